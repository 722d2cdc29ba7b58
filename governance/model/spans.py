"""Periods compared: whether two of them meet, and on which days a place in a file holds."""

from __future__ import annotations

from datetime import date

from governance.model.statements import bounds
from governance.model.written import Locus, along
from governance.schema.base import Span

Window = tuple[date | None, date | None]
"""The first and the last day; None where there is no end."""


def inverted(span: Span) -> bool:
    """Whether it ends before it begins (GOV109)."""
    return span.from_ is not None and span.to is not None and span.to < span.from_


def meet(one: Span | None, other: Span | None) -> bool:
    """Whether two periods share a day; what is not limited is always."""
    if one is None or other is None:
        return True
    (first, last), (start, end) = bounds(one), bounds(other)
    return not ((last is not None and start is not None and last < start) or (end is not None and first is not None and end < first))


def holding(at: Locus) -> Window:
    """The days on which what stands at a place holds: those of all that it stands in."""
    first: date | None = None
    last: date | None = None
    for node in along(at):
        for key in ("valid", "period"):
            span = getattr(node, key, None)
            if isinstance(span, Span) and not inverted(span):
                start, end = bounds(span)
                first = start if first is None or (start is not None and start > first) else first
                last = end if last is None or (end is not None and end < last) else last
    return first, last
