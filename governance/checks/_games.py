"""What can be known of every body that states a rule, by its games: what stops it, which votes matter, who decides alone.

Worked out once in a run, for all checks that ask, and once for all bodies that are alike: most bodies of a large model are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import NamedTuple

from governance.decisions.chamber import Chamber
from governance.decisions.condition import Uncountable
from governance.decisions.counting import Method, method
from governance.decisions.endurance import MISSING, Missing
from governance.decisions.power.game import Game, classes, game_of
from governance.decisions.power.tally import TooMuch
from governance.decisions.seating import chamber_of
from governance.diagnostics import Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.rules import AllOf, AnyOf, AtLeast, Majority, NoObjection, Rule, Weighted

_FEW = 2_000
"""Up to so many coalitions of classes of voters are tried to find votes that never matter; beyond, NumPy counts them."""


class Consequences(NamedTuple):
    """What a rule does to the places of a chamber, by their numbers.

    `stops`: of whom a single one, missing in that way, stops the body. `meeting`: who may be there with a quorum and
    cannot decide. `idle`: whose votes weigh something and never matter. `alone`: who decides alone.
    """

    counts: tuple[int, ...]
    stops: dict[Missing, tuple[int, ...]]
    meeting: tuple[int, ...] | None
    idle: tuple[int, ...]
    alone: int | None


class Analysis(NamedTuple):
    """A body and its rule, the ids of its places, and what the rule does to them."""

    body: Body
    rule: Rule
    places: tuple[str, ...]
    does: Consequences


def analyses(model: Model) -> list[Analysis]:
    """Every body with a rule that can be counted and by which it can decide, and with at least two voters."""
    return model.once(_analyses)


def _analyses(model: Model) -> list[Analysis]:
    found: list[Analysis] = []
    known: dict[object, tuple[tuple[str, ...], Consequences] | None] = {}
    for body in model.bodies:
        rule = body.rule
        if rule is None:
            continue
        likeness = _likeness(body, rule)
        if likeness is None:
            result = _consequences(body, rule)
        else:
            ids, key = likeness
            if key not in known:
                known[key] = _consequences(body, rule)
            alike = known[key]
            result = alike and (_with_chair(ids, alike[0]), alike[1])
        if result is not None:
            found.append(Analysis(body, rule, *result))
    return found


def _with_chair(ids: tuple[str, ...], like: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the places, and of the chair's own, where a body that is alike has one."""
    if len(like) == len(ids):
        return ids
    of = next(number for number, id_ in enumerate(like) if like[-1] == f"{id_}.chair")
    return (*ids, f"{ids[of]}.chair")


def _likeness(body: Body, rule: Rule) -> tuple[tuple[str, ...], object] | None:
    """The ids of the places, and all of seats and rule that the consequences follow from; None where weights are by id."""
    ids = tuple(seat.id_in_body for seat in body.voting_seats)
    shapes = tuple((seat.number, seat.weight, seat.deputy) for seat in body.voting_seats)
    if rule.tie == "chair" and body.chair is not None and len(ids) > 1:
        chair = body.chair
        if not chair.seats or chair.held_by.said or chair.from_.said:
            return None
        chairs = tuple(_number(ids, seat.id_in_body) for seat in chair.seats.things), bool(chair.seats.unknown)
    else:
        chairs = (), False
    says = _says(rule, ids)
    return None if says is None else (ids, (shapes, says, chairs))


def _number(ids: Sequence[str], id_: str) -> int:
    return ids.index(id_) if id_ in ids else -1


def _says(rule: Rule, ids: tuple[str, ...]) -> object:
    """All that a rule says, with seats by their numbers; None where it weighs by names."""
    own: object = None
    match rule:
        case AllOf() | AnyOf():
            parts = tuple(_says(part, ids) for part in rule.parts)
            if None in parts or any(part.tie == "chair" for part in rule.parts):
                return None
            own = parts
        case Weighted():
            if rule.weights is not None or rule.key is not None:
                return None
            own = rule.threshold, rule.strict
        case Majority():
            own = rule.threshold, rule.strict
        case AtLeast():
            own = rule.count
        case NoObjection():
            own = None if rule.veto is None else tuple(_number(ids, id_) for id_ in rule.veto)
    quorum: object = None
    if rule.quorum is not None:
        asked = rule.quorum
        quorum = asked.count, asked.share, asked.of, tuple(_number(ids, id_) for id_ in asked.seats)
    return rule.rule, own, rule.of, rule.tie, rule.vacancy, rule.absence, rule.abstention, rule.recusal, quorum


