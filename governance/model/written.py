"""Linked models: every id resolved to the thing it names, across files.

What cannot be resolved is kept in `Files.unresolved` for the checks to report; a check that asks for such a thing gets
None and says nothing of it, so that one mistake gives one diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from governance.diagnostics import Text
from governance.reading.source import Source
from governance.schema.base import LangMap, Span
from governance.schema.model import ModelFile

if TYPE_CHECKING:
    from governance.model.unresolved import Unresolved

Path = tuple[str | int, ...]
Kind = Literal[
    "document", "clause", "party", "office", "body", "seat", "facet", "case", "subject", "contribution", "part", "period", "funding"
]
COLLECTIONS: tuple[tuple[str, Kind], ...] = (
    ("documents", "document"),
    ("parties", "party"),
    ("offices", "office"),
    ("bodies", "body"),
    ("facets", "facet"),
    ("cases", "case"),
    ("subjects", "subject"),
)


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Record:
    """A thing that a model speaks of. `spec` is what the file says of it; `path` leads there.

    `same` is the thing itself: another entity where this one elaborates it, else this. `parts` are a body's seats, a
    contribution's parts, by id, as its own file has them; `added` those that only elaborations of it have.
    """

    __slots__ = ("added", "id", "kind", "model", "parts", "path", "same", "spec")

    def __init__(self, model: File, kind: Kind, id_: str, spec: Any, path: Path) -> None:
        self.model = model
        self.kind: Kind = kind
        self.id = id_
        self.spec = spec
        self.path = path
        self.same: Record = self
        # Most things have no parts: they share this.
        self.parts: Mapping[str, Record] = _NOTHING
        self.added: Mapping[str, Record] = _NOTHING

    def at(self, *steps: str | int) -> Locus:
        """The place of this thing, or of a field of it."""
        return Locus(self.model, self.path + steps, self)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.model.id}.{self.id}>"


class Locus(NamedTuple):
    """A symbolic place: a path in a model's file, and the thing it belongs to. The engine finds line and column."""

    model: File
    path: Path
    entity: Record | None = None
    on: Literal["key", "value"] = "value"


class Citation(NamedTuple):
    """A clause that is cited: of which document, and its label (empty for the document as a whole)."""

    document: Record
    clause: str

    @property
    def key(self) -> str:
        """`pa 8.2`."""
        return f"{self.document.id} {self.clause}".strip()


class Dated(NamedTuple):
    """A period that a file gives: its own, that of some money (`period`), or when a statement holds (`valid`)."""

    span: Span
    at: Locus
    key: Literal["period", "valid"]


class Reasoned(NamedTuple):
    """An assumption (`assumed`), with its reason as it is written."""

    words: str | LangMap
    at: Locus


class Reference(NamedTuple):
    """A name of a thing that does not hold on all days."""

    to: Record
    at: Locus


class Repeated(NamedTuple):
    """A name that stands in a list again, or another name of what stands there already."""

    text: str
    before: str
    """How it stands there first."""
    first: Locus
    again: Locus


class InTurn(NamedTuple):
    """A list of alternatives that hold in turn: its place, and when each of them holds."""

    at: Locus
    spans: tuple[Span | None, ...]


