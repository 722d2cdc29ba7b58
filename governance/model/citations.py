"""Which clauses are cited, and by what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from governance.model.statements import Said
from governance.model.traversal import AnyStatement, Holds, StatementKind, everywhere, kind_of, statements
from governance.model.written import Citation, File, Locus, Record


class Citing(NamedTuple):
    """A statement that cites a clause."""

    document: Record
    clause: str
    """The number of the clause; empty for a document as a whole."""
    said: Said[AnyStatement]
    """The statement."""
    number: int
    """Which of its sources it is, from 0."""

    @property
    def kind(self) -> StatementKind:
        """What the statement is."""
        return kind_of(self.said.spec)

    @property
    def about(self) -> Record | None:
        """What it belongs to, or is about; None where it belongs to the file itself."""
        return self.said.record

    @property
    def where(self) -> Locus:
        """The place of the source."""
        said = self.said
        return Locus(said.file, (*said.path, "source", self.number), said.record)


Cited = tuple[int, str]
"""A clause of a document: id() of the document's record, and the number of the clause."""


def cited(files: Iterable[File]) -> frozenset[Cited]:
    """Every clause that some file cites. Takes no walk: the texts of sources are known from linking."""
    found = (citation for file in files for text in file.cited if (citation := file.cite(text)) is not None)
    return frozenset((id(citation.document), citation.clause) for citation in found)


def citing(files: Iterable[File], wanted: frozenset[Cited] | None = None, holds: Holds = everywhere) -> dict[Cited, tuple[Citing, ...]]:
    """Where each clause (of those that are wanted, where that is said) is cited, in the order of the files. Walks all that is written.

    With `holds`, without what does not hold.
    """
    found: dict[Cited, list[Citing]] = {}
    for file in files:
        texts = {text: citation for text in file.cited if (citation := file.cite(text)) is not None and _meant(citation, wanted)}
        for said in statements(file, holds) if texts else ():
            for number, text in enumerate(said.spec.source or ()):
                citation = texts.get(text)
                if citation is not None:
                    one = Citing(citation.document, citation.clause, said, number)
                    found.setdefault((id(citation.document), citation.clause), []).append(one)
    return {key: tuple(each) for key, each in found.items()}


def _meant(citation: Citation, wanted: frozenset[Cited] | None) -> bool:
    return wanted is None or (id(citation.document), citation.clause) in wanted
