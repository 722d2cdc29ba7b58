"""What can be asked for: every case, task and body of the models, with the words that speak of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from governance.diagnostics import Text
from governance.model.written import Entity, Model, Models, label_of, members_of
from governance.routing.vocabulary import Vocabulary
from governance.routing.stems import VERBS, cut, says_nothing

Kind = Literal["case", "task", "body"]
_ACTING: tuple[Literal["party", "office", "body"], ...] = ("party", "office", "body")


class Field(NamedTuple):
    """Where a word stands, and how much it counts there, in per cent: a thing's name is more its own than a note about it."""

    name: Text
    weight: int


NAME = Field(Text("name", "navn"), 100)
TERM = Field(Text("term", "søgeord"), 100)
CLAUSE = Field(Text("clause", "punkt"), 100)
STEP = Field(Text("step", "trin"), 100)
FACET = Field(Text("facet", "facet"), 80)
ACTOR = Field(Text("who does it", "hvem der gør det"), 70)
CONDITION = Field(Text("condition", "betingelse"), 60)
OTHER = Field(Text("who else", "hvem ellers"), 50)
TITLE = Field(Text("title of the clause", "punktets overskrift"), 50)
NOTE = Field(Text("note", "note"), 40)
FIELDS = (NAME, TERM, CLAUSE, STEP, FACET, ACTOR, CONDITION, OTHER, TITLE, NOTE)
"""The weightiest first."""


class Entry(NamedTuple):
    """Something that a question may be about. `task` is the task's id where it is one, `entity` then whose it is."""

    kind: Kind
    entity: Entity
    task: str
    phrases: tuple[tuple[str, ...], ...]
    """Its names and terms, in words that say something."""

    @property
    def spec(self) -> Any:
        """What the file says of it."""
        return self.entity.spec.tasks[self.task] if self.task else self.entity.spec


@dataclass(slots=True)
class Index:
    """The entries, and for each word the entries that have it, with the weightiest field in which they do, as its number in FIELDS."""

    models: Models
    entries: list[Entry] = field(default_factory=list)
    postings: dict[str, dict[int, int]] = field(default_factory=dict)
    steps: dict[str, set[int]] = field(default_factory=dict)
    """The entries that have each step. Whatever a step is called leads to these."""
    actors: set[str] = field(default_factory=set)
    """What each party, office and body is, the last word of its name; not groups, of which others speak too."""
    vocabulary: Vocabulary = field(init=False)


def index(models: Models) -> Index:
    """Goes through the models once. Time and memory are proportional to their words."""
    found = Index(models)
    reader = _Reader(found)
    bodies: set[int] = set()
    for model in models:
        for kind in _ACTING:
            for entity in model.all(kind):
                if kind == "body" or not members_of(entity.same):
                    reader.actor(entity)
    for model in models:
        for case in model.all("case"):
            reader.case(model, case)
        for kind in ("party", "office", "body"):
            for entity in model.all(kind):
                for task in getattr(entity.spec, "tasks", None) or ():
                    reader.task(model, entity, task)
        for body in model.all("body"):
            if id(body.same) not in bodies:
                bodies.add(id(body.same))
                reader.body(model, body)
    found.vocabulary = Vocabulary([*found.postings, *(word for step in found.steps for word in STEP_WORDS[step])])
    return found


STEP_WORDS = {verb: frozenset(cut(words)) for verb, words in VERBS.items()}
"""The words by which each step is called."""


