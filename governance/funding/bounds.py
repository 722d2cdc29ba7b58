"""Sums with limits: at least so much, at most so much. All exact."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import Literal, NamedTuple, Protocol

from governance.words import amounts

ZERO = Decimal(0)
_EXACT = Context(prec=1000)

Fault = Literal["nothing", "two", "not_positive", "backwards"]


class Forced(Protocol):
    """What a text says with a force: a contribution, a part."""

    @property
    def force(self) -> str | None:
        """How strongly it says it; None where it says it outright."""


class Amount(amounts.Amount, Forced, Protocol):
    """An amount of a model: firm, a cap, or a range, with a force of its own."""


class Bounds(NamedTuple):
    """At least and at most how much a sum can be; `most` is None where nothing limits it."""

    least: Decimal
    most: Decimal | None


def add(values: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    total = ZERO
    for value in values:
        total = _EXACT.add(total, value)
    return total


def less(value: Decimal, other: Decimal) -> Decimal:
    """The exact difference."""
    return _EXACT.subtract(value, other)


def fault(amount: amounts.Amount) -> Fault | None:
    """What makes an amount impossible; None where nothing does."""
    firm, up_to, from_, to = amount.firm, amount.up_to, amount.from_, amount.to
    given = [value for value in (firm, up_to, from_, to) if value is not None]
    if not given:
        return "nothing"
    if (firm is not None and len(given) > 1) or (up_to is not None and to is not None):
        return "two"
    if from_ is None:
        return "not_positive" if given[0] <= 0 else None
    most = up_to if up_to is not None else to
    if from_ < 0 or (most is not None and most <= 0):
        return "not_positive"
    return "backwards" if most is not None and from_ > most else None


def bounds(amount: Amount | None, holder: Forced | None = None) -> Bounds | None:
    """The limits of an amount; None where it is missing or impossible.

    A sum that `amount` or its `holder` (a contribution, a part) gives with a force of its own (up to, may, intends, ...)
    is not firm: it may be nothing.
    """
    if amount is None or fault(amount) is not None:
        return None
    soft = any(force not in (None, "shall") for force in (amount.force, holder.force if holder is not None else None))
    if amount.firm is not None:
        return Bounds(ZERO if soft else amount.firm, amount.firm)
    most = amount.up_to if amount.up_to is not None else amount.to
    least = ZERO if soft or amount.from_ is None else amount.from_
    return Bounds(least, most)
