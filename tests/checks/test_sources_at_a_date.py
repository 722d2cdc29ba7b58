"""What the checks on references and sources say when a date is asked for: what has ended is left out before they look."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from governance.checks.engine import validate
from governance.diagnostics import Diagnostic
from governance.model.loaded import load

MARKET = """\
govcheck: 1
id: market
title: {da: Torvet, en: The market}
documents:
  deed: {title: {da: Skødet, en: The deed}, valid: {to: 2024-12-31}, clauses: {"1": {}}}
  rules: {title: {da: Reglerne, en: The rules}, clauses: {"1": {}, "2": {}}}
parties:
  town: {name: {da: Byen, en: The town}, source: [deed 1, rules 1]}
  old_guild: {name: {da: Det gamle laug, en: The old guild}, source: rules 2, valid: {to: 2024-12-31}, supports: stalls}
  stalls: {name: {da: Boderne, en: The stalls}, source: rules 1}
bodies:
  council:
    level: political
    source: rules 1
    seats:
      old_guild: {appointed_by: old_guild}
      guests: {appointed_by: [town, old_guild]}
    served_by: old_guild
"""
MARKET_WITHOUT_RULES = """\
govcheck: 1
id: market
title: {da: Torvet, en: The market}
documents:
  deed: {title: {da: Skødet, en: The deed}, valid: {to: 2024-12-31}}
parties:
  town: {name: {da: Byen, en: The town}, source: deed}
"""


def found(folder: Path, text: str, day: date | None) -> list[Diagnostic]:
    file = folder / "market.yaml"
    file.write_text(text, encoding="utf-8")
    return list(validate(load([file], as_of=day), select=["GOV1"]).diagnostics)


def lines(diagnostics: list[Diagnostic], code: str) -> list[int]:
    return [d.place.line for d in diagnostics if d.code == code]


def test_a_reference_to_what_has_ended_is_one_finding_and_no_unknown_id(tmp_path: Path) -> None:
    later = found(tmp_path, MARKET, date(2025, 3, 1))
    (ended,) = [d for d in later if d.code == "GOV115"]
    assert ended.place.line == 16
    assert [related.place.line for related in ended.related] == [17, 18]
    assert "2025-03-01" in ended.message.en
    assert "2025-03-01" in ended.message.da
    assert not lines(later, "GOV101")


def test_what_is_left_out_makes_nothing_unused_uncited_or_unknown(tmp_path: Path) -> None:
    later = found(tmp_path, MARKET, date(2025, 3, 1))
    for code in ("GOV104", "GOV105", "GOV106", "GOV108"):
        assert not lines(later, code), code


def test_the_same_without_a_date(tmp_path: Path) -> None:
    always = found(tmp_path, MARKET, None)
    assert lines(always, "GOV115") == [16]
    assert not lines(always, "GOV106")
    assert not lines(always, "GOV108")


@pytest.mark.parametrize("day", [None, date(2024, 6, 1), date(2025, 3, 1)])
def test_a_model_whose_document_has_ended_had_one(tmp_path: Path, day: date | None) -> None:
    assert not lines(found(tmp_path, MARKET_WITHOUT_RULES, day), "GOV104")
