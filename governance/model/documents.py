"""Documents and their clauses: where the facts come from."""

from __future__ import annotations

from datetime import date
from typing import Literal

from governance.diagnostics import Text
from governance.model.actors import Actor
from governance.model.statements import Frozen, Links, lazy, put
from governance.model.things import Thing
from governance.model.written import Locus, label_of
from governance.schema import document as written

Status = Literal["planned", "draft", "signed", "in_force", "ended"]


class Clause(Frozen):
    """A clause of a document."""

    document: Document
    number: str
    """Its number or label: `8.2`."""
    _spec: written.Clause

    def __init__(self, document: Document, number: str, spec: written.Clause) -> None:
        put(self, "document", document)
        put(self, "number", number)
        put(self, "_spec", spec)

    @property
    def where(self) -> Locus:
        """Its place."""
        said = self.document.says[0]
        return Locus(said.file, (*said.path, "clauses", self.number), said.record)

    @property
    def key(self) -> str:
        """As it is cited: `pa 8.2`."""
        return f"{self.document.id} {self.number}"

    @property
    def label(self) -> str:
        """As it is known across files."""
        return f"{self.document.label} {self.number}"

    @property
    def title(self) -> Text | None:
        """What it is about."""
        return label_of(self._spec.title)

    @property
    def not_modelled(self) -> Text | None:
        """Nothing of it is in the model: why."""
        return label_of(self._spec.not_modelled)

    @property
    def partly(self) -> Text | None:
        """Some of it is in the model: what is not, and why."""
        return label_of(self._spec.partly)


class Document(Thing[written.Document]):
    """An agreement, act, minute or annex that the facts come from."""

    @property
    def date(self) -> date | None:
        """The date that it bears."""
        return self.says[0].spec.date

    @property
    def status(self) -> Status | None:
        """How far it has come."""
        return self.says[0].spec.status

    @lazy
    def clauses(self) -> dict[str, Clause]:
        """Its clauses by number."""
        return {number: Clause(self, number, spec) for number, spec in (self.says[0].spec.clauses or {}).items()}

    @lazy
    def part_of(self) -> Links[Document]:
        """The documents that this is an annex of."""
        return self.model.documents_named(self, "part_of")

    @lazy
    def with_wholes(self) -> tuple[Document, ...]:
        """It, what it is an annex of, and what that is an annex of: the nearest first."""
        found: dict[Document, None] = {self: None}
        queue: list[Document] = [self]
        for one in queue:
            further = [whole for whole in one.part_of.things if whole not in found]
            found.update(dict.fromkeys(further))
            queue += further
        return tuple(found)

    @lazy
    def elaborates(self) -> Links[Document]:
        """The documents that this says more about."""
        return self.model.documents_named(self, "elaborates")

    @property
    def at_hand(self) -> bool:
        """Whether whoever wrote the model has read it."""
        return self.says[0].spec.at_hand

    @property
    def copies(self) -> int | None:
        """In how many copies it is made out, as the text says."""
        return self.says[0].spec.copies

    @lazy
    def copies_to(self) -> Links[Actor]:
        """Who gets a copy; a group counts as each of its members."""
        return self.model.actors_named(self, "copies_to")
