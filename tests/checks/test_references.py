"""What the checks on references and sources share: days, acceptances, near names among many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance import load, validate
from governance.diagnostics import Report
from governance.reading import conforming
from governance.reading.conforming import Spellings, nearest
from tests.conftest import HEAD, Write

REGIONS = """\
parties:
  north: {name: North, valid: {to: 2026-12-31}}
  south: {name: South}
  regions: {name: The regions, members: [{id: north, valid: {to: 2026-12-31}}, south]}
states:
  - {of: regions, count: 2}
"""


def report(write: Write, text: str, day: date | None = None) -> Report:
    return validate(load([write(HEAD + text)], as_of=day))


def messages(found: Report, code: str) -> list[str]:
    return [item.message.en for item in found.diagnostics if item.code == code]


def test_a_count_is_held_against_the_members_of_each_day(write: Write) -> None:
    """The list of members was counted as it is written, also after one of them had ended."""
    (only,) = messages(report(write, REGIONS), "GOV112")
    assert only == "the number of The regions is said to be 2, but 1 member is listed (from 2027-01-01)"
    assert not messages(report(write, REGIONS, date(2026, 12, 31)), "GOV112")
    assert messages(report(write, REGIONS, date(2027, 1, 1)), "GOV112")


@pytest.mark.parametrize("day", [None, date(2027, 1, 1)])
def test_a_finding_that_is_accepted_is_accepted_on_every_day(write: Write, day: date | None) -> None:
    """With --as-of the files were read twice, and what was accepted in the one reading was found in the other."""
    text = REGIONS + "accepted: [{code: GOV112, at: regions, because: The text is old}]\n"
    found = report(write, text, day)
    assert not messages(found, "GOV112")
    assert found.accepted == 1


def test_a_clause_that_is_cited_on_another_day_is_not_passed_over(write: Write) -> None:
    text = """\
documents: {pa: {title: The agreement, clauses: {"1": {}, "2": {}, "3": {}}}}
parties:
  town: {name: The town, source: pa 1}
  guild: {name: The guild, source: pa 2, valid: {to: 2024-12-31}}
"""
    for day in (None, date(2026, 1, 1)):
        (only,) = messages(report(write, text, day), "GOV106")
        assert "`pa 3`" in only


def test_what_stands_in_something_that_does_not_hold_on_the_day_is_not_found_on_it(write: Write) -> None:
    text = "parties:\n  town: {name: The town, valid: {to: 2024-12-31}, supports: nobody, assumed: as of old}\n"
    assert messages(report(write, text), "GOV101")
    assert messages(report(write, text), "GOV117")
    later = report(write, text, date(2026, 1, 1))
    assert not messages(later, "GOV101")
    assert not messages(later, "GOV117")


def test_a_file_whose_own_period_could_not_be_read_is_in_force_with_what_it_builds_on(write: Write) -> None:
    """Else its seats have nobody to appoint on the days before the other file begins, and one mistake is two findings."""
    write(HEAD.replace("example", "base") + "period: {from: 2023-01-01}\nparties: {town: {name: The town}}\n", "base.yaml")
    text = "imports: {base: base.yaml}\nperiod: {from: never, to: 2029-12-31}\nbodies:\n  board:\n    level: political\n"
    text += "    seats: {town: {appointed_by: base.town}}\n"
    found = report(write, text)
    assert [item.code for item in found.diagnostics if item.severity == "error"] == ["GOV004"]


_WORD = st.text("abcdeé_", min_size=1, max_size=12)


@given(st.lists(_WORD, max_size=30), _WORD)
def test_of_few_names_the_nearest_are_found_as_ever(names: list[str], written: str) -> None:
    assert Spellings(names).nearest(written) == nearest(written, dict.fromkeys(names))


@settings(max_examples=25)
@given(st.sets(_WORD, min_size=201, max_size=400), st.data())
def test_of_many_names_one_that_differs_by_a_letter_is_found(names: set[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(names)))
    at = data.draw(st.integers(0, len(name) - 1))
    written = name[:at] + data.draw(st.sampled_from(["", "x", name[at] + "x"])) + name[at + 1 :]
    assert Spellings(sorted(names)).nearest(written) or not nearest(written, [name])


def test_however_many_names_there_are_few_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand unknown ids among two thousand names took seventeen seconds."""
    looked: list[int] = []

    def counted(written: str, allowed: Iterable[str]) -> list[str]:
        looked.append(len(list(allowed)))
        return []

    monkeypatch.setattr(conforming, "nearest", counted)
    names = Spellings(f"town_{number:05}" for number in range(20_000))
    for number in range(50):
        names.nearest(f"twon_{number:05}")
    assert len(looked) == 50
    assert max(looked) < 500
