"""The decision tables of the models' facets, as DMN has them, for programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from governance.diagnostics import Text
from governance.model.written import Entity, Models, label_of
from governance.routing.facets import Row, Table, clashes, hit_policy, missing
from governance.words.steps import Step
from render.data.json_encoding import both

MOST = 100
"""How many combinations that fall through are listed."""

ANY = "-"
"""What DMN writes for a facet that may have any value."""

_OUTPUTS: tuple[Step, ...] = ("handle", "decide", "approve", "carry_out")
"""The steps that answer who takes the matter on: the outputs of a table, as far as a row has them."""


def tables_json(models: Models, tables: Sequence[Table]) -> list[dict[str, Any]]:
    """Each table: its hit policy, inputs, outputs, rules, gaps, and rules that overlap."""
    return [_table_json(models, one) for one in tables]


def _table_json(models: Models, one: Table) -> dict[str, Any]:
    outputs = outputs_of(one)
    gaps = missing(one, MOST)
    return {
        "model": one.model.id,
        "hit_policy": hit_policy(one),
        "inputs": [
            {"id": c.id, "name": both(c.name), "values": [{"id": value, "name": both(c.value(value))} for value in c.values]}
            for c in one.columns
        ],
        "outputs": outputs,
        "rules": [
            {
                "rule": number,
                "case": models.label(row.case),
                "name": both(_name(row.case)),
                "when": {facet: _in_order(one, facet, row) for facet in row.when},
                "then": {output: actors(models, row.case, output) for output in outputs},
                "continues": continued(models, row.case) or None,
                "clause": ", ".join(row.case.spec.source or ()) or None,
                "assumed": both(assumed) if (assumed := label_of(row.case.spec.assumed)) else None,
            }
            for number, row in enumerate(one.rows, 1)
        ],
        "gaps": None if gaps is None else [{facet: list(values) for facet, values in gap.items()} for gap in gaps],
        "overlaps": [{"cases": [models.label(a.case), models.label(b.case)], "same_way": same} for b, a, same in clashes(list(one.rows))],
    }


def tables_csv(models: Models, tables: Sequence[Table]) -> str:
    """All tables under one head: a facet that a table has not is empty there, one that may have any value is `-`."""
    facets = list(dict.fromkeys(column.id for one in tables for column in one.columns))
    outputs = [output for output in _OUTPUTS if any(output in outputs_of(one) for one in tables)]
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(["model", "hit_policy", "rule", *facets, "case", *outputs, "continues", "clause"])
    for one in tables:
        policy = hit_policy(one)
        has = {column.id for column in one.columns}
        for number, row in enumerate(one.rows, 1):
            fits = [fitting(one, facet, row) if facet in has else "" for facet in facets]
            who = [", ".join(actors(models, row.case, output)) for output in outputs]
            clause = ", ".join(row.case.spec.source or ())
            writer.writerow([one.model.id, policy, number, *fits, models.label(row.case), *who, continued(models, row.case), clause])
    return told.getvalue()


def outputs_of(one: Table) -> list[Step]:
    """The steps that have a column: those that some case of the table takes."""
    used = {step.step for row in one.rows for step in (row.case.spec.route if isinstance(row.case.spec.route, list) else ())}
    return [output for output in _OUTPUTS if output in used]


def actors(models: Models, case: Entity, verb: str) -> list[str]:
    """Who does this in the case, by id; `not_stated` where the text does not say."""
    found: list[str] = []
    for step in case.spec.route if isinstance(case.spec.route, list) else ():
        if step.step == verb:
            listed = ["not_stated"] if isinstance(step.by, str) else step.by
            found += [models.label(actor) if (actor := case.model.actor(text)) else text for text in listed]
    return list(dict.fromkeys(found))


def continued(models: Models, case: Entity) -> str:
    """The id of the case as which this one goes on; empty where it ends."""
    following = case.model.find(case.spec.continues)
    return models.label(following) if following else ""


def fitting(one: Table, facet: str, row: Row) -> str:
    """The values of a facet with which a row is right, or that any is."""
    return ", ".join(_in_order(one, facet, row)) if facet in row.when else ANY


def _in_order(one: Table, facet: str, row: Row) -> list[str]:
    column = next(column for column in one.columns if column.id == facet)
    return [value for value in column.values if value in row.when[facet]]


def _name(case: Entity) -> Text:
    return label_of(case.spec.name) or Text(case.id, case.id)
