"""What `funding` says for programs: an account as JSON and CSV."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction
from typing import Any

from governance.diagnostics import Lang, Text
from governance.funding.account import Account
from governance.funding.budget import Budget, people
from governance.funding.lines import Line
from governance.funding.money import in_major, in_minor
from governance.funding.scenario import differences
from governance.funding.tables import Bucket, Cell, Table, tabulate
from governance.model.actors import Actor
from governance.model.contributions import Contribution, Part
from governance.model.statements import Links, Period
from governance.words.amounts import Amount
from governance.words.marks import capital, same
from governance.words.quoting import cut_name
from render.data.json_encoding import both


def json(account: Account) -> dict[str, Any]:
    """An account for programs: sums as text with the currency's decimals, shares as exact fractions."""
    budget = account.budget
    write = _Written(budget)
    stated = budget.funding.total
    data: dict[str, Any] = {
        "model": budget.file.id,
        "currency": budget.currency,
        "total": write.sum(budget.most),
        "firm": write.sum(budget.firm),
        "stated_total": write.amount(stated) if stated is not None else None,
        "contributions": [write.contribution(one) for one in budget.contributions],
    }
    for dimension, table in account.by.items():
        data[f"by_{dimension}"] = write.rows(table, account.today.by[dimension] if account.today else None)
    if account.table is not None and account.table.columns:
        one, two = account.table.dimensions
        data[f"by_{one}_{two}"] = [
            {one: row, two: column, **write.cell(cell, account.table)} for (row, column), cell in account.table.cells.items()
        ]
    used = {id_ for table in (*account.by.values(), account.table) if table for cell in _cells(table) for id_ in cell.marks}
    data["assumed"] = [
        {"id": one.id, "given": one.given, "because": both(one.text)} for one in budget.assumptions.values() if one.id in used or one.given
    ]
    data["conditions"] = [both(condition) for condition in budget.conditions]
    data["notes"] = [both(note) for note in dict.fromkeys(budget.notes)]
    if account.today is not None:
        today = account.today.budget
        data["scenario"] = {
            "set": [
                {"id": id_, "firm": write.decimal(limits.least), "amount": write.decimal(limits.most)}
                for id_, limits in account.changed.items()
            ],
            "today": {"total": write.sum(today.most), "firm": write.sum(today.firm)},
            "difference": {"total": write.sum(budget.most - today.most), "firm": write.sum(budget.firm - today.firm)},
        }
    return data


def _cells(table: Table) -> list[Cell]:
    return [*table.cells.values(), *table.row_totals.values(), *table.column_totals.values(), table.total]


class _Written:
    def __init__(self, budget: Budget) -> None:
        self.budget = budget

    def sum(self, units: int) -> str:
        return f"{in_major(units, self.budget.currency):f}"

    def decimal(self, value: Decimal | None) -> str | None:
        return None if value is None else self.sum(in_minor(value, self.budget.currency))

    def amount(self, amount: Amount) -> dict[str, str]:
        keys = (("firm", amount.firm), ("up_to", amount.up_to), ("from", amount.from_), ("to", amount.to))
        return {key: self.sum(in_minor(value, self.budget.currency)) for key, value in keys if value is not None}

    def cell(self, cell: Cell, table: Table) -> dict[str, Any]:
        share = table.share(cell)
        return {
            "amount": self.sum(cell.most),
            "firm": self.sum(cell.firm),
            "share": None if share is None else str(share),
            "assumed": list(cell.marks),
        }

    def rows(self, table: Table, today: Table | None) -> list[dict[str, Any]]:
        if today is None:
            return [{"id": row.id, "name": both(row.name), **self.cell(table.row_totals[row.id], table)} for row in table.rows]
        return [
            {
                "id": row.bucket.id,
                "name": both(row.bucket.name),
                **self.cell(row.then, table),
                "today": self.sum(row.today.most),
                "difference": self.sum(row.by),
            }
            for row in differences(today, table)
        ]

    def contribution(self, one: Contribution) -> dict[str, Any]:
        lines = [line for line in self.budget.lines if line.contribution is one]
        cell = together(lines)
        rest = [line for line in lines if line.part is None]
        share = str(Fraction(cell.most, self.budget.most)) if self.budget.most else None
        left = {line.rest: self.sum(together([other for other in rest if other.rest == line.rest]).most) for line in rest}
        return {
            "id": one.id_in_funding,
            "name": both(_name(one)),
            "payers": [who.id for who in self.budget.parties[one.id_in_funding]],
            "on_behalf_of": _ids(one.on_behalf_of),
            "amount": self.sum(cell.most),
            "firm": self.sum(cell.firm),
            "stated": self.amount(one.amount) if one.amount is not None else {},
            "share": share,
            "form": one.form or "not_stated",
            "period": _period(one.period),
            "parts": [self.part(part, lines) for part in self.budget.parts(one)],
            "unallocated": left.get("unallocated", self.sum(0)),
            "overlap": left.get("overlap", self.sum(0)),
            "firm_in_no_part": self.sum(sum(line.firm for line in rest if line.rest == "unplaced")),
            "clause": one.clause or None,
            "assumed": list(cell.marks),
        }

    def part(self, part: Part, lines: list[Line]) -> dict[str, Any]:
        cell = together([line for line in lines if line.part is part])
        return {
            "id": part.id_in_funding,
            "name": both(_name(part)),
            "amount": self.sum(cell.most),
            "firm": self.sum(cell.firm),
            "stated": self.amount(part.amount) if part.amount is not None else {},
            "purpose": part.purpose.label if part.purpose is not None else part.purpose_text,
            "recipients": [who.id for who in self.budget.parties[part.id_in_funding]],
            "earmarked": part.earmarked,
            "liquid": part.liquid,
            "period": _period(part.period),
            "approved_by": _ids(part.approved_by),
            "clause": part.clause or None,
            "assumed": list(cell.marks),
        }


