"""`describe`: one thing whole, with all that every file says of it."""

from __future__ import annotations

from functools import cache

import pytest

from governance.describe import Description, describe
from governance.model import graph
from governance.model.written import Models
from governance.reading.loader import load
from tests.conftest import HARBOUR, HEAD, MODELS, Write


@cache
def models_at(path: str) -> Models:
    return load([path]).models


def described(name: str, path: str = str(HARBOUR)) -> Description:
    models = models_at(path)
    (thing,) = models.find(name)
    return describe(models, thing)


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
    assert [(seat.id, seat.how, seat.by, seat.seats, seat.votes, seat.deputy) for seat in board.seats] == [
        ("boatowners", "appointed_by", ("boatowners",), "2", True, True),
        ("chandlers", "appointed_by", ("chandlers",), "1", True, False),
        ("quays", "held_by", ("quay_warden",), "3", True, False),
        ("spare", "from", ("boatowners",), "1", True, False),
        ("press", "appointed_by", ("county",), "1", False, False),
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
    assert [(said.model, said.clause) for said in quay.statements] == [("saltmarsh_port", "art 2"), ("saltmarsh_slipway", "sl 1")]
    assert quay.seats is not None
    assert [(seat.id, seat.seats) for seat in quay.seats] == [("users", "3"), ("quay_board", "1")]
    kinds = {(edge.kind, edge.target) for edge in quay.edges_out}
    assert ("member_of", "quays") in kinds, "from the one file"
    assert ("appoints", "quay_board.quays") in kinds, "from the other"
    assert described("saltmarsh_slipway.north_quay") == quay
    assert described("saltmarsh_port.north_quay") == quay


def test_ranges_and_what_is_not_known(write: Write) -> None:
    gang = described("hauling_gang")
    assert gang.seats is not None
    assert [seat.seats for seat in gang.seats] == ["2..4"]
    text = "parties: {p: {name: P}}\nbodies: {b: {level: political, seats: {s: {each: p}, t: {appointed_by: not_stated}}}}\n"
    models = load([write(HEAD + text)]).models
    body = describe(models, models.find("b")[0])
    assert body.seats is not None
    assert [(seat.how, seat.seats) for seat in body.seats] == [("each", "?"), ("not_stated", "1")]


def test_a_group_of_ranges_is_multiplied(write: Write) -> None:
    text = "parties: {g: {name: G, members: [a, b, c]}, a: {name: A}, b: {name: B}, c: {name: C}}\n"
    text += "bodies: {x: {level: political, seats: {s: {each: g, count: 2..4}, t: {each: g, count: 4}}}}\n"
    models = load([write(HEAD + text)]).models
    body = describe(models, models.find("x")[0])
    assert body.seats is not None
    assert [seat.seats for seat in body.seats] == ["6..12", "12"]


def test_assumptions_are_all_there_with_where_they_stand() -> None:
    board = described("quay_board")
    assert [(where, text.en) for where, text in board.assumed] == [("seats.spare", "filled by lot")]
    group = described("politisk_udviklingsgruppe", str(MODELS))
    assert {where for where, _ in group.assumed} >= {"decides", "seats.kkr"}
    assert all(text.en and text.da for _, text in group.assumed)


def test_free_data_assumes_nothing(write: Write) -> None:
    models = load([write(HEAD + "parties: {p: {name: P, meta: {assumed: no}, tasks: {t: {name: T, assumed: yes}}}}\n")]).models
    assert [(where, text.en) for where, text in describe(models, models.find("p")[0]).assumed] == [("tasks.t", "yes")]


@pytest.mark.parametrize("path", [HARBOUR, MODELS], ids=["harbour", "real"])
def test_everything_can_be_described(path: object) -> None:
    """Every node but clauses, under its own id; the edges of all together are the graph."""
    models = models_at(str(path))
    edges = set()
    for node in graph.nodes(models):
        if node.kind == "clause":
            continue
        found = described(node.id, str(path))
        assert (found.id, found.kind, found.model, found.name) == tuple(node)
        assert found.statements
        assert all(edge.source == node.id for edge in found.edges_out)
        assert all(edge.target == node.id for edge in found.edges_in)
        for said in found.statements:
            assert node.id.rpartition(".")[2] in said.place.excerpt, "the place is the thing's own line"
        edges |= {*found.edges_out, *found.edges_in}
    clauses = {node.id for node in graph.nodes(models) if node.kind == "clause"}
    assert edges == {edge for edge in graph.edges(models) if not (edge.source in clauses and edge.target in clauses)}


def test_statements_are_as_they_are_written() -> None:
    (said,) = described("lifeboat").statements
    assert said.says["decides"]["quorum"] == "all"
    assert said.says["seats"]["boatowners"] == {"appointed_by": "boatowners", "count": "2"}
    assert type(said.says) is dict
    assert said.place.excerpt.strip() == "lifeboat:"
