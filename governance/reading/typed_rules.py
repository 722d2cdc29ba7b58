"""A rule as it is typed on a command line (`majority 2/3 of cast`, or YAML in braces) -> a rule as a file would say it."""

from __future__ import annotations

import re
from typing import Any

from governance.diagnostics import Text
from governance.reading.conforming import conform
from governance.reading.source import read
from governance.schema.decision import Rule
from governance.schema.model import ModelFile

_WORD = re.compile(r"\{.*\}|>=|>|[^\s>]+")
_BARE = {"of", "quorum", "tie", "key", "vacancy", "absence", "abstention", "recusal"}
_FIRST = {"majority": "threshold", "weighted": "threshold", "at_least": "count"}


class NoRule(Exception):
    """What was typed is no rule. `text` says to users why, and what is."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_FORMS = Text(
    "write it `unanimity`, `majority 2/3 of cast`, `majority > 2/3`, `weighted 65% key population`, `at_least 9`, `no_objection a,b`, "
    "or as in a model: `{rule: majority, threshold: 2/3}`",
    "skriv den `unanimity`, `majority 2/3 of cast`, `majority > 2/3`, `weighted 65% key population`, `at_least 9`, `no_objection a,b` "
    "eller som i en model: `{rule: majority, threshold: 2/3}`",
)


def typed_rule(text: str) -> Rule:
    """The rule that `text` says. Raises NoRule."""
    text = text.strip()
    tree = _yaml(text) if text.startswith("{") else _words(text)
    model = conform({"govcheck": "1", "id": "what_if", "title": "x", "bodies": {"b": {"level": "political", "decides": tree}}})
    if not isinstance(model, ModelFile):
        raise not_a_rule(text, model[0].message)
    assert model.bodies is not None
    rule = model.bodies["b"].decides
    if rule is None or isinstance(rule, str | list):
        raise not_a_rule(text, Text("it says nothing", "den siger ingenting"))
    return rule


def not_a_rule(text: str, why: Text) -> NoRule:
    """That `text` is no rule, why not, and what is."""
    return NoRule(Text(f"`{text}` is no rule: {why.en}; {_FORMS.en}", f"`{text}` er ikke en regel: {why.da}; {_FORMS.da}"))


def _yaml(text: str) -> Any:
    source = read(f"decides: {text}".encode(), "--rule")
    if source.problems or source.view is None:
        raise not_a_rule(text, source.problems[0].message if source.problems else Text("it is empty", "den er tom"))
    return source.view["decides"]


def _words(text: str) -> dict[str, Any]:
    words = _WORD.findall(text)
    if not words:
        raise not_a_rule(text, Text("it is empty", "den er tom"))
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
            raise not_a_rule(text, Text(f"`{word}` has no meaning there", f"`{word}` betyder ikke noget dér"))
    return tree
