"""GOV311: a seat with a vote that can never make a difference."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod

from governance.checks._floor import Sitting, can_decide, sittings
from governance.checks.base import Check, Finding, name
from governance.decisions.power.game import classes, game_of
from governance.decisions.power.tally import TooMuch
from governance.diagnostics import Severity, Text
from governance.linked import Models

_FEW = 2_000


def find(models: Models) -> Iterator[Finding]:
    """Seats whose votes weigh something, and turn no outcome. Where one alone decides, GOV312 says it."""
    for sitting in sittings(models):
        if not can_decide(sitting):
            continue
        idle = _dummies(sitting)
        places = sitting.method.chamber.places
        if not idle or sum(place.count for at, place in enumerate(places) if at not in idle) == 1:
            continue
        body, called = sitting.body, name(sitting.body)
        ids = " / ".join(places[at].id for at in idle[:6]) + (f" … ({len(idle) - 6})" if len(idle) > 6 else "")
        yield Finding(
            at=body.at("decides"),
            message=Text(
                f"{called.en}: no vote of {ids} can ever make a difference, however the others vote",
                f"{called.da}: ingen stemme fra {ids} kan nogensinde gøre en forskel, uanset hvad de andre stemmer",
            ),
            help=Text(
                "change the weights or the threshold, or make the seat an observer's",
                "ændr vægtene eller grænsen, eller gør pladsen til en observatørs",
            ),
        )


def _dummies(sitting: Sitting) -> list[int]:
    game = game_of(sitting.method)
    weighing = [at for at, place in enumerate(sitting.method.chamber.places) if place.count and _weighs(sitting, at)]
    if not any(len(set(weights)) > 1 for weights in game.weights):
        return []  # all alike: either all can turn it, or GOV303 says that nobody can
    merged, to = classes(game)
    if prod(count + 1 for count in merged.counts) <= _FEW:
        turning = {
            at
            for coalition in product(*(range(count + 1) for count in merged.counts))
            if not merged.wins(coalition)
            for at, many in enumerate(coalition)
            if many < merged.counts[at] and merged.wins((*coalition[:at], many + 1, *coalition[at + 1 :]))
        }
        return [at for at in weighing if to[at] not in turning]
    from governance.decisions.power.indices import powers

    try:
        found = powers(game, orders=False).of
    except TooMuch:
        return []
    return [at for at in weighing if (power := found[at]) is not None and power.dummy]


def _weighs(sitting: Sitting, at: int) -> bool:
    """Whether the model gives it a weight: a weight of nothing is another way to say that somebody has no vote."""
    place = sitting.method.chamber.places[at]
    rule = sitting.body.spec.decides
    weights = getattr(rule, "weights", None)
    return place.votes > 0 and not (weights is not None and weights.get(place.seat, 1) == 0)


CHECK = Check(
    code="GOV311",
    severity=Severity.WARNING,
    title=Text("A vote that never matters", "En stemme uden betydning"),
    finds=Text(
        "Weights, a threshold or vetoes under which some seat's vote turns no outcome: a dummy, as Luxembourg was in the Council of 1958.",
        "Vægte, en grænse eller vetoer, hvor en plads' stemme aldrig vender et udfald, som Luxembourgs i Ministerrådet fra 1958.",
    ),
    why=Text("It looks like a vote and is none.", "Det ligner en stemme og er ingen."),
    remedy=Text(
        "Change the weights or the threshold until every vote can matter, or say openly that the seat has none.",
        "Ændr vægtene eller grænsen, til enhver stemme kan få betydning, eller sig åbent, at pladsen ikke har nogen.",
    ),
    example="""\
parties:
  big: {name: The big one}
  middle: {name: The middle one}
  small: {name: The small one}
bodies:
  board:
    level: political
    seats:
      big: {appointed_by: big, weight: 4}
      middle: {appointed_by: middle, weight: 4}
      small: {appointed_by: small, weight: 1}
    decides: {rule: weighted, threshold: 2/3, of: seats}
""",
    find=find,
)
