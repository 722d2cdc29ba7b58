"""What is typed beside votes on a command line: a rule that is asked about, and the chance that a member comes."""

from __future__ import annotations

import re
from fractions import Fraction

from governance.diagnostics import Text
from governance.model.rules import ASKED, Majority, Rule, made_of
from governance.reading.typed_rules import NoRule, not_a_rule, typed_rule

_CHANCE = re.compile(r"(\d{1,3})(?:[.,](\d{1,12}))?(%?)|(\d{1,9})/(\d{1,9})", re.ASCII)


def chance_of(text: str) -> Fraction:
    """`0.9`, `90%` or `9/10` -> an exact chance. Raises NoRule for what is none."""
    found = _CHANCE.fullmatch(text.strip())
    if found is not None and found[5] is not None and int(found[5]):
        value = Fraction(int(found[4]), int(found[5]))
    elif found is not None and found[1] is not None:
        value = Fraction(f"{found[1]}.{found[2] or 0}") / (100 if found[3] else 1)
    else:
        value = Fraction(-1)
    if not 0 <= value <= 1:
        raise NoRule(
            Text(
                f"`{text}` is no chance from 0 to 1: write 0.9, 90% or 9/10",
                f"`{text}` er ikke en sandsynlighed fra 0 til 1: skriv 0,9, 90% eller 9/10",
            )
        )
    return value


def rule_of(text: str) -> Rule:
    """The rule that `text` says. Raises NoRule."""
    rule = ASKED.rule(typed_rule(text))
    for part in made_of(rule):
        if isinstance(part, Majority) and part.threshold is not None and part.threshold > 1:
            threshold = part.threshold
            raise not_a_rule(text, Text(f"{threshold} of the votes is more than all", f"{threshold} af stemmerne er mere end dem alle"))
    return rule
