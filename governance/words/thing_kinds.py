"""The kinds of things that models speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from governance.diagnostics import Text

ThingKind = Literal[
    "document",
    "clause",
    "party",
    "office",
    "body",
    "seat",
    "facet",
    "case",
    "subject",
    "contribution",
    "part",
    "period",
    "funding",
    "task",
    "key",
    "model",
]


class ThingWords(NamedTuple):
    """A kind: as a heading, and with its article as in a sentence."""

    name: Text
    a: Text


THINGS: Mapping[ThingKind, ThingWords] = {
    "document": ThingWords(Text("document", "dokument"), Text("a document", "et dokument")),
    "clause": ThingWords(Text("clause", "punkt"), Text("a clause", "et punkt")),
    "party": ThingWords(Text("party", "part"), Text("a party", "en part")),
    "office": ThingWords(Text("office", "post"), Text("an office", "en post")),
    "body": ThingWords(Text("body", "organ"), Text("a body", "et organ")),
    "seat": ThingWords(Text("seat", "plads"), Text("a seat", "en plads")),
    "facet": ThingWords(Text("facet", "facet"), Text("a facet", "en facet")),
    "case": ThingWords(Text("case", "sag"), Text("a case", "en sag")),
    "subject": ThingWords(Text("subject", "emne"), Text("a subject", "et emne")),
    "contribution": ThingWords(Text("contribution", "bidrag"), Text("a contribution", "et bidrag")),
    "part": ThingWords(Text("part", "del af bidrag"), Text("a part of a contribution", "en del af et bidrag")),
    "period": ThingWords(Text("term", "periode"), Text("the model's period", "modellens periode")),
    "funding": ThingWords(Text("budget", "budget"), Text("the budget", "budgettet")),
    "task": ThingWords(Text("task", "opgave"), Text("a task", "en opgave")),
    "key": ThingWords(Text("key", "nøgle"), Text("a key", "en nøgle")),
    "model": ThingWords(Text("model", "model"), Text("a model", "en model")),
}
"""Of the term and the budget a model has one, so that they have the definite article."""
