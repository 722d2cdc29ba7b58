"""Who appoints which seats in which body: a table with a row for whoever appoints and a column for each body. Lines between
the two would cross wherever two organisations sit in the same two bodies, which is what most do.
"""

from __future__ import annotations

from governance.diagnostics import Lang, Text
from governance.model.written import Entity, Model, Models
from governance.words.marks import NOT_STATED
from render.pictures.diagrams import seat_boxes
from render.pictures.diagrams.labels import ROLES, TITLES
from render.pictures.diagrams.seat_boxes import Owners
from render.pictures.diagrams.view import Things, View
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


def draw(models: Models, model: Model, lang: Lang, known: Things | None = None) -> Picture:
    """The picture of one model: the seats of its bodies, and the seats elsewhere that it says who appoints."""
    view = View(models, lang, known)
    title = f"{view.say(TITLES['membership'])}: {view.title(model)}"
    found = []
    for cell in CELLS:
        picture = Picture(f"membership-{model.id}", lang, title, view.heading(model), direction="LR", layout="table")
        _Table(view, model, picture, cell).make()
        found.append(picture)
    return max(found, key=fitness)


class _Table:
    def __init__(self, view: View, model: Model, picture: Picture, cell: float) -> None:
        self.view = view
        self.room = cell
        self.model = model
        self.picture = picture
        self.columns: dict[str, list[tuple[Owners, Entity]]] = {}
        for body in model.all("body"):
            if body.parts:
                self.columns[view.models.label(body)] = [(seat_boxes.owners(view, seat), seat) for seat in body.parts.values()]
        for kind in ("party", "office", "body"):
            for entity in model.all(kind):
                for link in entity.spec.appoints or ():
                    seat = model.find(link.id)
                    if seat is not None and seat.model is not model:
                        of = view.models.label(seat).rpartition(".")[0]
                        self.columns.setdefault(of, []).append(((view.models.label(entity),), seat))

    def make(self) -> None:
        rows = list(dict.fromkeys(owners for seats_ in self.columns.values() for owners, _ in seats_))
        heads = {owners: self.row_head(owners) for owners in rows}
        cells: dict[tuple[Owners, str], list[Box]] = {}
        for body, seats_ in self.columns.items():
            for owners, seat in seats_:
                cell = self.cell(body, owners, seat)
                cells.setdefault((owners, body), []).append(cell)
                told = seat_boxes.ties(self.view, self.view.models.label(seat))
                self.picture.arrows.append(Arrow(f"row {', '.join(owners)}", cell.key, "tie", told))
        self.picture.groups = [self.column_head(body) for body in self.columns]
        for number, owners in enumerate(rows):
            here = [heads[owners], *(cell for body in self.columns for cell in cells.get((owners, body), []))]
            self.picture.boxes += here
            self.picture.lanes.append(Lane(f"row {number}", "", [[box.key for box in here]]))
        self.rest()
        self.legend()

    def note(self, text: str) -> str:
        """Put a text below the picture."""
        if text not in self.picture.notes:
            self.picture.notes.append(text)
        return f" ({self.picture.notes.index(text) + 1})"

    def noted(self, body: str) -> str:
        """A mark that leads to what the model notes of a body whose seats nobody states: that it may be no body of its own."""
        spec = self.view.spec(body)
        said = self.view.words(spec.note) if spec.seats == "not_stated" else ""
        return self.note(said) if said else ""

    def row_head(self, owners: Owners) -> Box:
        """Whoever appoints."""
        view = self.view
        key = f"row {', '.join(owners)}"
        if not owners:
            return Box(key, Told("unknown", "?", "", view.say(NOT_STATED)), "unknown", named(view.say(NOT_STATED), HEAD), wide=HEAD + 18)
        name = view.names(view.name(id_) for id_ in owners)
        role = view.role(owners[0]) if len(owners) == 1 else "party"
        told = view.told(owners[0]) if len(owners) == 1 else Told("party", ", ".join(owners), "", name)
        return Box(key, told, role, named(name, HEAD), wide=HEAD + 18)

    def cell(self, body: str, owners: Owners, seat: Entity) -> Box:
        """A seat; of a body elsewhere only what the row's owner appoints."""
        foreign = seat.model is not self.model
        found = seat_boxes.box(
            self.view, seat, f"{self.view.models.label(seat)} {', '.join(owners)}", self.room, self.note, only_one=foreign
        )
        found.group = f"column {body}"
        return found

    def column_head(self, body: str) -> Group:
        """A body: how many have a vote, and who chairs."""
        view = self.view
        text = named(view.name(body), self.room)
        if view.entities[body][0].model is self.model or any(e.model is self.model for e in view.entities[body]):
            votes, observers = _sum(self.columns[body], observers=False), _sum(self.columns[body], observers=True)
            decides = seat_boxes.votes(view, body)
            parts = [f"{votes} {view.say(_VOTES if decides else _ONE if votes == '1' else _SEATS)}"]
            parts += [f"{observers} {view.say(_OBSERVER if observers == '1' else _OBSERVERS)}"] if observers != "0" else []
            text += lines(", ".join(parts), self.room)
            said, told = seat_boxes.chair(view, body, self.note)
            text += lines(f"{view.say(_CHAIR)}: {said}", self.room, told=told) if said else []
        else:
            text += lines(f"({view.title(view.entities[body][0].model)})", self.room, ink="muted")
        return Group(f"column {body}", view.told(body), text, view.role(body))

    def rest(self) -> None:
        """Bodies whose seats the model does not give."""
        view = self.view
        bodies = [body for body in self.model.all("body") if not body.parts]
        text: list[Line] = []
        for said, here in (
            (_NO_SEATS, [body for body in bodies if body.spec.seats == "not_stated"]),
            (_WITHOUT, [body for body in bodies if body.spec.seats != "not_stated"]),
        ):
            room = max(HEAD + (self.room + 18 + GAP) * len(self.columns), 420.0)
            told = tuple(view.told(view.models.label(body)) for body in here)
            names = "; ".join(view.called(body) + self.noted(view.models.label(body)) for body in here)
            text += lines(f"{view.say(said)}: {names}", room, told=told) if here else []
        if text:
            known = ", ".join(told.id for line in text for told in line.told)
            self.picture.boxes.append(Box("rest", Told("bodies", known, "", text[0].text), "plain", text, align="start"))

    def legend(self) -> None:
        """What the dots and outlines mean."""
        say = self.view.say
        roles = {seat_boxes.role(seat) for seats_ in self.columns.values() for _, seat in seats_}
        for role, text in (("seat", ROLES["seat"]), ("deputy", _DEPUTY), ("observer", ROLES["observer"])):
            if role in roles:
                self.picture.legend.append(Entry("box", role, say(text)))
        if self.columns:
            self.picture.legend.append(Entry("text", "", f"{seat_boxes.VOTE} / {seat_boxes.OBSERVER}  {say(_PERSON)}"))


_PERSON = Text("a member / an observer", "et medlem / en observatør")


def _sum(here: list[tuple[Owners, Entity]], *, observers: bool) -> str:
    low = high = 0
    for _, seat in here:
        number = seat_boxes.count(seat)
        if bool(seat.spec.observer) != observers:
            continue
        if number is None:
            return "?"
        low, high = low + number[0], high + number[1]
    return str(low) if low == high else f"{low}–{high}"
