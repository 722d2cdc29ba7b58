"""Counting by sums: how many coalitions there are of each size and weight, built up voter by voter.

The generating function of a weighted game (Mann and Shapley 1962 for Banzhaf's count; Cantor, after Shapley 1960, with sizes
for Shapley-Shubik's), and each voter taken out of it again. Counts of many voters do not fit a machine word: they are held
in limbs of at most 50 bits, with carries passed on before an addition could overflow. Nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from governance.decisions.power.game import Progress, Scalar
from governance.decisions.power.tally import Counts, TooMuch

_WORD = 62
"""So many bits of a 64-bit word are used, so that no sum of two ever overflows."""
_WIDEST = 50
_CELLS = 1 << 27
"""So many 64-bit cells are held at most (1 GiB)."""
_STEPS = 1 << 39
"""So many additions are made at most."""

Limbs = NDArray[np.int64]
"""Whole numbers along the last axis, the first axis their limbs, lowest first."""


class _Form(NamedTuple):
    """How whole numbers are held: in so many `limbs` of so many `bits`. After `adds` doublings carries must be passed on."""

    limbs: int
    bits: int

    @property
    def adds(self) -> int:
        """So many times limbs may double between carries; never mind where there is only one."""
        return _WORD - self.bits if self.limbs > 1 else 1 << 62


def _form(voters: int, top: int, sized: bool) -> _Form:
    """For numbers of coalitions of so many voters, of which as many are ever added up as there are sizes, or else sums."""
    need = comb(voters, voters // 2).bit_length() if sized else voters + 1
    if need <= _WORD:
        return _Form(1, _WORD)
    most = min(_WIDEST, _WORD - (voters + 1 if sized else top).bit_length())
    limbs = -(-need // most)
    return _Form(limbs, -(-need // limbs))


class _Table:
    """How many coalitions of s voters (of any number, where sizes are not kept) weigh at most each sum below `top`.

    `rows[s][l]` holds limb l of these numbers.
    """

    def __init__(self, voters: Sequence[int], top: int, sized: bool, progress: Progress | None) -> None:
        self.top = top
        self.form = form = _form(len(voters), top, sized)
        rows = len(voters) + 1 if sized else 1
        if rows * form.limbs * top > _CELLS or rows * form.limbs * top * len(voters) > _STEPS:
            raise TooMuch(rows * form.limbs * top, "numbers")
        self.rows = np.zeros((rows, form.limbs, top), dtype=np.int64)
        self.rows[0, 0, 0] = 1
        spare = None if sized else np.zeros((1, form.limbs, top), dtype=np.int64)
        ordered = sorted(voters)
        low = [0]
        for weight in ordered:
            low.append(low[-1] + weight)
        since = 0
        for done, weight in enumerate(ordered):
            since += 1
            active = min(form.limbs, (done + 2) // form.bits + 1)
            end = min(low[done + 1] + 1, top)
            if spare is None:
                self._add(ordered, low, done, weight, top, active)
            elif weight < end:
                # Into another table and not in place, which would make NumPy copy; a limb at a time, which stays in the cache.
                for old, new in zip(self.rows[0, :active], spare[0, :active], strict=True):
                    new[:weight] = old[:weight]
                    np.add(old[weight:end], old[: end - weight], out=new[weight:end])
                self.rows, spare = spare, self.rows
            if since == form.adds:
                self._carry(done + 2, active + 1, end)
                since = 0
            if progress is not None:
                progress(done + 1, len(ordered))
        self._carry()
        self._accumulate()

    def _accumulate(self) -> None:
        """From numbers of each sum to numbers of at most each sum, in stretches so short that no limb overflows."""
        stretch = self.top if self.form.limbs == 1 else 1 << (_WORD - self.form.bits)
        for start in range(0, self.top, stretch):
            part = self.rows[:, :, start : start + stretch]
            if start:
                part[:, :, 0] += self.rows[:, :, start - 1]
            np.cumsum(part, axis=2, out=part)
            _carry(part, self.form.bits)

    def _carry(self, rows: int | None = None, limbs: int | None = None, end: int | None = None) -> None:
        _carry(self.rows[:rows, :limbs, :end], self.form.bits)

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


def _carry(rows: Limbs, bits: int) -> None:
    """Pass on what is beyond a limb's bits to the next limb."""
    for limb in range(rows.shape[1] - 1):
        over = rows[:, limb] >> bits
        rows[:, limb] &= (1 << bits) - 1
        rows[:, limb + 1] += over


def _whole(limbs: NDArray[np.int64], bits: int) -> int:
    return sum(int(limb) << (bits * number) for number, limb in enumerate(limbs))


def _wholes(limbs: Limbs, bits: int) -> list[int]:
    """Whole numbers from their limbs along the last axis."""
    whole = limbs[:, -1].astype(object)
    for number in range(limbs.shape[1] - 2, -1, -1):
        whole = (whole << bits) + limbs[:, number].astype(object)
    return list(whole)


def cost(game: Scalar, sized: bool = True) -> int:
    """About how many additions `by_sums` makes."""
    voters, top = sum(game.counts), _top(game)
    return _form(voters, top, sized).limbs * top * voters * (voters // 4 + 1 if sized else 1)


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
        return Counts([(1 << n) - _whole(table.below(0, np.array([quota]))[:, 0], table.form.bits)], swings, sized=False)
    wins = []
    for size in range(n + 1):
        quota = game.quota[size]
        ways = comb(n, size)
        wins.append(ways - (ways if quota > game.total else _whole(table.below(size, np.array([quota]))[:, 0], table.form.bits)))
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
    upper = _wholes(_out(table, weight, np.minimum(below, table.top)), table.form.bits)
    lower = _wholes(_out(table, weight, np.minimum(least, table.top)), table.form.bits)
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
        return _whole(table.below(0, np.array([to]))[:, 0], table.form.bits) // 2
    steps = np.arange(-(-to // weight), dtype=np.int64)
    return _whole((table.below(0, to - steps * weight) * np.where(steps % 2, -1, 1)).sum(axis=1), table.form.bits)


def minimal(game: Scalar, progress: Progress | None = None) -> int:
    """How many minimal winning coalitions there are: at each voter, from the heaviest on, those in which he is the last.

    Without him they lose, with him they win. Raises TooMuch where the table would not fit.
    """
    voters = sorted((weight for weight, count in zip(game.weights, game.counts, strict=True) for _ in range(count)), reverse=True)
    sized = len(set(game.quota)) > 1
    top = _top(game)
    limbs, bits = _form(len(voters), top, sized=False)
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
                total += _whole(rows[size, :, least:below].sum(axis=1), bits)
        for size in range(done + 1, 0, -1) if sized else (0,):
            source = rows[size - 1] if sized else rows[0]
            moved = source[:, : max(top + 1 - weight, 0)].copy()
            beyond = source[:, max(top - weight, 0) :].sum(axis=1)
            if weight <= top:
                moved[:, -1] = 0
                rows[size, :, weight:] += moved
            rows[size, :, top] += beyond
        _carry(rows[: done + 2], bits)
        if progress is not None:
            progress(done + 1, len(voters))
    return total