def _consequences(body: Body, rule: Rule) -> tuple[tuple[str, ...], Consequences] | None:
    found = chamber_of(body, rule)
    if isinstance(found, Text) or found.size < 2:
        return None
    # Where the text leaves open how many there are, the wider reading counts, so that no check fires on the narrower.
    if any(place.most is not None for place in found.places):
        wide = [replace(place, count=place.most or place.count) if place.count else place for place in found.places]
        found = found._replace(places=tuple(wide))
    try:
        how = method(rule, found.with_chair() if rule.tie == "chair" else found)
    except Uncountable:
        return None
    game = game_of(how)
    if not game.wins(game.counts) or game.wins((0,) * len(game.counts)):
        return None  # it adopts nothing, or everything: GOV302 and GOV303 say so
    idle = _idle(game, _weighing(rule, how.chamber))
    alone = next((at for at, count in enumerate(game.counts) if count == 1 and game.wins(_only(game, at)) and at in _critical(game)), None)
    stops = {state: _stops(how, state) for state in MISSING}
    does = Consequences(game.counts, stops, _too_few(how) if how.quorum is not None else None, idle if alone is None else (), alone)
    return tuple(place.id for place in how.chamber.places), does


def _only(game: Game, at: int) -> tuple[int, ...]:
    return tuple(int(other == at) for other in range(len(game.counts)))


def _critical(game: Game) -> tuple[int, ...]:
    """The places of which one voter's absence is enough that the rest loses."""
    return tuple(
        at for at, count in enumerate(game.counts) if count and not game.wins((*game.counts[:at], count - 1, *game.counts[at + 1 :]))
    )


def _stops(how: Method, state: Missing) -> tuple[int, ...]:
    """The places of which one who is missing is enough; not one with a deputy, who comes instead."""
    game = game_of(how, state)
    if not game.wins(game.counts):
        return ()
    places = how.chamber.places
    return tuple(at for at in _critical(game) if not (places[at].deputy and state == "absent"))


def _too_few(how: Method) -> tuple[int, ...] | None:
    """Of the smallest meetings with a quorum, the lightest ones: one that cannot decide; None where all can."""
    assert how.quorum is not None
    game = game_of(how, "absent")
    counts = [place.count for place in how.chamber.places]
    needed = how.quorum.least(sum(counts))
    for weights in game.weights:
        meeting = _lightest(counts, weights, needed, how.quorum.places)
        if sum(meeting) and not game.wins(meeting):
            return meeting
    return None


def _lightest(counts: Sequence[int], weights: Sequence[int], needed: int, must: Sequence[int]) -> tuple[int, ...]:
    meeting = [count if at in must else 0 for at, count in enumerate(counts)]
    for at in sorted(range(len(counts)), key=lambda at: (weights[at], at)):
        meeting[at] += max(min(counts[at] - meeting[at], needed - sum(meeting)), 0)
    return tuple(meeting)


def _idle(game: Game, weighing: list[int]) -> tuple[int, ...]:
    if not any(len(set(weights)) > 1 for weights in game.weights):
        return ()  # all alike, and together they can decide
    merged, to = classes(game)
    if prod(count + 1 for count in merged.counts) <= _FEW:
        turning = {
            at
            for coalition in product(*(range(count + 1) for count in merged.counts))
            if not merged.wins(coalition)
            for at, many in enumerate(coalition)
            if many < merged.counts[at] and merged.wins((*coalition[:at], many + 1, *coalition[at + 1 :]))
        }
        return tuple(at for at in weighing if to[at] not in turning)
    from governance.decisions.power.indices import powers

    try:
        found = powers(game, orders=False).of
    except TooMuch:
        return ()
    return tuple(at for at in weighing if (power := found[at]) is not None and power.dummy)


def _weighing(rule: Rule, found: Chamber) -> list[int]:
    """The places to which the model gives a weight: a weight of nothing is another way to say that somebody has no vote."""
    weights = (rule.weights if isinstance(rule, Weighted) else None) or {}
    return [at for at, place in enumerate(found.places) if place.count and place.votes > 0 and weights.get(place.seat, 1) != 0]


def named(ids: Sequence[str], limit: int = 4) -> Text:
    """Some places, by their ids."""
    shown = list(ids) if len(ids) <= limit else [*ids[: limit - 1], f"… ({len(ids) - limit + 1})"]
    return Text(" / ".join(shown), " / ".join(shown))
