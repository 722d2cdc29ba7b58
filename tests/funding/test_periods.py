"""From when to when money runs: what is stated, and what is taken from around it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from governance.funding import periods
from governance.schema.values import length


def span(first: str = "", last: str = "", long: str = "") -> Any:
    day = date.fromisoformat
    return SimpleNamespace(from_=day(first) if first else None, to=day(last) if last else None, length=length(long) if long else None)


def stretch(spans: list[Any], term: Any, *, clip: bool = False) -> tuple[date, date, tuple[str, ...]] | None:
    found = periods.stretch(spans, term, clip=clip)
    return (found.first, found.last, found.reasons) if found else None


TERM = span("2023-04-01", "2027-12-31")


def test_what_is_stated_is_taken_as_it_is() -> None:
    found = stretch([span("2024-01-01", "2024-12-31")], TERM)
    assert found == (date(2024, 1, 1), date(2024, 12, 31), ())


def test_a_length_runs_from_the_start_of_the_term() -> None:
    """pa 5.2: five years, of a term of less (pa 7.1)."""
    found = stretch([span(long="5 years")], TERM)
    assert found == (date(2023, 4, 1), date(2028, 3, 31), ("start", "beyond"))
    assert stretch([span(long="5 years")], TERM, clip=True) == (date(2023, 4, 1), date(2027, 12, 31), ("start", "clipped"))
    assert stretch([span(long="2 years")], TERM) == (date(2023, 4, 1), date(2025, 3, 31), ("start",))


def test_what_is_missing_comes_from_around() -> None:
    around = span("2024-02-01", "2026-01-31")
    assert stretch([span(long="1 year"), around], TERM) == (date(2024, 2, 1), date(2025, 1, 31), ("start_within",))
    assert stretch([span("2025-01-01"), around], TERM) == (date(2025, 1, 1), date(2026, 1, 31), ("end_within",))
    assert stretch([span("2025-01-01")], TERM) == (date(2025, 1, 1), date(2027, 12, 31), ("end",))
    assert stretch([None, around], TERM) == (date(2024, 2, 1), date(2026, 1, 31), ())
    assert stretch([None], TERM) == (date(2023, 4, 1), date(2027, 12, 31), ("unstated",))


def test_where_nobody_says_there_is_none() -> None:
    assert stretch([None], None) is None
    assert stretch([span(long="5 years")], None) is None
    assert stretch([span("2024-01-01")], None) is None
    assert stretch([span("9999-01-01", long="5 years")], TERM) is None
    assert stretch([span("2024-01-01", "2023-01-01")], TERM) is None


def test_a_length_around_runs_from_its_own_first_day() -> None:
    """Two years from the start of the term are over on 31 March 2025, whenever a part of them begins."""
    assert stretch([span("2024-07-01"), span(long="2 years")], TERM) == (date(2024, 7, 1), date(2025, 3, 31), ("start", "end_within"))
    assert stretch([span("2025-07-01"), span(long="2 years")], TERM) is None
    found = periods.stretch([span(long="1 year"), span("2024-02-01", "2026-01-31")], TERM)
    assert found is not None and found.used == {0, 1}  # its length, and the first day of what is around it; nothing of the term
