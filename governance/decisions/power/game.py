"""A rule as a simple game: which coalitions of voters, all voting for, can carry a decision against all others.

Voters that are alike stand in classes. A coalition is known by how many of each class are in it; it wins where a formula of
conditions holds, each asking that weights reach a quota. All rules of the language are monotone: one more vote never harms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import gcd
from typing import Literal, NamedTuple

from governance.decisions.chamber import State
from governance.decisions.condition import Attended, Condition, Joined, Linear, Node
from governance.decisions.counting import Method

Formula = bool | int | tuple[Literal["all", "any"], tuple["Formula", ...]]
"""True, False, the number of a condition, or several formulas joined. (bool is told from int by identity.)"""


class Game(NamedTuple):
    """`counts`: the voters of each class. `weights`, `quotas`: for each condition a voter's weight by class, and what is needed."""

    counts: tuple[int, ...]
    weights: tuple[tuple[int, ...], ...]
    quotas: tuple[int, ...]
    formula: Formula

    @property
    def voters(self) -> int:
        """How many voters there are."""
        return sum(self.counts)

    def sums(self, coalition: Sequence[int]) -> tuple[int, ...]:
        """The weight of a coalition by each condition."""
        return tuple(sum(w * k for w, k in zip(weights, coalition, strict=True)) for weights in self.weights)

    def wins(self, coalition: Sequence[int]) -> bool:
        """Whether a coalition (how many of each class) can carry a decision."""
        return self.holds([sum_ >= quota for sum_, quota in zip(self.sums(coalition), self.quotas, strict=True)])

    def holds(self, met: Sequence[bool]) -> bool:
        """Whether the formula holds where these conditions are met."""
        return _holds(self.formula, met)


def _holds(formula: Formula, met: Sequence[bool]) -> bool:
    if formula is True or formula is False:
        return formula
    if isinstance(formula, int):
        return met[formula]
    word, parts = formula
    return (all if word == "all" else any)(_holds(part, met) for part in parts)


def game_of(method: Method, others: State = "no", *, counts: Sequence[int] | None = None) -> Game:
    """The game of a rule in its chamber: a class for each place. Whoever is not in the coalition is in the state `others`.

    With `others` no, the question is who can carry a decision against those who oppose it; with absent, vacant or recused,
    whether those in the coalition can decide anything without the others.
    """
    sizes = tuple(place.count for place in method.chamber.places) if counts is None else tuple(counts)
    linears: list[Linear] = []

    def leaf(linear: Linear) -> Formula:
        linears.append(linear)
        return len(linears) - 1

    def formula(node: Node) -> Formula:
        if isinstance(node, Condition):
            return leaf(node.linear(sizes, others))
        if isinstance(node, Joined):
            return ("all" if node.kind == "all_of" else "any", tuple(formula(part) for part in node.parts))
        assert isinstance(node, Attended)
        return ("all", (*(leaf(item) for item in node.quorum.linears(sizes, others)), formula(node.inner)))

    whole = formula(method.node)
    if method.quorum is not None:
        whole = ("all", (*(leaf(item) for item in method.quorum.linears(sizes, others)), whole))
    return simple(Game(sizes, tuple(item.weights for item in linears), tuple(item.quota for item in linears), whole))


