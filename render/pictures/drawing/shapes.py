"""What is drawn: outlines of boxes, lines and their heads, as strokes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal, NamedTuple

from render.pictures.drawing.layout import Frame, Point, Trace
from render.pictures.theme import DASHES, Look

Step = tuple[str, tuple[float, ...]]
"""A stroke's part: M x y, L x y, C x1 y1 x2 y2 x y, or Z."""


class Path(NamedTuple):
    """Something drawn: the inks that fill and line it, empty where it is not filled or lined."""

    steps: list[Step]
    fill: str = ""
    line: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    part: Literal["fill", "line", "hatch"] = "fill"
    """Which colour of the ink `fill` is meant; `hatch`: its lines on the page's colour."""


def shape(frame: Frame, look: Look, ink: str) -> list[Path]:
    """The outline of a box."""
    if look.shape == "plain":
        return []
    line = {"line": ink, "width": look.width, "dash": DASHES[look.dash]}
    if look.shape == "stack":
        behind = Frame(frame.x + 3, frame.y - 3, frame.wide, frame.high)
        return [Path(rounded(behind, 0), ink, **line), Path(rounded(frame, 0), ink, **line)]  # type: ignore[arg-type]
    if look.shape == "note":
        fold = 7.0
        x, y, right, low = frame.x, frame.y, frame.x + frame.wide, frame.y + frame.high
        corners = [(x, y), (right - fold, y), (right, y + fold), (right, low), (x, low)]
        crease = [(right - fold, y), (right - fold, y + fold), (right, y + fold)]
        return [Path(polygon(corners), ink, **line), Path(polygon(crease, closed=False), "", **line)]  # type: ignore[arg-type]
    steps = {
        "box": lambda: rounded(frame, 0),
        "round": lambda: rounded(frame, 7),
        "pill": lambda: rounded(frame, min(frame.high / 2, 13)),
        "cut": lambda: cut(frame, 8),
    }[look.shape]()
    return [Path(steps, ink, **line)]  # type: ignore[arg-type]


def polygon(corners: Iterable[Point], *, closed: bool = True) -> list[Step]:
    """Straight lines from corner to corner."""
    steps: list[Step] = [("L" if number else "M", corner) for number, corner in enumerate(corners)]
    return [*steps, ("Z", ())] if closed else steps


def cut(frame: Frame, by: float) -> list[Step]:
    """A rectangle whose corners are cut off."""
    by = min(by, frame.high / 3)
    x, y, right, low = frame.x, frame.y, frame.x + frame.wide, frame.y + frame.high
    return polygon(
        [(x + by, y), (right - by, y), (right, y + by), (right, low - by), (right - by, low), (x + by, low), (x, low - by), (x, y + by)]
    )


def rounded(frame: Frame, by: float) -> list[Step]:
    """A rectangle with round corners."""
    by = min(by, frame.high / 2, frame.wide / 2)
    x, y, right, low = frame.x, frame.y, frame.x + frame.wide, frame.y + frame.high
    if not by:
        return polygon([(x, y), (right, y), (right, low), (x, low)])
    k = by * 0.4477  # the control points of a quarter of a circle lie .5523 of its radius from its ends
    return [
        ("M", (x + by, y)),
        ("L", (right - by, y)),
        ("C", (right - k, y, right, y + k, right, y + by)),
        ("L", (right, low - by)),
        ("C", (right, low - k, right - k, low, right - by, low)),
        ("L", (x + by, low)),
        ("C", (x + k, low, x, low - k, x, low - by)),
        ("L", (x, y + by)),
        ("C", (x, y + k, x + k, y, x + by, y)),
        ("Z", ()),
    ]


def strokes(trace: Trace, ink: str, wide: float, dash: tuple[float, ...], head: str) -> list[Path]:
    """A line and its head."""
    points, tip = list(trace.points), trace.tip
    before = next((p for p in reversed(points) if math.dist(p, tip) > 0.5), points[0])
    length = math.dist(before, tip) or 1.0
    ux, uy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    size = 7.5 + wide
    base = (tip[0] - ux * size, tip[1] - uy * size)
    end = {"none": tip, "open": (tip[0] - ux * wide / 2, tip[1] - uy * wide / 2)}.get(head, base)
    if trace.curved:
        steps: list[Step] = [("M", points[0])]
        for number in range(1, len(points) - 2, 3):
            steps.append(("C", (*points[number], *points[number + 1], *points[number + 2])))
        steps.append(("L", end))
    else:
        steps = _bent([*points[:-1], end])
    half = size * 0.42
    left = (base[0] - uy * half, base[1] + ux * half)
    right = (base[0] + uy * half, base[1] - ux * half)
    items: list[Path] = [Path(steps, "", ink, wide, dash)]
    if head == "filled":
        items.append(Path(polygon([left, tip, right]), ink, ink, 0.6, part="line"))
    elif head == "empty":
        items.append(Path(polygon([left, tip, right]), "page", ink, wide))
    elif head == "open":
        items.append(Path(polygon([left, tip, right], closed=False), "", ink, wide))
    elif head == "dot":
        r = size * 0.42
        middle = (tip[0] - ux * r, tip[1] - uy * r)
        items[0] = Path([*steps[:-1], ("L", (middle[0] - ux * r, middle[1] - uy * r))], "", ink, wide, dash)
        items.append(Path(rounded(Frame(middle[0] - r, middle[1] - r, 2 * r, 2 * r), r), ink, ink, 0.6, part="line"))
    return items


def _bent(corners: list[Point]) -> list[Step]:
    """A line with corners, which are rounded."""
    steps: list[Step] = [("M", corners[0])]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        into, out = math.dist(before, corner), math.dist(corner, after)
        r = min(6.0, into / 2, out / 2)
        if not r:
            continue
        start = tuple(c + (b - c) * r / into for b, c in zip(before, corner, strict=True))
        end = tuple(c + (a - c) * r / out for a, c in zip(after, corner, strict=True))
        steps += [("L", start), ("C", (*_toward(start, corner), *_toward(end, corner), *end))]
    return [*steps, ("L", corners[-1])]


def _toward(point: tuple[float, ...], corner: Point) -> tuple[float, ...]:
    return tuple(p + (c - p) * 0.5523 for p, c in zip(point, corner, strict=True))
