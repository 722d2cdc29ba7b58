"""Who can block, who can carry, how hard is it to decide? A body's power and endurance, with what the answer leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from governance.decisions.chamber import Chamber, Place
from governance.decisions.condition import conditions
from governance.decisions.counting import Method, method
from governance.decisions.endurance import MISSING, Missing, Stopped, chance, fewest
from governance.decisions.kinds import requirement
from governance.decisions.power.coalitions import Listed, count_minimal, list_minimal, ways
from governance.decisions.power.game import Game, Progress, blocs, dual, game_of
from governance.decisions.power.indices import Power, Powers, powers
from governance.decisions.power.tally import TooMuch
from governance.decisions.reasons import answer
from governance.decisions.settings import Open
from governance.decisions.votes import voting_body
from governance.diagnostics import Text
from governance.model.rules import Rule
from governance.model.timeline import Timeline

_FIELD = {"vacant": "vacancy", "absent": "absence", "recused": "recusal"}


class Row(NamedTuple):
    """A seat, or a party with all its seats as one: its id, how many voters, and the power of one of them; None where not counted."""

    id: str
    voters: int
    power: Power | None
    veto: bool
    dictator: bool


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
    voters: int
    powers: Powers | None
    """None where not even the winning coalitions could be counted."""
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
    open_seats: tuple[tuple[str, int, int], ...]
    """Seats of which the text leaves open how many there are: id, at least, at most."""


def strength(timeline: Timeline, body: str, *, day: date | None = None, rule: Rule | None = None, limit: int = 20,
             attendance: Fraction | None = None, most: bool = False, progress: Progress | None = None) -> Strength:  # fmt: skip
    """The power of a body's seats under its rule, or under `rule` in its place.

    `body`: its id. `day`: on that day; without one the body must be the same on all days. `limit`: so many minimal coalitions are
    listed. `attendance`: the chance that a member comes to a meeting. `most`: with as many seats as the text allows, where it leaves
    that open, and not as few. Raises what `votes.voting_body` raises, and Uncountable where a weight is not known.
    """
    here = voting_body(timeline, body, day=day, rule=rule)
    how = method(here.rule, _seated(here.chamber, most))
    game = game_of(how)
    refused: list[Text] = []
    found = _powers(game, Text("the winning coalitions", "de vindende koalitioner"), refused, progress)
    if found is not None and found.refused is not None:
        refused.append(_too_much(Text("Shapley-Shubik's index", "Shapley-Shubiks indeks")))
    places = how.chamber.places
    coming = None
    if attendance is not None:
        try:
            coming = chance(how, attendance)
        except TooMuch:
            refused.append(_too_much(Text("the chance that a meeting can decide", "chancen for, at et møde kan beslutte")))
    parties, groups = _parties(how.chamber)
    together = blocs(game, groups)
    return Strength(
        body=here.of.label,
        name=here.of.name,
        rule=requirement(here.rule),
        clause=here.clause,
        voters=game.voters,
        powers=found,
        seats=_rows(game, [place.id for place in places], list(game.counts), found),
        parties=_rows(
            together,
            parties,
            [sum(many for _, many in group) for group in groups],
            _powers(together, Text("the parties' power", "parternes magt"), refused, progress),
        ),
        winning=_minimal(game, places, limit, refused, Text("minimal winning coalitions", "mindste vindende koalitioner"), progress),
        blocking=_minimal(
            dual(game), places, limit, refused, Text("minimal blocking coalitions", "mindste blokerende koalitioner"), progress
        ),
        stops=tuple(_stop(how, state) for state in MISSING),
        attendance=None if attendance is None else (attendance, coming),
        assumed=(*here.assumed, *_open(how)),
        refused=tuple(refused),
        open_seats=tuple((place.id, place.count, place.most) for place in here.chamber.places if place.most is not None),
    )


_WINNING = Text("minimal winning coalitions", "mindste vindende koalitioner")
_BLOCKING = Text("minimal blocking coalitions", "mindste blokerende koalitioner")


def _seated(chamber: Chamber, most: bool) -> Chamber:
    if most:
        chamber = chamber._replace(places=tuple(replace(place, count=place.most or place.count) for place in chamber.places))
    return chamber.with_chair()


def _powers(game: Game, what: Text, refused: list[Text], progress: Progress | None) -> Powers | None:
    try:
        return powers(game, progress)
    except TooMuch:
        refused.append(_too_much(what))
        return None


def _rows(game: Game, ids: Sequence[str], voters: Sequence[int], found: Powers | None) -> tuple[Row, ...]:
    rows = []
    for at, (id_, count) in enumerate(zip(ids, game.counts, strict=True)):
        if count:
            alone = tuple(int(other == at) for other in range(len(ids)))
            rest = tuple(many - (other == at) for other, many in enumerate(game.counts))
            veto = game.wins(game.counts) and not game.wins(rest)
            rows.append(Row(id_, voters[at], found.of[at] if found else None, veto, veto and game.wins(alone)))
    return tuple(rows)


def _parties(chamber: Chamber) -> tuple[list[str], list[list[tuple[int, int]]]]:
    """The parties behind the seats, and the voters of each."""
    held: dict[str, list[tuple[int, int]]] = {}
    for at, place in enumerate(chamber.places):
        if place.count:
            each = place.count // len(place.blocs)
            for bloc in place.blocs:
                held.setdefault(bloc, []).append((at, each))
    return list(held), list(held.values())


def _minimal(game: Game, places: Sequence[Place], limit: int, refused: list[Text], what: Text, progress: Progress | None) -> Minimal:
    try:
        number = count_minimal(game, progress)
    except TooMuch:
        refused.append(_too_much(what))
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


def _open(how: Method) -> list[Text]:
    """How the open questions are read on which the endurance leans, and a tie that would need a chair who is not known."""
    found: dict[str, Open] = {}
    for condition in conditions(how.node):
        for item in condition.open:
            found.setdefault(item.field, item)
    texts = [answer(item.field, item.here) for item in found.values() if item.field in (*_FIELD.values(), "tie")]
    if any(condition.tie == "chair" and condition.chair is None for condition in conditions(how.node)):
        texts.append(
            Text(
                "who is in the chair is not certain: a tie is taken to carry nothing",
                "det er ikke sikkert, hvem der er formand: ved stemmelighed antages intet vedtaget",
            )
        )
    return texts


def _too_much(what: Text) -> Text:
    return Text(
        f"{what.en}: there are too many ways to vote to count them all, and nothing here is estimated",
        f"{what.da}: der er for mange måder at stemme på til at tælle dem alle, og intet anslås her",
    )
