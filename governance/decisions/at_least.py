"""At least a number of votes for it."""

from __future__ import annotations

from fractions import Fraction

from governance.decisions.chamber import Chamber
from governance.decisions.condition import Condition, whole
from governance.decisions.settings import FIELDS, Settings
from governance.diagnostics import Text
from governance.model.rules import AtLeast
from governance.words.plurals import VOTE


def requirement(rule: AtLeast) -> Text:
    """`at least 9 votes for`."""
    votes = VOTE.counted(rule.count)
    return Text(f"at least {votes.en} for", f"mindst {votes.da} for")


def condition(rule: AtLeast, chamber: Chamber, settings: Settings) -> Condition:
    """The number, however many are not there: who does not vote for it does not help it."""
    weights, scale = whole([place.votes for place in chamber.places])
    counts, open_ = settings.counts(frozenset(FIELDS))
    return Condition("at_least", rule, weights, counts, number=Fraction(rule.count), scale=scale, open=open_)
