"""Who cites a clause: every statement, of whatever kind, by one walk through all that is written."""

from __future__ import annotations

from collections import Counter

from governance.model.citations import Citing, cited, citing
from governance.model.loaded import load
from governance.model.timeline import Timeline
from governance.model.traversal import _KINDS, statements
from governance.schema.compiled import PLAN
from tests.conftest import HARBOUR, HEAD, MODELS, Write


def timeline(*paths: object) -> Timeline:
    return load([str(path) for path in paths]).timeline


def of(found: dict[tuple[int, str], tuple[Citing, ...]]) -> dict[str, list[Citing]]:
    return {f"{each[0].document.id} {each[0].clause}".strip(): list(each) for each in found.values()}


def test_every_class_of_the_language_has_its_kind() -> None:
    assert set(PLAN) - {"ModelFile"} == set(_KINDS)


def test_the_harbour_is_walked_whole() -> None:
    """It has every class of the language, but what holds in turn and what elaborates."""
    found = {type(said.spec).__name__ for file in timeline(HARBOUR).files for said in statements(file)}
    assert found >= set(PLAN) - {"ModelFile", "Member", "Numbers"}


def test_a_clause_is_cited_by_statements_of_every_kind() -> None:
    """`show "pa 5.5"` printed nothing: tasks, statements and conditions were in no clause's page."""
    found = of(citing(timeline(MODELS).files))
    assert {one.kind for one in found["pa 5.5"]} >= {"task"}
    kinds = Counter(one.kind for each in found.values() for one in each)
    assert {"task", "link", "state", "step", "condition", "seat", "period", "amount"} <= set(kinds)


def test_a_citation_has_its_place_and_what_it_belongs_to() -> None:
    found = of(citing(timeline(HARBOUR).files))
    assert [(one.kind, one.about.id if one.about else None, one.where.path) for one in found["sl 1"] if one.kind in ("link", "state")] == [
        ("link", "north_quay", ("bodies", "north_quay", "appoints", 0, "source", 0)),
        ("state", "quays", ("states", 0, "source", 0)),
    ]
    assert list(dict.fromkeys(one.kind for one in found["tariff T1"])) == ["link", "facet", "contribution", "key"]


def test_only_what_is_wanted_is_looked_for() -> None:
    files = timeline(HARBOUR).files
    everything = citing(files)
    assert cited(files) == frozenset(everything)
    one = next(iter(everything))
    assert citing(files, frozenset((one,))) == {one: everything[one]}


def test_alternatives_in_turn_and_members_with_days_are_walked(write: Write) -> None:
    text = (
        'documents: {d: {title: D, clauses: {"1": {title: C}}}}\n'
        "parties: {g: {name: G, members: [a, {id: b, source: d 1}]}, a: {name: A}, b: {name: B}}\n"
        "keys: {k: {values: [{values: {a: 1}, valid: {to: 2026-12-31}, source: d 1}, {values: {a: 2}, valid: {from: 2027-01-01}}]}}\n"
        "bodies: {c: {level: political, decides: [{rule: unanimity, source: d 1, valid: {to: 2026-12-31, source: d 1}}]}}\n"
    )
    found = of(citing(timeline(write(HEAD + text)).files))
    assert [(one.kind, one.where.path) for one in found["d 1"]] == [
        ("link", ("parties", "g", "members", 1, "source", 0)),
        ("rule", ("bodies", "c", "decides", 0, "source", 0)),
        ("period", ("bodies", "c", "decides", 0, "valid", "source", 0)),
        ("key", ("keys", "k", "values", 0, "source", 0)),
    ]
