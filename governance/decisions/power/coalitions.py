"""Minimal coalitions: those that win and would lose without any one member. Counted always, listed up to a number.

Of a game of one set of weights, a coalition is minimal if it loses without its lightest member: he is the last in order of
weight, so that each is counted once, at him.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import comb, prod
from typing import NamedTuple

from governance.decisions.power import halves, sums
from governance.decisions.power.game import Game, Progress, Scalar, classes, scalar
from governance.decisions.power.tally import TooMuch

_STEPS = 200_000
"""So many steps a list is searched for at most."""


class Listed(NamedTuple):
    """Minimal coalitions, each how many of every class of the game; `whole` where these are all."""

    found: tuple[tuple[int, ...], ...]
    whole: bool


def count_minimal(game: Game, progress: Progress | None = None) -> int:
    """How many minimal winning coalitions there are, counting voters, not classes. Raises TooMuch."""
    merged, _ = classes(game)
    if merged.wins((0,) * len(merged.counts)):
        return 1  # nobody is needed: the empty coalition
    one = scalar(merged)
    if one is None:
        return halves.minimal_by_pairs(merged, progress)
    searches = halves.size_of(merged.counts)
    if searches <= 1 << 10 or searches * merged.voters <= sums.cost(one, sized=len(set(one.quota)) > 1):
        if searches > 1 << 22:
            raise TooMuch(searches, "coalitions")
        return _by_search(one)
    return sums.minimal(one, progress)


def _by_search(game: Scalar) -> int:
    order = sorted(range(len(game.counts)), key=lambda number: -game.weights[number])
    total = 0
    for place, last in enumerate(order):
        before = order[:place]
        counts, weights = tuple(game.counts[i] for i in before), tuple(game.weights[i] for i in before)
        for many in range(1, game.counts[last] + 1):
            weight = game.weights[last]
            # With `many` of the lightest class it wins, with one less it loses.
            voters = sum(counts)
            least = [game.quota[size + many] - many * weight for size in range(voters + 1)]
            below = [game.quota[size + many - 1] - (many - 1) * weight for size in range(voters + 1)]
            total += comb(game.counts[last], many) * halves.between(counts, weights, least, below)
    return total


def list_minimal(game: Game, limit: int) -> Listed:
    """Up to `limit` patterns of minimal winning coalitions, the heaviest members first."""
    order = sorted(range(len(game.counts)), key=lambda number: (-_worth(game, number), number))
    found: list[tuple[int, ...]] = []
    steps = 0
    for steps, pattern in enumerate(_walk(game, order)):
        if steps >= _STEPS:
            return Listed(tuple(found), whole=False)
        if pattern is not None:
            if len(found) == limit:
                return Listed(tuple(found), whole=False)
            found.append(pattern)
    return Listed(tuple(found), whole=True)


def _worth(game: Game, number: int) -> Fraction:
    """How much a class weighs over all conditions: only for the order of a list."""
    return sum((Fraction(weights[number], quota) for weights, quota in zip(game.weights, game.quotas, strict=True)), Fraction(0))


def _walk(game: Game, order: list[int]) -> Iterator[tuple[int, ...] | None]:
    """Every step of the search: a minimal coalition, or None."""
    stack: list[tuple[int, tuple[int, ...]]] = [(0, (0,) * len(game.counts))]
    while stack:
        depth, held = stack.pop()
        if game.wins(held):
            yield held if is_minimal(game, held) else None
            continue
        yield None
        if depth == len(order):
            continue
        most = list(held)
        for number in order[depth:]:
            most[number] = game.counts[number]
        if not game.wins(most):
            continue
        number = order[depth]
        for many in range(game.counts[number] + 1):
            stack.append((depth + 1, (*held[:number], many, *held[number + 1 :])))


def is_minimal(game: Game, coalition: tuple[int, ...]) -> bool:
    """Whether a winning coalition loses without any one of its members."""
    return not any(many and game.wins((*coalition[:number], many - 1, *coalition[number + 1 :])) for number, many in enumerate(coalition))


def ways(game: Game, coalition: tuple[int, ...]) -> int:
    """How many coalitions of voters have this pattern."""
    return prod(comb(count, many) for count, many in zip(game.counts, coalition, strict=True))
