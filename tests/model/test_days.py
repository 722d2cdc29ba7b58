"""One model, asked on every day on which something changes, by every command: the same members, seats, voters, rule and payers."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import NATIONAL
from tests.model.every_command import findings, run, write
from tests.model.example import WHOLE, Data

BEFORE, AFTER = "2026-12-31", "2027-01-01"


def merged(model: Data, gone: tuple[str, str], new: str, group: str) -> Data:
    """The model with two parties that end on 31 December 2026 and a third that begins the day after."""
    found = copy.deepcopy(model)
    parties = found["parties"]
    for id_ in gone:
        parties[id_]["valid"] = {"to": BEFORE}
    parties[new] = {**copy.deepcopy(parties[gone[0]]), "name": f"United {new}", "valid": {"from": AFTER}}
    parties[group]["members"].append(new)
    return found


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """The example, in which b and c become one town on 1 January 2027."""
    return write(tmp_path, "towns.yaml", merged(WHOLE, ("b", "c"), "bc", "towns"))


@pytest.fixture
def regions(tmp_path: Path) -> Path:
    """The real national model, in which two of the five regions become one on 1 January 2027."""
    real = yaml.load(NATIONAL.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return write(tmp_path, "regions.yaml", merged(real, ("region_hovedstaden", "region_sjaelland"), "region_oest", "regioner"))


@pytest.mark.parametrize(("day", "members"), [(BEFORE, ["a", "b", "c"]), (AFTER, ["a", "bc"])])
def test_every_command_knows_the_same_members(towns: Path, day: str, members: list[str]) -> None:
    def ask(*words: str) -> Any:
        return run(*words, "-m", towns, "--as-of", day, "--format", "json").data

    edges = ask("graph")["edges"]
    assert [edge["source"] for edge in edges if edge["kind"] == "member_of" and edge["target"] == "towns"] == members
    assert [edge["source"] for edge in edges if edge["kind"] == "appoints" and edge["target"] == "board.one"] == members
    seat = next(seat for seat in ask("show", "board")["seats"] if seat["id"] == "board.one")
    assert seat["count"] == str(len(members))
    counted = ask("decide", "board", "--yes", "one", "--yes", "two")
    assert counted["counted"]["yes"] == len(members) + 2
    power = ask("power", "board")
    assert power["voters"] == len(members) + 2
    assert [party["party"] for party in power["parties"]] == [*members, "crown"]
    paid = ask("funding", "--assume", "towns=equal")["by_party"]
    assert [row["id"] for row in paid] == [*members, "crown"]
    pictured = run("render", "map", "-m", towns, "--as-of", day, "--format", "mermaid", "-o", "-").out
    assert ("Beby" in pictured) == ("b" in members)
    assert ("United bc" in pictured) == ("bc" in members)


def test_money_of_a_year_goes_to_who_exists_in_that_year(towns: Path) -> None:
    rows = run(
        *["funding", "--by", "party,year", "--assume", "towns=equal", "--assume", "year=days", "--format", "json"], "-m", towns
    ).data["by_party_year"]
    got = {(row["party"], row["year"]): row["amount"] for row in rows if row["party"] != "crown"}
    assert got == {
        ("a", "2026"): "100.00",
        ("b", "2026"): "100.00",
        ("c", "2026"): "100.00",
        ("a", "2027"): "150.00",
        ("bc", "2027"): "150.00",
    }


@pytest.mark.parametrize(
    "words",
    [
        ("decide", "board", "--yes", "one"),
        ("power", "board"),
        ("who", "--by", "b"),
        ("funding", "--by", "party", "--assume", "towns=equal"),
    ],
)
def test_what_differs_between_days_asks_for_the_day(towns: Path, words: tuple[str, ...]) -> None:
    answer = run(*words, "-m", towns)
    assert (answer.status, answer.out) == (2, "")
    assert AFTER in answer.err
    assert "--as-of" in answer.err


def test_what_is_the_same_on_all_days_is_answered(towns: Path) -> None:
    assert run("who", "--by", "office", "-m", towns).status == 0
    assert run("show", "crown", "-m", towns).status == 0


def test_show_and_list_tell_each_stretch(towns: Path) -> None:
    told = run("show", "board", "-m", towns).out
    assert f"until {BEFORE}" in told
    assert f"from {AFTER}" in told
    assert f"from {AFTER}" in run("list", "party", "-m", towns).out


@pytest.mark.parametrize(("day", "number"), [(BEFORE, 5), (AFTER, 4)])
def test_the_regions_of_the_real_model(regions: Path, day: str, number: int) -> None:
    def ask(*words: str) -> Any:
        return run(*words, "-m", regions, "--as-of", day, "--format", "json").data

    seats = {seat["id"]: seat["count"] for seat in ask("show", "politisk_udviklingsgruppe")["seats"]}
    assert seats["politisk_udviklingsgruppe.regioner"] == str(number)
    edges = ask("graph")["edges"]
    assert len([edge for edge in edges if edge["kind"] == "member_of" and edge["target"] == "regioner"]) == number
    assert len([edge for edge in edges if edge["kind"] == "appoints" and edge["target"] == "politisk_udviklingsgruppe.regioner"]) == number
    payers = [row["id"] for row in ask("funding", "--assume", "regioner=equal")["by_party"] if row["id"].startswith("region_")]
    assert len(payers) == number
    assert ("region_oest" in payers) == (number == 4)


def test_checks_look_at_each_stretch_and_report_once_with_the_days(tmp_path: Path) -> None:
    """Five seats, says the text; from 2027 there are four."""
    path = write(tmp_path, "towns.yaml", merged(WHOLE, ("b", "c"), "bc", "towns"))
    found = [message for code, _, message in findings([path]) if code == "GOV207"]
    assert len(found) == 1
    assert f"(from {AFTER})" in found[0]
    day = (date.fromisoformat(AFTER) - timedelta(days=1)).isoformat()
    assert not [code for code, _, _ in findings([path], "--as-of", day) if code == "GOV207"]
