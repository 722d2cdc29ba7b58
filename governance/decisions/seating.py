"""Bodies -> chambers: who has a vote in a body on a day, as plain numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from governance.decisions.chamber import Chamber, Place
from governance.diagnostics import Text
from governance.model.actors import Actor
from governance.model.bodies import Body, Chair
from governance.model.keys import Key
from governance.model.rules import Rule, Weighted, made_of
from governance.model.seats import Seat

NO_SEATS = Text("the seats are not stated", "pladserne er ikke angivet")
NO_VOTES = Text("no seat has a vote", "ingen plads har stemme")

Weights = Mapping[str, Fraction]


class _Member(NamedTuple):
    """A member of a group of which each has a seat: its id, its label, and every id by which a key or weights may know it."""

    id: str
    label: str
    known_as: tuple[str, ...]


def chamber_of(body: Body, rule: Rule | None = None) -> Chamber | Text:
    """Who votes in a body; where that cannot be known, why not. `rule` tells whose votes may weigh differently."""
    if not body.seats:
        return NO_SEATS
    keys = {id_: _weights(key) for id_, key in keys_of(body, rule).items()} if rule is not None else {}
    named = {name for table in _tables(rule, keys) for name in table}
    places: list[Place] = []
    for seat in body.voting_seats:
        if seat.number is None:
            id_ = seat.id_in_body
            return Text(f"how many seats {id_} is, is not stated", f"det er ikke angivet, hvor mange pladser {id_} er")
        places += _places(seat, seat.number.low, seat.number.high, named)
    if not any(place.count or place.most for place in places):
        return NO_VOTES
    known = {name for place in places for name in (place.id, place.seat, *place.known_as)}
    observers = tuple(id_ for id_, seat in body.seats.items() if seat.observer)
    chairs = _chairs(body.chair, places, body.seats) if body.chair is not None else ()
    return Chamber(
        tuple(places),
        body.label,
        observers,
        chairs,
        not chairs and body.chair is not None and _observes(body.chair),
        {id_: {name: weight for name, weight in table.items() if name in known} for id_, table in keys.items()},
    )


def keys_of(body: Body, rule: Rule) -> dict[str, Key]:
    """The keys by which a rule of a body weighs votes, by the ids that it gives them; what names no key is left out."""
    found: dict[str, Key] = {}
    for part in made_of(rule):
        if isinstance(part, Weighted) and part.key is not None and part.weights is None:
            files = [part.where.model] if part.where is not None else []
            key = next((key for file in (*files, *body.files) if (key := body.model.key_named(file, part.key)) is not None), None)
            if key is not None:
                found.setdefault(part.key, key)
    return found


def weighable(body: Body) -> set[str]:
    """The ids by which `weights` may name a seat, on whatever day it is there: seats, and members of groups that each have one."""
    found = {*body.seats, *body.ended_seats}
    for seat in body.seats.values():
        found.update(name for member in _members(seat) for name in member.known_as)
        found.update(_ids(*(seat.each.member_links.ended if seat.each is not None else ())))
    return found


def _weights(key: Key) -> Weights:
    """The numbers of a key by the ids that its file gives, and by the labels of what these name."""
    found = dict(key.values)
    for name, value in key.values.items():
        actor = key.model.actor(key.file.actor(name))
        if actor is not None:
            found.setdefault(actor.label, value)
    return found


def _tables(rule: Rule | None, keys: Mapping[str, Weights]) -> Iterator[Weights]:
    for part in made_of(rule) if rule is not None else ():
        if isinstance(part, Weighted):
            yield part.weights if part.weights is not None else keys.get(part.key or "", {})


def _places(seat: Seat, low: int, high: int, named: set[str]) -> Iterator[Place]:
    """The places of a seat: one, or, where members of its group may weigh differently, one for each."""
    id_, members, blocs = seat.id_in_body, _members(seat), _blocs(seat)
    votes = Fraction(1) if seat.weight is None else seat.weight
    if any(name in named for member in members for name in member.known_as):
        few, many = low // len(members), high // len(members)
        for member in members:
            yield Place(
                id=f"{id_}.{member.id}",
                seat=id_,
                count=few,
                most=many if many > few else None,
                votes=votes,
                weighed=seat.weight is not None,
                deputy=seat.deputy,
                blocs=blocs or (member.label,),
                members=(member.id,),
                known_as=member.known_as,
            )
        return
    yield Place(
        id=id_,
        seat=id_,
        count=low,
        most=high if high > low else None,
        votes=votes,
        weighed=seat.weight is not None,
        deputy=seat.deputy,
        blocs=blocs or tuple(member.label for member in members) or (id_,),
        members=tuple(member.id for member in members),
        known_as=_known_as(seat),
    )


def _members(seat: Seat) -> tuple[_Member, ...]:
    """The members of the group of which each has such a seat; empty for any other seat."""
    if seat.each is None:
        return ()
    links = seat.each.member_links
    ids = Counter(one.id for one in links.things)
    known = [
        _Member(link.to.id if ids[link.to.id] == 1 else link.to.label, link.to.label, _ids(link.to.id, link.to.label, link.text))
        for link in links
    ]
    return (*known, *(_Member(_short(text), text, _ids(text)) for text in links.unknown))


def _blocs(seat: Seat) -> tuple[str, ...]:
    """The party behind a seat: who appoints to it, or whose post holds it; of several together the one bloc that they are."""
    links = seat.appointed_by
    if not links and not seat.is_each:
        links = seat.held_by
    parties = {*(_party(one).label for one in links.things), *links.unknown}
    return ("+".join(sorted(parties)),) if parties else ()


def _party(one: Actor) -> Actor:
    """Who stands behind an office: the organisation or body that it is a post in."""
    return one.post_in or one if one.kind == "office" else one


def _known_as(seat: Seat) -> tuple[str, ...]:
    """The ids by which a key may know a seat: whoever alone appoints or holds it."""
    links = seat.appointed_by or seat.held_by
    texts = [*(name for link in links for name in (link.to.id, link.to.label, link.text)), *links.unknown]
    return _ids(*texts) if len(links) + len(links.unknown) == 1 else ()


def _ids(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts for name in (text, _short(text))))


def _short(text: str) -> str:
    return text.rpartition(".")[2]


def _chairs(chair: Chair, places: list[Place], seats: Mapping[str, Seat]) -> tuple[int, ...]:
    """The places out of which the chair comes; none where not all of whom the text names have one."""
    if chair.seats.unknown or chair.held_by.unknown or chair.from_.unknown:
        return ()
    found: set[int] = set()
    for seat in chair.seats.things:
        at = {number for number, place in enumerate(places) if place.seat == seat.id_in_body}
        if not at:
            return ()
        found |= at
    for one in (*chair.held_by.things, *chair.from_.things):
        at = {number for number, place in enumerate(places) if one.label in place.blocs or one in seats[place.seat].held_by.things}
        if not at:
            return ()
        found |= at
    return tuple(sorted(found))


def _observes(chair: Chair) -> bool:
    """Whether the chair is the holder of a seat without a vote."""
    return bool(chair.seats) and all(seat.observer for seat in chair.seats.things)
