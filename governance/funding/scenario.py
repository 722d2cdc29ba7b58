"""What if: other sums for contributions and their parts, as typed or as a file gives them, and the difference to today.

realdania=20_000_000                  a firm sum
realdania=up_to 20_000_000            a maximum
realdania=15_000_000..20_000_000      a range
realdania.likvide=2_900_000           a part
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from governance.diagnostics import Text
from governance.funding.bounds import Bounds
from governance.funding.money import in_minor
from governance.funding.tables import Bucket, Cell, Table
from governance.model.contributions import Funding
from governance.reading.conforming import choose
from governance.schema import values

_UP_TO = re.compile(r"(?:up[_ ]to|op til)\s+(.+)")
_RANGE = re.compile(r"(.+?)\s*\.\.\s*(.+)")
_ZERO = Decimal(0)


class CannotSet(ValueError):
    """It is no change that can be made. `text` says why, in both languages."""

    def __init__(self, en: str, da: str) -> None:
        super().__init__(en)
        self.text = Text(en, da)


class Difference(NamedTuple):
    """A row of two tables: today, then, and what was changed by."""

    bucket: Bucket
    today: Cell
    then: Cell

    @property
    def by(self) -> int:
        """How much more (or, below zero, less) it is then."""
        return self.then.most - self.today.most


def typed(given: Iterable[str]) -> dict[str, str]:
    """`--set ID=SUM` as typed. Raises CannotSet."""
    found: dict[str, str] = {}
    for text in given:
        id_, sign, amount = (part.strip() for part in text.partition("="))
        if not sign or not id_ or not amount:
            raise CannotSet(
                f"`{text}` is no change: write ID=SUM, or the path of a file",
                f"`{text}` er ingen ændring: skriv ID=BELØB eller stien til en fil",
            )
        if found.setdefault(id_, amount) != amount:
            raise CannotSet(f"`{id_}` is set twice", f"`{id_}` er sat to gange")
    return found


def changes(funding: Funding, given: Mapping[str, object]) -> dict[str, Bounds]:
    """The sums that are to be other ones, by the id of the contribution or part. Raises CannotSet."""
    contributions = funding.contributions.values()
    known = [id_ for one in contributions for id_ in (one.id_in_funding, *(part.id_in_funding for part in one.parts.values()))]
    found = {}
    for text, amount in given.items():
        id_ = text.removeprefix("funding.")
        if id_ not in known:
            near = choose(id_, known)
            en, da = (f"; {near.en}", f"; {near.da}") if near else ("", "")
            raise CannotSet(f"there is no contribution or part `{id_}`{en}", f"der er intet bidrag og ingen del `{id_}`{da}")
        found[id_] = _bounds(id_, amount, funding.currency)
    return found


def _bounds(id_: str, amount: object, currency: str) -> Bounds:
    if isinstance(amount, str):
        if up_to := _UP_TO.fullmatch(amount):
            amount = {"up_to": up_to[1]}
        elif both := _RANGE.fullmatch(amount):
            amount = {"from": both[1], "to": both[2]}
        else:
            amount = {"firm": amount}
    if not isinstance(amount, Mapping) or set(amount) not in ({"firm"}, {"up_to"}, {"from", "to"}, {"from", "up_to"}):
        raise CannotSet(
            f"`{id_}`: write a sum, or firm, up_to, or from and to with one",
            f"`{id_}`: skriv et beløb, eller firm, up_to eller from og to med et",
        )
    sums = {key: _sum(id_, value, currency) for key, value in amount.items()}
    most = next(sums[key] for key in ("firm", "up_to", "to") if key in sums)
    least = sums.get("firm", sums.get("from", _ZERO))
    if least > most:
        raise CannotSet(f"`{id_}`: at least {least} is more than at most {most}", f"`{id_}`: mindst {least} er mere end højst {most}")
    return Bounds(least, most)


def _sum(id_: str, written: object, currency: str) -> Decimal:
    try:
        found = values.money(written)
    except PydanticCustomError as error:
        said = error.context or {}
        raise CannotSet(f"{id_}: {said['en']}", f"{id_}: {said['da']}") from None
    if found < 0:
        raise CannotSet(f"{id_}: {written} is no sum that anybody pays", f"{id_}: {written} er ikke et beløb, nogen betaler")
    try:
        in_minor(found, currency)
    except ValueError:
        raise CannotSet(
            f"{id_}: {written} has more decimals than {currency}", f"{id_}: {written} har flere decimaler end {currency}"
        ) from None
    return found


def differences(today: Table, then: Table) -> list[Difference]:
    """Row by row, today's order first; and the total is the difference of the totals."""
    nothing = Cell(0, 0)
    rows = {bucket.id: bucket for table in (today, then) for bucket in table.rows}
    return [Difference(bucket, today.row_totals.get(id_, nothing), then.row_totals.get(id_, nothing)) for id_, bucket in rows.items()]
