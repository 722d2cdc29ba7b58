"""Faults that were found, each as a test named for what was wrong: a question to one command or to several, as it is typed."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from governance.words.duties import LISTED
from tests.conftest import MODELS, ROOT, Write
from tests.model.every_command import Answer, run

DOCUMENTS = 'documents: {by: {title: By-laws, clauses: {"1": {title: One}, "2": {title: Two}, "7": {title: Seven}}}}\n'


def model(id_: str, text: str) -> str:
    return f"govcheck: 1\nid: {id_}\ntitle: T\n{text}"


def ask(*words: str | Path, of: Iterable[str | Path]) -> Any:
    """What a command answers, as data."""
    return run(*words, *(word for path in of for word in ("-m", path)), "--format", "json").data


def found(path: str | Path, *words: str) -> list[tuple[str, str]]:
    """Code and message of all that validate says."""
    return [(item["code"], item["message"]) for item in ask("validate", *words, of=[path])["diagnostics"]]


def edges(data: Any) -> set[tuple[str, str, str]]:
    return {(edge["source"], edge["kind"], edge["target"]) for edge in data["edges"]}


# Two files that speak of one body.

BASE = model(
    "base",
    DOCUMENTS
    + """
parties:
  towns: {name: Towns, source: by 1}
bodies:
  board:
    name: Board
    level: political
    source: by 1
    seats: {towns: {each: towns}}
    decides: not_stated
    tasks: {plan: {name: Make a plan}}
""",
)
MORE = model(
    "more",
    """
imports: {base: base.yaml}
parties:
  a: {name: Aby, source: base.by 2}
  b: {name: Beby, source: base.by 2}
  c: {name: Ceby, source: base.by 2}
  towns: {elaborates: base.towns, source: base.by 2, members: [a, b, c]}
bodies:
  board:
    elaborates: base.board
    level: political
    source: base.by 2
    decides: {rule: majority, of: seats, source: base.by 7}
    tasks: {plan: {name: Make a plan, source: base.by 7}}
cases:
  quay: {name: Quay, source: base.by 2, route: [{step: decide, by: base.board}]}
