"""The graph: every thing one node, every relation an edge between nodes, read by networkx as it stands."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.model.circles import unpeeled
from governance.model.graph import Graph
from governance.model.loaded import load
from governance.model.resolution import Stretch
from governance.words import relations
from governance.words.relations import RELATIONS
from render.data.graph_data import edge_json, gexf, graph_json, graphml
from tests.conftest import HARBOUR, HEAD, MODELS, NATIONAL, NORDJYLLAND, Write

# The ids and kinds that other tools refer to, as the design fixes them.
FIXED = {
    "kl": "party",
    "danske_regioner": "party",
    "realdania": "party",
    "concito": "party",
    "c40": "party",
    "regioner": "party",
    "region_nordjylland": "party",
    "region_midtjylland": "party",
    "region_syddanmark": "party",
    "region_sjaelland": "party",
    "region_hovedstaden": "party",
    "kkr": "party",
    "kkr_nordjylland": "body",
    "kkr_midtjylland": "party",
    "kkr_syddanmark": "party",
    "kkr_sjaelland": "party",
    "kkr_hovedstaden": "party",
    "forretningsudvalg": "body",
    "politisk_udviklingsgruppe": "body",
    "administrativ_projektstyregruppe": "body",
    "sekretariat": "body",
    "videnspartner": "body",
    "dgo_nordjylland": "body",
    "dgo_midtjylland": "body",
    "dgo_syddanmark": "body",
    "dgo_sjaelland": "body",
    "dgo_hovedstaden": "body",
    "brn_bestyrelse": "body",
    "regionsraad_nordjylland": "body",
    "t11plus": "body",
    "projektstyregruppe": "body",
    "klimasekretariat": "body",
    "klimapolitisk_dialogforum": "body",
    "kkr_sekretariat": "body",
    "brn_sekretariat": "body",
    "forretningsudvalg.kl": "seat",
    "forretningsudvalg.realdania": "seat",
    "forretningsudvalg.concito": "seat",
    "concito_direktoer": "office",
    "pa": "document",
    "pa 8.2": "clause",
    "gm P4": "clause",
    "po N6": "clause",
    "ren_kommunal_sag": "case",
}

VERBS = {
    *("appoints", "holds", "sits_in", "signs", "member_of", "chairs", "supports", "serves", "leads", "reports_to", "coordinates_with"),
    *("part_of", "elaborates", "pays", "is_part_of", "earmarked_for", "approves_use_of", "cites"),
    *("handles", "decides", "prepares", "initiates", "recommends", "approves", "carries_out"),
}


@cache
def real() -> Graph:
    return load([MODELS]).timeline.graph


@cache
def harbour() -> Graph:
    return load([HARBOUR]).timeline.graph


WHICH = pytest.mark.parametrize("of", [real, harbour], ids=["real", "harbour"])


@pytest.mark.parametrize(("id_", "kind"), FIXED.items())
def test_fixed_ids_are_nodes_of_their_kind(id_: str, kind: str) -> None:
    assert [node.kind for node in real().nodes if node.id == id_] == [kind]


def test_a_thing_in_two_files_is_one_node() -> None:
    nodes = [node for node in real().nodes if "kkr_nordjylland" in node.id and node.kind in ("party", "body")]
    assert [(node.id, node.kind, node.model, node.name.da) for node in nodes] == [
        ("kkr_nordjylland", "body", "klimaalliance_national", "KKR Nordjylland")
    ]
    edges = real().edges
    assert ("kkr_nordjylland", "member_of", "kkr") in {(e.source, e.kind, e.target) for e in edges}, "said nationally"
    assert any(e.source.startswith("kkr_nordjylland.") and (e.kind, e.target) == ("sits_in", "kkr_nordjylland") for e in edges), (
        "and in North Jutland"
    )


def test_edges_of_the_design_are_there() -> None:
    edges = {(edge.source, edge.kind, edge.target): edge.clause for edge in real().edges}
    for sentence in (
        "kl appoints forretningsudvalg.kl",
        "concito_direktoer holds forretningsudvalg.concito",
        "forretningsudvalg.kl sits_in forretningsudvalg",
        "region_nordjylland member_of regioner",
        "regioner pays funding.regioner",
        "funding.realdania.videnspartnere is_part_of funding.realdania",
        "funding.realdania.videnspartnere earmarked_for concito",
        "realdania approves_use_of funding.realdania.likvide",
        "kkr_nordjylland handles ren_kommunal_sag",
        "forretningsudvalg cites pa 8.2",
        "kl serves forretningsudvalg",
        "administrativ_projektstyregruppe supports forretningsudvalg",
    ):
        source, kind, target = sentence.split(" ", 2)
        assert (source, kind, target) in edges, sentence
    assert edges["kl", "appoints", "forretningsudvalg.kl"] == "pa 8.2"
    assert edges["kkr_nordjylland", "appoints", "politisk_udviklingsgruppe.kkr"] == "gm P7"


@WHICH
def test_every_end_of_an_edge_is_a_node_and_every_kind_is_known(of: Callable[[], Graph]) -> None:
    ids = {node.id for node in of().nodes}
    edges = list(of().edges)
    assert len(edges) > 10
    for edge in edges:
        assert {edge.source, edge.target} <= ids, edge
        assert edge.kind in RELATIONS, edge


@WHICH
def test_every_thing_is_one_node_and_every_edge_is_there_once(of: Callable[[], Graph]) -> None:
    assert [id_ for id_, number in Counter(node.id for node in of().nodes).items() if number > 1] == []
    assert len(set(of().edges)) == len(of().edges)


@WHICH
def test_relations_have_their_clause(of: Callable[[], Graph]) -> None:
    """In these models every statement cites one, so no edge of theirs is without, but between documents."""
    kinds = {node.id: node.kind for node in of().nodes}
    without = [edge for edge in of().edges if not edge.clause and kinds[edge.source] != "document"]
    assert without == []


def test_the_verbs_are_those_of_the_design() -> None:
    assert set(RELATIONS) >= VERBS
    assert set(relations.VERBS.values()) <= set(RELATIONS)


def test_the_harbour_has_every_kind_of_node_and_all_but_no_kind_of_edge() -> None:
    assert {node.kind for node in harbour().nodes} == {
        "document", "clause", "party", "office", "body", "seat", "case", "subject", "contribution", "part"
    }  # fmt: skip
    missing = set(RELATIONS) - {edge.kind for edge in harbour().edges}
    assert missing == set(), "each verb is used once by tests/data/harbour"


@WHICH
def test_json_goes_through_networkx_and_back(of: Callable[[], Graph]) -> None:
    data = json.loads(json.dumps(graph_json(of())))
    read = nx.node_link_graph(data, edges="edges")
    assert isinstance(read, nx.MultiDiGraph)
    assert set(read) == {node.id for node in of().nodes}
    assert Counter((s, t, d["kind"], d["clause"] or "") for s, t, d in read.edges(data=True)) == Counter(
        (edge.source, edge.target, edge.kind, edge.clause) for edge in of().edges
    )
    back = nx.node_link_data(read, edges="edges")
    assert sorted(back["nodes"], key=lambda node: str(node["id"])) == sorted(data["nodes"], key=lambda node: str(node["id"]))


@WHICH
def test_the_networkx_graph_is_the_same_and_frozen(of: Callable[[], Graph]) -> None:
    built = of().network
    assert nx.is_frozen(built)
    with pytest.raises(nx.NetworkXError):
        built.add_node("x")
    with pytest.raises(nx.NetworkXError):
        built.remove_node(next(iter(built)))
    assert built.number_of_edges() == len(of().edges)
    assert {(id_, data["kind"], data["model"]) for id_, data in built.nodes(data=True)} == {n[:3] for n in of().nodes}


def test_an_id_in_two_models_is_told_apart(write: Write) -> None:
    write("govcheck: 1\nid: one\ntitle: One\nparties: {p: {name: P1}, q: {name: Q}}\n", "one.yaml")
    folder = write("govcheck: 1\nid: two\ntitle: Two\nparties: {p: {name: P2, part_of: r}, r: {name: R}}\n", "two.yaml").parent
    graph = load([folder]).timeline.graph
    assert [node.id for node in graph.nodes] == ["one.p", "q", "two.p", "r"]
    assert [(edge.source, edge.kind, edge.target) for edge in graph.edges] == [("two.p", "part_of", "r")]


def test_what_is_unknown_has_no_edge(write: Write) -> None:
    graph = load([write(HEAD + "parties: {p: {name: P, part_of: nobody, serves: p}}\n")]).timeline.graph
    assert [(edge.source, edge.kind, edge.target) for edge in graph.edges] == [("p", "serves", "p")]


def test_one_seat_for_each_of_a_group_is_appointed_by_its_members() -> None:
    appointers = {edge.source for edge in real().edges if edge.kind == "appoints" and edge.target == "politisk_udviklingsgruppe.regioner"}
    assert {"region_nordjylland", "region_midtjylland", "region_syddanmark", "region_sjaelland", "region_hovedstaden"} <= appointers


def test_the_order_does_not_depend_on_the_order_of_asking() -> None:
    one, other = (load(paths).timeline.graph for paths in ([NATIONAL, NORDJYLLAND], [NORDJYLLAND, NATIONAL]))
    assert {edge._replace(where=None) for edge in one.edges} == {edge._replace(where=None) for edge in other.edges}
    assert {node.id for node in one.nodes} == {node.id for node in other.nodes}


# Days.

MERGER = (
    "parties:\n"
    "  towns: {name: Towns, members: [a, {id: b, valid: {to: 2026-12-31}}, {id: c, valid: {from: 2027-01-01}}]}\n"
    "  a: {name: A}\n  b: {name: B}\n  c: {name: C, valid: {from: 2026-01-01}}\n"
    "bodies: {board: {level: political, seats: {one: {each: towns}}}}\n"
)


def told(graph: Graph) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.kind, edge.target) for edge in graph.edges]


def test_a_relation_of_a_day_is_not_there_on_another(write: Write) -> None:
    """The graph took the members as they are written: b appointed a seat after it had left."""
    timeline = load([write(HEAD + MERGER)]).timeline
    for day, who in ((date(2026, 12, 31), ["a", "b"]), (date(2027, 1, 1), ["a", "c"])):
        found = told(timeline.on(day).graph)
        assert [source for source, kind, _ in found if kind == "member_of"] == who
        assert [source for source, kind, _ in found if kind == "appoints"] == who


def test_the_graph_of_all_days_has_the_days_of_what_does_not_hold_on_all(write: Write) -> None:
    graph = load([write(HEAD + MERGER)]).timeline.graph
    days = {edge.source: graph.limited.get(edge) for edge in graph.edges if edge.kind == "appoints"}
    assert days == {
        "a": None,
        "b": (Stretch(None, date(2026, 12, 31)),),
        "c": (Stretch(date(2027, 1, 1), None),),
    }
    assert [node.id for node in graph.nodes if node in graph.limited] == ["c"]
    on = {edge["source"]: edge["on"] for edge in graph_json(graph)["edges"] if edge["kind"] == "appoints"}
    assert on["a"] == [{"from": None, "to": None}]
    assert on["b"] == [{"from": None, "to": "2026-12-31"}]


def test_an_office_that_acts_is_told_with_the_relation() -> None:
    (edge,) = (edge for edge in harbour().edges if edge.kind == "signs" and edge.through)
    assert (edge.source, edge.target, edge.through, edge.clause) == ("boatowners", "art", "commodore", "art 2")
    assert edge_json(edge)["through"] == "commodore"


# What networkx is for.

CIRCLES = (
    "parties:\n"
    "  a: {name: A, part_of: [b, z]}\n  b: {name: B, part_of: c}\n  c: {name: C, part_of: [z, a]}\n"
    "  d: {name: D, part_of: d}\n  e: {name: E, part_of: a}\n  x: {name: X, reports_to: y}\n  y: {name: Y, reports_to: x}\n  z: {name: Z}\n"
)


def test_circles_of_relations_one_for_each_knot(write: Write) -> None:
    graph = load([write(HEAD + CIRCLES)]).timeline.graph
    assert [[edge.source for edge in circle] for circle in graph.circles({"part_of"})] == [["a", "b", "c"], ["d"]]
    assert [[edge.source for edge in circle] for circle in graph.circles(("part_of", "reports_to"))] == [["a", "b", "c"], ["d"], ["x", "y"]]
    assert graph.circles({"serves"}) == []


@given(st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 7), max_size=4), max_size=8))
def test_what_cannot_be_peeled_has_a_circle(near: dict[int, list[int]]) -> None:
    network = nx.DiGraph((one, other) for one, others in near.items() for other in others)
    assert bool(unpeeled(near)) == (not nx.is_directed_acyclic_graph(network))


def connection(graph: Graph, start: str, end: str) -> list[str] | None:
    found = graph.connection(start, end)
    return None if found is None else [f"{edge.source} {edge.kind} {edge.target}" for edge in found]


def test_the_shortest_connection_goes_over_relations_in_either_direction() -> None:
    assert connection(real(), "kl", "concito") == ["kl serves forretningsudvalg", "concito attends forretningsudvalg"]
    assert connection(harbour(), "boatowners", "tariff") == ["boatowners signs tariff"]
    assert connection(harbour(), "boatowners", "boatowners") == []


def test_citations_connect_only_the_two_ends(write: Write) -> None:
    """By being written on one page nearly everything would be connected with everything."""
    text = 'documents: {d: {title: D, clauses: {"1": {title: C}}}}\nparties: {a: {name: A, source: d 1}, b: {name: B, source: d 1}}\n'
    graph = load([write(HEAD + text)]).timeline.graph
    assert connection(graph, "a", "b") is None
    assert connection(graph, "a", "d 1") == ["a cites d 1"]
    assert connection(graph, "d", "b") == ["d 1 part_of d", "b cites d 1"]


@WHICH
def test_a_connection_is_as_short_as_networkx_finds_it_and_leads_from_end_to_end(of: Callable[[], Graph]) -> None:
    graph = of()
    things = [node.id for node in graph.nodes if node.kind not in ("clause", "document")]
    plain = nx.Graph((edge.source, edge.target) for edge in graph.edges if edge.kind != "cites")
    plain.add_nodes_from(things)
    plain.remove_nodes_from([node.id for node in graph.nodes if node.kind == "clause"])
    for start, end in zip(things[::3], things[1::3], strict=False):
        found = graph.connection(start, end)
        assert (found is not None) == nx.has_path(plain, start, end)
        if found is not None:
            assert len(found) == nx.shortest_path_length(plain, start, end)
            at = start
            for edge in found:
                assert at in (edge.source, edge.target)
                at = edge.target if edge.source == at else edge.source
            assert at == end


def test_components_are_what_is_connected(write: Write) -> None:
    text = "parties: {a: {name: A, part_of: b}, c: {name: C}, b: {name: B}, d: {name: D, serves: c}}\n"
    assert load([write(HEAD + text)]).timeline.graph.components() == [("a", "b"), ("c", "d")]


# For other programs.


@pytest.mark.parametrize("export", [graphml, gexf])
@WHICH
def test_exports_go_through_networkx_and_back(of: Callable[[], Graph], export: Callable[[Graph], str]) -> None:
    text = export(of())
    read = nx.read_gexf if export is gexf else nx.read_graphml
    back = read(io.BytesIO(text.encode()))
    assert set(back) == {node.id for node in of().nodes}
    assert Counter((source, target, data["kind"]) for source, target, data in back.edges(data=True)) == Counter(
        (edge.source, edge.target, edge.kind) for edge in of().edges
    )
    assert back.nodes["quay_board" if of is harbour else "forretningsudvalg"]["kind"] == "body"
    assert all(isinstance(value, str) for _, data in back.nodes(data=True) for value in data.values())


@pytest.mark.parametrize("export", [graphml, gexf])
def test_exports_are_the_same_bytes_on_every_day(export: Callable[[Graph], str]) -> None:
    text = export(load([HARBOUR]).timeline.graph)
    assert text == export(load([HARBOUR]).timeline.graph)
    assert "lastmodified" not in text
    assert nx.__version__ not in text
