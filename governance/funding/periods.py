"""From when to when money runs, and what has to be assumed to say so."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, Protocol

from governance.schema.values import Length

By = Literal["days", "months", "equal"]
Reason = Literal["start", "start_within", "end", "end_within", "unstated", "beyond", "clipped"]
"""`start` and `end` are those of the term, `start_within` and `end_within` those of something nearer that it is a part of."""


class Span(Protocol):
    """A stretch of time as a text gives it: its days, or how long it lasts."""

    @property
    def from_(self) -> date | None:
        """The first day, where it is stated."""

    @property
    def to(self) -> date | None:
        """The last day, where it is stated as a date."""

    @property
    def length(self) -> Length | None:
        """How long it lasts, where the text gives a length."""


class Stretch(NamedTuple):
    """A period with both its days, inclusive, and why it is read so."""

    first: date
    last: date
    reasons: tuple[Reason, ...] = ()
    used: frozenset[int] = frozenset()
    """Which of the spans around it, from the inside out, gave its days or set their limit; the term is the last."""

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.first.year, self.last.year + 1)


def stretch(spans: Iterable[Span | None], term: Span | None, *, clip: bool = False) -> Stretch | None:
    """The period of money: the first of `spans` (from the inside out) that is given, else the term; None where no days follow.

    What it does not give itself (its first day, its last) is taken from those around it, and said in `reasons`: each of them
    runs from its own first day, not from that of what lies in it. With `clip` it ends no later than the term.
    """
    given = [span for span in spans if span is not None]
    around = [*given, *([term] if term is not None else [])]
    outermost = len(given)
    first: date | None = None
    last: date | None = None
    begun = ended = run_from = outermost
    for number in reversed(range(len(around))):
        span = around[number]
        if span.from_ is not None:
            first, begun = span.from_, number
        if span.to is not None or span.length is not None:
            last, ended = end_of(span, first) if span.to is not None or first is not None else None, number
            run_from = number if span.to is not None else begun
    if first is None or last is None:
        return None
    reasons: list[Reason] = [] if given else ["unstated"]
    used = {begun, ended, run_from}
    if given:  # the first day is not its own, or the last follows from a length whose first day is not its own
        starts = {begun} - {0} | ({run_from} if run_from != ended else set())
        reasons += ["start"] if outermost in starts else []
        reasons += ["start_within"] if starts - {outermost} else []
    if given and ended:
        reasons.append("end" if ended == outermost else "end_within")
    limit = end_of(term, term.from_) if term is not None and term.from_ else None
    if limit is not None and last > limit:
        used.add(outermost)
        if clip and limit >= first:
            last = limit
            reasons.append("clipped")
        else:
            reasons.append("beyond")
    return Stretch(first, last, tuple(reasons), frozenset(used)) if last >= first else None


def end_of(span: Span, first: date | None) -> date | None:
    """The last day of a span that begins on `first`: as it is given, or after its length; None where neither."""
    if span.to is not None:
        return span.to
    return span.length.ends(first) if span.length is not None and first is not None else None


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
