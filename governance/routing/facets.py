"""Facets and the cases that they lead to, as a decision table: who matches, what falls through, which rows clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from governance.diagnostics import Text
from governance.model.written import Entity, Model, Models, label_of

When = Mapping[str, frozenset[str]]
"""For each facet that matters, the values that fit. A facet that is left out may have any."""
LOOK = 20
"""How many cases one is compared with, and how many steps of `continues` are followed: where there are more, a program wrote them."""
_BUDGET = 300_000
"""How many rows may be looked at for gaps: beyond that nobody can say in reasonable time."""


class Column(NamedTuple):
    """A facet of a table, with its values."""

    id: str
    entity: Entity
    values: tuple[str, ...]

    @property
    def name(self) -> Text:
        """What people call the facet."""
        return label_of(self.entity.spec.name) or Text(self.id, self.id)

    def value(self, value: str) -> Text:
        """What people call a value of it."""
        return label_of(self.entity.spec.values.get(value)) or Text(value, value)


class Row(NamedTuple):
    """A case of a table, and when it is meant. A facet of which any value will do is not in `when`."""

    case: Entity
    when: When


class Table(NamedTuple):
    """The cases of one model that facets lead to."""

    model: Model
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class TooMany(Exception):
    """There are too many combinations to look through."""


@lru_cache(maxsize=1)
def tables(models: Models) -> tuple[Table, ...]:
    """A table for every model that has cases with facets: with its own cases, and those of imported models that use the same facets."""
    return tuple(made for model in models if (made := table(model)) is not None)


def table(model: Model) -> Table | None:
    """The decision table of a model; None where no case of it is told apart by facets. What is unknown (GOV503) is left out."""
    known = columns(model)
    own = [row for case in model.all("case") if (row := _row(case, known))]
    if not own:
        return None
    used = {facet for row in own for facet in row.when}
    there = [row for one in _imported(model) for row in _same_facets(one, known) if not used.isdisjoint(row.when)]
    shown = tuple(column for column in known.values() if column.entity.model is model or column.id in used)
    return Table(model, shown, (*own, *there))


@lru_cache(maxsize=64)
def columns(model: Model) -> dict[str, Column]:
    """The facets that a model can speak of, by id: its own, and those of what it imports."""
    known: dict[str, Column] = {}
    for one in (model, *_imported(model)):
        for facet in one.all("facet"):
            known.setdefault(facet.id, Column(facet.id, facet, tuple(facet.spec.values)))
    return known


def _same_facets(model: Model, known: Mapping[str, Column]) -> list[Row]:
    """The rows of a model whose facets are, one and all, those known."""
    theirs = columns(model)
    same = {facet: column for facet, column in theirs.items() if facet in known and known[facet].entity is column.entity}
    return [row for case in model.all("case") if (row := _row(case, same))]


def said(case: Entity) -> list[tuple[Column, list[str]]]:
    """The facets of a case with its values, as far as they are declared."""
    known = columns(case.model) if case.spec.when else {}
    return [(known[facet], values) for facet, values in (case.spec.when or {}).items() if facet in known]


def _row(case: Entity, known: Mapping[str, Column]) -> Row | None:
    when = case.spec.when
    if not when or any(facet not in known or not set(values) <= set(known[facet].values) for facet, values in when.items()):
        return None
    fits = {facet: frozenset(values) for facet, values in when.items()}
    return Row(case, {facet: values for facet, values in fits.items() if len(values) < len(known[facet].values)})


def _imported(model: Model) -> list[Model]:
    found: dict[str, Model] = {}
    stack = [model]
    while stack:
        for other in stack.pop().imports.values():
            if other is not None and other.id not in found and other is not model:
                found[other.id] = other
                stack.append(other)
    return list(found.values())


def meets(one: When, other: When) -> bool:
    """Whether something can be both."""
    return all(not values.isdisjoint(other[facet]) for facet, values in one.items() if facet in other)


def written_alike(one: Entity, other: Entity) -> bool:
    """Whether two cases name the same facets and values, which GOV504 finds."""
    ones, others = ({facet: frozenset(values) for facet, values in (case.spec.when or {}).items()} for case in (one, other))
    return ones == others


def within(one: When, other: When) -> bool:
    """Whether everything that is `one` is also `other`."""
    return all(facet in one and one[facet] <= values for facet, values in other.items())


def gaps(columns: Iterable[Column], rows: Iterable[When], inside: When | None = None) -> Iterator[dict[str, tuple[str, ...]]]:
    """The combinations of values that no row fits, as boxes that do not overlap: for each facet the values, or nothing where any will do.

    With `inside`, of that box only. Values that the same rows accept are taken together, so that the work depends on how
    the rows differ and not on how many values there are. Raises TooMany where it would take too long.
    """
    box = {column.id: tuple(v for v in column.values if not inside or v in inside.get(column.id, (v,))) for column in columns}
    yield from _gaps(box, [row for row in rows if inside is None or meets(row, inside)], {}, _LookedAt(_BUDGET))


def missing(table: Table, most: int) -> list[dict[str, tuple[str, ...]]] | None:
    """The combinations that no row of a table fits, so many at most, with the facets that matter; None where there are too many to look."""
    found: list[dict[str, tuple[str, ...]]] = []
    every = {column.id: column.values for column in table.columns}
    try:
        for gap in gaps(table.columns, [row.when for row in table.rows]):
            found.append({facet: values for facet, values in gap.items() if values != every[facet]})
            if len(found) >= most:
                break
    except TooMany:
        return None
    return found


class _LookedAt:
    def __init__(self, budget: int) -> None:
        self.budget = budget

    def spend(self, rows: int) -> None:
        self.budget -= rows + 1
        if self.budget < 0:
            raise TooMany


def _gaps(
    open_: dict[str, tuple[str, ...]], rows: list[When], chosen: dict[str, tuple[str, ...]], left: _LookedAt
) -> Iterator[dict[str, tuple[str, ...]]]:
    left.spend(len(rows))
    if not rows:
        yield dict(chosen)
        return
    counts = dict.fromkeys(open_, 0)
    for row in rows:
        asks = [facet for facet, values in row.items() if facet in open_ and not values.issuperset(open_[facet])]
        if not asks:
            return  # this row takes all that is left
        for facet in asks:
            counts[facet] += 1
    facet = max(counts, key=lambda name: counts[name])
    rest = {name: values for name, values in open_.items() if name != facet}
    always = [number for number, row in enumerate(rows) if facet not in row]
    taking: dict[str, list[int]] = {value: [] for value in open_[facet]}
    for number, row in enumerate(rows):
        for value in row.get(facet, ()):
            if value in taking:
                taking[value].append(number)
    alike: dict[tuple[int, ...], list[str]] = {}
    for value, numbers in taking.items():
        alike.setdefault(tuple(sorted((*always, *numbers)) if always else numbers), []).append(value)
    for fits, values in alike.items():
        yield from _gaps(rest, [rows[number] for number in fits], {**chosen, facet: tuple(values)}, left)


def hit_policy(table: Table) -> Literal["U", "A", "C"]:
    """The hit policy of DMN that a table has: U, one row at most fits; A, all that fit lead the same way; C, they may not."""
    policy: Literal["U", "A"] = "U"
    for _, _, same in clashes(list(table.rows)):
        if not same:
            return "C"
        policy = "A"
    return policy


def clashes(rows: list[Row]) -> Iterator[tuple[Row, Row, bool]]:
    """Each row with every earlier one that can be meant at the same time, and whether both lead the same way.

    Not two that continue one another, nor two whose KLE numbers have none in common. For each row the first LOOK only.
    """
    fitting: dict[str, dict[str, int]] = {}
    anywhere: dict[str, int] = {}
    everything = 0
    ways = [way(row.case) for row in rows]
    for number, row in enumerate(rows):
        common = everything
        for facet, values in row.when.items():
            masks = fitting.setdefault(facet, {})
            fits = everything & ~anywhere.get(facet, 0)
            for value in values:
                fits |= masks.get(value, 0)
            common &= fits
        found = 0
        while common and found < LOOK:
            low = common & -common
            common ^= low
            other = low.bit_length() - 1
            if not kept_apart(rows[other].case, row.case):
                found += 1
                yield row, rows[other], ways[number] == ways[other]
        bit = 1 << number
        everything |= bit
        for facet, values in row.when.items():
            anywhere[facet] = anywhere.get(facet, 0) | bit
            for value in values:
                fitting[facet][value] = fitting[facet].get(value, 0) | bit


def way(case: Entity) -> tuple[object, ...]:
    """Where a case leads, for comparing: its steps with who does each, and what it continues as."""
    route = case.spec.route
    steps = route if isinstance(route, list) else ()
    model = case.model
    told = tuple((step.step, "" if isinstance(step.by, str) else tuple(_who(model, text) for text in step.by)) for step in steps)
    goes_on = model.find(case.spec.continues)
    return (told, id(goes_on) if goes_on else 0, route == "not_stated")


def _who(model: Model, text: str) -> int | str:
    found = model.actor(text)
    return id(found) if found else text


def kept_apart(one: Entity, other: Entity) -> bool:
    """Whether two cases are told apart by something else than facets: their KLE numbers, or because one goes on as the other."""
    kle, others = one.spec.kle, other.spec.kle
    if kle and others and set(kle).isdisjoint(others):
        return True
    return _continues(one, other) or _continues(other, one)


def apart(one: Entity, other: Entity) -> bool:
    """Whether facets tell two cases apart: there is one of which they have no value in common."""
    ones, others = one.spec.when, other.spec.when
    if not ones or not others:
        return False
    for facet, values in ones.items():
        theirs = others.get(facet)
        if theirs is not None and not any(value in theirs for value in values):
            return True
    return False


def _continues(case: Entity, goal: Entity) -> bool:
    seen: set[int] = set()
    at: Entity | None = case
    while at is not None and at.kind == "case" and id(at) not in seen and len(seen) < LOOK:
        seen.add(id(at))
        at = at.model.find(at.spec.continues)
        if at is goal:
            return True
    return False
