"""`govcheck power` as a person types it."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from tests.conftest import HARBOUR, HEAD, Write, govcheck

pytestmark = pytest.mark.slow


def power(*words: Any, status: int = 0) -> dict[str, Any]:
    done = govcheck("power", *words, "--format", "json")
    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("body", "voters", "parties"),
    [("forretningsudvalg", 5, 3), ("politisk_udviklingsgruppe", 12, 12), ("administrativ_projektstyregruppe", 3, 3)],
)
def test_unanimity_gives_everybody_a_veto(body: str, voters: int, parties: int) -> None:
    """Of the 2^n ways to vote one adopts; each of n voters turns one coalition, and stops it alone (pa 8.2 to 8.4)."""
    found = power(body)
    assert found["winning_coalitions"] == 1
    assert found["coalitions"] == 2**voters
    assert Fraction(found["power_to_act"]) == Fraction(1, 2**voters)
    assert sum(row["voters"] for row in found["seats"]) == voters
    for rows, number in ((found["seats"], voters), (found["parties"], parties)):
        assert all(row["veto"] and not row["dummy"] for row in rows)
        assert {row["banzhaf"] for row in rows} == {row["shapley_shubik"] for row in rows} == {f"1/{number}"}
    assert len(found["parties"]) == parties
    assert found["minimal_winning_count"] == 1
    assert found["minimal_blocking_count"] == voters
    assert found["stopped_by"]["vacant"]["persons"] == 1
    assert found["assumed"]


def test_deputies_in_the_steering_group() -> None:
    """KL and the regions have deputies and Realdania has none (pa 8.4): an absence stops it only at Realdania's seat."""
    found = power("administrativ_projektstyregruppe", "--attendance", "1/2")
    assert found["stopped_by"]["absent"]["seats"] == {"realdania": 1}
    assert Fraction(found["attendance"]["can_decide"]) == Fraction(3, 4) * Fraction(3, 4) * Fraction(1, 2)


def test_what_if_the_rule_were_two_thirds() -> None:
    """Four of five. By hand: two thirds of five are 3 1/3, so five coalitions of four and the one of all."""
    found = power("forretningsudvalg", "--rule", "majority 2/3")
    (other,) = found["what_if"]
    assert found["winning_coalitions"] == 1
    assert other["winning_coalitions"] == 6
    assert {row["banzhaf"] for row in other["seats"]} == {"1/5"}
    assert {row["party"]: row["shapley_shubik"] for row in other["parties"]} == {"realdania": "0", "kl": "1/2", "danske_regioner": "1/2"}
    assert other["stopped_by"]["absent"]["persons"] == 2
    assert other["rule"]["clause"] is None


def test_the_chance_that_a_meeting_can_decide() -> None:
    for written in ("0.9", "90%", "9/10", "0,9"):
        found = power("forretningsudvalg", "--attendance", written)
        assert found["attendance"] == {"member": "9/10", "can_decide": str(Fraction(9, 10) ** 5)}


def test_a_dictator_and_dummies_in_the_harbour() -> None:
    found = power("lifeboat", "-m", HARBOUR)
    rows = {row["seat"]: row for row in found["seats"]}
    assert rows["county"]["dictator"] and rows["county"]["banzhaf"] == "1"
    assert rows["boatowners"]["dummy"] and rows["boatowners"]["shapley_shubik"] == "0"


def test_weights_in_the_harbour() -> None:
    """More than two thirds of 4 are 3 or more: the county (2) and one of two quays (1 each). Worked out by hand."""
    rows = {row["seat"]: row for row in power("dredging_panel", "-m", HARBOUR)["seats"]}
    assert (rows["county"]["banzhaf"], rows["county"]["shapley_shubik"]) == ("3/5", "2/3")
    assert (rows["quays"]["banzhaf"], rows["quays"]["shapley_shubik"]) == ("1/5", "1/6")


def test_lists_up_to_a_number() -> None:
    found = power("pilots", "-m", HARBOUR, "--list", "1")
    assert len(found["minimal_winning"]) == 1
    assert found["minimal_winning_all_listed"] is False
    assert found["minimal_winning_count"] == 5
    none = power("pilots", "-m", HARBOUR, "--list", "0")
    assert none["minimal_winning"] == []


SENATE = (
    HEAD
    + """\
parties:
  states: {name: The states, members: [north, south, west]}
  north: {name: North}
  south: {name: South}
  west: {name: West}
bodies:
  council:
    level: political
    seats:
      states: {each: states}
    decides:
      rule: all_of
      rules:
        - {rule: majority, threshold: 55%, of: seats}
        - {rule: weighted, threshold: 65%, key: people, of: seats}
keys:
  people: {values: {north: 600, south: 300, west: 100}}
"""
)


def test_a_double_majority_by_a_named_key(write: Write) -> None:
    """Two of three states with 650 of 1,000 people: north and south, north and west, or all. North has a veto."""
    path = write(SENATE)
    rows = {row["seat"]: row for row in power("council", "-m", path)["seats"]}
    assert rows["states.north"]["veto"]
    assert {seat: row["banzhaf"] for seat, row in rows.items()} == {"states.north": "3/5", "states.south": "1/5", "states.west": "1/5"}
    done = govcheck("decide", "council", "-m", path, "--yes", "north", "--yes", "west")
    assert done.returncode == 0
    done = govcheck("decide", "council", "-m", path, "--yes", "states:2")
    assert done.returncode == 2
    assert b"say which" in done.stderr
    assert govcheck("decide", "council", "-m", path, "--yes", "states").returncode == 0


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("brn_bestyrelse",), 1, "is not stated"),
        (("forretningsudvalgg",), 2, "did you mean"),
        (("forretningsudvalg", "--attendance", "2"), 2, "no chance from 0 to 1"),
        (("forretningsudvalg", "--attendance", "1/0"), 2, "no chance"),
        (("forretningsudvalg", "--rule", "majority of"), 2, "is no rule"),
        (("forretningsudvalg", "--rule", "weighted 1/2 key people"), 1, "there is no key `people`"),
    ],
)
def test_what_cannot_be_answered(words: tuple[str, ...], status: int, says: str) -> None:
    done = govcheck("power", *words)
    assert done.returncode == status
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_body_without_a_rule_can_still_be_asked_what_if() -> None:
    done = govcheck("power", "brn_bestyrelse", "--rule", "majority of seats", "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["what_if"][0]["voters"] == 12


@pytest.mark.parametrize("lang", ["en", "da"])
def test_text_fits_a_terminal(lang: str) -> None:
    words = ("power", "politisk_udviklingsgruppe", "--rule", "majority > 2/3", "--attendance", "0.95", "--lang", lang)
    done = govcheck(*words)
    assert (done.returncode, done.stderr) == (0, b"")
    assert max(map(len, done.stdout.decode().splitlines())) <= 80
    assert done.stdout == govcheck(*words).stdout
