"""A rule as it is typed on a command line (`majority 2/3 of cast`, or YAML in braces) -> a rule of the schema."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from governance.diagnostics import Text
from governance.reading.conforming import conform
from governance.reading.source import read
from governance.schema.model import ModelFile

_WORD = re.compile(r"\{.*\}|>=|>|[^\s>]+")
_BARE = {"of", "quorum", "tie", "key", "vacancy", "absence", "abstention", "recusal"}
_FIRST = {"majority": "threshold", "weighted": "threshold", "at_least": "count"}


class NoRule(Exception):
    """What was typed is no rule. `text` says to users why, and what is."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


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


_FORMS = Text(
    "write it `unanimity`, `majority 2/3 of cast`, `majority > 2/3`, `weighted 65% key population`, `at_least 9`, `no_objection a,b`, "
    "or as in a model: `{rule: majority, threshold: 2/3}`",
    "skriv den `unanimity`, `majority 2/3 of cast`, `majority > 2/3`, `weighted 65% key population`, `at_least 9`, `no_objection a,b` "
    "eller som i en model: `{rule: majority, threshold: 2/3}`",
)


def rule_of(text: str) -> Any:
    """The rule that `text` says. Raises NoRule."""
    text = text.strip()
    tree = _yaml(text) if text.startswith("{") else _words(text)
    model = conform({"govcheck": "1", "id": "what_if", "title": "x", "bodies": {"b": {"level": "political", "decides": tree}}})
    if isinstance(model, ModelFile):
        assert model.bodies is not None
        rule = model.bodies["b"].decides
        if rule is None or isinstance(rule, str):
            raise _no(text, Text("it says nothing", "den siger ingenting"))
        _within_reach(text, rule)
        return rule
    raise _no(text, model[0].message)


def _within_reach(text: str, rule: Any) -> None:
    for part in getattr(rule, "rules", None) or ():
        _within_reach(text, part)
    if rule.rule == "majority" and rule.threshold is not None and rule.threshold > 1:
        raise _no(text, Text(f"{rule.threshold} of the votes is more than all", f"{rule.threshold} af stemmerne er mere end dem alle"))


def _no(text: str, why: Text) -> NoRule:
    return NoRule(Text(f"`{text}` is no rule: {why.en}; {_FORMS.en}", f"`{text}` er ikke en regel: {why.da}; {_FORMS.da}"))


def _yaml(text: str) -> Any:
    source = read(f"decides: {text}".encode(), "--rule")
    if source.problems or source.view is None:
        raise _no(text, source.problems[0].message if source.problems else Text("it is empty", "den er tom"))
    return source.view["decides"]


def _words(text: str) -> dict[str, Any]:
    words = _WORD.findall(text)
    if not words:
        raise _no(text, Text("it is empty", "den er tom"))
    kind, rest = words[0], words[1:]
    tree: dict[str, Any] = {"rule": kind}
    while rest:
        word = rest.pop(0)
        if word in (">", ">="):
            tree["strict"] = "true" if word == ">" else "false"
        elif word in _BARE and rest:
            tree[word] = rest.pop(0)
        elif kind == "no_objection" and "veto" not in tree:
            tree["veto"] = [part for part in word.split(",") if part]
        elif (field := _FIRST.get(kind)) and field not in tree:
            tree[field] = word
        else:
            raise _no(text, Text(f"`{word}` has no meaning there", f"`{word}` betyder ikke noget dér"))
    return tree