def simple(game: Game) -> Game:
    """The same game without conditions that always or never hold, each condition once, its weights without a common divisor."""
    known: dict[tuple[tuple[int, ...], int], int] = {}

    def walk(formula: Formula) -> Formula:
        if isinstance(formula, bool):
            return formula
        if isinstance(formula, int):
            weights, quota = game.weights[formula], game.quotas[formula]
            total = sum(w * c for w, c in zip(weights, game.counts, strict=True))
            if quota <= 0:
                return True
            if quota > total:
                return False
            divisor = gcd(*weights)
            key = (tuple(w // divisor for w in weights), -(-quota // divisor))
            return known.setdefault(key, len(known))
        word, parts = formula
        found: list[Formula] = []
        for part in map(walk, parts):
            if isinstance(part, bool):
                if part == (word == "any"):
                    return part
            elif isinstance(part, tuple) and part[0] == word:
                found += part[1]
            else:
                found.append(part)
        found = list(dict.fromkeys(found))
        return found[0] if len(found) == 1 else (word, tuple(found)) if found else word == "all"

    whole = walk(game.formula)
    return Game(game.counts, tuple(weights for weights, _ in known), tuple(quota for _, quota in known), whole)


def dual(game: Game) -> Game:
    """The game of blocking: a coalition wins in it where all others together lose in `game`."""

    def walk(formula: Formula) -> Formula:
        if isinstance(formula, bool):
            return not formula
        if isinstance(formula, int):
            return formula
        word, parts = formula
        return ("any" if word == "all" else "all", tuple(walk(part) for part in parts))

    totals = [sum(w * c for w, c in zip(weights, game.counts, strict=True)) for weights in game.weights]
    quotas = tuple(total - quota + 1 for total, quota in zip(totals, game.quotas, strict=True))
    return game._replace(quotas=quotas, formula=walk(game.formula))


def classes(game: Game) -> tuple[Game, tuple[int, ...]]:
    """The same game with voters that weigh alike in one class; and for each class of `game` its class there, -1 for an empty one."""
    known: dict[tuple[int, ...], int] = {}
    sizes: list[int] = []
    to: list[int] = []
    for number, count in enumerate(game.counts):
        key = tuple(weights[number] for weights in game.weights)
        if not count:
            to.append(-1)
            continue
        at = known.setdefault(key, len(known))
        if at == len(sizes):
            sizes.append(0)
        sizes[at] += count
        to.append(at)
    weights = tuple(tuple(key[number] for key in known) for number in range(len(game.weights)))
    return Game(tuple(sizes), weights, game.quotas, game.formula), tuple(to)


def blocs(game: Game, groups: Sequence[Iterable[tuple[int, int]]]) -> Game:
    """The game in which each group votes as one: each is a list of pairs of a class and how many of its voters are in it."""
    held = [list(group) for group in groups]
    weights = tuple(tuple(sum(row[at] * many for at, many in group) for group in held) for row in game.weights)
    return simple(Game((1,) * len(held), weights, game.quotas, game.formula))


class Scalar:
    """A game that asks of a coalition only how many are in it and what they weigh by one set of weights.

    `quota[s]` is what a coalition of s voters must weigh; one above `total` where no such coalition wins.
    """

    __slots__ = ("counts", "quota", "total", "weights")

    def __init__(self, counts: tuple[int, ...], weights: tuple[int, ...], quota: Sequence[int]) -> None:
        self.counts = counts
        self.weights = weights
        self.quota = list(quota)
        self.total = sum(w * c for w, c in zip(weights, counts, strict=True))


def scalar(game: Game) -> Scalar | None:
    """The game as a Scalar; None where it has several sets of weights that are not all equal."""
    heads = {number: weights[0] for number, weights in enumerate(game.weights) if len(set(weights)) == 1}
    rest = {weights for number, weights in enumerate(game.weights) if number not in heads}
    if len(rest) > 1:
        return None
    weights = next(iter(rest), (1,) * len(game.counts))
    total = sum(w * c for w, c in zip(weights, game.counts, strict=True))
    own = [number for number, row in enumerate(game.weights) if number not in heads]
    steps = sorted({0, *(game.quotas[number] for number in own)})

    def least(size: int) -> int:
        for step in steps:
            met = [heads[n] * size >= q if n in heads else step >= q for n, q in enumerate(game.quotas)]
            if game.holds(met):
                return step
        return total + 1

    return Scalar(game.counts, weights, [least(size) for size in range(game.voters + 1)])


Progress = Callable[[int, int], None]
"""Told how much of a long piece of work is done, and of how much."""
