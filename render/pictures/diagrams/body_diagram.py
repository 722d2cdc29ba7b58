"""One body as a card: who sits around it, those with a vote on the left and those without on the right; in the middle its
chair, rule, meetings, relations and cases.
"""

from __future__ import annotations

from collections.abc import Iterator

from governance.decisions.kinds import requirement
from governance.diagnostics import Lang, Text
from governance.facts import facts
from governance.model.edges import Edge
from governance.model.written import Entity, Models
from governance.words.forces import FORCES
from governance.words.levels import LEVELS
from governance.words.marks import ASSUMED, NOT_STATED, capital
from governance.words.relations import HEADS, RELATIONS, VERBS, Relation
from render.pictures.diagrams import seat_boxes
from render.pictures.diagrams.labels import ROLES
from render.pictures.diagrams.view import Things, View
from render.pictures.picture import Arrow, Box, Entry, Line, Picture, Told, cited, lines, named
from render.pictures.theme import LEADING, NAME, TEXT

CARD, SEAT, GAP, APART = 330.0, 120.0, 26.0, 7.0
"""Room for text in the card and in a seat, between the card and the seats, and between seats."""
_CHAIR = Text("Chair", "Formand")
_RULE = Text("Decides by", "Beslutter ved")
_CASES = Text("Cases", "Sager")
_VOTES, _MEMBERS = Text("With a vote", "Med stemme"), Text("Members", "Medlemmer")
_OBSERVERS = Text("Observers", "Observatører")
_SEATS = Text("Seats", "Pladser")
_IN_CASES: tuple[Relation, ...] = (*VERBS.values(), "takes_part_in", "receives")


def draw(models: Models, body: Entity, lang: Lang, known: Things | None = None) -> Picture:
    """The picture of one body."""
    view = View(models, lang, known)
    label = models.label(body)
    model = next((entity.model for entity in view.entities[label] if entity.kind == "body"), body.model)
    picture = Picture(f"body-{label}", lang, view.name(label), f"{view.title(model)} · {view.heading(model)}", direction="LR", layout="own")
    _Card(view, label, picture).make()
    return picture


