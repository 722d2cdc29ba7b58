"""Every table of words is total: it has each word of the language that it puts into sentences, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

import pytest

from governance.decisions.chamber import State
from governance.decisions.counting import Outcome
from governance.decisions.endurance import Missing
from governance.decisions.settings import FIELDS
from governance.diagnostics import Text
from governance.model.written import Kind
from governance.schema.base import Acting, Force
from governance.schema.body import Body, Meets, Seat
from governance.schema.case import Verb
from governance.schema.decision import Effect, Of, RuleBase
from governance.schema.document import Document
from governance.schema.funding import Contribution
from governance.schema.model import ModelFile
from governance.words import effects, forces, forms, levels, mandates, meetings, outcomes, relations, statuses, steps, thing_kinds


def literals(annotation: Any) -> set[str]:
    """Every word of the Literals in a type."""
    if isinstance(annotation, str):
        return {annotation}
    return {word for part in get_args(annotation) for word in literals(part)}


def of(cls: type, field: str) -> set[str]:
    """The words that a field of the schema can have."""
    return literals(get_type_hints(cls, include_extras=True)[field])


NOT_HEADS = {"signs", "appoints", "elaborates"}
"""What an organisation says of itself that no card lists among its relations to others."""
TABLES: dict[str, tuple[Mapping[Any, Any], set[str]]] = {
    "levels": (levels.LEVELS, of(Body, "level")),
    "steps": (steps.STEPS, literals(Verb)),
    "verbs": (relations.VERBS, literals(Verb)),
    "forces": (forces.FORCES, literals(Force)),
    "forms": (forms.FORMS, of(Contribution, "form")),
    "mandates": (mandates.MANDATES, of(Seat, "mandate")),
    "meetings": (meetings.FURTHER, of(Meets, "also")),
    "statuses": (statuses.STATUSES, of(Document, "status") | of(ModelFile, "status")),
    "denominators": (effects.DENOMINATORS, literals(Of)),
    "effects": (effects.EFFECTS, literals(Effect) - {"not_stated"}),
    "ties": (effects.TIES, of(RuleBase, "tie") - {"not_stated"}),
    "things": (thing_kinds.THINGS, literals(Kind) | {"task", "key", "model"}),
    "origins": (mandates.ORIGINS, literals(mandates.Origin)),
    "events": (effects.EVENTS, set(FIELDS)),
    "outcomes": (outcomes.OUTCOMES, literals(Outcome)),
    "standings": (outcomes.STANDINGS, literals(State)),
    "missing": (outcomes.MISSING, literals(Missing)),
    "relations": (relations.RELATIONS, literals(relations.Relation)),
    "heads": (
        relations.HEADS,
        {field for field in get_type_hints(Acting) if field in literals(relations.Relation)} - NOT_HEADS | {"attends"},
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_each_word_of_the_language(name: str) -> None:
    table, words = TABLES[name]
    assert set(table) == words


@pytest.mark.parametrize("name", TABLES)
def test_every_text_is_there_in_both_languages(name: str) -> None:
    def texts(value: Any) -> list[Text]:
        if isinstance(value, Text):
            return [value]
        return [text for part in value for text in texts(part)] if isinstance(value, tuple) else []

    found = [text for value in TABLES[name][0].values() for text in texts(value)]
    assert all(text.en.strip() and text.da.strip() for text in found)
