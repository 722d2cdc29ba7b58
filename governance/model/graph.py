"""Linked models -> one typed graph: who appoints, sits, chairs, serves, pays, decides, and by which clause.

Every edge can be read aloud as subject, verb, object: `kl appoints forretningsudvalg.kl`. Pictures, queries and checks
about reach all read these edges. `edges` is a plain list; `build` puts it into networkx, which takes longer to import than
a model takes to check, so only who needs its algorithms pays for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from governance.diagnostics import Text
from governance.model.written import Entity, Kind, Model, Models, label_of, members_of
from governance.words.forces import MaybeForce
from governance.words.relations import VERBS, Relation

if TYPE_CHECKING:
    import networkx as nx


class Node(NamedTuple):
    """A thing. `model` is the id of the model that defines it; `name` is what people call it."""

    id: str
    kind: Kind
    model: str
    name: Text


class Edge(NamedTuple):
    """`source` `kind` `target`, as `clause` says it. Both ends are ids of nodes.

    `force` is the text's own (may, as_a_rule, ...; empty where it says it outright), `assumed` why it is taken to be so
    where the text does not say it, `note` what the model adds.
    """

    source: str
    target: str
    kind: Relation
    clause: str
    force: MaybeForce = ""
    assumed: Text | None = None
    note: Text | None = None


_RELATIONS: tuple[Relation, ...] = ("part_of", "supports", "serves", "leads", "reports_to", "coordinates_with")
_PASSIVE: tuple[tuple[str, Relation], ...] = (
    ("supported_by", "supports"),
    ("served_by", "serves"),
    ("led_by", "leads"),
    ("attended_by", "attends"),
)
_NODES: tuple[Kind, ...] = ("document", "party", "office", "body", "seat", "case", "subject", "contribution", "part")


def nodes(models: Models) -> list[Node]:
    """Every thing in the models, once: what elaborates another is one with it, and counts as a body where either does."""
    found: dict[int, Node] = {}
    for model in models:
        for kind in _NODES:
            for entity in model.all(kind):
                thing = entity.same
                before = found.get(id(thing))
                if before is None or entity.kind == "body":
                    label = models.label(entity)
                    name = _words(entity) or _words(thing) or Text(label, label)
                    found[id(thing)] = Node(label, entity.kind, thing.model.id, name)
    result = list(found.values())
    for document in models.all("document"):
        label = models.label(document)
        for clause, spec in (document.spec.clauses or {}).items():
            title = label_of(spec.title) or Text(clause, clause)
            result.append(Node(f"{label} {clause}", "clause", document.model.id, title))
    return result


def _words(entity: Entity) -> Text | None:
    return label_of(getattr(entity.spec, "name", None) or getattr(entity.spec, "title", None))


def edges(models: Models) -> list[Edge]:
    """Every relation in the models, each once, in the order of the files."""
    return list(dict.fromkeys(edge for model in models for edge in _Edges(models, model)))


def build(models: Models) -> nx.MultiDiGraph[str]:
    """The graph in networkx, frozen: nodes with `kind`, `model`, `name`; edges with `kind`, `clause`, `force` and `assumed`."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes(models):
        graph.add_node(node.id, kind=node.kind, model=node.model, name=node.name)
    for edge in edges(models):
        graph.add_edge(edge.source, edge.target, kind=edge.kind, clause=edge.clause, force=edge.force, assumed=edge.assumed)
    nx.freeze(graph)
    return graph


def to_json(models: Models) -> dict[str, Any]:
    """Node-link data: nodes with id, kind, model and name; edges with source, target, kind and clause."""
    return {
        "directed": True,
        "multigraph": True,
        "nodes": [{"id": n.id, "kind": n.kind, "model": n.model, "name": {"da": n.name.da, "en": n.name.en}} for n in nodes(models)],
        "edges": [edge_json(edge) for edge in edges(models)],
    }


def edge_json(edge: Edge) -> dict[str, Any]:
    """An edge: source, target, kind, clause; force, and whether it is assumed."""
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "clause": edge.clause or None,
        "force": edge.force or None,
        "assumed": {"da": edge.assumed.da, "en": edge.assumed.en} if edge.assumed else None,
    }


