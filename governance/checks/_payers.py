"""Bodies in which those who pay have votes: what the checks of paying and voting share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from governance.checks._membership import Voices, home, seats_in, sound
from governance.model.written import Entity, Model


class Board(NamedTuple):
    """A body that decides by a rule, and in which the payers of at least half of the contributions vote.

    `votes` are its seats with a vote, `paying` those of the payers who have one, by id(); `clear`: every seat says whose it is.
    """

    bodies: list[Entity]
    votes: list[Entity]
    paying: set[int]
    clear: bool

    @property
    def home(self) -> Entity:
        """Where a finding about it points at."""
        return home(self.bodies)


class Payers:
    """Who pays in a model, and whose seats are theirs: of a payer, its members, a group of it, or of what it or they are a part of."""

    def __init__(self, model: Model, voices: Voices) -> None:
        self.model = model
        self.voices = voices
        self.each: list[list[Entity]] = [_actors(model, one.spec.payers) for one in model.all("contribution")]
        self.all = {id(payer): payer for payers in self.each for payer in payers}
        self._pays: dict[int, set[int]] = defaultdict(set)
        """By payer: the numbers of the contributions that it pays to."""
        for number, payers in enumerate(self.each):
            for payer in payers:
                self._pays[id(payer)].add(number)
        self._near: dict[int, set[int]] = defaultdict(set)
        self._around: dict[int, set[int]] = defaultdict(set)
        self._inside: dict[int, set[int]] = defaultdict(set)
        for payer_id, payer in self.all.items():
            for index, things in (
                (self._near, voices.above(payer)),
                (self._around, voices.wholes(payer)),
                (self._inside, voices.below(payer)),
            ):
                for thing in things:
                    index[thing].add(payer_id)

    def behind(self, thing: Entity) -> set[int]:
        """id() of the payers whose seat a seat of `thing` is."""
        voices, found = self.voices, set(self._near.get(id(thing), ()))
        for one in (thing, *voices.members(thing)):
            found |= self._around.get(id(one), set())
            for whole in voices.wholes(one):
                found |= self._inside.get(whole, set())
        return found

    def boards(self) -> Iterator[Board]:
        """The bodies of the model that decide by a stated rule, and in which payers of half of the contributions vote."""
        for bodies in self.voices.bodies():
            if not any(body.model is self.model for body in bodies) or not sound(bodies):
                continue
            if not any(body.spec.decides is not None and body.spec.decides != "not_stated" for body in bodies):
                continue
            votes = [seat for seat in seats_in(bodies) if not seat.spec.observer]
            things = [holders(seat) for seat in votes]
            known = {id(thing): thing for of_one in things for thing in of_one if thing is not None}
            # It takes a payer itself, a member or its group to make it their board: not only a department of theirs.
            there = {payer for thing in known for payer in self._near.get(thing, ())}
            if not there or 2 * len(set().union(*(self._pays[payer] for payer in there))) < len(self.each):
                continue
            paying = {payer for thing in known.values() for payer in self.behind(thing)}
            yield Board(bodies, votes, paying, all(of_one and None not in of_one for of_one in things))


def holders(seat: Entity) -> list[Entity | None]:
    """Who appoints or holds a seat, or, where nobody is said to, whom its holders are drawn from; None for an id that names nothing."""
    spec, actor = seat.spec, seat.model.actor
    by = [*(spec.appointed_by if isinstance(spec.appointed_by, list) else ()), *(spec.held_by or ()), *([spec.each] if spec.each else ())]
    return [actor(text) for text in by or spec.from_ or ()]


def _actors(model: Model, texts: Iterable[str]) -> list[Entity]:
    return [thing for text in texts if (thing := model.actor(text)) is not None]
