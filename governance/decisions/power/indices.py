"""The indices of power, as exact fractions, by whichever way of counting a game allows."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial
from typing import NamedTuple

from governance.decisions.power import halves, sums
from governance.decisions.power.game import Game, Progress, classes, dual, scalar
from governance.decisions.power.tally import Counts, TooMuch

_EASY = 1 << 12


class Power(NamedTuple):
    """What one voter of a class can do, as exact fractions.

    `swings`: coalitions that turn with the vote (Banzhaf's raw count; Penrose 1946, Banzhaf 1965). `absolute`: their share
    of all coalitions of the others. `banzhaf`: their share of everybody's swings. `shapley_shubik` (1954): the share of
    orders in which the voter turns the outcome; None where it could not be counted. `prevent` and `initiate` (Coleman 1971):
    the share of winning coalitions that fall without the voter, and of losing ones that win with him; None where there are none.
    """

    swings: int
    absolute: Fraction
    banzhaf: Fraction
    shapley_shubik: Fraction | None
    prevent: Fraction | None
    initiate: Fraction | None
    veto: bool
    dummy: bool
    dictator: bool


class Powers(NamedTuple):
    """The power of all: `of` for each class of the game (None for an empty one), winning coalitions, Coleman's power to act."""

    voters: int
    winning: int
    act: Fraction
    of: tuple[Power | None, ...]
    refused: TooMuch | None


def powers(game: Game, progress: Progress | None = None, *, orders: bool = True) -> Powers:
    """The indices of every class of voters; without `orders` all but Shapley-Shubik's, which takes longest.

    Raises TooMuch where not even winning coalitions can be counted.
    """
    merged, to = classes(game)
    n = merged.voters
    refused: TooMuch | None = None
    try:
        counts = count(merged, progress) if orders else _without_sizes(merged, progress)
    except TooMuch as error:
        counts = _without_sizes(merged, progress) if orders else count(merged, progress)
        refused = error if orders else None
    winning = sum(counts.wins)
    losing = (1 << n) - winning
    everybody = sum(count_ * sum(row) for count_, row in zip(merged.counts, counts.swings, strict=True))
    found = []
    for number, row in enumerate(counts.swings):
        swings = sum(row)
        alone = tuple(int(other == number) for other in range(len(merged.counts)))
        without = tuple(count_ - (other == number) for other, count_ in enumerate(merged.counts))
        veto = winning > 0 and not merged.wins(without)
        found.append(
            Power(
                swings=swings,
                absolute=Fraction(swings, 1 << (n - 1)),
                banzhaf=Fraction(swings, everybody) if everybody else Fraction(0),
                shapley_shubik=_shapley_shubik(row, n) if counts.sized else None,
                prevent=Fraction(swings, winning) if winning else None,
                initiate=Fraction(swings, losing) if losing else None,
                veto=veto,
                dummy=not swings,
                dictator=veto and merged.wins(alone),
            )
        )
    return Powers(n, winning, Fraction(winning, 1 << n), tuple(found[at] if at >= 0 else None for at in to), refused)


def count(game: Game, progress: Progress | None = None) -> Counts:
    """Winning coalitions and swings by size, the quickest way. `game` holds each class of voters once. Raises TooMuch."""
    one = scalar(game)
    if one is None:
        return halves.by_pairs(game, progress)
    searches = halves.size_of(game.counts)
    if searches <= _EASY or searches * (game.voters + 1) <= sums.cost(one):
        if searches > 1 << 24:
            raise TooMuch(searches, "coalitions")
        return halves.by_search(one)
    other = scalar(dual(game))
    assert other is not None
    if sums.cost(other) < sums.cost(one):
        return _turned(sums.by_sums(other, progress=progress), game)
    return sums.by_sums(one, progress=progress)


def _turned(counts: Counts, game: Game) -> Counts:
    """The counts of a game from those of its dual: what wins there is what all others lose here, and the swings are the others'."""
    n = game.voters
    wins = [comb(n, size) - counts.wins[n - size] for size in range(n + 1)]
    return Counts(wins, [row[::-1] for row in counts.swings])


def _without_sizes(game: Game, progress: Progress | None) -> Counts:
    one = scalar(game)
    if one is None or len(set(one.quota)) > 1:
        raise TooMuch(halves.cost_by_pairs(game), "coalitions")
    other = scalar(dual(game))
    assert other is not None
    if other.quota[-1] < one.quota[-1]:
        counts = sums.by_sums(other, sized=False, progress=progress)
        return Counts([(1 << game.voters) - counts.wins[0]], counts.swings, sized=False)
    return sums.by_sums(one, sized=False, progress=progress)


def _shapley_shubik(swings: list[int], n: int) -> Fraction:
    """The share of the n! orders in which the voter comes just after a coalition that he turns."""
    return Fraction(sum(factorial(size) * factorial(n - 1 - size) * number for size, number in enumerate(swings) if number), factorial(n))
