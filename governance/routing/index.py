"""What can be asked for: every case, task and body of the models, with the words that speak of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from governance.diagnostics import Text
from governance.model.actors import Actor, Task
from governance.model.bodies import Body
from governance.model.cases import Case, Verb
from governance.model.documents import Clause
from governance.model.resolution import Model
from governance.model.statements import Links, Statement
from governance.model.things import Thing
from governance.model.written import File
from governance.routing.stems import VERBS, cut, says_nothing
from governance.routing.vocabulary import Vocabulary

Kind = Literal["case", "task", "body"]


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
    """Something that a question may be about."""

    kind: Kind
    of: Case | Task | Body
    phrases: tuple[tuple[str, ...], ...]
    """Its names and terms, in words that say something."""

    @property
    def name(self) -> Text:
        """What people call it; where it has no name, its id."""
        return self.of.name


@dataclass(slots=True)
class Index:
    """The entries, and for each word the entries that have it, with the weightiest field in which they do, as its number in FIELDS."""

    entries: list[Entry] = field(default_factory=list)
    postings: dict[str, dict[int, int]] = field(default_factory=dict)
    steps: dict[Verb, set[int]] = field(default_factory=dict)
    """The entries that have each step. Whatever a step is called leads to these."""
    actors: set[str] = field(default_factory=set)
    """What each party, office and body is, the last word of its name; not groups, of which others speak too."""
    vocabulary: Vocabulary = field(init=False)


def index(model: Model) -> Index:
    """Goes through what is meant on a day once. Time and memory are proportional to its words."""
    found = Index()
    reader = _Reader(model, found)
    for actor in model.actors:
        if isinstance(actor, Body) or not actor.members:
            reader.actor(actor)
    order = {file: number for number, file in enumerate(model.files)}
    tasks = (task for actor in model.actors for task in actor.tasks.values())
    every: list[Case | Task | Body] = [*model.cases, *tasks, *model.bodies]
    for of in sorted(every, key=lambda one: order[one.at().model]):
        reader.read(of)
    found.vocabulary = Vocabulary([*found.postings, *(word for step in found.steps for word in STEP_WORDS[step])])
    return found


STEP_WORDS = {verb: frozenset(cut(words)) for verb, words in VERBS.items()}
"""The words by which each step is called."""


class _Reader:
    def __init__(self, model: Model, index_: Index) -> None:
        self.model = model
        self.index = index_
        self.number = 0
        self.names: dict[Thing[object], tuple[str, ...]] = {}
        self.titles: dict[tuple[File, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def actor(self, actor: Actor) -> None:
        """Notes what it is that acts."""
        for said in actor.named or ():
            self.index.actors.update(telling(said)[-1:])

    def read(self, of: Case | Task | Body) -> None:
        """Something that a question may be about."""
        if isinstance(of, Case):
            self.case(of)
        elif isinstance(of, Task):
            self.task(of)
        else:
            self.body(of)

    def case(self, case: Case) -> None:
        """A case, with its steps, who does them, its conditions and its facets."""
        self._begin("case", case, case.id, case.named, case.terms)
        for step in case.steps:
            self.index.steps.setdefault(step.verb, set()).add(self.number)
            self._things(step.by, ACTOR)
            self._things(step.with_, OTHER)
            self._things(step.to, OTHER)
            self._text(step.note, NOTE)
            self._text(step.when, NOTE)
            self._clauses(step)
        for condition in case.conditions.values():
            self._text(condition.name, CONDITION)
        for facet, values in case.facets.values():
            for value in values:
                self._text(facet.values.get(value), FACET)

    def task(self, task: Task) -> None:
        """A task, with whose it is, and with, for and of whom."""
        self._begin("task", task, task.id, task.name, task.terms)
        self._add(self._name(task.of_actor), ACTOR)
        self._things(task.of, OTHER)
        self._things(task.with_, OTHER)
        self._things(task.for_, OTHER)
        if not task.sources:
            self._clauses(task.of_actor)

    def body(self, body: Body) -> None:
        """A body, for what it has to do in all cases."""
        self._begin("body", body, body.id, body.named, ((), ()))

    def _begin(self, kind: Kind, of: Case | Task | Body, id_: str, name: Text | None, terms: tuple[tuple[str, ...], ...]) -> None:
        self.number = len(self.index.entries)
        texts: list[tuple[str, Field]] = [(id_, NAME), *((text, NAME) for text in dict.fromkeys(name or ()))]
        texts += [(text, TERM) for of_language in terms for text in of_language]
        phrases = []
        for text, where in texts:
            words = telling(text)
            phrases.append(words)
            self._add(words, where)
        self.index.entries.append(Entry(kind, of, tuple(dict.fromkeys(filter(None, phrases)))))
        self._text(of.note, NOTE)
        self._clauses(of)

    def _add(self, words: Iterable[str], where: Field) -> None:
        number, postings, rank = self.number, self.index.postings, FIELDS.index(where)
        for word in words:
            there = postings.get(word)
            if there is None:
                postings[word] = {number: rank}
            elif there.get(number, rank + 1) > rank:
                there[number] = rank

    def _text(self, text: Text | None, where: Field) -> None:
        for said in dict.fromkeys(text or ()):
            self._add(telling(said), where)

    def _things(self, links: Links[Thing[object]], where: Field) -> None:
        for thing in links.things:
            self._add(self._name(thing), where)

    def _name(self, thing: Thing[object]) -> tuple[str, ...]:
        known = self.names.get(thing)
        if known is None:
            known = tuple(dict.fromkeys(word for said in (thing.id, *(thing.named or ())) for word in telling(said)))
            self.names[thing] = known
        return known

    def _clauses(self, of: Statement[object]) -> None:
        for file, source in of.citations:
            known = self.titles.get((file, source))
            if known is None:
                document, _, number = source.lower().partition(" ")
                document = document.rpartition(".")[2]
                numbers = (f"{document} {number}", number) if number else (document,)
                known = self.titles[file, source] = (numbers, _title(self.model.clause(file, source)))
            self._add(known[0], CLAUSE)
            self._add(known[1], TITLE)


def _title(clause: Clause | None) -> tuple[str, ...]:
    title = clause.title if clause is not None else None
    return tuple(word for said in dict.fromkeys(title or ()) for word in telling(said))


def telling(text: str) -> tuple[str, ...]:
    """The words of a text that say something, each once."""
    return tuple(dict.fromkeys(word for word in cut(text) if not says_nothing(word)))
