"""What stands in the files, statement by statement, for questions that are not about what it comes to: dates, references, assumptions.

Of the model of a day without what does not hold then; of `Timeline.undated` all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from governance.diagnostics import Text
from governance.model.unresolved import Unresolved
from governance.model.written import Dated, File, InTurn, Kind, Locus, Record, Reference, Repeated, along, holder_of, label_of, sources_of
from governance.schema.base import Span

if TYPE_CHECKING:
    from governance.model.resolution import Model

_ELABORATING: tuple[Kind, ...] = ("party", "office", "body", "case", "contribution")


def holds(model: Model, at: Locus) -> bool:
    """Whether a place stands in nothing that does not hold on the model's day."""
    if model.day is None:
        return True
    if not model.in_force(at.model):
        return False
    record = at.entity
    if record is not None and len(model.timeline.speaking_of(record.same)) > 1 and model.thing(record) is None:
        return False  # another file says when it ends
    limits = (getattr(node, "valid", None) for node in along(at))
    return all(model.holds(span) for span in limits if isinstance(span, Span))


def unresolved(model: Model) -> Iterator[Unresolved]:
    """Names that name nothing, or nothing that could stand there."""
    return (item for item in model.timeline.unresolved if holds(model, item.at))


def dated(model: Model) -> Iterator[Dated]:
    """Every period, validities among them. What stands in an assertion of a text is about the thing that it speaks of."""
    return (item._replace(at=_about(item.at)) for item in model.timeline.noted.dated if holds(model, item.at))


def assumptions(model: Model) -> Iterator[tuple[Text, Locus]]:
    """Every assumption: its reason, and its place. What stands in an assertion of a text is about the thing that it speaks of."""
    for item in model.timeline.noted.assumed:
        if holds(model, item.at):
            yield label_of(item.words) or Text("-", "-"), _about(item.at)


def limited(model: Model) -> Iterator[Reference]:
    """Every name of something that does not hold on all days."""
    return (item for item in model.timeline.noted.limited if holds(model, item.at))


def repeated(model: Model) -> Iterator[Repeated]:
    """Every name that stands twice in one list."""
    return (item for item in model.timeline.noted.repeated if holds(model, item.again))


def in_turn(model: Model) -> Iterator[InTurn]:
    """Every list of alternatives that hold in turn."""
    return (item for item in model.timeline.noted.in_turn if holds(model, item.at))


class Clash(NamedTuple):
    """Two things of different kinds with one id in one file: the first is meant wherever it stands."""

    id: str
    first: Locus
    first_kind: Kind
    second: Locus
    second_kind: Kind


def clashes(model: Model) -> Iterator[Clash]:
    """Things of different kinds with one id."""
    for file in model.files:
        for first, second in file.ambiguous:
            yield Clash(second.id, _key(first), first.kind, _key(second), second.kind)


class Taken(NamedTuple):
    """A thing with an id that means something else too: the file's own period or budget, or an import."""

    id: str
    at: Locus
    kind: Kind
    seat: str
    """How a seat of it, or a part, would be named; empty where it has none."""


def taken(file: File, word: str) -> Taken | None:
    """The thing of a file that has a word of the language, or the short name of an import, as its id."""
    thing = file.names.get(word)
    if thing is None or thing.kind == word:
        return None
    return Taken(word, _key(thing), thing.kind, f"{word}.{next(iter(thing.parts))}" if thing.parts else "")


def speaks(file: File) -> bool:
    """Whether a file says anything itself, and does not only gather others."""
    return bool(file.by_kind or file.spec.states)


def cited_files(file: File) -> set[File]:
    """The files whose documents a file cites."""
    return {found.document.model for text in file.cited if (found := file.cite(text)) is not None}


class Elaboration(NamedTuple):
    """A thing that a file says more of, though another defines it."""

    id: str
    kind: Kind
    text: str
    """How the file names what it elaborates."""
    at: Locus
    thing: Record
    base: Record

    @property
    def is_of_itself(self) -> bool:
        """Whether it is said to elaborate itself."""
        return self.base is self.thing

    @property
    def within_file(self) -> bool:
        """Whether what it elaborates stands in the same file."""
        return self.base.model is self.thing.model

    @property
    def base_kinds(self) -> tuple[Kind, Kind]:
        """What that is where it is named, and where it is defined."""
        return self.base.kind, self.base.same.kind

    @property
    def base_at(self) -> Locus:
        """Where that stands."""
        return _key(self.base)

    @property
    def elsewhere(self) -> str | None:
        """How a thing with the same id in an imported file would be named."""
        return next(
            (f"{alias}.{self.text}" for alias, other in self.thing.model.imports.items() if other and self.text in other.names), None
        )


def elaborations(file: File) -> Iterator[Elaboration]:
    """What a file says of things that others define."""
    for entity in chain.from_iterable(file.all(kind) for kind in _ELABORATING):
        text = getattr(entity.spec, "elaborates", None)
        base = file.find(text) if text else None
        if text and base is not None:
            yield Elaboration(entity.id, entity.kind, text, entity.at("elaborates"), entity, base)


def elaborating(model: Model) -> frozenset[int]:
    """id() of every record that elaborates a thing, be it one that it cannot elaborate (GOV114)."""
    return frozenset(id(one.thing) for file in model.files for one in elaborations(file))


def around(at: Locus) -> Iterable[Record]:
    """The thing that a place belongs to, and what that is a seat or part of, from the inside out."""
    entity = at.entity
    while entity is not None:
        yield entity
        entity = holder_of(entity)


def clause_at(model: Model, at: Locus) -> str:
    """The clauses behind what stands at a place: its own, or the nearest around it; empty where none is cited."""
    if at.entity is not None and at.path[: len(at.entity.path)] == at.entity.path:
        return model.clause_behind(at)
    found: tuple[str, ...] = ()  # in an assertion, a key or the file's own period
    for node in along(at):
        found = sources_of(at.model, node) or found
    return ", ".join(found)


def _about(at: Locus) -> Locus:
    """The place of what a text asserts (`states`) as one of the thing that it is about."""
    number, states = at.path[1] if len(at.path) > 1 else None, at.model.spec.states or ()
    return at._replace(entity=at.model.thing(states[number].of)) if at.path[0] == "states" and isinstance(number, int) else at


def _key(entity: Record) -> Locus:
    return Locus(entity.model, entity.path, entity, "key")
