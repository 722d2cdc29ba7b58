"""What `power` says for programs."""

from __future__ import annotations

from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction
from typing import Any

from governance.decisions.strength import Minimal, Row, Stop, Strength
from governance.diagnostics import Lang

_LONGEST = 10**4_000
"""A fraction of larger terms is rounded: Python prints no whole number of more than 4,300 digits, and nobody reads one."""
_ROUNDED = Context(prec=50, rounding=ROUND_DOWN)  # what is nearly 1 is never shown as 1


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
        "attendance": None if found.attendance is None else _attendance(*found.attendance),
        "assumed": [text.to(lang) for text in found.assumed],
        "refused": [text.to(lang) for text in found.refused],
    }  # fmt: skip


def _attendance(member: Fraction, chance: Fraction | None) -> dict[str, Any]:
    if chance is None or chance.denominator < _LONGEST:
        return {"member": str(member), "can_decide": _or_none(chance)}
    rounded = _ROUNDED.divide(Decimal(chance.numerator), Decimal(chance.denominator))
    return {"member": str(member), "can_decide": str(rounded), "rounded": True}


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
