"""Accounts: the agreement's own figures, what is assumed and marked, scenarios, and tables that add up whatever the model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.checks.blocking import CODES, blocking
from governance.checks.engine import validate
from governance.diagnostics import Report
from governance.funding import tables
from governance.funding.account import Account, NoAccount, account
from governance.funding.lines import shape
from governance.funding.periods import Stretch, by_year
from governance.funding.scenario import CannotSet
from governance.funding.split import POLICIES, allot
from governance.funding.tables import DIMENSIONS, DoesNotAddUp, tabulate, verify
from governance.funding.wishes import CannotAssume
from governance.model.loaded import Loaded, load
from tests.conftest import HARBOUR, HEAD, MODELS, NATIONAL, PORT, Write

MIO = 100_000_000
"""A million kroner in øre."""

CHOIR = (
    HEAD
    + """\
period: {from: 2024-01-15, to: 2026-06-30}
parties:
  altos: {name: {da: Alterne, en: The altos}}
  basses: {name: {da: Basserne, en: The basses}}
  tenors: {name: {da: Tenorerne, en: The tenors}, assumed: they sing}
  low: {name: {da: De dybe, en: The low voices}, members: [basses, tenors]}
  patron: {name: {da: Mæcenen, en: The patron}}
subjects: {robes: {name: {da: Kapper, en: Robes}}, organ: {name: {da: Orglet, en: The organ}}}
keys:
  singers: {name: {da: Sangere, en: Singers}, values: {altos: 7, basses: 2, tenors: 3, low: 5}, assumed: counted by ear}
funding:
  currency: JPY
  period: {length: 2 years}
  contributions:
    dues:
      payers: [altos, low]
      amount: 1_000_003
      form: cash
      parts:
        robes: {amount: 400_000, purpose: robes, recipients: low, period: {from: 2024-02-01, to: 2024-12-31}}
        organ: {amount: {from: 100_000, to: 300_000}, purpose: organ, liquid: true}
    gift:
      payers: patron
      amount: {up_to: 500_000, assumed: said over supper}
      form: working_time
