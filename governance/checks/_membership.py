"""Who belongs to whom: what the checks on membership share.

A thing may be spoken of in several files: one defines it, others elaborate it. What is asked here is asked of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from governance.checks.base import name
from governance.diagnostics import Text
from governance.model.written import Entity, Kind, Model, Models
from governance.words.lists import few

ACTORS: tuple[Kind, ...] = ("party", "office", "body")
LEVELS = 12
"""How far `part_of` and `members` are followed: an office in a body in a department in an organisation is four."""


def named(model: Model, ids: Iterable[str]) -> Text:
    """What people call the things behind these ids of a file; an id that names nothing stands for itself."""
    return few(name(found) if (found := model.find(text)) else Text(f"`{text}`", f"`{text}`") for text in ids)


def sound(entities: Iterable[Entity]) -> bool:
    """Whether all that the files say of these things could be read."""
    return not any(entity.model.broken and entity.path[:2] in entity.model.broken for entity in entities)


def home(bodies: Sequence[Entity]) -> Entity:
    """Which of the entities of one body a finding about it points at: one in a file that was asked for, with seats if any has."""
    if len(bodies) == 1:
        return bodies[0]
    return min(bodies, key=lambda body: (not body.model.requested, not body.parts))


def seats_in(bodies: Sequence[Entity]) -> list[Entity]:
    """The seats of a body by all its files. A seat that a file elaborates (by the same id) counts once."""
    if len(bodies) == 1:
        return list(bodies[0].parts.values())
    seats: dict[str, Entity] = {}
    for body in bodies:
        for id_, seat in body.parts.items():
            seats.setdefault(id_, seat)
    return list(seats.values())


def chair_in(bodies: Sequence[Entity]) -> tuple[Entity, Any] | None:
    """The entity that says who chairs the body, and what it says; None where none does, or only that it is not stated."""
    for body in bodies:
        chair = body.spec.chair
        if chair is not None and chair != "not_stated":
            return body, chair
    return None


@lru_cache(maxsize=1)
def voices_of(models: Models) -> Voices:
    """The voices of a run; its checks share them."""
    return Voices(models)


class Voices:
    """What the files of a run say of each thing, and of who belongs to whom."""

    __slots__ = ("_above", "_below", "_groups", "_ids", "_members", "_wholes", "models", "more")

    def __init__(self, models: Models) -> None:
        self.models = models
        self.more: dict[int, list[Entity]] = {}
        self._members: dict[int, list[Entity]] = {}
        self._ids: dict[int, frozenset[int]] = {}
        self._groups: dict[int, list[Entity]] | None = None
        self._wholes: dict[int, set[int]] = {}
        self._below: dict[int, set[int]] = {}
        self._above: dict[int, set[int]] = {}
        for kind in ACTORS:
            for entity in models.all(kind):
                if entity.same is not entity:
                    self.more.setdefault(id(entity.same), [entity.same]).append(entity)

    def of(self, thing: Entity) -> Sequence[Entity]:
        """Every entity that speaks of a thing, the one that defines it first."""
        return self.more.get(id(thing)) or (thing,)

    def bodies(self) -> Iterator[list[Entity]]:
        """Each body once: its entities, without those that speak of it as a party."""
        seen: set[int] = set()
        for body in self.models.all("body"):
            thing = body.same
            if id(thing) not in self.more:
                yield [body]
            elif id(thing) not in seen:
                seen.add(id(thing))
                yield [entity for entity in self.more[id(thing)] if entity.kind == "body"]

    def bodies_of(self, thing: Entity) -> list[Entity]:
        """The entities that speak of a thing as a body."""
        return [entity for entity in self.of(thing) if entity.kind == "body"]

    def is_party(self, thing: Entity) -> bool:
        """Whether some file speaks of it as a party."""
        return any(entity.kind == "party" for entity in self.of(thing))

    def members(self, group: Entity) -> list[Entity]:
        """The members of a group, each once; empty for what is no group."""
        found = self._members.get(id(group))
        if found is None:
            kept: dict[int, Entity] = {}
            for entity in self.of(group):
                for text in getattr(entity.spec, "members", None) or ():
                    member = entity.model.actor(text)
                    if member is not None:
                        kept.setdefault(id(member), member)
            found = self._members[id(group)] = list(kept.values())
        return found

    def agents(self, group: Entity) -> list[Entity]:
        """Who acts for the members of a group together."""
        return [
            agent
            for entity in self.of(group)
            for text in getattr(entity.spec, "acts_through", None) or ()
            if (agent := entity.model.actor(text)) is not None
        ]

    def size(self, group: Entity) -> int:
        """How many members a group is said to have, known or not; 0 for what is no group."""
        if id(group) in self.more:
            unknown = {
                text
                for entity in self.of(group)
                for text in getattr(entity.spec, "members", None) or ()
                if entity.model.actor(text) is None
            }
            return len(self.members(group)) + len(unknown)
        return len(getattr(group.spec, "members", None) or ())

    def count(self, seat: Entity) -> tuple[int, int] | None:
        """At least and at most how many persons a seat stands for; None where its group is not known.

        What the text only allows, intends or says as a rule may be none.
        """
        spec = seat.spec
        low, high = sorted(spec.count) if spec.count else (1, 1)
        if spec.force not in (None, "shall"):
            low = 0
        if spec.each:
            group = seat.model.actor(spec.each)
            size = self.size(group) if group else 0
            if not size:
                return None
            low, high = low * size, high * size
        return low, high

    def total(self, seats: Iterable[Entity]) -> tuple[int, int] | None:
        """`count` of several seats together."""
        low = high = 0
        for seat in seats:
            one = self.count(seat)
            if one is None:
                return None
            low, high = low + one[0], high + one[1]
        return low, high

    def groups(self) -> dict[int, list[Entity]]:
        """By id() of a thing: the groups that it is a member of or acts for."""
        if self._groups is None:
            self._groups = {}
            for party in self.models.all("party"):
                for text in (*(party.spec.members or ()), *(party.spec.acts_through or ())):
                    member = party.model.actor(text)
                    if member is not None:
                        self._groups.setdefault(id(member), []).append(party.same)
        return self._groups

    def parents(self, thing: Entity) -> list[Entity]:
        """What a thing is a part of or, for an office, a post in."""
        found: list[Entity | None] = []
        for entity in self.of(thing):
            spec, actor = entity.spec, entity.model.actor
            if spec.part_of:
                found += [actor(link.id) for link in spec.part_of]
            if entity.kind == "office":
                found += [actor(spec.party), actor(spec.each)]
        return [parent for parent in found if parent is not None]

    def wholes(self, thing: Entity) -> set[int]:
        """id() of all that a thing is a part of or a post in, directly or through others."""
        known = self._wholes.get(id(thing))
        if known is None:
            known = set()
            level = [thing]
            for _ in range(LEVELS):
                level = [parent for one in level for parent in self.parents(one) if id(parent) not in known]
                if not level:
                    break
                known.update(map(id, level))
            self._wholes[id(thing)] = known
        return known

    def member_ids(self, group: Entity) -> frozenset[int]:
        """id() of each member of a group."""
        known = self._ids.get(id(group))
        if known is None:
            known = self._ids[id(group)] = frozenset(map(id, self.members(group)))
        return known

    def below(self, thing: Entity) -> set[int]:
        """id() of a thing, of its members and theirs, of who acts for them, and of the offices that sit in them."""
        known = self._below.get(id(thing))
        if known is None:
            known = {id(thing)}
            level = [thing]
            for _ in range(LEVELS):
                inside = [one for group in level for one in (*self.members(group), *self.agents(group)) if id(one) not in known]
                for one in level:
                    known.update(id(holder) for holder in self._holders(one))
                if not inside:
                    break
                known.update(map(id, inside))
                level = inside
            self._below[id(thing)] = known
        return known

    def _holders(self, thing: Entity) -> Iterator[Entity]:
        for entity in self.of(thing):
            for seat in entity.parts.values() if entity.kind == "body" else ():
                for text in seat.spec.held_by or ():
                    holder = entity.model.actor(text)
                    if holder is not None and holder.kind == "office":
                        yield holder

    def above(self, thing: Entity) -> set[int]:
        """`below`, and id() of every group that any of these is a member of or acts for."""
        known = self._above.get(id(thing))
        if known is None:
            known = set(self.below(thing))
            groups = self.groups()
            level = list(known)
            for _ in range(LEVELS):
                level = [id(group) for one in level for group in groups.get(one, ()) if id(group) not in known]
                if not level:
                    break
                known.update(level)
            self._above[id(thing)] = known
        return known

    def has_seat(self, actor: Entity, seats: Sequence[Entity], *, loosely: bool = False) -> bool | None:
        """Whether any of `seats` is tied to a party, office or body; None where a seat does not say, or wrongly, whose it is.

        Tied is a seat that is appointed by, held by, drawn from or given to each of: it, its members, a part of it, a
        post in it, a group that it belongs to. `loosely`: or what it is a part of, or a body in which it has a seat.
        """
        around = self.above(actor)
        found: list[Entity] = []
        unclear = False
        for seat in seats:
            things = whose(seat)
            if not things:
                unclear = True
            for thing in things:
                if thing is None:
                    unclear = True
                elif id(thing) in around:
                    return True
                else:
                    found.append(thing)
        own = self.below(actor)
        if any(not self.wholes(thing).isdisjoint(own) for thing in found):
            return True
        if loosely and (not self.wholes(actor).isdisjoint(map(id, found)) or self._at_the_source(actor, seats)):
            return True
        return None if unclear else False

    def _at_the_source(self, actor: Entity, seats: Sequence[Entity]) -> bool:
        """Whether `actor` has a seat in a body from which one of `seats` is filled."""
        for seat in seats:
            for text in seat.spec.from_ or ():
                source = seat.model.actor(text)
                if source is not None and self.has_seat(actor, seats_in(self.bodies_of(source))):
                    return True
        return False


def whose(seat: Entity) -> list[Entity | None]:
    """Who appoints, holds or supplies the holders of a seat; None for an id that names nothing."""
    spec, actor = seat.spec, seat.model.actor
    by = spec.appointed_by
    found = [actor(text) for text in by] if isinstance(by, list) else []
    if spec.held_by:
        found += [actor(text) for text in spec.held_by]
    if spec.each:
        found.append(actor(spec.each))
    if spec.from_:
        found += [actor(text) for text in spec.from_]
    return found


def appointers(seat: Entity) -> list[str]:
    """The ids of who appoints to a seat, as `appointed_by` says it."""
    by = seat.spec.appointed_by
    return by if isinstance(by, list) else []


def appointed_by_link(models: Models) -> dict[int, list[int]]:
    """By id() of a seat: id() of those that say of themselves that they appoint to it (`appoints`)."""
    found: dict[int, list[int]] = {}
    for kind in ACTORS:
        for entity in models.all(kind):
            for link in entity.spec.appoints or ():
                seat = entity.model.find(link.id)
                if seat is not None:
                    found.setdefault(id(seat), []).append(id(entity.same))
    return found


def own_organ(voices: Voices, bodies: Sequence[Entity]) -> bool:
    """Whether the body is an organ of one organisation, whose own rules and staff it has: a council of a region."""
    for entity in voices.of(bodies[0].same):
        for link in entity.spec.part_of or ():
            whole = entity.model.actor(link.id)
            if whole is not None and voices.is_party(whole) and not voices.size(whole):
                return True
    return False


def steps_of(models: Models) -> Iterator[tuple[Entity, Any, int]]:
    """Every step of every case's way: the case, the step, its number."""
    for case in models.all("case"):
        route = case.spec.route
        if isinstance(route, list):
            for number, step in enumerate(route):
                yield case, step, number
