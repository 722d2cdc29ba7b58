"""Small games by brute force: what the clever ways of counting are held against. Nothing of theirs is used here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations
from math import factorial
from typing import Any, NamedTuple

from governance.decisions.power.game import Game

Wins = Callable[[frozenset[int]], bool]


class Brute(NamedTuple):
    """By voter: swings by size of the coalition; winning coalitions by size; minimal winning coalitions."""

    voters: int
    swings: list[list[int]]
    wins: list[int]
    minimal: set[frozenset[int]]


def brute(n: int, wins: Wins) -> Brute:
    """Count every coalition of n voters."""
    won = [wins(frozenset(i for i in range(n) if mask >> i & 1)) for mask in range(1 << n)]
    swings = [[0] * n for _ in range(n)]
    by_size = [0] * (n + 1)
    minimal = set()
    for mask in range(1 << n):
        size = mask.bit_count()
        if won[mask]:
            by_size[size] += 1
            if not any(mask >> i & 1 and won[mask & ~(1 << i)] for i in range(n)):
                minimal.add(frozenset(i for i in range(n) if mask >> i & 1))
            continue
        for i in range(n):
            if not mask >> i & 1 and won[mask | 1 << i]:
                swings[i][size] += 1
    return Brute(n, swings, by_size, minimal)


def shapley_by_orders(n: int, wins: Wins) -> list[Fraction]:
    """The definition itself: in how many of the n! orders each voter turns the outcome."""
    turned = [0] * n
    for order in permutations(range(n)):
        held: frozenset[int] = frozenset()
        if wins(held):
            continue
        for voter in order:
            held |= {voter}
            if wins(held):
                turned[voter] += 1
                break
    return [Fraction(number, factorial(n)) for number in turned]


def rule_wins(rule: dict[str, Any]) -> Wins:
    """Whether a coalition wins by a rule written as weights and a quota, or `all`/`any` of such."""

    def wins(coalition: frozenset[int]) -> bool:
        return _holds(rule, coalition)

    return wins


def _holds(rule: dict[str, Any], coalition: frozenset[int]) -> bool:
    for word, join in (("all", all), ("any", any)):
        if word in rule:
            return join(_holds(part, coalition) for part in rule[word])
    weight = sum(Fraction(str(rule["weights"][i])) for i in coalition)
    return bool(weight > Fraction(str(rule["quota"])) if rule.get("strict") else weight >= Fraction(str(rule["quota"])))


def game(rule: dict[str, Any], counts: Sequence[int]) -> Game:
    """The same rule as a Game. Whole weights; a class for each entry of `counts`."""
    weights: list[tuple[int, ...]] = []
    quotas: list[int] = []

    def walk(part: dict[str, Any]) -> Any:
        for word in ("all", "any"):
            if word in part:
                return (word, tuple(walk(inner) for inner in part[word]))
        row = part.get("group_weights") or part["weights"]
        weights.append(tuple(int(weight) for weight in row))
        quotas.append(int(part["quota"]) + bool(part.get("strict")))
        return len(weights) - 1

    formula = walk(rule)
    return Game(tuple(counts), tuple(weights), tuple(quotas), formula)
