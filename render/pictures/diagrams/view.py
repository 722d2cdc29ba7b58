"""The linked models as pictures need them: things and relations by id, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from governance.diagnostics import Lang, Text
from governance.model.edges import Edge, Node
from governance.model.timeline import Timeline
from governance.model.written import Entity, Kind, Model, Models, label_of
from governance.words.dates import day_text
from governance.words.forces import bracketed
from governance.words.lists import listed
from governance.words.marks import ASSUMED, capital
from governance.words.quoting import closed
from governance.words.relations import RELATIONS
from governance.words.statuses import STATUSES
from render.pictures.picture import Told

_KINDS: tuple[Kind, ...] = ("document", "party", "office", "body", "seat", "case", "subject", "contribution", "part")


class Things(NamedTuple):
    """Every thing and every relation of the models, read once for all pictures."""

    nodes: dict[str, Node]
    edges: list[Edge]
    entities: dict[str, list[Entity]]
    """What the files say of each thing: where it is defined, and then where it is elaborated."""


def things(models: Models) -> Things:
    """Read them."""
    entities: dict[str, list[Entity]] = {}
    for model in models:
        for kind in _KINDS:
            for entity in model.all(kind):
                entities.setdefault(models.label(entity), []).append(entity)
    for found in entities.values():
        found.sort(key=lambda entity: entity.same is not entity)
    graph = Timeline(models).graph
    return Things(graph.by_id, list(graph.edges), entities)


def clause(spec: Any) -> str:
    """The clauses that a statement itself cites: `pa 8.2`, or several with commas; empty where it cites none."""
    return ", ".join(spec.source) if spec.source else ""


class View:
    """What a picture asks of the models."""

    def __init__(self, models: Models, lang: Lang, known: Things | None = None) -> None:
        self.models = models
        self.lang: Lang = lang
        self.nodes, self.edges, self.entities = known or things(models)

    def say(self, text: Text) -> str:
        """The text in the picture's language."""
        return text.to(self.lang)

    def names(self, names: Iterable[str]) -> str:
        """`a, b and c`, each once."""
        return self.say(listed(dict.fromkeys(names)))

    def words(self, words: Any, otherwise: str = "") -> str:
        """A text of a model in the picture's language."""
        found = label_of(words)
        return closed(found.to(self.lang)) if found else otherwise

    def name(self, id_: str) -> str:
        """What people call it."""
        node = self.nodes.get(id_)
        if node is None:
            return id_
        called = closed(node.name.to(self.lang))
        return self.seat(id_) if node.kind == "seat" and called == id_ else called

    def seat(self, id_: str) -> str:
        """What a seat without a name is called: whose it is, and where."""
        from render.pictures.diagrams.seat_boxes import owners

        entity = self.entities[id_][0]
        whose = self.names(self.name(owner) for owner in owners(self, entity))
        body = self.name(id_.rpartition(".")[0])
        return self.say(
            Text(f"seat of {whose} in {body}", f"plads for {whose} i {body}") if whose else Text(f"seat in {body}", f"plads i {body}")
        )

    def spec(self, id_: str) -> Any:
        """What the files say of it: of a body, the file that describes it as a body."""
        found = self.entities[id_]
        return next((entity.spec for entity in found if entity.kind == "body"), found[0].spec)

    def role(self, id_: str) -> str:
        """How it is drawn: the level of a body, else its kind."""
        node = self.nodes.get(id_)
        kind = node.kind if node else "document"
        if kind == "body":
            return str(self.spec(id_).level)
        if kind == "seat":
            return "observer" if self.entities[id_][0].spec.observer else "seat"
        return {"contribution": "money", "part": "money", "clause": "document", "subject": "document"}.get(kind, kind)

    def clause(self, id_: str) -> str:
        """The clauses behind it."""
        sources = [text for entity in self.entities.get(id_, ()) for text in entity.spec.source or ()]
        return ", ".join(dict.fromkeys(sources))

    def told(self, id_: str, more: str = "") -> Told:
        """The thing, to be pointed at."""
        node = self.nodes[id_]
        clause = self.clause(id_) if node.kind != "clause" else id_
        return Told(node.kind, id_, clause, _sentence(self.name(id_), more, clause))

    def relation(self, edge: Edge, more: str = "") -> Told:
        """The relation, to be pointed at: read aloud, with its force and whether it is assumed."""
        verb = RELATIONS[edge.kind].active.to(self.lang)
        force = self.say(bracketed(edge.force))
        said = f"{self.name(edge.source)} {verb} {self.name(edge.target)}{force}"
        assumed = f"{self.say(ASSUMED)}: {self.say(edge.assumed)}" if edge.assumed else ""
        rest = [text for text in (more, assumed, self.say(edge.note) if edge.note else "") if text]
        return Told(edge.kind, f"{edge.source} {edge.kind} {edge.target}", edge.clause, _sentence(said, " ".join(rest), edge.clause))

    def assumptions(self, edges: Iterable[Edge], ids: Iterable[str]) -> list[str]:
        """What is assumed of relations and things, as remarks below a picture: each reason once, and of what."""
        found: dict[str, list[str]] = {}
        for edge in edges:
            if edge.assumed:
                said = f"{self.name(edge.source)} {self.say(RELATIONS[edge.kind].active)} {self.name(edge.target)}"
                found.setdefault(self.say(edge.assumed), []).append(said)
        for id_ in ids:
            for entity in self.entities[id_]:
                if entity.spec.assumed:
                    found.setdefault(self.words(entity.spec.assumed), []).append(self.name(id_))
        word = capital(self.say(ASSUMED))
        return [f"{word}: {'; '.join(dict.fromkeys(said))}: {reason}" for reason, said in found.items()]

    def called(self, entity: Entity) -> str:
        """What people call an entity."""
        return self.name(self.models.label(entity))

    def label(self, model: Model, text: str) -> str | None:
        """The id of what a reference in a file names."""
        found = model.find(text)
        return self.models.label(found) if found else None

    def heading(self, model: Model) -> str:
        """The date and status of a model: what stands under the title of each picture of it."""
        spec = model.spec
        parts = [self.say(STATUSES[spec.status]) if spec.status else ""]
        dated = [d.spec for d in model.all("document") if d.spec.date and not d.spec.part_of]
        if dated:
            parts.append(f"{self.words(dated[0].title)}, {self.say(day_text(dated[0].date))}")
        if spec.period and (spec.period.from_ or spec.period.to):
            ends = [self.say(day_text(end)) if end else "…" for end in (spec.period.from_, spec.period.to)]
            assumed = f" ({self.say(ASSUMED)})" if spec.period.assumed else ""
            parts.append(" – ".join(ends) + assumed)
        if self.models.as_of:
            parts.append(self.say(Text("as of ", "pr. ")) + self.say(day_text(self.models.as_of)))
        return capital(" · ".join(part for part in parts if part))

    def title(self, model: Model) -> str:
        """The title of a model."""
        return self.words(model.spec.title, model.id)


def _sentence(said: str, more: str, clause: str) -> str:
    end = f" ({clause})" if clause else ""
    return f"{said}{end}. {more}".strip().removesuffix(".") + "." if more else f"{said}{end}"
