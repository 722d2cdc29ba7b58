"""What was wrong once: each stays right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import HARBOUR, HEAD, Write, diagnose
from tests.decisions.test_decide_command import ALL, answer, run

COOP = (
    HEAD
    + """\
parties: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}}
bodies:
  weights:
    level: political
    seats: {a: {appointed_by: a, weight: 2}, b: {appointed_by: b}, c: {appointed_by: c}}
    chair: {seat: a}
    decides: {rule: weighted, threshold: 1/2, strict: true, of: seats, tie: chair}
  inner:
    level: political
    seats: {a: {appointed_by: a}, b: {appointed_by: b}, c: {appointed_by: c}, d: {appointed_by: d}}
    decides: {rule: all_of, abstention: as_no, rules: [{rule: majority, of: cast}]}
  council:
    level: political
    seats: {a: {appointed_by: a}, b: {appointed_by: b, count: 4}}
    decides: {rule: all_of, abstention: as_no, rules: [{rule: at_least, count: 3}, {rule: no_objection, veto: a}]}
  board:
    level: political
    seats: {a: {appointed_by: a, deputy: true}, b: {appointed_by: b}, c: {appointed_by: c}, d: {appointed_by: d}}
    chair: {seat: a}
    decides: {rule: majority, of: cast, tie: chair}
  observed:
    level: political
    seats: {a: {appointed_by: a, observer: true}, b: {appointed_by: b}, c: {appointed_by: c}}
    chair: {seat: a}
    decides: {rule: majority, of: cast, tie: chair}
  silent:
    level: political
    seats: {a: {appointed_by: a}, b: {appointed_by: b}, c: {appointed_by: c}}
    decides: {rule: majority, of: seats}
  group:
    level: political
    seats: {a: {appointed_by: a, count: 2}, b: {appointed_by: b, count: 2}}
    chair: {seat: a}
    decides: {rule: majority, of: seats, tie: chair}
  half:
    level: political
    seats: {a: {appointed_by: a, count: 3}, b: {appointed_by: b, count: 2}}
    decides: {rule: majority, of: cast, quorum: 1/2}
  nobody:
    level: political
    seats: {a: {appointed_by: a, count: 2}}
    decides: {rule: no_objection, quorum: {share: 1/2, of: serving}}