""",
)


@pytest.fixture
def two(write: Write) -> list[Path]:
    return [write(BASE, "base.yaml"), write(MORE, "more.yaml")]


def test_each_command_knew_another_number_of_members_and_another_rule(two: list[Path]) -> None:
    shown = ask("show", "board", of=two)
    assert [(seat["id"], seat["count"]) for seat in shown["seats"]] == [("board.towns", "3")]
    assert shown["decides"]["value"]["en"] == "more than 1/2 of all voting seats"
    assert ask("decide", "board", "--yes", "towns:2", of=two)["outcome"] == "adopted"
    assert ask("power", "board", of=two)["voters"] == 3
    assert "more than 1/2 of all voting seats" in run("who", "quay", "-m", two[0], "-m", two[1]).out
    card = run("render", "body", "board", "-m", two[0], "-m", two[1], "-o", "-", "--format", "dot").out
    assert "more than 1/2" in card
    assert "not stated" not in card


def test_who_a_member_of_the_group_of_another_file_is(two: list[Path]) -> None:
    graph = edges(ask("graph", of=two))
    assert {("a", "member_of", "towns"), ("a", "appoints", "board.towns")} <= graph
    assert ask("path", "a", "quay", of=two)["connections"]


def test_a_seat_that_another_file_restates_was_listed_twice(write: Write) -> None:
    text = BASE.replace("{each: towns}", "{each: towns, mandate: political}").replace("decides: not_stated", "decides: {rule: unanimity}")
    paths = [
        write(text, "base.yaml"),
        write(MORE.replace("    source: base.by 2\n    decides", "    seats: {towns: {observer: false}}\n    decides"), "more.yaml"),
    ]
    assert [seat["id"] for seat in ask("show", "board", of=paths)["seats"]] == ["board.towns"]
    assert [row["id"] for row in ask("list", "seat", of=paths)] == ["board.towns"]
    assert [code for code, _ in found(paths[1]) if code == "GOV120"] == ["GOV120"]
    assert ask("show", "board", of=paths)["decides"]["value"]["en"] == "unanimity"


def test_a_clause_had_another_name_in_what_another_file_says(two: list[Path]) -> None:
    """`base.by 7` for `by 7`: what the second file cites for the rule."""
    for words in (("show", "board"), ("show", "towns"), ("who", "quay"), ("graph",), ("decide", "board", "--yes", "towns")):
        answer = run(*words, "-m", two[0], "-m", two[1])
        assert "(by 7" in answer.out or "(by 2" in answer.out
        assert "base.by" not in answer.out, words


def test_a_relation_whose_clause_two_files_cite_stood_twice(write: Write) -> None:
    paths = [write(BASE, "base.yaml"), write(MORE.replace("source: base.by 2, members", "source: [base.by 1, by 1], members"), "more.yaml")]
    told = ask("graph", of=paths)["edges"]
    said = [(edge["source"], edge["kind"], edge["target"], edge["clause"]) for edge in told]
    assert len(said) == len(set(said))
    assert "by 1, by 1" not in run("show", "towns", "-m", paths[0], "-m", paths[1]).out


def test_the_clause_that_the_other_file_cites_for_a_task_was_not_its_clause(two: list[Path]) -> None:
    assert [task["clause"] for task in ask("show", "board", of=two)["tasks"]] == ["by 7"]
    assert [task["clause"] for task in ask("who", "--by", "board", of=two)["tasks"]] == ["by 7"]
    cited = ask("show", "by 7", of=two)["cited_by"]
    assert "Make a plan" in {citer["says"]["value"]["en"] for citer in cited if citer["says"] is not None}


def test_a_key_of_the_imported_file_was_told_with_the_import_before_it(write: Write) -> None:
    keys = "keys: {people: {name: People, source: by 1, values: {a: 1, b: 2, c: 3}}}\n"
    rule = "{rule: weighted, key: base.people, threshold: 1/2, source: base.by 7}"
    paths = [write(BASE + keys, "base.yaml"), write(MORE.replace("{rule: majority, of: seats, source: base.by 7}", rule), "more.yaml")]
    for words in (("show", "board"), ("decide", "board", "--yes", "towns"), ("power", "board")):
        answer = run(*words, "-m", paths[0], "-m", paths[1])
        assert "by the key people" in answer.out
        assert "base.people" not in answer.out


def test_a_thing_whose_end_another_file_says_did_not_end(write: Write) -> None:
    """Held until the end of 2026, said one stretch; and in the next it was there."""
    limited = MORE.replace("towns: {elaborates: base.towns", "towns: {valid: {to: 2026-12-31}, elaborates: base.towns")
    paths = [write(BASE, "base.yaml"), write(limited, "more.yaml")]
    of = [word for path in paths for word in ("-m", path)]
    assert run("show", "towns", *of, "--as-of", "2026-12-31").status == 0
    assert "ended on 2026-12-31" in run("show", "towns", *of, "--as-of", "2027-01-01").err


def test_what_elaborates_the_wrong_kind_of_thing_was_two_mistakes(write: Write) -> None:
    write(BASE, "base.yaml")
    path = write(MORE.replace("quay: {name: Quay", "quay: {elaborates: base.towns, name: Quay"), "more.yaml")
    assert [code for code, _ in found(path, "--select", "GOV103,GOV114")] == ["GOV103"]


def test_clauses_of_two_documents_with_one_id_had_one_name(write: Write) -> None:
    text = DOCUMENTS + "parties: {p: {name: P, source: by 1}}\n"
    paths = [write(model(id_, text), f"{id_}.yaml") for id_ in ("one", "two")]
    told = ask("graph", of=paths)["edges"]
    assert {edge["clause"] for edge in told if edge["kind"] == "cites"} == {"one.by 1", "two.by 1"}
    assert {edge["clause"] for edge in told if edge["kind"] == "part_of"} == {f"{id_}.by {n}" for id_ in ("one", "two") for n in "127"}
    assert ask("show", "two.by 1", of=paths)["cited_by"]


# Time.

GONE = model(
    "gone",
    DOCUMENTS
    + """
parties:
  a: {name: Alpha, source: by 1, signs: by}
  b: {name: Beta, source: by 1, signs: by, valid: {to: 2026-12-31}}
  c: {name: Gamma, source: by 1, signs: by, valid: {from: 2027-01-01}}
  mixed: {name: Mixed, source: by 1, members: [b, c, a]}
  alone: {name: Alone, source: by 1, members: [b]}
  ended: {name: Ended, source: by 1, members: [a], valid: {to: 2026-12-31}}
