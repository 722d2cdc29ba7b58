"""Splitting: published apportionments, the definitions by brute force, and what must hold of any key."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.funding.split import POLICIES, CannotSplit, Policy, allot, exactly, said, split

REMAINDERS = POLICIES[:-1]

CENSUS_1790 = {
    "connecticut": 236_841,
    "delaware": 55_540,
    "georgia": 70_835,
    "kentucky": 68_705,
    "maryland": 278_514,
    "massachusetts": 475_327,
    "new_hampshire": 141_822,
    "new_jersey": 179_570,
    "new_york": 331_589,
    "north_carolina": 353_523,
    "pennsylvania": 432_879,
    "rhode_island": 68_446,
    "south_carolina": 206_236,
    "vermont": 85_533,
    "virginia": 630_560,
}
"""Apportionment populations of the first census, 3,615,920 in all; quotas: COMAP, For All Practical Purposes (10th ed.), example 14.6."""


def in_order(key: dict[str, int], amounts: str) -> dict[str, int]:
    return dict(zip(key, map(int, amounts.split()), strict=True))


# Published.


def test_the_bill_that_washington_vetoed() -> None:
    """120 seats by Hamilton: https://prologue.blogs.archives.gov/2022/04/04/the-1790-census-and-the-first-veto/."""
    assert allot(120, CENSUS_1790, "largest_remainder") == in_order(CENSUS_1790, "8 2 2 2 9 16 5 6 11 12 14 2 7 3 21")


def test_the_apportionment_of_1792() -> None:
    """105 seats by Jefferson, which is D'Hondt: Act of April 14, 1792, 1 Stat. 253.

    Hamilton's method would have given Delaware a second seat and Virginia one fewer (MAA Convergence, Apportioning
    Representatives in the United States Congress: Jefferson's method).
    """
    jefferson = in_order(CENSUS_1790, "7 1 2 2 8 14 4 5 10 10 13 2 6 2 19")
    assert allot(105, CENSUS_1790, "dhondt") == jefferson
    assert allot(105, CENSUS_1790, "largest_remainder") == {**jefferson, "delaware": 2, "virginia": 18}


def test_dutch_speaking_belgium_in_the_european_parliament_2019() -> None:
    """12 seats by D'Hondt; the votes are in kasperrisager/Apportionment.jl, test/DivisorMethods.jl, on GitHub."""
    key = dict(zip("abcdefgh", (954_048, 811_169, 678_051, 617_651, 525_908, 434_002, 210_391, 20_385), strict=True))
    assert allot(12, key, "dhondt") == in_order(key, "3 3 2 2 1 1 0 0")


def test_textbook() -> None:
    """The example of https://en.wikipedia.org/wiki/D%27Hondt_method and .../Sainte-Lagu%C3%AB_method, and that of .../Quota_method."""
    key = {"a": 100_000, "b": 80_000, "c": 30_000, "d": 20_000}
    assert allot(8, key, "dhondt") == in_order(key, "4 3 1 0")
    assert allot(8, key, "sainte_lague") == in_order(key, "3 3 1 1")
    key = {"yellows": 47_000, "whites": 16_000, "reds": 15_900, "blues": 12_000, "greens": 6_000, "pinks": 3_100}
    assert allot(10, key, "largest_remainder") == in_order(key, "5 2 1 1 1 0")


def test_the_alabama_paradox_is_hamiltons_own() -> None:
    """One seat more and the smallest loses one: https://en.wikipedia.org/wiki/Apportionment_paradox; Webster is free of it."""
    key = {"a": 6, "b": 6, "c": 2}
    assert [allot(10, key, "largest_remainder"), allot(11, key, "largest_remainder")] == [
        in_order(key, "4 4 2"),
        in_order(key, "5 5 1"),
    ]
    for number in range(60):
        fewer, more = (allot(number + extra, key, "sainte_lague") for extra in (0, 1))
        assert all(more[id_] >= fewer[id_] for id_ in key)


# The definitions, done slowly.


def slow_remainders(total: int, key: dict[str, Fraction]) -> dict[str, int]:
    whole = sum(key.values())
    quotas = {id_: total * weight / whole for id_, weight in key.items()}
    found = {id_: int(quota) for id_, quota in quotas.items()}
    while sum(found.values()) < total:
        found[min((id_ for id_ in key if found[id_] == int(quotas[id_])), key=lambda id_: (found[id_] - quotas[id_], id_))] += 1
    return found


