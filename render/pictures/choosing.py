"""What `render` draws: from what was asked for to pictures, on a day, or where they are the same on all days."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from governance.diagnostics import Lang, Text
from governance.model.bodies import Body
from governance.model.cases import Case
from governance.model.documents import Clause
from governance.model.resolution import Model
from governance.model.things import Thing
from governance.model.timeline import Timeline
from governance.model.written import File, Kind
from render.pictures.diagrams import cut as cuts
from render.pictures.diagrams.cut import Cut
from render.pictures.diagrams.diagram_registry import DIAGRAMS, Diagram, Of, by_name, draw
from render.pictures.drawing.graphviz_engine import EngineFailed, choose, engines, version
from render.pictures.drawing.picture_formats import FORMATS, Drawn
from render.pictures.picture import Picture
from render.pictures.theme import LEAST
from render.text.catalogue_text import absent_text, ambiguous_text, unknown_text


class Refused(Exception):
    """What was asked for cannot be drawn: `text` says why, and what can. `usage`: whatever the models say."""

    def __init__(self, text: Text, *, usage: bool = False) -> None:
        super().__init__(text.en)
        self.text = text
        self.usage = usage


class _Asked(NamedTuple):
    """A picture that is asked for: of a file, or of things, which may be there on some days only."""

    diagram: Diagram
    files: tuple[File, ...]
    """The file that it is of; or those on whose days the things are asked about."""
    things: tuple[Thing[object], ...] = ()
    """Each as it is on a day on which it is there."""

    def on(self, model: Model) -> Of | None:
        """What it is drawn of on the days of a model; None where that is not there."""
        if self.diagram.of == "file":
            return self.files[0] if self.files[0] in model.files else None
        there = [model.thing(thing.record) for thing in self.things]
        if self.diagram.of == "body":
            return there[0] if isinstance(there[0], Body) else None
        return [case for case in there if isinstance(case, Case)] or None


def pictures(
    timeline: Timeline,
    names: Sequence[str],
    diagram: str | None,
    lang: Lang,
    cut: Cut,
    *,
    day: date | None = None,
    whole: bool = False,
) -> list[Picture]:
    """The pictures that `names` ask for: a diagram's name and ids, or ids alone; on a day, or those that are the same on all days.

    `whole`: however large they are. Raises Refused, and Differs where a picture is not the same on all days.
    """
    asking = _Asking(timeline, day)
    asked = list(asking.asked(names, diagram))
    if cut.around:
        cut = cut._replace(around=asking.one(cut.around).label)
    elif not cut and len(names) == 1 and not diagram and not by_name(names[0]) and not asking.file(names[0]):
        thing = asking.one(names[0])
        cut = cut if isinstance(thing, Body | Case) else Cut(thing.label, 1)

    def drawn(one: _Asked, model: Model) -> Picture | None:
        of = one.on(model)
        if of is None:
            return None
        picture = draw(one.diagram, model, of, lang, day)
        if cut:
            cuts.apply(picture, cut)
        large = None if whole else cuts.too_large(picture)
        if large is not None:
            raise Refused(large)
        return picture if picture.boxes or picture.groups else None

    answers = [timeline.answer(partial(drawn, one), day, of=one.files) for one in asked]
    found = [picture for picture in answers if picture is not None]
    if not found:
        raise Refused(
            Text(
                "there is nothing to draw: the models have nothing of what this picture shows, or the cut leaves nothing of it",
                "der er intet at tegne: modellerne har intet af det, billedet viser, eller udsnittet levner intet af det",
            )
        )
    return found


class _Asking:
    """Finds what is meant by what was asked for."""

    def __init__(self, timeline: Timeline, day: date | None) -> None:
        self.timeline = timeline
        self.day = day

    def asked(self, names: Sequence[str], diagram: str | None) -> Iterator[_Asked]:
        """The pictures that names ask for."""
        kind = by_name(diagram) if diagram else by_name(names[0]) if names else DIAGRAMS[0]
        ids = names[1:] if kind and not diagram and names else names
        if kind is None:
            yield from map(self.suited, ids)
        elif kind.of == "file":
            yield from (_Asked(kind, (file,)) for file in ([self.file_or_refuse(name) for name in ids] or self.drawn_alone()))
        elif not ids:
            what = Text("a body", "et organ") if kind.of == "body" else Text("a case", "en sag")
            list_ = "body" if kind.of == "body" else "case"
            raise Refused(
                Text(
                    f"{kind.name} is drawn of {what.en}: `govcheck render {kind.name} ID`; `govcheck list {list_}` lists them",
                    f"{kind.name} tegnes af {what.da}: `govcheck render {kind.name} ID`; `govcheck list {list_}` viser dem",
                ),
                usage=True,
            )
        elif kind.of == "body":
            yield from (_of_things(kind, self.of_kind(name, "body")) for name in ids)
        else:
            yield _of_things(kind, *(self.of_kind(name, "case") for name in ids))

    def drawn_alone(self) -> list[File]:
        """The files that were asked for, without those that only say more of the things of others of them: their pictures show it."""
        files = [file for file in self.timeline.files if file.requested]

        def adds(file: File) -> bool:
            others = [other for other in files if other is not file]
            records = [record for kind in _KINDS for record in file.all(kind)]
            return not records or any(one.same.model not in others or one.kind != one.same.kind for one in records)

        return [file for file in files if adds(file)]

    def suited(self, name: str) -> _Asked:
        """The picture that suits a thing: a body's card, a case's way, the structure of a file, else the map around it."""
        file = self.file(name)
        if file is not None:
            return _Asked(DIAGRAMS[0], (file,))
        thing = self.one(name)
        if isinstance(thing, Clause):
            return _Asked(_diagram("map"), (thing.document.file,))
        kind = _diagram(_SUITED.get(thing.kind, "map"))
        return _Asked(kind, (thing.file,)) if kind.of == "file" else _of_things(kind, thing)

    def file(self, name: str) -> File | None:
        """The file whose model has an id."""
        return next((file for file in self.timeline.files if file.id == name), None)

    def file_or_refuse(self, name: str) -> File:
        """The same; Refused where there is none."""
        file = self.file(name)
        if file is None:
            ids = ", ".join(file.id for file in self.timeline.files)
            raise Refused(
                Text(
                    f"no model has the id {name}; there are {ids}. To cut the picture down: --around {name}",
                    f"ingen model har id'et {name}; der er {ids}. For at skære billedet ned: --around {name}",
                )
            )
        return file

    def one(self, name: str) -> Thing[object] | Clause:
        """The one thing that is meant by a name, on the day or, without one, on the first on which it is there, if it can be as a body.

        Refused where there is none.
        """
        timeline, day = self.timeline, self.day
        records = timeline.find(name)
        if not records:
            raise Refused(unknown_text(timeline, name))
        if len(records) > 1:
            raise Refused(ambiguous_text(name, [f"{record.model.id}.{record.id}" for record in records]))
        (record,) = records
        models = timeline.models() if day is None else [timeline.on(day)]
        things = [model.clause_at(record) if record.kind == "clause" else model.thing(record) for model in models]
        found = [thing for thing in things if thing is not None]
        if found:
            return next((thing for thing in found if isinstance(thing, Body)), found[0])
        there = timeline.days_there(record)
        raise Refused(absent_text(name, there, day) if there and day is not None else unknown_text(timeline, name))

    def of_kind(self, name: str, kind: Kind) -> Thing[object]:
        """The same, where it is of a kind."""
        thing = self.one(name)
        if isinstance(thing, Clause) or thing.kind != kind:
            words = {"body": Text("body", "organ"), "case": Text("case", "sag")}[kind]
            raise Refused(
                Text(
                    f"{name} is no {words.en}; `govcheck list {kind}` lists them, and `govcheck render {name}` draws what suits it",
                    f"{name} er ikke {words.da}; `govcheck list {kind}` viser dem, og `govcheck render {name}` tegner, hvad der passer",
                )
            )
        return thing


_KINDS: tuple[Kind, ...] = ("document", "party", "office", "body", "facet", "case", "subject", "contribution")
_SUITED: dict[Kind, str] = {"body": "body", "case": "route", "contribution": "funding", "part": "funding"}
"""The diagram that suits a thing."""


def _diagram(name: str) -> Diagram:
    found = by_name(name)
    assert found is not None, name
    return found


def _of_things(kind: Diagram, *things: Thing[object]) -> _Asked:
    return _Asked(kind, tuple(dict.fromkeys(map(_speaker, things))), things)


def _speaker(thing: Thing[object]) -> File:
    """The file on whose days a thing is asked about: of those that were asked for the first that speaks of it."""
    return next((file for file in thing.files if file.requested), thing.file)


def targets(found: list[Picture], output: str | None, form: str, *, folder: bool) -> list[str]:
    """Where each picture goes: named after itself, in the folder `output` or here; or the one file `output`. Raises Refused."""
    names = [f"{picture.name}{FORMATS[form][0]}" for picture in found]
    if output is None:
        return names
    if folder:
        return [os.path.join(output, name) for name in names]
    if len(found) > 1:
        listed = ", ".join(picture.name for picture in found)
        if output == "-":
            raise Refused(
                Text(
                    f"these are {len(found)} pictures ({listed}), and standard output takes one: name the model, or choose it with -m",
                    f"det er {len(found)} billeder ({listed}), og standardoutput tager ét: nævn modellen, eller vælg den med -m",
                ),
                usage=True,
            )
        raise Refused(
            Text(
                f"these are {len(found)} pictures ({listed}) and one file: give a folder (-o {output}{os.sep} where it is one),"
                " name the model, or choose it with -m",
                f"det er {len(found)} billeder ({listed}) og én fil: angiv en mappe (-o {output}{os.sep}, hvis det er en),"
                " nævn modellen, eller vælg den med -m",
            )
        )
    return [output]


def paper(name: str, drawn: Drawn) -> Text | None:
    """What to know before printing, where A4 is too small."""
    if drawn.paper == "A4":
        return None
    on = Text(f"takes {drawn.paper}", f"kræver {drawn.paper}") if drawn.paper else Text("fits no paper", "passer på intet papir")
    return Text(
        f"{name} {on.en}, or its text would be under {LEAST:g} points: cut it with --around, --depth or --only, or show it as HTML",
        f"{name} {on.da}, ellers blev teksten under {LEAST:g} punkt: skær ned med --around, --depth eller --only, eller vis det som HTML",
    )


def engines_text(lang: Lang) -> str:
    """The layout engines that are there, the one that is taken first, with their versions."""
    there = engines()
    if not there:
        try:
            choose()
        except EngineFailed as error:
            return error.text.to(lang) + "\n"
    lines = [f"{engine.name:<11} Graphviz {version(engine):<8} {engine.where}" for engine in there]
    return "\n".join(lines) + "\n"


def safe_link(link: str) -> bool:
    """Whether an address can stand in a picture: nothing that would run there."""
    if any(ord(letter) < 0x21 or letter in '"<>`' for letter in link):
        return False
    head, colon, _ = link.partition(":")
    return not colon or "/" in head or "#" in head or "?" in head or head.lower() in ("http", "https", "mailto")
