"""What govcheck has to say, and where: texts in two languages, places, diagnostics, reports.

Standard library only: everything else in the house may import this, and this imports nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal, NamedTuple

Lang = Literal["en", "da"]
LANGS: tuple[Lang, ...] = ("en", "da")


class Text(NamedTuple):
    """A sentence that users read, in both of the project's languages."""

    en: str
    da: str

    def to(self, lang: Lang) -> str:
        """The text in `lang`."""
        return self.da if lang == "da" else self.en


class Severity(StrEnum):
    """How grave a finding is.

    error: it contradicts itself, or cannot work. warning: the text leaves a gap or a risk that its authors would
    want to know. note: an assumption that an answer leans on.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive.

    `excerpt` is the whole of line `line`, without its line break.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str = ""


class Related(NamedTuple):
    """Another place that a diagnostic speaks of, and what is there."""

    message: Text
    place: Place


class Diagnostic(NamedTuple):
    """One finding: what, how grave, and at exactly one primary place.

    `entity` is the id of the thing it is about, `clause` the clause of the agreement behind that ("pa 8.2"); both are
    empty where there is none.
    """

    code: str
    severity: Severity
    message: Text
    place: Place
    entity: str = ""
    clause: str = ""
    help: Text | None = None
    related: tuple[Related, ...] = ()


class Summary(NamedTuple):
    """How many findings of each kind; `accepted` are those that the model's owner knows and accepts."""

    errors: int
    warnings: int
    notes: int
    accepted: int


class Report(NamedTuple):
    """All findings of a run, in the order of files and lines, and how many were accepted in the models.

    `waiting`: findings of the kind "this is nowhere" are withheld until the errors in a file are mended.
    """

    diagnostics: tuple[Diagnostic, ...]
    accepted: int = 0
    waiting: bool = False

    def summary(self) -> Summary:
        """The findings counted by severity."""
        count = dict.fromkeys(Severity, 0)
        for found in self.diagnostics:
            count[found.severity] += 1
        return Summary(count[Severity.ERROR], count[Severity.WARNING], count[Severity.NOTE], self.accepted)

    def holds(self, *, strict: bool = False) -> bool:
        """Whether nothing was found that makes `validate` say no: no error, and when strict no warning either."""
        found = self.summary()
        return not found.errors and not (strict and found.warnings)


def in_order(diagnostics: Iterable[Diagnostic], paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Sort by file (in the order of `paths`), line, column, code and text, so that the same input gives the same bytes."""
    rank = {path: number for number, path in enumerate(paths)}
    return tuple(
        sorted(
            diagnostics,
            key=lambda d: (
                rank.get(d.place.path, len(rank)),
                d.place.path,
                d.place.line,
                d.place.column,
                d.code,
                d.entity,
                d.message.en,
            ),
        )
    )
