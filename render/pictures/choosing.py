"""What `render` draws: from what was asked for to pictures."""

from __future__ import annotations

import os

from governance.diagnostics import Lang, Text
from governance.model.written import Entity, Model, Models
from render.pictures.diagrams import cut as cuts
from render.pictures.diagrams.cut import Cut
from render.pictures.diagrams.diagram_registry import DIAGRAMS, Diagram, by_name, draw
from render.pictures.diagrams.view import things
from render.pictures.drawing.graphviz_engine import EngineFailed, choose, engines, version
from render.pictures.drawing.picture_formats import FORMATS, Drawn
from render.pictures.picture import Picture
from render.pictures.theme import LEAST
from render.text.catalogue_text import ambiguous_text, unknown_text


class Refused(Exception):
    """What was asked for cannot be drawn: `text` says why, and what can. `usage`: whatever the models say."""

    def __init__(self, text: Text, *, usage: bool = False) -> None:
        super().__init__(text.en)
        self.text = text
        self.usage = usage


def pictures(models: Models, names: tuple[str, ...], diagram: str | None, lang: Lang, cut: Cut, *, whole: bool = False) -> list[Picture]:
    """The pictures that `names` ask for: a diagram's name and ids, or ids alone. `whole`: however large they are.

    Raises Refused.
    """
    asked = _asked(models, names, diagram)
    known = things(models)
    found = [draw(kind, models, of, lang, known) for kind, of in asked]
    if cut.around:
        cut = cut._replace(around=models.label(_one(models, cut.around)))
    if len(names) == 1 and not diagram and not by_name(names[0]):
        thing = None if _model(models, names[0]) else _one(models, names[0])
        if thing is not None and thing.kind not in ("body", "case") and not cut:
            cut = Cut(models.label(thing), 1)
    for picture in found:
        if cut:
            cuts.apply(picture, cut)
        large = None if whole else cuts.too_large(picture)
        if large is not None:
            raise Refused(large)
    found = [picture for picture in found if picture.boxes or picture.groups]
    if not found:
        raise Refused(
            Text(
                "there is nothing to draw: the models have nothing of what this picture shows, or the cut leaves nothing of it",
                "der er intet at tegne: modellerne har intet af det, billedet viser, eller udsnittet levner intet af det",
            )
        )
    return found


def _asked(models: Models, names: tuple[str, ...], diagram: str | None) -> list[tuple[Diagram, Model | Entity | list[Entity]]]:
    kind = by_name(diagram) if diagram else by_name(names[0]) if names else DIAGRAMS[0]
    ids = names[1:] if kind and not diagram and names else names
    if kind is None:
        return [pair for name in ids for pair in _suited(models, name)]
    if kind.of == "model":
        named = [_model_or_refuse(models, name) for name in ids]
        return [(kind, model) for model in named or [model for model in models if model.requested]]
    if not ids:
        what = Text("a body", "et organ") if kind.of == "body" else Text("a case", "en sag")
        list_ = "body" if kind.of == "body" else "case"
        raise Refused(
            Text(
                f"{kind.name} is drawn of {what.en}: `govcheck render {kind.name} ID`; `govcheck list {list_}` lists them",
                f"{kind.name} tegnes af {what.da}: `govcheck render {kind.name} ID`; `govcheck list {list_}` viser dem",
            ),
            usage=True,
        )
    things = [_of_kind(models, name, "body" if kind.of == "body" else "case") for name in ids]
    return [(kind, things)] if kind.of == "cases" else [(kind, thing) for thing in things]


def _suited(models: Models, name: str) -> list[tuple[Diagram, Model | Entity | list[Entity]]]:
    """The picture that suits a thing: a body's card, a case's way, the structure of a model, else the map around it."""
    model = _model(models, name)
    if model is not None:
        return [(DIAGRAMS[0], model)]
    thing = _one(models, name)
    kind = by_name({"body": "body", "case": "route", "contribution": "funding", "part": "funding"}.get(_kind(models, thing), "map"))
    assert kind is not None
    return [(kind, thing if kind.of == "body" else [thing] if kind.of == "cases" else thing.model)]


def _kind(models: Models, thing: Entity) -> str:
    """Its kind; what one model describes as a body is one, though another knows it as a party."""
    return "body" if any(body.same is thing.same for body in models.all("body")) else thing.kind


def _model(models: Models, name: str) -> Model | None:
    return next((model for model in models if model.id == name), None)


def _model_or_refuse(models: Models, name: str) -> Model:
    model = _model(models, name)
    if model is None:
        ids = ", ".join(model.id for model in models)
        raise Refused(
            Text(
                f"no model has the id {name}; there are {ids}. To cut the picture down: --around {name}",
                f"ingen model har id'et {name}; der er {ids}. For at skære billedet ned: --around {name}",
            )
        )
    return model


def _one(models: Models, name: str) -> Entity:
    found = models.find(name)
    if len(found) != 1:
        raise Refused(ambiguous_text(models, name, found) if found else unknown_text(models, name))
    return found[0]


def _of_kind(models: Models, name: str, kind: str) -> Entity:
    thing = _one(models, name)
    if _kind(models, thing) != kind:
        words = {"body": Text("body", "organ"), "case": Text("case", "sag")}[kind]
        raise Refused(
            Text(
                f"{name} is no {words.en}; `govcheck list {kind}` lists them, and `govcheck render {name}` draws what suits it",
                f"{name} er ikke {words.da}; `govcheck list {kind}` viser dem, og `govcheck render {name}` tegner, hvad der passer",
            )
        )
    return thing


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
