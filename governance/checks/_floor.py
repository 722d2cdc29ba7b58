"""What can be known of every body that states a rule, by its games: what stops it, which votes matter, who decides alone.

Worked out once in a run, for all checks that ask, and once for all bodies that are alike: most bodies of a large model are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Any, NamedTuple

from governance.checks._kin import Kin
from governance.decisions.chamber import Chamber
from governance.decisions.chambers import chamber, seats_of
from governance.decisions.condition import Uncountable
from governance.decisions.counting import Method, method
from governance.decisions.endurance import MISSING, Missing
from governance.decisions.power.game import Game, classes, game_of
from governance.decisions.power.tally import TooMuch
from governance.diagnostics import Text
from governance.model.written import Entity, Models, group_size

_FEW = 2_000
"""Up to so many coalitions of classes of voters are tried to find votes that never matter; beyond, NumPy counts them."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a rule does to the places of a chamber, by their numbers.

    `stops`: of whom a single one, missing in that way, stops the body. `meeting`: who may be there with a quorum and
    cannot decide. `idle`: whose votes weigh something and never matter. `alone`: who decides alone.
    """

    counts: tuple[int, ...]
    stops: dict[Missing, tuple[int, ...]]
    meeting: tuple[int, ...] | None
    idle: tuple[int, ...]
    alone: int | None


class Sitting(NamedTuple):
    """A body at the file that states its rule, the ids of its places, and the nature of the rule."""

    body: Entity
    places: tuple[str, ...]
    nature: Nature


def sittings(models: Models) -> list[Sitting]:
    """Every body with a rule that can be counted and by which it can decide, and with at least two voters."""
    if "sittings" not in models.kept:
        models.kept["sittings"] = list(_sittings(models))
    found: list[Sitting] = models.kept["sittings"]
    return found


def _sittings(models: Models) -> Iterator[Sitting]:
    kin: Kin | None = None
    known: dict[object, tuple[tuple[str, ...], Nature] | None] = {}
    for body in models.all("body"):
        rule = body.spec.decides
        if isinstance(rule, str | None):
            continue
        kin = kin or Kin(models)
        bodies = kin.bodies(body)
        likeness = _likeness(bodies, rule)
        if likeness is None:
            found = _nature(models, bodies, rule)
        else:
            ids, key = likeness
            if key not in known:
                known[key] = _nature(models, bodies, rule)
            alike = known[key]
            found = alike and (_with_chair(ids, alike[0]), alike[1])
        if found is not None:
            yield Sitting(body, *found)


def _with_chair(ids: tuple[str, ...], like: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the places, and of the chair's own, where a body that is alike has one."""
    if len(like) == len(ids):
        return ids
    of = next(number for number, id_ in enumerate(like) if like[-1] == f"{id_}.chair")
    return (*ids, f"{ids[of]}.chair")


def _likeness(bodies: list[Entity], rule: Any) -> tuple[tuple[str, ...], object] | None:
    """The ids of the places, and all of seats and rule that the nature follows from; None where weights are by id."""
    seats = seats_of(bodies) if len(bodies) > 1 else bodies[0].parts
    ids = []
    shapes = []
    for id_, seat in seats.items():
        spec = seat.spec
        if not spec.observer:
            size = group_size(seat.model.actor(spec.each)) if spec.each else 1
            ids.append(id_)
            shapes.append((spec.count, spec.weight, spec.deputy, spec.force in (None, "shall"), size))
    chair = bodies[0].spec.chair if rule.tie == "chair" else None
    chairs: list[str] = getattr(chair, "seat", None) or []
    says = _says(rule, ids)
    if says is None or (chair is not None and len(ids) > 1 and not chairs):
        return None
    return tuple(ids), (tuple(shapes), says, tuple(ids.index(text) if text in ids else -1 for text in chairs))


def _says(rule: Any, ids: list[str]) -> object:
    """All that a rule says, with seats by their numbers; None where it weighs by names."""
    kind = rule.rule
    own: object = None
    if kind in ("all_of", "any_of"):
        own = tuple(_says(part, ids) for part in rule.rules)
        if None in own or any(part.tie == "chair" for part in rule.rules):
            return None
    elif kind == "weighted":
        if rule.weights is not None or rule.key is not None:
            return None
        own = rule.threshold, rule.strict
    elif kind == "majority":
        own = rule.threshold, rule.strict
    elif kind == "at_least":
        own = rule.count
    elif kind == "no_objection" and rule.veto is not None:
        own = tuple(ids.index(text) if text in ids else -1 for text in rule.veto)
    quorum = rule.quorum
    if quorum is not None and quorum != "not_stated":
        must = tuple(ids.index(text) if text in ids else -1 for text in quorum.seats or ())
        quorum = quorum.count, quorum.share, quorum.of, must
    return kind, own, rule.of, rule.tie, rule.vacancy, rule.absence, rule.abstention, rule.recusal, quorum


def _nature(models: Models, bodies: list[Entity], rule: Any) -> tuple[tuple[str, ...], Nature] | None:
    found = chamber(models, bodies, rule)
    if isinstance(found, Text) or found.size < 2:
        return None
    # Where the text leaves open how many there are, the wider reading counts, so that no check fires on the narrower.
    if any(place.most is not None for place in found.places):
        wide = [replace(place, count=place.most or place.count) if place.count else place for place in found.places]
        found = replace(found, places=tuple(wide))
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
    nature = Nature(game.counts, stops, _too_few(how) if how.quorum is not None else None, idle if alone is None else (), alone)
    return tuple(place.id for place in how.chamber.places), nature


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


def _weighing(rule: Any, found: Chamber) -> list[int]:
    """The places to which the model gives a weight: a weight of nothing is another way to say that somebody has no vote."""
    weights = getattr(rule, "weights", None) or {}
    return [at for at, place in enumerate(found.places) if place.count and place.votes > 0 and weights.get(place.seat, 1) != 0]


def named(ids: Sequence[str], limit: int = 4) -> Text:
    """Some places, by their ids."""
    shown = list(ids) if len(ids) <= limit else [*ids[: limit - 1], f"… ({len(ids) - limit + 1})"]
    return Text(" / ".join(shown), " / ".join(shown))
