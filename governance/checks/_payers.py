"""Bodies in which those who pay have votes: what the checks of paying and voting share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from governance.checks._membership import Voices, home, seats_in, sound
from governance.linked import Entity, Model, Models


class Board(NamedTuple):
    """A body that decides by a rule and in which at least one payer votes: its entities, and its seats with a vote."""

    bodies: list[Entity]
    votes: list[Entity]

    @property
    def home(self) -> Entity:
        """Where a finding about it points at."""
        return home(self.bodies)


def payers(model: Model, *, on_behalf: bool = False) -> list[Entity]:
    """All who pay in a model, each once; `on_behalf`: and on whose behalf they do."""
    found: dict[int, Entity] = {}
    for contribution in model.all("contribution"):
        for text in (*contribution.spec.payers, *((contribution.spec.on_behalf_of or ()) if on_behalf else ())):
            thing = model.actor(text)
            if thing is not None:
                found.setdefault(id(thing), thing)
    return list(found.values())


def boards(models: Models, model: Model, voices: Voices) -> Iterator[Board]:
    """The bodies of a model that decide by a stated rule, and in which somebody votes who pays: itself, a member, its group."""
    paying = payers(model)
    for bodies in voices.bodies():
        if not any(body.model is model for body in bodies) or not sound(bodies):
            continue
        if not any(body.spec.decides is not None and body.spec.decides != "not_stated" for body in bodies):
            continue
        votes = [seat for seat in seats_in(bodies) if not seat.spec.observer]
        there = {id(thing) for seat in votes for thing in holders(seat)}
        if any(not there.isdisjoint(voices.above(payer)) for payer in paying):
            yield Board(bodies, votes)


def holders(seat: Entity) -> list[Entity | None]:
    """Who appoints or holds a seat, or, where nobody is said to, whom its holders are drawn from; None for an id that names nothing."""
    spec, actor = seat.spec, seat.model.actor
    by = [*(spec.appointed_by if isinstance(spec.appointed_by, list) else ()), *(spec.held_by or ()), *([spec.each] if spec.each else ())]
    return [actor(text) for text in by or spec.from_ or ()]


def has_vote(voices: Voices, payer: Entity, votes: list[Entity]) -> bool | None:
    """Whether any of the seats is that of a payer, of its members, of a group it belongs to, or of what it or they are a part of.

    None where a seat does not say, or wrongly, whose it is.
    """
    unclear = False
    for seat in votes:
        things = holders(seat)
        unclear = unclear or not things or None in things
        for thing in things:
            if thing is not None and _is_of(voices, thing, payer):
                return True
    return None if unclear else False


def _is_of(voices: Voices, thing: Entity, payer: Entity) -> bool:
    members = voices.members(thing)
    if id(thing) in voices.above(payer) or not voices.wholes(payer).isdisjoint({id(thing), *map(id, members)}):
        return True
    own = voices.below(payer)
    return any(not voices.wholes(one).isdisjoint(own) for one in (thing, *members))
