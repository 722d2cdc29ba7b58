"""Exact money for checks: sums with limits, and what contributions and their parts are called in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import Any, Literal, NamedTuple

from governance.checks._kin import resolve
from governance.checks.base import listed, name
from governance.diagnostics import Text
from governance.linked import Entity, Model

ZERO = Decimal(0)
_EXACT = Context(prec=1000)

Fault = Literal["nothing", "two", "not_positive", "backwards"]


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


def fault(amount: Any) -> Fault | None:
    """What makes an amount impossible; None where nothing does."""
    given = [value for value in (amount.firm, amount.up_to, amount.from_, amount.to) if value is not None]
    if not given:
        return "nothing"
    if (amount.firm is not None and len(given) > 1) or (amount.up_to is not None and amount.to is not None):
        return "two"
    if any(value <= 0 for value in (amount.firm, amount.up_to, amount.to) if value is not None):
        return "not_positive"
    if amount.from_ is not None:
        most = amount.up_to if amount.up_to is not None else amount.to
        if amount.from_ < 0:
            return "not_positive"
        if most is not None and amount.from_ > most:
            return "backwards"
    return None


def bounds(amount: Any, holder: Any = None) -> Bounds | None:
    """The limits of an amount; None where it is missing or impossible.

    A sum that `amount` or its `holder` (a contribution, a part) gives with a force of its own (up to, may, intends, ...)
    is not firm: it may be nothing.
    """
    if amount is None or fault(amount) is not None:
        return None
    soft = any(force not in (None, "shall") for force in (amount.force, getattr(holder, "force", None)))
    if amount.firm is not None:
        return Bounds(ZERO if soft else amount.firm, amount.firm)
    most = amount.up_to if amount.up_to is not None else amount.to
    least = ZERO if soft or amount.from_ is None else amount.from_
    return Bounds(least, most)


def contributions_whole(model: Model) -> bool:
    """Whether all contributions of the file are there: none could not be read, none is left out at the date asked for."""
    if ("funding", "contributions") in model.broken or ("funding",) in model.broken:
        return False
    return not any(id_ == "funding" or id_.startswith("funding.") for id_ in model.gone)


def called(entity: Entity) -> Text:
    """A contribution by its name or its payers, a part by its name or id: as it stands in a sentence."""
    if entity.spec.name is not None:
        found = name(entity)
        return Text(f'"{found.en}"', f'"{found.da}"')
    if entity.kind == "part":
        id_ = entity.id.rpartition(".")[2]
        return Text(f"the part `{id_}`", f"delen `{id_}`")
    payers = [name(payer) for text in entity.spec.payers if (payer := resolve(entity.model, text))]
    if not payers:
        id_ = entity.id.rpartition(".")[2]
        return Text(f"the contribution `{id_}`", f"bidraget `{id_}`")
    who = listed(payers)
    return Text(f"the contribution from {who.en}", f"bidraget fra {who.da}")
