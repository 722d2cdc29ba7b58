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


def apart(wanted: list[float], low: float, high: float, step: float) -> list[float]:
    """Places between `low` and `high`, in order and a step apart, near to where they are wanted."""
    places = []
    least = low
    for number, want in enumerate(wanted):
        least = max(min(want, high - step * (len(wanted) - 1 - number)), least)
        places.append(least)
        least += step
    most = max(high, places[-1]) if places else high
    for number in range(len(places) - 1, -1, -1):
        close = [n for n in range(number + 1) if places[number] - places[n] <= step * (number - n) + 0.01]
        if len(close) > 1 and sum(wanted[n] - places[n] for n in close) < 0:  # pushed along by those before it: share the way
            back = -sum(wanted[n] - places[n] for n in close) / len(close)
            room = places[close[0]] - (places[close[0] - 1] + step if close[0] else low)
            for n in close:
                places[n] -= min(back, max(room, 0.0))
    return [min(place, most) for place in places]