@dataclass(slots=True, eq=False)
class Noted:
    """What was met in resolving all references, for whoever would else go through everything again. In the order of the files."""

    dated: list[Dated] = field(default_factory=list)
    assumed: list[Reasoned] = field(default_factory=list)
    limited: list[Reference] = field(default_factory=list)
    repeated: list[Repeated] = field(default_factory=list)
    in_turn: list[InTurn] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class File:
    """One model file, linked."""

    id: str
    source: Source
    spec: ModelFile
    requested: bool = True
    whole: bool = True
    """Nothing was wrong with the file as it was read, nor with its references, nor with what it imports."""
    imports: dict[str, File | None] = field(default_factory=dict)
    """By short name; None where the file cannot be read."""
    names: dict[str, Record] = field(default_factory=dict)
    """Its own things by id."""
    ambiguous: list[tuple[Record, Record]] = field(default_factory=list)
    """Things of different kinds with one id: the first is meant, the second is not reachable."""
    broken: set[tuple[str | int, ...]] = field(default_factory=set)
    """The first two steps of the paths at which something was wrong."""
    cited: dict[str, str] = field(default_factory=dict)
    """Every source that is written in it, with the name by which all files know the clause."""
    used_imports: set[str] = field(default_factory=set)
    """Short names of imports that something refers through."""
    by_kind: dict[Kind, list[Record]] = field(default_factory=dict)

    @property
    def title(self) -> Text:
        """What people call it: its title, or, where it has none, its id."""
        return label_of(self.spec.title) or Text(self.id, self.id)

    def all(self, kind: Kind) -> list[Record]:
        """All its things of one kind, in the order of the file. Seats and parts by way of what they belong to."""
        return self.by_kind.get(kind, [])

    def find(self, text: str | None) -> Record | None:
        """The thing that a reference in this file names: `kl`, `forretningsudvalg.kl`, `national.kl`; else None."""
        if text is None:
            return None
        found = self.names.get(text)
        if found is not None or "." not in text:
            return found
        head, _, rest = text.partition(".")
        if head in self.imports:
            other = self.imports[head]
            return other.find(rest) if other else None
        holder = self.names.get(head)
        while holder is not None and rest:
            step, _, rest = rest.partition(".")
            holder = holder.same.parts.get(step) or holder.same.added.get(step) or holder.parts.get(step)
        return holder

    def thing(self, text: str | None) -> Record | None:
        """`find`, and then the thing itself where what is found elaborates another."""
        found = self.find(text)
        return found.same if found else None

    def actor(self, text: str | None) -> Record | None:
        """The party, body or office that a reference names; None for what is none (GOV103 reports it)."""
        found = self.find(text)
        return found.same if found is not None and found.kind in ("party", "body", "office") else None

    def cite(self, text: str) -> Citation | None:
        """The document and clause that a source names, else None. A document of an imported model needs no prefix."""
        head, _, clause = text.partition(" ")
        found = self.find(head)
        if found is None and "." not in head:
            found = next((e for m in self.imports.values() if m and (e := m.names.get(head)) and e.kind == "document"), None)
        if found is None or found.kind != "document":
            return None
        clauses = found.spec.clauses
        if clause in (clauses or {}) or (not clause and not clauses):
            return Citation(found, clause)
        return None


@dataclass(slots=True, eq=False)
class Files:
    """All models of a run, linked, in the order in which they were asked for; the imported ones after them."""

    models: list[File]
    unresolved: list[Unresolved] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """id() of every entity that another one refers to."""
    short: dict[str, Record | None] = field(default_factory=dict)
    noted: Noted = field(default_factory=Noted)

    def __iter__(self) -> Iterator[File]:
        return iter(self.models)

    def all(self, kind: Kind) -> Iterator[Record]:
        """All things of one kind in all models."""
        for model in self.models:
            yield from model.all(kind)

    def is_used(self, entity: Record) -> bool:
        """Whether anything else refers to it."""
        return id(entity) in self.used

    def label(self, entity: Record) -> str:
        """The id by which people and programs know a thing: short where that is unambiguous, else with its model's id."""
        thing = entity.same
        name = thing.id
        if entity.kind == "seat" and "." in name and (body := entity.model.names.get(name.partition(".")[0])):
            return f"{self.label(body)}.{name.partition('.')[2]}"
        head = name.partition(".")[0]
        holder = self.short.get(head)
        if head not in self.short or (holder is not None and holder.same.model is thing.model):
            return name
        return f"{thing.model.id}.{name}"

    def find(self, name: str) -> list[Record]:
        """The things that a person may mean by `name`: an id, `body.seat`, `model.id`, `pa 8.2`. Several where it is ambiguous."""
        found: list[Record] = []
        for model in self.models:
            own = name.removeprefix(f"{model.id}.")
            hit = model.find(own) or (model.find(name) if own != name else None)
            if hit:
                found.append(hit.same)
            elif " " in name and (cited := model.cite(own)) and cited.document.model is model:
                found.append(_clause(cited) if cited.clause else cited.document)
        return list(dict.fromkeys(found))