def slow_residual(total: int, key: dict[str, Fraction]) -> dict[str, int]:
    whole = sum(key.values())
    found = {id_: int(total * weight / whole + Fraction(1, 2)) for id_, weight in key.items()}
    largest = sorted(key, key=lambda id_: (-key[id_], id_))[0]
    found[largest] = total - sum(amount for id_, amount in found.items() if id_ != largest)
    return found


def slow_averages(divisor: Callable[[int], int]) -> Callable[[int, dict[str, Fraction]], dict[str, int]]:
    def slow(total: int, key: dict[str, Fraction]) -> dict[str, int]:
        found = dict.fromkeys(key, 0)
        for _ in range(total):
            found[min(key, key=lambda id_: (-key[id_] / divisor(found[id_]), id_))] += 1
        return found

    return slow


SLOW: dict[Policy, Callable[[int, dict[str, Fraction]], dict[str, int]]] = {
    "largest_remainder": slow_remainders,
    "residual_to_largest": slow_residual,
    "dhondt": slow_averages(lambda number: number + 1),
    "sainte_lague": slow_averages(lambda number: 2 * number + 1),
}

IDS = st.text("abcæøå_", min_size=1, max_size=4)
WEIGHTS = st.one_of(st.integers(0, 12), st.integers(0, 10**15), st.fractions(0, 1000, max_denominator=40))
KEYS = st.dictionaries(IDS, WEIGHTS, min_size=1, max_size=9).filter(lambda key: any(key.values()))


@pytest.mark.parametrize("policy", SLOW)
@given(total=st.integers(0, 60), key=KEYS)
def test_as_defined(policy: Policy, total: int, key: dict[str, Any]) -> None:
    assert allot(total, key, policy) == SLOW[policy](total, {id_: Fraction(weight) for id_, weight in key.items()})


# What holds of any.

UNITS = st.sampled_from([Decimal(1), Decimal("0.01"), Decimal("0.001"), Decimal(1000), Fraction(1, 4), 5])


@pytest.mark.parametrize("policy", REMAINDERS)
@given(count=st.integers(-(10**13), 10**13), unit=UNITS, key=KEYS, data=st.data())
def test_properties(policy: Policy, count: int, unit: Any, key: dict[str, Any], data: st.DataObject) -> None:
    total = count * Fraction(unit)
    done = split(total, key, unit=unit, policy=policy)
    assert sum(Fraction(share.amount) for share in done.shares) == total
    assert [share.id for share in done.shares] == sorted(key)
    assert all(Fraction(share.amount) % Fraction(unit) == 0 for share in done.shares)

    shuffled = dict(data.draw(st.permutations(list(key.items()))))
    assert split(total, shuffled, unit=unit, policy=policy).shares == done.shares

    by = data.draw(st.one_of(st.integers(1, 10**6), st.fractions(Fraction(1, 100), 100)))
    scaled = split(total, {id_: Fraction(weight) * by for id_, weight in key.items()}, unit=unit, policy=policy)
    assert scaled.units == done.units

    assert split(-total, key, unit=unit, policy=policy).units == {id_: -amount for id_, amount in done.units.items()}
    assert all(done.units[id_] == 0 for id_, weight in key.items() if not weight)

    # How far a share can be from its quota, in units.
    most = max(key.values())
    largest = min(id_ for id_, weight in key.items() if weight == most)
    for share in done.shares:
        off = abs(Fraction(share.amount) - share.quota) / Fraction(unit)
        if policy == "largest_remainder":
            assert off < 1
        elif policy == "residual_to_largest":
            assert off <= Fraction(1, 2) * (len(key) - 1 if share.id == largest else 1)
        else:
            assert off < max(len(key), 1)
            if policy == "dhondt":  # lower quota: nobody gets less than the whole units of the quota
                assert abs(done.units[share.id]) >= abs(share.quota / Fraction(unit)) // 1


@given(count=st.integers(-10_000, 10_000), key=KEYS)
def test_refuse_is_right_or_refuses(count: int, key: dict[str, Any]) -> None:
    whole = sum(Fraction(weight) for weight in key.values())
    even = all((count * Fraction(weight) / whole).denominator == 1 for weight in key.values())
    try:
        done = split(count, key, policy="refuse")
    except CannotSplit:
        assert not even
    else:
        assert even
        assert all(Fraction(share.amount) == share.quota for share in done.shares)


