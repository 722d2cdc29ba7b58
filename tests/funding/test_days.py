"""Whose money it is on which day: members and payers begin and end, and the money of a day goes to those who are there then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.checks.engine import validate
from governance.funding.account import Account, account
from governance.funding.assume import CannotTell
from governance.funding.split import POLICIES, allot
from governance.funding.wishes import CannotAssume
from governance.model.loaded import load
from governance.model.timeline import Differs
from tests.conftest import HEAD, Write

PARTIES = """\
parties:
  h: {name: High Dale, valid: {to: 2026-12-31}}
  s: {name: South Dale, valid: {to: 2026-12-31}}
  e: {name: East Dale, valid: {from: 2027-01-01}}
  n: {name: North Dale}
  dales: {name: The dales, members: [h, s, e, n]}
"""
PAID = HEAD + PARTIES + "funding:\n  currency: DKK\n  contributions:\n"
TWO_YEARS = "period: {from: 2026-01-01, to: 2027-12-31}"
DALES = f"{PAID}    c: {{payers: dales, amount: 600, {TWO_YEARS}}}\n"


def of(path: Any, day: str = "", **options: Any) -> Account:
    return account(load([path]).timeline, date.fromisoformat(day) if day else None, **options)


def sums(found: Account, dimension: Any = "party") -> dict[str, int]:
    return {id_: cell.most for id_, cell in found.by[dimension].row_totals.items()}


def by_year(found: Account) -> dict[tuple[str, str], int]:
    assert found.table is not None
    return {key: cell.most for key, cell in found.table.cells.items()}


def told(found: Account, id_: str) -> str:
    text = found.budget.assumptions[id_].text
    assert text.da != text.en
    return text.en


def test_money_of_a_year_went_to_who_was_not_there_in_it(write: Write) -> None:
    """Half of 600 lies in either year: a third of it each in 2026, a half each in 2027."""
    found = of(write(DALES), by=["party", "year"], assumed=["dales=equal", "year=days"])
    assert by_year(found) == {
        ("h", "2026"): 100_00,
        ("s", "2026"): 100_00,
        ("n", "2026"): 100_00,
        ("n", "2027"): 150_00,
        ("e", "2027"): 150_00,
    }
    assert "among those who share it on that day" in told(found, "dales=equal")
    assert "within a year" not in told(found, "year=days")


def test_within_a_year_by_days(write: Write) -> None:
    """Whatever divides the years: 181 of the days of 2026 are before July, 184 are not."""
    path = write(DALES.replace("2026-12-31}", "2026-06-30}").replace("2027-01-01}", "2026-07-01}"))
    for how in ("days", "months", "equal"):
        found = of(path, by=["party", "year"], assumed=["dales=equal", f"year={how}"])
        spring, autumn = allot(300_00, {"a": 181, "b": 184}, "largest_remainder").values()
        first = allot(spring, dict.fromkeys("hns", 1), "largest_remainder")
        then = allot(autumn, dict.fromkeys("en", 1), "largest_remainder")
        assert by_year(found) == {
            ("h", "2026"): first["h"],
            ("s", "2026"): first["s"],
            ("n", "2026"): first["n"] + then["n"],
            ("n", "2027"): 150_00,
            ("e", "2026"): then["e"],
            ("e", "2027"): 150_00,
        }
        assert "within a year in which the sharing changes, by days" in told(found, f"year={how}")


def test_it_cannot_be_told_without_years(write: Write) -> None:
    path = write(DALES)
    assert sums(of(path)) == {"dales": 600_00}
    with pytest.raises(CannotTell) as caught:
        of(path, assumed=["dales=equal"])
    text = caught.value.text
    assert "what The dales pay together changes on 2027-01-01" in text.en and "--assume year=days" in text.en and "--as-of DATE" in text.en
    assert "ændrer sig den 2027-01-01" in text.da and "--as-of DATO" in text.da
    undated = write(DALES.replace(f", {TWO_YEARS}", ""), "undated.yaml")
    for assumed in (["dales=equal"], ["dales=equal", "year=days"]):
        with pytest.raises(CannotTell) as caught:
            of(undated, assumed=assumed)
        assert "year=days" not in caught.value.text.en and "--as-of DATE" in caught.value.text.en


def test_on_a_day_all_of_it_went_unmarked_to_who_is_there_then(write: Write) -> None:
    path = write(DALES)
    for day, members in (("2026-06-01", "hsn"), ("2027-06-01", "ne")):
        for more in ([], ["year=days"]):
            found = of(path, day, assumed=["dales=equal", *more])
            assert sums(found) == dict.fromkeys(members, 600_00 // len(members))
            assert found.by["party"].row_totals["n"].marks[0] == "dales=equal"
            said = told(found, "dales=equal")
            assert f"all of it among those who share it on {day}" in said and "it changes on 2027-01-01" in said
    same = of(write(DALES.replace("from: 2026-01-01, to: 2027-12-31", "from: 2027-01-01, to: 2028-12-31"), "same.yaml"), "2027-06-01")
    assert sums(same) == {"dales": 600_00}
    assert not same.budget.assumptions


def test_only_the_days_of_the_money_count(write: Write) -> None:
    """Who ended before it begins, or begins after it has ended, has no share, and that they did makes nothing uncertain."""
    for period, members in (("from: 2024-01-01, to: 2026-12-31", "hsn"), ("from: 2027-01-01, to: 2029-12-31", "ne")):
        path = write(DALES.replace("from: 2026-01-01, to: 2027-12-31", period))
        assert sums(of(path, assumed=["dales=equal"])) == dict.fromkeys(members, 600_00 // len(members))


def test_money_beyond_the_term_is_for_those_who_are_there_on_its_last_day(write: Write) -> None:
    text = DALES.replace(TWO_YEARS, "period: {length: 3 years}")
    path = write(text.replace("parties:", "period: {from: 2026-01-01, to: 2027-12-31}\nparties:", 1))
    found = of(path, by=["party", "year"], assumed=["dales=equal", "year=equal"])
    assert by_year(found)["e", "2028"] == by_year(found)["e", "2027"] == by_year(found)["n", "2028"] == 100_00
    assert sum(by_year(found).values()) == 600_00


def test_payers_that_follow_each_other(write: Write) -> None:
    """Joint payers of whom one has ended before the other begins never pay together."""
    path = write(f"{PAID}    c: {{payers: [h, e], amount: 600, {TWO_YEARS}}}\n")
    with pytest.raises(CannotTell, match="who pays the contribution from High Dale and East Dale changes on 2027-01-01"):
        of(path)
    found = of(path, assumed=["year=days"])
    assert sums(found) == {"h": 300_00, "e": 300_00}
    on_a_day = of(path, "2026-05-01")
    assert sums(on_a_day) == {"h": 600_00}
    assert on_a_day.by["party"].row_totals["h"].marks == ("as_of",)
    assert on_a_day.by["form"].row_totals["not_stated"].marks == ()
    assert "it changes on 2027-01-01" in told(on_a_day, "as_of")


def test_joint_payers_of_whom_one_ends(write: Write) -> None:
    path = write(f"{PAID}    c: {{payers: [h, n], amount: 600, {TWO_YEARS}}}\n")
    found = of(path, assumed=["c=equal", "year=days"])
    assert sums(found) == {"h": 150_00, "n": 450_00}
    assert sums(of(path, assumed=["year=days"])) == {"h+n": 300_00, "n": 300_00}


def test_nobody_is_there_to_pay(write: Write) -> None:
    path = write(f"{PAID}    c: {{payers: h, amount: 600, {TWO_YEARS}}}\n")
    found = of(path, assumed=["year=days"])
    assert sums(found) == {"h": 300_00, "gone": 300_00}
    assert any("none of those who are to pay it is there from 2027-01-01 to 2027-12-31" in note.en for note in found.budget.notes)
    later = of(path, "2027-03-01")
    assert sums(later) == {"gone": 600_00}
    assert any("is there on 2027-03-01" in note.en for note in later.budget.notes)


def test_a_group_that_has_one_member_or_none_for_a_while(write: Write) -> None:
    one = write(DALES.replace("[h, s, e, n]", "[h, e]"))
    assert sums(of(one, assumed=["dales=equal", "year=days"])) == {"h": 300_00, "e": 300_00}
    assert sums(of(one, "2026-01-01", assumed=["dales=equal"])) == {"h": 600_00}
    none = write(DALES.replace("[h, s, e, n]", "[h, s]"), "none.yaml")
    assert sums(of(none, assumed=["dales=equal", "year=days"])) == {"h": 150_00, "s": 150_00, "dales": 300_00}


def test_groups_within_groups(write: Write) -> None:
    """The land shares equally with the dales; what the dales have of it is theirs who are dales then."""
    text = DALES.replace("  dales:", "  land: {name: The land, members: [dales, town]}\n  town: {name: The town}\n  dales:")
    path = write(text.replace("payers: dales", "payers: land"))
    found = of(path, by=["party", "year"], assumed=["dales=equal", "land=equal", "year=days"])
    assert sums(found) == {"h": 50_00, "s": 50_00, "n": 50_00 + 75_00, "e": 75_00, "town": 300_00}
    assert by_year(found)["town", "2026"] == by_year(found)["town", "2027"] == 150_00


def test_who_receives_is_there_too(write: Write) -> None:
    part = "parts: {p: {amount: 600, recipients: dales}}"
    path = write(f"{PAID}    c: {{payers: n, amount: 600, {TWO_YEARS}, {part}}}\n")
    found = of(path, assumed=["dales=equal", "year=days"])
    assert sums(found, "recipient") == {"h": 100_00, "s": 100_00, "n": 250_00, "e": 150_00}
    with pytest.raises(CannotTell, match="what The dales receive together changes on 2027-01-01"):
        of(path, assumed=["dales=equal"])


def test_members_that_another_file_names(write: Write) -> None:
    """What two files say of one group is what one file says of it."""
    write(DALES.replace(", members: [h, s, e, n]", ""), "base.yaml")
    head = "govcheck: 1\nid: more\ntitle: More\nimports: {base: base.yaml}\n"
    more = write(f"{head}parties:\n  ds: {{elaborates: base.dales, members: [base.h, base.s, base.e, base.n]}}\n", "more.yaml")
    found = of(more, by=["party", "year"], assumed=["dales=equal", "year=days"])
    assert by_year(found) == by_year(of(write(DALES, "one.yaml"), by=["party", "year"], assumed=["dales=equal", "year=days"]))


def test_a_payer_that_stands_twice_pays_once(write: Write) -> None:
    path = write(f"{PAID}    c: {{payers: [n, n], amount: 600, {TWO_YEARS}}}\n")
    assert sums(of(path)) == {"n": 600_00}
    assert of(path).budget.lines[0].contribution.called.en == "the contribution from North Dale"


def test_a_key_that_changes(write: Write) -> None:
    then = "{values: {h: 1, s: 1, n: 2}, valid: {to: 2026-12-31}}, {values: {e: 3, n: 1}, valid: {from: 2027-01-01}}"
    keys = f"keys: {{k: {{values: [{then}]}}}}\n"
    path = write(DALES.replace("parties:", f"{keys}parties:", 1))
    found = of(path, by=["party", "year"], assumed=["dales=by:k", "year=days"])
    assert by_year(found) == {
        ("h", "2026"): 75_00,
        ("s", "2026"): 75_00,
        ("n", "2026"): 150_00,
        ("n", "2027"): 75_00,
        ("e", "2027"): 225_00,
    }
    ends = write(DALES.replace("parties:", "keys: {k: {values: {h: 1, s: 1, n: 2}, valid: {to: 2026-12-31}}}\nparties:", 1), "ends.yaml")
    with pytest.raises(CannotAssume, match="the key `k` does not hold from 2027-01-01"):
        of(ends, assumed=["dales=by:k", "year=days"])


@pytest.mark.parametrize(
    "contribution",
    [
        "payers: n, amount: [{firm: 600, valid: {to: 2026-12-31}}, {firm: 500, valid: {from: 2027-01-01}}]",
        "payers: n, amount: 600, valid: {to: 2026-12-31}",
        "payers: n, amount: 600, parts: {p: {amount: 5, valid: {to: 2026-12-31}}}",
    ],
)
def test_sums_that_are_others_on_other_days(contribution: str, write: Write) -> None:
    path = write(f"{PAID}    c: {{{contribution}}}\n    d: {{payers: n, amount: 7}}\n")
    with pytest.raises(Differs, match="2027-01-01"):
        of(path)
    assert of(path, "2026-05-01").budget.most == 607_00
    later = of(path, "2027-05-01").budget
    assert later.most in (507_00, 7_00, 607_00)
    assert later.most == 507_00 or any("2027-05-01" in note.en for note in later.notes)


def test_an_amount_that_does_not_hold_is_said(write: Write) -> None:
    path = write(f"{PAID}    c: {{payers: n, amount: [{{firm: 600, valid: {{to: 2026-12-31}}}}]}}\n    d: {{payers: n, amount: 7}}\n")
    later = of(path, "2027-05-01")
    assert sums(later) == {"n": 7_00}
    assert any("no amount of it holds on 2027-05-01; it is not counted" in note.en for note in later.budget.notes)


def test_checks_counted_the_members_of_all_days(write: Write) -> None:
    found = validate(load([write(DALES)]), select=["GOV408"]).diagnostics
    assert {item.message.en for item in found} == {
        "how much of the 600 DKK each of the 3 members of The dales pays is not stated (until 2026-12-31)",
        "how much of the 600 DKK each of the 2 members of The dales pays is not stated (from 2027-01-01)",
    }


# What holds of any.

DAYS = st.dates(date(2024, 6, 1), date(2028, 6, 1))
SPAN = st.one_of(
    st.just(""),
    DAYS.map(lambda day: f", valid: {{from: {day}}}"),
    DAYS.map(lambda day: f", valid: {{to: {day}}}"),
    st.tuples(DAYS, DAYS).map(lambda days: f", valid: {{from: {min(days)}, to: {max(days)}}}"),
)
PERIOD = st.sampled_from(["", ", period: {from: 2025-03-01, to: 2027-10-31}", ", period: {from: 2026-02-10, length: 2 years}"])
AMOUNT = st.integers(1, 10**7).map(lambda units: f"{units // 100}.{units % 100:02d}")
LINE = st.tuples(st.sampled_from(["g", "[a, b]", "a", "[g, a]"]), st.sampled_from(["g", "b", "[a, b]"]), AMOUNT, PERIOD)


@given(
    st.lists(SPAN, min_size=4, max_size=4),
    st.lists(LINE, min_size=1, max_size=3),
    st.sampled_from(["days", "months", "equal"]),
    st.sampled_from(POLICIES[:-1]),
)
def test_every_table_adds_up_whoever_comes_and_goes(
    tmp_path_factory: pytest.TempPathFactory, spans: Sequence[str], lines: Sequence[tuple[str, str, str, str]], year: str, policy: Any
) -> None:
    text = f"{HEAD}period: {{from: 2025-01-01, to: 2027-12-31}}\nparties:\n"
    for id_, span in zip("abcd", spans, strict=True):
        text += f"  {id_}: {{name: {id_.upper()}{span}}}\n"
    text += "  g: {name: G, members: [a, b, c, d]}\nfunding:\n  contributions:\n"
    for number, (payers, recipients, amount, period) in enumerate(lines):
        part = f"parts: {{p: {{amount: {amount}, recipients: {recipients}}}}}"
        text += f"    x{number}: {{payers: {payers}, amount: {amount}{period}, {part}}}\n"
    path = tmp_path_factory.mktemp("models") / "model.yaml"
    path.write_text(text, encoding="utf-8")
    timeline = load([path]).timeline
    whole = sum(int(amount.replace(".", "")) for _, _, amount, _ in lines)
    for day in (None, date(2026, 2, 28)):
        try:
            found = account(timeline, day, by=["party", "year"], assumed=[f"year={year}", "g=equal"], policy=policy)
        except CannotAssume:
            continue  # nobody shares anything, or of a very small sum somebody would pay less than nothing
        assert found.table is not None and found.table.total.most == whole
        assert sum(cell.most for cell in found.table.cells.values()) == whole
        for table in found.by.values():
            assert sum(cell.most for cell in table.row_totals.values()) == whole
        if day is None:
            for line in found.budget.lines:
                assert line.period is not None
                for who in (*line.payers, *line.recipients):
                    days = [min(day, date(2027, 12, 31)) for day in line.period[:2]]
                    there = {who.id in {actor.label for actor in timeline.on(day).actors} for day in days}
                    assert there == {True}, "money of days on which its payer or recipient is not there"


@given(st.lists(DAYS, min_size=1, max_size=4), st.integers(1, 10**6), st.sampled_from(["days", "equal"]))
def test_the_sum_is_that_of_the_rule_written_out_once_more(
    tmp_path_factory: pytest.TempPathFactory, ends: Sequence[date], units: int, how: str
) -> None:
    """Members that end one by one, and one that does not: years first, then days, then those who are there."""
    first, last = date(2025, 1, 1), date(2027, 12, 31)
    text = f"{HEAD}parties:\n  z: {{name: Z}}\n"
    for number, day in enumerate(ends):
        text += f"  m{number}: {{name: M{number}, valid: {{to: {day}}}}}\n"
    text += f"  g: {{name: G, members: [{', '.join(f'm{number}' for number in range(len(ends)))}, z]}}\n"
    amount, period = f"{units // 100}.{units % 100:02d}", f"{{from: {first}, to: {last}}}"
    text += f"funding: {{contributions: {{c: {{payers: g, amount: {amount}, period: {period}}}}}}}\n"
    path = tmp_path_factory.mktemp("models") / "model.yaml"
    path.write_text(text, encoding="utf-8")
    members = [
        {"z", *(f"m{number}" for number, end in enumerate(ends) if first + timedelta(days=n) <= end)}
        for n in range((last - first).days + 1)
    ]
    years: dict[int, list[set[str]]] = {}
    for number, there in enumerate(members):
        years.setdefault((first + timedelta(days=number)).year, []).append(there)
    expected: dict[str, int] = {}
    weights = {str(year): Fraction(len(days) if how == "days" else 1) for year, days in years.items()}
    shares = allot(units, weights, "largest_remainder")
    changing = len({frozenset(there) for there in members}) > 1
    for year, days in years.items() if changing else ():
        runs: list[tuple[set[str], int]] = []
        for there in days:
            if runs and runs[-1][0] == there:
                runs[-1] = (there, runs[-1][1] + 1)
            else:
                runs.append((there, 1))
        parts = allot(shares[str(year)], {f"{number:03d}": run for number, (_, run) in enumerate(runs)}, "largest_remainder")
        for (there, _), sum_ in zip(runs, parts.values(), strict=True):
            for id_, got in allot(sum_, dict.fromkeys(sorted(there), 1), "largest_remainder").items():
                expected[id_] = expected.get(id_, 0) + got
    if not changing and len(members[0]) == 1:
        return  # there is nothing to share
    if not changing:
        expected = allot(units, dict.fromkeys(sorted(members[0]), 1), "largest_remainder")
    assert sums(of(path, assumed=["g=equal", f"year={how}"])) == expected
