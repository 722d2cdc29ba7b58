"""Who appoints which seats in which body: a table with a row for whoever appoints and a column for each body. Lines between
the two would cross wherever two organisations sit in the same two bodies, which is what most do.
"""

from __future__ import annotations

from typing import NamedTuple

from governance.diagnostics import Text
from governance.model.actors import Actor
from governance.model.bodies import Body
from governance.model.seats import Seat, total
from governance.model.written import File
from governance.words.marks import NOBODY_THERE, NOT_STATED
from render.pictures.diagrams import seat_boxes
from render.pictures.diagrams.labels import ROLES, TITLES
from render.pictures.diagrams.view import View, owners
from render.pictures.drawing.page import fitness
from render.pictures.drawing.table_layout import GAP
from render.pictures.picture import Arrow, Box, Entry, Group, Lane, Line, Picture, Told, lines, named

HEAD = 104.0
"""Room for text in the first column."""
CELLS = (92.0, 104.0, 118.0)
"""Room for text in the other columns: that which makes the table fit a page best."""
_VOTES = Text("with a vote", "med stemme")
_OBSERVERS = Text("observing", "observatører")
_OBSERVER = Text("observing", "observatør")
_SEATS, _ONE = Text("seats", "pladser"), Text("seat", "plads")
_CHAIR = Text("Chair", "Formand")
_NO_SEATS = Text("Seats not stated", "Pladser ikke angivet")
_WITHOUT = Text("No seats in the model", "Ingen pladser i modellen")
_DEPUTY = Text("seat with a deputy", "plads med suppleant")
_PERSON = Text("a member / an observer", "et medlem / en observatør")


Owners = tuple[Actor, ...]
"""Those in whose name a seat stands; nobody where that is not stated, or none of those is there."""


class Row(NamedTuple):
    """Seats in the same name; where in nobody's, by why that is so."""

    owners: Owners
    is_forsaken: bool = False


def draw(view: View, file: File) -> Picture:
    """The picture of one file: the seats of its bodies, and the seats elsewhere that it says who appoints."""
    title = f"{view.say(TITLES['membership'])}: {view.title(file)}"
    found = []
    for cell in CELLS:
        picture = Picture(f"membership-{file.id}", view.lang, title, view.heading(file), direction="LR", layout="table")
        _Table(view, picture, cell).make()
        found.append(picture)
    return max(found, key=fitness)


