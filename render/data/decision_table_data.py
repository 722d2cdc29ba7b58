"""The decision tables of the models' facets, as DMN has them, for programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from governance.model.cases import ACTING
from governance.routing.decision_tables import DecisionTable, Rule
from render.data.json_encoding import both

ANY = "-"
"""What DMN writes for a facet that may have any value."""


def tables_json(tables: Sequence[DecisionTable]) -> list[dict[str, Any]]:
    """Each table: its hit policy, inputs, outputs, rules, gaps, and rules that overlap."""
    return [_table_json(one) for one in tables]


def _table_json(one: DecisionTable) -> dict[str, Any]:
    return {
        "model": one.model,
        "hit_policy": one.hit_policy,
        "inputs": [
            {
                "id": facet.id,
                "name": both(facet.name),
                "values": [{"id": value, "name": both(name)} for value, name in facet.values],
                "assumed": both(facet.assumed) if facet.assumed else None,
            }
            for facet in one.inputs
        ],
        "outputs": list(one.outputs),
        "rules": [
            {
                "rule": number,
                "case": rule.case,
                "name": both(rule.name),
                "when": {facet: list(values) for facet, values in rule.when},
                "then": {output: list(actors) for output, actors in rule.then},
                "qualified": [
                    {"step": one.step, "force": one.force, "when": both(one.when) if one.when else None} for one in rule.qualified
                ],
                "continues": rule.continues or None,
                "clause": rule.clause or None,
                "assumed": both(rule.assumed) if rule.assumed else None,
            }
            for number, rule in enumerate(one.rules, 1)
        ],
        "gaps": None if one.gaps is None else [{facet: list(values) for facet, values in gap} for gap in one.gaps],
        "overlaps": [{"cases": list(overlap.cases), "same_way": overlap.same_way} for overlap in one.overlaps],
    }


def tables_csv(tables: Sequence[DecisionTable]) -> str:
    """All tables under one head: a facet that a table has not is empty there, one that may have any value is `-`."""
    facets = list(dict.fromkeys(facet.id for one in tables for facet in one.inputs))
    outputs = [output for output in ACTING if any(output in one.outputs for one in tables)]
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(["model", "hit_policy", "rule", *facets, "case", *outputs, "continues", "clause", "force"])
    for one in tables:
        has = {facet.id for facet in one.inputs}
        for number, rule in enumerate(one.rules, 1):
            fits = [fitting(rule, facet) if facet in has else "" for facet in facets]
            then = dict(rule.then)
            who = [", ".join(then.get(output, ())) for output in outputs]
            force = ", ".join(f"{said.step}: {said.force}" for said in rule.qualified if said.force is not None)
            writer.writerow([one.model, one.hit_policy, number, *fits, rule.case, *who, rule.continues, rule.clause, force])
    return told.getvalue()


def fitting(rule: Rule, facet: str) -> str:
    """The values of a facet with which a rule is right, or that any is."""
    return ", ".join(dict(rule.when).get(facet, ())) or ANY
