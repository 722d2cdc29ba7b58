"""One thing that two files speak of is one thing: every command answers as it does of the file in which both are written together."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.every_command import answers, findings, write
from tests.model.example import QUESTIONS, WHOLE, cut

BODY = ("name", "source", "seats", "chair", "size", "decides", "meets", "served_by", "reports_to", "tasks", "tasks_listed")
GROUP = ("name", "members", "acts_through", "tasks", "tasks_listed", "signs", "coordinates_with", "note")
CASE = ("terms", "route", "conditions", "kle", "note", "name")
CONTRIBUTION = ("name", "payers", "amount", "form", "period", "parts", "note")
SEATS = {"one": ("mandate", "each"), "two": ("appointed_by", "count", "deputy", "name"), "three": ("held_by", "observer", "note")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = write(tmp_path_factory.mktemp("whole"), "whole.yaml", WHOLE)
    return {"answers": answers([path], QUESTIONS), "findings": findings([path])}


def same(folder: Path, whole: dict[str, Any], base: dict[str, Any], more: dict[str, Any]) -> None:
    paths = [write(folder, "base.yaml", base), write(folder, "more.yaml", more)]
    found = answers(paths, QUESTIONS)
    for question, answer in whole["answers"].items():
        assert found[question] == answer, question
    assert findings(paths) == whole["findings"]


def test_what_is_asked_is_answered(whole: dict[str, Any]) -> None:
    statuses = {question: status for question, (status, _) in whole["answers"].items()}
    refused = {"decide board --yes one:2 --no two:1", "table"}
    assert {question for question, status in statuses.items() if status == 2} == set()
    assert {question for question, status in statuses.items() if status == 1} <= refused


@pytest.mark.parametrize("field", BODY)
def test_each_field_of_a_body(tmp_path: Path, whole: dict[str, Any], field: str) -> None:
    same(tmp_path, whole, *cut(WHOLE, ("bodies", "board"), [field], needs=["level"]))


@pytest.mark.parametrize("field", GROUP)
def test_each_field_of_a_group(tmp_path: Path, whole: dict[str, Any], field: str) -> None:
    same(tmp_path, whole, *cut(WHOLE, ("parties", "towns"), [field]))


@pytest.mark.parametrize("field", CASE)
def test_each_field_of_a_case(tmp_path: Path, whole: dict[str, Any], field: str) -> None:
    same(tmp_path, whole, *cut(WHOLE, ("cases", "fairway"), [field], needs=[] if field == "name" else ["name"]))


@pytest.mark.parametrize("field", CONTRIBUTION)
def test_each_field_of_a_contribution(tmp_path: Path, whole: dict[str, Any], field: str) -> None:
    same(tmp_path, whole, *cut(WHOLE, ("funding", "contributions", "dues"), [field]))


@pytest.mark.parametrize(("seat", "field"), [(seat, field) for seat, fields in SEATS.items() for field in fields])
def test_each_field_of_a_seat(tmp_path: Path, whole: dict[str, Any], seat: str, field: str) -> None:
    same(tmp_path, whole, *cut(WHOLE, ("bodies", "board"), [], seats={seat: [field]}, needs=["level"]))


@settings(max_examples=25)
@given(
    body=st.sets(st.sampled_from([field for field in BODY if field != "seats"])),
    seats=st.dictionaries(st.sampled_from(sorted(SEATS)), st.sets(st.sampled_from(["mandate", "count", "deputy", "observer", "note"]))),
)
def test_any_fields_of_a_body(
    tmp_path_factory: pytest.TempPathFactory, whole: dict[str, Any], body: set[str], seats: dict[str, set[str]]
) -> None:
    there = {seat: sorted(fields & set(SEATS[seat])) for seat, fields in seats.items()}
    base, more = cut(WHOLE, ("bodies", "board"), sorted(body), seats=there, needs=["level"])
    same(tmp_path_factory.mktemp("cut"), whole, base, more)


def test_the_rule_in_one_file_the_seats_in_another(tmp_path: Path) -> None:
    """The example of the finding: a body without a rule and a group without members, which another file elaborates."""
    base = copy.deepcopy(WHOLE) | {"id": "base"}
    base["bodies"]["board"]["decides"] = "not_stated"
    del base["parties"]["towns"]["members"]
    more = {
        "govcheck": 1,
        "id": "more",
        "title": "More",
        "imports": {"base": "base.yaml"},
        "parties": {"towns": {"elaborates": "base.towns", "members": ["base.a", "base.b", "base.c"]}},
        "bodies": {"board": {"elaborates": "base.board", "level": "political", "decides": WHOLE["bodies"]["board"]["decides"]}},
    }
    path = write(tmp_path, "whole.yaml", WHOLE)
    same(tmp_path, {"answers": answers([path], QUESTIONS), "findings": findings([path])}, base, more)


@pytest.mark.parametrize("at", [("bodies", "board"), ("parties", "towns"), ("cases", "fairway"), ("funding", "contributions", "dues")])
def test_when_a_thing_ends_may_stand_in_either_file(tmp_path: Path, at: tuple[str, ...]) -> None:
    limited = copy.deepcopy(WHOLE)
    holder = limited
    for step in at:
        holder = holder[step]
    holder["valid"] = {"to": "2026-12-31"}
    path = write(tmp_path, "whole.yaml", limited)
    base, more = cut(limited, at, ["valid"], needs=["level"] if at[0] == "bodies" else [])
    paths = [write(tmp_path, "base.yaml", base), write(tmp_path, "more.yaml", more)]
    for day in ("2026-12-31", "2027-01-01"):
        of_one, of_two = (answers(each, QUESTIONS, "--as-of", day) for each in ([path], paths))
        for question in of_one:
            assert of_two[question] == of_one[question], (day, question)


def test_when_a_seat_ends_may_stand_in_either_file(tmp_path: Path) -> None:
    limited = copy.deepcopy(WHOLE)
    limited["bodies"]["board"]["seats"]["two"]["valid"] = {"to": "2026-12-31"}
    path = write(tmp_path, "whole.yaml", limited)
    base, more = cut(limited, ("bodies", "board"), [], seats={"two": ["valid"]}, needs=["level"])
    paths = [write(tmp_path, "base.yaml", base), write(tmp_path, "more.yaml", more)]
    for day in ("2026-12-31", "2027-01-01"):
        of_one, of_two = (answers(each, QUESTIONS, "--as-of", day) for each in ([path], paths))
        for question in of_one:
            assert of_two[question] == of_one[question], (day, question)