"""
)


def of(*paths: Any, **options: Any) -> Account:
    return account(load(paths).timeline, **options)


def blocks(loaded: Loaded) -> Report | None:
    return blocking(validate(loaded, select=CODES), loaded.timeline)


def sums(found: Account, dimension: Any) -> dict[str, tuple[int, int]]:
    return {id_: cell[:2] for id_, cell in found.by[dimension].row_totals.items()}


# The agreement: every figure is that of pa 5.2 (and pa 11.1).


def test_the_agreement() -> None:
    found = of(MODELS)
    assert (found.budget.currency, found.budget.most, found.budget.firm) == ("DKK", 82_1 * MIO // 10, 60 * MIO)
    assert found.budget.wholes == {
        "kommuner": (30 * MIO, 30 * MIO),
        "regioner": (30 * MIO, 30 * MIO),
        "realdania": (22_1 * MIO // 10, 0),  # up to
    }
    assert sums(found, "party") == {
        "kl+kkr": (30 * MIO, 30 * MIO),  # jointly: nobody says how they share it
        "regioner": (30 * MIO, 30 * MIO),
        "realdania": (22_1 * MIO // 10, 0),
    }
    assert sums(found, "purpose") == {
        "klimaudviklingsspor": (10 * MIO, 5 * MIO),  # 5 of the regions', 5 of Realdania's up to 22.1
        "videnspartnerengagement": (17_1 * MIO // 10, 0),
        "unallocated": (55 * MIO, 55 * MIO),
    }
    assert sums(found, "recipient") == {
        "concito+c40": (17_1 * MIO // 10, 0),
        "unallocated": (55 * MIO, 55 * MIO),
        "not_stated": (10 * MIO, 5 * MIO),
    }
    assert sums(found, "form") == {"either": (72_1 * MIO // 10, 55 * MIO), "liquid": (10 * MIO, 5 * MIO)}
    assert sums(found, "year") == {
        "2023-04-01..2025-03-31": (5 * MIO, 0),  # Realdania's liquid funds: two years
        "2023-04-01..2028-03-31": (77_1 * MIO // 10, 60 * MIO),  # five years, which outlast the term
    }


def test_nothing_is_split_unasked_and_what_is_is_marked() -> None:
    plain = of(NATIONAL)
    assert not any(
        cell.marks for dimension in ("party", "purpose", "form", "recipient") for cell in plain.by[dimension].row_totals.values()
    )
    found = of(NATIONAL, by=["party", "year"], assumed=["regioner=equal", "year=days"])
    table = found.table
    assert table is not None
    assert [table.row_totals[f"region_{name}"].most for name in ("nordjylland", "hovedstaden")] == [6 * MIO, 6 * MIO]
    assert table.row_totals["region_nordjylland"].marks == ("regioner=equal",)
    assert table.row_totals["kl+kkr"].marks == ()
    assert "regioner=equal" in table.cells["region_sjaelland", "2025"].marks
    assert {"period.start", "year=days"} <= set(table.cells["kl+kkr", "2025"].marks)
    assert "regioner=equal" in table.column_totals["2023"].marks  # an øre more than if the regions' sum were spread over the years whole
    plainly = of(NATIONAL, by=["year"], assumed=["year=days"]).by["year"].row_totals["2023"]
    assert (table.column_totals["2023"].most, plainly.most) == (1_348_607_526, 1_348_607_525)
    assert table.total.marks == ()
    text = found.budget.assumptions["regioner=equal"].text
    assert "equally" in text.en and "0.01 DKK" in text.en and "largest_remainder" in text.en
    assert "ligeligt" in text.da and "afrundet til hele øre" in text.da
    assert (sum(cell.most for cell in table.cells.values()), table.total.most) == (82_1 * MIO // 10, 82_1 * MIO // 10)


def test_years_by_days_are_those_of_the_calendar() -> None:
    """Five years from 1 April 2023 are 1,827 days, two are 731; 2023 has 275 of either."""
    found = of(NATIONAL, assumed=["year=days"])
    exact = 77_1 * MIO // 10 * Fraction(275, 1827) + 5 * MIO * Fraction(275, 731)
    assert abs(sums(found, "year")["2023"][0] - exact) < 4  # one øre at most for each line
    assert sorted(sums(found, "year")) == ["2023", "2024", "2025", "2026", "2027", "2028"]
    short = of(NATIONAL, assumed=["year=months", "period=term"])
    assert sorted(sums(short, "year")) == ["2023", "2024", "2025", "2026", "2027"]
    # 4 years and 9 months, of which 9 in 2023; Realdania's two years have 9 of 24 there.
    assert abs(sums(short, "year")["2023"][0] - (77_1 * MIO // 10 * Fraction(9, 57) + 5 * MIO * Fraction(9, 24))) < 4
    assert "period.clipped" in short.by["year"].row_totals["2026"].marks


def test_a_scenario_and_its_difference() -> None:
    found = of(NATIONAL, changed=["realdania=20_000_000"])
    assert found.today is not None
    assert (found.budget.most, found.today.budget.most) == (80 * MIO, 82_1 * MIO // 10)
    # The parts need 22.1: nobody has said how they share 20, so each has its maximum, firmly nothing, and 2.1 is taken off.
    assert sums(found, "purpose") == {
        "klimaudviklingsspor": (10 * MIO, 5 * MIO),
        "videnspartnerengagement": (17_1 * MIO // 10, 0),
        "unallocated": (55 * MIO, 55 * MIO),
        "overlap": (-2_1 * MIO // 10, 0),
        "unplaced": (0, 20 * MIO),
    }
    assert any("22,100,000" in note.en and "22.100.000" in note.da for note in found.budget.notes)
    settled = of(NATIONAL, changed=["realdania=20_000_000", "realdania.likvide=2_900_000"])
    assert not any("22,100,000" in note.en for note in settled.budget.notes)
    assert sums(settled, "purpose")["videnspartnerengagement"] == (17_1 * MIO // 10, 17_1 * MIO // 10)
    assert sums(settled, "purpose")["klimaudviklingsspor"][0] == 5 * MIO + 290 * MIO // 100
    capped = of(NATIONAL, changed=["realdania=op til 25 mio."])
    assert (capped.budget.most, capped.budget.firm) == (85 * MIO, 60 * MIO)
    assert sums(capped, "purpose")["unallocated"] == (55 * MIO + 290 * MIO // 100, 55 * MIO)
    nothing = of(NATIONAL, changed=["realdania=0"])
    assert nothing.budget.most == 60 * MIO
    assert any("nothing is paid" in note.en for note in nothing.budget.notes)


def test_a_scenario_from_a_file(write: Write) -> None:
    path = write("realdania: 20,5 mio.\nregioner: {up_to: 31_000_000}\nkommuner: {from: 1_000_000, to: 2_000_000}\n", "what_if.yml")
    found = of(NATIONAL, changed=[str(path)])
    assert found.budget.wholes == {"kommuner": (2 * MIO, MIO), "regioner": (31 * MIO, 0), "realdania": (20_5 * MIO // 10, 20_5 * MIO // 10)}


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        (["realdani=5"], "did you mean `realdania`"),
        (["realdania="], "is no change"),
        (["realdania=82.100"], "not clear"),
        (["realdania=-5"], "no sum that anybody pays"),
        (["realdania=0.005"], "more decimals than DKK"),
        (["realdania=9..8"], "more than at most"),
        (["realdania=1", "realdania=2"], "set twice"),
    ],
)
def test_what_cannot_be_set(changed: list[str], word: str) -> None:
    with pytest.raises(CannotSet) as caught:
        of(NATIONAL, changed=changed)
    assert word in caught.value.text.en
    assert caught.value.text.da != caught.value.text.en


@pytest.mark.parametrize(
    ("assumed", "word"),
    [
        (["kkr=equal"], "pays together with others"),
        (["realdania=equal"], "nothing to split"),
        (["nobody=equal"], "such are: kommuner, regioner, realdania.videnspartnere"),
        (["regioner=by:population"], "neither a key of the model nor a file"),
        (["regioner=half"], "is no assumption"),
        (["regioner"], "is no assumption"),
        (["regioner=by:"], "is no assumption"),
        (["year=weeks"], "is no assumption"),
        (["period=days"], "is no assumption"),
        (["year=days", "year=equal"], "assumed twice"),
    ],
)
def test_what_cannot_be_assumed(assumed: list[str], word: str) -> None:
    with pytest.raises(CannotAssume) as caught:
        of(NATIONAL, assumed=assumed)
    assert word in caught.value.text.en
    assert caught.value.text.da != caught.value.text.en


NESTED = (
    HEAD
    + """\
