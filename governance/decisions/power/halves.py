"""Counting by halves: the coalitions of one half of the voters meet those of the other.

Half the classes have some 2^(n/2) coalitions, so 27 voters with populations for weights need 2^13 and 2^14 of them, not 2^27.
Where a coalition is known by its size and one weight, the partners that make it win are found by binary search (Horowitz
and Sahni 1974; Klinz and Woeginger 2005 for power indices); else all pairs are tried, in blocks.
"""

from __future__ import annotations

from math import comb, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from governance.decisions.power.game import Formula, Game, Progress, Scalar
from governance.decisions.power.tally import Counts, TooMuch, from_memberships

_INT = 56
"""Up to so many voters, sums of coalitions times members fit in 63 bits; beyond, whole numbers of any length are used."""
_PAIRS = 1 << 34
_SLOW_PAIRS = 1 << 24
_BLOCK = 1 << 22


class _Half:
    """The coalitions of some classes, sorted by size (and weight): how many of each class, sizes, sums, and how many ways."""

    def __init__(self, counts: tuple[int, ...], weights: tuple[tuple[int, ...], ...], exact: bool) -> None:
        dtype: Any = object if exact else np.int64
        members = np.zeros((1, 0), dtype=np.int64)
        ways = np.ones(1, dtype=dtype)
        for count in counts:
            each = np.arange(count + 1, dtype=np.int64)
            more = np.array([comb(count, number) for number in range(count + 1)], dtype=dtype)
            members = np.column_stack([np.repeat(members, count + 1, axis=0), np.tile(each, len(members))])
            ways = (ways[:, None] * more[None, :]).ravel()
        size = members.sum(axis=1) if counts else np.zeros(1, dtype=np.int64)
        sums = [members @ np.array(row, dtype=np.int64) if counts else np.zeros(1, dtype=np.int64) for row in weights]
        order = np.lexsort([*reversed(sums), size])
        self.members = members[order]
        self.ways = ways[order]
        self.size = size[order]
        self.sums = [row[order] for row in sums]
        self.sizes, self.starts = np.unique(self.size, return_index=True)
        self.ends = np.append(self.starts[1:], len(self.size))


