"""`govcheck funding` as its users type it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from govcheck import options
from govcheck.commands import funding
from governance.funding.split import POLICIES
from governance.funding.tables import DIMENSIONS
from tests.conftest import HEAD, MODELS, NATIONAL, PORT, SLIPWAY, Write, snapshot
from tests.funding.command import answer, refused, said
from tests.funding.test_account import CHOIR
from tests.funding.test_days import DALES

pytestmark = pytest.mark.slow


def test_the_lists_of_the_command_line_are_those_of_the_library() -> None:
    assert funding.DIMENSIONS == DIMENSIONS
    assert options.POLICIES == POLICIES


def test_the_budget_of_the_agreement() -> None:
    text = said("funding", "-m", MODELS)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "Five Regions together 30,000,000 30,000,000 36.54 %" in lines
    assert "Realdania 22,100,000 0 26.92 %" in lines
    assert "Earmarked for CONCITO and C40 17,100,000 0" in lines
    assert "unallocated 25,000,000 25,000,000" in lines
    assert "Total 82,100,000 60,000,000 100.00 %" in lines
    assert "Stated as the total: 82,100,000 DKK (pa 5.2, pa 11.1)" in lines
    danish = said("funding", "-m", MODELS, "--lang", "da")
    assert "30.000.000" in danish and "30,000,000" not in danish and "36,54 %" in danish


def test_the_json_of_the_agreement() -> None:
    data = answer("funding", "-m", MODELS, "--by", "party,year", "--assume", "regioner=equal", "--assume", "year=months")
    assert (data["currency"], data["total"], data["firm"]) == ("DKK", "82100000.00", "60000000.00")
    assert [one["id"] for one in data["contributions"]] == ["kommuner", "regioner", "realdania"]
    realdania = data["contributions"][2]
    assert realdania["stated"] == {"up_to": "22100000.00"} and realdania["share"] == "221/821" and realdania["clause"] == "pa 5.2"
    assert [(part["amount"], part["earmarked"], part["liquid"], part["approved_by"]) for part in realdania["parts"]] == [
        ("17100000.00", True, False, []),
        ("5000000.00", False, True, ["realdania"]),
    ]
    for dimension in DIMENSIONS:
        rows = data[f"by_{dimension}"]
        assert sum(Decimal(row["amount"]) for row in rows) == Decimal("82100000.00")
        assert sum(Fraction(row["share"]) for row in rows) == 1
    region = next(row for row in data["by_party"] if row["id"] == "region_sjaelland")
    assert (region["amount"], region["assumed"]) == ("6000000.00", ["regioner=equal"])
    cells = data["by_party_year"]
    assert sum(Decimal(cell["amount"]) for cell in cells) == Decimal("82100000.00")
    assert {cell["year"] for cell in cells} == {"2023", "2024", "2025", "2026", "2027", "2028"}
    assumed = {one["id"]: one for one in data["assumed"]}
    assert set(assumed) == {"period.start", "period.beyond", "regioner=equal", "year=months"}
    assert assumed["year=months"]["given"] and not assumed["period.beyond"]["given"]
    assert all(set(one["because"]) == {"da", "en"} for one in assumed.values())


@pytest.mark.parametrize("lang", ["en", "da"])
@pytest.mark.parametrize("by", ["party", "purpose", "form", "year", "recipient", "party,year", "purpose,party", "form,recipient"])
def test_tables_are_readable(by: str, lang: str) -> None:
    for model in (NATIONAL, PORT):
        for more in ((), ("--assume", "year=days")):
            text = said("funding", "-m", model, "--by", by, "--lang", lang, *more)
            assert all(len(line) <= 80 for line in text.splitlines()), text
            assert ("I alt" if lang == "da" else "Total") in text


def test_columns_add_up_as_printed() -> None:
    text = said("funding", "-m", NATIONAL, "--by", "party", "--assume", "regioner=equal")
    rows = re.findall(r"  ([\d,]+)(?: a)? +([\d,]+)(?: a)? +([\d.]+) %(?: a)?$", text, re.MULTILINE)
    for column in list(zip(*rows, strict=True))[:2]:
        *each, total = (Decimal(figure.replace(",", "")) for figure in column)
        assert len(each) == 7 and sum(each) == total
    # Five times 7.31 is not 36.54: one of the equals (the last by id) has 7.30, and that is said.
    assert sum(Decimal(row[2]) for row in rows[:-1]) == 100
    assert "Shares are rounded so that they add up to 100 (largest_remainder)." in text
    assert "rounded" not in said("funding", "-m", NATIONAL, "--by", "party")
    assert rows[-1] == ("82,100,000", "60,000,000", "100.00")


def test_what_is_assumed_is_marked_and_said() -> None:
    text = said("funding", "-m", NATIONAL, "--by", "party", "--assume", "regioner=equal")
    assert re.search(r"North Denmark Region +6,000,000 a ", text)
    assert re.search(r"Realdania +22,100,000   ", text)
    assert "Assumed, not stated:" in text
    assert "a  what Five Regions pay together is split among the members, equally" in text
    assert "remainder by largest_remainder" in " ".join(text.split())
    assert "Assumed" not in said("funding", "-m", NATIONAL, "--by", "party")


def test_a_key_of_the_model_and_one_in_a_file(write: Write) -> None:
    data = answer("funding", "-m", PORT, "--by", "party", "--assume", "dues=by:tonnage")
    # 1,240.5 and 310 of 1,550.5: each part by itself.
    rows = {row["id"]: Decimal(row["amount"]) for row in data["by_party"]}
    assert rows["boatowners"] + rows["chandlers"] == Decimal("1000000.50")
    assert abs(rows["boatowners"] - Decimal("1000000.50") * Decimal("1240.5") / Decimal("1550.5")) < Decimal("0.05")
    path = write("id;weight\nboatowners;2,5\nchandlers;7,5\n", "key.csv")
    data = answer("funding", "-m", PORT, "--by", "party", "--assume", f"dues=by:{path}")
    assert next(row["amount"] for row in data["by_party"] if row["id"] == "boatowners") == "250000.13"


def test_what_if() -> None:
    text = said("funding", "-m", NATIONAL, "--set", "realdania=20_000_000")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "Realdania 22,100,000 20,000,000 -2,100,000" in lines
    assert "Total 82,100,000 80,000,000 -2,100,000" in lines
    assert "of which firm 60,000,000 80,000,000 +20,000,000" in lines
    data = answer("funding", "-m", NATIONAL, "--set", "realdania=20_000_000")
    assert data["scenario"]["difference"] == {"total": "-2100000.00", "firm": "20000000.00"}
    row = next(row for row in data["by_party"] if row["id"] == "realdania")
    assert (row["amount"], row["today"], row["difference"]) == ("20000000.00", "22100000.00", "-2100000.00")


SMALL = f"{HEAD}parties: {{p: {{name: P}}, q: {{name: Q}}, g: {{name: G, members: [p, q]}}}}\nfunding:\n  currency: DKK\n"


def lines_of(*words: str | Path) -> list[str]:
    return [" ".join(line.split()) for line in said(*words).splitlines()]


def test_a_stated_total_is_compared_and_marked(write: Write) -> None:
    path = write(SMALL + "  total: {up_to: 700, assumed: heard it}\n  contributions: {c: {payers: p, amount: 600}}\n")
    lines = lines_of("funding", "-m", path)
    assert "Stated as the total: up to 700 DKK a. The contributions come to 100 DKK less" in lines
    assert "a the stated total: heard it" in lines


def test_a_share_rests_on_what_the_total_does(write: Write) -> None:
    path = write(SMALL + "  contributions: {c: {payers: p, amount: 60}, d: {payers: q, amount: {firm: 40, assumed: a guess}}}\n")
    lines = lines_of("funding", "-m", path, "--by", "party")
    assert "P 60 60.00 % a" in lines and "Q 40 a 40.00 % a" in lines and "Total 100 a 100.00 % a" in lines


def test_what_stands_around_the_sums_is_said(write: Write) -> None:
    path = write(
        SMALL
        + "  note: Beside it there is nothing.\n  conditions: {spring: {name: Spring comes}}\n  contributions:\n"
        + "    c: {payers: p, amount: 60, force: intends}\n    d: {payers: q, amount: 7, valid: {to: 2024-12-31}}\n"
    )
    text = " ".join(said("funding", "-m", path, "--as-of", "2025-06-01").split())
    assert "not firm: intended" in text and "What holds for all of it: Spring comes" in text and "note: Beside it there is nothing." in text
    assert "the contribution `d` does not hold on 2025-06-01 and is not counted" in text
    drawn = said("funding", "-m", path, "--format", "svg", "--as-of", "2025-06-01")
    assert "for all of it: Spring comes" in drawn and "Beside it there is nothing." in drawn
    assert answer("funding", "-m", path, "--as-of", "2025-06-01")["conditions"] == [{"da": "Spring comes", "en": "Spring comes"}]
    real = said("funding", "-m", MODELS)
    assert "Support does not exceed actual costs (pa 11.2)" in real and "in any case" not in real


def test_a_scenario_has_its_marks_and_decimals(write: Write) -> None:
    path = write(SMALL + "  contributions: {c: {payers: p, amount: {up_to: 60, assumed: a guess}}}\n")
    text = said("funding", "-m", path, "--set", "c=25.5..30")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "what if c is 25.50 DKK to 30 DKK instead of up to 60 DKK" in lines
    assert "Total 60.00 a 30.00 a -30.00 a" in lines and "of which firm 0.00 a 25.50 a +25.50 a" in lines
    assert "Firm: stated without a maximum." in text


def bars(root: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Where the bars of a chart stand, from the left, and how high each is, with what is firm of it and what is not."""
    space = "{http://www.w3.org/2000/svg}"
    for item in root.iter(f"{space}g"):
        if item.get("class") == "node":
            drawn = [re.findall(r"[ML]([\d.]+) ([\d.]+)", path.get("d") or "") for path in item.iter(f"{space}path")]
            corners = [[(float(x), float(y)) for x, y in path] for path in drawn]
            yield corners[0][0][0], sum(max(y for _, y in path) - min(y for _, y in path) for path in corners)