class _Edges:
    """The edges of one model file."""

    def __init__(self, models: Models, model: Model) -> None:
        self.models = models
        self.model = model

    def __iter__(self) -> Iterator[Edge]:
        model = self.model
        for document in model.all("document"):
            yield from self.document(document)
        for entity in (*model.all("party"), *model.all("office"), *model.all("body")):
            yield from self.actor(entity)
        for body in model.all("body"):
            yield from self.body(body)
        for case in model.all("case"):
            yield from self.case(case)
        for contribution in model.all("contribution"):
            yield from self.contribution(contribution)
        for kind in _NODES[1:]:
            for entity in model.all(kind):
                yield from self.citations(entity)

    def label(self, text: str | None) -> str | None:
        found = self.model.find(text)
        return self.models.label(found) if found else None

    def edge(self, source: str | None, kind: Relation, target: str | None, clause: str, of: Any = None) -> Iterator[Edge]:
        """The edge, where both ends are known; `of` is the statement that qualifies it."""
        if source is None or target is None:
            return
        if of is None:
            yield Edge(source, target, kind, clause)
        else:
            yield Edge(source, target, kind, clause, of.force or "", label_of(of.assumed), label_of(of.note))

    def citations(self, entity: Entity) -> Iterator[Edge]:
        for text in entity.spec.source or ():
            cited = self.model.cite(text)
            if cited is None:
                continue
            target = self.models.label(cited.document) + (f" {cited.clause}" if cited.clause else "")
            yield Edge(self.models.label(entity), target, "cites", text)
            if entity.same is not entity:
                yield Edge(target, self.models.label(entity), "elaborates", text)

    def document(self, document: Entity) -> Iterator[Edge]:
        label = self.models.label(document)
        for field in ("part_of", "elaborates"):
            for text in getattr(document.spec, field) or ():
                yield from self.edge(label, field, self.label(text), "")
        for clause in document.spec.clauses or {}:
            yield Edge(f"{label} {clause}", label, "part_of", f"{document.id} {clause}")

    def actor(self, entity: Entity) -> Iterator[Edge]:
        spec, label = entity.spec, self.models.label(entity)
        own = clause(spec)
        for text in getattr(spec, "members", None) or ():
            yield from self.edge(self.label(text), "member_of", label, own)
        for text in getattr(spec, "acts_through", None) or ():
            yield from self.edge(self.label(text), "acts_for", label, own)
        if entity.kind == "office":
            yield from self.edge(label, "post_in", self.label(spec.party or spec.each), own)
        for link in getattr(spec, "signs", None) or ():
            yield from self.edge(label, "signs", self.label(link.id), clause(link) or own, link)
        for link in spec.appoints or ():
            yield from self.edge(label, "appoints", self.label(link.id), clause(link) or own, link)
        for relation in _RELATIONS:
            for link in getattr(spec, relation) or ():
                yield from self.edge(label, relation, self.label(link.id), clause(link) or own, link)

    def body(self, body: Entity) -> Iterator[Edge]:
        spec, label = body.spec, self.models.label(body)
        own = clause(spec)
        for seat in body.parts.values():
            yield from self.seat(seat, label, own)
        for field, verb in _PASSIVE:
            for link in getattr(spec, field) or ():
                yield from self.edge(self.label(link.id), verb, label, clause(link) or own, link)
        chair = spec.chair
        if chair is None or chair == "not_stated":
            return
        because = clause(chair) or own
        for text in chair.seat or ():
            yield from self.edge(f"{label}.{text}", "chairs", label, because, chair)
        for text in chair.held_by or ():
            yield from self.edge(self.label(text), "chairs", label, because, chair)
        for text in (*(chair.from_ or ()), *([chair.chair_of] if chair.chair_of else ())):
            yield from self.edge(self.label(text), "provides_chair_of", label, because, chair)

    def seat(self, seat: Entity, body: str, own: str) -> Iterator[Edge]:
        spec = seat.spec
        label = f"{body}.{seat.id.partition('.')[2]}"
        because = clause(spec) or own
        yield Edge(label, body, "sits_in", because)
        appointers = spec.appointed_by
        if isinstance(appointers, list):
            for text in appointers:
                yield from self.edge(self.label(text), "appoints", label, because, spec)
        elif spec.each and appointers is None and not spec.held_by:
            group = self.model.actor(spec.each)
            for member in members_of(group) if group else ():
                yield from self.edge(self.models.label(member), "appoints", label, because, spec)
        for text in spec.held_by or ():
            yield from self.edge(self.label(text), "holds", label, because, spec)
        for text in spec.from_ or ():
            yield from self.edge(label, "drawn_from", self.label(text), because, spec)

    def case(self, case: Entity) -> Iterator[Edge]:
        spec, label = case.spec, self.models.label(case)
        own = clause(spec)
        for step in spec.route if isinstance(spec.route, list) else ():
            because = clause(step) or own
            for text in step.by if isinstance(step.by, list) else ():
                yield from self.edge(self.label(text), VERBS[step.step], label, because, step)
            for text in step.with_ or ():
                yield from self.edge(self.label(text), "takes_part_in", label, because, step)
            for text in step.to or ():
                yield from self.edge(self.label(text), "receives", label, because, step)
        yield from self.edge(label, "continues_as", self.label(spec.continues), own)

    def contribution(self, one: Entity) -> Iterator[Edge]:
        spec, label = one.spec, self.models.label(one)
        own = clause(spec)
        for text in spec.payers:
            yield from self.edge(self.label(text), "pays", label, own, spec)
        for text in spec.on_behalf_of or ():
            yield from self.edge(label, "paid_on_behalf_of", self.label(text), own)
        for part in one.parts.values():
            name = self.models.label(part)
            because = clause(part.spec) or own
            yield Edge(name, label, "is_part_of", because)
            for text in part.spec.recipients or ():
                yield from self.edge(name, "earmarked_for" if part.spec.earmarked else "is_for", self.label(text), because, part.spec)
            yield from self.edge(name, "is_for", self.label(part.spec.purpose), because, part.spec)
            for text in part.spec.approved_by or ():
                yield from self.edge(self.label(text), "approves_use_of", name, because, part.spec)


def clause(spec: Any) -> str:
    """The clauses that a statement itself cites: `pa 8.2`, or several with commas; empty where it cites none."""
    return ", ".join(spec.source) if spec.source else ""