"""
)


@pytest.fixture
def coop(write: Write) -> Path:
    return write(COOP)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("weights --yes a --no b --no c", "adopted"),  # two against two, and the chair is for
        ("inner --yes a --yes b --no c --abstain d", "adopted"),  # of the votes cast: two of three
        ("council --yes b:4 --abstain a", "adopted"),  # who says nothing does not object
        ("board --yes a --yes b --no c --no d", "adopted"),
        ("board --yes a.deputy --yes b --no c --no d", "rejected"),  # a deputy is not in the chair
        ("board --yes a.deputy --yes b --no c --no d --casting yes", "invalid"),
        ("board --yes b --no c --casting yes --absent a", "invalid"),
        ("board --yes b --no c --casting yes --present a", "adopted"),
        ("observed --yes b --no c --casting yes", "invalid"),
        ("group --yes a:2 --absent b:2", "adopted"),
        ("nobody --vacant a:2", "invalid"),
    ],
)
def test_outcomes(coop: Path, words: str, outcome: str) -> None:
    assert answer(*words.split(), "-m", coop)["outcome"] == outcome


def test_an_inner_denominator_is_not_silence() -> None:
    """The pilots say `absence: as_no` around a rule of the members present: three of five is a majority, and all present agree."""
    assert answer("pilots", "--yes", "boatowners", "-m", HARBOUR)["outcome"] == "adopted"


def test_the_chair_cannot_vote_twice(coop: Path) -> None:
    done = run("board", "--no", "a", "--yes", "b", "--yes", "c", "--no", "d", "--casting", "yes", "-m", coop)
    assert done.return_value == 2
    assert "voted otherwise" in done.stderr


def test_readings_that_need_a_tie_as_well(coop: Path) -> None:
    found = answer("silent", "--yes", "a", "--no", "b", "--absent", "c", "-m", coop)
    assert found["outcome"] == "rejected"
    assert found["otherwise"] == [
        "adopted, if an absent member is left out of the count, the chair's casting vote decides a tie and the chair votes for"
    ]


def test_a_quorum_of_what(coop: Path) -> None:
    found = answer("half", "--yes", "a:2", "--absent", "a:1", "--vacant", "b:2", "-m", coop)
    assert found["outcome"] == "invalid"
    assert found["otherwise"] == ["adopted, if the quorum is a share of the seats that are filled"]


def test_a_quorum_that_is_not_said_is_said(coop: Path) -> None:
    found = answer("inner", "--yes", "a", "-m", coop)
    assert found["outcome"] == "adopted"
    assert "how many must be there is not said: 1 are taken to be enough" in found["assumed"]


@pytest.mark.parametrize("rule", ["no_objection xx", "no_objection concito", "{rule: majority, quorum: {seats: xx}}", "majority 120%"])
def test_a_what_if_is_held_against_the_seats(rule: str) -> None:
    done = run("forretningsudvalg", *ALL, "--rule", rule)
    assert done.return_value == 2
    assert done.stdout == ""


def test_a_what_if_says_so() -> None:
    words = ("forretningsudvalg", "--yes", "kl:1", "--rule", "at_least 1")
    found = answer(*words)
    assert (found["outcome"], found["what_if"], found["rule"]["clause"]) == ("adopted", True, None)
    assert "if this were the rule, which it is not" in run(*words).stdout
    held = json.loads(run(*words, "--receipt", "-").stdout)
    assert held["rule"]["clause"] is None
    assert held["rule"]["what_if"] is True


def test_a_written_procedure_that_is_not_stated() -> None:
    found = answer("forretningsudvalg", *ALL, "--written")
    assert found["outcome"] == "invalid"
    assert found["rule"]["en"] == "unanimity of all voting seats"
    assert found["otherwise"] == ["adopted, if a written procedure is allowed and follows the same rule"]


def test_a_damaged_line_does_not_swallow_the_others(write: Write) -> None:
    good = '{"yes": ["kl", "realdania", "danske_regioner"]}\n'
    done = run(
        "forretningsudvalg", "--file", write(good + "oops\n" + good + '{"no": ["kl:1"], "no": []}\n' + good, "v.jsonl"), "--format", "json"
    )
    assert done.return_value == 2
    assert [json.loads(line)["vote"] for line in done.stdout.splitlines()] == ["1", "3", "5"]
    assert "v.jsonl:2:1: this is no vote" in done.stderr
    assert "v.jsonl:4:" in done.stderr
    assert "3 adopted, 0 rejected, 0 invalid, 2 could not be counted" in done.stderr


def test_a_seat_alone_stands_for_the_rest(write: Write) -> None:
    keyed = HEAD + (
        "parties: {states: {name: S, members: [n, s, w]}, n: {name: N}, s: {name: S}, w: {name: W}}\n"
        "bodies:\n  council:\n    level: political\n    seats: {states: {each: states}}\n"
        "    decides: {rule: weighted, threshold: 65%, key: people, of: seats}\n"
        "keys: {people: {values: {n: 600, s: 300, w: 100}}}\n"
    )
    found = answer("council", "--yes", "states", "--no", "w", "-m", write(keyed))
    assert found["votes"] == {"states.n": {"yes": 1}, "states.s": {"yes": 1}, "states.w": {"no": 1}}
    assert found["outcome"] == "adopted"


def power(*words: Any) -> dict[str, Any]:
    from click.testing import CliRunner

    from govcheck.program import cli

    done = CliRunner(catch_exceptions=False).invoke(cli, ["power", *map(str, words), "--format", "json"], standalone_mode=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_power_counts_the_chair_as_votes_are_counted(coop: Path) -> None:
    """Two of a, one of them the chair, and two of b: more than half, or half with the chair. By hand:

    The chair turns those of one or two of the three others (with one it is half with the chair): 3 + 3. Another voter turns
    the chair alone, and, without the chair, both others together: 2.
    """
    rows = {row["seat"]: row for row in power("group", "-m", coop)["seats"]}
    assert (rows["a.chair"]["banzhaf_swings"], rows["a"]["banzhaf_swings"], rows["b"]["banzhaf_swings"]) == (6, 2, 2)
    found = power("group", "-m", coop)
    assert found["parties"][0]["dictator"] is True  # both of a together are half, with the chair
    assert found["stopped_by"]["absent"]["persons"] == 2  # the chair and one more: two of four are then no majority


def test_power_gives_the_rest_where_coalitions_are_too_many(write: Write) -> None:
    seats = ", ".join(f"s{n}: {{appointed_by: p, weight: {n * n + 1}}}" for n in range(1, 61))
    keys = ", ".join(f"s{n}: {n * 7919 % 1_000_003 * 1009}" for n in range(1, 61))
    text = HEAD + (
        f"parties: {{p: {{name: P}}}}\nbodies:\n  big:\n    level: political\n    seats: {{{seats}}}\n"
        "    decides: {rule: all_of, rules: [{rule: majority, of: seats}, {rule: weighted, threshold: 65%, key: k, of: seats}]}\n"
        f"keys: {{k: {{values: {{{keys}}}}}}}\n"
    )
    found = power("big", "-m", write(text))
    assert found["winning_coalitions"] is None
    assert found["refused"]
    assert found["stopped_by"]["absent"]["persons"] >= 1
    assert found["seats"][0]["veto"] is False


def test_one_member_cannot_cast_anothers_vote() -> None:
    """Every KKR has one seat: that of Nordjylland cannot vote for the five."""
    done = run("politisk_udviklingsgruppe", *["--yes", "kkr_nordjylland:5", "--yes", "regioner", "--yes", "kl", "--yes", "danske_regioner"])
    assert done.return_value == 2
    assert "kkr_nordjylland has 1 vote, not 5; a member of a group votes for itself alone" in done.stderr


TIME = (
    HEAD
    + """\