parties:
  u: {name: Upper}
  m: {name: Middle}
  g: {name: G, members: [u, m]}
  h: {name: H, members: [g, m]}
  x: {name: X, members: [y, m]}
  y: {name: Y, members: [x, u]}
funding:
  currency: DKK
  contributions:
    c: {payers: h, amount: 60}
    d: {payers: [g, m], amount: 30.01}
    e: {payers: x, amount: 16}
"""
)


def test_a_figure_with_only_a_piece_of_a_piece_rests_on_both_splits(write: Write) -> None:
    """Middle has a half of 60, and a half of the other half: 45, by what is assumed of either group."""
    path = write(NESTED.partition("    d:")[0])
    found = of(path, assumed=["h=equal", "g=equal"]).by["party"].row_totals
    assert found["m"] == (4500, 4500, ("h=equal", "g=equal"))
    assert found["u"] == (1500, 1500, ("h=equal", "g=equal"))
    key = write("id,weight\ng,9\nm,1\n", "h.csv")
    weighted = of(path, assumed=["g=equal", f"h=by:{key}"]).by["party"].row_totals
    assert weighted["m"][:2] == (3300, 3300) and len(weighted["m"].marks) == 2


def test_the_order_of_assumptions_makes_no_difference(write: Write) -> None:
    path = write(NESTED)
    wished = ["d=equal", "g=equal", "h=equal", "x=equal", "y=equal"]
    first = of(path, assumed=wished)
    for others in permutations(wished):
        again = of(path, assumed=others)
        assert (again.by, again.budget.assumptions) == (first.by, first.budget.assumptions)
    # Groups that are members of each other are split once, not for ever: of 16, Middle has 8, Upper 4, and X is left with 4.
    paid = {id_: most for id_, (most, _) in sums(first, "party").items()}
    assert paid == {"u": 1500 + 750 + 400, "m": 4500 + 1500 + 751 + 800, "x": 400}


# An invented model: yen (no minor unit), a group among joint payers, a key, a range, an assumed sum.


@pytest.fixture
def choir(write: Write) -> str:
    return str(write(CHOIR))


def test_a_group_within_joint_payers(choir: str) -> None:
    found = of(choir, assumed=["dues=by:singers", "low=by:singers"])
    # 7 : 5 of 400,000 (robes), of 100,000 firm and 200,000 more (organ), of 300,003; then 2 : 3, ties to the smaller id.
    assert sums(found, "party") == {
        "altos": (583_335, 583_335),
        "basses": (166_667, 166_667),
        "tenors": (250_001, 250_001),
        "patron": (500_000, 0),
    }
    assert sum(most for most, _ in sums(found, "party").values()) == 1_500_003
    assert sums(found, "recipient")["basses"][0] == 160_000
    marks = found.by["party"].row_totals
    assert marks["basses"].marks == ("dues=by:singers", "low=by:singers")
    assert marks["patron"].marks == ("funding.gift",)
    assert found.by["party"].total.marks == ("funding.gift",)
    assert "counted by ear" in found.budget.assumptions["dues=by:singers"].text.en
    assert "said over supper" in found.budget.assumptions["funding.gift"].text.en


def test_what_is_firm_in_no_part(choir: str) -> None:
    found = of(choir)
    assert sums(found, "purpose") == {
        "robes": (400_000, 400_000),
        "organ": (300_000, 100_000),
        "unallocated": (300_003 + 500_000, 300_003),
        "unplaced": (0, 200_000),
    }


SOLO = HEAD + "parties: {p: {name: P}}\nsubjects: {s: {name: S}, t: {name: T}}\nfunding:\n  currency: DKK\n  contributions:\n"


def test_a_capped_part_may_take_the_firm_money_of_the_rest(write: Write) -> None:
    """Of 25 to 30, a part of up to 10: 15 is firm and surely not in the part, 10 firm but in the one or the other."""
    found = of(write(SOLO + "    c: {payers: p, amount: {from: 25, to: 30}, parts: {p: {amount: {up_to: 10}, purpose: s}}}\n"))
    assert sums(found, "purpose") == {"s": (1000, 0), "unallocated": (2000, 1500), "unplaced": (0, 1000)}


def test_parts_that_cannot_all_have_their_maximum(write: Write) -> None:
    parts = "{p: {amount: {up_to: 30}, purpose: s}, q: {amount: {up_to: 30}, purpose: t}}"
    found = of(write(f"{SOLO}    c: {{payers: p, amount: 50, parts: {parts}}}\n"))
    assert sums(found, "purpose") == {"s": (3000, 0), "t": (3000, 0), "overlap": (-1000, 0), "unplaced": (0, 5000)}
    assert {id_: str(value) for id_, value in found.by["purpose"].percents(found.by["purpose"].row_totals).items()} == {
        "s": "60.00",
        "t": "60.00",
        "overlap": "-20.00",
        "unplaced": "0.00",
    }
    assert any("each is shown at its maximum" in note.en for note in found.budget.notes)


def test_a_liquid_part_of_cash_is_cash(write: Write) -> None:
    path = write(SOLO + "    c: {payers: p, amount: 50, form: cash, parts: {p: {amount: 20, liquid: true}}}\n")
    assert sums(of(path), "form") == {"cash": (5000, 5000)}


PERIODS = SOLO.replace("parties", "period: {from: 2024-01-01, to: 2027-12-31, assumed: I think so}\nparties", 1)


def test_periods_of_parts(write: Write) -> None:
    """A length of the contribution runs from its own first day; a part's from that of the contribution; each says what it rests on."""
    path = write(
        PERIODS
        + """\
    c:
      payers: p
      amount: 100
      period: {from: 2025-01-01, to: 2026-12-31, assumed: a guess}
      parts: {p: {amount: 100, period: {length: 1 year}}}
    d: {payers: p, amount: 200, period: {length: 2 years}, parts: {q: {amount: 200, period: {from: 2025-07-01}}}}
"""
    )
    found = of(path)
    lines = {line.part.id.rpartition(".")[2]: line for line in found.budget.lines if line.part}
    assert lines["p"].period is not None and lines["p"].period[:2] == (date(2025, 1, 1), date(2025, 12, 31))
    assert lines["p"].dated == ("funding.c.period", "period.start_within")
    assert lines["q"].period is not None and lines["q"].period[:2] == (date(2025, 7, 1), date(2025, 12, 31))
    assert lines["q"].dated == ("period", "period.start", "period.end_within")
    assert "I think so" in found.budget.assumptions["period"].text.en


