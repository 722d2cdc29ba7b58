"""GOV217: membership, or being a part, in a circle."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from governance.checks._membership import ACTORS
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models
from governance.words.lists import few

Edges = dict[int, list[tuple[Entity, Locus]]]
"""By id() of a thing: the things that it names, and where."""


def find(models: Models) -> Iterator[Finding]:
    """Groups that are members of themselves, and things that are parts of themselves, directly or through others."""
    members: Edges = {}
    parts: Edges = {}
    things: dict[int, Entity] = {}
    for kind in ACTORS:
        for entity in models.all(kind):
            spec, actor = entity.spec, entity.model.actor
            listed_members = getattr(spec, "members", None)
            if listed_members:
                things.setdefault(id(entity.same), entity.same)
                for number, text in enumerate(listed_members):
                    member = actor(text)
                    if member is not None:
                        members.setdefault(id(entity.same), []).append((member, entity.at("members", number)))
            if spec.part_of:
                things.setdefault(id(entity.same), entity.same)
                for number, link in enumerate(spec.part_of):
                    whole = actor(link.id)
                    if whole is not None:
                        parts.setdefault(id(entity.same), []).append((whole, entity.at("part_of", number, "id")))
    for circle in _circles(things, members):
        yield _finding(
            circle,
            Text("a member of itself", "medlem af sig selv"),
            Text("take one of the members out", "fjern et af medlemmerne"),
        )
    for circle in _circles(things, parts):
        yield _finding(
            circle, Text("a part of itself", "en del af sig selv"), Text("take one `part_of` out", "fjern et af stederne med `part_of`")
        )


def _finding(circle: list[tuple[Entity, Locus]], what: Text, help_: Text) -> Finding:
    called = name(circle[0][0])
    through = few(name(thing) for thing, _ in circle[1:])
    tail = Text(f", through {through.en}", f", gennem {through.da}") if len(circle) > 1 else Text("", "")
    return Finding(
        at=circle[0][1],
        message=Text(f"{called.en} is {what.en}{tail.en}", f"{called.da} er {what.da}{tail.da}"),
        help=help_,
        related=tuple((Text("the circle goes on here", "ringen går videre her"), locus) for _, locus in circle[1:6]),
    )


def _circles(things: dict[int, Entity], edges: Edges) -> Iterator[list[tuple[Entity, Locus]]]:
    """A shortest circle from each knot of things that all lead to each other: the things, each with where it names the next."""
    knot = _knots(edges)
    sizes: dict[int, int] = {}
    for number in knot.values():
        sizes[number] = sizes.get(number, 0) + 1
    done: set[int] = set()
    for start in things:
        number = knot.get(start, -1)
        if number in done or start not in edges:
            continue
        if sizes[number] == 1 and not any(id(thing) == start for thing, _ in edges[start]):
            continue
        done.add(number)
        yield _shortest(things, edges, knot, start)


def _shortest(things: dict[int, Entity], edges: Edges, knot: dict[int, int], start: int) -> list[tuple[Entity, Locus]]:
    came: dict[int, tuple[int, Locus]] = {}
    waiting = deque([start])
    while start not in came:
        one = waiting.popleft()
        for thing, locus in edges.get(one, ()):
            if knot.get(id(thing)) == knot[start] and id(thing) not in came:
                came[id(thing)] = (one, locus)
                waiting.append(id(thing))
    circle: list[tuple[Entity, Locus]] = []
    at = start
    while not circle or at != start:
        at, locus = came[at]
        circle.append((things[at], locus))
    return circle[::-1]


def _knots(edges: Edges) -> dict[int, int]:
    """The number of the strongly connected component of each node (Tarjan's algorithm, without recursion)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    knot: dict[int, int] = {}
    open_: list[int] = []
    for root in edges:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_.append(root)
        work = [(root, iter(edges[root]))]
        while work:
            node, following = work[-1]
            for thing, _ in following:
                other = id(thing)
                if other not in index:
                    index[other] = low[other] = len(index)
                    open_.append(other)
                    work.append((other, iter(edges.get(other, ()))))
                    break
                if other not in knot:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    number = len(index) + len(knot)
                    while node not in knot:
                        knot[open_.pop()] = number
    return knot


CHECK = Check(
    code="GOV217",
    severity=Severity.ERROR,
    title=Text("Member or part of itself", "Medlem eller del af sig selv"),
    finds=Text(
        "A group that is a member of itself, or something that is a part of itself, directly or through others.",
        "En gruppe, der er medlem af sig selv, eller noget, der er en del af sig selv, direkte eller gennem andre.",
    ),
    why=Text(
        "Nobody can say who the members are, or which of them contains the other.",
        "Ingen kan sige, hvem medlemmerne er, eller hvem af dem der indeholder den anden.",
    ),
    remedy=Text("Take one link of the circle out.", "Fjern et led af ringen."),
    example="""\
parties:
  towns: {name: The towns, members: [villages]}
  villages: {name: The villages, members: [towns]}
""",
    legacy=find,
)