parties: {a: {name: A}, b: {name: B, valid: {to: 2026-12-31}}, only: {name: Only, members: [b]}}
bodies:
  board:
    level: political
    seats: {old: {appointed_by: a, valid: {to: 2026-12-31}}, new: {appointed_by: a, valid: {from: 2027-01-01}}, a: {appointed_by: a}}
    decides: {rule: majority, of: cast}
  pair: {level: political, seats: {a: {appointed_by: a}, only: {each: only}}, decides: {rule: unanimity, of: seats}}
  ended: {level: political, seats: {a: {appointed_by: a}}, decides: {rule: unanimity}, valid: {to: 2026-12-31}}
  turned:
    level: political
    seats: {a: {appointed_by: a, count: 3}}
    decides:
      - {rule: unanimity, of: seats, valid: {to: 2026-12-31}}
      - {rule: majority, of: seats, valid: {from: 2027-01-01}}
"""
)


def test_seats_that_never_held_together_never_vote_together(write: Write) -> None:
    path = write(TIME)
    for words in (["board", "--yes", "old", "--yes", "new"], ["turned", "--yes", "a:2"], ["pair", "--yes", "a"], ["ended", "--yes", "a"]):
        done = run(*words, "-m", path)
        assert (done.return_value, done.stdout) == (2, ""), words
        assert "the answer changes on 2027-01-01: name the day with --as-of DATE" in done.stderr
    done = run("board", "--yes", "old", "--yes", "new", "--as-of", "2027-01-01", "-m", path)
    assert done.return_value == 2
    assert "there is no seat `old` with a vote" in done.stderr
    assert answer("board", "--yes", "new", "--as-of", "2027-01-01", "-m", path)["votes"] == {"new": {"yes": 1}, "a": {"absent": 1}}


def test_a_member_that_has_ended_does_not_vote(write: Write) -> None:
    path = write(TIME)
    assert answer("pair", "--yes", "a", "--as-of", "2027-01-01", "-m", path)["outcome"] == "adopted"
    assert answer("pair", "--yes", "a", "--as-of", "2026-12-31", "-m", path)["outcome"] == "rejected"
    assert [row["party"] for row in power("pair", "--as-of", "2027-01-01", "-m", path)["parties"]] == ["a"]


def test_a_rule_that_was_another_before_a_day(write: Write) -> None:
    path = write(TIME)
    assert answer("turned", "--yes", "a:2", "--as-of", "2026-12-31", "-m", path)["outcome"] == "rejected"
    assert answer("turned", "--yes", "a:2", "--as-of", "2027-01-01", "-m", path)["outcome"] == "adopted"


def test_a_body_that_is_not_there_on_the_day_says_why(write: Write) -> None:
    path = write(TIME)
    done = run("ended", "--yes", "a", "--as-of", "2027-01-01", "-m", path)
    assert done.return_value == 2
    assert "ended is not there on 2027-01-01: ended on 2026-12-31" in done.stderr
    done = run("ended", "--yes", "a", "--as-of", "2027-01-01", "--lang", "da", "-m", path)
    assert "ended findes ikke den 2027-01-01: ophørt den 2026-12-31" in done.stderr


def test_votes_of_a_file_ask_for_the_day_once(write: Write) -> None:
    votes = write('{"yes": ["a"]}\n' * 3, "votes.jsonl")
    done = run("board", "--file", votes, "-m", write(TIME))
    assert (done.return_value, done.stdout) == (2, "")
    assert done.stderr.count("the answer changes on 2027-01-01") == 1
    done = run("board", "--file", votes, "--as-of", "2027-01-01", "-m", write(TIME))
    assert done.stdout.count("adopted") == 3


def test_a_receipt_holds_the_day_and_is_counted_as_of_it(write: Write, tmp_path: Path) -> None:
    path, receipt = write(TIME), tmp_path / "receipt.json"
    run("board", "--yes", "new", "--yes", "a", "--as-of", "2027-01-01", "--receipt", receipt, "-m", path)
    assert json.loads(receipt.read_text())["as_of"] == "2027-01-01"
    assert run("--verify", receipt, "-m", path).return_value == 0


def test_a_receipt_names_every_file_that_the_count_leans_on(write: Write) -> None:
    """The members of a group stand in a file that the body's own knows nothing of."""
    base = write(
        "govcheck: 1\nid: base\ntitle: B\nparties: {a: {name: A}, b: {name: B}, towns: {name: T}}\n"
        "bodies: {board: {level: political, seats: {towns: {each: towns}}, decides: {rule: unanimity, of: seats}}}\n",
        "base.yaml",
    )
    more = write(
        "govcheck: 1\nid: more\ntitle: M\nimports: {base: base.yaml}\n"
        "parties: {all: {name: T, elaborates: base.towns, members: [base.a, base.b]}}\n",
        "more.yaml",
    )
    held = json.loads(run("board", "--yes", "towns", "-m", base, "-m", more, "--receipt", "-").stdout)
    assert [model["id"] for model in held["models"]] == ["base", "more"]
    assert held["outcome"] == "adopted"


