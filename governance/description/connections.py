"""How two things are connected: the relations that lead from one to the other, on each day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from governance.description.describe import Wanted
from governance.model.documents import Clause
from governance.model.edges import Edge
from governance.model.resolution import Model, Stretch
from governance.model.things import Thing
from governance.model.timeline import Timeline


class Hop(NamedTuple):
    """A relation on the way, and whether it is read from its object to its subject."""

    edge: Edge
    backwards: bool


class Connected(NamedTuple):
    """The connection of two things, and the days on which it is the shortest.

    `steps`: None where there is none; empty where they are one thing. `apart`, where there is none: which of the two is connected with
    fewer things, and with which.
    """

    days: tuple[Stretch, ...]
    steps: tuple[Hop, ...] | None
    apart: tuple[str, tuple[str, ...]] | None = None


def connections(timeline: Timeline, start: Wanted, end: Wanted, day: date | None) -> list[Connected]:
    """How two things are connected on a day; without one, on all days, each connection with its days."""
    if day is not None:
        return [_connected(timeline.on(day), start, end)._replace(days=(Stretch(day, day),))]
    found = timeline.each(lambda model: [_connected(model, start, end)])
    return [one._replace(days=days) for one, days in found.items()]


def _connected(model: Model, start: Wanted, end: Wanted) -> Connected:
    one, other = (_id(model, each) for each in (start, end))
    if one is None or other is None:
        return Connected((), None)
    way = model.graph.connection(one, other)
    if way is None:
        return Connected((), None, _apart(model, one, other))
    hops: list[Hop] = []
    at = one
    for edge in way:
        hops.append(Hop(edge, edge.source != at))
        at = edge.target if edge.source == at else edge.source
    return Connected((), tuple(hops))


def _apart(model: Model, one: str, other: str) -> tuple[str, tuple[str, ...]]:
    """Of two things that are not connected the one that is connected with fewer, and with which."""
    groups = {id_: group for group in model.graph.components() for id_ in (one, other) if id_ in group}
    lonely = min((one, other), key=lambda id_: len(groups[id_]))
    return lonely, tuple(id_ for id_ in groups[lonely] if id_ != lonely)


def _id(model: Model, of: Wanted) -> str | None:
    """The id of the node of what is wanted; None where it is not there, or is no thing of the graph."""
    target = of.on(model)
    return target.label if isinstance(target, Thing | Clause) and target.label in model.graph.by_id else None
