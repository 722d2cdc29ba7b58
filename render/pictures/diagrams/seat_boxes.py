"""A seat as pictures show it: one dot for each person, filled where the seat has a vote, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

from governance.diagnostics import Text
from governance.model.written import Entity, seat_count
from governance.words import mandates
from governance.words.marks import ASSUMED, NOT_STATED
from render.pictures.diagrams.view import View
from render.pictures.picture import Box, Line, Told, lines

VOTE, OBSERVER = "●", "○"
MOST = 7
"""So many dots are seen at a glance; of more the number is written."""
_FROM = mandates.ORIGINS["from"]
_POST = Text("as", "som")
_EACH = Text("for each of", "for hver af")
_CHANGE_UNKNOWN = Text("how it changes is not stated", "hvordan den skifter, er ikke angivet")
_CHAIR_OF = Text("that of", "den for")
Owners = tuple[str, ...]
"""Ids of those in whose name a seat stands."""
_TIES = ("appoints", "holds", "drawn_from", "sits_in")


def role(seat: Entity) -> str:
    """How the seat is drawn: observer, deputy (a seat that has one) or seat."""
    return "observer" if seat.spec.observer else "deputy" if seat.spec.deputy else "seat"


def votes(view: View, body: str) -> bool:
    """Whether the text gives the body a rule by which it decides: without one, nobody is said to have a vote."""
    return any(entity.kind == "body" and entity.spec.decides not in (None, "not_stated") for entity in view.entities[body])


def count(seat: Entity) -> tuple[int, int] | None:
    """At least and at most how many persons."""
    return seat_count(seat.model, seat.spec)


def dots(number: tuple[int, int] | None, *, observer: bool) -> str:
    """The dots: ●● for two, 11 ● for eleven, and a range where the text leaves it open."""
    dot = OBSERVER if observer else VOTE
    if number is None:
        return f"? {dot}"
    low, high = number
    if low != high:
        return f"{low}–{high} {dot}"
    return " ".join([dot] * low) if 0 < low <= MOST else f"{low} {dot}"


def ties(view: View, seat: str) -> tuple[Told, ...]:
    """Every relation of the seat: who appoints or holds it, whom its holder is drawn from, where it is."""
    return tuple(view.relation(edge) for edge in view.edges if edge.kind in _TIES and seat in (edge.source, edge.target))


def head(view: View, seat: Entity, number: tuple[int, int] | None, mark: str = "") -> str:
    """The dots, and what kind of seat it is."""
    spec = seat.spec
    kinds = [view.say(mandates.OBSERVER)] if spec.observer else []
    kinds += [view.say(mandates.WITH_DEPUTY)] if spec.deputy else []
    kinds += [view.say(mandates.MANDATES[spec.mandate])] if spec.mandate else []
    kinds += [f"{view.say(mandates.WEIGHT)} {spec.weight}"] if spec.weight is not None else []
    return f"{dots(number, observer=spec.observer)}  {', '.join(kinds)}".rstrip() + mark


def text(view: View, seat: Entity, room: float, note: Callable[[str], str], *, owner: bool = False) -> tuple[list[Line], str]:
    """What is said of a seat, under its dots; and a mark where there was nowhere to put it.

    `note` puts a text below the picture and gives the mark that leads there.
    `owner`: also say who appoints it, because nothing around it does.
    """
    spec, found = seat.spec, []
    assumed = view.words(spec.assumed)
    said = view.words(spec.note)
    mark = note(f"{view.say(ASSUMED)}: {assumed}") if assumed else ""
    mark += note(said) if said else ""
    name = view.words(spec.name)
    if name:
        found.append(name)
    if owner:
        by = _labels(view, seat, spec.appointed_by if isinstance(spec.appointed_by, list) else [spec.each] if spec.each else [])
        if by and view.names(by) != name:
            found.append(f"{view.say(_EACH)} {by[0]}" if spec.each and not isinstance(spec.appointed_by, list) else view.names(by))
    if spec.held_by and not (name and not owner):
        posts = _labels(view, seat, spec.held_by)
        found.append(f"{view.say(_POST)} {view.names(posts)}" if not owner else view.names(posts))
    if spec.from_ and (owner or spec.each or isinstance(spec.appointed_by, list)):
        found.append(f"{view.say(_FROM)} {view.names(_labels(view, seat, spec.from_))}")
    if spec.appointed_by == "not_stated":
        found.append(view.say(mandates.ORIGINS["not_stated"]))
    if mark and found:
        found[-1] += mark
    return [line for one in found for line in lines(one, room)], "" if found else mark


def box(view: View, seat: Entity, key: str, room: float, note: Callable[[str], str], *, owner: bool = False, only_one: bool = False) -> Box:
    """The seat as a box. `only_one`: it is about one of those that it stands for."""
    label = view.models.label(seat)
    under, mark = text(view, seat, room, note, owner=owner)
    number = ((seat.spec.count.low, seat.spec.count.high) if seat.spec.count else (1, 1)) if only_one else count(seat)
    top = lines(head(view, seat, number, mark), room, told=ties(view, label))
    kind = role(seat)
    told = view.told(label, " ".join(line.text for line in (*top, *under)))
    found = Box(key, told, "observer" if kind == "observer" else "seat", [*top, *under], wide=room + 18, look=kind)
    found.high -= 3
    return found


def owners(view: View, seat: Entity) -> Owners:
    """Whoever appoints to the seat; else whose post holds it, or whom its holder comes from; nobody where nothing is stated."""
    spec = seat.spec
    texts: list[str] = spec.from_ or []
    if isinstance(spec.appointed_by, list):
        texts = spec.appointed_by
    elif spec.held_by:
        found = [_whose(view, seat, text) for text in spec.held_by]
        return tuple(dict.fromkeys(label for label in found if label))
    elif spec.each:
        texts = [spec.each]
    return tuple(dict.fromkeys(label for text in texts if (label := view.label(seat.model, text))))


def _whose(view: View, seat: Entity, text: str) -> str | None:
    """The organisation whose post it is; an organisation itself."""
    found = seat.model.find(text)
    if found is None:
        return None
    whose = (found.spec.party or found.spec.each) if found.kind == "office" else None
    return view.label(found.model, whose) if whose else view.models.label(found)


def chair(view: View, body: str, note: Callable[[str], str]) -> tuple[str, tuple[Told, ...]]:
    """Who chairs a body, in words; empty where the model says nothing of it."""
    entity = next(entity for entity in view.entities[body] if entity.kind == "body")
    spec = entity.spec.chair
    told = tuple(view.relation(edge) for edge in view.edges if edge.target == body and edge.kind in ("chairs", "provides_chair_of"))
    if spec is None or spec == "not_stated":
        return (view.say(NOT_STATED) if spec else ""), told
    said = view.names(_labels(view, entity, [*(spec.from_ or ()), *(spec.held_by or ())]))
    if spec.from_:
        said = f"{view.say(_FROM)} {said}"
    if spec.seat:
        held = [owner for text in spec.seat for owner in owners(view, entity.parts[text])] if set(spec.seat) <= set(entity.parts) else []
        said = view.names([view.name(id_) for id_ in dict.fromkeys(held)] or spec.seat)
    if spec.chair_of:
        said = f"{view.say(_CHAIR_OF)} {view.names(_labels(view, entity, [spec.chair_of]))}"
    changes = view.say(_CHANGE_UNKNOWN) if spec.changes == "not_stated" else view.words(spec.changes)
    marks = [
        note(text) for text in (f"{view.say(ASSUMED)}: {view.words(spec.assumed)}" if spec.assumed else "", view.words(spec.note)) if text
    ]
    return said + (f"; {changes}" if changes else "") + "".join(marks), told


def _labels(view: View, seat: Entity, texts: list[str]) -> list[str]:
    return [view.name(id_) for text in texts if (id_ := view.label(seat.model, text))]
