"""Lists, plurals, numbers, days and quoting: one way to say each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from governance.diagnostics import Text
from governance.words.amounts import money
from governance.words.dates import day_text, length_text, moment_when, span_text
from governance.words.lists import code_list, enumerated, listed
from governance.words.numbers import figure, number_text, share_text
from governance.words.plurals import COPY, SEAT, VOTE
from governance.words.quoting import cut, quoted


@pytest.mark.parametrize(
    ("items", "limit", "en", "da"),
    [
        ([], None, "", ""),
        (["a"], None, "a", "a"),
        (["a", "b"], None, "a and b", "a og b"),
        (["a", "b", "c"], None, "a, b and c", "a, b og c"),
        (["a", "b", "c"], 3, "a, b and c", "a, b og c"),
        (["a", "b", "c", "d"], 3, "a, b, c and 1 more", "a, b, c og 1 mere"),
        (["a", "b", "c", "d", "e"], 3, "a, b, c and 2 more", "a, b, c og 2 flere"),
        ([Text("one", "en"), "b"], None, "one and b", "en og b"),
    ],
)
def test_a_list_is_joined(items: list[Text | str], limit: int | None, en: str, da: str) -> None:
    assert listed(items, limit=limit) == Text(en, da)


def test_other_lists() -> None:
    assert listed(["a", "b", "c"], "or") == Text("a, b or c", "a, b eller c")
    assert enumerated(["a", Text("b", "c")], "; ") == Text("a; b", "a; c")
    assert code_list(["a", "b"]) == Text("`a`, `b`", "`a`, `b`")
    assert code_list(["a", "b"], "or") == Text("`a` or `b`", "`a` eller `b`")
    assert code_list(["a", "b"], "or", limit=1) == Text("`a`, …", "`a`, …")


@pytest.mark.parametrize(
    ("said", "en", "da"),
    [
        (SEAT.counted(1), "1 seat", "1 plads"),
        (SEAT.counted(0), "0 seats", "0 pladser"),
        (COPY.counted(1200), "1,200 copies", "1.200 eksemplarer"),
        (VOTE.counted(Fraction(1)), "1 vote", "1 stemme"),
        (VOTE.counted(Fraction(3, 2)), "3/2 votes", "3/2 stemmer"),
        (SEAT.ranged(2, 3), "2 to 3 seats", "2 til 3 pladser"),
        (SEAT.ranged(1, 1), "1 seat", "1 plads"),
    ],
)
def test_a_number_with_its_noun(said: Text, en: str, da: str) -> None:
    assert said == Text(en, da)


@pytest.mark.parametrize(
    ("said", "en", "da"),
    [
        (figure(Decimal("1234.50")), "1,234.5", "1.234,5"),
        (figure(Decimal("-1234"), 2), "-1,234.00", "-1.234,00"),
        (money(Decimal("82100000"), "DKK"), "82,100,000 DKK", "82.100.000 kr."),
        (money(Decimal("0.5"), "EUR"), "0.50 EUR", "0,50 EUR"),
        (number_text(Fraction(25, 2)), "12.5", "12,5"),
        (number_text(Fraction(1, 3)), "1/3", "1/3"),
        (share_text(Fraction(1, 2), strict=True), "more than 1/2", "mere end 1/2"),
        (share_text(Fraction(65, 100), strict=False), "at least 65%", "mindst 65%"),
    ],
)
def test_numbers(said: Text, en: str, da: str) -> None:
    assert said == Text(en, da)


@pytest.mark.parametrize(
    ("said", "en", "da"),
    [
        (length_text("5 years"), "5 years", "5 år"),
        (length_text("1 month"), "1 month", "1 måned"),
        (length_text("1 weeks"), "1 week", "1 uge"),
        (moment_when("2023-12-31"), "on 2023-12-31", "den 2023-12-31"),
        (moment_when("2023-12"), "in 2023-12", "i 2023-12"),
        (moment_when("2023"), "in 2023", "i 2023"),
        (moment_when("mid 2023"), "in the middle of 2023", "i midten af 2023"),
        (moment_when("end of 2023"), "at the end of 2023", "ved udgangen af 2023"),
        (span_text(date(2023, 4, 1), None), "2023-04-01 to ...", "2023-04-01 til ..."),
        (span_text(None, None, "5 years"), "5 years", "5 år"),
        (span_text(None, None), "not stated", "ikke angivet"),
        (day_text(date(2023, 3, 16)), "16 March 2023", "16. marts 2023"),
    ],
)
def test_days_lengths_and_periods(said: Text, en: str, da: str) -> None:
    assert said == Text(en, da)


def test_quoting() -> None:
    assert cut("abcdef", 4) == "abc…"
    assert cut("abcd", 4) == "abcd"
    assert quoted(Text("a", "b")) == Text('"a"', '"b"')