class _Table:
    def __init__(self, view: View, picture: Picture, cell: float) -> None:
        self.view = view
        self.room = cell
        self.picture = picture
        self.columns: dict[Body, list[tuple[Row, Seat]]] = {}
        for body in view.own_bodies:
            if body.seats:
                self.columns[body] = [(Row(owners(seat), seat.is_forsaken), seat) for seat in body.seats.values()]
        for actor in (thing for thing in view.own("party", "office", "body") if isinstance(thing, Actor)):
            for seat in actor.appoints.things:
                if not view.is_own(seat.body):
                    self.columns.setdefault(seat.body, []).append((Row((actor,)), seat))

    def make(self) -> None:
        rows = list(dict.fromkeys(whose for seats in self.columns.values() for whose, _ in seats))
        heads = {whose: self.row_head(whose) for whose in rows}
        cells: dict[Row, list[Box]] = {}
        for seats in self.columns.values():
            for whose, seat in seats:
                cell = self.cell(whose, seat)
                cells.setdefault(whose, []).append(cell)
                self.picture.arrows.append(Arrow(heads[whose].key, cell.key, "tie", seat_boxes.ties(self.view, seat)))
        self.picture.groups = [self.column_head(body) for body in self.columns]
        for number, whose in enumerate(rows):
            here = [heads[whose], *cells[whose]]
            self.picture.boxes += here
            self.picture.lanes.append(Lane(f"row {number}", "", [[box.key for box in here]]))
        self.rest()
        self.legend()

    def noted(self, body: Body) -> str:
        """A mark that leads to what the model notes of a body whose seats nobody states: that it may be no body of its own."""
        said = self.view.words(body.note) if body.not_stated("seats") else ""
        return self.picture.marks([said] if said else [])

    def row_head(self, whose: Row) -> Box:
        """Whoever appoints."""
        view, ids = self.view, ", ".join(actor.label for actor in whose.owners)
        key = f"row {ids}{'?' * whose.is_forsaken}"
        if not whose.owners:
            said = view.say(NOBODY_THERE if whose.is_forsaken else NOT_STATED)
            return Box(key, Told("unknown", "?", "", said), "unknown", named(said, HEAD), wide=HEAD + 18)
        name = view.called(whose.owners)
        role = view.role(ids) if len(whose.owners) == 1 else "party"
        told = view.told(ids) if len(whose.owners) == 1 else Told("party", ids, "", name)
        return Box(key, told, role, named(name, HEAD), wide=HEAD + 18)

    def cell(self, whose: Row, seat: Seat) -> Box:
        """A seat; of a body elsewhere only what the row's owner appoints."""
        key = f"{seat.label} {', '.join(actor.label for actor in whose.owners)}"
        found = seat_boxes.box(self.view, self.picture, seat, key, self.room, only_one=not self.view.is_own(seat.body))
        found.group = f"column {seat.body.label}"
        return found

    def column_head(self, body: Body) -> Group:
        """A body: how many have a vote, and who chairs."""
        view = self.view
        text = named(view.name(body.label), self.room)
        if view.is_own(body):
            votes, observers = _sum(body, observers=False), _sum(body, observers=True)
            parts = [f"{votes} {view.say(_VOTES if body.rule is not None else _ONE if votes == '1' else _SEATS)}"]
            parts += [f"{observers} {view.say(_OBSERVER if observers == '1' else _OBSERVERS)}"] if observers != "0" else []
            text += lines(", ".join(parts), self.room)
            said, told = seat_boxes.chair(view, self.picture, body)
            text += lines(f"{view.say(_CHAIR)}: {said}", self.room, told=told) if said else []
        else:
            text += lines(f"({view.title(body.file)})", self.room, ink="muted")
        return Group(f"column {body.label}", view.told(body.label), text, body.level)

    def rest(self) -> None:
        """Bodies whose seats the model does not give."""
        view = self.view
        bodies = [body for body in view.own_bodies if not body.seats]
        text: list[Line] = []
        for said, here in (
            (_NO_SEATS, [body for body in bodies if body.not_stated("seats")]),
            (_WITHOUT, [body for body in bodies if not body.not_stated("seats")]),
        ):
            room = max(HEAD + (self.room + 18 + GAP) * len(self.columns), 420.0)
            told = tuple(view.told(body.label) for body in here)
            names = "; ".join(view.name(body.label) + self.noted(body) for body in here)
            text += lines(f"{view.say(said)}: {names}", room, told=told) if here else []
        if text:
            known = ", ".join(told.id for line in text for told in line.told)
            self.picture.boxes.append(Box("rest", Told("bodies", known, "", text[0].text), "plain", text, align="start"))

    def legend(self) -> None:
        """What the dots and outlines mean."""
        say = self.view.say
        looks = {seat_boxes.look(seat) for seats in self.columns.values() for _, seat in seats}
        for look, text in (("seat", ROLES["seat"]), ("deputy", _DEPUTY), ("observer", ROLES["observer"])):
            if look in looks:
                self.picture.legend.append(Entry("box", look, say(text)))
        if self.columns:
            self.picture.legend.append(Entry("text", "", f"{seat_boxes.VOTE} / {seat_boxes.OBSERVER}  {say(_PERSON)}"))


def _sum(body: Body, *, observers: bool) -> str:
    """How many with a vote, or how many observers, a body has."""
    number = total(tuple(seat for seat in body.seats.values() if seat.observer is observers))
    return "?" if number is None else str(number.low) if number.low == number.high else f"{number.low}–{number.high}"
