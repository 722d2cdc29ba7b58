"""Places along a line, and how often lines cross: what is needed to lead lines between boxes."""

from __future__ import annotations

from itertools import pairwise

Point = tuple[float, float]


def crossings(paths: list[list[Point]]) -> tuple[int, float]:
    """How often lines cross or run along each other, and how long they are in all."""
    count, length = 0, 0.0
    stretches = [(number, a, b) for number, path in enumerate(paths) for a, b in pairwise(path)]
    across = [(n, min(a[0], b[0]), max(a[0], b[0]), a[1]) for n, a, b in stretches if a[1] == b[1]]
    upright = [(n, a[0], min(a[1], b[1]), max(a[1], b[1])) for n, a, b in stretches if a[0] == b[0]]
    length = sum(right - left for _, left, right, _ in across) + sum(low - top for _, _, top, low in upright)
    for n, left, right, y in across:
        count += sum(1 for m, x, top, low in upright if m != n and left < x < right and top < y < low)
    for number, (n, x, top, low) in enumerate(upright):
        count += sum(3 for m, x2, top2, low2 in upright[number + 1 :] if m != n and abs(x - x2) < 5 and max(top, top2) < min(low, low2))
    return count, round(length, 1)


def rising(wanted: list[float]) -> list[float]:
    """The numbers nearest to these (least squares) of which none is less than the one before: pools of those that would be."""
    pools: list[tuple[float, int]] = []
    for want in wanted:
        total, count = want, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            before = pools.pop()
            total, count = total + before[0], count + before[1]
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def apart(wanted: list[float], low: float, high: float, step: float) -> list[float]:
    """Places between `low` and `high`, in order and a step apart, as near as may be to where they are wanted."""
    most = max(low, high - step * (len(wanted) - 1))
    firsts = rising([want - step * number for number, want in enumerate(wanted)])
    return [min(max(first, low), most) + step * number for number, first in enumerate(firsts)]
