"""Who can vote: the voting seats of a body as plain numbers, apart from the model that they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, NamedTuple

State = Literal["yes", "no", "abstain", "present", "absent", "recused", "vacant"]
STATES: tuple[State, ...] = ("yes", "no", "abstain", "present", "absent", "recused", "vacant")
"""What a voter can do, in the order in which votes are counted. `present` is there and has not voted yet."""
THERE: tuple[State, ...] = ("yes", "no", "abstain", "present")
"""Who counts as present: not the absent, and not the disqualified, who leave the room."""
YES, NO, ABSTAIN, PRESENT, ABSENT, RECUSED, VACANT = range(7)

Votes = tuple[tuple[int, ...], ...]
"""For each place of a chamber, in its order, how many of its voters are in each of STATES."""


@dataclass(frozen=True, slots=True)
class Place:
    """A voting seat, or several that are alike in everything that a rule can ask."""

    id: str
    """`kl`; `states.malta` for one member's seat among those that weigh differently."""
    seat: str
    """The id of the seat in its body."""
    count: int = 1
    """How many voters: as many as there are at least, where the text leaves it open."""
    most: int | None = None
    """How many there are at most, where the text leaves it open."""
    votes: Fraction = Fraction(1)
    """How many votes each of them has."""
    weighed: bool = False
    """Whether the seat itself says how many votes it has."""
    deputy: bool = False
    """Whether each of them has a deputy, who votes in place of an absent member."""
    blocs: tuple[str, ...] = ()
    """The parties behind its voters: one for all of them, or one for each."""
    members: tuple[str, ...] = ()
    """The members of the group whose seats these are, each with as many voters as any other."""
    known_as: tuple[str, ...] = ()
    """Ids under which a key may hold its weight: member, seat, appointing party."""


class Chamber(NamedTuple):
    """The places of a body, its observers, who may be in the chair, and the keys of its model."""

    places: tuple[Place, ...]
    id: str = ""
    """The id of the body."""
    observers: tuple[str, ...] = ()
    chairs: tuple[int, ...] = ()
    """The places out of which the chair comes; none where that is not known."""
    chair_observes: bool = False
    """Whether the chair is an observer."""
    keys: Mapping[str, Mapping[str, Fraction]] = MappingProxyType({})

    @property
    def size(self) -> int:
        """How many voters there are."""
        return sum(place.count for place in self.places)

    @property
    def chair(self) -> int | None:
        """The place of the chair, where it is certain which voter that is."""
        only = self.chairs[0] if len(self.chairs) == 1 else None
        return only if only is not None and self.places[only].count == 1 else None

    def with_chair(self) -> Chamber:
        """The same with the chair in a place of its own, where it is one of several voters of one place: the last place, `x.chair`."""
        if len(self.chairs) != 1 or self.places[self.chairs[0]].count < 2 or len(self.places[self.chairs[0]].blocs) > 1:
            return self
        at = self.chairs[0]
        group = self.places[at]
        others = replace(group, count=group.count - 1, most=None)
        chair = replace(group, id=f"{group.id}.chair", count=1, most=None)
        return self._replace(places=(*self.places[:at], others, *self.places[at + 1 :], chair), chairs=(len(self.places),))

    def at(self, seat: str) -> list[int]:
        """The places of a seat."""
        return [number for number, place in enumerate(self.places) if seat in (place.id, place.seat)]