class _Card:
    def __init__(self, view: View, body: str, picture: Picture) -> None:
        self.view = view
        self.body = body
        self.picture = picture
        self.bodies = [entity for entity in view.entities[body] if entity.kind == "body"]

    def make(self) -> None:
        view = self.view
        card = Box(self.body, view.told(self.body), view.role(self.body), list(self.text()), align="start", wide=CARD + 18)
        all_ = [seat for body in self.bodies for seat in body.parts.values()]
        votes = [seat for seat in all_ if not seat.spec.observer]
        others = [seat for seat in all_ if seat.spec.observer]
        heads = (_VOTES if seat_boxes.votes(view, self.body) else _MEMBERS, _OBSERVERS)
        if not others and len(votes) > 1:
            half = (len(votes) + 1) // 2
            votes, others, heads = votes[:half], votes[half:], (_SEATS, _SEATS)
        left, right = [[self.seat(seat) for seat in here] for here in (votes, others)]
        high = max(card.high, *(self.height(here) for here in (left, right)))
        card.high = high
        told = [edge for edge in view.edges if self.body in (edge.source, edge.target) and (edge.kind in HEADS or edge.kind in _IN_CASES)]
        self.picture.remarks += view.assumptions(told, [self.body])
        wide = max((box.wide for box in left), default=0.0)
        card.x, card.y = (wide + GAP if left else 0.0) + card.wide / 2, high / 2
        self.column(left, heads[0], wide / 2, high, card)
        after = max((box.wide for box in right), default=0.0)
        self.column(right, heads[1], card.x + card.wide / 2 + GAP + after / 2, high, card)
        self.picture.boxes.append(card)
        self.legend(all_)

    def note(self, text: str) -> str:
        """Put a text below the picture."""
        if text not in self.picture.notes:
            self.picture.notes.append(text)
        return f" ({self.picture.notes.index(text) + 1})"

    def seat(self, seat: Entity) -> Box:
        """A seat: whose it is, its dots, what is said of it."""
        view = self.view
        box = seat_boxes.box(view, seat, view.models.label(seat), SEAT, self.note)
        whose = [view.name(id_) for id_ in seat_boxes.owners(view, seat)]
        name = named(view.names(whose) if whose else view.say(NOT_STATED), SEAT)
        return Box(box.key, box.told, box.role, [*name, *box.lines], wide=box.wide, look=box.look)

    def height(self, here: list[Box]) -> float:
        """How high a column of seats is, its heading included."""
        return sum(box.high + APART for box in here) + NAME * LEADING if here else 0.0

    def column(self, here: list[Box], head: Text, x: float, high: float, card: Box) -> None:
        """Seats above each other, each with a line to the card."""
        if not here:
            return
        view = self.view
        assert card.x is not None
        said = [Line(view.say(head), TEXT, bold=True, ink="muted")]
        y = (high - self.height(here)) / 2
        top = Box(f"head {x:.0f}", Told("heading", view.say(head)), "plain", said)
        top.high = NAME * LEADING
        top.x, top.y = x, y + top.high / 2
        self.picture.boxes.append(top)
        y += top.high
        for box in here:
            box.wide = max(one.wide for one in here)
            box.x, box.y = x, y + APART / 2 + box.high / 2
            y += box.high + APART
            self.picture.boxes.append(box)
            side = 1 if x < card.x else -1
            ends = [(x + side * box.wide / 2, box.y), (card.x - side * card.wide / 2, box.y)]
            self.picture.arrows.append(Arrow(box.key, card.key, "tie", seat_boxes.ties(view, box.key), path=ends))

    def text(self) -> Iterator[Line]:
        """What stands in the card."""
        view = self.view
        spec = self.bodies[0].spec
        yield from named(view.name(self.body), CARD)
        yield from lines(view.say(LEVELS[spec.level].heading), CARD, ink="muted")
        yield Line("", 4)
        said, told = seat_boxes.chair(view, self.body, self.note)
        if said:
            yield from self.fact(view.say(_CHAIR), said, told)
        rules = [body.spec.decides for body in self.bodies if body.spec.decides is not None]
        if rules:
            assumed = view.words(rules[0].assumed) if rules[0] != "not_stated" else ""
            mark = self.note(f"{view.say(ASSUMED)}: {assumed}") if assumed else ""
            yield from self.fact(view.say(_RULE), view.say(requirement(rules[0] if rules[0] != "not_stated" else None)) + mark)
        for body in self.bodies:
            for fact in facts(body):
                if fact.of is not None:
                    continue
                yield from self.fact(capital(view.say(fact.label)), view.say(fact.value))
            if body.spec.note:
                self.picture.remarks.append(view.words(body.spec.note))
        yield from self.relations()
        yield from self.cases()

    def fact(self, label: str, value: str, told: tuple[Told, ...] = ()) -> list[Line]:
        """`label: value`."""
        return lines(f"{label}: {value}", CARD, told=told)

    def relations(self) -> Iterator[Line]:
        """Who leads, serves, supports it, and whom it does."""
        view = self.view
        found: dict[tuple[Relation, bool], list[Edge]] = {}
        for edge in view.edges:
            if edge.kind in HEADS and self.body in (edge.source, edge.target):
                found.setdefault((edge.kind, edge.source == self.body), []).append(edge)
        if found:
            yield Line("", 4)
        for (kind, active), edges in found.items():
            word = capital(view.say(HEADS[kind].active if active else HEADS[kind].passive))
            names = view.names(self.called(edge, edge.target if active else edge.source) for edge in edges)
            yield from lines(f"{word} {names}", CARD, told=tuple(view.relation(edge) for edge in edges))

    def called(self, edge: Edge, other: str) -> str:
        """The name of the other end of a relation, with the relation's force, and a mark that leads to its note."""
        force = f" ({self.view.say(FORCES[edge.force])})" if edge.force else ""
        return self.view.name(other) + force + (self.note(self.view.say(edge.note)) if edge.note else "")

    def cases(self) -> Iterator[Line]:
        """What it does in which case."""
        view = self.view
        edges = [edge for edge in view.edges if edge.source == self.body and edge.kind in _IN_CASES]
        if not edges:
            return
        yield Line("", 4)
        yield Line(view.say(_CASES), TEXT, bold=True)
        for verb in dict.fromkeys(edge.kind for edge in edges):
            does = view.say(RELATIONS[verb].active)
            for edge in edges:
                if edge.kind == verb:
                    said = f"• {does}: {self.called(edge, edge.target)}{cited(edge.clause)}"
                    yield from lines(said, CARD, told=(view.relation(edge),))

    def legend(self, all_: list[Entity]) -> None:
        """What the outlines mean."""
        view = self.view
        self.picture.legend.append(Entry("box", view.role(self.body), view.say(ROLES[view.role(self.body)])))
        for role in ("seat", "deputy", "observer"):
            if any(seat_boxes.role(seat) == role for seat in all_):
                self.picture.legend.append(Entry("box", role, view.say(ROLES[role])))
