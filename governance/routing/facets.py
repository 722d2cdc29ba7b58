"""Facets and the cases that they lead to, as a decision table: who matches, what falls through, which rows clash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from governance.model.cases import Case, Facet
from governance.model.resolution import Model
from governance.model.written import File, imported

When = Mapping[str, frozenset[str]]
"""For each facet that matters, the values that fit. A facet that is left out may have any."""
HitPolicy = Literal["U", "A", "C"]
LOOK = 20
"""How many cases one is compared with, and how many steps of `continues` are followed: where there are more, a program wrote them."""
_BUDGET = 300_000
"""How many rows may be looked at for gaps: beyond that nobody can say in reasonable time."""


class Row(NamedTuple):
    """A case of a table, and when it is meant. A facet of which any value will do is not in `when`."""

    case: Case
    when: When


class Table(NamedTuple):
    """The cases of one file that facets lead to."""

    file: File
    facets: tuple[Facet, ...]
    rows: tuple[Row, ...]

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The values of each facet, by its id."""
        return {facet.id: tuple(facet.values) for facet in self.facets}


class TooMany(Exception):
    """There are too many combinations to look through."""


def tables(model: Model) -> tuple[Table, ...]:
    """A table for every file that has cases with facets: with its own cases, and those of imported files that use the same facets."""
    return model.once(_tables)


def _tables(model: Model) -> tuple[Table, ...]:
    cases: dict[File, list[Case]] = {}
    for case in model.cases:
        if case.when:
            cases.setdefault(case.file, []).append(case)
    made = (_table(model, file, cases) for file in model.files if file in cases)
    return tuple(one for one in made if one is not None)


def _table(model: Model, file: File, cases: Mapping[File, Sequence[Case]]) -> Table | None:
    """The decision table of a file; None where no case of it is told apart by facets. What is unknown (GOV503) is left out."""
    known = dict(model.facets_of(file))
    for case in cases[file]:
        for id_, (facet, _) in case.facets.items():
            known.setdefault(id_, facet)
    own = [row for case in cases[file] if (row := _row(case, known))]
    if not own:
        return None
    used = {facet for row in own for facet in row.when}
    others = (case for one in imported(file)[0] for case in cases.get(one, ()))
    there = [row for case in others if (row := _row(case, known)) and not used.isdisjoint(row.when)]
    shown = tuple(facet for facet in known.values() if facet.file is file or facet.id in used)
    return Table(file, shown, (*own, *there))


def _row(case: Case, known: Mapping[str, Facet]) -> Row | None:
    """A case as a row of a table of these facets; None where it asks for others, or for values that they have not."""
    when: dict[str, frozenset[str]] = {}
    if len(case.facets) < len(case.when):
        return None
    for id_, (facet, values) in case.facets.items():
        if known.get(id_) is not facet or not facet.values.keys() >= set(values):
            return None
        if len(values) < len(facet.values):
            when[id_] = frozenset(values)
    return Row(case, when)


def meets(one: When, other: When) -> bool:
    """Whether something can be both."""
    return all(not values.isdisjoint(other[facet]) for facet, values in one.items() if facet in other)


def same_facets(one: Case, other: Case) -> bool:
    """Whether two cases name the same facets and values, which GOV504 finds."""
    ones, others = ({facet: frozenset(values) for facet, values in case.when.items()} for case in (one, other))
    return ones == others


def within(one: When, other: When) -> bool:
    """Whether everything that is `one` is also `other`."""
    return all(facet in one and one[facet] <= values for facet, values in other.items())


def gaps(facets: Mapping[str, Sequence[str]], rows: Sequence[When], inside: When | None = None) -> Iterator[dict[str, tuple[str, ...]]]:
    """The combinations of the facets' values that no row fits, as boxes that do not overlap: for each facet the values, or nothing
    where any will do.

    With `inside`, of that box only. Values that the same rows accept are taken together, so that the work depends on how
    the rows differ and not on how many values there are. Raises TooMany where it would take too long.
    """
    box = {facet: tuple(v for v in values if not inside or v in inside.get(facet, (v,))) for facet, values in facets.items()}
    yield from _gaps(box, [row for row in rows if inside is None or meets(row, inside)], {}, _LookedAt(_BUDGET))


def missing(table: Table, most: int) -> list[dict[str, tuple[str, ...]]] | None:
    """The combinations that no row of a table fits, so many at most, with the facets that matter; None where there are too many to look."""
    found: list[dict[str, tuple[str, ...]]] = []
    every = table.values
    try:
        for gap in gaps(every, [row.when for row in table.rows]):
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


def hit_policy(table: Table) -> HitPolicy:
    """The hit policy of DMN that a table has: U, one row at most fits; A, all that fit lead the same way; C, they may not."""
    policy: HitPolicy = "U"
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


def way(case: Case) -> tuple[object, ...]:
    """Where a case leads, for comparing: its steps with who does each, and what it continues as."""
    return (tuple((step.verb, step.by.things, step.by.unknown) for step in case.steps), case.continues, case.route_not_stated)


def kept_apart(one: Case, other: Case) -> bool:
    """Whether two cases are told apart by something else than facets: their KLE numbers, or because one goes on as the other."""
    if one.kle and other.kle and set(one.kle).isdisjoint(other.kle):
        return True
    return _continues(one, other) or _continues(other, one)


def apart(one: Case, other: Case) -> bool:
    """Whether facets tell two cases apart: there is one of which they have no value in common."""
    ones, others = one.when, other.when
    return bool(ones and others) and any(facet in others and set(values).isdisjoint(others[facet]) for facet, values in ones.items())


def _continues(case: Case, goal: Case) -> bool:
    at: Case | None = case
    for _ in range(LOOK):
        at = at.continues if at is not None else None
        if at is goal:
            return True
    return False
