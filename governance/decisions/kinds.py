"""The kinds of rules of decision, one module each: what a rule of that kind requires, and the condition that it is."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from governance.decisions.chamber import Chamber
from governance.decisions.condition import Attended, Node, Quorum
from governance.decisions.settings import Settings
from governance.diagnostics import Text
from governance.model import rules
from governance.model.rules import NoObjection, Rule, RuleKind, Weighted, made_of
from governance.words.lists import enumerated
from governance.words.marks import NOT_STATED, NOTHING, same

KINDS: dict[RuleKind, str] = {
    "unanimity": "unanimity",
    "majority": "majority",
    "weighted": "weighted",
    "at_least": "at_least",
    "no_objection": "no_objection",
    "all_of": "compound",
    "any_of": "compound",
}
"""By the name that stands under `rule`: the module that knows it.

The unions of rules in governance/schema/decision.py and governance/model/rules.py are the same list.
"""


class Kind(Protocol):
    """What the module of a kind has."""

    def requirement(self, rule: Rule) -> Text:
        """What it takes to adopt something, as a phrase."""

    def condition(self, rule: Rule, chamber: Chamber, settings: Settings) -> Node:
        """What must hold of a count. `settings` hold what the rule says itself. Raises Uncountable."""


def kind(rule: Rule) -> Kind:
    """The module of a rule's kind."""
    return cast(Kind, importlib.import_module(f"governance.decisions.{KINDS[rule.rule]}"))


def requirement(rule: Rule | None) -> Text:
    """What it takes to adopt something under a rule, as a phrase; that it is not stated, where there is none."""
    return NOT_STATED if rule is None else kind(rule).requirement(rule)


def attendance(said: rules.Quorum, names: Mapping[str, Text] = {}) -> Text:
    """Who must be there before anything can be decided, as a phrase; its seats by `names`, or else by their ids."""
    parts = [same(said.count)] if said.count is not None else []
    if said.share is not None:
        whole = _WHOLE[said.of] if said.of is not None else NOTHING
        every = Text("all", "alle") if said.share == 1 else same(said.share)
        parts.append(Text(f"{every.en}{whole.en}", f"{every.da}{whole.da}"))
    if said.seats:
        there = enumerated(names.get(seat, same(seat)) for seat in said.seats)
        parts.append(Text(f"with {there.en} present", f"med {there.da} til stede"))
    return enumerated(parts) if parts else NOT_STATED


_WHOLE = {"serving": Text(" of the seats that are filled", " af de besatte pladser"), "seats": Text(" of all seats", " af alle pladser")}


def condition(rule: Rule, chamber: Chamber, settings: Settings) -> Node:
    """What must hold of a count under a rule that stands within another. Raises Uncountable where a weight is not known."""
    found = kind(rule).condition(rule, chamber, settings.within(rule))
    asked = quorum(rule, chamber)
    return found if asked is None or isinstance(found, Attended) else Attended(asked, found)


def quorum(rule: Rule, chamber: Chamber) -> Quorum | None:
    """Who must be there by the rule itself; None where it does not say."""
    said = rule.quorum
    if said is None:
        return None
    places = tuple(place for seat in said.seats for place in chamber.at(seat))
    if said.count is None and said.share is None and not places:
        return None
    return Quorum(said.count, said.share, said.of == "serving", places, said.of is not None or said.share is None)


def unknown_seats(rule: Rule, chamber: Chamber) -> list[str]:
    """The seats that a rule names, in vetoes, quorums and weights, and that have no vote in the chamber."""
    known = {name for place in chamber.places for name in (place.id, place.seat, *place.members)}
    return list(dict.fromkeys(name for part in made_of(rule) for name in _named(part) if name not in known))


def _named(rule: Rule) -> Iterator[str]:
    """The seats that a rule itself names."""
    if isinstance(rule, NoObjection):
        yield from rule.veto or ()
    if isinstance(rule, Weighted):
        yield from rule.weights or ()
    if rule.quorum is not None:
        yield from rule.quorum.seats
