"""The way of a case through the bodies, step by step, left to right; and on, where it continues as another case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from governance.diagnostics import Text
from governance.model.cases import Case, Condition, Step
from governance.model.edges import Edge, of_step
from governance.words.forces import bracketed
from governance.words.marks import NOBODY_THERE, NOT_STATED, capital
from governance.words.relations import VERBS, Relation
from governance.words.steps import STEPS
from render.pictures.diagrams.labels import ROLES, TITLES
from render.pictures.diagrams.view import View
from render.pictures.picture import Arrow, Box, Entry, Group, Line, Picture, Told, cited, heights, lines, named
from render.pictures.theme import NAME, PAGE, TEXT

WIDE, GAP, BELOW, OUT = 132.0, 26.0, 34.0, 17.0
ROOM = PAGE[1] - 2 * 40.0
"""So much of the page a row of steps may take."""
_WITH = Text("with", "sammen med")
_TO = Text("to", "til")
_DIFFER = Text("if they differ", "ved uenighed")
_LEAST = Text("at least", "mindst")
_CONDITIONS = Text("Conditions", "Betingelser")
_WAY = Text("Way of the case", "Sagens gang")
_CONTINUES = Text("continues as", "fortsætter som")


def draw(view: View, cases: Sequence[Case]) -> Picture:
    """The picture of one case, or of several, each of which the one before continues as."""
    cases = list(dict.fromkeys((*cases, *cases[-1].chain)))
    first = cases[0]
    title = f"{view.say(TITLES['route'])}: {view.name(first.label)}{view.force(first.force)}"
    picture = Picture(f"route-{first.label}", view.lang, title, view.heading(first.file), direction="LR", layout="own")
    page = _Page(view, picture)
    for case in cases:
        page.case(case, heading=len(cases) > 1)
    page.legend()
    return picture


class _Page:
    """Puts steps beside each other until a row is full."""

    def __init__(self, view: View, picture: Picture) -> None:
        self.view = view
        self.picture = picture
        self.x = self.y = self.row = 0.0
        self.before: Group | None = None
        self.continued = False
        self.last = ""
        self.roles: list[str] = []

    def case(self, case: Case, *, heading: bool) -> None:
        """One case: its heading where there are several, its steps, its conditions."""
        view, label = self.view, case.label
        if self.before is not None:
            self.new_row()
            self.continued = True
        if heading:
            said = f"{view.name(label)}{view.force(case.force)}"
            text = [Line(line.text, NAME, bold=True) for line in lines(said, ROOM - 40)]
            self.put(Box(f"case {label}", view.told(label), "case", text, align="start"))
        if not case.has_route:
            head = [Line(line.text, NAME, bold=True) for line in lines(view.say(_WAY), WIDE)]
            self.step(case, 0, head, [self.nobody(f"{label} 0", label, case.clause)], [])
        for number, step in enumerate(case.steps):
            self.step(case, number, self.head(number, step), list(self.actors(step)), self.rest(step))
        if case.conditions:
            self.conditions(case)
        self.remarks(case)
        self.last = label

    def remarks(self, case: Case) -> None:
        """When a matter is such a case, and what is assumed or noted of the case as a whole."""
        view = self.view
        for id_, values in case.when.items():
            facet = case.facets[id_][0] if id_ in case.facets else None
            names = [view.words(facet.values[value]) if facet and value in facet.values else value for value in values]
            self.picture.remarks.append(f"{view.words(facet.name) if facet else id_}: {' / '.join(names)}")
        self.picture.remarks += view.assumptions((), [case.label])
        if case.note is not None:
            self.picture.remarks.append(view.words(case.note))

    def put(self, box: Box) -> None:
        """A box that has a row of its own."""
        box.x, box.y = self.x + box.wide / 2, self.y + box.high / 2
        self.picture.boxes.append(box)
        self.y += box.high + 12

    def new_row(self) -> None:
        """Go on below what is there."""
        self.x, self.y, self.row = 0.0, self.y + self.row + BELOW, 0.0

    def head(self, number: int, step: Step) -> list[Line]:
        """What is done in a step."""
        view = self.view
        text = f"{number + 1}. {capital(view.say(STEPS[step.verb].passive))}{self.marks(step)}"
        found = [Line(line.text, NAME, bold=True) for line in lines(text, WIDE, bold=True)]
        return [*found, *(lines(view.force(step.force).strip(), WIDE, ink="muted") if step.force else ())]

    def marks(self, of: Step | Condition) -> str:
        """What has to be said of a step or condition goes below the picture, under a number."""
        text = " ".join(self.view.because(of))
        return self.picture.marks([text] if text else [])

    def actors(self, step: Step) -> Iterator[Box]:
        """A box for each that does it."""
        view, label = self.view, step.case.label
        key = f"{label} {len(self.picture.groups)}"
        for edge in self.edges(step, VERBS[step.verb]):
            actor = edge.source
            self.roles.append(view.role(actor))
            text = [Line(line.text, NAME, True, "", (view.relation(edge),)) for line in named(view.name(actor), WIDE - 20)]
            yield Box(f"{key} {actor}", view.told(actor), view.role(actor), text, wide=WIDE)
        if not step.by.live:
            yield self.nobody(key, f"{label} {step.verb}", step.clause, NOBODY_THERE if step.by.ended else NOT_STATED)

    def edges(self, step: Step, kind: Relation) -> list[Edge]:
        """The relations of one kind that a step makes."""
        return [edge for edge in of_step(step) if edge.kind == kind]

    def nobody(self, key: str, id_: str, because: str, why: Text = NOT_STATED) -> Box:
        """A box for what the text does not state, or for whom it names and who is not there."""
        self.roles.append("unknown")
        said = self.view.say(why)
        return Box(f"{key} ?", Told("step", id_, because, said), "unknown", lines(said, WIDE - 20), wide=WIDE)

    def rest(self, step: Step) -> list[Line]:
        """With whom, to whom, and by which clause."""
        view = self.view
        found: list[Line] = []
        sides: tuple[tuple[Text, Relation], ...] = ((_WITH, "takes_part_in"), (_TO, "receives"))
        for said, kind in sides:
            edges = self.edges(step, kind)
            for number, edge in enumerate(edges):
                word = f"{view.say(said)} " if not number else ""
                comma = "," if number + 1 < len(edges) else ""
                found += lines(f"{word}{view.name(edge.source)}{comma}", WIDE, told=(view.relation(edge),))
        differ = view.say(NOT_STATED) if step.differ_not_stated else view.words(step.differ)
        if differ:
            found += lines(f"{view.say(_DIFFER)}: {differ}", WIDE)
        if step.when is not None:
            found += lines(view.words(step.when), WIDE)
        if step.clause:
            found += lines(step.clause, WIDE, ink="muted")
        return found

    def step(self, case: Case, number: int, head: list[Line], actors: list[Box], rest: list[Line]) -> None:
        """Put one step, with an arrow from the one before."""
        picture = self.picture
        key = f"step {case.label} {number}"
        said = " ".join(line.text for line in (*head, *rest))
        told = Told("step", f"{case.label} {number + 1}", case.clause, said)
        under = Box(f"{key} rest", told, "plain", rest, group=key, align="start") if rest else None
        wide = 16 + max([WIDE, *(box.wide for box in actors), *(line.wide for line in (*head, *rest))])
        if self.x and self.x + wide > ROOM:
            self.new_row()
        group = Group(key, told, head)
        group.x, group.y, group.wide = self.x, self.y, wide
        y = self.y + 6 + heights(head) + 4
        for box in actors:
            box.group, box.wide = key, wide - 16
            box.x, box.y = self.x + wide / 2, y + box.high / 2
            y += box.high + 5
        picture.boxes += actors
        if under is not None:
            under.high = heights(rest)
            under.x, under.y = self.x + 8 + under.wide / 2, y + under.high / 2
            y += under.high + 3
            picture.boxes.append(under)
        group.high = y + 4 - self.y
        picture.groups.append(group)
        if self.before is not None:
            picture.arrows.append(self.arrow(self.before, group, case))
        self.before = group
        self.x += wide + GAP
        self.row = max(self.row, group.high)

    def arrow(self, before: Group, group: Group, case: Case) -> Arrow:
        """From one step to the next: straight on, or back to the beginning of the next row."""
        told = Told("next", f"{before.key} -> {group.key}")
        text: list[Line] = []
        if self.continued:
            self.continued = False
            said = self.view.say(_CONTINUES)
            told = Told("continues_as", f"{self.last} continues_as {case.label}", case.clause, f"{said} {self.view.name(case.label)}")
            text = [Line(said, TEXT, ink="muted")]
        y = group.y + 14
        if group.x > before.x:
            path = [(before.x + before.wide, before.y + 14), (group.x, y)]
        else:
            out, between = before.x + before.wide + OUT, before.y + self.turn(before) + 12
            path = [(before.x + before.wide, before.y + 14), (out, before.y + 14), (out, between), (-OUT, between), (-OUT, y), (0.0, y)]
        return Arrow(before.key, group.key, "next", (told,), text, path=path)

    def turn(self, before: Group) -> float:
        """How high the row of `before` is."""
        return max(group.high for group in self.picture.groups if group.y == before.y)

    def conditions(self, case: Case) -> None:
        """What has to be fulfilled, under the steps."""
        view = self.view
        text = [Line(view.say(_CONDITIONS), TEXT, bold=True)]
        for condition in case.conditions.values():
            force, least = view.say(bracketed(condition.force)), condition.at_least
            number = f" ({view.say(_LEAST)} {str(least).replace('..', '–')})" if least is not None else ""
            said = f"• {view.words(condition.name)}{number}{force}{self.marks(condition)}{cited(condition.clause)}"
            text += lines(said, ROOM - 60)
        self.x, self.y, self.row = 0.0, self.y + self.row + 14, 0.0
        self.put(Box(f"conditions {case.label}", view.told(case.label), "plain", text, align="start"))

    def legend(self) -> None:
        """What the boxes mean."""
        for role in dict.fromkeys(self.roles):
            self.picture.legend.append(Entry("box", role, self.view.say(ROLES[role])))
        if len(self.picture.groups) > 1:
            self.picture.legend.append(Entry("arrow", "next", self.view.say(Text("next step", "næste trin"))))