def _split(counts: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """The classes in two halves with about as many coalitions each."""
    first: list[int] = []
    second: list[int] = []
    for number in sorted(range(len(counts)), key=lambda number: (-counts[number], number)):
        half = first if prod(counts[i] + 1 for i in first) <= prod(counts[i] + 1 for i in second) else second
        half.append(number)
    return first, second


def size_of(counts: tuple[int, ...]) -> int:
    """How many coalitions the larger half has."""
    return max(prod(counts[number] + 1 for number in half) for half in _split(counts))


def by_search(game: Scalar) -> Counts:
    """Count a game of one set of weights. Memory and time grow with the larger half."""
    first, second = _split(game.counts)
    exact = sum(game.counts) > _INT
    weights = game.weights
    a, b = (_Half(tuple(game.counts[i] for i in half), (tuple(weights[i] for i in half),), exact) for half in (first, second))
    voters = sum(game.counts)
    wins: list[int] = [0] * (voters + 1)
    members: list[list[int]] = [[0] * (voters + 1) for _ in game.counts]
    for mine, other, own, count_wins in ((a, b, first, True), (b, a, second, False)):
        zero = np.zeros(1, dtype=other.ways.dtype)
        for size, start, end in zip(other.sizes, other.starts, other.ends, strict=True):
            sums = other.sums[0][start:end]
            below = np.concatenate([zero, np.cumsum(other.ways[start:end])])
            all_ = below[-1]
            for size_, start_, end_ in zip(mine.sizes, mine.starts, mine.ends, strict=True):
                whole = int(size + size_)
                at = np.searchsorted(sums, game.quota[whole] - mine.sums[0][start_:end_])
                winning = (all_ - below[at]) * mine.ways[start_:end_]
                if count_wins:
                    wins[whole] += int(winning.sum())
                each = winning @ mine.members[start_:end_]
                for number, found in zip(own, each, strict=True):
                    members[number][whole] += int(found)
    return from_memberships(game.counts, wins, members)


def cost_by_pairs(game: Game) -> int:
    """How many pairs `by_pairs` tries."""
    first, second = _split(game.counts)
    return prod(game.counts[i] + 1 for i in first) * prod(game.counts[i] + 1 for i in second)


def by_pairs(game: Game, progress: Progress | None = None) -> Counts:
    """Count any game, by trying every pair of the two halves. Raises TooMuch beyond 2^34 pairs (2^24 of very many voters)."""
    first, second = _split(game.counts)
    exact = game.voters > _INT
    cost = cost_by_pairs(game)
    if cost > (_SLOW_PAIRS if exact else _PAIRS):
        raise TooMuch(cost, "coalitions")
    a, b = (
        _Half(tuple(game.counts[i] for i in half), tuple(tuple(row[i] for i in half) for row in game.weights), exact)
        for half in (first, second)
    )
    voters = game.voters
    wins: list[int] = [0] * (voters + 1)
    members: list[list[int]] = [[0] * (voters + 1) for _ in game.counts]
    rows = max(1, _BLOCK // len(b.size))
    done = 0
    for size, start, end in zip(a.sizes, a.starts, a.ends, strict=True):
        columns = np.zeros(len(b.size), dtype=b.ways.dtype)
        for at in range(start, end, rows):
            block = slice(at, min(at + rows, end))
            won = _wins(game, a, b, block)
            ways = np.where(won, b.ways[None, :], 0)
            by_size = np.add.reduceat(ways, b.starts, axis=1) * a.ways[block][:, None]
            columns += a.ways[block] @ won.astype(b.ways.dtype)
            for number, sum_ in enumerate(by_size.sum(axis=0)):
                wins[int(size + b.sizes[number])] += int(sum_)
            each = a.members[block].T @ by_size
            for place, row in zip(first, each, strict=True):
                for number, sum_ in enumerate(row):
                    members[place][int(size + b.sizes[number])] += int(sum_)
            done += (block.stop - block.start) * len(b.size)
            if progress is not None:
                progress(done, cost)
        found = b.members * (b.ways * columns)[:, None]
        each = np.add.reduceat(found, b.starts, axis=0) if found.shape[1] else found
        for index, place in enumerate(second):
            for number, sum_ in enumerate(each[:, index]):
                members[place][int(size + b.sizes[number])] += int(sum_)
    return from_memberships(game.counts, wins, members)


def _wins(game: Game, a: _Half, b: _Half, block: slice) -> NDArray[np.bool_]:
    """Which pairs of a row of `a` and any row of `b` win."""
    shape = (block.stop - block.start, len(b.size))

    def walk(formula: Formula) -> NDArray[np.bool_]:
        if isinstance(formula, bool):
            return np.full(shape, formula)
        if isinstance(formula, int):
            need = game.quotas[formula] - a.sums[formula][block]
            return np.asarray(b.sums[formula][None, :] >= need[:, None])
        word, parts = formula
        found = walk(parts[0])
        for part in parts[1:]:
            found = found & walk(part) if word == "all" else found | walk(part)
        return found

    return walk(game.formula)


def between(counts: tuple[int, ...], weights: tuple[int, ...], least: list[int], below: list[int]) -> int:
    """How many coalitions weigh, by their size s, at least `least[s]` and less than `below[s]`."""
    first, second = _split(counts)
    exact = sum(counts) > _INT
    a, b = (_Half(tuple(counts[i] for i in half), (tuple(weights[i] for i in half),), exact) for half in (first, second))
    if len(a.size) < len(b.size):
        a, b = b, a
    total = 0
    zero = np.zeros(1, dtype=b.ways.dtype)
    for size, start, end in zip(b.sizes, b.starts, b.ends, strict=True):
        sums = b.sums[0][start:end]
        cumulated = np.concatenate([zero, np.cumsum(b.ways[start:end])])
        for size_, start_, end_ in zip(a.sizes, a.starts, a.ends, strict=True):
            whole = int(size + size_)
            if least[whole] < below[whole]:
                low = cumulated[np.searchsorted(sums, least[whole] - a.sums[0][start_:end_])]
                high = cumulated[np.searchsorted(sums, below[whole] - a.sums[0][start_:end_])]
                total += int(((high - low) * a.ways[start_:end_]).sum())
    return total


def minimal_by_pairs(game: Game, progress: Progress | None = None) -> int:
    """How many minimal winning coalitions any game has, by trying every pair of the two halves. Raises TooMuch."""
    first, second = _split(game.counts)
    exact = game.voters > _INT
    cost = cost_by_pairs(game) * (len(game.counts) + 1)
    if cost > (_SLOW_PAIRS if exact else _PAIRS):
        raise TooMuch(cost, "coalitions")
    a, b = (
        _Half(tuple(game.counts[i] for i in half), tuple(tuple(row[i] for i in half) for row in game.weights), exact)
        for half in (first, second)
    )
    rows = max(1, _BLOCK // len(b.size))
    total = 0
    for at in range(0, len(a.size), rows):
        block = slice(at, min(at + rows, len(a.size)))
        minimal = _wins(game, a, b, block)
        for place in range(len(game.counts)):
            fewer = tuple(quota + row[place] for quota, row in zip(game.quotas, game.weights, strict=True))
            still = _wins(Game(game.counts, game.weights, fewer, game.formula), a, b, block)
            if place in first:
                there = (a.members[block, first.index(place)] > 0)[:, None]
            else:
                there = (b.members[:, second.index(place)] > 0)[None, :]
            minimal &= ~(still & there)
        total += int((np.where(minimal, b.ways[None, :], 0).sum(axis=1) * a.ways[block]).sum())
        if progress is not None:
            progress(block.stop, len(a.size))
    return total
