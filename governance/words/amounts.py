"""Sums of money in words. Exact."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from governance.diagnostics import Text
from governance.words.marks import NOT_STATED
from governance.words.numbers import figure

_DECIMALS: dict[str, int] = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
"""Minor units of ISO 4217 (lists one and three of the maintenance agency, SIX, 2026-01-01), where they are not two."""


class Amount(Protocol):
    """An amount of a model, in the currency's main unit: firm, a cap, or a range."""

    @property
    def firm(self) -> Decimal | None:
        """Exactly this much."""

    @property
    def up_to(self) -> Decimal | None:
        """At most this much."""

    @property
    def from_(self) -> Decimal | None:
        """At least this much."""

    @property
    def to(self) -> Decimal | None:
        """The upper end of a range."""


def decimals(currency: str) -> int:
    """How many decimals the currency has."""
    return _DECIMALS.get(currency, 2)


def money(value: Decimal, currency: str) -> Text:
    """`25,000,000 DKK` and `25.000.000 kr.`; decimals only where there are any, and then as many as the currency has."""
    there = f"{value:f}".partition(".")[2].rstrip("0")
    found = figure(value, max(len(there), decimals(currency)) if there else 0)
    return Text(f"{found.en} {currency}", f"{found.da} {'kr.' if currency == 'DKK' else currency}")


def amount_text(amount: Amount, currency: str) -> Text:
    """An amount with its limits: `25 DKK`, `up to 25 DKK`, `20 DKK to 25 DKK`, `at least 20 DKK`."""
    if amount.firm is not None:
        return money(amount.firm, currency)
    return limits_text(amount.from_, amount.up_to if amount.up_to is not None else amount.to, currency)


def limits_text(least: Decimal | None, most: Decimal | None, currency: str) -> Text:
    """A sum that lies between limits, either of which may not be there: `20 DKK to 25 DKK`, `up to 25 DKK`, `at least 20 DKK`."""
    low = money(least, currency) if least is not None else None
    high = money(most, currency) if most is not None else None
    if low and high:
        return high if least == most else Text(f"{low.en} to {high.en}", f"{low.da} til {high.da}")
    if high:
        return Text(f"up to {high.en}", f"op til {high.da}")
    return Text(f"at least {low.en}", f"mindst {low.da}") if low else NOT_STATED