def test_periods_that_no_days_follow_from_are_shown_as_stated(write: Write) -> None:
    path = write(
        PERIODS
        + """\
    e: {payers: p, amount: 5, period: {to: 2023-12-31}}
    f: {payers: p, amount: 6, period: {from: 2030-01-01}}
    g: {payers: p, amount: 7, period: {from: 2026-01-01}}
"""
    )
    assert sums(of(path), "year") == {
        "... to 2023-12-31": (500, 500),
        "2026-01-01..2027-12-31": (700, 700),
        "2030-01-01 to ...": (600, 600),
    }


def test_a_currency_that_is_not_stated_is_assumed(write: Write) -> None:
    path = write(SOLO.replace("  currency: DKK\n", "") + "    c: {payers: p, amount: 50}\n")
    found = of(path)
    assert found.by["party"].total.marks == ("currency",)
    assert "taken to be DKK" in found.budget.assumptions["currency"].text.en


def test_periods_from_around(choir: str) -> None:
    assert set(sums(of(choir), "year")) == {"2024", "2024-01-15..2026-01-14"}
    found = of(choir, assumed=["year=equal"])
    assert sums(found, "year")["2024"][0] == 400_000 + 33_334 + 66_667 + 100_001 + 166_667
    assert set(sums(found, "year")) == {"2024", "2025", "2026"}
    assert "funding.gift" in found.by["year"].row_totals["2025"].marks


