"""Votes as people write them (`kl`, `kl:2`, `kl.deputy`) -> votes as they are counted, or a reason why they cannot be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from governance.decisions.chamber import ABSENT, PRESENT, STATES, Chamber, Place, State, Votes
from governance.decisions.counting import chairs_vote
from governance.diagnostics import Text
from governance.reading.conforming import choose
from governance.words.lists import code_list
from governance.words.plurals import VOTE, VOTER

_TOKEN = re.compile(r"([^\s:]+)(?::(\d{1,9}))?", re.ASCII)
_DEPUTY = ".deputy"
_VOTING: tuple[State, ...] = ("yes", "no", "abstain")


class Refused(Exception):
    """What was given cannot be counted, and nothing was. `text` and `help` say it to users.

    `entitled` is False where somebody voted who has no vote. `state` and `written` are the entry that is at fault.
    """

    def __init__(self, text: Text, help_: Text | None = None, *, entitled: bool = True) -> None:
        super().__init__(text.en)
        self.text = text
        self.help = help_
        self.entitled = entitled
        self.state: State | None = None
        self.written = ""


_Names = tuple[dict[str, list[int]], dict[str, int]]
"""The places of each seat, and of each member of a group."""


@dataclass(slots=True)
class _Sheet:
    """What was said of one place: numbers by state, the states in which it stands without a number, its deputies."""

    numbers: list[int] = field(default_factory=lambda: [0] * len(STATES))
    bare: list[int] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)
    """The states of a seat that is named alone and has several places: of those of whom nothing else is said."""
    deputies: list[int] = field(default_factory=lambda: [0] * len(STATES))
    members: dict[str, Counter[Literal["there", "absent", "deputy"]]] = field(default_factory=dict)
    """Of each member of a group: of how many of its voters something is said."""
    last: tuple[State, str] = ("absent", "")
    """The last entry that is about it."""


class Ballots(NamedTuple):
    """Votes, and the places for which deputies voted."""

    votes: Votes
    deputies: frozenset[int]


def votes_of(chamber: Chamber, given: Mapping[State, Sequence[str]]) -> Votes:
    """`ballots_of`, the votes alone."""
    return ballots_of(chamber, given).votes


def ballots_of(chamber: Chamber, given: Mapping[State, Sequence[str]]) -> Ballots:
    """The votes that `given` says: by state a list of `SEAT` or `SEAT:N`.

    A seat alone stands for all its voters of whom nothing else is said; named alone more than once, for one each time. A
    member of a group may stand for its own seats, and has no more votes than these. Who is not mentioned is absent. Raises
    Refused, and then counts nothing.
    """
    sheets = [_Sheet() for _ in chamber.places]
    seats: dict[str, list[int]] = {}
    members: dict[str, int] = {}
    for at, place in enumerate(chamber.places):
        for name in {place.id, place.seat}:
            seats.setdefault(name, []).append(at)
        for name in place.members:
            members.setdefault(name, at)
    for number, state in enumerate(STATES):
        for written in given.get(state, ()):
            try:
                _enter(chamber, (seats, members), sheets, number, state, written)
            except Refused as error:
                error.state, error.written = state, written
                raise
    found = []
    for number, sheet in enumerate(sheets):
        try:
            found.append(_settle(chamber, number, sheet))
        except Refused as error:
            error.state, error.written = sheet.last
            raise
    return Ballots(tuple(found), frozenset(at for at, sheet in enumerate(sheets) if any(sheet.deputies)))


def _enter(chamber: Chamber, names: _Names, sheets: list[_Sheet], number: int, state: State, written: str) -> None:
    match = _TOKEN.fullmatch(written)
    if match is None:
        raise Refused(
            Text(f"`{written}` is not a seat, nor a seat and a number", f"`{written}` er ikke en plads eller en plads og et antal"),
            Text("write it `kl` or `kl:2`", "skriv det `kl` eller `kl:2`"),
        )
    name = match[1].removeprefix(f"{chamber.id}.") if chamber.id else match[1]
    many = None if match[2] is None else int(match[2])
    deputy = name.endswith(_DEPUTY) and name not in names[0]
    name = name.removesuffix(_DEPUTY) if deputy else name
    if name in chamber.observers:
        if state in _VOTING:
            raise Refused(
                Text(f"{name} is an observer and has no vote", f"{name} er observatør og har ikke stemme"),
                Text("take that vote away; observers never count", "fjern den stemme; observatører tæller aldrig med"),
                entitled=False,
            )
        return
    places, is_member = _places(chamber, names, name)
    for at in places:
        sheets[at].last = state, written
    if deputy and not chamber.places[places[0]].deputy:
        raise Refused(Text(f"{name} has no deputy", f"{name} har ingen stedfortræder"), entitled=False)
    if is_member:
        many = _of_member(chamber.places[places[0]], sheets[places[0]], name, many, "deputy" if deputy else _presence(state))
    if deputy:
        sheets[places[0]].deputies[number] += 1 if many is None else many
    elif len(places) > 1 and many is not None and many != sum(chamber.places[at].count for at in places):
        shown = code_list((chamber.places[at].id for at in places), limit=8)
        raise Refused(
            Text(f"those of `{name}` weigh differently: say which", f"de vejer forskelligt under `{name}`: sig hvilke"),
            Text(f"they are {shown.en}", f"det er {shown.da}"),
        )
    elif many is None or len(places) > 1:
        for at in places:
            (sheets[at].bare if len(places) == 1 else sheets[at].rest).append(number)
    else:
        sheets[places[0]].numbers[number] += many


def _places(chamber: Chamber, names: _Names, name: str) -> tuple[list[int], bool]:
    """The places of a seat, or of a member of a group; and whether it is a member."""
    seats, members = names
    if name in seats:
        return seats[name], False
    if name not in members:
        raise Refused(Text(f"there is no seat `{name}` with a vote", f"der er ingen plads `{name}` med stemme"), choose(name, seats))
    return [members[name]], True


def _presence(state: State) -> Literal["there", "absent"]:
    return "absent" if state == "absent" else "there"


def _of_member(place: Place, sheet: _Sheet, name: str, many: int | None, who: Literal["there", "absent", "deputy"]) -> int:
    """How many voters of a member of a group an entry is about: so many as it says, or all that the member has."""
    said = sheet.members.setdefault(name, Counter())
    if many is None and said[who]:
        raise Refused(Text(f"{name} is named twice", f"{name} er nævnt to gange"), Text("name it once", "nævn den én gang"))
    size = len(place.members)
    many = max(place.count // size, 1) if many is None else many
    said[who] += many
    most, counted = (place.most or place.count) // size, said["there"] + max(said["absent"], said["deputy"])
    if counted > most:
        has = VOTE.counted(most)
        raise Refused(
            Text(f"{name} has {has.en}, not {counted}", f"{name} har {has.da}, ikke {counted}"),
            Text("a member of a group votes for itself alone", "et medlem af en gruppe stemmer kun for sig selv"),
        )
    return many


def _settle(chamber: Chamber, at: int, sheet: _Sheet) -> tuple[int, ...]:
    place = chamber.places[at]
    size = place.count if place.most is None else place.most
    found = sheet.numbers
    rest = size - sum(found)
    if sheet.rest and not sheet.bare:
        found[sheet.rest[0]] += max(place.count - sum(found) - sum(sheet.deputies), 0)
    if len(sheet.rest) > 1:
        raise Refused(
            Text(f"{place.seat} is named twice without a number", f"{place.seat} er nævnt to gange uden antal"),
            Text("say who of them votes how", "sig, hvem af dem der stemmer hvad"),
        )
    if len(sheet.bare) == 1:
        found[sheet.bare[0]] += max(place.count - sum(found), 1)
    else:
        for number in sheet.bare:
            found[number] += 1
    if rest < 0 or sum(found) > size:
        has, counted = (VOTE if size == 1 else VOTER).counted(size), max(size - rest, sum(found))
        raise Refused(
            Text(f"{place.id} has {has.en}, not {counted}", f"{place.id} har {has.da}, ikke {counted}"),
            Text("count again who voted what", "tæl efter, hvem der stemte hvad"),
        )
    deputies = sum(sheet.deputies)
    if deputies > max(place.count, sum(found)) - (sum(found) - found[ABSENT]):
        raise Refused(
            Text(
                f"a deputy for {place.id} votes only in place of an absent member, and none is absent",
                f"en stedfortræder for {place.id} stemmer kun i stedet for et fraværende medlem, og ingen er fraværende",
            ),
            Text("leave the member's or the deputy's vote out", "udelad medlemmets eller stedfortræderens stemme"),
            entitled=False,
        )
    found[ABSENT] = max(found[ABSENT] - deputies, 0)
    found = [one + other for one, other in zip(found, sheet.deputies, strict=True)]
    found[ABSENT] += max(place.count - sum(found), 0)
    return tuple(found)


def check_casting(chamber: Chamber, votes: Votes, deputies: frozenset[int], casting: bool | None) -> None:
    """Whether a casting vote can be the chair's. Raises Refused where it is not: the chair has none, is away, or voted otherwise."""
    if casting is None:
        return
    if chamber.chair_observes:
        text = Text("the chair is an observer and has no casting vote", "formanden er observatør og har ingen afgørende stemme")
        raise Refused(text, entitled=False)
    if not chamber.chairs:
        return
    ids = ", ".join(chamber.places[at].id for at in chamber.chairs)
    if not any(any(votes[at][: PRESENT + 1]) for at in chamber.chairs if at not in deputies):
        text = Text(
            f"the casting vote is the chair's, and the chair is not there ({ids})",
            f"den afgørende stemme er formandens, og formanden er ikke til stede ({ids})",
        )
        raise Refused(text, Text("leave --casting out", "udelad --casting"), entitled=False)
    voted = chairs_vote(chamber, votes, deputies)
    if voted is not None and voted is not casting:
        text = Text(
            f"the chair's seat ({ids}) voted otherwise than the casting vote",
            f"formandens plads ({ids}) stemte anderledes end den afgørende stemme",
        )
        raise Refused(text, Text("leave --casting out: the seat's vote tells it", "udelad --casting: pladsens stemme viser den"))
