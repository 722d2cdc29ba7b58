"""Funding: who pays what, for what, when. All sums are exact, in the model's currency."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from governance.schema.base import Actors, Bool, Id, Money, NotStated, Portion, Span, Statement, Words, node
from governance.schema.case import Condition
from governance.schema.markers import IN_TURN, SOME, Pattern, Shaped, To, text_or


@node
class Amount(Statement):
    """A sum of money: firm, a cap, or a range."""

    firm: Money | None = None
    """The sum."""
    up_to: Money | None = None
    """At most this much."""
    from_: Money | None = None
    """At least this much."""
    to: Money | None = None
    """At most this much (with `from`)."""


def amount(value: Any) -> Any:
    """A bare sum is a firm one."""
    return {"firm": value} if isinstance(value, str) else value


_OneAmount = Annotated[Amount, Shaped(amount, text_or)]
AmountField = Annotated[_OneAmount | Annotated[list[_OneAmount], SOME], IN_TURN]
"""A sum; or a list of sums that hold in turn, each with `valid`."""


@node
class Part(Statement):
    """A part of a contribution with terms of its own."""

    name: Words | None = None
    """What the part is."""
    amount: AmountField
    """How much."""
    share: Portion | None = None
    """What share of the contribution the text says that this is: 25%, 2/5."""
    purpose: Annotated[str, To("subject", "case")] | None = None
    """What for: one of the model's subjects or cases."""
    recipients: Actors | None = None
    """Who gets it."""
    earmarked: Bool = False
    """true: it can be used for this alone."""
    liquid: Bool = False
    """true: liquid funds."""
    period: Span | None = None
    """Over what period."""
    approved_by: Actors | None = None
    """Whose separate approval its use needs."""


@node
class Contribution(Statement):
    """What one payer, or several together, contribute."""

    elaborates: Annotated[str, To("contribution")] | None = None
    """The contribution of an imported model (`national.funding.realdania`) of which this file says more."""
    name: Words | None = None
    """What the contribution is."""
    payers: Actors | None = None
    """Who pays; several pay together."""
    on_behalf_of: Actors | None = None
    """On whose behalf."""
    amount: AmountField | None = None
    """How much."""
    share: Portion | None = None
    """What share of the total the text says that this is: 36.5%, 2/5."""
    form: Literal["cash", "working_time", "either"] | NotStated | None = None
    """In cash, in working time, or either."""
    period: Span | None = None
    """Over what period."""
    parts: dict[Id, Part] | None = None
    """Parts with a purpose, earmark, period or approval of their own. What no part covers is unallocated."""


@node
class Funding(Statement):
    """The budget."""

    currency: Annotated[str, Pattern("^[A-Z]{3}$")] = "DKK"
    """ISO 4217 code."""
    total: AmountField | None = None
    """The total, as the text says it."""
    period: Span | None = None
    """The period that the total covers."""
    form: Literal["cash", "working_time", "either"] | NotStated | None = None
    """In cash, in working time, or either: where the text says it of all contributions."""
    contributions: dict[Id, Contribution] | None = None
    """Who contributes what."""
    conditions: dict[Id, Condition] | None = None
    """What holds for all of it."""