def test_the_chart_says_what_the_table_says(write: Write) -> None:
    contributions = "  contributions:\n    c: {payers: p, amount: {from: 25, to: 30}, parts: {a: {amount: {up_to: 10}}}}\n"
    path = write(SMALL + contributions + "    d: {payers: q, amount: 0.01}\n")
    drawn = said("funding", "-m", path, "--format", "svg")
    assert drawn.count("10 DKK more is firm than can be seen, but in no part for sure") == 2  # in the description and the notes
    root = ElementTree.fromstring(drawn)
    assert all(high >= 1 for _, high in bars(root))
    what_if = said("funding", "-m", path, "--set", "d=5", "--format", "svg")
    assert "what if d is 5 DKK instead of 0.01 DKK" in what_if
    words = ("-m", NATIONAL, "--by", "year", "--assume", "regioner=equal", "--assume", "year=days")
    marked = re.findall(r"^ +([a-z])  (.{20})", said("funding", *words), re.MULTILINE)
    assert marked and all(f"{letter} {text}" in said("funding", *words, "--format", "svg") for letter, text in marked)


def test_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(said("funding", "-m", NATIONAL, "--by", "purpose", "--format", "csv", "--lang", "da"))))
    assert list(rows[0]) == ["id", "name", "amount", "firm", "percent", "assumed"]
    assert sum(Decimal(row["amount"]) for row in rows) == 82_100_000
    assert rows[0]["name"] == "Fælles klimaudviklingsspor"
    assert rows[0]["percent"] == "12.1803"  # 10 of 82.1
    rows = list(
        csv.DictReader(io.StringIO(said("funding", "-m", NATIONAL, "--by", "party,year", "--assume", "year=days", "--format", "csv")))
    )
    assert list(rows[0]) == ["party", "party_name", "year", "year_name", "amount", "firm", "percent", "assumed"]
    assert sum(Decimal(row["amount"]) for row in rows) == 82_100_000
    assert "largest_remainder" in rows[0]["assumed"]


