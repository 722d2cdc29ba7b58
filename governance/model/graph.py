"""The graph of all things and relations: of a day, or of all days, each relation with the days on which it holds.

Edges are plain tuples. networkx, which takes longer to import than a model takes to check, holds the same graph for whoever needs
its algorithms: circles, connections, components.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from governance.model.circles import circles
from governance.model.edges import Edge, Node, edges, nodes
from governance.model.statements import Frozen, lazy, put
from governance.words.relations import Relation

if TYPE_CHECKING:
    import networkx as nx

    from governance.model.resolution import Model, Stretch
    from governance.model.timeline import Timeline

CITING: frozenset[Relation] = frozenset(("cites", "elaborates"))
"""How clauses are related to things: through these nearly everything is connected with everything."""


class Graph(Frozen):
    """Things and the relations between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    limited: Mapping[Node | Edge, tuple[Stretch, ...]]
    """When those hold that do not hold on all days. Empty for the graph of a day."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge], limited: Mapping[Node | Edge, tuple[Stretch, ...]]) -> None:
        put(self, "nodes", tuple(nodes))
        put(self, "edges", tuple(edges))
        put(self, "limited", limited)

    @lazy
    def by_id(self) -> dict[str, Node]:
        """The things by their ids."""
        return {node.id: node for node in self.nodes}

    @lazy
    def leaving(self) -> dict[str, list[Edge]]:
        """The relations of each thing in which it is the subject, by its id."""
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.source, []).append(edge)
        return found

    @lazy
    def arriving(self) -> dict[str, list[Edge]]:
        """The relations of each thing in which it is the object, by its id."""
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.target, []).append(edge)
        return found

    @lazy
    def network(self) -> nx.MultiDiGraph[str]:
        """The same in networkx, frozen: nodes with `kind`, `model`, `name`; edges with `kind`, `clause`, `force`, `assumed` and `note`."""
        import networkx as nx

        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.nodes:
            network.add_node(node.id, kind=node.kind, model=node.model, name=node.name)
        for edge in self.edges:
            said = {"kind": edge.kind, "clause": edge.clause, "force": edge.force, "assumed": edge.assumed, "note": edge.note}
            network.add_edge(edge.source, edge.target, **said)
        frozen: nx.MultiDiGraph[str] = nx.freeze(network)
        return frozen

    def connection(self, start: str, end: str) -> tuple[Edge, ...] | None:
        """The shortest connection between two things, over relations in either direction; None where there is none.

        Of several of the same length it is the one whose first step comes first in the order of the files, and so on. A page
        connects nothing unless it, or the document that it is of, is one of the two: things are not connected by being written on it.
        """
        import networkx as nx

        def at_end(page: str) -> bool:
            return page in (start, end) or page.rpartition(" ")[0] in (start, end)

        def passable(edge: Edge) -> bool:
            if edge.kind in CITING:
                of_documents = edge.kind == "elaborates" and self.by_id[edge.target].kind == "document"
                return of_documents or at_end(edge.target if edge.kind == "cites" else edge.source)
            return all(self.by_id[one].kind != "clause" or at_end(one) for one in (edge.source, edge.target))

        ways = [edge for edge in self.edges if passable(edge)]
        around: dict[str, list[tuple[str, Edge]]] = {}
        for edge in ways:
            around.setdefault(edge.source, []).append((edge.target, edge))
            around.setdefault(edge.target, []).append((edge.source, edge))
        network: nx.Graph[str] = nx.Graph((edge.source, edge.target) for edge in ways)
        network.add_nodes_from((start, end))
        far = nx.single_source_shortest_path_length(network, end)
        if start not in far:
            return None
        found: list[Edge] = []
        at = start
        while at != end:
            at, edge = next((other, edge) for other, edge in around[at] if far[other] == far[at] - 1)
            found.append(edge)
        return tuple(found)

    def circles(self, kinds: Collection[Relation]) -> list[tuple[Edge, ...]]:
        """Where relations of these kinds lead back to where they began: of all things that lead to each other, one shortest circle.

        It begins with the first of them in the order of the files.
        """
        near: dict[str, dict[str, Edge]] = {node.id: {} for node in self.nodes}
        for edge in self.edges:
            if edge.kind in kinds:
                near[edge.source].setdefault(edge.target, edge)
        return [tuple(edge for _, edge in circle) for circle in circles(near)]

    def components(self) -> list[tuple[str, ...]]:
        """The ids of the things that are connected with each other, without regard to citations: each group in the order of the files."""
        import networkx as nx

        network: nx.Graph[str] = nx.Graph((edge.source, edge.target) for edge in self.edges if edge.kind not in CITING)
        network.add_nodes_from(node.id for node in self.nodes)
        group = {one: number for number, each in enumerate(nx.connected_components(network)) for one in each}
        found: dict[int, dict[str, None]] = {}
        for node in self.nodes:
            found.setdefault(group[node.id], {})[node.id] = None
        return [tuple(each) for each in found.values()]


def of_day(model: Model) -> Graph:
    """The graph of a day."""
    return Graph(nodes(model), edges(model), {})


def of_all_days(timeline: Timeline) -> Graph:
    """The graph of all days: everything that holds on any, each with its days. What is a body on some of them is a body."""
    all_days = timeline.spells(timeline.stretches())
    found: dict[str, Node] = {}
    for node in timeline.each(lambda model: model.graph.nodes):
        if node.id not in found or node.kind == "body":
            found[node.id] = node
    there = timeline.each(lambda model: model.graph.by_id)
    holding = timeline.each(lambda model: model.graph.edges)
    limited: dict[Node | Edge, tuple[Stretch, ...]] = {}
    limited.update((node, days) for id_, node in found.items() if (days := there[id_]) != all_days)
    limited.update((edge, days) for edge, days in holding.items() if days != all_days)
    return Graph(found.values(), holding, limited)