def test_a_key_in_a_file(choir: str, write: Write) -> None:
    path = write("id,weight,name\nlow,0.5,x\naltos,1/3,y\n", "key.csv")
    found = of(choir, assumed=[f"dues=by:{path}"])
    assert sums(found, "party")["altos"][0] + sums(found, "party")["low"][0] == 1_000_003
    assert abs(sums(found, "party")["altos"][0] - Fraction(2, 5) * 1_000_003) < 4
    lacking = write("id,weight\nlow,1\n", "lacking.csv")
    with pytest.raises(CannotAssume, match="no number for altos"):
        of(choir, assumed=[f"dues=by:{lacking}"])


def test_nobody_pays_less_than_nothing(write: Write) -> None:
    names = "abcdefghij"
    parties = ", ".join(f"{letter}: {{name: {letter}}}" for letter in names)
    path = write(f"{HEAD}parties: {{{parties}}}\nfunding: {{contributions: {{x: {{payers: [{', '.join(names)}], amount: 0.05}}}}}}\n")
    with pytest.raises(CannotAssume, match="less than nothing"):
        of(path, assumed=["x=equal"], policy="residual_to_largest")
    assert sums(of(path, assumed=["x=equal"]), "party")["e"] == (1, 1)


def test_which_budget() -> None:
    with pytest.raises(NoAccount, match="--of"):
        of(NATIONAL, PORT)
    assert of(NATIONAL, PORT, of="saltmarsh_port").budget.currency == "EUR"
    with pytest.raises(NoAccount, match="has no budget"):
        of(NATIONAL, of="klimaalliance_nordjylland")


