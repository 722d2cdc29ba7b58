"""Counting by sums: how many coalitions there are of each size and weight, built up voter by voter.

The generating function of a weighted game (Mann and Shapley 1962 for Banzhaf's count; Cantor, after Shapley 1960, with sizes
for Shapley-Shubik's), and each voter taken out of it again. Counts of many voters do not fit a machine word: they are held
in limbs of 40 bits, with carries passed on every 22 additions. Nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

import numpy as np
from numpy.typing import NDArray

from governance.decisions.power.game import Progress, Scalar
from governance.decisions.power.tally import Counts, TooMuch

_BITS = 40
_MASK = (1 << _BITS) - 1
_ADDS = 22
_CELLS = 1 << 27
"""So many 64-bit cells are held at most (1 GiB)."""
_STEPS = 1 << 36

Limbs = NDArray[np.int64]
"""Whole numbers along the last axis, the first axis their limbs, lowest first."""


class _Table:
    """`rows[s][l]`: the limbs of the number of coalitions of s voters (any number, where sizes are not kept) of each weight below `top`."""

    def __init__(self, voters: Sequence[int], top: int, sized: bool, progress: Progress | None) -> None:
        self.top = top
        limbs = -(-(len(voters) + 1) // _BITS)
        rows = len(voters) + 1 if sized else 1
        if rows * limbs * top > _CELLS or rows * limbs * top * len(voters) > _STEPS * 8:
            raise TooMuch(rows * limbs * top, "numbers")
        self.rows = np.zeros((rows, limbs, top), dtype=np.int64)
        self.rows[0, 0, 0] = 1
        ordered = sorted(voters)
        low = [0]
        for weight in ordered:
            low.append(low[-1] + weight)
        since = 0
        for done, weight in enumerate(ordered):
            since += 1
            active = min(limbs, (done + 2) // _BITS + 1)
            if sized:
                self._add(ordered, low, done, weight, top, active)
            else:
                end = min(low[done + 1] + 1, top)
                if weight < end:
                    for limb in self.rows[0, :active]:  # one at a time, or the copy that numpy makes falls out of the cache
                        limb[weight:end] += limb[: end - weight]
            if since == _ADDS:
                _carry(self.rows[: done + 2, : active + 1, : low[done + 1] + 1])
                since = 0
            if progress is not None:
                progress(done + 1, len(ordered))
        _carry(self.rows)
        np.cumsum(self.rows, axis=2, out=self.rows)
        _carry(self.rows)

    def _add(self, ordered: list[int], low: list[int], done: int, weight: int, top: int, active: int) -> None:
        """One more voter, who is in a coalition of s and was not in one of s - 1. Coalitions of s weigh at least the s lightest."""
        high = low[done + 1]
        for size in range(done + 1, 0, -1):
            begin = weight + low[size - 1]
            if begin >= top:
                continue
            heaviest = high - low[done + 1 - size] + 1  # the `size` heaviest of those so far
            end = min(heaviest, top)
            if begin < end:
                self.rows[size, :active, begin:end] += self.rows[size - 1, :active, begin - weight : end - weight]

    def below(self, row: int, sums: NDArray[np.int64]) -> Limbs:
        """The limbs of how many coalitions of a row weigh less than each of `sums` (each at most `top`)."""
        found: Limbs = self.rows[row][:, np.maximum(sums - 1, 0)] * (sums > 0)
        return found


def _carry(rows: Limbs) -> None:
    """Pass on what is beyond 40 bits to the next limb."""
    for limb in range(rows.shape[1] - 1):
        over = rows[:, limb] >> _BITS
        rows[:, limb] &= _MASK
        rows[:, limb + 1] += over


def _whole(limbs: NDArray[np.int64]) -> int:
    return sum(int(limb) << (_BITS * number) for number, limb in enumerate(limbs))


def _wholes(limbs: Limbs) -> list[int]:
    """Whole numbers from their limbs along the last axis."""
    whole = limbs[:, -1].astype(object)
    for number in range(limbs.shape[1] - 2, -1, -1):
        whole = (whole << _BITS) + limbs[:, number].astype(object)
    return list(whole)


def cost(game: Scalar, sized: bool = True) -> int:
    """About how many additions `by_sums` makes."""
    voters = sum(game.counts)
    top = _top(game)
    limbs = -(-(voters + 1) // _BITS)
    return limbs * top * voters * (voters // 4 + 1 if sized else 1)


def cells(game: Scalar, sized: bool = True) -> int:
    """How many numbers `by_sums` holds."""
    voters = sum(game.counts)
    return -(-(voters + 1) // _BITS) * _top(game) * (voters + 1 if sized else 1)


def _top(game: Scalar) -> int:
    return max((quota for quota in game.quota if quota <= game.total), default=0) or 1


def by_sums(game: Scalar, *, sized: bool = True, progress: Progress | None = None) -> Counts:
    """Count a game of one set of weights. Without sizes (`sized` False) the quota must be the same for all of them.

    Raises TooMuch where the table would not fit.
    """
    voters = [weight for weight, count in zip(game.weights, game.counts, strict=True) for _ in range(count)]
    n, top = len(voters), _top(game)
    table = _Table(voters, top, sized, progress)
    if not sized:
        quota = game.quota[-1]
        if quota > game.total:
            return Counts([0], [[0] for _ in game.weights], sized=False)
        swings = [[_out_unsized(table, weight, quota) - _out_unsized(table, weight, max(quota - weight, 0))] for weight in game.weights]
        return Counts([(1 << n) - _whole(table.below(0, np.array([quota]))[:, 0])], swings, sized=False)
    wins = []
    for size in range(n + 1):
        quota = game.quota[size]
        ways = comb(n, size)
        wins.append(ways - (ways if quota > game.total else _whole(table.below(size, np.array([quota]))[:, 0])))
    found: dict[int, list[int]] = {}
    for weight in game.weights:
        if weight not in found:
            found[weight] = _swings(table, game, weight)
    return Counts(wins, [found[weight] for weight in game.weights])


def _swings(table: _Table, game: Scalar, weight: int) -> list[int]:
    """For each size, the coalitions of so many others that lose, and win with a voter of this weight.

    They weigh less than their quota, and with the voter at least the quota of one more.
    """
    n = sum(game.counts)
    quota = np.array(game.quota, dtype=np.int64)
    below, with_ = quota[:-1], quota[1:]
    least = np.minimum(np.maximum(with_ - weight, 0), below)
    upper = _wholes(_out(table, weight, np.minimum(below, table.top)))
    lower = _wholes(_out(table, weight, np.minimum(least, table.top)))
    found = []
    for size in range(n):
        if with_[size] > game.total:
            found.append(0)  # no coalition of one more wins
        else:
            losing = comb(n - 1, size) if below[size] > game.total else upper[size]
            found.append(losing - lower[size])
    return found


def _out(table: _Table, weight: int, to: NDArray[np.int64]) -> Limbs:
    """For each size, how many coalitions without one voter of this weight weigh less than `to`: limbs, along the last axis.

    Of all coalitions, those with the voter are coalitions without him of one less and so much lighter; and so on down:
    a sum with alternating signs.
    """
    terms = min(len(to), -(-int(to.max()) // weight)) if weight else len(to)
    steps = np.arange(max(terms, 1), dtype=np.int64)
    rows = np.arange(len(to), dtype=np.int64)[:, None] - steps
    sums = to[:, None] - steps * weight
    signs = np.where((rows >= 0) & (sums > 0), np.where(steps % 2, -1, 1), 0)
    found: Limbs = (table.rows[np.maximum(rows, 0), :, np.maximum(sums - 1, 0)] * signs[:, :, None]).sum(axis=1)
    return found


def _out_unsized(table: _Table, weight: int, to: int) -> int:
    """The same where sizes are not told apart: coalitions of all sizes below `to`."""
    if weight == 0:  # half of all coalitions are without him, whatever they weigh
        return _whole(table.below(0, np.array([to]))[:, 0]) // 2
    steps = np.arange(-(-to // weight), dtype=np.int64)
    return _whole((table.below(0, to - steps * weight) * np.where(steps % 2, -1, 1)).sum(axis=1))


def minimal(game: Scalar, progress: Progress | None = None) -> int:
    """How many minimal winning coalitions there are: at each voter, from the heaviest on, those in which he is the last.

    Without him they lose, with him they win. Raises TooMuch where the table would not fit.
    """
    voters = sorted((weight for weight, count in zip(game.weights, game.counts, strict=True) for _ in range(count)), reverse=True)
    sized = len(set(game.quota)) > 1
    top, limbs = _top(game), -(-(len(voters) + 1) // _BITS)
    if limbs * top * (len(voters) + 1 if sized else 1) > _CELLS:
        raise TooMuch(limbs * top, "numbers")
    # Coalitions that no quota bounds lose whatever they weigh: they are held at the last cell.
    rows = np.zeros((len(voters) + 1 if sized else 1, limbs, top + 1), dtype=np.int64)
    rows[0, 0, 0] = 1
    total = 0
    for done, weight in enumerate(voters):
        for size in range(done + 1 if sized else 1):
            quota, with_ = game.quota[size], game.quota[size + 1]
            least, below = max(min(with_ - weight, top + 1), 0), min(quota, top + 1)
            if with_ <= game.total and least < below:
                total += _whole(rows[size, :, least:below].sum(axis=1))
        for size in range(done + 1, 0, -1) if sized else (0,):
            source = rows[size - 1] if sized else rows[0]
            moved = source[:, : max(top + 1 - weight, 0)].copy()
            beyond = source[:, max(top - weight, 0) :].sum(axis=1)
            if weight <= top:
                moved[:, -1] = 0
                rows[size, :, weight:] += moved
            rows[size, :, top] += beyond
        _carry(rows[: done + 2])
        if progress is not None:
            progress(done + 1, len(voters))
    return total
