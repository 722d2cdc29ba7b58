"""Bodies in which those who pay have votes: what the checks of paying and voting share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import NamedTuple, TypeVar

from governance.model.actors import Actor
from governance.model.bodies import Body
from governance.model.contributions import Funding
from governance.model.resolution import Model
from governance.model.seats import Seat

K = TypeVar("K")
V = TypeVar("V")


class Board(NamedTuple):
    """A body that decides by a rule, and in which the payers of at least half of the contributions vote.

    `paying` are those of the payers who have a vote there; `clear`: every seat with a vote says whose it is.
    """

    body: Body
    paying: Set[Actor]
    clear: bool


class Payers:
    """Who pays in a budget, and whose seats are theirs: of a payer, its members, a group of it, or of what it or they are a part of."""

    def __init__(self, funding: Funding) -> None:
        self.funding = funding
        contributions = list(funding.contributions.values())
        self.number = len(contributions)
        self.all = tuple(dict.fromkeys(payer for one in contributions for payer in one.payers.things))
        self._pays = _index((payer, number) for number, one in enumerate(contributions) for payer in one.payers.things)
        self._near = _index((thing, payer) for payer in self.all for thing in payer.above)
        self._around = _index((thing, payer) for payer in self.all for thing in payer.wholes)
        self._inside = _index((thing, payer) for payer in self.all for thing in payer.below)

    def behind(self, thing: Actor) -> set[Actor]:
        """The payers whose seat a seat of `thing` is."""
        found = set(self._near.get(thing, ()))
        for one in (thing, *thing.members):
            found |= self._around.get(one, set())
            for whole in one.wholes:
                found |= self._inside.get(whole, set())
        return found

    @cached_property
    def boards(self) -> tuple[Board, ...]:
        """The bodies of the file that decide by a stated rule, and in which payers of half of the contributions vote."""
        return tuple(self._boards())

    def _boards(self) -> Iterator[Board]:
        for body in self.funding.model.bodies if self.all else ():
            if self.funding.file not in body.files or not body.sound or body.rule is None:
                continue
            known = {thing for seat in body.voting_seats for thing in holders(seat)}
            # It takes a payer itself, a member or its group to make it their board: not only a department of theirs.
            there = {payer for thing in known for payer in self._near.get(thing, ())}
            if not there or 2 * len(set().union(*(self._pays[payer] for payer in there))) < self.number:
                continue
            paying = {payer for thing in known for payer in self.behind(thing)}
            yield Board(body, paying, all(seat.known for seat in body.voting_seats))


def payers_of(model: Model) -> tuple[Payers, ...]:
    """Those of each budget. Ask for it by `Model.once`."""
    return tuple(map(Payers, model.fundings))


def holders(seat: Seat) -> tuple[Actor, ...]:
    """Who appoints or holds a seat, or, where nobody is said to, whom its holders are drawn from."""
    by = (*seat.appointed_by.things, *seat.held_by.things, *((seat.each,) if seat.each is not None else ()))
    return by or seat.from_.things


def _index(pairs: Iterable[tuple[K, V]]) -> Mapping[K, set[V]]:
    found: defaultdict[K, set[V]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found
