"""Circles: where relations lead back to where they began."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T", bound=Hashable)
E = TypeVar("E")


def circles(near: Mapping[T, Mapping[T, E]]) -> list[list[tuple[T, E]]]:
    """Of all things that lead to each other, one shortest circle: the things in it, each with what leads from it to the next.

    `near` tells of each thing to which others it leads. A circle begins with the first of its things in the order of `near`.
    networkx, which takes longer to import than a model takes to check, is asked only where there is a circle at all.
    """
    left = unpeeled(near)
    if not left:
        return []
    import networkx as nx

    network: nx.DiGraph[T] = nx.DiGraph((one, other) for one in near if one in left for other in near[one] if other in left)
    knots = {one: number for number, knot in enumerate(nx.strongly_connected_components(network)) for one in knot}
    found: dict[int, list[tuple[T, E]]] = {}
    for one in near:
        if one in knots and knots[one] not in found:
            way = _shortest(network, one)
            if way:
                found[knots[one]] = [(at, near[at][to]) for at, to in zip(way, (*way[1:], one), strict=True)]
    return list(found.values())


def _shortest(network: nx.DiGraph[T], start: T) -> list[T]:
    """The things of a shortest way from a thing back to itself; empty where there is none."""
    import networkx as nx

    far: dict[T, int] = dict(nx.single_source_shortest_path_length(network.reverse(copy=False), start))
    way = [start]
    while True:
        following = min((other for other in network.successors(way[-1]) if other in far), key=far.__getitem__, default=None)
        if following is None:
            return []
        if following == start:
            return way
        way.append(following)


def unpeeled(near: Mapping[T, Collection[T]]) -> set[T]:
    """What is left of a directed graph when that is taken away again and again to which nothing leads: nothing where it has no circle."""
    entering: dict[T, int] = dict.fromkeys(near, 0)
    for others in near.values():
        for other in others:
            entering[other] = entering.get(other, 0) + 1
    free = [one for one, number in entering.items() if not number]
    for one in free:
        for other in near.get(one, ()):
            entering[other] -= 1
            if not entering[other]:
                free.append(other)
    return set(entering).difference(free)
