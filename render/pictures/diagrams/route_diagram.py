"""The way of a case through the bodies, step by step, left to right; and on, where it continues as another case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from governance.diagnostics import Lang, Text
from governance.model.edges import Edge
from governance.model.written import Entity, Models, label_of
from governance.words.forces import FORCES, bracketed
from governance.words.marks import ASSUMED, NOT_STATED
from governance.words.relations import VERBS, Relation
from governance.words.steps import STEPS
from render.pictures.diagrams.labels import ROLES, TITLES
from render.pictures.diagrams.view import Things, View, clause
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


def draw(models: Models, cases: Sequence[Entity], lang: Lang, known: Things | None = None) -> Picture:
    """The picture of one case, or of several, each of which the one before continues as. `cases` are entities of kind case."""
    view = View(models, lang, known)
    cases = list(chain(cases))
    first = cases[0]
    title = f"{view.say(TITLES['route'])}: {view.called(first)}"
    picture = Picture(f"route-{models.label(first)}", lang, title, view.heading(first.model), direction="LR", layout="own")
    page = _Page(view, picture)
    for case in cases:
        page.case(case, heading=len(cases) > 1)
    page.legend()
    return picture


def chain(cases: Sequence[Entity]) -> Iterator[Entity]:
    """The cases, and what the last of them continues as, each once."""
    seen: set[int] = set()
    queue = list(cases)
    while queue:
        case = queue.pop(0).same
        if id(case) in seen:
            continue
        seen.add(id(case))
        yield case
        following = case.model.thing(case.spec.continues)
        if following and following.kind == "case" and not queue:
            queue.append(following)


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

    def case(self, case: Entity, *, heading: bool) -> None:
        """One case: its heading where there are several, its steps, its conditions."""
        view, label = self.view, self.view.models.label(case)
        if self.before is not None:
            self.new_row()
            self.continued = True
        if heading:
            text = [Line(line.text, NAME, bold=True) for line in lines(view.called(case), ROOM - 40)]
            self.put(Box(f"case {label}", view.told(label), "case", text, align="start"))
        route = case.spec.route
        if not isinstance(route, list):
            head = [Line(line.text, NAME, bold=True) for line in lines(view.say(_WAY), WIDE)]
            self.step(label, 0, head, [self.nobody(f"{label} 0", label, clause(case.spec))], [], case)
        for number, step in enumerate(route if isinstance(route, list) else ()):
            self.step(label, number, self.head(number, step), list(self.actors(case, step)), self.rest(case, step), case)
        if case.spec.conditions:
            self.conditions(case)
        self.remarks(case)
        self.last = label

    def remarks(self, case: Entity) -> None:
        """When a matter is such a case, and what is assumed or noted of the case as a whole."""
        view, spec = self.view, case.spec
        facets = case.model.spec.facets or {}
        for facet, values in (spec.when or {}).items():
            known = facets.get(facet)
            names = [view.words(known.values.get(value), value) if known else value for value in values]
            self.picture.remarks.append(f"{view.words(known.name, facet) if known else facet}: {' / '.join(names)}")
        self.picture.remarks += view.assumptions((), [view.models.label(case)])
        if spec.note:
            self.picture.remarks.append(view.words(spec.note))

    def put(self, box: Box) -> None:
        """A box that has a row of its own."""
        box.x, box.y = self.x + box.wide / 2, self.y + box.high / 2
        self.picture.boxes.append(box)
        self.y += box.high + 12

    def new_row(self) -> None:
        """Go on below what is there."""
        self.x, self.y, self.row = 0.0, self.y + self.row + BELOW, 0.0

    def head(self, number: int, step: Any) -> list[Line]:
        """What is done in a step."""
        said = self.view.say(STEPS[step.step].passive)
        text = f"{number + 1}. {said[:1].upper()}{said[1:]}"
        found = [Line(line.text, NAME, bold=True) for line in lines(text + self.note(step), WIDE, bold=True)]
        if step.force:
            found += lines(f"({self.view.say(FORCES[step.force])})", WIDE, ink="muted")
        return found

    def note(self, step: Any) -> str:
        """What has to be said of a step goes below the picture, under a number."""
        view = self.view
        assumed, said = label_of(step.assumed), label_of(step.note)
        texts = [f"{view.say(ASSUMED)}: {view.say(assumed)}" if assumed else "", view.say(said) if said else ""]
        if not any(texts):
            return ""
        text = " ".join(text for text in texts if text)
        if text not in self.picture.notes:
            self.picture.notes.append(text)
        return f" ({self.picture.notes.index(text) + 1})"

    def actors(self, case: Entity, step: Any) -> Iterator[Box]:
        """A box for each that does it."""
        view, label = self.view, self.view.models.label(case)
        because = clause(step) or clause(case.spec)
        key = f"{label} {len(self.picture.groups)}"
        by = step.by if isinstance(step.by, list) else []
        for text in by:
            actor = view.label(case.model, text)
            if actor is None:
                continue
            edge = Edge(actor, label, VERBS[step.step], because, step.force or "", label_of(step.assumed), label_of(step.note))
            self.roles.append(view.role(actor))
            told = view.told(actor)
            text_lines = [Line(line.text, NAME, True, "", (view.relation(edge),)) for line in named(view.name(actor), WIDE - 20)]
            yield Box(f"{key} {actor}", told, view.role(actor), text_lines, wide=WIDE)
        if not by:
            yield self.nobody(key, f"{label} {step.step}", because)

    def nobody(self, key: str, id_: str, because: str) -> Box:
        """A box for what the text does not state."""
        self.roles.append("unknown")
        said = self.view.say(NOT_STATED)
        return Box(f"{key} ?", Told("step", id_, because, said), "unknown", lines(said, WIDE - 20), wide=WIDE)

    def rest(self, case: Entity, step: Any) -> list[Line]:
        """With whom, to whom, and by which clause."""
        view, label = self.view, self.view.models.label(case)
        because = clause(step) or clause(case.spec)
        found: list[Line] = []
        sides: tuple[tuple[Text, Relation, list[str] | None], ...] = ((_WITH, "takes_part_in", step.with_), (_TO, "receives", step.to))
        for said, verb, texts in sides:
            ids = [id_ for text in texts or () if (id_ := view.label(case.model, text))]
            for number, id_ in enumerate(ids):
                told = view.relation(Edge(id_, label, verb, because, step.force or "", label_of(step.assumed), label_of(step.note)))
                word = f"{view.say(said)} " if not number else ""
                found += lines(f"{word}{view.name(id_)}{',' if number + 1 < len(ids) else ''}", WIDE, told=(told,))
        differ = view.say(NOT_STATED) if step.differ == "not_stated" else view.words(step.differ)
        if differ:
            found += lines(f"{view.say(_DIFFER)}: {differ}", WIDE)
        if step.when:
            found += lines(view.words(step.when), WIDE)
        if because:
            found += lines(because, WIDE, ink="muted")
        return found

    def step(self, label: str, number: int, head: list[Line], actors: list[Box], rest: list[Line], case: Entity) -> None:
        """Put one step, with an arrow from the one before."""
        picture = self.picture
        key = f"step {label} {number}"
        said = " ".join(line.text for line in (*head, *rest))
        told = Told("step", f"{label} {number + 1}", clause(case.spec), said)
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

    def arrow(self, before: Group, group: Group, case: Entity) -> Arrow:
        """From one step to the next: straight on, or back to the beginning of the next row."""
        told = Told("next", f"{before.key} -> {group.key}")
        text: list[Line] = []
        if self.continued:
            self.continued = False
            said = self.view.say(_CONTINUES)
            label = self.view.models.label(case)
            told = Told("continues_as", f"{self.last} continues_as {label}", clause(case.spec), f"{said} {self.view.called(case)}")
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

    def conditions(self, case: Entity) -> None:
        """What has to be fulfilled, under the steps."""
        view = self.view
        text = [Line(view.say(_CONDITIONS), TEXT, bold=True)]
        for condition in case.spec.conditions.values():
            because = clause(condition) or clause(case.spec)
            force = view.say(bracketed(condition.force))
            least = f" ({view.say(_LEAST)} {str(condition.at_least).replace('..', '–')})" if condition.at_least else ""
            note = self.note(condition)
            text += lines(f"• {view.words(condition.name)}{least}{force}{note}{cited(because)}", ROOM - 60)
        self.x, self.y, self.row = 0.0, self.y + self.row + 14, 0.0
        label = view.models.label(case)
        self.put(Box(f"conditions {label}", view.told(label), "plain", text, align="start"))

    def legend(self) -> None:
        """What the boxes mean."""
        for role in dict.fromkeys(self.roles):
            self.picture.legend.append(Entry("box", role, self.view.say(ROLES[role])))
        if len(self.picture.groups) > 1:
            self.picture.legend.append(Entry("arrow", "next", self.view.say(Text("next step", "næste trin"))))


__all__ = ["chain", "draw"]
