"""Names that lead nowhere: what of each is not there, what stands there instead, and what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from governance.model.written import File, Kind, Locus, Path, Record

Why = Literal["unknown", "wrong_kind", "source"]
"""It names nothing; something of another kind; or, as a source, no document or no clause of it."""


class Unresolved(NamedTuple):
    """A text that should name a thing and does not. `found` is what it names instead, where it names something."""

    model: File
    path: Path
    owner: Record | None
    text: str
    kinds: tuple[str, ...]
    why: Why
    found: Record | None = None

    @property
    def at(self) -> Locus:
        """Its place."""
        return Locus(self.model, self.path, self.owner)

    @property
    def missing(self) -> str:
        """What of it is not there: of `body.seat`, the body where that is unknown already."""
        steps = self.text.split(".")
        known = 1 if steps[0] in self.model.imports else 0
        while known < len(steps) and self.model.find(".".join(steps[: known + 1])):
            known += 1
        return ".".join(steps[: known + 1])


class Instead(NamedTuple):
    """A thing that is named where one of another kind is wanted."""

    kind: Kind
    defined: Locus
    seats: tuple[str, ...]
    """The ids of its seats, or parts."""
    post_in: str | None
    """Of an office: the id by which its file names what it is a post in."""
    post_kind: Kind | None


def instead(item: Unresolved) -> Instead | None:
    """What a name of the wrong kind names."""
    found = item.found
    if found is None:
        return None
    post = found.spec.party if found.kind == "office" else None
    within = found.model.find(post)
    where = Locus(found.model, found.path, found, "key")
    return Instead(found.kind, where, tuple(found.parts), post, within.kind if within is not None else None)


def in_import(item: Unresolved) -> str | None:
    """The name by which an imported file's thing of the same id would be reached."""
    return next((f"{alias}.{item.missing}" for alias, other in item.model.imports.items() if other and item.missing in other.names), None)


def beside(item: Unresolved) -> list[str] | None:
    """Of `body.seat` whose body is known: the body's seats, each as it would be named; None for all else."""
    holder, dot, _ = item.missing.rpartition(".")
    body = item.model.find(holder) if dot else None
    return [f"{holder}.{part}" for part in body.parts] if body is not None else None


def names_of(file: File, kinds: tuple[str, ...]) -> list[str]:
    """All names that a file could use for things of some kinds, those of its imports with their prefix."""
    known = list(file.names.items())
    for alias, other in file.imports.items():
        known += [(f"{alias}.{name}", entity) for name, entity in (other.names if other else {}).items()]
    return [name for name, entity in known if kinds == ("anything",) or entity.kind in kinds]


Fault = Literal["no_document", "other_kind", "no_clause", "without_clauses", "unknown_clause"]
"""What is wrong with a source: it names no document; a thing that is none; a document with clauses as a whole; a clause of a document
that has none; a clause that the document does not have."""


class Mistaken(NamedTuple):
    """A source that leads nowhere, and why."""

    fault: Fault
    head: str
    """What should be the id of a document."""
    clause: str
    kind: Kind | None = None
    """What else it names."""
    choices: Sequence[str] = ()
    """What may have been meant: documents, or clauses."""


def mistaken(item: Unresolved) -> Mistaken | None:
    """What is wrong with a source; None where the document may stand in what could not be read."""
    file = item.model
    head, _, clause = item.text.partition(" ")
    found = _cited(file, head)
    if found is None:
        return None if _may_be_elsewhere(file, head) else Mistaken("no_document", head, clause, choices=_documents(file, head))
    if found.kind != "document":
        return Mistaken("other_kind", head, clause, found.kind, _documents(file, head))
    if ("documents", found.id) in found.model.broken:
        return None
    clauses = list(found.spec.clauses or ())
    if not clause:
        return Mistaken("no_clause", head, clause, choices=clauses)
    return Mistaken("unknown_clause" if clauses else "without_clauses", head, clause, choices=clauses)


def names_a_document(item: Unresolved) -> bool:
    """Whether a source names a thing that is there, if only not the clause."""
    return _cited(item.model, item.text.partition(" ")[0]) is not None


def _cited(file: File, head: str) -> Record | None:
    """What the first word of a source names: as `Model.cite` has it, a document of an import needs no prefix."""
    found = file.find(head)
    if found is None and "." not in head:
        found = next((e for m in file.imports.values() if m and (e := m.names.get(head)) and e.kind == "document"), None)
    return found


def _may_be_elsewhere(file: File, head: str) -> bool:
    """Whether the document may stand where it could not be read."""
    alias, dot, _ = head.partition(".")
    if dot:
        return alias in file.imports and file.imports[alias] is None
    return any(other is None or not other.broken.isdisjoint({("documents", head), ("documents",)}) for other in file.imports.values())


def _documents(file: File, head: str) -> list[str]:
    known = [entity.id for entity in file.all("document")]
    for alias, other in file.imports.items():
        for entity in other.all("document") if other else ():
            known.append(entity.id if "." not in head and entity.id not in file.names else f"{alias}.{entity.id}")
    return list(dict.fromkeys(known))
