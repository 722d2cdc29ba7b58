"""Voting power as others have published it: tests/data/published_power.json says where each number stands."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from governance.decisions.power.game import simple
from governance.decisions.power.indices import Power, powers
from tests.conftest import ROOT
from tests.decisions.games import game

GAMES: list[dict[str, Any]] = json.loads((ROOT / "tests" / "data" / "published_power.json").read_text(encoding="utf-8"))
FLOATING = 12
"""Published numbers with more digits than this are another program's floating point: they are held to 1e-13."""


def value(power: Power, index: str) -> Fraction | None:
    return {
        "swings": Fraction(power.swings),
        "banzhaf_absolute": power.absolute,
        "banzhaf_normalised": power.banzhaf,
        "shapley_shubik": power.shapley_shubik,
        "coleman_prevent": power.prevent,
        "coleman_initiate": power.initiate,
    }[index]


@pytest.mark.parametrize("published", GAMES, ids=lambda item: item["name"])
def test_as_published(published: dict[str, Any]) -> None:
    indices = {entry["index"] for entry in published["published"]}
    found = powers(simple(game(published["rule"], published["groups"])), orders="shapley_shubik" in indices).of
    compared = 0
    for entry in published["published"]:
        if entry["index"] == "dummies":
            assert [number for number, power in enumerate(found) if power is not None and power.dummy] == [int(v) for v in entry["values"]]
            compared += 1
            continue
        for power, said in zip(found, entry["values"], strict=True):
            if said is None:
                continue
            assert power is not None
            ours, theirs = value(power, entry["index"]), Fraction(str(said))
            assert ours is not None
            digits = entry.get("digits")
            if entry.get("percent"):
                ours *= 100
            bound = Fraction(0) if digits is None else Fraction(1, 10**13) if digits > FLOATING else Fraction(1, 2 * 10**digits)
            assert abs(ours - theirs) <= bound, (entry["index"], ours, theirs)
            compared += 1
    assert compared


def test_there_is_enough_to_compare_with() -> None:
    assert len(GAMES) >= 40
    exact = [entry for item in GAMES for entry in item["published"] if "digits" not in entry]
    assert len(exact) >= 40
    assert all(item["citation"] for item in GAMES)
