"""Unanimity: everybody who counts must be for it."""

from __future__ import annotations

from fractions import Fraction

from governance.decisions.chamber import Chamber
from governance.decisions.condition import Condition, whole
from governance.decisions.phrases import among
from governance.decisions.settings import Settings
from governance.diagnostics import Text
from governance.model.rules import Unanimity


def requirement(rule: Unanimity) -> Text:
    """`unanimity of all voting seats`."""
    return among(Text("unanimity", "enstemmighed"), rule.of, "blandt")


def condition(rule: Unanimity, chamber: Chamber, settings: Settings) -> Condition:
    """All the votes that count, and at least one."""
    weights, scale = whole([place.votes for place in chamber.places])
    counts, open_ = settings.counts(frozenset())
    return Condition("unanimity", rule, weights, counts, share=Fraction(1), scale=scale, open=open_)
