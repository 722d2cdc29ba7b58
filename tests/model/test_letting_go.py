"""What has been worked out of the days is kept once, and let go of one stretch after another."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from governance.checks.engine import validate
from governance.model.loaded import load
from governance.model.timeline import Timeline

HEAD = "govcheck: 1\nid: example\ntitle: Example\nperiod: {from: 2024-01-01, to: 2028-12-31}\n"
ALWAYS = """\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
"""
CHANGING = ALWAYS.replace("{name: The town}", "{name: The town, valid: {to: 2025-12-31}}")


def timeline(folder: Path, text: str) -> Timeline:
    file = folder / "model.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    return load([file]).timeline


def test_where_all_holds_on_all_days_what_is_written_is_what_holds(tmp_path: Path) -> None:
    found = timeline(tmp_path, ALWAYS)
    assert [model is found.undated for model in found.models()] == [True]


@pytest.mark.parametrize(
    "town",
    [
        "{name: The town, valid: {to: 2025-12-31}}",
        "{name: The town, valid: {to: 2023-12-31}}",
        "{name: The town, valid: {from: 2029-01-01}}",
        "{name: The town, valid: {from: 2027-01-01, to: 2026-01-01}}",
    ],
)
def test_what_does_not_hold_on_all_days_is_written_all_the_same(tmp_path: Path, town: str) -> None:
    found = timeline(tmp_path, ALWAYS.replace("{name: The town}", town))
    assert [one.id for one in found.undated.parties] == ["town"]
    assert all(model is not found.undated for model in found.models())


def test_a_period_that_covers_the_whole_changes_nothing(tmp_path: Path) -> None:
    found = timeline(tmp_path, ALWAYS.replace("{name: The town}", "{name: The town, valid: {from: 2020-01-01}}"))
    assert [model is found.undated for model in found.models()] == [True]


def test_a_stretch_that_is_let_go_of_is_gone_and_can_be_asked_for_again(tmp_path: Path) -> None:
    found = timeline(tmp_path, CHANGING)
    first = found.stretches()[0]
    model = found.of(first)
    names = [one.id for one in model.parties]
    kept = weakref.ref(model)
    del model
    found.let_go(first)
    gc.collect()
    assert kept() is None
    assert [one.id for one in found.of(first).parties] == names == ["town"]


def test_a_finding_of_several_stretches_is_accepted_of_a_thing_that_it_is_about(tmp_path: Path) -> None:
    cases = """\
cases:
  works: {name: Works, terms: {en: [permit]}, route: [{step: decide, by: board}]}
  feast: {name: Feast, terms: {en: [Permit]}, route: [{step: approve, by: board}]}
"""
    accepted = "accepted:\n  - {code: GOV511, at: works, because: Whoever asks is shown both}\n"
    file = tmp_path / "model.yaml"
    for text, number in ((CHANGING + cases, 1), (CHANGING + cases + accepted, 0)):
        file.write_text(HEAD + text, encoding="utf-8")
        assert [found.code for found in validate(load([file])).diagnostics].count("GOV511") == number
