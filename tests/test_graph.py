"""The graph: every thing one node, every relation an edge between nodes, read by networkx as it stands."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import networkx as nx
import pytest

from governance.model import graph
from governance.model.written import Models
from governance.reading.loader import load
from governance.words import relations
from governance.words.relations import RELATIONS
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
def real() -> Models:
    return load([MODELS]).models


@cache
def harbour() -> Models:
    return load([HARBOUR]).models


WHICH = pytest.mark.parametrize("models", [real, harbour], ids=["real", "harbour"])


@pytest.mark.parametrize(("id_", "kind"), FIXED.items())
def test_fixed_ids_are_nodes_of_their_kind(id_: str, kind: str) -> None:
    assert [node.kind for node in graph.nodes(real()) if node.id == id_] == [kind]


def test_a_thing_in_two_files_is_one_node() -> None:
    nodes = [node for node in graph.nodes(real()) if "kkr_nordjylland" in node.id and node.kind in ("party", "body")]
    assert [(node.id, node.kind, node.model, node.name.da) for node in nodes] == [
        ("kkr_nordjylland", "body", "klimaalliance_national", "KKR Nordjylland")
    ]
    edges = graph.edges(real())
    assert ("kkr_nordjylland", "member_of", "kkr") in {(e.source, e.kind, e.target) for e in edges}, "said nationally"
    assert any(e.source.startswith("kkr_nordjylland.") and (e.kind, e.target) == ("sits_in", "kkr_nordjylland") for e in edges), (
        "and in North Jutland"
    )


def test_edges_of_the_design_are_there() -> None:
    edges = {(edge.source, edge.kind, edge.target): edge.clause for edge in graph.edges(real())}
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
def test_every_end_of_an_edge_is_a_node_and_every_kind_is_known(models: Any) -> None:
    ids = {node.id for node in graph.nodes(models())}
    edges = list(graph.edges(models()))
    assert len(edges) > 10
    for edge in edges:
        assert {edge.source, edge.target} <= ids, edge
        assert edge.kind in RELATIONS, edge


@WHICH
def test_every_thing_is_one_node_and_every_edge_is_there_once(models: Any) -> None:
    assert [id_ for id_, number in Counter(node.id for node in graph.nodes(models())).items() if number > 1] == []
    assert len(set(graph.edges(models()))) == len(graph.edges(models()))


@WHICH
def test_relations_have_their_clause(models: Any) -> None:
    """In these models every statement cites one, so no edge of theirs is without, but between documents."""
    kinds = {node.id: node.kind for node in graph.nodes(models())}
    without = [edge for edge in graph.edges(models()) if not edge.clause and kinds[edge.source] != "document"]
    assert without == []


def test_the_verbs_are_those_of_the_design() -> None:
    assert set(RELATIONS) >= VERBS
    assert set(relations.VERBS.values()) <= set(RELATIONS)


def test_the_harbour_has_every_kind_of_node_and_all_but_no_kind_of_edge() -> None:
    assert {node.kind for node in graph.nodes(harbour())} == {
        "document", "clause", "party", "office", "body", "seat", "case", "subject", "contribution", "part"
    }  # fmt: skip
    missing = set(RELATIONS) - {edge.kind for edge in graph.edges(harbour())}
    assert missing == set(), "each verb is used once by tests/data/harbour"


@WHICH
def test_json_goes_through_networkx_and_back(models: Any) -> None:
    data = json.loads(json.dumps(graph.to_json(models())))
    read = nx.node_link_graph(data, edges="edges")
    assert isinstance(read, nx.MultiDiGraph)
    assert set(read) == {node.id for node in graph.nodes(models())}
    assert Counter((s, t, d["kind"], d["clause"] or "") for s, t, d in read.edges(data=True)) == Counter(
        (edge.source, edge.target, edge.kind, edge.clause) for edge in graph.edges(models())
    )
    back = nx.node_link_data(read, edges="edges")
    assert sorted(back["nodes"], key=lambda node: str(node["id"])) == sorted(data["nodes"], key=lambda node: str(node["id"]))


@WHICH
def test_the_networkx_graph_is_the_same_and_frozen(models: Any) -> None:
    built = graph.build(models())
    assert nx.is_frozen(built)
    with pytest.raises(nx.NetworkXError):
        built.add_node("x")
    with pytest.raises(nx.NetworkXError):
        built.remove_node(next(iter(built)))
    assert built.number_of_edges() == len(graph.edges(models()))
    assert {(id_, data["kind"], data["model"]) for id_, data in built.nodes(data=True)} == {n[:3] for n in graph.nodes(models())}


def test_an_id_in_two_models_is_told_apart(write: Write) -> None:
    write("govcheck: 1\nid: one\ntitle: One\nparties: {p: {name: P1}, q: {name: Q}}\n", "one.yaml")
    folder = write("govcheck: 1\nid: two\ntitle: Two\nparties: {p: {name: P2, part_of: r}, r: {name: R}}\n", "two.yaml").parent
    models = load([folder]).models
    assert [node.id for node in graph.nodes(models)] == ["one.p", "q", "two.p", "r"]
    assert [(edge.source, edge.kind, edge.target) for edge in graph.edges(models)] == [("two.p", "part_of", "r")]


def test_what_is_unknown_has_no_edge(write: Write) -> None:
    models = load([write(HEAD + "parties: {p: {name: P, part_of: nobody, serves: p}}\n")]).models
    assert [(edge.source, edge.kind, edge.target) for edge in graph.edges(models)] == [("p", "serves", "p")]


def test_one_seat_for_each_of_a_group_is_appointed_by_its_members() -> None:
    appointers = {
        edge.source for edge in graph.edges(real()) if edge.kind == "appoints" and edge.target == "politisk_udviklingsgruppe.regioner"
    }
    assert {"region_nordjylland", "region_midtjylland", "region_syddanmark", "region_sjaelland", "region_hovedstaden"} <= appointers


def test_the_order_does_not_depend_on_the_order_of_asking() -> None:
    one, other = load([NATIONAL, NORDJYLLAND]).models, load([NORDJYLLAND, NATIONAL]).models
    assert set(graph.edges(one)) == set(graph.edges(other))
    assert {node.id for node in graph.nodes(one)} == {node.id for node in graph.nodes(other)}
