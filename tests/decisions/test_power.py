"""Power by brute force and by invariants: every way of counting, on games small enough to list."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb, factorial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.decisions.power import coalitions, halves, indices, sums
from governance.decisions.power.game import Formula, Game, Scalar, blocs, classes, dual, scalar, simple
from governance.decisions.power.tally import Counts, TooMuch
from tests.decisions.games import brute, game, rule_wins, shapley_by_orders

WEIGHTED = [(seed, n) for n in range(1, 13) for seed in range(3)]


def rule_of(seed: int, n: int) -> dict[str, Any]:
    rng = random.Random(seed * 100 + n)
    weights = [rng.choice([rng.randint(0, 5), rng.randint(0, 40), 1]) for _ in range(n)]
    return {"weights": weights, "quota": rng.randint(1, max(sum(weights), 1)), "strict": rng.random() < 0.5}


@pytest.mark.parametrize(("seed", "n"), WEIGHTED)
def test_weighted_games_up_to_twelve_voters(seed: int, n: int) -> None:
    rule = rule_of(seed, n)
    listed = brute(n, rule_wins(rule))
    found = indices.powers(simple(game(rule, [1] * n)))
    total = sum(sum(row) for row in listed.swings)
    assert found.winning == sum(listed.wins)
    for power, row in zip(found.of, listed.swings, strict=True):
        assert power is not None
        assert power.swings == sum(row)
        assert power.banzhaf == (Fraction(sum(row), total) if total else 0)
        orders = sum(Fraction(number * factorial(size) * factorial(n - 1 - size), factorial(n)) for size, number in enumerate(row))
        assert power.shapley_shubik == orders


@pytest.mark.parametrize("seed", range(12))
def test_shapley_shubik_is_what_it_is_defined_as(seed: int) -> None:
    n = 1 + seed % 6
    rule = rule_of(seed + 50, n)
    found = indices.powers(simple(game(rule, [1] * n))).of
    assert [power.shapley_shubik for power in found if power] == shapley_by_orders(n, rule_wins(rule))


# Games of several conditions, in classes.


@st.composite
def games(draw: st.DrawFn) -> Game:
    counts = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=4)))
    size = len(counts)
    row = st.one_of(
        st.tuples(*[st.integers(0, draw(st.sampled_from((1, 4, 30))))] * size), st.just((1,) * size), st.integers(0, size - 1).map(
            lambda only: tuple(int(at == only) for at in range(size))
        )
    )  # fmt: skip
    weights = draw(st.lists(row, min_size=1, max_size=3))
    if draw(st.booleans()):
        weights = [weights[0] if draw(st.booleans()) else (1,) * size for _ in weights]
    quotas = tuple(draw(st.integers(0, sum(w * c for w, c in zip(row, counts, strict=True)) + 1)) for row in weights)
    part: st.SearchStrategy[Any] = st.integers(0, len(weights) - 1)
    joined = st.tuples(st.sampled_from(("all", "any")), st.lists(part, min_size=1, max_size=3).map(tuple))
    formula: Formula = draw(
        st.one_of(part, joined, st.tuples(st.sampled_from(("all", "any")), st.lists(joined | part, min_size=1, max_size=2).map(tuple)))
    )
    return Game(counts, tuple(weights), quotas, formula)


def listed(one: Game) -> tuple[Counts, int]:
    """By brute force: counts, and how many minimal winning coalitions."""
    whose = [number for number, count in enumerate(one.counts) for _ in range(count)]

    def wins(coalition: frozenset[int]) -> bool:
        held = [0] * len(one.counts)
        for voter in coalition:
            held[whose[voter]] += 1
        return one.wins(held)

    found = brute(len(whose), wins)
    swings = [found.swings[whose.index(number)] for number in range(len(one.counts))]
    return Counts(found.wins, swings), len(found.minimal)


@given(games())
def test_every_way_of_counting_counts_the_same(one: Game) -> None:
    expected, minimal = listed(one)
    made = simple(one)
    merged, to = classes(made)

    def apart(counts: Counts) -> Counts:
        return Counts(counts.wins, [counts.swings[at] for at in to])

    assert listed(made)[0] == expected
    assert apart(halves.by_pairs(merged)) == expected
    assert apart(indices.count(merged)) == expected
    assert coalitions.count_minimal(made) == minimal
    needs_somebody = not made.wins((0,) * len(made.counts))
    if needs_somebody:
        assert halves.minimal_by_pairs(merged) == minimal
    flat = scalar(merged)
    if flat is not None:
        assert apart(halves.by_search(flat)) == expected
        assert apart(sums.by_sums(flat)) == expected
        if needs_somebody:
            assert sums.minimal(flat) == minimal
        if len(set(flat.quota)) == 1:
            unsized = sums.by_sums(flat, sized=False)
            assert unsized.wins == [sum(expected.wins)]
            assert [unsized.swings[at][0] for at in to] == [sum(row) for row in expected.swings]


@given(games())
def test_lists_of_minimal_coalitions(one: Game) -> None:
    made = simple(one)
    all_ = coalitions.list_minimal(made, 10_000)
    assert all_.whole
    assert len(set(all_.found)) == len(all_.found)
    assert all(made.wins(found) and coalitions.is_minimal(made, found) for found in all_.found)
    assert sum(coalitions.ways(made, found) for found in all_.found) == coalitions.count_minimal(made)
    some = coalitions.list_minimal(made, 1)
    assert some.found == all_.found[:1]
    assert some.whole == (len(all_.found) <= 1)


@given(games())
def test_invariants(one: Game) -> None:
    found = indices.powers(simple(one))
    each = [(power, count) for power, count in zip(found.of, one.counts, strict=True) if power is not None]
    if any(not power.dummy for power, _ in each):
        assert sum(power.banzhaf * count for power, count in each) == 1
        assert sum((power.shapley_shubik or 0) * count for power, count in each) == 1
    for power, _ in each:
        assert power.dummy == (power.swings == 0) == (power.banzhaf == 0) == (power.shapley_shubik == 0)
        if power.veto and not power.dummy:
            assert power.prevent == 1
        if power.dictator:
            assert power.banzhaf == 1
    turned = indices.powers(dual(simple(one)))
    assert [p and (p.swings, p.shapley_shubik) for p in turned.of] == [p and (p.swings, p.shapley_shubik) for p in found.of]
    assert turned.winning == 2**found.voters - found.winning


@given(games(), st.randoms(use_true_random=False))
def test_the_order_of_seats_does_not_matter(one: Game, rng: random.Random) -> None:
    order = list(range(len(one.counts)))
    rng.shuffle(order)
    moved = Game(
        tuple(one.counts[at] for at in order), tuple(tuple(row[at] for at in order) for row in one.weights), one.quotas, one.formula
    )
    before, after = indices.powers(simple(one)), indices.powers(simple(moved))
    assert [before.of[at] for at in order] == list(after.of)
    assert before.winning == after.winning


@given(games())
def test_one_more_never_harms_and_blocking_is_the_rest_losing(one: Game) -> None:
    turned = dual(one)
    for held in _all(one):
        rest = tuple(count - many for count, many in zip(one.counts, held, strict=True))
        assert turned.wins(held) == (not one.wins(rest))
        if one.wins(held):
            assert all(one.wins((*held[:at], many + 1, *held[at + 1 :])) for at, many in enumerate(held) if many < one.counts[at])


def _all(one: Game) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = [()]
    for count in one.counts:
        found = [(*held, many) for held in found for many in range(count + 1)]
    return found


def test_blocs_vote_as_one() -> None:
    """Three of five votes: once two of the voters vote as one, they have three of the four... worked out by hand.

    Players: the pair (2 votes), and three singles; quota 3. The pair turns {a}, {b}, {c} and every pair of singles: 6 of 8.
    A single turns the pair alone, or the two other singles: 2 of 8.
    """
    one = Game((5,), ((1,),), (3,), 0)
    found = indices.powers(blocs(one, [[(0, 2)], [(0, 1)], [(0, 1)], [(0, 1)]])).of
    assert [power and power.swings for power in found] == [6, 2, 2, 2]


# Many voters: held against a polynomial of Python's own whole numbers, written down as simply as can be.


def by_polynomial(weights: list[int], quota: int) -> tuple[list[int], list[list[int]]]:
    """Winning coalitions by size; for the first voter, swings by size."""

    def table(of: list[int]) -> dict[tuple[int, int], int]:
        ways = {(0, 0): 1}
        for weight in of:
            more = dict(ways)
            for (size, sum_), number in ways.items():
                key = size + 1, min(sum_ + weight, quota)
                more[key] = more.get(key, 0) + number
            ways = more
        return ways

    wins = [0] * (len(weights) + 1)
    for (size, sum_), number in table(weights).items():
        if sum_ >= quota:
            wins[size] += number
    swings = []
    for out in (0, len(weights) // 2, len(weights) - 1):
        row = [0] * len(weights)
        for (size, sum_), number in table(weights[:out] + weights[out + 1 :]).items():
            if quota - weights[out] <= sum_ < quota:
                row[size] += number
        swings.append(row)
    return wins, swings


@pytest.mark.parametrize(("n", "most", "seed"), [(30, 5, 1), (63, 3, 2), (64, 4, 3), (90, 3, 4), (130, 2, 5)])
def test_beyond_a_machine_word(n: int, most: int, seed: int) -> None:
    rng = random.Random(seed)
    weights = [rng.randint(0 if seed == 3 else 1, most) for _ in range(n)]
    quota = sum(weights) * 3 // 5
    wins, swings = by_polynomial(weights, quota)
    assert sum(wins) + sum(comb(n, size) - number for size, number in enumerate(wins)) == 2**n
    flat = Scalar((1,) * n, tuple(weights), [quota] * (n + 1))
    found = sums.by_sums(flat)
    assert found.wins == wins
    assert [found.swings[out] for out in (0, n // 2, n - 1)] == swings
    unsized = sums.by_sums(flat, sized=False)
    assert unsized.wins == [sum(wins)]
    assert [unsized.swings[out][0] for out in (0, n // 2, n - 1)] == [sum(row) for row in swings]
    merged, to = classes(Game((1,) * n, (tuple(weights),), (quota,), 0))
    alike = indices.count(merged)
    assert alike.wins == wins
    assert [alike.swings[to[out]] for out in (0, n // 2, n - 1)] == swings


def test_very_many_alike() -> None:
    """A thousand voters alike: a simple majority is known in closed form."""
    found = indices.powers(Game((1001,), ((1,),), (501,), 0))
    assert found.winning == 2**1000
    power = found.of[0]
    assert power is not None
    assert power.swings == comb(1000, 500)
    assert power.shapley_shubik == Fraction(1, 1001)


def test_what_cannot_be_finished_is_refused_before_it_is_begun() -> None:
    rng = random.Random(7)
    n = 60
    one = Game((1,) * n, tuple(tuple(rng.randint(1, 10**9) for _ in range(n)) for _ in range(2)), (10**10, 10**10), ("all", (0, 1)))
    with pytest.raises(TooMuch):
        indices.powers(one)
    assert indices.powers(Game((1,) * 300, (tuple(rng.randint(1, 5000) for _ in range(300)),), (300_000,), 0)).refused is not None


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    one = Game((1,) * 6, ((5, 4, 3, 2, 1, 1), (1, 2, 3, 1, 2, 3)), (8, 6), ("all", (0, 1)))
    indices.powers(one, lambda done, of: told.append((done, of)))
    assert told
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