def _clause(cited: Citation) -> Record:
    document, number = cited.document, cited.clause
    return Record(document.model, "clause", cited.key, document.spec.clauses[number], (*document.path, "clauses", number))


def label_of(words: str | LangMap | None) -> Text | None:
    """A name as a text in both languages; what is given in one stands for both."""
    if words is None:
        return None
    if isinstance(words, str):
        return Text(words, words)
    en, da = words.en or words.da, words.da or words.en
    return Text(en, da) if en and da else None


def inwards(node: object, steps: Path) -> Iterator[object]:
    """What is written, and what stands in it along a path, as far as that leads."""
    yield node
    for step in steps:
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list):
            node = node[step] if isinstance(step, int) and step < len(node) else None
        else:
            # `from_` is written `from`.
            inner = getattr(node, str(step), None)
            node = getattr(node, f"{step}_", None) if inner is None else inner
        if node is None:
            return
        yield node


def along(at: Locus) -> Iterator[object]:
    """What a place stands in, from the whole file inwards, and what stands there itself."""
    return inwards(at.model.spec, at.path)


def name_of(record: Record) -> Text:
    """What a file calls a thing that may not be there on the day: its name, or else its id."""
    return label_of(getattr(record.spec, "name", None)) or Text(record.id, record.id)


def clause_of(entity: Record | None, path: Path, speaking_of: Callable[[Record], Iterable[Record]] | None = None) -> str:
    """The clause behind the statement at `path` (a path in the entity's file): its own, or the nearest around it.

    Where its file cites none around it, that which others of `speaking_of` (all that files say of a thing) cite for the thing.
    """
    if entity is None:
        return ""
    file = entity.model
    around = [*inwards(entity.spec, path[len(entity.path) :])]
    best = next((found for node in reversed(around) if (found := _first(file, node))), "")
    if not best and speaking_of is not None:
        best = next((found for record in speaking_of(entity.same) if (found := _first(record.model, record.spec))), "")
    if not best:
        holder = holder_of(entity)
        return clause_of(holder, holder.path, speaking_of) if holder else ""
    return best


def holder_of(entity: Record) -> Record | None:
    """What a seat or part belongs to: the body, the contribution, the funding; None for all else."""
    if entity.kind not in ("seat", "part", "contribution"):
        return None
    return entity.model.find(entity.id.rpartition(".")[0])


def sources_of(file: File, spec: object) -> tuple[str, ...]:
    """The clauses that a statement cites itself, each once, by the name by which all files know it."""
    found: list[str] | None = getattr(spec, "source", None)
    return tuple(dict.fromkeys(file.cited.get(text, text) for text in found)) if found else ()


def _first(file: File, spec: object) -> str:
    return ", ".join(sources_of(file, spec))


def imported(model: File) -> tuple[list[File], bool]:
    """All files that a file imports, directly or through others; and whether all of them could be read."""
    found: dict[str, File] = {}
    stack, sure = [model], True
    while stack:
        for other in stack.pop().imports.values():
            if other is None:
                sure = False
            elif other.id not in found:
                found[other.id] = other
                stack.append(other)
    return list(found.values()), sure


def words_at(file: File, path: Path) -> object:
    """What stands at a path of a file, as plain mappings, lists and texts."""
    value: object = file.source.view
    for step in path:
        value = value[step] if isinstance(value, dict | list) else None  # type: ignore[index] # a step of a dict is a key, of a list a number
    return _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
