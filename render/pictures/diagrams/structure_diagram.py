"""Bodies by level, and who supports, serves, leads and reports to whom: the picture at the end of a governance paper.

Between bodies a relation is a line. What binds a body to an organisation, and what is no line in such pictures (who coordinates
with whom, who attends), is written in the body's box. Where the bodies of a group are on one level, the group is a frame around
them, and what they all have in common is said once.
"""

from __future__ import annotations

from collections.abc import Iterator

from governance.model.edges import Edge, of_step
from governance.model.seats import Seat
from governance.model.written import File
from governance.words.forces import MaybeForce
from governance.words.levels import LEVELS, Level
from governance.words.relations import Relation
from render.pictures.diagrams.labels import LEGEND, ROLES, TITLES, Side, head, place
from render.pictures.diagrams.view import View
from render.pictures.picture import Arrow, Box, Entry, Group, Lane, Line, Picture, Told, lines, named

DRAWN = ("supports", "serves", "leads", "reports_to")
WRITTEN = ("coordinates_with", "part_of", "attends")
WIDE, NARROW = 112.0, 74.0
Written = tuple[Relation, bool, str, MaybeForce]
"""A relation that is written: its kind, whether the box does it, the other end, its force."""
ROW = 850.0
"""So wide is a row of boxes at most: what fits across A4 at the least size of text."""


def draw(view: View, file: File) -> Picture:
    """The picture of one file: its own bodies, and those of others that they have to do with."""
    title = f"{view.say(TITLES['structure'])}: {view.title(file)}"
    picture = Picture(f"structure-{file.id}", view.lang, title, view.heading(file), layout="rows")
    _Structure(view, picture).make()
    return picture


