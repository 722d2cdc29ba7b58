"""Sums as people write them, and as they are printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from governance.diagnostics import Text
from governance.funding.money import CURRENCIES, WITHDRAWN, in_major, in_minor
from governance.schema import values
from governance.words.amounts import decimals, money
from governance.words.numbers import figure


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("82_100_000", "82100000"),
        ("82100000.50", "82100000.50"),
        ("82,1 mio.", "82100000"),
        ("82.1 million", "82100000"),
        ("82.1 mio", "82100000"),
        ("82.100.000", "82100000"),
        ("82.100.000,50", "82100000.5"),
        ("82,100,000", "82100000"),
        ("82,100,000.50", "82100000.5"),
        ("1,250.50", "1250.5"),
        ("1.250,50", "1250.5"),
        ("3 mia.", "3000000000"),
        ("1,001 mio.", "1001000"),
        ("1,25", "1.25"),
        ("12.5", "12.5"),
        ("-5", "-5"),
        ("0", "0"),
    ],
)
def test_read(written: str, meant: str) -> None:
    assert values.money(written) == Decimal(meant)


@pytest.mark.parametrize("written", ["82.100", "82,100", "1.250", "-1,250", "82.100 mio.", "82,100 million", "82.100 million", "3 billion"])
def test_what_may_mean_two_sums_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        values.money(written)
    assert caught.value.context is not None
    assert "clear" in caught.value.context["en"] and "entydigt" in caught.value.context["da"]


@pytest.mark.parametrize("written", ["", "1,2,3", "1e6", "nan", "inf", "1,00,000", "1.2.3", "12 kr", "1_2", "½", "١٢"])
def test_what_is_no_sum_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError):
        values.money(written)


def test_printed() -> None:
    assert money(Decimal("25000000"), "DKK") == Text("25,000,000 DKK", "25.000.000 kr.")
    assert money(Decimal("1250000.5"), "EUR") == Text("1,250,000.50 EUR", "1.250.000,50 EUR")
    assert money(Decimal("-0.05"), "DKK") == Text("-0.05 DKK", "-0,05 kr.")
    assert figure(Decimal("1234.5"), 2) == Text("1,234.50", "1.234,50")
    assert figure(Decimal("1234"), 2) == Text("1,234.00", "1.234,00")


@given(st.integers(-(10**17), 10**17), st.sampled_from(["DKK", "JPY", "KWD", "CLF"]))
def test_what_is_printed_can_be_read(units: int, currency: str) -> None:
    value = in_major(units, currency)
    assert in_minor(value, currency) == units
    shown = money(value, currency)
    for text in (shown.en.removesuffix(f" {currency}"), shown.da.removesuffix(" kr.").removesuffix(f" {currency}")):
        try:
            assert values.money(text) == value
        except PydanticCustomError:  # only a thousand, or three decimals, which may be the other
            digits = text.lstrip("-").replace(",", ".")
            assert digits.count(".") == 1 and len(digits.rpartition(".")[2]) >= 3


def test_more_decimals_than_the_currency() -> None:
    with pytest.raises(ValueError, match="DKK"):
        in_minor(Decimal("0.005"), "DKK")
    assert in_minor(Decimal("0.005"), "KWD") == 5


def test_minor_units() -> None:
    assert [decimals(code) for code in ("DKK", "EUR", "JPY", "KWD", "CLF", "ISK")] == [2, 2, 0, 3, 4, 0]
    assert not CURRENCIES & WITHDRAWN
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES | WITHDRAWN)
