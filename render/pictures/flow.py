"""The budget as a flow: from those who pay, through the contributions, to what they are for. What it shows, and where it stands.

Heights are sums: one scale for the whole picture, so that every bar and band can be measured with a ruler. What is not
firm is told apart by a pattern, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from governance.diagnostics import Lang, Text
from governance.funding.account import Account
from governance.funding.budget import Budget
from governance.funding.lines import Dimension, Line
from governance.funding.tables import Cell, Table, bucket_of, tabulate
from render.data.budget_data import contributions
from render.pictures.measure import wrap
from render.pictures.theme import LEADING, MARGIN, NAME, TEXT, TITLE
from render.text.budget_text import CONTRIBUTIONS, LEGEND, TITLES, Marks, Numbers, if_text, numbers, text
from render.text.terminal import Style

WIDE = 770.0
"""A4 across, less margins: printed, no letter is smaller than it is here."""
BAR = 16.0
LABEL = 150.0
_MIDDLE = 165.0
"""Room for the names of contributions, beside their bars."""
_TALL = 300.0
"""All bars of a column together."""
_GAP = 12.0
_LEAST = 1.5
_THIN = 0.5
"""However small a sum is, its bar and its band can be seen."""


@dataclass(slots=True)
class Node:
    """A bar with its name and sum: `lines` of the label, the first `bold` of them bold."""

    id: str
    name: str
    most: int
    firm: int
    lines: list[str]
    bold: int
    column: int
    x: float = 0.0
    y: float = 0.0
    high: float = 0.0
    out: float = 0.0
    into: float = 0.0


class Band(NamedTuple):
    """Money from one bar to the next: its upper edge at either end, how thick it is, and how much of that is firm."""

    source: Node
    target: Node
    contribution: int
    y1: float
    y2: float
    thick: float
    firm: float
    says: str


@dataclass(slots=True)
class Flow:
    """The whole picture, laid out in points."""

    lang: Lang
    title: str
    subtitle: list[str]
    summary: str
    heads: tuple[str, str, str]
    columns: tuple[list[Node], list[Node], list[Node]]
    bands: list[Band] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    top: float = 0.0
    foot: float = 0.0
    high: float = 0.0
    open: bool = False


def flow(account: Account, lang: Lang) -> Flow:
    """The flow of an account: to purposes, or to the dimension that was asked for beside `party`."""
    budget = settled(account.budget)
    asked = [dimension for dimension in (account.table.dimensions if account.table else ()) if dimension != "party"]
    last: Dimension = asked[-1] if asked else "purpose"
    marks = Marks()
    text(account, lang, Style(), marks)  # the letters are those of the table
    marks.met.clear()
    shown = numbers(lang, budget.currency, [units for line in budget.lines for units in (line.most, line.firm)])

    def column(number: int, table: Table, room: float) -> list[Node]:
        found = []
        for bucket in table.rows:
            cell = table.row_totals[bucket.id]
            if cell.most <= 0:
                continue
            names = wrap(bucket.name.to(lang), room, NAME, bold=True)
            sums = wrap(_sum(cell, shown, marks, lang), room, TEXT)
            found.append(Node(bucket.id, bucket.name.to(lang), cell.most, min(cell.firm, cell.most), [*names, *sums], len(names), number))
        return found

    columns = (
        column(0, tabulate(budget, ["party"]), LABEL),
        column(1, contributions(budget, lang), _MIDDLE - 14),
        column(2, tabulate(budget, [last]), LABEL),
    )
    title = budget.file.title
    open_ = budget.firm != budget.most
    made = Flow(
        lang,
        Text(f"{title.en}: the budget", f"{title.da}: budgettet").to(lang),
        [line for said in _subtitle(account, lang) for line in wrap(said, WIDE - 2 * MARGIN, TEXT)],
        "",
        (TITLES["party"].to(lang), CONTRIBUTIONS.to(lang), TITLES[last].to(lang)),
        columns,
        open=open_,
    )
    if last != "year":
        _untangle(made, budget, last)
    _place(made)
    _bands(made, budget, last, shown)
    loose = _in_no_part(account.budget)
    made.summary = " ".join([*(band.says + "." for band in made.bands), *(note.to(lang) + "." for note in loose)])
    said = [f"{letter}  {budget.assumptions[id_].text.to(lang)}" for id_, letter in marks.letters.items() if id_ in marks.met]
    said += [LEGEND.to(lang)] if open_ else []
    said += [note.to(lang) for note in loose]
    said += [Text(f"for all of it: {one.en}", f"for det hele: {one.da}").to(lang) for one in budget.conditions]
    said += [note.to(lang) for note in dict.fromkeys(budget.notes)]
    made.notes = [wrap(line, WIDE - 2 * MARGIN, TEXT) for line in said]
    made.high = made.foot + 26 + sum(len(lines) for lines in made.notes) * TEXT * LEADING + (20 if made.notes else 0) + MARGIN
    return made


def settled(budget: Budget) -> Budget:
    """The budget as it can be drawn: where parts overlap, they count at their least, and the rest is in none of them yet."""
    over = {id(line.contribution) for line in budget.lines if line.rest == "overlap"}
    lines: list[Line] = []
    for line in budget.lines:
        if id(line.contribution) not in over:
            lines.append(line)
        elif line.part is None:
            lines.append(replace(line, rest="unsettled"))
        else:
            open_ = replace(line, part=None, rest="unsettled", recipients=(), most=line.most - line.firm, firm=0)
            lines += [replace(line, most=line.firm), open_]
    return replace(budget, lines=lines)


def _in_no_part(budget: Budget) -> list[Text]:
    """What is firm, but in no part for sure: it has no height of its own in the picture."""
    sums: dict[str, int] = {}
    for line in budget.lines:
        if line.rest == "unplaced":
            sums[line.contribution.id_in_funding] = sums.get(line.contribution.id_in_funding, 0) + line.firm
    found = []
    for id_, units in sums.items():
        what, sum_ = budget.funding.contributions[id_].called, budget.money(units)
        found.append(
            Text(
                f"{what.en}: {sum_.en} more is firm than can be seen, but in no part for sure",
                f"{what.da}: yderligere {sum_.da} er fast, men ikke i nogen bestemt del",
            )
        )
    return found


def _subtitle(account: Account, lang: Lang) -> list[str]:
    budget = account.budget
    most, firm = budget.money(budget.most), budget.money(budget.firm)
    if budget.most == budget.firm:
        said = most
    else:
        said = Text(f"{most.en} at most, of which {firm.en} firm", f"højst {most.da}, heraf {firm.da} fast")
    if account.today is None:
        return [said.to(lang)]
    by = budget.most - account.today.budget.most
    change = budget.money(abs(by))
    sign = "+" if by > 0 else "-" if by < 0 else ""
    whole = Text(f"{said.en}; {sign}{change.en} to today", f"{said.da}; {sign}{change.da} i forhold til i dag")
    return [whole.to(lang), *(if_text(id_, limits, account, lang) for id_, limits in account.changed.items())]


def _sum(cell: Cell, shown: Numbers, marks: Marks, lang: Lang) -> str:
    most, letters = shown(cell.most), marks.of(cell)
    if cell.firm == cell.most:
        return f"{most}{letters}"
    if not cell.firm:
        return Text(f"up to {most}{letters}", f"op til {most}{letters}").to(lang)
    firm = shown(cell.firm)
    return Text(f"up to {most}{letters}, {firm} firm", f"op til {most}{letters}, heraf {firm} fast").to(lang)


def label_high(node: Node) -> float:
    """How high the label of a bar is."""
    return node.bold * NAME * LEADING + (len(node.lines) - node.bold) * TEXT * LEADING


def _untangle(made: Flow, budget: Budget, last: Dimension) -> None:
    """The last column in the order in which its money comes from above: so fewer bands cross."""
    order = {node.id: number for number, node in enumerate(made.columns[1])}
    heights: dict[str, list[int]] = {}
    for line in budget.lines:
        found = heights.setdefault(bucket_of(line, last).id, [0, 0])
        found[0] += line.most * order.get(line.contribution.id_in_funding, 0)
        found[1] += line.most
    made.columns[2].sort(key=lambda node: Fraction(*heights[node.id]))


def _place(made: Flow) -> None:
    """Bars of one scale, each with room for its label, each column in the middle of the height of the tallest."""
    total = max(sum(node.most for node in column) for column in made.columns)
    scale = _TALL / total if total else 0.0
    for column in made.columns:
        for node in column:
            node.high = max(node.most * scale, _LEAST)
    slots = [sum(max(node.high, label_high(node)) + _GAP for node in column) - _GAP for column in made.columns]
    tall = max(slots)
    made.top = MARGIN + TITLE * LEADING + len(made.subtitle) * TEXT * LEADING + 16 + NAME * LEADING + 8
    left = MARGIN + LABEL + 8
    right = WIDE - MARGIN - LABEL - 8 - BAR
    middle = left + BAR + (right - left - BAR - _MIDDLE) / 2
    for number, (column, used) in enumerate(zip(made.columns, slots, strict=True)):
        y = made.top + (tall - used) / 2
        for node in column:
            slot = max(node.high, label_high(node))
            node.x, node.y = (left, middle, right)[number], y + (slot - node.high) / 2
            y += slot + _GAP
    made.foot = made.top + tall


def _bands(made: Flow, budget: Budget, last: Dimension, shown: Numbers) -> None:
    payers, middle, ends = ({node.id: node for node in column} for column in made.columns)
    order = {id_: number for number, id_ in enumerate(middle)}
    scale = _TALL / max(budget.most, 1)
    for step, (nodes, targets) in enumerate(((payers, middle), (middle, ends))):
        sums: dict[tuple[str, str, str], list[Line]] = {}
        for line in budget.lines:
            id_ = line.contribution.id_in_funding
            one, two = (bucket_of(line, "party").id, id_) if step == 0 else (id_, bucket_of(line, last).id)
            sums.setdefault((one, two, id_), []).append(line)
        from_, to = ({id_: number for number, id_ in enumerate(side)} for side in (nodes, targets))
        there = [key for key, lines in sums.items() if sum(line.most for line in lines) > 0 and key[0] in nodes and key[1] in targets]
        ranked = sorted(there, key=lambda key: (from_[key[0]], to[key[1]]))
        incoming = sorted(there, key=lambda key: (to[key[1]], from_[key[0]]))
        into = {}
        for key in incoming:
            into[key] = targets[key[1]].y + targets[key[1]].into
            targets[key[1]].into += max(sum(line.most for line in sums[key]) * scale, _THIN)
        for key in ranked:
            most = sum(line.most for line in sums[key])
            firm = min(most, sum(line.firm for line in sums[key]))
            source, target = nodes[key[0]], targets[key[1]]
            sum_ = shown(most) if firm == most else Text(f"up to {shown(most)}", f"op til {shown(most)}").to(made.lang)
            says = f"{source.name} → {target.name}: {sum_} {budget.currency}"
            thick = max(most * scale, _THIN)
            firmly = thick if firm == most else thick * firm / most
            made.bands.append(Band(source, target, order[key[2]], source.y + source.out, into[key], thick, firmly, says))
            source.out += thick