bodies:
  old: {name: Old, level: political, source: by 1, seats: {a: {appointed_by: a}}, decides: {rule: unanimity}, valid: {to: 2026-12-31}}
  board:
    name: Board
    level: political
    source: by 1
    seats:
      a: {appointed_by: a}
      mixed: {each: mixed}
      alone: {each: alone}
      ended: {each: ended}
      b: {appointed_by: b}
    chair: {chair_of: old}
    decides: [{rule: majority, of: seats, valid: {to: 2026-12-31}}, {rule: unanimity, of: cast, valid: {from: 2027-01-01}}]
cases:
  quay: {name: Quay, source: by 1, route: [{step: prepare, by: old}, {step: decide, by: board}]}
keys:
  k: {name: Votes, source: by 1, values: [{values: {a: 1}, valid: {to: 2026-12-31}}, {values: {a: 2}, valid: {from: 2027-01-01}}]}
funding:
  source: by 1
  currency: DKK
  contributions:
    dues: {payers: mixed, amount: {firm: 400}, period: {from: 2026-01-01, to: 2027-12-31}}
    grant: {payers: b, amount: {firm: 100}, period: {from: 2026-01-01, to: 2026-12-31}}
""",
)
BEFORE, AFTER = "2026-12-31", "2027-01-01"


@pytest.fixture
def gone(write: Write) -> Path:
    return write(GONE)


def on(day: str, *words: str, of: Path) -> Answer:
    return run(*words, "-m", of, "--as-of", day)


@pytest.mark.parametrize(("day", "counts"), [(BEFORE, [1, 2, 1, 1, 1]), (AFTER, [1, 2, 0, 0, 1])])
def test_seats_were_counted_of_members_and_groups_that_have_ended(gone: Path, day: str, counts: list[int]) -> None:
    """A group whose only member has ended, and one that has itself: `?` seats, and decide and power would not count."""
    seats = ask("show", "board", "--as-of", day, of=[gone])["seats"]
    assert [seat["count"] for seat in seats] == [str(count) for count in counts]
    assert ask("power", "board", "--as-of", day, of=[gone])["voters"] == sum(counts)
    names = [seat["id"].partition(".")[2] for seat, count in zip(seats, counts, strict=True) if count]
    counted = ask("decide", "board", *(word for name in names for word in ("--yes", name)), "--as-of", day, of=[gone])
    assert (counted["outcome"], counted["counted"]["yes"]) == ("adopted", sum(counts))


def test_seats_that_never_held_together_voted_together(gone: Path) -> None:
    answer = run("decide", "board", "-m", gone, "--yes", "a")
    assert (answer.status, answer.out) == (2, "")
    assert AFTER in answer.err
    assert "--as-of" in answer.err


def test_a_rule_that_was_another_before_a_day_could_not_be_said(gone: Path) -> None:
    assert "more than 1/2 of all voting seats" in on(BEFORE, "decide", "board", "--yes", "a", of=gone).out
    assert "unanimity of the votes cast" in on(AFTER, "decide", "board", "--yes", "a", of=gone).out


def test_what_has_ended_was_called_not_stated(gone: Path) -> None:
    """Whose a seat is, who chairs, who does a step, who pays: the text says it, and nobody of those is there any more."""
    told = on(AFTER, "show", "board", of=gone).out
    assert "not stated" not in told
    assert re.search(r"chair: nobody who is there", told)
    assert re.search(r"1 +b +nobody who is there", told)
    assert re.search(r"1 +b +ingen af de nævnte findes", on(AFTER, "show", "board", "--lang", "da", of=gone).out)
    assert "members: nobody who is there" in on(AFTER, "show", "alone", of=gone).out
    assert "paid by: nobody who is there" in on(AFTER, "show", "funding.grant", of=gone).out
    assert "nobody who is there" in on(AFTER, "who", "quay", of=gone).out
    paid = ask("funding", "--by", "party", "--as-of", AFTER, of=[gone])["by_party"]
    assert [(row["id"], row["name"]["en"]) for row in paid] == [("mixed", "Mixed"), ("gone", "nobody who is there")]
    for picture in (("body", "board"), ("membership",), ("route", "quay"), ("funding",)):
        drawn = on(AFTER, "render", *picture, "--format", "mermaid", "-o", "-", of=gone).out
        assert "nobody who is there" in drawn, picture
        assert "not stated" not in drawn, picture


def test_one_mistake_was_told_once_for_each_day_because_a_name_ends(write: Write) -> None:
    """The group was told by its name while it is there, and then by its id: two findings."""
    path = write(GONE.replace("ended: {each: ended}", "ended: {from: [ended, a]}"))
    assert [message for code, message in found(path) if code == "GOV202"] == [
        "the seat Board: ended is filled from Ended and Alpha, but nothing says who picks its holder"
    ]


def test_a_chair_that_nobody_states_was_told_once_for_each_number_of_members(write: Write) -> None:
    path = write(
        GONE.replace("    chair: {chair_of: old}\n", "").replace(
            "ended: {each: ended}", "more: {appointed_by: a, count: 2, valid: {from: 2026-06-01}}"
        )
    )
    assert [message for code, message in found(path) if code == "GOV218"] == [
        "who chairs Board is not stated, though it has several members with a vote"
    ]


def test_the_numbers_of_a_key_that_hold_in_turn_began_with_a_semicolon(gone: Path) -> None:
    assert "numbers: a: 1; holds" in on(BEFORE, "show", "k", of=gone).out
    assert "tal: a: 2; gælder" in on(AFTER, "show", "k", "--lang", "da", of=gone).out


def test_money_of_a_year_went_to_who_was_not_in_it(gone: Path) -> None:
    words = ("funding", "--by", "party,year", "--assume", "mixed=equal", "--assume", "year=days")
    rows = {(row["party"], row["year"]): row["amount"] for row in ask(*words, of=[gone])["by_party_year"]}
    assert rows == {("a", "2026"): "100.00", ("b", "2026"): "200.00", ("a", "2027"): "100.00", ("c", "2027"): "100.00"}


def test_what_begins_later_was_listed_behind_everything_else(gone: Path) -> None:
    assert [row["id"] for row in ask("list", "party", "body", of=[gone])] == ["a", "b", "c", "mixed", "alone", "ended", "old", "board"]
    told = [edge["source"] for edge in ask("graph", of=[gone])["edges"] if edge["kind"] == "member_of" and edge["target"] == "mixed"]
    assert told == ["b", "c", "a"]


def test_with_a_day_the_money_of_other_days_moved_unmarked(gone: Path) -> None:
    said = on(AFTER, "funding", "--by", "party", "--assume", "mixed=equal", of=gone).out
    assert "on 2027-01-01, though it is shared otherwise on other days" in " ".join(said.split())


# Twice in a list.

TWICE = model(
    "twice",
    DOCUMENTS
    + """
