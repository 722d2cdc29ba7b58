"""In which order boxes stand in their rows, so that lines cross each other and run through boxes as little as a person would
let them. Boxes of a group stay together. For the few boxes of a picture that is read, a search by exchanging neighbours and by
moving one to another place finds the order; for more than that the layout engine has to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

MOST = 40
"""With more lines than this, the order is left as it is."""
GAP = 20.0
_CROSSING, _THROUGH, _LENGTH = 60.0, 45.0, 0.02

Units = list[list[str]]
"""A row: its units from left to right, each the boxes of a group or one box."""
Place = tuple[float, float, float]
"""Of a box: its middle, half its width, and its row."""


def arranged(rows: list[Units], lines: list[tuple[str, str]], wide: dict[str, float]) -> list[Units]:
    """The rows in a good order. `lines` are pairs of what is in the units; `wide` is how wide each box is."""
    rows = [list(row) for row in rows]
    lines = list(dict.fromkeys((min(pair), max(pair)) for pair in lines if pair[0] != pair[1]))
    if not lines or len(lines) > MOST:
        return rows
    best = _cost(rows, lines, wide)
    for _ in range(12):
        before = best
        for number in range(len(rows)):
            for order in _neighbours(rows[number]):
                tried = [*rows[:number], order, *rows[number + 1 :]]
                cost = _cost(tried, lines, wide)
                if cost < best - 1e-9:
                    rows, best = tried, cost
        if best == before:
            break
    return rows


def _neighbours(row: Units) -> Iterator[Units]:
    """The orders that come of moving one unit, of exchanging two, or of turning the row around."""
    for start in range(len(row)):
        for end in range(len(row)):
            if start != end:
                rest = [*row[:start], *row[start + 1 :]]
                yield [*rest[:end], row[start], *rest[end:]]
    for one, other in combinations(range(len(row)), 2):
        order = list(row)
        order[one], order[other] = order[other], order[one]
        yield order
    yield row[::-1]


def _places(rows: list[Units], wide: dict[str, float]) -> dict[str, Place]:
    found = {}
    for number, row in enumerate(rows):
        keys = [key for unit in row for key in unit]
        x = -(sum(wide[key] for key in keys) + GAP * (len(keys) - 1)) / 2
        for key in keys:
            found[key] = (x + wide[key] / 2, wide[key] / 2, float(number))
            x += wide[key] + GAP
    return found


def _cost(rows: list[Units], lines: list[tuple[str, str]], wide: dict[str, float]) -> float:
    places = _places(rows, wide)
    drawn = []
    cost = 0.0
    for one, other in lines:
        a, b = sorted((places[one], places[other]), key=lambda place: (place[2], place[0]))
        drawn.append((one, other, a, b))
        cost += abs(a[0] - b[0]) * _LENGTH
        cost += _THROUGH * sum(_hits(place, a, b) for key, place in places.items() if key not in (one, other))
    for (a1, b1, p1, q1), (a2, b2, p2, q2) in combinations(drawn, 2):
        if not {a1, b1} & {a2, b2}:
            cost += _CROSSING * _cross(p1, q1, p2, q2)
    return cost


def _hits(box: Place, a: Place, b: Place) -> bool:
    """Whether the straight line from a to b meets the box: between two of its row, or on its way past it."""
    if a[2] == b[2]:
        return box[2] == a[2] and a[0] < box[0] < b[0]
    if not a[2] < box[2] < b[2]:
        return False
    x = a[0] + (b[0] - a[0]) * (box[2] - a[2]) / (b[2] - a[2])
    return abs(x - box[0]) < box[1] + GAP / 2


def _cross(p1: Place, q1: Place, p2: Place, q2: Place) -> bool:
    top, low = max(p1[2], p2[2]), min(q1[2], q2[2])
    if p1[2] == q1[2] or p2[2] == q2[2] or top >= low:
        return False

    def at(p: Place, q: Place, row: float) -> float:
        return p[0] + (q[0] - p[0]) * (row - p[2]) / (q[2] - p[2])

    return (at(p1, q1, top) - at(p2, q2, top)) * (at(p1, q1, low) - at(p2, q2, low)) < 0
