"""No objection: adopted unless somebody who may object does. By consent of all, or with a veto for some."""

from __future__ import annotations

from fractions import Fraction

from governance.decisions.chamber import Chamber
from governance.decisions.condition import Condition
from governance.decisions.settings import Field, Settings
from governance.diagnostics import Text
from governance.model.rules import NoObjection
from governance.words.lists import listed

_SETTLED: frozenset[Field] = frozenset({"vacancy", "absence", "abstention"})
"""Who says nothing does not object."""


def requirement(rule: NoObjection) -> Text:
    """`no objection from anybody`."""
    who = listed(rule.veto, "or") if rule.veto else Text("anybody", "nogen")
    return Text(f"no objection from {who.en}", f"ingen indsigelse fra {who.da}")


def condition(rule: NoObjection, chamber: Chamber, settings: Settings) -> Condition:
    """No vote against among those who may object. An objection counts once, whatever its holder's votes weigh."""
    may = frozenset(rule.veto) if rule.veto is not None else None
    weights = tuple(int(may is None or place.seat in may or place.id in may) for place in chamber.places)
    counts, open_ = settings.counts(_SETTLED, "left_out")
    return Condition("no_objection", rule, weights, counts, share=Fraction(1), hollow=True, open=open_)
