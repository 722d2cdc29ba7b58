"""What `show` says for programs."""

from __future__ import annotations

from typing import Any

from governance.description.actor_facts import StepLine, TaskLine
from governance.description.describe import Citer, Description, Related, SeatLine, Told
from governance.description.fact import Fact
from governance.diagnostics import Text
from render.data.days_data import days_json
from render.data.graph_data import edge_json
from render.data.json_encoding import both


def show_json(told: list[Told]) -> dict[str, Any]:
    """The thing, with the days on which it is so; where it is not the same on all days, all that it is, each with its days."""
    found = [_description(one.description) | {"on": days_json(one.days)} for one in told if one.description is not None]
    if len(told) == 1:
        return found[0]
    return {key: found[0][key] for key in ("id", "kind", "model", "name")} | {"descriptions": found}


def _description(found: Description) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": found.id,
        "kind": found.kind,
        "model": found.model,
        "name": both(found.name),
        "statements": [
            {"model": one.model, "path": one.place.path, "line": one.place.line, "clause": one.clause or None, "says": one.says}
            for one in found.excerpts
        ],
    }
    rule = found.rule
    data["facts"] = [fact_json(fact) for fact in (*found.facts, *(rule.within if rule is not None else ()))]
    if found.seats is not None:
        data["seats"] = [_seat(found.id, seat) for seat in found.seats]
        data["rule"] = both(rule.value) if rule is not None else None
        data["decides"] = fact_json(rule) if rule is not None else None
    data["tasks"] = [_task(task) for task in found.tasks]
    data["tasks_listed"] = found.tasks_listed
    data["cases"] = [_step(step) for step in found.cases]
    data["edges"] = [_related(one) for one in (*found.edges_out, *found.edges_in)]
    data["states"] = [fact_json(fact) for fact in found.claims]
    data["keys"] = [fact_json(fact) for fact in found.numbers]
    data["accepted"] = [fact_json(fact) for fact in found.accepted]
    data["cited_by"] = [_citer(one) for one in found.cited_by]
    data["assumed"] = [{"of": where or None, "because": both(text)} for where, text in found.assumed]
    return data


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact, with what is said of it in its turn."""
    return {"key": fact.key, "label": both(fact.label), "value": both(fact.value)} | _qualified(fact)


def _qualified(fact: Fact | SeatLine) -> dict[str, Any]:
    return {
        "clause": fact.clause or None,
        "force": fact.force or None,
        "assumed": _maybe(fact.assumed),
        "note": _maybe(fact.note),
        "within": [fact_json(inner) for inner in fact.within],
    }


def _maybe(text: Text | None) -> dict[str, str] | None:
    return both(text) if text is not None else None


def _seat(body: str, seat: SeatLine) -> dict[str, Any]:
    return {
        "id": f"{body}.{seat.id}",
        "name": _maybe(seat.name),
        **_whose(seat),
        "count": seat.seats,
        "votes": seat.votes,
        "deputy": seat.deputy,
        "mandate": seat.mandate,
        "weight": seat.weight.en if seat.weight is not None else None,
    } | _qualified(seat)


def _whose(seat: SeatLine) -> dict[str, list[str]]:
    """Whose it is, by each way in which its text says so."""
    found: dict[str, list[str]] = {origin: list(those) for origin, those in seat.whose}
    return found or {"not_stated": []}


def _task(task: TaskLine) -> dict[str, Any]:
    danish, english = task.terms
    return {
        "id": task.id,
        "name": both(task.name),
        "with": list(task.with_),
        "for": list(task.for_),
        "of": list(task.of),
        "every": task.every,
        "terms": {"da": list(danish), "en": list(english)},
        "as": task.as_,
    } | _qualified(task.fact)


def _step(step: StepLine) -> dict[str, Any]:
    return (
        {"case": step.case, "name": both(step.name), "step": step.verb, "as": step.as_}
        | _qualified(step.fact)
        | {"clause": step.clause or None}
    )


def _related(one: Related) -> dict[str, Any]:
    return edge_json(one.edge) | {"within": [fact_json(fact) for fact in one.within]}


def _citer(one: Citer) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": both(one.name),
        "kind": one.kind,
        "path": one.place.path,
        "line": one.place.line,
        "says": fact_json(one.fact) if one.fact is not None else None,
        "edge": edge_json(one.edge) if one.edge is not None else None,
    }
