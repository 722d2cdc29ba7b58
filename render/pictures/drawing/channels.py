"""The spaces between rows of boxes, and the lines that run along them: each line has a track of its own, chosen so that lines
cross as little as can be, as on a printed circuit.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import NamedTuple

APART = 11.0
"""From one track to the next, and from a line to what stands beside it."""
MOST = 40
"""More lines in one channel than this are packed as they come."""
ENDS = (13.0, 15.0)
"""Above the first track and below the last: room for the heads of arrows."""


class Run(NamedTuple):
    """A line in a channel. It enters from below at `low` and leaves at `high`, above, or below again where it `turns`."""

    arrow: int
    low: float
    high: float
    turns: bool = False
    room: float = APART
    """How high its track has to be: more where a text stands on it."""

    @property
    def straight(self) -> bool:
        """Whether it only passes."""
        return abs(self.low - self.high) < 0.5

    def spans(self, x: float) -> bool:
        """Whether it runs over this place."""
        return min(self.low, self.high) - 0.5 < x < max(self.low, self.high) + 0.5


class Tracks(NamedTuple):
    """How high a channel is, and how far below its top the track of each line lies, by arrow."""

    high: float
    at: dict[int, float]


def tracks(runs: list[Run]) -> Tracks:
    """Give each line its track."""
    if not runs:
        return Tracks(0.0, {})
    order = [run for run in runs if not run.straight]
    levels = _packed(order) if len(order) > MOST else _levels(_ordered(order))
    y, at = ENDS[0], {}
    for runs_here in levels:
        room = max(run.room for run in runs_here)
        for run in runs_here:
            at[run.arrow] = y + room / 2
        y += room
    least = max([ENDS[0] + ENDS[1], *(run.room + 20 for run in runs if run.room > APART)])
    return Tracks(max(y + ENDS[1], least), at)


def _levels(order: list[Run]) -> list[list[Run]]:
    """Each as high as may be, but below those before it in the order that it would meet."""
    levels: list[list[Run]] = []
    for run in order:
        level = 1 + max((number for number, others in enumerate(levels) if any(_meet(run, other) for other in others)), default=-1)
        if level == len(levels):
            levels.append([])
        levels[level].append(run)
    return levels


def _packed(runs: list[Run]) -> list[list[Run]]:
    """Many lines, on as few levels as will do: from the left, each on the first level that is free again."""
    levels: list[list[Run]] = []
    free: list[tuple[float, int]] = []
    for run in sorted(runs, key=lambda run: (min(run.low, run.high), run.arrow)):
        left, right = sorted((run.low, run.high))
        if free and free[0][0] + APART < left:
            _, level = heappop(free)
        else:
            level = len(levels)
            levels.append([])
        levels[level].append(run)
        heappush(free, (right, level))
    return levels


def _meet(one: Run, other: Run) -> bool:
    left, right = sorted((one.low, one.high))
    return max(left, min(other.low, other.high)) < min(right, max(other.low, other.high)) + APART


def _ordered(runs: list[Run]) -> list[Run]:
    """From the upper track to the lower: each is put where it crosses the others least, as long as that saves crossings."""
    order = sorted(runs, key=lambda run: (run.turns, abs(run.high - run.low)))
    for _ in range(len(order)):
        before = list(order)
        for run in before:
            here = order.index(run)
            rest = [other for other in order if other is not run]
            costs = [
                sum(_crossings(one, run) for one in rest[:n]) + sum(_crossings(run, one) for one in rest[n:]) for n in range(len(order))
            ]
            best = min(range(len(order)), key=lambda n: (costs[n], abs(n - here)))
            order = [*rest[:best], run, *rest[best:]]
        if order == before:
            break
    return order


def _crossings(upper: Run, lower: Run) -> int:
    """How often two lines cross, or run on top of each other, when one has the upper track."""
    count = int(lower.spans(upper.low)) + (int(lower.spans(upper.high)) if upper.turns else 0)
    count += 0 if lower.turns else int(upper.spans(lower.high))
    together = not lower.turns and abs(upper.low - lower.high) < APART - 1  # one would run down where the other does
    return count + 2 * together
