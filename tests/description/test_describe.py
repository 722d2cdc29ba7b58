"""`describe`: one thing whole, with all that every file says of it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from governance.description.describe import Description, Told, history, wanted
from governance.model.loaded import load
from governance.model.timeline import Timeline
from tests.conftest import HARBOUR, HEAD, MODELS, Write

DAY = date(2022, 1, 1)
"""A day on which everything of the harbour holds."""


@cache
def timeline_at(path: str) -> Timeline:
    return load([path]).timeline


def told(name: str, path: object = HARBOUR, day: date | None = None) -> list[Told]:
    timeline = timeline_at(str(path))
    (of,) = wanted(timeline, name)
    return history(timeline, of, day)


def described(name: str, path: object = HARBOUR, day: date = DAY) -> Description:
    (one,) = told(name, path, day)
    assert one.description is not None
    return one.description


def test_a_body_with_its_seats() -> None:
    board = described("quay_board")
    assert (board.id, board.kind, board.model, board.name.en, board.name.da) == (
        "quay_board",
        "body",
        "saltmarsh_port",
        "The quay board",
        "Kajrådet",
    )
    assert board.seats is not None
    assert [(seat.id, seat.whose, seat.seats, seat.votes, seat.deputy) for seat in board.seats] == [
        ("boatowners", (("appointed_by", ("boatowners",)),), "2", True, True),
        ("chandlers", (("appointed_by", ("chandlers",)),), "1", True, False),
        ("quays", (("held_by", ("quay_warden",)), ("each", ("quays",))), "3", True, False),
        ("spare", (("from", ("boatowners",)),), "0..1", True, False),
        ("press", (("appointed_by", ("county",)),), "1", False, False),
    ]
    assert board.seats[0].mandate == "political"
    assert board.seats[3].assumed is not None
    assert board.seats[3].assumed.en == "filled by lot"
    assert board.rule is not None
    assert {task.id for task in board.tasks} == {"tides"}
    assert board.tasks[0].clause == "art 3"
    assert [(step.case, step.verb, step.clause) for step in board.cases] == [("berth", "decide", "art 3"), ("dredging", "approve", "art 5")]


def test_what_two_files_say_is_one_description() -> None:
    quay = described("north_quay")
    assert quay.kind == "body"
    assert quay.name.en == "The north quay", "the elaborating file gives no name of its own"
    assert [(said.model, said.clause) for said in quay.excerpts] == [("saltmarsh_port", "art 2"), ("saltmarsh_slipway", "sl 1")]
    assert quay.seats is not None
    assert [(seat.id, seat.seats) for seat in quay.seats] == [("users", "3"), ("quay_board", "1")]
    kinds = {(one.edge.kind, one.edge.target) for one in quay.edges_out}
    assert ("member_of", "quays") in kinds, "from the one file"
    assert ("appoints", "quay_board.quays") in kinds, "from the other"
    assert described("saltmarsh_slipway.north_quay") == quay
    assert described("saltmarsh_port.north_quay") == quay


def test_ranges_and_what_is_not_known(write: Write) -> None:
    gang = described("hauling_gang")
    assert gang.seats is not None
    assert [seat.seats for seat in gang.seats] == ["2..4"]
    text = "parties: {p: {name: P}}\nbodies: {b: {level: political, seats: {s: {each: p}, t: {appointed_by: not_stated}}}}\n"
    body = described("b", write(HEAD + text))
    assert body.seats is not None
    assert [(seat.whose, seat.seats) for seat in body.seats] == [((("each", ("p",)),), "?"), ((), "1")]


def test_a_group_of_ranges_is_multiplied(write: Write) -> None:
    text = "parties: {g: {name: G, members: [a, b, c]}, a: {name: A}, b: {name: B}, c: {name: C}}\n"
    text += "bodies: {x: {level: political, seats: {s: {each: g, count: 2..4}, t: {each: g, count: 4}}}}\n"
    body = described("x", write(HEAD + text))
    assert body.seats is not None
    assert [seat.seats for seat in body.seats] == ["6..12", "12"]


def test_assumptions_are_all_there_with_where_they_stand() -> None:
    board = described("quay_board")
    assert [(where, text.en) for where, text in board.assumed] == [("seats.spare", "filled by lot")]
    group = described("politisk_udviklingsgruppe", MODELS, date(2024, 1, 1))
    assert {where for where, _ in group.assumed} >= {"decides", "seats.kkr"}
    assert all(text.en and text.da for _, text in group.assumed)


def test_free_data_assumes_nothing(write: Write) -> None:
    path = write(HEAD + "parties: {p: {name: P, meta: {assumed: no}, tasks: {t: {name: T, assumed: yes}}}}\n")
    assert [(where, text.en) for where, text in described("p", path).assumed] == [("tasks.t", "yes")]


@pytest.mark.parametrize("path", [HARBOUR, MODELS], ids=["harbour", "real"])
def test_everything_can_be_described(path: object) -> None:
    """Every node under its own id; the edges of all together are the graph."""
    model = timeline_at(str(path)).on(DAY if path is HARBOUR else date(2024, 1, 1))
    assert model.day is not None
    edges = set()
    for node in model.graph.nodes:
        found = described(node.id, path, model.day)
        assert (found.id, found.kind, found.model, found.name) == tuple(node)
        assert all(one.edge.source == node.id for one in found.edges_out)
        assert all(one.edge.target == node.id for one in found.edges_in)
        assert found.excerpts
        for said in found.excerpts:
            assert node.id.rpartition(" ")[2].rpartition(".")[2] in said.place.excerpt, "the place is the thing's own line"
        edges |= {one.edge for one in (*found.edges_out, *found.edges_in)}
    assert edges == set(model.graph.edges)


def test_statements_are_as_they_are_written() -> None:
    (said,) = described("lifeboat").excerpts
    assert isinstance(said.says, dict)
    assert said.says["decides"]["quorum"] == "all"
    assert said.says["seats"]["boatowners"] == {"appointed_by": "boatowners", "count": "2"}
    assert type(said.says) is dict
    assert said.place.excerpt.strip() == "lifeboat:"


# Days.

MERGER = (
    "parties:\n"
    "  towns: {name: Towns, members: [a, {id: b, valid: {to: 2026-12-31}}]}\n"
    "  a: {name: A}\n  b: {name: B}\n  late: {name: Late, valid: {from: 2027-01-01}}\n"
    "bodies:\n"
    "  board: {level: political, seats: {one: {each: towns}}}\n"
    "  other: {level: political, seats: {one: {appointed_by: a}}}\n"
)


def test_what_is_the_same_on_all_days_is_told_once(write: Write) -> None:
    (one,) = told("other", write(HEAD + MERGER))
    assert one.days == ((None, None),)
    assert one.description is not None


def test_what_differs_is_told_for_each_stretch(write: Write) -> None:
    """The seat of each town was counted by the members that are written, whatever the day."""
    found = told("board", write(HEAD + MERGER))
    assert [one.days for one in found] == [((None, date(2026, 12, 31)),), ((date(2027, 1, 1), None),)]
    assert [one.description.seats[0].seats for one in found if one.description and one.description.seats] == ["2", "1"]


def test_what_is_not_there_on_all_days_says_so(write: Write) -> None:
    found = told("late", write(HEAD + MERGER))
    assert [(one.days, one.description is None) for one in found] == [
        (((None, date(2026, 12, 31)),), True),
        (((date(2027, 1, 1), None),), False),
    ]


def test_the_same_again_after_a_while_is_one_description_with_both_spells(write: Write) -> None:
    text = "parties: {a: {name: A, note: x, tasks: {t: {name: T, valid: {from: 2025-01-01, to: 2025-12-31}}}}}\n"
    found = told("a", write(HEAD + text))
    assert [one.days for one in found] == [
        ((None, date(2024, 12, 31)), (date(2026, 1, 1), None)),
        ((date(2025, 1, 1), date(2025, 12, 31)),),
    ]


# What was told nowhere.


def test_what_texts_state_of_a_thing_is_told() -> None:
    """`show dk2020` was empty."""
    found = described("dk2020", MODELS, date(2024, 1, 1))
    assert len(found.claims) == 5
    assert {fact.clause for fact in found.claims} == {"pa 2.1", "po N3", "gm B1"}


def test_the_tasks_of_a_group_are_told_of_its_members_as_the_groups() -> None:
    """`show kl` lacked the 25 tasks of the partnership that KL is part of."""
    found = described("kl", MODELS, date(2024, 1, 1))
    assert len([task for task in found.tasks if task.as_ == "partnerskabet"]) == 25
    assert {step.as_ for step in found.cases} == {None, "partnerskabet"}


def test_a_list_that_the_text_opens_is_not_shown_as_the_whole() -> None:
    assert described("quay_board").tasks_listed == "among_others"
    assert described("chandlers").tasks_listed == "in_full"


def test_a_clause_tells_every_statement_that_cites_it_and_what_is_left_out() -> None:
    """`show "pa 5.5"` printed nothing."""
    found = described("pa 5.5", MODELS, date(2024, 1, 1))
    assert [(one.id, one.kind, one.fact.value.en if one.fact else "") for one in found.cited_by] == [
        ("partnerskabet", "task", "Inform each other without undue delay of important matters")
    ]
    dues = described("art 5")
    assert {one.kind for one in dues.cited_by} >= {"body", "seat", "link", "case", "condition", "funding", "amount", "period", "state"}
    assert [(fact.key, fact.value.en) for fact in dues.facts] == [("partly", "the collection of dues is left to custom")]
    assert [fact.key for fact in described("art 6").facts] == ["not_modelled"]


@pytest.mark.parametrize("path", [HARBOUR, MODELS], ids=["harbour", "real"])
def test_whatever_cites_a_clause_says_in_words_what_it_says(path: object) -> None:
    """But a thing as a whole, which has its name."""
    model = timeline_at(str(path)).on(DAY if path is HARBOUR else date(2024, 1, 1))
    assert model.day is not None
    whole = {"party", "office", "body", "facet", "case", "subject", "funding", "seat", "contribution", "part", "key", "document"}
    silent = [
        (node.id, one.id, one.kind)
        for node in model.graph.nodes
        if node.kind in ("clause", "document")
        for one in described(node.id, path, model.day).cited_by
        if one.fact is None and one.edge is None and one.kind not in whole
    ]
    assert silent == []


def test_a_rule_whose_written_procedure_is_a_rule(write: Write) -> None:
    """`show b` was a traceback."""
    rule = "{rule: majority, of: cast, written: {rule: unanimity, of: seats}}"
    text = f"parties: {{p: {{name: P}}}}\nbodies: {{b: {{level: political, seats: {{s: {{appointed_by: p}}}}, decides: {rule}}}}}\n"
    found = described("b", write(HEAD + text)).rule
    assert found is not None
    assert [(fact.key, fact.value.en) for fact in found.within] == [("written", "unanimity of all voting seats")]


def test_a_document_without_clauses_asked_for_with_a_space(write: Write) -> None:
    """`show 'pa '` was a traceback."""
    assert described("pa ", write(HEAD + "documents: {pa: {title: The agreement}}\n")).id == "pa"


def test_two_things_of_one_name_are_both_meant(write: Write) -> None:
    write("govcheck: 1\nid: one\ntitle: T\nparties: {p: {name: P}}\n", "one.yaml")
    folder = write("govcheck: 1\nid: two\ntitle: T\nparties: {p: {name: P}}\n", "two.yaml").parent
    assert [one.label for one in wanted(timeline_at(str(folder)), "p")] == ["one.p", "two.p"]