def test_an_assumed_quorum_is_said(write: Write) -> None:
    text = HEAD + (
        "parties: {a: {name: A}}\nbodies:\n  board:\n    level: political\n    seats: {a: {appointed_by: a, count: 3}}\n"
        "    decides: {rule: majority, of: cast, quorum: {count: 2, assumed: two of three have always met}}\n"
    )
    assert "two of three have always met" in answer("board", "--yes", "a:2", "-m", write(text))["assumed"]


def test_checks_of_decisions_look_at_each_day(write: Write) -> None:
    """A quorum of three, and from 2027 only two seats; the new rule of another body can never be met."""
    text = HEAD + (
        "parties: {a: {name: A}, b: {name: B}}\nbodies:\n"
        "  board:\n    level: political\n    name: Board\n"
        "    seats: {a: {appointed_by: a, count: 2}, b: {appointed_by: b, valid: {to: 2026-12-31}}}\n"
        "    decides: {rule: majority, of: cast, quorum: 3}\n"
        "  council:\n    level: political\n    name: Council\n    seats: {a: {appointed_by: a, count: 2}}\n    decides:\n"
        "      - {rule: at_least, count: 2, valid: {to: 2026-12-31}}\n"
        "      - {rule: at_least, count: 3, valid: {from: 2027-01-01}}\n"
    )
    found = {item.code: (item.place.line, item.message.en) for item in diagnose(write(text)) if item.code in ("GOV302", "GOV303")}
    assert found == {
        "GOV302": (10, "Board: 3 must be present, but it has only 2 voting seats (from 2027-01-01)"),
        "GOV303": (17, "Council: at least 3 votes must be for, but there are at most 2 votes (from 2027-01-01)"),
    }
