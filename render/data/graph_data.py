"""The graph as data: node-link JSON, and GraphML and GEXF as networkx writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from governance.diagnostics import Text
from governance.model.edges import Edge, Node
from governance.model.graph import Graph
from governance.model.resolution import Stretch
from render.characters import printable
from render.data.days_data import days_json
from render.data.json_encoding import both

if TYPE_CHECKING:
    import networkx as nx

ALL_DAYS = (Stretch(None, None),)


def edge_json(edge: Edge) -> dict[str, Any]:
    """An edge: source, target, kind, clause; how strongly the text says it, what is assumed and noted, and who acts."""
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "clause": edge.clause or None,
        "force": edge.force or None,
        "assumed": both(edge.assumed) if edge.assumed else None,
        "note": both(edge.note) if edge.note else None,
        "through": edge.through or None,
    }


def node_json(node: Node) -> dict[str, Any]:
    """A node: id, kind, model, name."""
    return {"id": node.id, "kind": node.kind, "model": node.model, "name": both(node.name)}


def graph_json(graph: Graph, days: tuple[Stretch, ...] = ALL_DAYS) -> dict[str, Any]:
    """Node-link data, as networkx reads it. Each thing is one node; `days` are those of what is not limited."""

    def on(one: Node | Edge) -> dict[str, Any]:
        return {"on": days_json(graph.limited.get(one, days))}

    return {
        "directed": True,
        "multigraph": True,
        "nodes": [node_json(node) | on(node) for node in graph.nodes],
        "edges": [edge_json(edge) | on(edge) for edge in graph.edges],
    }


def graphml(graph: Graph, days: tuple[Stretch, ...] = ALL_DAYS) -> str:
    """GraphML, of all attributes as text."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_texts(graph, days))) + "\n"


def gexf(graph: Graph, days: tuple[Stretch, ...] = ALL_DAYS) -> str:
    """GEXF, of all attributes as text; without the day of writing, so that the same graph is the same bytes."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(_texts(graph, days))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.iter("creator"):
            creator.text = "govcheck"
    return f'<?xml version="1.0" encoding="utf-8"?>\n{writer}\n'


EXPORTS: dict[str, Callable[[Graph, tuple[Stretch, ...]], str]] = {"graphml": graphml, "gexf": gexf}
"""Forms for other programs, by the name that is typed."""


def _texts(graph: Graph, days: tuple[Stretch, ...]) -> nx.MultiDiGraph[str]:
    """The graph with nothing but texts for attributes, which is all that every reader of these forms takes."""
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        made.add_node(node.id, kind=node.kind, model=node.model, **_both("name", node.name), on=_on(graph.limited.get(node, days)))
    for edge in graph.edges:
        said = {"kind": edge.kind, "clause": edge.clause, "force": edge.force, "through": edge.through}
        said |= _both("assumed", edge.assumed) | _both("note", edge.note)
        made.add_edge(edge.source, edge.target, **said, on=_on(graph.limited.get(edge, days)))
    return made


def _both(name: str, text: Text | None) -> dict[str, str]:
    return {f"{name}_en": printable(text.en) if text else "", f"{name}_da": printable(text.da) if text else ""}


def _on(days: Iterable[Stretch]) -> str:
    """`2023-04-01..2026-12-31`, several with commas; empty for all days."""
    return ", ".join(f"{first or ''}..{last or ''}" for first, last in days if first or last)
