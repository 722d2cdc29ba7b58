"""Rules of decision, as data. What they mean is in governance/decisions/."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from governance.schema.base import Actors, Bool, Count, LangMap, NotStated, Number, OwnSeats, Share, Statement, node
from governance.schema.markers import OR_NOT_STATED, SOME, OneOf, Shaped, shape, text_or

Of = Literal["seats", "serving", "present", "cast"]
Effect = Literal["as_no", "as_yes", "left_out", "not_stated"]


def rule_kind(value: object) -> str:
    """The tag of a rule: what it says of itself under `rule`."""
    if isinstance(value, dict):
        return f"<{value.get('rule')}>"
    return "<not_stated>" if value == "not_stated" else "<text>"


def decides_kind(value: object) -> str:
    """The tag of a rule, or of a list of rules that hold in turn."""
    return "<in_turn>" if isinstance(value, list) else rule_kind(value)


def written_kind(value: object) -> str:
    """The tag of a written procedure: a rule of its own, or text."""
    return rule_kind(value) if isinstance(value, dict) and "rule" in value else shape(value)


@node
class Quorum(Statement):
    """Who must be there before anything can be decided."""

    count: Count | None = None
    """At least this many."""
    share: Share | None = None
    """At least this share."""
    of: Literal["seats", "serving"] | None = None
    """What the share is a share of: all voting seats, or those that are filled."""
    seats: OwnSeats | None = None
    """Seats that must be there."""


def quorum(value: Any) -> Any:
    """`3`, `2/3`, `50%` and `all` stand for a quorum that says nothing more."""
    if isinstance(value, str) and value != "not_stated":
        return {"share": "1"} if value == "all" else {"share" if "/" in value or "%" in value else "count": value}
    return value


QuorumField = Annotated[Quorum | NotStated, OR_NOT_STATED, Shaped(quorum, text_or)]


@node
class RuleBase(Statement):
    """What every rule of decision has: what is counted, and what a missing or withheld vote does."""

    of: Of | None = None
    """The denominator: all voting seats, those that are filled, those present, or the votes cast."""
    quorum: QuorumField | None = None
    """Who must be there: a number, a share, `all`, or `{count, share, of, seats}`."""
    tie: Literal["chair", "rejected", "status_quo", "not_stated"] | None = None
    """What a tie does: the chair's casting vote, rejected, or everything stays as it is."""
    vacancy: Effect | None = None
    """How an empty seat counts."""
    absence: Effect | None = None
    """How an absent member counts."""
    abstention: Effect | None = None
    """How a member counts who is there and does not vote for or against."""
    recusal: Effect | None = None
    """How a member counts who is disqualified."""
    written: Written | None = None
    """The written procedure, where the text has one: a rule of its own, or text where the same rule counts."""
    changed_by: Actors | None = None
    """Who changes this rule, several together, where the text says it."""


@node
class Unanimity(RuleBase):
    """Everybody must agree."""

    rule: Literal["unanimity"]
    """unanimity"""


@node
class Majority(RuleBase):
    """More than a share, or at least a share, must be for it."""

    rule: Literal["majority"]
    """majority"""
    threshold: Share | None = None
    """The share: 1/2 where left out."""
    strict: Bool | None = None
    """true: more than the share; false: the share itself is enough. Left out: more than half, but at least any other share."""


@node
class Weighted(RuleBase):
    """Votes have weights."""

    rule: Literal["weighted"]
    """weighted"""
    weights: dict[str, Number] | None = None
    """The weight of each seat, of several alike the weight of one; left out where the seats say it themselves."""
    key: str | None = None
    """A named key of the model that holds the weights, by member, seat or appointing party."""
    threshold: Share
    """The share of all weights that is needed, or (above 1) the weight itself."""
    strict: Bool = False
    """true: more than the threshold; false: the threshold itself is enough."""


@node
class AtLeast(RuleBase):
    """A number of votes must be for it."""

    rule: Literal["at_least"]
    """at_least"""
    count: Count
    """How many."""


@node
class NoObjection(RuleBase):
    """It is adopted unless somebody objects."""

    rule: Literal["no_objection"]
    """no_objection"""
    veto: OwnSeats | None = None
    """The seats that can object; all voting seats where left out."""


@node
class AllOf(RuleBase):
    """Every one of several rules must be met."""

    rule: Literal["all_of"]
    """all_of"""
    rules: list[Rule]
    """The rules."""


@node
class AnyOf(RuleBase):
    """One of several rules must be met."""

    rule: Literal["any_of"]
    """any_of"""
    rules: list[Rule]
    """The rules."""


_TAGS = ("<unanimity>", "<majority>", "<weighted>", "<at_least>", "<no_objection>", "<all_of>", "<any_of>")
Written = Annotated[
    str | LangMap | Unanimity | Majority | Weighted | AtLeast | NoObjection | AllOf | AnyOf,
    OneOf(written_kind, "<text>", "<mapping>", *_TAGS),
]
Rule = Annotated[
    Unanimity | Majority | Weighted | AtLeast | NoObjection | AllOf | AnyOf,
    OneOf(rule_kind, *_TAGS),
]
Decides = Annotated[
    Unanimity | Majority | Weighted | AtLeast | NoObjection | AllOf | AnyOf | NotStated | Annotated[list[Rule], SOME],
    OneOf(decides_kind, *_TAGS, "<not_stated>", "<in_turn>"),
]
