"""Majority: more than a share, or at least a share, of the votes that count.

More than half of the votes cast is a simple majority, of all seats an absolute one. Any other share, such as two thirds, is
by custom reached when it is met exactly (Robert's Rules of Order Newly Revised, 12th ed., 44:1 and 44:3).
"""

from __future__ import annotations

from fractions import Fraction

from governance.decisions.chamber import Chamber
from governance.decisions.condition import Condition, whole
from governance.decisions.phrases import among
from governance.decisions.settings import Settings
from governance.diagnostics import Text
from governance.model.rules import Majority
from governance.words.numbers import share_text

HALF = Fraction(1, 2)


def threshold(rule: Majority) -> tuple[Fraction, bool]:
    """The share that is asked for, and whether more than it is."""
    share = HALF if rule.threshold is None else rule.threshold
    return share, share == HALF if rule.strict is None else rule.strict


def requirement(rule: Majority) -> Text:
    """`more than 1/2 of the votes cast`."""
    share, strict = threshold(rule)
    return among(share_text(share, strict=strict), rule.of)


def condition(rule: Majority, chamber: Chamber, settings: Settings) -> Condition:
    """The share of the votes that count. Only where more than half is asked for can a tie decide anything."""
    weights, scale = whole([place.votes for place in chamber.places])
    counts, open_ = settings.counts(frozenset())
    share, strict = threshold(rule)
    tie = chair = None
    if share == HALF and strict:
        tie, question = settings.tie()
        chair = chamber.chair
        open_ += (question,) if question else ()
    return Condition("majority", rule, weights, counts, share=share, strict=strict, scale=scale, tie=tie, chair=chair, open=open_)
