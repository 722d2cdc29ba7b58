"""Who has a seat among others, who serves whom, who appoints where: relations of which both sides may speak, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from governance.model.actors import Actor
from governance.model.bodies import Body
from governance.model.seats import Seat

if TYPE_CHECKING:
    from governance.model.resolution import Model


def has_seat(actor: Actor, seats: Sequence[Seat], *, loosely: bool = False) -> bool | None:
    """Whether any of `seats` is tied to an actor; None where a seat does not say whose it is, or names what is not there.

    Tied is a seat that is appointed by, held by, drawn from or given to each of: it, its members, a part of it, a post in it,
    a group that it belongs to. `loosely`: or what it is a part of, or a body in which it has a seat.
    """
    things = {thing for seat in seats for thing in seat.whose}
    if actor in things or not actor.above.isdisjoint(things) or any(not thing.wholes.isdisjoint(actor.below) for thing in things):
        return True
    if loosely and (not actor.wholes.isdisjoint(things) or _sits_at_the_source(actor, seats)):
        return True
    return None if any(seat.vague or not seat.whose for seat in seats) else False


def _sits_at_the_source(actor: Actor, seats: Sequence[Seat]) -> bool:
    """Whether it has a seat in a body from which one of `seats` is filled."""
    sources = {body for seat in seats for source in seat.from_.things for body in source.bodies}
    return any(has_seat(actor, tuple(body.seats.values())) for body in sources)


def chaired_from(model: Model) -> Mapping[Body, Body | None]:
    """Of each body whose chair is that of another: the body at the end of that line; None where it is a circle. By `Model.once`."""
    ends: dict[Body, Body | None] = {}
    for body in model.bodies:
        line: dict[Body, None] = {}
        at = body
        while at not in line and at not in ends and at.chair is not None and at.chair.chair_of is not None:
            line[at] = None
            at = at.chair.chair_of
        end = None if at in line else ends.get(at, at)
        ends.update(dict.fromkeys(line, end))
    return ends


def secretariats(model: Model) -> Mapping[Actor, frozenset[Actor]]:
    """Who serves each as secretariat, by its own words or by theirs. Ask for it by `Model.once`."""
    found: dict[Actor, set[Actor]] = {}
    for actor in model.actors_saying("serves"):
        for served in actor.serves.things:
            found.setdefault(served, set()).add(actor)
    for served in model.actors_saying("served_by"):
        for body in served.bodies:
            found.setdefault(body, set()).update(body.served_by.things)
    return {served: frozenset(by) for served, by in found.items()}


def leaders(model: Model) -> Mapping[Actor, frozenset[Actor]]:
    """Who leads each, by its own words or by theirs. Ask for it by `Model.once`."""
    found: dict[Actor, set[Actor]] = {}
    for actor in model.actors:
        for led in actor.leads.things:
            found.setdefault(led, set()).add(actor)
    for body in model.bodies:
        if body.led_by:
            found.setdefault(body, set()).update(body.led_by.things)
    return {led: frozenset(by) for led, by in found.items()}


def appointments(model: Model) -> Mapping[Actor, tuple[Seat, ...]]:
    """The seats to which each appoints somebody, by itself or as one of a group: those that say so first. Ask for it by `Model.once`."""
    found: dict[Actor, dict[Seat, None]] = {}
    for seat in model.seats:
        for actor in seat.appointers:
            found.setdefault(actor, {})[seat] = None
    for actor in model.actors_saying("appoints"):
        for seat in actor.appoints.things:
            found.setdefault(actor, {})[seat] = None
    return {actor: tuple(seats) for actor, seats in found.items()}
