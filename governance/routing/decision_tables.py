"""The decision tables of a day as an answer, as DMN has them: inputs, outputs, rules, what falls through, which rules overlap."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from governance.diagnostics import Text
from governance.model.cases import ACTING, Case, Verb
from governance.model.resolution import Model
from governance.model.statements import Force
from governance.model.timeline import Timeline
from governance.routing.facets import HitPolicy, Row, Table, clashes, hit_policy, missing, tables

MOST = 100
"""How many combinations that fall through are listed."""
NOT_STATED = "not_stated"
"""Stands for who does a step where the text does not say it."""


class Input(NamedTuple):
    """A facet, with its values in order, each with what people call it."""

    id: str
    name: Text
    values: tuple[tuple[str, Text], ...]
    assumed: Text | None


class Qualified(NamedTuple):
    """An output that a rule has with less than its full force, or only in a certain situation."""

    step: Verb
    force: Force | None
    when: Text | None


class Rule(NamedTuple):
    """A row of a table: for each facet that matters the values that fit; then for each output who does it, by id, and where it goes on."""

    case: str
    name: Text
    when: tuple[tuple[str, tuple[str, ...]], ...]
    then: tuple[tuple[Verb, tuple[str, ...]], ...]
    qualified: tuple[Qualified, ...]
    continues: str
    """The id of the case as which it goes on; empty where it ends."""
    clause: str
    assumed: Text | None


class Overlap(NamedTuple):
    """Two rules that can both fit one matter, the earlier first, and whether they lead the same way."""

    cases: tuple[str, str]
    same_way: bool


class DecisionTable(NamedTuple):
    """A table. `outputs` are the steps that some rule has, `gaps` what no rule fits; None where there are too many to look."""

    model: str
    title: Text
    hit_policy: HitPolicy
    inputs: tuple[Input, ...]
    outputs: tuple[Verb, ...]
    rules: tuple[Rule, ...]
    gaps: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...] | None
    overlaps: tuple[Overlap, ...]


def decision_tables(timeline: Timeline, day: date | None = None) -> tuple[DecisionTable, ...]:
    """The decision tables of all files on a day; without one, those that are the same on all days. Raises Differs where they are not."""
    return timeline.answer(_on_a_day, day)


def _on_a_day(model: Model) -> tuple[DecisionTable, ...]:
    return tuple(map(_decision_table, tables(model)))


def _decision_table(table: Table) -> DecisionTable:
    used = {step.verb for row in table.rows for step in row.case.steps}
    outputs = tuple(verb for verb in ACTING if verb in used)
    gaps = missing(table, MOST)
    return DecisionTable(
        model=table.file.id,
        title=table.file.title,
        hit_policy=hit_policy(table),
        inputs=tuple(Input(facet.id, facet.name, tuple(facet.values.items()), facet.assumed) for facet in table.facets),
        outputs=outputs,
        rules=tuple(_rule(table, row, outputs) for row in table.rows),
        gaps=None if gaps is None else tuple(tuple(gap.items()) for gap in gaps),
        overlaps=tuple(Overlap((other.case.label, row.case.label), alike) for row, other, alike in clashes(list(table.rows))),
    )


def _rule(table: Table, row: Row, outputs: tuple[Verb, ...]) -> Rule:
    case = row.case
    values = table.values
    return Rule(
        case=case.label,
        name=case.name,
        when=tuple((facet, tuple(value for value in values[facet] if value in fits)) for facet, fits in row.when.items()),
        then=tuple((verb, _doers(case, verb)) for verb in outputs),
        qualified=tuple(
            Qualified(step.verb, step.force, step.when)
            for step in case.steps
            if step.verb in outputs and (step.force is not None or step.when is not None)
        ),
        continues=case.continues.label if case.continues is not None else "",
        clause=", ".join(case.sources),
        assumed=case.assumed,
    )


def _doers(case: Case, verb: Verb) -> tuple[str, ...]:
    """Who does this in the case, by id; `not_stated` where the text does not say."""
    found: dict[str, None] = {}
    for step in case.steps:
        if step.verb == verb:
            found.update(dict.fromkeys([NOT_STATED] if step.by_not_stated else [actor.label for actor in step.by.things]))
            found.update(dict.fromkeys(step.by.unknown))
    return tuple(found)