@pytest.mark.parametrize("lang", ["en", "da"])
def test_the_chart(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "funding.svg"
    assert said("funding", "-m", NATIONAL, "-o", path, "--lang", lang) == ""
    root = ElementTree.parse(path).getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("lang") == lang and root.get("role")
    ids = (root.get("aria-labelledby") or "").split()
    named = {item.get("id"): item.text or "" for item in root.iter() if item.get("id")}
    assert all(named[id_] for id_ in ids)
    texts = [item.text or "" for item in root.iter(f"{space}text")]
    assert any(("82,100,000" if lang == "en" else "82.100.000") in text for text in texts)
    assert ("Who pays" if lang == "en" else "Hvem betaler") in texts
    assert all(float(item.get("font-size") or 0) >= 8 for item in root.iter(f"{space}text"))
    width = float((root.get("width") or "").removesuffix("pt"))
    assert width <= 842  # A4 across
    bands = [item for item in root.iter(f"{space}g") if item.get("class") == "edge"]
    assert len(bands) == 3 + 5  # three payers; unallocated twice, development tracks twice, knowledge partners
    assert all(item.find(f"{space}title") is not None for item in bands)
    assert said("funding", "-m", NATIONAL, "--format", "svg", "--lang", lang) == path.read_text(encoding="utf-8")


def test_the_bars_of_the_chart_are_of_one_scale(tmp_path: Path) -> None:
    path = tmp_path / "f.svg"
    said("funding", "-m", NATIONAL, "-o", path)
    root = ElementTree.parse(path).getroot()
    heights: dict[float, list[float]] = {}
    for x, high in bars(root):
        heights.setdefault(x, []).append(high)
    sums = [sum(column) for column in heights.values()]
    assert len(sums) == 3 and max(sums) - min(sums) < 0.1


def test_hostile_names_in_every_form(write: Write) -> None:
    name = '"</title><script>alert(1)</script> & \\u202E \\u0007 =1+1"'
    path = write(f"{HEAD}parties: {{p: {{name: {name}}}}}\nfunding: {{contributions: {{p: {{payers: p, amount: 4, name: {name}}}}}}}\n")
    root = ElementTree.fromstring(said("funding", "-m", path, "--format", "svg"))
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
    for format_ in ("text", "json", "csv"):
        text = said("funding", "-m", path, "--format", format_)
        assert "\x07" not in text or format_ == "csv"
        assert "4.00" in text or "4 " in text


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("before", encoding="utf-8")
    refused("funding", "-m", NATIONAL, "--assume", "nobody=equal", "-o", path, status=2)
    assert path.read_text(encoding="utf-8") == "before"
    said("funding", "-m", NATIONAL, "-o", path)
    assert json.loads(path.read_text(encoding="utf-8"))["total"] == "82100000.00"
    assert os.listdir(tmp_path) == ["out.json"]
    assert "cannot write" in refused("funding", "-m", NATIONAL, "-o", tmp_path / "no" / "such.svg", status=2)


def test_nothing_is_written_unasked(tmp_path: Path) -> None:
    before = snapshot(MODELS)
    said("funding", "-m", MODELS)
    assert snapshot(MODELS) == before


@pytest.mark.parametrize(
    ("funding", "code"),
    [
        ("{total: 5, contributions: {p: {payers: p, amount: 4}}}", "GOV403"),
        ("{contributions: {p: {payers: p, amount: 4, parts: {a: {amount: 5}}}}}", "GOV401"),
        ("{contributions: {p: {payers: p, amount: 4}, q: {payers: p, amount: 82.100}}}", "GOV004"),
    ],
)
def test_no_table_of_what_does_not_add_up(funding: str, code: str, write: Write) -> None:
    path = write(f"{HEAD}parties: {{p: {{name: P}}}}\nfunding: {funding}\n")
    text = refused("funding", "-m", path)
    assert code in text and "model.yaml:5:" in text


@pytest.mark.parametrize(
    ("words", "status", "text"),
    [
        (("--by", "colour"), 2, "party, purpose, form, year, recipient"),
        (("--by", "party,party"), 2, "one or two"),
        (("--by", "party,year,form"), 2, "one or two"),
        (("--policy", "fair"), 2, "largest_remainder"),
        (("--assume", "kkr=equal"), 2, "--assume kommuner=equal"),
        (("--assume", "regioner=by:folk"), 2, "neither a key of the model nor a file"),
        (("--set", "realdani=3"), 2, "did you mean `realdania`"),
        (("--set", "nowhere.yaml"), 2, "no such file"),
        (("--of", "somewhere"), 1, "klimaalliance_national"),
    ],
)
def test_what_is_refused(words: tuple[str, ...], status: int, text: str) -> None:
    assert text in refused("funding", "-m", NATIONAL, *words, status=status)


@pytest.mark.parametrize("words", [("-o", "z.pdf"), ("-o", "z.csv", "--format", "json")])
def test_an_ending_that_is_no_form(words: tuple[str, ...]) -> None:
    refused("funding", "-m", NATIONAL, *words, status=2)
    assert not Path(words[1]).exists()


def test_refusals_in_danish() -> None:
    assert "betaler sammen med andre" in refused("funding", "-m", NATIONAL, "--assume", "kkr=equal", "--lang", "da", status=2)
    assert "ingen model har et budget" in refused("funding", "-m", "-", "--lang", "da", stdin=HEAD.encode())


def test_at_a_date(write: Write) -> None:
    path = write(CHOIR.replace("    gift:\n", "    gift:\n      valid: {to: 2024-12-31}\n"))
    assert answer("funding", "-m", path, "--as-of", "2024-06-01")["total"] == "1500003"
    assert answer("funding", "-m", path, "--as-of", "2025-06-01")["total"] == "1000003"


def test_what_is_not_the_same_on_all_days_needs_one(write: Write) -> None:
    path = write(DALES)
    words = ("funding", "-m", path, "--by", "party", "--assume", "dales=equal")
    assert "--assume year=days" in refused(*words, status=2)
    assert "fordel pengene på årene (--assume year=days), eller angiv dagen med --as-of DATO" in refused(*words, "--lang", "da", status=2)
    rows = {row["id"]: row["amount"] for row in answer(*words, "--assume", "year=days")["by_party"]}
    assert rows == {"h": "100.00", "s": "100.00", "n": "250.00", "e": "150.00"}
    on_a_day = " ".join(said(*words, "--as-of", "2027-06-01").split())
    assert "among those who share it on 2027-06-01, though it is shared otherwise on other days (it changes on 2027-01-01)" in on_a_day
    ends = write(DALES.replace("amount: 600", "amount: 600, valid: {to: 2026-12-31}"), "ends.yaml")
    assert "the answer changes on 2027-01-01: name the day with --as-of DATE" in refused("funding", "-m", ends, status=2)
    assert "the contribution `c` does not hold on 2027-06-01" in said("funding", "-m", ends, "--as-of", "2027-06-01")


def test_the_same_bytes_every_time() -> None:
    words = ("funding", "-m", NATIONAL, "--by", "party,year", "--assume", "regioner=equal", "--assume", "year=days")
    for format_ in ("text", "json", "csv", "svg"):
        assert len({said(*words, "--format", format_) for _ in range(2)}) == 1


def test_a_budget_that_is_imported() -> None:
    assert answer("funding", "-m", SLIPWAY)["model"] == "saltmarsh_port"