def _name(one: Contribution | Part) -> Text:
    """Its name, or else what it is called within a sentence."""
    return cut_name(one.named) if one.named is not None else one.called


def _ids(links: Links[Actor]) -> list[str]:
    return [who.id for who in people(links)]


def _period(span: Period | None) -> dict[str, str | None] | None:
    if span is None:
        return None
    length = span.length.written if span.length else None
    return {"from": str(span.from_) if span.from_ else None, "to": str(span.to) if span.to else None, "length": length}


def table_csv(account: Account, lang: Lang) -> str:
    """The table that was asked for, a line for each figure; names and assumptions in `lang`, sums with a point and no thousands.

    Shares are in percent to four decimals: as fractions, spreadsheets would take them for dates.
    """
    budget, write = account.budget, _Written(account.budget)
    table = account.table or contributions(budget, lang)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")

    def tail(cell: Cell, percent: Decimal) -> list[str]:
        why = "; ".join(budget.assumptions[id_].text.to(lang) for id_ in cell.marks)
        return [write.sum(cell.most), write.sum(cell.firm), f"{percent:f}", why]

    if table.columns:
        one, two = table.dimensions
        names = {bucket.id: bucket.name.to(lang) for bucket in (*table.rows, *table.columns)}
        rows.writerow([one, f"{one}_name", two, f"{two}_name", "amount", "firm", "percent", "assumed"])
        each = table.percents(table.cells, 4)
        for (row, column), cell in table.cells.items():
            rows.writerow([row, names[row], column, names[column], *tail(cell, each[row, column])])
        return out.getvalue()
    today = (account.today.table or contributions(account.today.budget, lang)) if account.today else None
    shares = table.percents(table.row_totals, 4)
    rows.writerow(["id", "name", "amount", "firm", "percent", "assumed", *(["today", "difference"] if today else [])])
    for found in differences(today or table, table):
        more = [write.sum(found.today.most), write.sum(found.by)] if today else []
        percent = shares.get(found.bucket.id, Decimal("0.0000"))
        rows.writerow([found.bucket.id, found.bucket.name.to(lang), *tail(found.then, percent), *more])
    return out.getvalue()


def by_contribution(budget: Budget) -> Table:
    """The contributions as a table of their own."""
    by_id: dict[str, list[Line]] = {}
    for line in budget.lines:
        by_id.setdefault(line.contribution.id_in_funding, []).append(line)
    cells = {id_: together(lines) for id_, lines in by_id.items()}
    total = tabulate(budget, ["party"]).total
    assert sum(cell.most for cell in cells.values()) == total.most
    return Table((), (), (), {}, cells, {}, total)


def together(lines: list[Line]) -> Cell:
    """Several lines of one contribution as one figure."""
    marks = dict.fromkeys(id_ for line in lines for id_ in line.resting)
    return Cell(sum(line.most for line in lines), sum(line.firm for line in lines), tuple(marks))


def contribution_name(one: Contribution | Part, lang: Lang) -> str:
    """What a contribution or part is called, at the head of a line."""
    said = _name(one).to(lang)
    return said if one.named is not None else capital(said)


def contributions(budget: Budget, lang: Lang) -> Table:
    """A table by contribution."""
    names = {one.id_in_funding: contribution_name(one, lang) for one in budget.contributions}
    table = by_contribution(budget)
    return table._replace(rows=tuple(Bucket(id_, same(names[id_])) for id_ in table.row_totals))
