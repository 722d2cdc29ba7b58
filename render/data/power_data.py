"""What `power` says for programs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from governance.decisions.strength import Minimal, Row, Stop, Strength
from governance.diagnostics import Lang


def strength_json(found: Strength, lang: Lang) -> dict[str, Any]:
    """The answer for programs: fractions as text, sentences in `lang`."""
    return {
        "body": found.body,
        "rule": {"en": found.rule.en, "da": found.rule.da, "clause": found.clause or None},
        "voters": found.voters,
        "coalitions": 1 << found.voters,
        "winning_coalitions": found.powers.winning if found.powers else None,
        "power_to_act": str(found.powers.act) if found.powers else None,
        "seats": [{"seat": row.id, **_power(row)} for row in found.seats],
        "parties": [{"party": row.id, **_power(row)} for row in found.parties],
        "minimal_winning": _coalitions(found.winning),
        "minimal_winning_count": found.winning.number,
        "minimal_winning_all_listed": found.winning.whole,
        "minimal_blocking": _coalitions(found.blocking),
        "minimal_blocking_count": found.blocking.number,
        "minimal_blocking_all_listed": found.blocking.whole,
        "stopped_by": {stop.state: _stopped(stop) for stop in found.stops},
        "attendance": None if found.attendance is None else {
            "member": str(found.attendance[0]),
            "can_decide": None if found.attendance[1] is None else str(found.attendance[1]),
        },
        "assumed": [text.to(lang) for text in found.assumed],
        "refused": [text.to(lang) for text in found.refused],
    }  # fmt: skip


def _power(row: Row) -> dict[str, Any]:
    power = row.power
    return {
        "voters": row.voters,
        "banzhaf": str(power.banzhaf) if power else None,
        "banzhaf_swings": power.swings if power else None,
        "banzhaf_absolute": str(power.absolute) if power else None,
        "shapley_shubik": _or_none(power.shapley_shubik) if power else None,
        "coleman_prevent": _or_none(power.prevent) if power else None,
        "coleman_initiate": _or_none(power.initiate) if power else None,
        "veto": row.veto,
        "dummy": power.dummy if power else None,
        "dictator": row.dictator,
    }


def _or_none(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _coalitions(found: Minimal) -> list[dict[str, Any]]:
    return [{"seats": dict(item.seats), "ways": item.ways} for item in found.listed]


def _stopped(stop: Stop) -> dict[str, Any] | None:
    if stop.stopped is None:
        return None
    return {"persons": stop.stopped.persons, "seats": dict(stop.seats), "least": stop.stopped.least, "deputies": stop.deputies}
