"""Tables of a budget: its lines by one or two dimensions, each figure with what it rests on, and sure to add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeVar, get_args

from governance.diagnostics import Text
from governance.funding.budget import Budget
from governance.funding.lines import Dimension, Line
from governance.funding.periods import Stretch
from governance.funding.split import allot
from governance.model.actors import Actor
from governance.model.statements import NO_LINKS, Links
from governance.words.dates import dates_text
from governance.words.forms import FORMS, LIQUID
from governance.words.lists import listed
from governance.words.marks import NOBODY_THERE, NOT_STATED, same
from governance.words.quoting import cut_name

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
SPECIAL = {
    "unallocated": Text("unallocated", "ufordelt"),
    "unsettled": Text("not settled between the parts", "uafklaret mellem delene"),
    "overlap": Text("less what the parts cannot all have", "minus det, delene ikke alle kan få"),
    "unplaced": Text("firm, but in no part for sure", "fast, men ikke i nogen bestemt del"),
    "gone": NOBODY_THERE,
    "not_stated": NOT_STATED,
}
K = TypeVar("K")


class DoesNotAddUp(Exception):
    """A table whose figures do not make its total: never shown, and always a mistake in this program."""


class Bucket(NamedTuple):
    """A row or column: its id and what people call it."""

    id: str
    name: Text


class Cell(NamedTuple):
    """A figure: every maximum counted in full, what of it is stated without a maximum, and the assumptions that it rests on."""

    most: int
    firm: int
    marks: tuple[str, ...] = ()


class Table(NamedTuple):
    """Figures by one dimension (no columns) or two. Rows without columns have their figure in `row_totals`."""

    dimensions: tuple[Dimension, ...]
    rows: tuple[Bucket, ...]
    columns: tuple[Bucket, ...]
    cells: dict[tuple[str, str], Cell]
    row_totals: dict[str, Cell]
    column_totals: dict[str, Cell]
    total: Cell

    def share(self, cell: Cell) -> Fraction | None:
        """What part of the total a figure is, exactly; None of nothing."""
        return Fraction(cell.most, self.total.most) if self.total.most else None

    def percents(self, cells: Mapping[K, Cell], digits: int = 2) -> dict[K, Decimal]:
        """The share of each in percent, which add up to 100 exactly: rounded by the largest remainders, ties to the smaller id.

        What is below zero is split apart, as its positive and mirrored.
        """
        ids = {str(id_): id_ for id_ in cells}
        found = dict.fromkeys(cells, Decimal(f"0e-{digits}"))
        over = {text: cells[id_].most for text, id_ in ids.items() if cells[id_].most > 0}
        under = {text: -cells[id_].most for text, id_ in ids.items() if cells[id_].most < 0}
        if not self.total.most:
            return found
        all_ = 100 * 10**digits
        taken = -(-all_ * sum(under.values()) // self.total.most)
        for key, units in ((over, all_ + taken), (under, -taken)):
            if key:
                found |= {ids[text]: Decimal(f"{share}e-{digits}") for text, share in allot(units, key, "largest_remainder").items()}
        return found


def tabulate(budget: Budget, dimensions: Sequence[Dimension]) -> Table:
    """The budget by one or two dimensions. Raises DoesNotAddUp rather than return a table that does not."""
    made = _Made(budget)
    one, two = dimensions[0], dimensions[1] if len(dimensions) > 1 else None
    rows = made.buckets(one)
    columns = made.buckets(two) if two else {}
    total = made.cell(budget.lines)
    row_totals = {id_: made.cell(lines, one) for id_, (_, lines) in rows.items()}
    column_totals = {id_: made.cell(lines, two) for id_, (_, lines) in columns.items()}
    cells: dict[tuple[str, str], Cell] = {}
    for row, (_, lines) in rows.items():
        if two is None:
            break
        both: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            both[bucket_of(line, two).id].append(line)
        cells |= {(row, column): made.cell(both[column], one, two) for column in columns if column in both}
    table = Table(
        tuple(dimensions),
        tuple(bucket for bucket, _ in rows.values()),
        tuple(bucket for bucket, _ in columns.values()),
        cells,
        row_totals,
        column_totals,
        total,
    )
    verify(budget, table)
    return table


def verify(budget: Budget, table: Table) -> None:
    """Raise DoesNotAddUp unless every row, every column and the contributions as they stand in the file make the total."""

    def same(what: str, cells: Iterable[Cell], total: tuple[int, int]) -> None:
        found = list(cells)
        sums = (sum(cell.most for cell in found), sum(cell.firm for cell in found))
        if sums != total:
            raise DoesNotAddUp(f"{what}: {sums} is not {total}")

    total = (table.total.most, table.total.firm)
    wholes = budget.wholes.values()
    same("the contributions", (Cell(most, firm) for most, firm in wholes), total)
    same("the rows", table.row_totals.values(), total)
    if not 0 <= table.total.firm <= table.total.most:
        raise DoesNotAddUp(f"{table.total.firm} firm of {table.total.most}")
    if not table.columns:
        return
    same("the columns", table.column_totals.values(), total)
    by_row: dict[str, list[Cell]] = defaultdict(list)
    by_column: dict[str, list[Cell]] = defaultdict(list)
    for (row, column), cell in table.cells.items():
        by_row[row].append(cell)
        by_column[column].append(cell)
    for id_, cell in table.row_totals.items():
        same(f"row {id_}", by_row[id_], (cell.most, cell.firm))
    for id_, cell in table.column_totals.items():
        same(f"column {id_}", by_column[id_], (cell.most, cell.firm))


class _Made:
    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.pieces = Counter(piece.split for line in budget.lines for piece in line.pieces)
        """How many lines each split has come to, whatever else split them."""

    def buckets(self, dimension: Dimension) -> dict[str, tuple[Bucket, list[Line]]]:
        """Every value of a dimension with its lines: years in their order, all else as in the file, what is not stated last."""
        found: dict[str, tuple[Bucket, list[Line]]] = {}
        for line in self.budget.lines:
            bucket = bucket_of(line, dimension)
            found.setdefault(bucket.id, (bucket, []))[1].append(line)
        order = list(found)
        if dimension == "year":
            order.sort()
        order.sort(key=lambda id_: list(SPECIAL).index(id_) + 1 if id_ in SPECIAL else 0)
        return {id_: found[id_] for id_ in order}

    def cell(self, lines: Sequence[Line], *dimensions: Dimension | None) -> Cell:
        """Several lines as one figure. Of a split it rests on the assumption unless all of it is in it, to the last unit."""
        marks: dict[str, None] = {}
        there = Counter(piece.split for line in lines for piece in line.pieces)
        for line in lines:
            marks.update(dict.fromkeys(line.resting))
            if "year" in dimensions:
                marks.update(dict.fromkeys(line.dated))
            if not {"party", "recipient"}.isdisjoint(dimensions):
                marks.update(dict.fromkeys(line.shared))
            marks.update({piece.assumption: None for piece in line.pieces if there[piece.split] < self.pieces[piece.split]})
        order = {id_: number for number, id_ in enumerate(self.budget.assumptions)}
        return Cell(sum(line.most for line in lines), sum(line.firm for line in lines), tuple(sorted(marks, key=order.__getitem__)))


def bucket_of(line: Line, dimension: Dimension) -> Bucket:
    """The row or column that a line belongs to."""
    if dimension == "party":
        return _several([(who.id, who.name) for who in line.payers], line.contribution.payers)
    if dimension == "form":
        return Bucket(line.form, LIQUID if line.form == "liquid" else FORMS[line.form])
    if dimension == "year":
        return _year(line)
    if line.rest:
        return _special(line.rest)
    if dimension == "recipient":
        return _several([(who.id, who.name) for who in line.recipients], line.part.recipients if line.part is not None else NO_LINKS)
    assert line.part is not None
    purpose = line.part.purpose
    if purpose is not None:
        return Bucket(purpose.label, cut_name(purpose.name))
    text = line.part.purpose_text
    return Bucket(text, same(text)) if text is not None else _special("not_stated")


def _special(id_: str) -> Bucket:
    return Bucket(id_, SPECIAL[id_])


def _several(whos: list[tuple[str, Text]], named: Links[Actor]) -> Bucket:
    """Those who pay or receive together; where there are none, whether the text names some who are not there on the day."""
    if not whos:
        return _special("gone" if named.said else "not_stated")
    if len(whos) == 1:
        return Bucket(*whos[0])
    who = listed(name for _, name in whos)
    return Bucket("+".join(id_ for id_, _ in whos), Text(f"{who.en}, jointly", f"{who.da}, i fællesskab"))


def _year(line: Line) -> Bucket:
    period = line.period
    if line.year is not None:
        return Bucket(str(line.year), same(line.year))
    if period is None:
        return Bucket(line.open.en, line.open) if line.open is not None else _special("not_stated")
    if len(period.years) == 1:
        return Bucket(str(period.first.year), same(period.first.year))
    return Bucket(f"{period.first}..{period.last}", _whole(period))


def _whole(period: Stretch) -> Text:
    return dates_text(period.first, period.last)
