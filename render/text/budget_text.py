"""What `funding` says to people: an account on a page."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from governance.diagnostics import LANGS, Lang, Text
from governance.funding.account import Account
from governance.funding.bounds import Bounds, bounds
from governance.funding.budget import Budget, people
from governance.funding.lines import Assumption, Line, Rest
from governance.funding.money import in_major, in_minor
from governance.funding.scenario import differences
from governance.funding.tables import SPECIAL, Cell, Table
from governance.model.contributions import Amount, Contribution, Part
from governance.words.amounts import amount_text, decimals, money
from governance.words.forces import FORCES
from governance.words.forms import EARMARKED, FORMS, LIQUID
from governance.words.lists import listed
from governance.words.marks import NOT_STATED
from governance.words.numbers import figure
from render.data.budget_data import by_contribution, contribution_name, contributions, together
from render.text.grid import Row, grid
from render.text.terminal import NO_BREAK, Style

TITLES = {
    "party": Text("Who pays", "Hvem betaler"),
    "purpose": Text("For what", "Til hvad"),
    "form": Text("In what form", "I hvilken form"),
    "year": Text("When", "Hvornår"),
    "recipient": Text("To whom", "Til hvem"),
}

CONTRIBUTIONS = Text("Contributions", "Bidrag")

TOTAL = Text("Total", "I alt")

AMOUNT = Text("Amount", "Beløb")

AT_MOST = Text("At most", "Højst")

FIRM = Text("Firm", "Fast")

SHARE = Text("Share", "Andel")

OF_WHICH_FIRM = Text("of which firm", "heraf fast")

TODAY, THEN, CHANGE = Text("Today", "I dag"), Text("What if", "Hvad hvis"), Text("Difference", "Forskel")

LEGEND = Text(
    "At most: every maximum counted in full. Firm: stated without a maximum.",
    "Højst: alle lofter regnet fuldt ud. Fast: angivet uden loft.",
)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Marks:
    """Letters for the assumptions that figures rest on, in the order in which they are first met."""

    def __init__(self) -> None:
        self.letters: dict[str, str] = {}
        self.met: dict[str, None] = {}

    def of(self, cell: Cell) -> str:
        """The letters of a figure, with a space before them; empty where it rests on nothing."""
        found = []
        for id_ in cell.marks:
            number = len(self.letters)
            first = _LETTERS[number // len(_LETTERS) - 1] if number >= len(_LETTERS) else ""
            found.append(self.letters.setdefault(id_, first + _LETTERS[number % len(_LETTERS)]))
        self.met |= dict.fromkeys(cell.marks)
        return f" {','.join(sorted(found, key=lambda letters: (len(letters), letters)))}" if found else ""


class Numbers(NamedTuple):
    """How figures are written in one table: in which language, and with how many decimals, all alike."""

    lang: Lang
    currency: str
    digits: int

    def __call__(self, units: int, *, sign: bool = False) -> str:
        """The sum as text; with `sign`, what is more than nothing has a plus before it."""
        shown = figure(in_major(units, self.currency), self.digits).to(self.lang)
        return f"+{shown}" if sign and units > 0 else shown


def numbers(lang: Lang, currency: str, sums: list[int]) -> Numbers:
    """Decimals for all sums where any needs them, else for none."""
    digits = decimals(currency)
    return Numbers(lang, currency, digits if any(units % 10**digits for units in sums) else 0)


def text(account: Account, lang: Lang, style: Style, marks: Marks | None = None) -> str:
    """An account on a page: the table, then what the figures rest on. `marks` get the letters that it gives."""
    marks = marks or Marks()
    budget = account.budget
    title = budget.file.title
    blocks = [[style.wrap(f"{title.to(lang)}: {_headed(account).to(lang)}")]]
    blocks[0][0] = style(blocks[0][0], "bold")
    if account.today is not None:
        blocks.append([style.wrap(if_text(id_, limits, account, lang), "  ") for id_, limits in account.changed.items()])
        blocks += _scenario(account, account.today, lang, style, marks)
    elif account.table is None:
        blocks.append(_contributions(budget, lang, style, marks))
    elif account.table.columns:
        blocks.append(_crossed(account.table, budget, lang, style, marks))
    else:
        blocks.append(_listed(account.table, budget, lang, style, marks))
    blocks += _under(account, lang, style, marks)
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _headed(account: Account) -> Text:
    said_ = [TITLES[dimension] for dimension in account.table.dimensions] if account.table else [Text("who pays what", "hvem betaler hvad")]
    what = Text(*(", ".join(part.to(lang)[0].lower() + part.to(lang)[1:] for part in said_) for lang in LANGS))
    return Text(f"{what.en} ({account.budget.currency})", f"{what.da} ({account.budget.currency})")


def _contributions(budget: Budget, lang: Lang, style: Style, marks: Marks) -> list[str]:
    """By contribution, each with its parts and what no part covers."""
    shown = numbers(lang, budget.currency, [units for line in budget.lines for units in (line.most, line.firm)])
    open_ = budget.firm != budget.most
    table = by_contribution(budget)
    shares = table.percents(table.row_totals)
    rows: list[Row] = []

    def sums(cell: Cell, share: str) -> tuple[tuple[str, str], ...]:
        letters = marks.of(cell)
        firm = ((shown(cell.firm), letters),) if open_ else ()
        return ((shown(cell.most), letters), *firm, (share, of_share(cell, table, marks) if share else ""))

    for contribution in budget.contributions:
        id_ = contribution.id_in_funding
        rows.append(Row(contribution_name(contribution, lang), sums(table.row_totals[id_], _percent(shares[id_], lang)), 0, "bold"))
        rows.append(Row(_terms(contribution, budget, lang), (), 2, "dim"))
        for (part, rest), lines in _parts(budget, contribution).items():
            cell = together(lines)
            if part is None:
                rows.append(Row(SPECIAL[rest].to(lang), sums(cell, ""), 2))
            else:
                rows.append(Row(contribution_name(part, lang), sums(cell, ""), 2))
                rows.append(Row(_terms(part, budget, lang), (), 4, "dim"))
    rows.append(Row(TOTAL.to(lang), sums(table.total, _percent(_all(shares), lang)), 0, "bold"))
    heads = (AT_MOST.to(lang), FIRM.to(lang)) if open_ else (AMOUNT.to(lang),)
    return grid((*heads, SHARE.to(lang)), [row for row in rows if row.label.strip() or row.cells], style)


def of_share(cell: Cell, table: Table, marks: Marks) -> str:
    """The letters of a share: it rests on what its figure rests on, and on what the total does."""
    return marks.of(cell._replace(marks=tuple(dict.fromkeys((*table.total.marks, *cell.marks)))))


def _parts(budget: Budget, contribution: Contribution) -> dict[tuple[Part | None, Rest], list[Line]]:
    found: dict[tuple[Part | None, Rest], list[Line]] = {}
    for line in budget.lines:
        if line.contribution is contribution:
            found.setdefault((line.part, line.rest), []).append(line)
    return found


def _terms(one: Contribution | Part, budget: Budget, lang: Lang) -> str:
    """What is agreed of it, in one line: amount, period, form, approval, clause."""
    found: list[Text] = []
    if one.amount is not None and one.amount.firm is None:
        found.append(amount_text(one.amount, budget.currency))
    for holder in dict.fromkeys((one.amount.force if one.amount is not None else None, one.force)):
        if holder not in (None, "shall"):
            why = FORCES[holder]
            found.append(Text(f"not firm: {why.en}", f"ikke fast: {why.da}"))
    if one.period is not None:
        found.append(one.period.text)
    if isinstance(one, Contribution):
        if one.form is not None or one.form_not_stated or one.funding.form_not_stated:
            found.append(FORMS[one.form or "not_stated"])
        clause = one.clause
    else:
        found += [EARMARKED] * one.earmarked + [LIQUID] * one.liquid
        if one.approved_by.said:
            who = listed(approver.name for approver in people(one.approved_by))
            found.append(Text(f"use approved by {who.en}", f"brugen godkendes af {who.da}"))
        clause = ", ".join(one.sources)
    shown = [item.to(lang) for item in found]
    kept = clause.replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", ")
    return "; ".join([*shown, *([kept] if kept else [])])


def _listed(table: Table, budget: Budget, lang: Lang, style: Style, marks: Marks) -> list[str]:
    """By one dimension: amount, what of it is firm, share."""
    shown = numbers(lang, budget.currency, [units for cell in table.row_totals.values() for units in cell[:2]])
    open_ = budget.firm != budget.most
    shares = table.percents(table.row_totals)

    def row(label: str, cell: Cell, share: Decimal, look: str = "") -> Row:
        letters = marks.of(cell)
        firm = ((shown(cell.firm), letters),) if open_ else ()
        return Row(label, ((shown(cell.most), letters), *firm, (_percent(share, lang), of_share(cell, table, marks))), 0, look)

    rows = [row(bucket.name.to(lang), table.row_totals[bucket.id], shares[bucket.id]) for bucket in table.rows]
    rows.append(row(TOTAL.to(lang), table.total, _all(shares), "bold"))
    heads = (AT_MOST.to(lang), FIRM.to(lang)) if open_ else (AMOUNT.to(lang),)
    return grid((*heads, SHARE.to(lang)), rows, style)


def _crossed(table: Table, budget: Budget, lang: Lang, style: Style, marks: Marks) -> list[str]:
    """By two dimensions, with the sums of rows and columns. What all figures of a column rest on stands at its head."""
    every = [*table.cells.values(), *table.row_totals.values(), *table.column_totals.values()]
    shown = numbers(lang, budget.currency, [units for cell in every for units in cell[:2]])
    down = {column.id: [cell for (_, other), cell in table.cells.items() if other == column.id] for column in table.columns}
    common = {id_: [mark for mark in cells[0].marks if all(mark in cell.marks for cell in cells)] for id_, cells in down.items()}
    heads = [f"{column.name.to(lang)}{marks.of(Cell(0, 0, tuple(common[column.id])))}" for column in table.columns]

    def cell(found: Cell | None, column: str = "") -> tuple[str, str]:
        if found is None:
            return "-", ""
        rest = tuple(mark for mark in found.marks if mark not in common.get(column, ()))
        return shown(found.most), marks.of(found._replace(marks=rest))

    across, down_ = table.percents(table.row_totals), table.percents(table.column_totals)
    rows = []
    for bucket in table.rows:
        cells = [cell(table.cells.get((bucket.id, column.id)), column.id) for column in table.columns]
        total = cell(table.row_totals[bucket.id])
        share = (_percent(across[bucket.id], lang), of_share(table.row_totals[bucket.id], table, marks))
        rows.append(Row(bucket.name.to(lang), (*cells, total, share)))
    sums = {column.id: table.column_totals[column.id] for column in table.columns}
    totals = (*(cell(found, id_) for id_, found in sums.items()), cell(table.total))
    rows.append(Row(TOTAL.to(lang), (*totals, (_percent(_all(across), lang), marks.of(table.total))), 0, "bold"))
    if table.total.firm != table.total.most:
        firm = [(shown(one.firm), letters) for one, (_, letters) in zip((*sums.values(), table.total), totals, strict=True)]
        rows.append(Row(OF_WHICH_FIRM.to(lang), tuple(firm), 2))
    apart = {
        id_: tuple(dict.fromkeys(mark for mark in (*table.total.marks, *found.marks) if mark not in common[id_]))
        for id_, found in sums.items()
    }
    shares = [(_percent(down_[id_], lang), marks.of(found._replace(marks=apart[id_]))) for id_, found in sums.items()]
    rows.append(Row(SHARE.to(lang), tuple(shares), 0))
    return grid((*heads, TOTAL.to(lang), SHARE.to(lang)), rows, style)


def _all(percents: dict[str, Decimal]) -> Decimal:
    """A hundred, with as many decimals as the shares have."""
    return Decimal(100).quantize(next(iter(percents.values()), Decimal(0)))


def _scenario(account: Account, today: Account, lang: Lang, style: Style, marks: Marks) -> list[list[str]]:
    """Today, what if, and the difference; of two dimensions the scenario crossed, and the differences by each."""
    blocks = []
    if account.table is not None and account.table.columns:
        blocks.append(_crossed(account.table, account.budget, lang, style, marks))
        pairs = [(today.by[dimension], account.by[dimension]) for dimension in account.table.dimensions]
    elif account.table is not None and today.table is not None:
        pairs = [(today.table, account.table)]
    else:
        pairs = [(contributions(today.budget, lang), contributions(account.budget, lang))]
    for old, new in pairs:
        found = differences(old, new)
        every = [units for row in found for cell in (row.today, row.then) for units in cell[:2]]
        shown = numbers(lang, account.budget.currency, every)
        rows = [
            Row(
                row.bucket.name.to(lang),
                (
                    (shown(row.today.most), marks.of(row.today)),
                    (shown(row.then.most), marks.of(row.then)),
                    (
                        shown(row.by, sign=True),
                        marks.of(row.then._replace(marks=tuple(dict.fromkeys((*row.today.marks, *row.then.marks))))),
                    ),
                ),
            )
            for row in found
        ]
        last = (old.total.most, new.total.most)
        both = new.total._replace(marks=tuple(dict.fromkeys((*old.total.marks, *new.total.marks))))
        letters = [marks.of(cell) for cell in (old.total, new.total, both)]

        def three(sums: tuple[int, int], shown: Numbers = shown, letters: list[str] = letters) -> tuple[tuple[str, str], ...]:
            figures = (shown(sums[0]), shown(sums[1]), shown(sums[1] - sums[0], sign=True))
            return tuple(zip(figures, letters, strict=True))

        total = three(last)
        rows.append(Row(TOTAL.to(lang), total, 0, "bold"))
        firm = (old.total.firm, new.total.firm)
        if firm != last:
            rows.append(Row(OF_WHICH_FIRM.to(lang), three(firm), 2))
        blocks.append(grid((TODAY.to(lang), THEN.to(lang), CHANGE.to(lang)), rows, style))
    return blocks


def if_text(id_: str, limits: Bounds, account: Account, lang: Lang) -> str:
    """What a sum is set to, and what it is instead of."""
    currency = account.budget.currency
    assert limits.most is not None
    most, least = money(limits.most, currency), money(limits.least, currency)
    if limits.least == limits.most:
        new = most
    elif limits.least:
        new = Text(f"{least.en} to {most.en}", f"{least.da} til {most.da}")
    else:
        new = Text(f"up to {most.en}", f"op til {most.da}")
    whole, _, part = id_.partition(".")
    contribution = account.budget.funding.contributions[whole]
    stated = contribution.parts[part].amount if part else contribution.amount
    old = amount_text(stated, currency) if stated is not None else NOT_STATED
    return Text(f"what if {id_} is {new.en} instead of {old.en}", f"hvad hvis {id_} er {new.da} i stedet for {old.da}").to(lang)


def _under(account: Account, lang: Lang, style: Style, marks: Marks) -> list[list[str]]:
    """What stands under a table: the total as the text has it, what the figures rest on, notes."""
    budget = account.budget
    blocks = []
    stated = budget.funding.total
    if stated is not None and account.today is None:
        blocks.append([style.wrap(_stated(stated, budget, marks).to(lang))])
    if budget.firm != budget.most or (account.today is not None and account.today.budget.firm != account.today.budget.most):
        blocks.append([style.wrap(LEGEND.to(lang))])
    blocks.append([style.wrap(line) for line in _rounded_text(account, lang)])
    head = Text("Assumed, not stated:", "Antaget, ikke angivet:").to(lang)
    if account.table is not None and account.table.columns and marks.letters:
        head = Text(
            "Assumed, not stated (a letter at the head of a column: all of it):",
            "Antaget, ikke angivet (et bogstav over en kolonne: hele kolonnen):",
        ).to(lang)
    lines = [style.wrap(budget.assumptions[id_].text.to(lang), f"  {letter}  ") for id_, letter in marks.letters.items()]
    if lines:
        blocks.append([style(head, "bold"), *lines])
    if budget.conditions:
        head = Text("What holds for all of it:", "Gælder for det hele:").to(lang)
        blocks.append([style(head, "bold"), *(style.wrap(condition.to(lang), "  ") for condition in budget.conditions)])
    notes = [style.wrap(note.to(lang), f"{Text('note', 'bemærk').to(lang)}: ") for note in dict.fromkeys(budget.notes)]
    return [*blocks, notes] if notes else blocks


def _stated(stated: Amount, budget: Budget, marks: Marks) -> Text:
    """The total as the text has it, what that rests on, and how far the contributions are from it."""
    words, clause = amount_text(stated, budget.currency), stated.clause
    letters = ""
    if (why := stated.assumed) is not None:
        text = Text(f"the stated total: {why.en}", f"den angivne samlede sum: {why.da}")
        budget.assumptions["funding.total"] = Assumption("funding.total", text, given=False)
        letters = marks.of(Cell(0, 0, ("funding.total",)))
    tail = f"{letters} ({clause})" if clause else letters
    en, da = f"Stated as the total: {words.en}{tail}", f"Angivet som samlet sum: {words.da}{tail}"
    limits = bounds(stated)
    if limits is not None and limits.most is not None:
        off = budget.most - in_minor(limits.most, budget.currency)
        if off:
            by = budget.money(abs(off))
            en += f". The contributions come to {by.en} {'more' if off > 0 else 'less'}"
            da += f". Bidragene er tilsammen {by.da} {'mere' if off > 0 else 'mindre'}"
    return Text(en, da)


def _percent(value: Decimal, lang: Lang) -> str:
    return f"{value:f} %".replace(".", "," if lang == "da" else ".")


def _rounded_text(account: Account, lang: Lang) -> list[str]:
    """Where a share was rounded otherwise than it would be by itself, it is said."""
    table = account.table or contributions(account.budget, lang)
    if account.today is not None or not table.total.most:
        return []
    for cells in (table.row_totals, table.column_totals):
        for id_, value in table.percents(cells).items():
            exact = Fraction(100 * cells[id_].most, table.total.most)
            if abs(Fraction(value) - exact) > Fraction(1, 200):
                return [
                    Text(
                        "Shares are rounded so that they add up to 100 (largest_remainder).",
                        "Andelene er afrundet, så de tilsammen giver 100 (largest_remainder).",
                    ).to(lang)
                ]
    return []
