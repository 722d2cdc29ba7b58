"""One body as a card: who sits around it, those with a vote on the left and those without on the right; in the middle its
chair, rule, meetings, relations and cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from governance.description.body_facts import body_facts
from governance.description.fact import Fact, own
from governance.description.rule_facts import rule_fact
from governance.diagnostics import Text
from governance.model.bodies import Body
from governance.model.edges import Edge
from governance.model.seats import Seat
from governance.words.levels import LEVELS
from governance.words.marks import ASSUMED, capital
from governance.words.relations import HEADS, RELATIONS, VERBS, Relation
from render.pictures.diagrams import seat_boxes
from render.pictures.diagrams.labels import ROLES, Side, head, place
from render.pictures.diagrams.view import View, owners
from render.pictures.picture import Arrow, Box, Entry, Line, Picture, Told, cited, lines, named
from render.pictures.theme import LEADING, NAME, TEXT

CARD, SEAT, GAP, APART = 330.0, 120.0, 26.0, 7.0
"""Room for text in the card and in a seat, between the card and the seats, and between seats."""
_CHAIR = Text("Chair", "Formand")
_CASES = Text("Cases", "Sager")
_VOTES, _MEMBERS = Text("With a vote", "Med stemme"), Text("Members", "Medlemmer")
_OBSERVERS = Text("Observers", "Observatører")
_SEATS = Text("Seats", "Pladser")
_ELSEWHERE = ("level", "chair", "note", "meta")
"""What a card shows in a place of its own, and what is for programs."""
_IN_CASES: tuple[Relation, ...] = (*VERBS.values(), "takes_part_in", "receives")


def draw(view: View, body: Body) -> Picture:
    """The picture of one body."""
    file = body.as_body[0].file
    subtitle = " · ".join(text for text in (view.title(file), view.heading(file)) if text)
    picture = Picture(f"body-{body.label}", view.lang, view.name(body.label), subtitle, direction="LR", layout="own")
    _Card(view, body, picture).make()
    return picture


class _Card:
    def __init__(self, view: View, body: Body, picture: Picture) -> None:
        self.view = view
        self.body = body
        self.picture = picture
        self.ties = {seat.label: seat_boxes.ties(view, seat) for seat in body.seats.values()}

    def make(self) -> None:
        view, body = self.view, self.body
        card = Box(body.label, view.told(body.label), body.level, list(self.text()), align="start", wide=CARD + 18)
        votes = list(body.voting_seats)
        others = [seat for seat in body.seats.values() if seat.observer]
        heads = (_VOTES if body.rule is not None else _MEMBERS, _OBSERVERS)
        if not others and len(votes) > 1:
            half = (len(votes) + 1) // 2
            votes, others, heads = votes[:half], votes[half:], (_SEATS, _SEATS)
        left, right = [[self.seat(seat) for seat in here] for here in (votes, others)]
        high = max(card.high, *(self.height(here) for here in (left, right)))
        card.high = high
        told = [edge for edge in view.edges_of(body.label) if edge.kind in HEADS or edge.kind in _IN_CASES]
        self.picture.remarks += view.assumptions(told, [body.label])
        wide = max((box.wide for box in left), default=0.0)
        card.x, card.y = (wide + GAP if left else 0.0) + card.wide / 2, high / 2
        self.column(left, heads[0], wide / 2, high, card)
        after = max((box.wide for box in right), default=0.0)
        self.column(right, heads[1], card.x + card.wide / 2 + GAP + after / 2, high, card)
        self.picture.boxes.append(card)
        self.legend()

    def seat(self, seat: Seat) -> Box:
        """A seat: whose it is, its dots, what is said of it."""
        view = self.view
        box = seat_boxes.box(view, self.picture, seat, seat.label, SEAT)
        name = named(view.called(owners(seat)) or seat_boxes.nobody(view, seat), SEAT)
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
            self.picture.arrows.append(Arrow(box.key, card.key, "tie", self.ties[box.key], path=ends))

    def text(self) -> Iterator[Line]:
        """What stands in the card."""
        view, body = self.view, self.body
        yield from named(view.name(body.label), CARD)
        yield from lines(view.say(LEVELS[body.level].heading), CARD, ink="muted")
        yield Line("", 4)
        said, told = seat_boxes.chair(view, self.picture, body)
        if said:
            yield from lines(f"{view.say(_CHAIR)}: {said}", CARD, told=told)
        if body.rule is not None or body.not_stated("decides"):
            rule = rule_fact(body)
            yield from self.facts([rule._replace(within=()), *rule.within])
        yield from self.facts([*body_facts(body), *own(body)])
        if body.note is not None:
            self.picture.remarks.append(view.words(body.note))
        yield from self.relations()
        yield from self.cases()

    def facts(self, facts: Iterable[Fact]) -> Iterator[Line]:
        """Each as `label: value`, but for what the card shows in a place of its own."""
        for fact in facts:
            if fact.key not in _ELSEWHERE:
                yield from lines(capital(self.fact(fact)), CARD)

    def fact(self, fact: Fact) -> str:
        """`label: value`, its force, marks that lead to what is assumed and noted of it, and in brackets what is said of it in turn."""
        view = self.view
        assumed = [f"{view.say(ASSUMED)}: {view.words(fact.assumed)}"] if fact.assumed is not None else []
        marks = self.picture.marks([*assumed, *([view.words(fact.note)] if fact.note is not None else [])])
        within = "; ".join(self.fact(inner) for inner in fact.within if inner.key not in _ELSEWHERE)
        return f"{view.say(fact.label)}: {view.words(fact.value)}{view.force(fact.force)}{marks}" + (f" ({within})" if within else "")

    def relations(self) -> Iterator[Line]:
        """Who leads, serves, supports it, and whom it does."""
        view, here = self.view, self.body.label
        found: dict[Side, list[Edge]] = {}
        for edge in view.edges_of(here):
            if edge.kind in HEADS:
                found.setdefault((edge.kind, edge.source == here), []).append(edge)
        if found:
            yield Line("", 4)
        for side in sorted(found, key=place):
            edges = found[side]
            names = view.names(self.called(edge, edge.target if side[1] else edge.source) for edge in edges)
            yield from lines(f"{capital(view.say(head(side)))} {names}", CARD, told=view.relations(edges))

    def called(self, edge: Edge, other: str) -> str:
        """The name of the other end of a relation, with the relation's force, and a mark that leads to its note."""
        view = self.view
        return view.name(other) + view.force(edge.force) + self.picture.marks([view.words(edge.note)] if edge.note else [])

    def cases(self) -> Iterator[Line]:
        """What it does in which case."""
        view = self.view
        edges = [edge for edge in view.edges_of(self.body.label) if edge.source == self.body.label and edge.kind in _IN_CASES]
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

    def legend(self) -> None:
        """What the outlines mean."""
        view = self.view
        self.picture.legend.append(Entry("box", self.body.level, view.say(ROLES[self.body.level])))
        looks = {seat_boxes.look(seat) for seat in self.body.seats.values()}
        self.picture.legend += [Entry("box", look, view.say(ROLES[look])) for look in ("seat", "deputy", "observer") if look in looks]