def test_refuse_says_by_how_much() -> None:
    with pytest.raises(CannotSplit) as caught:
        split(100, {"b": 1, "a": 2}, policy="refuse")
    assert "b would get 33 whole units and 1/3 of one" in caught.value.text.en
    assert "det går ikke op: b ville få 33" in caught.value.text.da


def test_ties_are_broken_by_id() -> None:
    for ids in ("abcd", "dcba", "bdac"):
        key = dict.fromkeys(ids, 7)
        for policy in REMAINDERS:
            found = allot(6, key, policy)
            if policy == "residual_to_largest":
                assert found == {"a": 0, "b": 2, "c": 2, "d": 2}
            else:
                assert found == {"a": 2, "b": 2, "c": 1, "d": 1}


def test_residual_may_turn_a_share_and_says_so() -> None:
    done = split(5, dict.fromkeys("abcdefghij", 1), policy="residual_to_largest")
    assert done.units["a"] == -4
    assert done.turned == ("a",)
    assert split(-5, dict.fromkeys("abcdefghij", 1), policy="residual_to_largest").turned == ("a",)
    assert split(5, dict.fromkeys("abcdefghij", 1), policy="largest_remainder").turned == ()


@pytest.mark.parametrize("policy", REMAINDERS)
@pytest.mark.parametrize("weight", [3, 10**6, 1 << 80])
def test_a_key_of_thousands_is_as_exact_as_one_of_three(policy: Policy, weight: int) -> None:
    chance = random.Random(weight)
    key = {f"{chance.randrange(10**6)}-{number}": chance.randrange(weight + 1) for number in range(2_000)}
    whole = sum(key.values())
    for total in (0, 1, len(key) - 1, whole, 1 << 63):
        found = allot(total, key, policy)
        assert sum(found.values()) == total
        if policy == "largest_remainder":
            quotas = {id_: Fraction(total * share, whole) for id_, share in key.items()}
            up = [quotas[id_] - found[id_] for id_ in key if found[id_] > quotas[id_]]
            down = [quotas[id_] - found[id_] for id_ in key if found[id_] <= quotas[id_]]
            assert all(rest > -1 for rest in up)
            assert all(0 <= rest < 1 for rest in down)
            assert not up or min(rest + 1 for rest in up) >= max(down), "the largest remainders get one more"


# What is refused.


@pytest.mark.parametrize(
    ("total", "key", "unit", "word"),
    [
        (100, {}, 1, "empty"),
        (100, {"a": 0, "b": 0}, 1, "zero"),
        (100, {"a": 1, "b": -1}, 1, "the weight of b is negative: -1"),
        (100, {"a": 1, "b": Decimal("-0.5")}, 1, "the weight of b is negative: -0.5"),
        (100, {"a": 1, "b": Decimal("nan")}, 1, "b is not a finite"),
        (100, {"a": 1, "b": Decimal("-inf")}, 1, "b is not a finite"),
        (Decimal("nan"), {"a": 1}, 1, "total"),
        (Decimal("100.5"), {"a": 1}, 1, "100.5 has more decimals than the unit 1"),
        (Decimal("0.005"), {"a": 1}, Decimal("0.01"), "0.005 has more decimals than the unit 0.01"),
        (100, {"a": 1}, 0, "the unit must be"),
        (100, {"a": 1}, Decimal("-0.01"), "the unit must be"),
        (100, {"a": 1}, Decimal("inf"), "the unit must be"),
    ],
)
def test_refused(total: Any, key: dict[str, Any], unit: Any, word: str) -> None:
    for policy in POLICIES:
        with pytest.raises(CannotSplit) as caught:
            split(total, key, unit=unit, policy=policy)
        assert word in caught.value.text.en
        assert caught.value.text.da != caught.value.text.en


def test_no_float_and_no_unknown_policy() -> None:
    with pytest.raises(TypeError):
        split(0.1, {"a": 1}, policy="refuse")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        split(1, {"a": 0.5}, policy="refuse")  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="policy"):
        split(1, {"a": 1}, policy="hamilton")  # type: ignore[arg-type]


@given(st.fractions())
def test_numbers_are_said_exactly(value: Fraction) -> None:
    assert Fraction(said(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_decimals_stay(value: Decimal) -> None:
    assert exactly(Fraction(value)) == value
