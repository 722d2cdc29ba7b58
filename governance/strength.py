"""Who can block, who can carry, how hard is it to decide? A body's power and endurance, with what the answer leans on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from governance.decisions.chamber import Chamber, Place
from governance.decisions.condition import conditions
from governance.decisions.counting import Method, method
from governance.decisions.endurance import MISSING, Missing, Stopped, chance, fewest
from governance.decisions.power.coalitions import Listed, count_minimal, list_minimal, ways
from governance.decisions.power.game import Game, Progress, blocs, dual, game_of
from governance.decisions.power.indices import Power, Powers, powers
from governance.decisions.power.tally import TooMuch
from governance.decisions.reasons import answer
from governance.decisions.settings import Open
from governance.decisions.words import requirement
from governance.diagnostics import Text
from governance.linked import Entity, Models
from governance.votes import Floor, floor

_FIELD = {"vacant": "vacancy", "absent": "absence", "recused": "recusal"}


class Row(NamedTuple):
    """A seat, or a party with all its seats as one: its id, how many voters, and the power of one of them."""

    id: str
    voters: int
    power: Power


class Coalition(NamedTuple):
    """A minimal coalition: seats and how many of each, and in how many ways these can be chosen."""

    seats: tuple[tuple[str, int], ...]
    ways: int


class Minimal(NamedTuple):
    """Minimal coalitions: how many (`number`, None where they could not be counted), and some of them; `whole` where these are all."""

    number: int | None
    listed: tuple[Coalition, ...]
    whole: bool


class Stop(NamedTuple):
    """What stops a body: the fewest who are missing, and whose seats; None where nobody's absence can."""

    state: Missing
    stopped: Stopped | None
    seats: tuple[tuple[str, int], ...]
    deputies: bool
    """Whether some of the seats have deputies, who must be absent too."""


class Strength(NamedTuple):
    """The answer."""

    body: str
    name: Text
    rule: Text
    clause: str
    powers: Powers
    seats: tuple[Row, ...]
    parties: tuple[Row, ...]
    winning: Minimal
    blocking: Minimal
    stops: tuple[Stop, ...]
    attendance: tuple[Fraction, Fraction | None] | None
    """The chance that a member comes, and the chance that a meeting can decide."""
    assumed: tuple[Text, ...]
    refused: tuple[Text, ...]
    """What could not be counted, and why."""


def strength(models: Models, body: Entity | str, *, rule: Any = None, limit: int = 20, attendance: Fraction | None = None,
             progress: Progress | None = None) -> Strength:  # fmt: skip
    """The power of a body's seats under its rule, or under `rule` in its place.

    `limit`: so many minimal coalitions are listed. `attendance`: the chance that a member comes to a meeting. Raises
    votes.Closed where the model tells no rule or no seats, Uncountable where a weight is not known, TooMuch where the
    coalitions are too many.
    """
    here = floor(models, body, rule=rule)
    how = method(here.rule, here.chamber)
    game = game_of(how)
    found = powers(game, progress)
    refused: list[Text] = []
    if found.refused is not None:
        refused.append(_too_much(Text("Shapley-Shubik's index", "Shapley-Shubiks indeks"), found.refused))
    places = here.chamber.places
    parties, groups = _parties(here.chamber)
    blocked = dual(game)
    coming = None
    if attendance is not None:
        try:
            coming = chance(how, attendance)
        except TooMuch as error:
            refused.append(_too_much(Text("the chance that a meeting can decide", "chancen for, at et møde kan beslutte"), error))
    return Strength(
        body=here.body,
        name=here.name,
        rule=requirement(here.rule),
        clause=here.clause if rule is None else "",
        powers=found,
        seats=tuple(Row(place.id, place.count, power) for place, power in zip(places, found.of, strict=True) if power is not None),
        parties=_party_rows(game, parties, groups, refused, progress),
        winning=_minimal(game, places, limit, refused, Text("minimal winning coalitions", "mindste vindende koalitioner"), progress),
        blocking=_minimal(blocked, places, limit, refused, Text("minimal blocking coalitions", "mindste blokerende koalitioner"), progress),
        stops=tuple(_stop(how, state) for state in MISSING),
        attendance=None if attendance is None else (attendance, coming),
        assumed=(*here.assumed, *_open(how, here)),
        refused=tuple(refused),
    )


def _parties(chamber: Chamber) -> tuple[list[str], list[list[tuple[int, int]]]]:
    """The parties behind the seats, and the voters of each."""
    held: dict[str, list[tuple[int, int]]] = {}
    for at, place in enumerate(chamber.places):
        if place.count:
            each = place.count // len(place.blocs)
            for bloc in place.blocs:
                held.setdefault(bloc, []).append((at, each))
    return list(held), list(held.values())


def _party_rows(game: Game, parties: list[str], groups: list[list[tuple[int, int]]], refused: list[Text],
                progress: Progress | None) -> tuple[Row, ...]:  # fmt: skip
    try:
        found = powers(blocs(game, groups), progress)
    except TooMuch as error:
        refused.append(_too_much(Text("the parties' power", "parternes magt"), error))
        return ()
    rows = zip(parties, groups, found.of, strict=True)
    return tuple(Row(party, sum(many for _, many in group), power) for party, group, power in rows if power is not None)


def _minimal(game: Game, places: Sequence[Place], limit: int, refused: list[Text], what: Text, progress: Progress | None) -> Minimal:
    try:
        number = count_minimal(game, progress)
    except TooMuch as error:
        refused.append(_too_much(what, error))
        number = None
    listed = list_minimal(game, limit) if limit else Listed((), whole=number == 0)
    found = tuple(
        Coalition(tuple((place.id, many) for place, many in zip(places, pattern, strict=True) if many), ways(game, pattern))
        for pattern in listed.found
    )
    return Minimal(number, found, listed.whole)


def _stop(how: Method, state: Missing) -> Stop:
    stopped = fewest(how, state)
    places = how.chamber.places
    seats = tuple((places[at].id, many) for at, many in stopped.seats) if stopped else ()
    deputies = state == "absent" and stopped is not None and any(places[at].deputy for at, _ in stopped.seats)
    return Stop(state, stopped, seats, deputies)


def _open(how: Method, here: Floor) -> list[Text]:
    """How the open questions are read on which the endurance leans, and a tie that would need a chair who is not known."""
    found: dict[str, Open] = {}
    for condition in conditions(how.node):
        for item in condition.open:
            found.setdefault(item.field, item)
    texts = [answer(item.field, item.here) for item in found.values() if item.field in (*_FIELD.values(), "tie")]
    if any(condition.tie == "chair" and condition.chair is None for condition in conditions(how.node)):
        texts.append(
            Text(
                "who is in the chair is not certain, so a tie carries nothing",
                "det er ikke sikkert, hvem der er formand, så stemmelighed vedtager intet",
            )
        )
    return texts


def too_much(error: TooMuch) -> Text:
    """That the winning coalitions themselves are too many to count."""
    return _too_much(Text("the winning coalitions", "de vindende koalitioner"), error)


def _too_much(what: Text, error: TooMuch) -> Text:
    return Text(
        f"{what.en} could not be counted exactly: {error.cost:,} {error.what} are too many",
        f"{what.da} kunne ikke tælles eksakt: {error.cost:,} {error.what} er for mange".replace(",", "."),
    )
