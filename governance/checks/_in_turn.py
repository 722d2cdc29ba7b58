"""Alternatives that hold in turn: which of them say when, and in which order."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from governance.model.spans import inverted
from governance.model.statements import bounds
from governance.model.written import InTurn, Locus


class Alternative(NamedTuple):
    """One of a list of alternatives that says when it holds; None for an end that is open."""

    first: date | None
    last: date | None
    at: Locus

    @property
    def validity(self) -> Locus:
        """The place of its `valid`."""
        return self.at._replace(path=(*self.at.path, "valid"))


def alternatives(turn: InTurn) -> list[Alternative]:
    """Those that say when they hold, by when they begin. What ends before it begins (GOV109) is left out."""
    found = []
    for number, span in enumerate(turn.spans):
        if span is not None and not inverted(span) and (span.from_ is not None or span.to is not None):
            found.append(Alternative(*bounds(span), place(turn, number)))
    return sorted(found, key=lambda one: one.first or date.min)


def always(turn: InTurn) -> list[Locus]:
    """The places of those that do not say when."""
    return [place(turn, number) for number, span in enumerate(turn.spans) if span is None or (span.from_ is None and span.to is None)]


def place(turn: InTurn, number: int) -> Locus:
    """The place of one alternative."""
    return turn.at._replace(path=(*turn.at.path, number))
