"""`govcheck decide` as a person types it: on the real models, and on the harbour, which has nothing to do with them."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from govcheck.program import cli
from tests.conftest import HARBOUR, MODELS, NATIONAL, PORT, Write, govcheck

pytestmark = pytest.mark.slow

ALL = ("--yes", "kl:2", "--yes", "realdania", "--yes", "danske_regioner:2")
STEERING = "administrativ_projektstyregruppe"
HARBOUR_ = ("-m", str(HARBOUR))


def run(*words: str | Path, stdin: str = "") -> Result:
    """Without a process of its own, where only the answer matters."""
    return CliRunner(catch_exceptions=False).invoke(cli, ["decide", *map(str, words)], standalone_mode=False, input=stdin)


def answer(*words: str | Path) -> dict[str, Any]:
    done = run(*words, "--format", "json")
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.return_value == (0 if found["outcome"] == "adopted" else 1)
    return found


def test_adopted() -> None:
    done = govcheck("decide", "forretningsudvalg", *ALL)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "ADOPTED" in text
    assert "pa 8.2" in text
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        (("forretningsudvalg", *ALL), "adopted"),
        (("forretningsudvalg", *ALL[:-2], "--no", "danske_regioner"), "rejected"),
        (("forretningsudvalg", *ALL[:-2], "--recused", "danske_regioner"), "rejected"),
        (("forretningsudvalg", *ALL, "--present", "concito"), "adopted"),
        (("forretningsudvalg", *ALL, "--yes", "concito"), "invalid"),
        (("brn_bestyrelse", "--yes", "borgmester:11"), "invalid"),
        ((STEERING, "--yes", "kl.deputy", "--yes", "regioner", "--yes", "realdania"), "adopted"),
        ((STEERING, "--yes", "kl", "--yes", "regioner.deputy", "--absent", "regioner", "--yes", "realdania"), "adopted"),
        ((STEERING, "--yes", "kl", "--yes", "kl.deputy", "--yes", "regioner", "--yes", "realdania"), "invalid"),
        ((STEERING, "--yes", "kl", "--yes", "regioner", "--yes", "realdania.deputy"), "invalid"),
    ],
)  # fmt: skip
def test_outcomes(words: tuple[str, ...], outcome: str) -> None:
    assert answer(*words)["outcome"] == outcome


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        (("quay_board", "--yes", "boatowners", "--yes", "chandlers", "--no", "quays:2"), "adopted"),
        (("quay_board", "--yes", "quays", "--no", "boatowners", "--no", "chandlers"), "rejected"),  # a tie, and the chair is a boat owner
        (("quay_board", "--yes", "quays:3", "--yes", "chandlers"), "invalid"),  # the boat owners must be there
        (("quay_board", "--yes", "boatowners", "--no", "north_quay", "--abstain", "south_quay"), "adopted"),
        (("quay_board", "--written", "--yes", "boatowners", "--yes", "chandlers", "--yes", "quays:1"), "adopted"),
        (("dredging_panel", "--written", "--yes", "county"), "invalid"),  # it has no written procedure
        (("dredging_panel", "--yes", "county", "--yes", "quays:1"), "adopted"),
        (("lifeboat", "--abstain", "boatowners", "--abstain", "county"), "adopted"),
        (("lifeboat", "--yes", "boatowners", "--no", "county"), "rejected"),
        (("pilots", "--rule", "majority of cast", "--yes", "boatowners:1"), "adopted"),
        (("gallery", "--yes", "county"), "invalid"),
    ],
)
def test_outcomes_in_the_harbour(words: tuple[str, ...], outcome: str) -> None:
    assert answer(*words, *HARBOUR_, "--as-of", "2021-01-01")["outcome"] == outcome


def test_a_body_that_is_not_the_same_on_all_days_asks_for_the_day() -> None:
    """The spare seat of the quay board is there from 1 June 2020, five months into the charter."""
    done = run("quay_board", "--yes", "boatowners", *HARBOUR_)
    assert done.return_value == 2
    assert done.stdout == ""
    assert "the answer changes on 2020-06-01: name the day with --as-of DATE" in done.stderr
    assert "spare" not in answer("quay_board", "--yes", "boatowners", *HARBOUR_, "--as-of", "2020-05-31")["votes"]


def test_json() -> None:
    found = answer("forretningsudvalg", "--yes", "kl:2", "--yes", "realdania", "--abstain", "danske_regioner:1")
    assert found["body"] == "forretningsudvalg"
    assert found["rule"]["clause"] == "pa 8.2"
    states = {"yes": 3, "no": 0, "abstain": 1, "present": 0, "absent": 1, "recused": 0, "vacant": 0}
    assert {key: found["counted"][key] for key in states} == states
    assert found["counted"]["conditions"] == [{"rule": "unanimity", "for": "3", "of": "5", "needed": "5", "tied": False, "met": False}]
    assert found["votes"]["danske_regioner"] == {"abstain": 1, "absent": 1}
    assert found["would_change"] == "2 more yes: for instance danske_regioner:2"
    others = "danske_regioner (1 abstaining, which counts as against, 1 absent, which counts as against)"
    assert found["reasons"] == [f"not everybody is for: 3 of 5; the others: {others}"]
    assert found["otherwise"] == [
        "adopted, if an absent member is left out of the count and a member who abstains is left out of the count"
    ]
    assert any("All decisions require unanimity" in text for text in found["assumed"])
    danish = answer("forretningsudvalg", "--yes", "kl:2", "--lang", "da")
    assert danish["reasons"][0].startswith("ikke alle er for: 2 af 5")
    assert danish["outcome"] == "rejected"


def test_one_more_yes_would_do() -> None:
    found = answer("forretningsudvalg", "--yes", "kl:2", "--yes", "realdania", "--yes", "danske_regioner:1", "--no", "danske_regioner:1")
    assert found["would_change"] == "one more yes from danske_regioner"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("forretningsudvalg", "--yes", "kl:3"), "kl has 2 voters, not 3"),
        (("forretningsudvalg", "--yes", "kll"), "did you mean `kl`?"),
        (("forretningsudvalg", "--yes", "kl:two"), "is not a seat"),
        (("forretningsudvalgg", "--yes", "kl"), "did you mean `forretningsudvalg`"),
        (("kl", "--yes", "kl"), "there is no body `kl`"),
        (("forretningsudvalg", "--rule", "sortition", "--yes", "kl"), "is no kind of rule"),
        (("forretningsudvalg", "--rule", "majority 0.66", "--yes", "kl"), "is not an exact share"),
        ((), "say which BODY decides"),
        (("forretningsudvalg", "--file", "x", "--yes", "kl"), "the votes are in the file"),
        (("--verify", "x", "--yes", "kl"), "takes the votes from the receipt"),
        (("forretningsudvalg", "--file", "no_such_file"), "cannot read no_such_file"),
    ],
)
def test_what_cannot_be_counted_is_said_and_nothing_counted(words: tuple[str, ...], says: str) -> None:
    done = govcheck("decide", *words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_what_an_error_says_in_danish() -> None:
    done = govcheck("decide", "forretningsudvalg", "--yes", "kl:3", "--lang", "da")
    why = "kl har 2 stemmeberettigede, ikke 3; tæl efter, hvem der stemte hvad"
    assert done.stderr.decode() == f"govcheck: --yes kl:3: {why}; intet er talt op\n"


def test_the_order_of_seats_and_renaming_change_nothing(write: Write) -> None:
    text = PORT.read_text(encoding="utf-8")
    seats = re.search(r"(      boatowners: \{appointed_by: boatowners, count: 2.*\n)(      chandlers: .*\n)", text)
    assert seats is not None
    swapped = text.replace(seats[0], seats[2] + seats[1])
    renamed = swapped.replace("      chandlers: {appointed_by: chandlers}\n", "      ropes: {appointed_by: chandlers}\n")
    assert renamed != swapped != text
    votes = ("--yes", "boatowners:1", "--no", "boatowners:1", "--abstain", "quays:3")
    first = answer("quay_board", *votes, "--yes", "chandlers", "--as-of", "2021-01-01", "-m", str(PORT))
    second = answer("quay_board", *votes, "--yes", "ropes", "--as-of", "2021-01-01", "-m", str(write(renamed)))
    assert first["outcome"] == second["outcome"] == "adopted"
    assert first["counted"] == second["counted"]


# Files.


def test_a_file_with_one_vote_is_answered_as_the_same_on_the_command_line(write: Write) -> None:
    path = write("body: forretningsudvalg\nyes: [kl:2, realdania]\nno: danske_regioner\n", "vote.yaml")
    assert answer("--file", path) == answer("forretningsudvalg", "--yes", "kl:2", "--yes", "realdania", "--no", "danske_regioner")
    assert run("--file", path).stdout == run("forretningsudvalg", *ALL[:4], "--no", "danske_regioner").stdout


MANY = """\
yes: [kl, realdania, danske_regioner]
---
id: second
no: [kl:1]   # somebody said no
yes: [kl:1, realdania, danske_regioner]
---
{"yes": "kl"}
"""


@pytest.mark.parametrize("stdin", [True, False])
def test_many_votes(write: Write, stdin: bool) -> None:
    path = "-" if stdin else write(MANY, "votes.yaml")
    done = run("forretningsudvalg", "--file", path, "--format", "json", stdin=MANY)
    assert done.return_value == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["vote"], line["outcome"]) for line in lines] == [("1", "adopted"), ("second", "rejected"), ("3", "rejected")]
    assert [line["counted"]["yes"] for line in lines] == [5, 4, 2]
    assert "3 votes: 1 adopted, 2 rejected, 0 invalid, 0 could not be counted" in done.stderr


def test_json_lines_say_the_same_as_yaml(write: Write) -> None:
    votes: list[dict[str, Any]] = [
        {"yes": ["kl", "realdania"], "no": ["danske_regioner:1"]},
        {"id": "b", "yes": "kl"},
        {"casting": "yes", "yes": []},
    ]
    lines = write("".join(json.dumps(vote) + "\n" for vote in votes), "votes.jsonl")
    documents = write("---\n".join(json.dumps(vote, indent=1) + "\n" for vote in votes), "votes.yaml")
    first, second = (run("forretningsudvalg", "--file", path, "--format", "json") for path in (lines, documents))
    assert first.stdout == second.stdout
    assert len(first.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("body: forretningsudvalg\nyes: [kl:2, realdanja]\n", "2:13", "did you mean `realdania`?"),
        ("body: forretningsudvalg\nyse: kl\n", "2:1", "`yse` is no part of a vote; did you mean `yes`"),
        ("body: forretningsudvalg\nyes: {kl: 2}\n", "2:1", "not a seat or a list of seats"),
        ("body: forretningsudvalg\ncasting: maybe\n", "2:10", "write `yes` or `no`"),
        ("body: forretningsudvalg\nyes: kl\nyes: kl\n", "3:1", "yes"),
        ("body: forretningsudvalg\nyes: [kl\n", "3:1", ""),
        ("body: forretningsudvalgg\n", "1:7", "there is no body"),
        ("yes: kl\n", "1:1", "write `body`"),
        ("body: forretningsudvalg\nyes: kl\n---\nbody: forretningsudvalg\nyes: kl:9\n", "5:6", "kl has 2 voters, not 9"),
    ],
)
def test_a_mistake_in_a_file_is_shown_where_it_is(write: Write, text: str, at: str, says: str) -> None:
    path = write(text, "vote.yaml")
    done = run("--file", path)
    assert done.return_value == 2
    assert f"{path}:{at}: " in done.stderr
    assert says in done.stderr


def test_an_empty_file(write: Write) -> None:
    done = govcheck("decide", "forretningsudvalg", "--file", write("# nothing\n---\n", "vote.yaml"))
    assert done.returncode == 2
    assert b"no vote" in done.stderr


# Receipts.


def test_a_receipt_can_be_counted_again(tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"
    words = ("forretningsudvalg", *ALL[:-2], "--no", "danske_regioner")
    plain, done = govcheck("decide", *words), govcheck("decide", *words, "--receipt", path)
    assert (done.returncode, done.stdout) == (1, plain.stdout)
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["outcome"] == "rejected"
    assert held["input"]["no"] == ["danske_regioner"]
    assert held["rule"]["says"]["rule"] == "unanimity"
    assert [model["id"] for model in held["models"]] == ["klimaalliance_national"]
    assert str(tmp_path) not in path.read_text(encoding="utf-8")
    again = govcheck("decide", "--verify", path)
    assert (again.returncode, again.stderr) == (0, b"")
    assert b"forretningsudvalg: rejected" in again.stdout
    assert govcheck("decide", *words, "--receipt", "-").stdout == path.read_bytes()
    assert [name for name in os.listdir(tmp_path) if name != "receipt.json"] == []
    assert stat.S_IMODE(path.stat().st_mode) & 0o200


def test_a_receipt_of_a_vote_in_a_file_is_the_same(write: Write) -> None:
    path = write("body: forretningsudvalg\nyes: [kl:2, realdania, danske_regioner:2]\n", "vote.yaml")
    words = ("--yes", "kl:2", "--yes", "realdania", "--yes", "danske_regioner:2")
    assert run("--file", path, "--receipt", "-").stdout == run("forretningsudvalg", *words, "--receipt", "-").stdout
    many = govcheck("decide", "forretningsudvalg", "--file", write(MANY, "votes.yaml"), "--receipt", "-")
    assert (many.returncode, many.stdout) == (2, b"")


def changed(held: dict[str, Any], *steps: str | int, to: Any) -> dict[str, Any]:
    made: Any = json.loads(json.dumps(held))
    inner = made
    for step in steps[:-1]:
        inner = inner[step]
    inner[steps[-1]] = to
    found: dict[str, Any] = made
    return found


def test_a_receipt_that_was_changed_is_found_out(write: Write) -> None:
    held = json.loads(run("forretningsudvalg", *ALL, "--receipt", "-").stdout)
    assert run("--verify", write(json.dumps(held), "r.json")).return_value == 0
    forged = [
        changed(held, "outcome", to="rejected"),
        changed(held, "input", "yes", to=["kl:2"]),
        changed(held, "rule", "says", "rule", to="majority"),
        changed(held, "trace", 0, "yes", to=2),
        changed(held, "seats", 0, "voters", to=4),
        changed(held, "models", 0, "sha256", to="0" * 64),
        changed(held, "models", to=[]),
        changed(held, "input", "yes", to=["kl:7"]),
        changed(held, "rule", "clause", to="pa 9"),
        changed(held, "seats", 0, "note", to="x"),
    ]
    for number, receipt in enumerate(forged):
        done = run("--verify", write(json.dumps(receipt), f"forged{number}.json"))
        assert done.return_value == 1, receipt
        assert done.stderr


def test_a_model_that_was_changed_is_found_out(write: Write) -> None:
    text = PORT.read_text(encoding="utf-8")
    port = write(text, "port.yaml")
    receipt = write(run("dredging_panel", "--yes", "county", "--yes", "quays:1", "-m", port, "--receipt", "-").stdout, "r.json")
    assert run("--verify", receipt, "-m", port).return_value == 0
    write(text.replace("weights: {county: 2, quays: 1}", "weights: {county: 1, quays: 1}"), "port.yaml")
    done = run("--verify", receipt, "-m", port)
    assert done.return_value == 1
    assert "no longer the same" in done.stderr
    write(text + "# a comment\n", "port.yaml")
    assert "the model `saltmarsh_port` is no longer the same" in run("--verify", receipt, "-m", port).stderr


def test_a_receipt_that_is_damaged_is_no_receipt(write: Write) -> None:
    text = run("forretningsudvalg", *ALL, "--receipt", "-").stdout
    held = json.loads(text)
    damaged = [
        text.replace('"outcome": "adopted"\n', '"outcome": "rejected",\n  "outcome": "adopted"\n'),  # twice
        json.dumps({**held, "title": "Adopted unanimously"}),
        json.dumps({key: value for key, value in held.items() if key != "as_of"}),
        json.dumps(changed(held, "outcome", to=["adopted"])),
        json.dumps(changed(held, "models", 0, "id", to=["x"])),
        json.dumps(changed(held, "input", "yes", to="kl")),
        "[" * 100_000,
    ]
    for number, content in enumerate(damaged):
        assert content != text
        done = run("--verify", write(content, f"damaged{number}.json"))
        assert done.return_value == 2, content[:100]


def test_another_version_is_said_and_is_no_difference(write: Write) -> None:
    held = json.loads(run("forretningsudvalg", *ALL, "--receipt", "-").stdout)
    path = write(json.dumps(changed(held, "govcheck", to="99.0")), "r.json")
    done = run("--verify", path)
    assert done.return_value == 0
    assert "govcheck 99.0" in done.stderr
    assert json.loads(run("--verify", path, "--format", "json").stdout)["reproduced"] is True


@pytest.mark.parametrize("text", ["", "[]", "{}", "yes: kl", '{"receipt": 2}', '{"receipt": 1}'])
def test_what_is_no_receipt(write: Write, text: str) -> None:
    done = run("--verify", write(text, "r.json"))
    assert done.return_value == 2
    assert "receipt" in done.stderr


def test_a_receipt_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    done = govcheck("decide", "forretningsudvalg", *ALL, "--receipt", tmp_path / "no" / "such" / "folder" / "r.json")
    assert done.returncode == 2
    assert b"cannot write" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_at_a_date(tmp_path: Path) -> None:
    words = ("forretningsudvalg", *ALL, "--receipt", tmp_path / "r.json", "-m", MODELS)
    assert govcheck("decide", *words, "--as-of", "2024-01-01").returncode == 0
    assert json.loads((tmp_path / "r.json").read_text())["as_of"] == "2024-01-01"
    assert govcheck("decide", "--verify", tmp_path / "r.json", "-m", MODELS).returncode == 0
    assert govcheck("decide", *words[:-2], "-m", NATIONAL, "--as-of", "2040-01-01").returncode == 2
