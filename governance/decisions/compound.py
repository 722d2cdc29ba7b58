"""Rules of several rules: all of them must be met, or any of them."""

from __future__ import annotations

from governance.decisions import kinds
from governance.decisions.chamber import Chamber
from governance.decisions.condition import Joined, Node
from governance.decisions.settings import Settings
from governance.diagnostics import Text
from governance.model.rules import AllOf, AnyOf, Rule
from governance.words.lists import listed


def requirement(rule: AllOf | AnyOf) -> Text:
    """The rules' own phrases, joined by `and` or `or`; a compound rule within one stands in brackets."""
    return listed((_bracketed(part, kinds.requirement(part)) for part in rule.rules), "and" if rule.rule == "all_of" else "or")


def _bracketed(rule: Rule, text: Text) -> Text:
    return Text(f"({text.en})", f"({text.da})") if rule.rule in ("all_of", "any_of") else text


def condition(rule: AllOf | AnyOf, chamber: Chamber, settings: Settings) -> Node:
    """The rules' conditions, joined. What the compound rule says of those who do not vote holds for each that is silent on it."""
    return Joined(rule.rule, rule, tuple(kinds.condition(part, chamber, settings) for part in rule.rules))
