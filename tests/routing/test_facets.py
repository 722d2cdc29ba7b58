"""Decision tables: what falls through, what clashes, what is in whose shadow, against trying every combination."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.model.loaded import load
from governance.routing.facets import TooMany, When, gaps, meets, tables, within
from tests.conftest import HARBOUR, HEAD, MODELS, NORDJYLLAND, Write, codes, everything, govcheck

FACETS = {"a": ("1", "2", "3"), "b": ("x", "y"), "c": ("p", "q", "r")}


Whens = dict[str, frozenset[str]]


def whens() -> st.SearchStrategy[Whens]:
    one = {name: st.frozensets(st.sampled_from(values), min_size=1) for name, values in FACETS.items()}
    return st.fixed_dictionaries({}, optional=one)


def points() -> Iterator[dict[str, str]]:
    for values in product(*FACETS.values()):
        yield dict(zip(FACETS, values, strict=True))


def fits(point: dict[str, str], when: When) -> bool:
    return all(point[facet] in values for facet, values in when.items())


@given(st.lists(whens(), max_size=7))
def test_what_falls_through_is_what_no_row_fits(rows: list[Whens]) -> None:
    found = list(gaps(FACETS, rows))
    for point in points():
        boxes = [gap for gap in found if all(point[facet] in values for facet, values in gap.items())]
        assert len(boxes) == (not any(fits(point, row) for row in rows)), (point, found)


@given(st.lists(whens(), max_size=5), whens())
def test_the_same_within_a_part_of_the_table(rows: list[Whens], inside: Whens) -> None:
    found = list(gaps(FACETS, rows, inside))
    there = [point for point in points() if fits(point, inside)]
    assert (not found) == all(any(fits(point, row) for row in rows) for point in there)


@given(whens(), whens())
def test_two_rows_meet_or_lie_within_each_other_as_their_points_do(
    one: dict[str, frozenset[str]], other: dict[str, frozenset[str]]
) -> None:
    ones, others = ([point for point in points() if fits(point, when)] for when in (one, other))
    assert meets(one, other) == any(point in others for point in ones)
    if within(one, other):
        assert all(point in others for point in ones)
    full = all(len(values) < len(FACETS[facet]) for facet, values in other.items())
    if full:
        assert within(one, other) == all(point in others for point in ones)


def test_thousands_of_combinations_are_no_trouble() -> None:
    facets = {f"f{n}": "abcdefgh" for n in range(12)}
    rows = [{f"f{n}": frozenset("abcdefg")} for n in range(12)]
    assert list(gaps(facets, rows)) == [{f"f{n}": ("h",) for n in range(12)}]


def test_where_it_would_take_too_long_nothing_is_claimed() -> None:
    facets = {f"f{n}": "01" for n in range(40)}
    rows = [{f"f{n}": frozenset("01"[n % 2]), f"f{(n * 7 + 3) % 40}": frozenset("10"[n % 2])} for n in range(40)]
    with pytest.raises(TooMany):
        list(gaps(facets, rows))


def _written(rows: list[tuple[Whens, str]]) -> str:
    facets = "\n".join(
        f"  {name}: {{name: {name}, values: {{{', '.join(f'{v}: {v}' for v in values)}}}}}" for name, values in _NAMED.items()
    )
    cases = "\n".join(
        f"  case_{n}: {{name: Case {n}, when: {{{', '.join(f'{f}: [{chr(44).join(sorted(vs))}]' for f, vs in when.items())}}}, "
        f"route: [{{step: handle, by: {who}}}]}}"
        for n, (when, who) in enumerate(rows)
    )
    return f"{HEAD}parties: {{us: {{name: Us}}, them: {{name: Them}}}}\nfacets:\n{facets}\ncases:\n{cases}\n"


_NAMED = {"a": ("v1", "v2", "v3"), "b": ("w1", "w2")}


@given(
    st.lists(
        st.tuples(
            st.fixed_dictionaries({}, optional={n: st.frozensets(st.sampled_from(v), min_size=1) for n, v in _NAMED.items()}).filter(bool),
            st.sampled_from(("us", "them")),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_the_checks_say_what_trying_everything_says(tmp_path_factory: Any, rows: list[tuple[Whens, str]]) -> None:
    path = tmp_path_factory.mktemp("facets") / "model.yaml"
    path.write_text(_written(rows), encoding="utf-8")
    found = codes(everything(path))
    every = [dict(zip(_NAMED, values, strict=True)) for values in product(*_NAMED.values())]
    covers = [frozenset(n for n, point in enumerate(every) if fits(point, when)) for when, _ in rows]
    assert bool(found["GOV508"]) == (frozenset().union(*covers) != frozenset(range(len(every))))
    pairs = [(i, j) for j in range(len(rows)) for i in range(j) if rows[i][0] != rows[j][0]]
    differ = [(i, j) for i, j in pairs if covers[i] & covers[j] and rows[i][1] != rows[j][1]]
    # Whatever goes two ways is found, as an overlap or as a shadow; and nothing is found where no two rows have a matter in common.
    assert not differ or found["GOV509"] + found["GOV510"]
    if not any(covers[i] & covers[j] for i, j in pairs):
        assert not found["GOV509"] + found["GOV510"]


# The table that is printed.


@pytest.mark.slow
def test_the_table_of_north_jutland_is_that_of_the_text() -> None:
    """gm P2 and P4: joint interest in BRN's board and KKR; gm P5: purely municipal in KKR; gm P6: the region's in the Regional Council."""
    done = govcheck("table", "-m", MODELS, "--format", "csv")
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [(row["interest"], row["initiated_by"], row["handle"], row["hit_policy"]) for row in rows] == [
        ("joint", "-", "brn_bestyrelse, kkr_nordjylland", "U"),
        ("municipal", "-", "kkr_nordjylland", "U"),
        ("regional", "-", "regionsraad_nordjylland", "U"),
    ]
    assert [row["rule"] for row in rows] == ["1", "2", "3"]


@pytest.mark.slow
def test_a_value_that_no_case_has_falls_through(write: Write) -> None:
    text = NORDJYLLAND.read_text(encoding="utf-8")
    write((MODELS / "klimaalliance_national.yaml").read_text(encoding="utf-8"), "klimaalliance_national.yaml")
    path = write(text.replace("    when: {interest: regional}\n", "    when: {interest: regional, initiated_by: others}\n"), "nord.yaml")
    (finding,) = [found for found in everything(path) if found.code == "GOV508"]
    assert "`interest: regional`" in finding.message.en and "`initiated_by: kl`" in finding.message.en
    assert finding.help and "when: {interest: regional, initiated_by: kl}" in finding.help.en
    (told,) = json.loads(govcheck("table", "-m", path, "--format", "json").stdout)
    assert told["gaps"] == [{"interest": ["regional"], "initiated_by": ["kl"]}]
    text = govcheck("table", "-m", path, "--lang", "da").stdout.decode()
    assert "falder igennem: interest: regional, initiated_by: kl" in text
    assert govcheck("who", "-m", path, "--where", "interest=regional", "--where", "initiated_by=kl").returncode == 1


@pytest.mark.slow
def test_the_harbour_has_two_tables_and_says_that_two_rows_clash() -> None:
    port, slipway = json.loads(govcheck("table", "-m", HARBOUR, "--format", "json").stdout)
    assert (port["hit_policy"], slipway["hit_policy"]) == ("C", "U")
    assert port["overlaps"] == [{"cases": ["berth", "rescue"], "same_way": False}]
    assert [rule["continues"] for rule in slipway["rules"]] == ["berth"]
    assert port["gaps"] == slipway["gaps"] == []


@pytest.mark.slow
def test_without_facets_there_is_no_table(write: Write) -> None:
    path = write(HEAD + "parties: {us: {name: Us}}\ncases: {feast: {name: Feast, route: [{step: decide, by: us}]}}\n")
    for form, out in (("text", b""), ("json", b"[]\n")):
        done = govcheck("table", "-m", path, "--format", form)
        assert done.returncode == 1 and done.stdout == out and b"no model has cases" in done.stderr
    assert [tables(model) for model in load([path]).timeline.models()] == [()]


@pytest.mark.slow
def test_an_imported_model_shares_its_rows(write: Write) -> None:
    write(
        "govcheck: 1\nid: whole\ntitle: Whole\nparties: {us: {name: Us}}\n"
        "facets: {size: {name: Size, values: {small: Small, large: Large}}}\n"
        "cases: {little: {name: Little, when: {size: small}, route: [{step: decide, by: us}]}}\n",
        "whole.yaml",
    )
    path = write(
        "govcheck: 1\nid: part\ntitle: Part\nimports: {whole: whole.yaml}\n"
        "cases: {big: {name: Big, when: {size: large}, route: [{step: decide, by: whole.us}]}}\n",
        "part.yaml",
    )
    tables = json.loads(govcheck("table", "-m", path, "--format", "json").stdout)
    mine = next(one for one in tables if one["model"] == "part")
    assert [rule["case"] for rule in mine["rules"]] == ["big", "little"] and mine["gaps"] == []


def test_what_falls_through_from_a_day_on_is_said_with_the_days(write: Write) -> None:
    path = write(
        HEAD + "parties: {us: {name: Us}}\nfacets: {size: {name: Size, values: {small: Small, large: Large}}}\ncases:\n"
        "  little: {name: Little, when: {size: small}, route: [{step: decide, by: us}]}\n"
        "  big: {name: Big, when: {size: large}, valid: {to: 2026-12-31}, route: [{step: decide, by: us}]}\n"
    )
    (finding,) = [found for found in everything(path) if found.code == "GOV508"]
    assert "`size: large`" in finding.message.en and "(from 2027-01-01)" in finding.message.en
