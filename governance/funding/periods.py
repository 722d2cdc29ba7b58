"""From when to when money runs, and what has to be assumed to say so."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, Literal, NamedTuple

By = Literal["days", "months", "equal"]
Reason = Literal["start", "end", "unstated", "beyond", "clipped"]


class Stretch(NamedTuple):
    """A period with both its days, inclusive, and why it is read so."""

    first: date
    last: date
    reasons: tuple[Reason, ...] = ()

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.first.year, self.last.year + 1)


def stretch(spans: Iterable[Any], term: Any, *, clip: bool = False) -> Stretch | None:
    """The period of money: the first of `spans` (from the inside out) that is given, else the term; None where no days follow.

    What it does not give itself (its first day, its last) is taken from those around it, and said in `reasons`. With
    `clip` it ends no later than the term.
    """
    given = [span for span in spans if span is not None]
    reasons: list[Reason] = [] if given else ["unstated"]
    around = [*given, *([term] if term is not None else [])]
    if not around:
        return None
    own = around[0]
    first = next((span.from_ for span in around if span.from_), None)
    if first is None:
        return None
    if own.from_ is None:
        reasons.append("start")
    last = end_of(own, first)
    if last is None:
        if own.length is not None:
            return None  # beyond the calendar
        reasons.append("end")
        last = next((day for span in around[1:] if (day := end_of(span, span.from_ or first))), None)
    limit = end_of(term, term.from_) if term is not None and term.from_ else None
    if last is not None and limit is not None and last > limit:
        if clip and limit >= first:
            last = limit
            reasons.append("clipped")
        else:
            reasons.append("beyond")
    return Stretch(first, last, tuple(reasons)) if last is not None and last >= first else None


def end_of(span: Any, first: date) -> date | None:
    """The last day of a span that begins on `first`: as it is given, or after its length; None where neither."""
    if span.to is not None:
        found: date = span.to
        return found
    return span.length.ends(first) if span.length is not None else None


def by_year(period: Stretch, by: By) -> dict[str, Fraction]:
    """How much of the period lies in each calendar year.

    days: its days there. months: its months there, one that is not whole by its days. equal: one for each year that it touches.
    """
    found = {}
    for year in period.years:
        first, last = max(period.first, date(year, 1, 1)), min(period.last, date(year, 12, 31))
        if by == "equal":
            weight = Fraction(1)
        elif by == "days":
            weight = Fraction((last - first).days + 1)
        elif (first, last) == (date(year, 1, 1), date(year, 12, 31)):
            weight = Fraction(12)
        else:
            weight = sum((_of_month(year, month, first, last) for month in range(first.month, last.month + 1)), Fraction(0))
        found[str(year)] = weight
    return found


def _of_month(year: int, month: int, first: date, last: date) -> Fraction:
    days = monthrange(year, month)[1]
    begin, end = max(first, date(year, month, 1)), min(last, date(year, month, days))
    return Fraction((end - begin).days + 1, days)
