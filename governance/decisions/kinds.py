"""The kinds of rules of decision, one module each: what a rule of that kind requires, and the condition that it is."""

from __future__ import annotations

import importlib
from typing import Any, Protocol, cast

from governance.decisions.chamber import Chamber
from governance.decisions.condition import Attended, Node, Quorum
from governance.decisions.settings import Settings
from governance.diagnostics import Text
from governance.words.marks import NOT_STATED

KINDS: dict[str, str] = {
    "unanimity": "unanimity",
    "majority": "majority",
    "weighted": "weighted",
    "at_least": "at_least",
    "no_objection": "no_objection",
    "all_of": "compound",
    "any_of": "compound",
}
"""By the name that stands under `rule`: the module that knows it. The union in governance/schema/decision.py is the same list."""


class Kind(Protocol):
    """What the module of a kind has."""

    def requirement(self, rule: Any) -> Text:
        """What it takes to adopt something, as a phrase."""

    def condition(self, rule: Any, chamber: Chamber, settings: Settings) -> Node:
        """What must hold of a count. `settings` hold what the rule says itself. Raises Uncountable."""


def kind(rule: Any) -> Kind:
    """The module of a rule's kind."""
    return cast(Kind, importlib.import_module(f"governance.decisions.{KINDS[rule.rule]}"))


def requirement(rule: Any) -> Text:
    """What it takes to adopt something under `rule` (a rule of the schema, "not_stated", or None), as a phrase."""
    return NOT_STATED if rule is None or rule == "not_stated" else kind(rule).requirement(rule)


def condition(rule: Any, chamber: Chamber, settings: Settings) -> Node:
    """What must hold of a count under a rule that stands within another. Raises Uncountable where a weight is not known."""
    found = kind(rule).condition(rule, chamber, settings.within(rule))
    asked = quorum(rule, chamber)
    return found if asked is None or isinstance(found, Attended) else Attended(asked, found)


def quorum(rule: Any, chamber: Chamber) -> Quorum | None:
    """Who must be there by the rule itself; None where it does not say."""
    said = rule.quorum
    if said is None or said == "not_stated":
        return None
    places = tuple(place for seat in said.seats or () for place in chamber.at(seat))
    if said.count is None and said.share is None and not places:
        return None
    return Quorum(said.count, said.share, said.of == "serving", places, said.of is not None or said.share is None)


def unknown_seats(rule: Any, chamber: Chamber) -> list[str]:
    """The seats that a rule names, in vetoes, quorums and weights, and that have no vote in the chamber."""
    named = [*(getattr(rule, "veto", None) or ()), *(getattr(rule, "weights", None) or ())]
    if rule.quorum is not None and rule.quorum != "not_stated":
        named += rule.quorum.seats or ()
    members = {name for place in chamber.places for name in (place.id, place.seat, *place.members)}
    found = [name for name in named if name not in members]
    for part in getattr(rule, "rules", None) or ():
        found += unknown_seats(part, chamber)
    return list(dict.fromkeys(found))
