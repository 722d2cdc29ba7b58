"""A seat as pictures show it: one dot for each person, filled where the seat has a vote, and what is said of it."""

from __future__ import annotations

from governance.diagnostics import Text
from governance.model.bodies import Body
from governance.model.seats import Seat
from governance.schema.values import Range
from governance.words import mandates
from governance.words.marks import NOBODY_THERE, NOT_STATED
from governance.words.numbers import number_text
from render.pictures.diagrams.view import View, owners
from render.pictures.picture import Box, Line, Picture, Told, lines

VOTE, OBSERVER = "●", "○"
MOST = 7
"""So many dots are seen at a glance; of more the number is written."""
_FROM = mandates.ORIGINS["from"]
_POST = Text("as", "som")
_CHANGE_UNKNOWN = Text("how it changes is not stated", "hvordan den skifter, er ikke angivet")
_CHAIR_OF = Text("that of", "den for")
_TIES = ("appoints", "holds", "drawn_from", "sits_in")
_CHAIRING = ("chairs", "provides_chair_of")


def look(seat: Seat) -> str:
    """How the seat is drawn: observer, deputy (a seat that has one) or seat."""
    return "observer" if seat.observer else "deputy" if seat.deputy else "seat"


def dots(number: Range | None, *, observer: bool) -> str:
    """The dots: ●● for two, 11 ● for eleven, a range where the text leaves it open; ? where it is not known."""
    dot = OBSERVER if observer else VOTE
    if number is None:
        return f"? {dot}"
    if number.low != number.high:
        return f"{number.low}–{number.high} {dot}"
    return " ".join([dot] * number.low) if 0 < number.low <= MOST else f"{number.low} {dot}"


def ties(view: View, seat: Seat) -> tuple[Told, ...]:
    """Every relation of the seat: who appoints or holds it, whom its holder is drawn from, where it is."""
    return view.relations(edge for edge in view.edges_of(seat.label) if edge.kind in _TIES)


def head(view: View, seat: Seat, number: Range | None) -> str:
    """The dots, how strongly the text says that there is such a seat, and what kind of seat it is."""
    kinds = [view.say(mandates.OBSERVER)] if seat.observer else []
    kinds += [view.say(mandates.WITH_DEPUTY)] if seat.deputy else []
    kinds += [view.say(mandates.MANDATES[seat.mandate])] if seat.mandate else []
    kinds += [f"{view.say(mandates.WEIGHT)} {view.say(number_text(seat.weight))}"] if seat.weight is not None else []
    return f"{dots(number, observer=seat.observer)}{view.force(seat.force)}  {', '.join(kinds)}".rstrip()


def nobody(view: View, seat: Seat) -> str:
    """What stands in the place of those in whose name a seat stands, where there are none."""
    return view.say(NOBODY_THERE if seat.is_forsaken else NOT_STATED)


def text(view: View, seat: Seat, room: float, marks: str) -> tuple[list[Line], str]:
    """What is said of a seat, under its dots, with the marks that lead to notes; and the marks, where there was nowhere to put them."""
    found: list[str] = []
    name = view.words(seat.named)
    if name:
        found.append(name)
    elif seat.held_by:
        found.append(f"{view.say(_POST)} {view.called(seat.held_by.things)}")
    if seat.from_ and (seat.each is not None or seat.appointed_by):
        found.append(f"{view.say(_FROM)} {view.called(seat.from_.things)}")
    if seat.appointer_not_stated:
        found.append(view.say(mandates.ORIGINS["not_stated"]))
    if marks and found:
        found[-1] += marks
    return [line for one in found for line in lines(one, room)], "" if found else marks


def box(view: View, picture: Picture, seat: Seat, key: str, room: float, *, only_one: bool = False) -> Box:
    """The seat as a box. `only_one`: it is about one of those that it stands for."""
    under, marks = text(view, seat, room, picture.marks(view.because(seat)))
    number = seat.number_of_each if only_one else seat.number
    top = lines(head(view, seat, number) + marks, room, told=ties(view, seat))
    kind = look(seat)
    told = view.told(seat.label, " ".join(line.text for line in (*top, *under)))
    found = Box(key, told, "observer" if kind == "observer" else "seat", [*top, *under], wide=room + 18, look=kind)
    found.high -= 3
    return found


def chair(view: View, picture: Picture, body: Body) -> tuple[str, tuple[Told, ...]]:
    """Who chairs a body, in words; empty where the model says nothing of it."""
    told = view.relations(edge for edge in view.edges_of(body.label) if edge.target == body.label and edge.kind in _CHAIRING)
    chair = body.chair
    if chair is None:
        return (view.say(NOT_STATED) if body.not_stated("chair") else ""), told
    if chair.chair_of is not None:
        said = f"{view.say(_CHAIR_OF)} {view.called([chair.chair_of])}"
    elif chair.seats.live:
        whose = [view.name(owner.label) for seat in chair.seats.things for owner in owners(seat)]
        said = view.names(whose or [*(view.words(seat.own_name) for seat in chair.seats.things), *chair.seats.unknown])
    else:
        said = view.called((*chair.from_.things, *chair.held_by.things))
        said = f"{view.say(_FROM)} {said}" if chair.from_ else said
    if chair.is_forsaken:
        said = view.say(NOBODY_THERE)
    changes = view.say(_CHANGE_UNKNOWN) if chair.changes_not_stated else view.words(chair.changes)
    parts = [said + view.force(chair.force)] * bool(said) + [changes] * bool(changes)
    return "; ".join(parts) + picture.marks(view.because(chair)), told
