"""`show`, `list`, `graph` and `path` as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import HARBOUR, HEAD, MODELS, Write
from tests.model.every_command import run

MERGER = HEAD + (
    "parties:\n"
    "  towns: {name: Towns, members: [a, {id: b, valid: {to: 2026-12-31}}]}\n"
    "  a: {name: A}\n  b: {name: B}\n  late: {name: Late, valid: {from: 2027-01-01}}\n"
    "bodies:\n"
    "  board: {level: political, seats: {one: {each: towns}}}\n"
)


@pytest.fixture
def towns(write: Write) -> Path:
    """A group that loses a member at the end of 2026, and a party that begins then."""
    return write(MERGER)


def test_show_tells_each_stretch_under_its_days(towns: Path) -> None:
    lines = run("show", "board", "-m", towns).out.splitlines()
    assert lines[0] == "board  board (body, example)"
    assert [line for line in lines if line.endswith(":")] == ["until 2026-12-31:", "from 2027-01-01:"]
    assert [line.split()[0] for line in lines if "one from each of" in line] == ["2", "1"]
    danish = run("show", "board", "-m", towns, "--lang", "da").out
    assert "til og med 2026-12-31:" in danish
    assert "fra 2027-01-01:" in danish


def test_show_json_has_the_days(towns: Path) -> None:
    data = run("show", "board", "-m", towns, "--format", "json").data
    assert (data["id"], data["kind"]) == ("board", "body")
    assert [(one["on"], one["seats"][0]["count"]) for one in data["descriptions"]] == [
        ([{"from": None, "to": "2026-12-31"}], "2"),
        ([{"from": "2027-01-01", "to": None}], "1"),
    ]
    assert run("show", "a", "-m", towns, "--format", "json").data["on"] == [{"from": None, "to": None}]
    day = run("show", "board", "-m", towns, "--format", "json", "--as-of", "2027-03-01").data
    assert (day["on"], day["seats"][0]["count"]) == ([{"from": "2027-03-01", "to": "2027-03-01"}], "1")


@pytest.mark.parametrize(("day", "said"), [("2026-12-31", "begins on 2027-01-01"), ("2027-01-01", "")])
def test_what_is_not_there_on_the_day_says_when_it_is(towns: Path, day: str, said: str) -> None:
    answer = run("show", "late", "-m", towns, "--as-of", day)
    assert (answer.status, answer.out == "") == ((1, True) if said else (0, False))
    assert said in answer.err


def test_what_has_ended_says_so(write: Write) -> None:
    path = write(HEAD + "parties: {p: {name: P, valid: {to: 2026-12-31}}, q: {name: Q}}\n")
    answer = run("show", "p", "-m", path, "--as-of", "2027-01-01")
    assert (answer.status, answer.out) == (1, "")
    assert "ended on 2026-12-31" in answer.err
    told = run("show", "p", "-m", path).out
    assert "until 2026-12-31:" in told
    assert "p is not there" in told


def test_list_has_the_days_of_what_is_not_there_on_all(towns: Path) -> None:
    assert run("list", "party", "-m", towns).out.splitlines()[-1].split() == ["late", "party", "Late", "from", "2027-01-01"]
    rows = {row["id"]: row["on"] for row in run("list", "-m", towns, "--format", "json").data}
    assert rows["a"] == [{"from": None, "to": None}]
    assert rows["late"] == [{"from": "2027-01-01", "to": None}]
    assert "late" not in run("list", "-m", towns, "--as-of", "2026-12-31").out


def test_graph_tells_the_days_of_what_does_not_hold_on_all(towns: Path) -> None:
    lines = run("graph", "-m", towns).out.splitlines()
    assert "a appoints board.one" in lines
    assert "b appoints board.one; until 2026-12-31" in lines
    assert not [line for line in run("graph", "-m", towns, "--as-of", "2027-01-01").out.splitlines() if line.startswith("b ")]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graph_for_other_programs(form: str) -> None:
    answer = run("graph", "-m", HARBOUR, "--format", form)
    assert answer.status == 0
    assert answer.out.startswith("<")
    assert answer.out == run("graph", "-m", HARBOUR, "--format", form).out


def test_path_is_a_sentence_for_each_step() -> None:
    answer = run("path", "kl", "concito", "-m", MODELS)
    assert answer.status == 0
    assert answer.out.splitlines() == [
        "kl serves forretningsudvalg  (pa 8.2)",
        "forretningsudvalg is attended by concito  (pa 8.7)",
    ]
    assert run("path", "kl", "concito", "-m", MODELS, "--lang", "da").out.startswith("kl betjener forretningsudvalg  (pa 8.2)")


def test_path_json() -> None:
    (one,) = run("path", "kl", "concito", "-m", MODELS, "--format", "json").data["connections"]
    assert [(step["source"], step["kind"], step["target"], step["backwards"]) for step in one["steps"]] == [
        ("kl", "serves", "forretningsudvalg", False),
        ("concito", "attends", "forretningsudvalg", True),
    ]


def test_path_of_what_is_not_connected_is_no(write: Write) -> None:
    path = write(HEAD + "parties: {a: {name: A, part_of: b}, b: {name: B}, c: {name: C}}\n")
    answer = run("path", "a", "c", "-m", path)
    assert answer.status == 1
    assert answer.out == "a and c are not connected\nc is connected with nothing\n"
    assert run("path", "a", "c", "-m", path, "--format", "json").data["connections"][0]["steps"] is None
    assert run("path", "a", "a", "-m", path).status == 0
    assert run("path", "a", "nobody", "-m", path).status == 1


def test_path_tells_each_stretch(towns: Path) -> None:
    """Through what held together on no day nothing is connected."""
    answer = run("path", "b", "board", "-m", towns)
    assert answer.status == 0
    assert [line for line in answer.out.splitlines() if line.endswith(":")] == ["until 2026-12-31:", "from 2027-01-01:"]
    assert "b and board are not connected" in answer.out
    assert run("path", "b", "board", "-m", towns, "--as-of", "2027-01-01").status == 1


def test_a_model_and_a_key_can_be_shown() -> None:
    assert "tonnage (key, saltmarsh_port)" in run("show", "tonnage", "-m", HARBOUR).out
    told = run("show", "saltmarsh_port", "-m", HARBOUR).out
    assert "in force" in told
    assert "GOV201 gallery" in told
    assert "1240.5" in run("show", "boatowners", "-m", HARBOUR).out