def test_no_budget(write: Write) -> None:
    with pytest.raises(NoAccount, match="no model has a budget"):
        of(write(HEAD))


def test_what_blocks(write: Write) -> None:
    """A total that the contributions do not make, parts that exceed their whole, sums that nobody can pay."""
    assert blocks(load([MODELS, HARBOUR])) is None
    for funding, code in (
        ("{total: 5, contributions: {p: {payers: p, amount: 4}}}", "GOV403"),
        ("{contributions: {p: {payers: p, amount: 4, parts: {a: {amount: 5}}}}}", "GOV401"),
        ("{contributions: {p: {payers: p, amount: 4.0050}}}", "GOV409"),
        ("{contributions: {p: {payers: p, amount: {up_to: 0}}}}", "GOV409"),
        ("{currency: DKR, contributions: {p: {payers: p, amount: 4}}}", "GOV417"),
    ):
        found = blocks(load([write(f"{HEAD}parties: {{p: {{name: P}}}}\nfunding: {funding}\n")]))
        assert found is not None
        assert [item.code for item in found.diagnostics] == [code]


# What holds of any.

PAIR = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: (max(pair), min(pair)))


@given(PAIR, st.lists(PAIR, max_size=4))
def test_the_shape_adds_up(whole: tuple[int, int], parts: list[tuple[int, int]]) -> None:
    most, firm, rests = shape(whole, parts)
    assert sum(most) + sum(rest.most for rest in rests) == whole[0]
    assert sum(firm) + sum(rest.firm for rest in rests) == whole[1]
    assert all(rest.most >= 0 or rest.kind == "overlap" for rest in rests)
    assert all(number >= 0 for number in (*most, *firm, *(rest.firm for rest in rests)))
    # What no part covers is firm only as far as every part could have its maximum besides.
    could = sum(min(high, whole[0]) for high, _ in parts)
    assert sum(rest.firm for rest in rests if rest.kind == "unallocated") == max(0, whole[1] - could)
    assert all(got <= wanted for got, (wanted, _) in zip(most, parts, strict=True))
    assert all(got <= least for got, (_, least) in zip(firm, parts, strict=True))


AMOUNT = st.one_of(
    st.integers(1, 10**9).map(lambda units: f"{units // 100}.{units % 100:02d}"),
    st.integers(1, 10**7).map(lambda units: f"{{up_to: {units}}}"),
    st.tuples(st.integers(0, 10**4), st.integers(1, 10**4)).map(lambda pair: f"{{from: {pair[0]}, to: {pair[0] + pair[1]}}}"),
)
PERIOD = st.sampled_from(["", ", period: {length: 3 years}", ", period: {from: 2024-02-29, to: 2026-03-01}", ", period: {length: 20 days}"])
PAYERS = st.sampled_from(["a", "[a, b]", "g", "[g, a]"])
FORM = st.sampled_from(["", ", form: cash", ", form: either"])


