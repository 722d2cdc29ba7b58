"""How many votes there can be in a body, and the rules that a rule is made of: what several checks of decisions count."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from governance.model.written import Entity, Path, seat_count


class Voting(NamedTuple):
    """The voting seats of a body: at least and at most how many, and the most votes that they have together."""

    low: int
    high: int
    votes: Fraction
    weighted: bool
    """Whether some seat has other than one vote."""


def voting(bodies: list[Entity]) -> Voting | None:
    """The voting seats that the files say `bodies` (entities of one thing) have; None where that is not known.

    Where two files speak of one seat, the wider reading counts: a check must not fire on the narrower.
    """
    seats: dict[str, tuple[int, int, Fraction | int]] = {}
    for body in bodies:
        for id_, seat in body.parts.items():
            if seat.spec.observer:
                continue
            count = seat_count(body.model, seat.spec)
            if count is None:
                return None
            low, high = min(count), max(count)
            weight = 1 if seat.spec.weight is None else seat.spec.weight
            if id_ in seats:
                known = seats[id_]
                low, high, weight = min(low, known[0]), max(high, known[1]), max(weight, known[2])
            seats[id_] = low, high, weight
    if not any(body.parts for body in bodies):
        return None
    lows = highs = 0
    votes: Any = 0
    weighted = False
    for low, high, weight in seats.values():
        lows += low
        highs += high
        votes += high * weight
        weighted = weighted or weight != 1
    return Voting(lows, highs, Fraction(votes), weighted)


def rules(body: Entity) -> Iterator[tuple[Path, Any]]:
    """The rule of a body and every rule within it, that of its written procedure too, each with its path, outermost first."""
    first = body.spec.decides
    if first is None or isinstance(first, str):
        return
    stack: list[tuple[Path, Any]] = [(("decides",), first)]
    while stack:
        path, rule = stack.pop()
        yield path, rule
        if hasattr(rule.written, "rule"):
            stack.append(((*path, "written"), rule.written))
        inner = getattr(rule, "rules", None) or ()
        stack.extend(((*path, "rules", number), item) for number, item in reversed(list(enumerate(inner))))