parties:
  a: {name: Alpha, source: by 1, signs: [by, by], part_of: [b, b]}
  b: {name: Beta, source: by 1, signs: by}
bodies:
  board:
    name: Board
    level: political
    source: [by 1, by 1]
    seats: {x: {appointed_by: a}, y: {appointed_by: [a, a]}, z: {appointed_by: b}}
    chair: {seat: [x, x]}
    served_by: [b, b]
    decides: {rule: majority, of: seats}
cases: {quay: {name: Quay, source: by 1, route: [{step: decide, by: [board, board], with: [a, a]}]}}
funding: {source: by 1, contributions: {dues: {payers: [a, a], amount: {firm: 1}}}}
""",
)


def test_an_appointer_named_twice_was_another_bloc(write: Write) -> None:
    parties = {row["party"]: row["voters"] for row in ask("power", "board", of=[write(TWICE)])["parties"]}
    assert parties == {"a": 2, "b": 1}


def test_nothing_said_a_word_about_a_name_that_stands_twice(write: Write) -> None:
    data = ask("validate", "--select", "GOV121", of=[write(TWICE)])["diagnostics"]
    assert len(data) == 9  # signs, part_of, source, appointed_by, chair.seat, served_by, by, with, payers


# Keys that nobody read.


def test_the_page_of_a_clause_was_empty() -> None:
    assert "Inform each other" in run("show", "pa 5.5", "-m", MODELS).out


def test_a_list_that_the_text_opens_was_shown_as_if_it_were_whole() -> None:
    of = [MODELS]
    names = [row["id"] for row in ask("list", "body", of=of)]
    open_ = [name for name in names if ask("show", name, of=of)["tasks_listed"] == "among_others"]
    assert open_
    for name in open_:
        assert LISTED["among_others"].en in run("show", name, "-m", MODELS).out


def test_the_force_of_a_case_was_dropped() -> None:
    assert "initiates: Case of purely municipal interest [may]" in run("show", "kl", "-m", MODELS).out


def test_what_texts_state_of_a_subject_was_not_shown() -> None:
    assert "What texts state" in run("show", "dk2020", "-m", MODELS).out


@pytest.mark.parametrize(("who", "group"), [("kl", "partnerskabet"), ("dgo_nordjylland", "dgo")])
def test_tasks_of_a_group_were_not_told_of_its_members(who: str, group: str) -> None:
    data = run("who", "--by", who, "-m", MODELS).out
    shown = ask("show", who, of=[MODELS])
    assert group in {task["as"] for task in shown["tasks"]}
    assert next(task["name"]["en"] for task in shown["tasks"] if task["as"] == group).split(",")[0][:30] in " ".join(data.split())


def test_words_of_a_form_of_money_differed_between_commands() -> None:
    assert "arbejdstimer" in run("show", "funding.kommuner", "-m", MODELS, "--lang", "da").out
    drawn = run("render", "funding", "-m", MODELS, "--lang", "da", "--format", "mermaid", "-o", "-").out
    assert "arbejdstimer" in drawn
    assert "arbejdstid" not in drawn


def test_somebody_led_as_chair_where_danish_says_is_chair_of(write: Write) -> None:
    assert "board.x er formand for board" in run("graph", "-m", write(TWICE), "--lang", "da").out


# Packages and names.


def test_the_command_line_installed_modules_at_the_top() -> None:
    assert not [path.name for path in ROOT.glob("cli_*.py")]


def test_a_private_module_of_a_wheel_was_imported() -> None:
    for path in (ROOT / "render").rglob("*.py"):
        assert not re.search(r"^\s*(from|import) pygraphviz\._", path.read_text(encoding="utf-8"), re.MULTILINE), path


def test_keys_were_packed_into_one_big_integer() -> None:
    assert importlib.util.find_spec("governance.funding.packed") is None


# Meetings.


def test_one_member_cast_the_votes_of_everybody() -> None:
    words = ["--yes", "kkr_nordjylland:5", "--yes", "regioner", "--yes", "kl", "--yes", "danske_regioner"]
    answer = run("decide", "politisk_udviklingsgruppe", "-m", MODELS, *words)
    assert (answer.status, answer.out) == (2, "")
    assert "kkr_nordjylland has 1 vote, not 5" in answer.err


# Tracebacks.


@pytest.mark.parametrize(
    "words", [("show", "b"), ("render", "body", "b", "--format", "dot", "-o", "-"), ("render", "map", "--format", "dot", "-o", "-")]
)
def test_a_written_rule_and_a_chair_that_is_no_seat_ended_in_a_traceback(words: tuple[str, ...], write: Write) -> None:
    rule = "{rule: majority, written: {rule: unanimity}}"
    path = write(
        model(
            "x", f"parties: {{p: {{name: P}}}}\nbodies: {{b: {{level: political, seats: {{a: {{appointed_by: p}}}}, decides: {rule}}}}}\n"
        )
    )
    answer = run(*words, "-m", path)
    assert answer.status == 0
    assert answer.out
    path = write(path.read_text(encoding="utf-8").replace("decides:", "chair: {seat: nowhere}, decides:"))
    answer = run(*words, "-m", path)
    assert answer.status == 1, "the model has a mistake, and is shown all the same"
    assert answer.out


# At the width of a terminal.


def test_a_clause_on_a_line_of_its_own_stood_one_column_too_far_right() -> None:
    broken = re.findall(r"^( *)\(pa", run("who", "--by", "kl", "-m", MODELS).out, re.MULTILINE)
    assert broken
    assert set(broken) == {"    "}
