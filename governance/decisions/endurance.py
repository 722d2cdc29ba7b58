"""How much can be missing before a body cannot decide: the fewest seats, and the chance that a meeting can decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import comb
from typing import Literal, NamedTuple

from governance.decisions.counting import Method
from governance.decisions.power.game import Formula, Game, classes, game_of
from governance.decisions.power.tally import TooMuch

Missing = Literal["vacant", "absent", "recused"]
MISSING: tuple[Missing, ...] = ("vacant", "absent", "recused")
_TRIES = 50_000
_STATES = 300_000


class Stopped(NamedTuple):
    """The fewest that stop a body: how many persons, and pairs of place and number of seats.

    `least` is False where fewer may be enough. With no seats at all it cannot decide even when everybody is there.
    """

    persons: int
    seats: tuple[tuple[int, int], ...]
    least: bool = True


def fewest(method: Method, state: Missing) -> Stopped | None:
    """The fewest who, by being vacant, absent or recused, stop a body, though all others vote for; None where none can.

    A seat with a deputy is empty only when both are absent, so its absence counts two persons.
    """
    game = game_of(method, state)
    places = method.chamber.places
    prices = [2 if place.deputy and state == "absent" else 1 for place in places]
    most = game.counts
    if not game.wins(most):
        return Stopped(0, ())
    nobody = (0,) * len(most)
    if game.wins(nobody):
        return None
    best = _break(game, game.formula, prices)
    if best is None:
        return None
    removed, least = best
    seats = tuple((at, number) for at, number in enumerate(removed) if number)
    return Stopped(sum(prices[at] * number for at, number in seats), seats, least)


def _break(game: Game, formula: Formula, prices: Sequence[int]) -> tuple[tuple[int, ...], bool] | None:
    """The cheapest removal after which a formula does not hold, and whether it is the cheapest for certain."""
    if isinstance(formula, bool):
        return None if formula else ((0,) * len(game.counts), True)
    if isinstance(formula, int):
        return _break_one(game, formula, prices), True
    word, parts = formula
    found = [item for part in parts if (item := _break(game, part, prices)) is not None]
    if word == "all":
        return min(found, key=lambda item: (_price(item[0], prices), item[0][::-1])) if found else None
    if len(found) < len(parts):
        return None
    together = tuple(max(item[0][at] for item in found) for at in range(len(game.counts)))
    part_game = Game(game.counts, game.weights, game.quotas, formula)
    for tried, removed in enumerate(_removals(game.counts, prices, _price(together, prices))):
        if tried >= _TRIES:
            return together, False
        if not part_game.wins(tuple(count_ - gone for count_, gone in zip(game.counts, removed, strict=True))):
            return removed, True
    return together, all(item[1] for item in found)


def _price(removed: Sequence[int], prices: Sequence[int]) -> int:
    return sum(number * price for number, price in zip(removed, prices, strict=True))


def _removals(counts: tuple[int, ...], prices: Sequence[int], below: int) -> Iterator[tuple[int, ...]]:
    """All ways to remove seats for less than `below`, the cheapest first."""

    def of(price: int, at: int) -> Iterator[tuple[int, ...]]:
        if at == len(counts):
            if not price:
                yield ()
            return
        for number in range(min(counts[at], price // prices[at]), -1, -1):
            yield from ((number, *rest) for rest in of(price - number * prices[at], at + 1))

    for price in range(1, below):
        yield from of(price, 0)


def _break_one(game: Game, condition: int, prices: Sequence[int]) -> tuple[int, ...]:
    """The cheapest removal that takes a condition below its quota: so many of those at two persons a seat, and the heaviest of the rest."""
    weights, quota = game.weights[condition], game.quotas[condition]
    spare = sum(w * c for w, c in zip(weights, game.counts, strict=True)) - quota
    dear, cheap = (
        sorted((at for at in range(len(weights)) if (prices[at] > 1) is two and weights[at]), key=lambda at: (-weights[at], at))
        for two in (True, False)
    )
    best: tuple[int, tuple[int, ...]] | None = None
    line = [at for at in dear for _ in range(game.counts[at])]
    for many in range(len(line) + 1):
        removed = [0] * len(weights)
        gone = 0
        for at in line[:many]:
            removed[at] += 1
            gone += weights[at]
        for at in cheap:
            if gone > spare:
                break
            number = min(game.counts[at], (spare - gone) // weights[at] + 1)
            removed[at] += number
            gone += number * weights[at]
        price = _price(removed, prices)
        if gone > spare and (best is None or price < best[0]):
            best = price, tuple(removed)
        if best is not None and 2 * (many + 1) >= best[0]:
            break
    assert best is not None
    return best[1]


def chance(method: Method, p: Fraction) -> Fraction:
    """The exact chance that those who come to a meeting can decide, if each member comes with chance p, by himself.

    Of a seat with a deputy, one of the two is enough. They can decide where all of them voting for would adopt it. Raises
    TooMuch.
    """
    game = game_of(method, "absent")
    each = [1 - (1 - p) ** 2 if place.deputy else p for place in method.chamber.places]
    if len(set(each)) == 1:
        from governance.decisions.power.indices import count  # and NumPy with it, which checks can do without

        merged, _ = classes(game)
        voters, wins, come = merged.voters, count(merged).wins, each[0]
        return sum((number * come**size * (1 - come) ** (voters - size) for size, number in enumerate(wins)), Fraction(0))
    return _by_states(game, each)


def _by_states(game: Game, each: Sequence[Fraction]) -> Fraction:
    """The chance by the sums that those present may reach, none told apart above what a condition asks."""
    states: dict[tuple[int, ...], Fraction] = {(0,) * len(game.weights): Fraction(1)}
    for at, count_ in enumerate(game.counts):
        weights = [row[at] for row in game.weights]
        more: dict[tuple[int, ...], Fraction] = {}
        for sums, chance_ in states.items():
            for number in range(count_ + 1):
                key = tuple(min(s + w * number, q) for s, w, q in zip(sums, weights, game.quotas, strict=True))
                part = chance_ * comb(count_, number) * each[at] ** number * (1 - each[at]) ** (count_ - number)
                more[key] = more.get(key, Fraction(0)) + part
        if len(more) > _STATES:
            raise TooMuch(len(more), "states")
        states = more
    return sum((part for sums, part in states.items() if game.holds([s >= q for s, q in zip(sums, game.quotas, strict=True)])), Fraction(0))