class _Structure:
    def __init__(self, view: View, picture: Picture) -> None:
        self.view = view
        self.picture = picture
        self.own = [body.label for body in view.own_bodies]
        self.relations = [edge for edge in view.edges if edge.kind in DRAWN or (edge.kind in WRITTEN and self.is_worth(edge))]
        self.leaned: list[Edge] = []
        """What the picture tells: it leans on what is assumed there."""
        self.posts = {edge.source: edge.target for edge in view.edges if edge.kind == "post_in"}
        self.derived = list(self.between_bodies())
        self.bodies = self.shown()
        self.groups = self.grouped()
        self.group_of = {member: group for group, members in self.groups.items() for member in members}
        self.written = {*self.own, *self.groups} | {one for members in self.groups.values() for one in members}
        """In whose boxes relations are written: not in those of bodies of other models."""
        self.texts: dict[str, dict[Side, list[Edge]]] = {}

    def make(self) -> None:
        """Boxes, lines, legend."""
        arrows = self.arrows()
        for body in self.bodies:
            self.box(body)
        for group, members in self.groups.items():
            self.frame(group, members)
        self.picture.arrows = arrows
        self.picture.remarks = self.view.assumptions(self.leaned, self.own)
        self.lanes()
        self.legend()

    def is_worth(self, edge: Edge) -> bool:
        """Organisations that attend have a seat, which other pictures show; bodies that attend may have none."""
        return edge.kind != "attends" or self.view.is_body(edge.source)

    def shown(self) -> list[str]:
        """The model's own bodies, and bodies elsewhere that a line leads to."""
        own = set(self.own)
        found = dict.fromkeys(self.own)
        ends = [(self.end(e.source), self.end(e.target)) for e in self.relations if e.kind in (*DRAWN, "part_of")]
        ends += [(source, target) for _, source, target, _ in self.derived]
        for source, target in ends:
            for one, other in ((source, target), (target, source)):
                if one in own and self.view.is_body(other):
                    found.setdefault(other)
        return list(found)

    def end(self, id_: str) -> str:
        """Where a line ends: at the body whose post it is, else at the thing itself."""
        post = self.posts.get(id_)
        return post if post is not None and self.view.is_body(post) else id_

    def between_bodies(self) -> Iterator[tuple[str, str, str, tuple[Told, ...]]]:
        """Lines that follow from seats and cases: who appoints to a body, whose members sit in it, and who prepares cases for it."""
        view = self.view
        sends: dict[tuple[str, str, str], list[Told]] = {}
        for edge in view.edges:
            if edge.kind not in ("appoints", "drawn_from"):
                continue
            ends = (edge.target, edge.source) if edge.kind == "appoints" else (edge.source, edge.target)
            seat, other = (view.things[end] for end in ends)
            if isinstance(seat, Seat) and view.is_body(other.label) and other is not seat.body:
                kind = "appoints" if edge.kind == "appoints" else "sends"
                sends.setdefault((kind, other.label, seat.body.label), []).append(view.relation(edge))
        for (kind, source, target), told in sends.items():
            yield kind, source, target, tuple(told)
        prepares: dict[tuple[str, str], list[Told]] = {}
        for step in (step for case in view.model.cases for step in case.steps if step.verb == "prepare"):
            edges = [edge for edge in of_step(step) if view.tells_of(edge) and self.view.is_body(edge.source)]
            for by in (edge for edge in edges if edge.kind == "prepares"):
                for to in (edge for edge in edges if edge.kind == "receives" and edge.source != by.source):
                    self.leaned.append(by)
                    prepares.setdefault((by.source, to.source), []).extend(view.relations((by, to)))
        for (source, target), told in prepares.items():
            yield "prepares", source, target, tuple(told)

    def grouped(self) -> dict[str, list[str]]:
        """Groups all of whose members are shown bodies of one level."""
        found: dict[str, list[str]] = {}
        taken: set[str] = set()
        members: dict[str, list[str]] = {}
        for edge in self.view.edges:
            if edge.kind == "member_of":
                members.setdefault(edge.target, []).append(edge.source)
        bodies = set(self.bodies)
        for group, listed_ in members.items():
            levels = {self.view.role(one) for one in listed_ if one in bodies}
            if len(listed_) > 1 and all(one in bodies and one not in taken for one in listed_) and len(levels) == 1 and group not in bodies:
                found[group] = listed_
                taken.update(listed_)
        return found

    def arrows(self) -> list[Arrow]:
        """Lines between what is shown, a post standing for its body. Whose post it is goes into the boxes, with all else."""
        ends = {*self.bodies, *self.groups}
        drawn: dict[tuple[str, str, str], list[Told]] = {}
        left: list[Edge] = []
        for edge in self.relations:
            source, target = self.end(edge.source), self.end(edge.target)
            if {source, target} & {*self.own, *self.groups}:
                self.leaned.append(edge)
            line = edge.kind in DRAWN and source in ends and target in ends and source != target
            if line:
                drawn.setdefault((source, target, edge.kind), []).append(self.view.relation(edge))
            else:
                left.append(edge)
            if line and (source, target) == (edge.source, edge.target):
                if edge.force or edge.note:  # which a line cannot say
                    body, active = (target, False) if target in self.written else (source, True)
                    self.write(body, active, edge)
                continue
            for body, other, active in ((edge.source, edge.target, True), (edge.target, edge.source, False)):
                if body in self.written and not (other in self.written and active == (edge.kind == "attends")):
                    self.write(body, active, edge)
        self.elsewhere(left, {(target, kind) for _, target, kind in drawn})
        for kind, source, target, told in self.derived:
            if source in ends and target in ends:
                if kind == "prepares" and (source, target, "supports") in drawn:
                    kind = "supports"  # who supports a body prepares its cases; one line says it
                drawn.setdefault((source, target, kind), []).extend(told)
        return [Arrow(source, target, kind, tuple(told)) for (source, target, kind), told in drawn.items()]

    def elsewhere(self, left: list[Edge], drawn: set[tuple[str, str]]) -> None:
        """Where a line says who leads a body of another model, its box says who else does."""
        for edge in left:
            target = self.end(edge.target)
            if (target, edge.kind) in drawn and target in self.bodies and target not in self.written:
                self.write(target, False, edge)
                self.leaned.append(edge)

    def write(self, body: str, active: bool, edge: Edge) -> None:
        """Put a relation into the box of a body that does it (`active`) or to which it is done."""
        self.texts.setdefault(body, {}).setdefault((edge.kind, active), []).append(edge)

    def called(self, other: str, edge: Edge) -> str:
        """The name of the other end of a relation, with the relation's force, and a mark that leads to its note."""
        view = self.view
        return view.name(other) + view.force(edge.force) + self.picture.marks([view.words(edge.note)] if edge.note else [])

    def told_in(self, id_: str, room: float, leave: frozenset[Written] = frozenset()) -> list[Line]:
        """What is written in a box: who else leads, serves, supports it, and whom it does."""
        view, texts = self.view, self.texts.get(id_, {})
        found: list[Line] = []
        for kind, active in sorted(texts, key=place):
            others = [(edge, edge.target if active else edge.source) for edge in texts[kind, active]]
            others = [(edge, other) for edge, other in others if (kind, active, other, edge.force) not in leave]
            if not others:
                continue
            names = view.names(self.called(other, edge) for edge, other in others)
            found += lines(f"{view.say(head((kind, active)))} {names}", room, told=view.relations(edge for edge, _ in others))
        return found

    def common(self, members: list[str]) -> frozenset[Written]:
        """What is written of every member of a group."""
        each = [
            {
                (kind, active, edge.target if active else edge.source, edge.force)
                for (kind, active), edges in self.texts.get(one, {}).items()
                for edge in edges
            }
            for one in members
        ]
        return frozenset(set.intersection(*each)) if each else frozenset()

    def box(self, body: str) -> None:
        """A body, with what is written in it."""
        view = self.view
        group = self.group_of.get(body, "")
        room = NARROW if group else WIDE
        leave = self.common(self.groups[group]) if group else frozenset()
        thing = view.things[body]
        said = view.words(thing.note) if view.is_own(thing) else ""
        text = [*named(view.name(body) + self.picture.marks([said] if said else []), room), *self.told_in(body, room, leave)]
        if body not in self.written:
            text += lines(f"({view.title(thing.file)})", room, ink="muted")
        self.picture.boxes.append(Box(body, view.told(body), view.role(body), text, group=group))

    def frame(self, group: str, members: list[str]) -> None:
        """The group around its members, with what they have in common."""
        view = self.view
        text = [*named(view.name(group), 400), *self.told_in(group, 400)]
        for kind, active, other, force in sorted(self.common(members)):
            edges = [
                edge
                for one in members
                for edge in self.texts[one][(kind, active)]
                if (edge.target if active else edge.source, edge.force) == (other, force)
            ]
            names = view.names(self.called(other, edge) for edge in edges)
            text += lines(f"{view.say(head((kind, active)))} {names}", 400, told=view.relations(edges))
        told = view.relations(edge for edge in view.edges_of(group) if edge.kind == "member_of" and edge.target == group)
        text[0] = text[0]._replace(told=told)
        self.picture.groups.append(Group(group, view.told(group), text))

    def lanes(self) -> None:
        """A band for each level, with as many rows as it needs."""
        wide = {box.key: box.wide for box in self.picture.boxes}
        group = {box.key: box.group for box in self.picture.boxes}
        rows: list[list[tuple[str, ...]]] = []
        levels: list[Level] = []
        for level in LEVELS:
            used = 0.0
            here = [body for body in self.bodies if self.view.role(body) == level]
            for unit in dict.fromkeys(tuple(self.groups[group[body]]) if group[body] else (body,) for body in here):
                needs = sum(wide[key] + 20 for key in unit)
                if levels[-1:] != [level] or used + needs > ROW:
                    levels.append(level)
                    rows.append([])
                    used = 0.0
                rows[-1].append(unit)
                used += needs
        for level, row in zip(levels, rows, strict=True):
            if not self.picture.lanes or self.picture.lanes[-1].key != level:
                self.picture.lanes.append(Lane(level, self.view.say(LEVELS[level].heading), []))
            self.picture.lanes[-1].rows.append([key for unit in row for key in unit])

    def legend(self) -> None:
        """What the boxes and lines mean."""
        say = self.view.say
        for level in LEVELS:
            if any(self.view.role(body) == level for body in self.bodies):
                self.picture.legend.append(Entry("box", level, say(ROLES[level])))
        for kind in dict.fromkeys(arrow.role for arrow in self.picture.arrows):
            self.picture.legend.append(Entry("arrow", kind, say(LEGEND[kind])))
