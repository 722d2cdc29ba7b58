"""What `decide` says for programs."""

from __future__ import annotations

import json
from typing import Any

from governance.decisions.chamber import STATES
from governance.decisions.condition import AnyTally, AttendedTally, JoinedTally
from governance.decisions.reasons import DEEPER
from governance.decisions.votes import Verdict
from governance.diagnostics import Lang


def verdict_json(found: Verdict, lang: Lang) -> dict[str, Any]:
    """The answer for programs; sentences in `lang`."""
    return {
        "body": found.body,
        "outcome": found.outcome,
        "rule": {"en": found.rule.en, "da": found.rule.da, "clause": found.clause or None},
        "counted": {**found.counted, **_numbers(found)},
        "votes": _by_seat(found),
        "what_if": found.what_if,
        "reasons": [text.to(lang).lstrip(DEEPER) for text in found.reasons],
        "would_change": found.changes.to(lang) if found.changes else None,
        "otherwise": [text.to(lang) for text in found.otherwise],
        "assumed": [text.to(lang) for text in found.assumed],
    }


def _by_seat(found: Verdict) -> dict[str, dict[str, int]]:
    if found.decision is None:
        return {}
    return {
        place.id: {state: number for state, number in zip(STATES, states, strict=True) if number}
        for place, states in zip(found.decision.method.chamber.places, found.decision.votes, strict=True)
    }


def _numbers(found: Verdict) -> dict[str, Any]:
    if found.decision is None:
        return {}
    attendance = found.decision.counted.attendance
    numbers: dict[str, Any] = {"conditions": _conditions(found.decision.counted.tally)}
    if attendance is not None:
        numbers["quorum"] = {
            "present": attendance.there,
            "of": attendance.of,
            "needed": attendance.needed,
            "missing": [found.decision.method.chamber.places[at].id for at in attendance.missing],
            "met": attendance.met,
        }
    return numbers


def _conditions(tally: AnyTally) -> list[dict[str, Any]]:
    if isinstance(tally, AttendedTally):
        return _conditions(tally.inner)
    if isinstance(tally, JoinedTally):
        return [item for part in tally.parts for item in _conditions(part)]
    shown = tally.condition.shown
    return [
        {
            "rule": tally.condition.kind,
            "for": str(shown(tally.for_)),
            "of": str(shown(tally.base)),
            "needed": str(shown(tally.needed)),
            "tied": tally.tied,
            "met": tally.met,
        }
    ]


def line_json(id_: str, found: Verdict, lang: Lang) -> str:
    """One vote of many, for programs: an object on a line."""
    return json.dumps(
        {
            "vote": id_,
            "body": found.body,
            "outcome": found.outcome,
            "counted": dict(found.counted),
            "reasons": [text.to(lang).lstrip(DEEPER) for text in found.reasons],
        },
        ensure_ascii=False,
    ) + "\n"  # fmt: skip