class _Reader:
    def __init__(self, index_: Index) -> None:
        self.index = index_
        self.number = 0
        self.names: dict[int, tuple[str, ...]] = {}
        self.titles: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def case(self, model: Model, case: Entity) -> None:
        spec = case.spec
        self._begin("case", case, "", spec)
        for step in spec.route if isinstance(spec.route, list) else ():
            self.index.steps.setdefault(step.step, set()).add(self.number)
            self._actors(model, step.by, ACTOR)
            self._actors(model, step.with_, OTHER)
            self._actors(model, step.to, OTHER)
            self._words(step.note, NOTE)
            self._words(step.when, NOTE)
            self._sources(model, step.source)
        for condition in (spec.conditions or {}).values():
            self._words(condition.name, CONDITION)
        for facet, values in (spec.when or {}).items():
            self._facet(model, facet, values)

    def task(self, model: Model, entity: Entity, task: str) -> None:
        spec = entity.spec.tasks[task]
        self._begin("task", entity, task, spec)
        self._actors(model, [entity], ACTOR)
        self._actors(model, spec.of, OTHER)
        self._actors(model, spec.with_, OTHER)
        self._actors(model, spec.for_, OTHER)
        if spec.source is None:
            self._sources(model, entity.spec.source)

    def body(self, model: Model, body: Entity) -> None:
        self._begin("body", body, "", body.spec)
        if body.spec.name is None:
            self._add(self._name(body), NAME)

    def _begin(self, kind: Kind, entity: Entity, task: str, spec: Any) -> None:
        self.number = len(self.index.entries)
        texts: list[tuple[str, Field]] = [(task or entity.id, NAME)]
        name = label_of(spec.name)
        if name:
            texts += [(text, NAME) for text in dict.fromkeys(name)]
        terms = getattr(spec, "terms", None)
        if terms:
            texts += [(text, TERM) for text in (*(terms.da or ()), *(terms.en or ()))]
        phrases = []
        for text, where in texts:
            words = telling(text)
            phrases.append(words)
            self._add(words, where)
        self.index.entries.append(Entry(kind, entity, task, tuple(dict.fromkeys(filter(None, phrases)))))
        self._words(getattr(spec, "note", None), NOTE)
        self._sources(entity.model, spec.source)

    def _add(self, words: Iterable[str], where: Field) -> None:
        number, postings, rank = self.number, self.index.postings, FIELDS.index(where)
        for word in words:
            there = postings.get(word)
            if there is None:
                postings[word] = {number: rank}
            elif there.get(number, rank + 1) > rank:
                there[number] = rank

    def _words(self, words: Any, where: Field) -> None:
        text = label_of(words)
        if text:
            for said in dict.fromkeys(text):
                self._add(telling(said), where)

    def _actors(self, model: Model, listed: Any, where: Field) -> None:
        if listed is None or isinstance(listed, str):
            return
        for one in listed:
            entity = one if isinstance(one, Entity) else model.find(one)
            if entity is not None:
                self._add(self._name(entity), where)

    def actor(self, entity: Entity) -> None:
        """Notes what it is that acts."""
        for said in label_of(getattr(entity.same.spec, "name", None)) or ():
            self.index.actors.update(telling(said)[-1:])

    def _name(self, entity: Entity) -> tuple[str, ...]:
        known = self.names.get(id(entity))
        if known is None:
            thing = entity.same
            spec: Any = thing.spec
            text = label_of(getattr(spec, "name", None) or getattr(spec, "title", None))
            known = tuple(dict.fromkeys(word for said in (thing.id, *(text or ())) for word in telling(said)))
            self.names[id(entity)] = known
        return known

    def _sources(self, model: Model, sources: Any) -> None:
        for source in sources or ():
            key = (model.id, source)
            known = self.titles.get(key)
            if known is None:
                cited = model.cite(source)
                clauses = (cited.document.spec.clauses or {}) if cited else {}
                title = label_of(clauses[cited.clause].title) if cited and cited.clause in clauses else None
                words = tuple(word for said in dict.fromkeys(title or ()) for word in telling(said))
                document, _, clause = source.lower().partition(" ")
                document = document.rpartition(".")[2]
                known = self.titles[key] = ((f"{document} {clause}", clause) if clause else (document,), words)
            self._add(known[0], CLAUSE)
            self._add(known[1], TITLE)

    def _facet(self, model: Model, facet: str, values: list[str]) -> None:
        found = model.find(facet)
        if found is None or found.kind != "facet":
            found = next((e for other in model.imports.values() if other and (e := other.names.get(facet)) and e.kind == "facet"), None)
        if found is None:
            return
        for value in values:
            self._words(found.spec.values.get(value), FACET)


def telling(text: str) -> tuple[str, ...]:
    """The words of a text that say something, each once."""
    return tuple(dict.fromkeys(word for word in cut(text) if not says_nothing(word)))
