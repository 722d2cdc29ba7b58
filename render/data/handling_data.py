"""What `who` says for programs."""

from __future__ import annotations

from typing import Any

from governance.routing.routes import Assumption, DecidingRule, Requirement, RouteStep, Validity
from governance.routing.who import Answer, Capacity, Found, Mandate
from render.data.json_encoding import both


def per_cent(answer: Answer) -> int | None:
    """The score in whole per cent, halves up; None where nothing was matched by words."""
    return None if answer.score is None else int(answer.score * 100 + (answer.score * 100 % 1 >= 0.5))


def found_json(found: Found, question: str | None) -> dict[str, Any]:
    """The answers: `matches` best first, or `nearest` where there are none."""
    return {
        "question": question,
        "asked": list(found.asked),
        "matches": [answer_json(answer) for answer in found.matches],
        "more": found.more,
        "nearest": [{"kind": a.kind, "id": a.id, "name": both(a.name), "score": per_cent(a)} for a in found.nearest],
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """One answer with its route."""
    route = answer.route
    data: dict[str, Any] = {
        "kind": answer.kind,
        "id": answer.id,
        "case": answer.id if answer.kind == "case" else None,
        "name": both(answer.name),
        "model": answer.model,
        "score": per_cent(answer),
        "why": [
            {"asked": w.asked, "found": w.found, "in": w.where.name.en, "how": w.how, "per_cent": w.counts // 100, "bits": w.bits}
            for w in answer.why
        ],
        "missed": list(answer.missed),
        "when": {facet: list(values) for facet, values in answer.when.items()},
        "kle": list(answer.kle),
        "cases": list(route.cases),
        "route": None if route.steps is None else [step_json(step) for step in route.steps],
        "conditions": [_condition_json(one) for one in route.conditions],
        "sources": list(route.sources),
        "assumed": [_assumed_json(one) for one in route.assumed],
        "valid": [_valid_json(one) for one in route.valid],
        "notes": [both(note) for note in route.notes],
    }
    if answer.mandate is not None:
        data["mandate"] = mandate_json(answer.mandate)
    return data


def step_json(step: RouteStep) -> dict[str, Any]:
    """One step of a route."""
    return {
        "step": step.step,
        "case": step.case,
        "by": [actor.id for actor in step.by],
        "by_stated": step.by_stated,
        "names": [both(actor.name) for actor in step.by],
        "with": [actor.id for actor in step.with_],
        "to": [actor.id for actor in step.to],
        "force": step.force,
        "when": both(step.when) if step.when else None,
        "together": step.together,
        "differ": (both(step.differ) if step.differ else "not_stated") if step.together else None,
        "rules": [{"by": rule.by.id, **_rule_json(rule)} for rule in step.rules],
        "every": step.every,
        "of": [thing.id for thing in step.of],
        "clause": step.clause or None,
        "note": both(step.note) if step.note else None,
    }


def mandate_json(mandate: Mandate) -> dict[str, Any]:
    """All that one body has to do."""
    return {
        "body": mandate.body.id,
        "kind": mandate.body.kind,
        "name": both(mandate.body.name),
        "level": mandate.level,
        "rule": _rule_json(mandate.rule) if mandate.body.kind == "body" else None,
        "steps": [
            {
                "name": both(one.name),
                "as": _as(one.capacity),
                "assumed": both(one.assumed) if one.assumed else None,
                "conditions": [_condition_json(condition) for condition in one.conditions],
                **step_json(one.step),
            }
            for one in mandate.assignments
        ],
        "tasks": [
            {
                "id": task.id,
                "name": both(task.name),
                "as": _as(duties.capacity),
                "sources": list(task.route.sources),
                "assumed": [_assumed_json(one) for one in task.route.assumed],
                **{key: value for step in task.route.steps or () for key, value in step_json(step).items() if key in _OF_TASKS},
            }
            for duties in mandate.duties
            for task in duties.tasks
        ],
        "tasks_listed": [{"as": _as(duties.capacity), "listed": duties.listed} for duties in mandate.duties if duties.listed],
        "through": [mandate_json(one) for one in mandate.through],
        "valid": [_valid_json(one) for one in mandate.valid],
    }


_OF_TASKS = ("with", "to", "force", "every", "of", "clause", "note")
"""What a task has of all that is told of a step."""


def _as(capacity: Capacity | None) -> str | None:
    return capacity.group.id if capacity is not None else None


def _rule_json(rule: DecidingRule) -> dict[str, Any]:
    return {
        "rule": both(rule.rule),
        "stated": rule.stated,
        "force": rule.force,
        "clause": rule.clause or None,
        "assumed": both(rule.assumed) if rule.assumed else None,
    }


def _condition_json(one: Requirement) -> dict[str, Any]:
    return {
        "name": both(one.name),
        "at_least": one.at_least or None,
        "force": one.force,
        "clause": one.clause or None,
        "note": both(one.note) if one.note else None,
    }


def _assumed_json(one: Assumption) -> dict[str, Any]:
    return {"of": one.of, "because": both(one.because)}


def _valid_json(valid: Validity) -> dict[str, Any]:
    return {
        "of": valid.of,
        "from": valid.from_ or None,
        "to": valid.to or None,
        "length": valid.length or None,
        "clause": valid.clause or None,
        "assumed": both(valid.assumed) if valid.assumed else None,
    }