@given(
    st.lists(st.tuples(PAYERS, AMOUNT, PERIOD, FORM, st.lists(st.tuples(AMOUNT, PERIOD), max_size=2)), min_size=1, max_size=4),
    st.sampled_from(["", "year=days", "year=months", "year=equal"]),
    st.booleans(),
    st.sampled_from(POLICIES[:-1]),
    st.data(),
)
def test_every_table_of_every_model_adds_up(
    tmp_path_factory: pytest.TempPathFactory, contributions: list[Any], year: str, group: bool, policy: Any, data: st.DataObject
) -> None:
    lines = [
        HEAD
        + "period: {from: 2024-01-01, to: 2026-12-31}\nparties: {a: {name: A}, b: {name: B}, c: {name: C}, g: {name: G, members: [b, c]}}",
        "subjects: {s: {name: S}}\nfunding:\n  contributions:",
    ]
    for number, (payers, amount, period, form, parts) in enumerate(contributions):
        inner = ", ".join(f"p{n}: {{amount: {sum_}, purpose: s{span}}}" for n, (sum_, span) in enumerate(parts))
        lines.append(f"    x{number}: {{payers: {payers}, amount: {amount}{period}{form}, parts: {{{inner}}}}}")
    path = tmp_path_factory.mktemp("models") / "model.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    loaded = load([path])
    assumed = [year] if year else []
    if group and any(payers == "g" for payers, *_ in contributions):
        assumed.append("g=equal")
    by: Sequence[Any] = data.draw(st.sampled_from([(one, two) for one in DIMENSIONS for two in DIMENSIONS if one != two]))
    if blocks(loaded) is not None:
        return
    try:
        found = account(loaded.timeline, by=by, assumed=assumed, policy=policy)
    except CannotAssume:
        if policy != "residual_to_largest":  # of very small sums that one would have somebody pay less than nothing
            raise
        return
    table = found.table
    assert table is not None
    # Written out once more, from the figures alone.
    for row in table.rows:
        assert sum(cell.most for (one, _), cell in table.cells.items() if one == row.id) == table.row_totals[row.id].most
    for column in table.columns:
        assert sum(cell.most for (_, two), cell in table.cells.items() if two == column.id) == table.column_totals[column.id].most
    assert (
        sum(cell.most for cell in table.column_totals.values()) == table.total.most == sum(most for most, _ in found.budget.wholes.values())
    )
    for dimension in by:
        assert table.total[:2] == found.by[dimension].total[:2]


def test_a_table_that_does_not_add_up_is_not_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    found = of(NATIONAL, by=["party", "purpose"])
    table = found.table
    assert table is not None
    for wrong in (
        table._replace(total=table.total._replace(most=table.total.most + 1)),
        table._replace(row_totals={**table.row_totals, "regioner": tables.Cell(1, 1)}),
        table._replace(column_totals={**table.column_totals, "unallocated": tables.Cell(1, 1)}),
        table._replace(cells={key: cell for key, cell in table.cells.items() if key[0] != "realdania"}),
        table._replace(cells={key: cell._replace(firm=0) for key, cell in table.cells.items()}),
    ):
        with pytest.raises(DoesNotAddUp):
            verify(found.budget, wrong)
    found.budget.lines.pop()
    with pytest.raises(DoesNotAddUp):
        tabulate(found.budget, ["party"])


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 4000), st.sampled_from(["days", "months", "equal"]))
def test_every_day_of_a_period_is_in_one_year(first: date, days: int, by: Any) -> None:
    period = Stretch(first, date.fromordinal(first.toordinal() + days))
    weights = by_year(period, by)
    assert [int(year) for year in weights] == list(range(first.year, period.last.year + 1))
    assert all(weight > 0 for weight in weights.values())
    if by == "days":
        assert sum(weights.values()) == days + 1
    if by == "months":
        assert all(weight <= 12 for weight in weights.values())
        assert abs(sum(weights.values()) - Fraction(days + 1) * 12 / Fraction("365.2425")) < Fraction(1, 5)
    assert sum(allot(10**6, weights, "largest_remainder").values()) == 10**6


def test_percents_are_equal_for_equals_and_add_up_where_they_can() -> None:
    table = of(NATIONAL).by["party"]
    percents = table.percents(table.row_totals)
    assert percents["kl+kkr"] == percents["regioner"]
    assert sum(percents.values()) == 100
