"""Where everything in a picture goes: as the diagram itself says, or as Graphviz says. Points, from the upper left, y down."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, NamedTuple

from render.pictures.drawing.graphviz_engine import Engine, run
from render.pictures.picture import Arrow, Box, Group, Picture, heights

Point = tuple[float, float]


class Frame(NamedTuple):
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    wide: float
    high: float


class Trace(NamedTuple):
    """An arrow: a curve (a point, and then three for each stretch, the last its end) or a line with corners; its tip; its text."""

    points: list[Point]
    curved: bool
    tip: Point
    text: Point | None


@dataclass(slots=True)
class Placed:
    """The layout: frames by key, arrows in the picture's order."""

    boxes: dict[str, Frame] = field(default_factory=dict)
    groups: dict[str, Frame] = field(default_factory=dict)
    arrows: list[Trace | None] = field(default_factory=list)

    def extent(self) -> Frame:
        """What it takes in all."""
        corners = [(f.x, f.y) for f in (*self.boxes.values(), *self.groups.values())]
        corners += [(f.x + f.wide, f.y + f.high) for f in (*self.boxes.values(), *self.groups.values())]
        corners += [point for trace in self.arrows if trace for point in (*trace.points, trace.tip)]
        if not corners:
            return Frame(0, 0, 0, 0)
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        return Frame(left, top, max(x for x, _ in corners) - left, max(y for _, y in corners) - top)


def place(picture: Picture, engine: Engine | None, timeout: float) -> Placed:
    """Lay the picture out. `engine` is needed where the picture leaves it to one. Raises EngineFailed."""
    if picture.layout != "engine":
        if picture.layout == "rows":
            from render.pictures.drawing import row_layout

            row_layout.lay(picture)
        elif picture.layout == "table":
            from render.pictures.drawing import table_layout

            table_layout.lay(picture)
        return _own(picture)
    assert engine is not None
    if not picture.boxes:
        return Placed()
    part = needing(picture)
    placed = _by_graphviz(part, engine, timeout) if part.boxes else Placed()
    return _with_the_rest(picture, part, placed)


def needing(picture: Picture) -> Picture:
    """What of a picture needs to be laid out: neither groups that stand apart, nor arrows that just go straight."""
    apart = {group.key for group in picture.groups if group.apart}
    left = apart | {box.key for box in picture.boxes if box.group in apart}
    return replace(
        picture,
        boxes=[box for box in picture.boxes if box.key not in left],
        groups=[group for group in picture.groups if not group.apart],
        arrows=[arrow for arrow in picture.arrows if not (arrow.straight or {arrow.source, arrow.target} & left)],
    )


def _by_graphviz(picture: Picture, engine: Engine, timeout: float) -> Placed:
    from render.pictures.drawing.dot import dot  # takes 20 ms, and most pictures need it not

    return read(picture, json.loads(run(dot(picture), "json0", "dot", engine, timeout)))


def _own(picture: Picture) -> Placed:
    placed = Placed()
    for box in picture.boxes:
        assert box.x is not None, box.key
        assert box.y is not None, box.key
        placed.boxes[box.key] = Frame(box.x - box.wide / 2, box.y - box.high / 2, box.wide, box.high)
    for group in picture.groups:
        placed.groups[group.key] = Frame(group.x, group.y, group.wide, group.high)
    for arrow in picture.arrows:
        if len(arrow.path) < 2:
            placed.arrows.append(None)
            continue
        placed.arrows.append(Trace(arrow.path, False, arrow.path[-1], _beside(arrow) if arrow.lines else None))
    return placed


def _beside(arrow: Arrow) -> Point:
    """Where the text of an arrow stands: above a straight one, else on its longest stretch across, or its longest of all."""
    wide = max(line.wide for line in arrow.lines)
    stretches = sorted(pairwise(arrow.path), key=lambda pair: -math.dist(*pair))
    across = [(a, b) for a, b in stretches if a[1] == b[1]]
    (x1, y1), (x2, y2) = across[0] if across and abs(across[0][0][0] - across[0][1][0]) > wide * 0.9 else stretches[0]
    lift = heights(arrow.lines) / 2 + 2 if len(arrow.path) == 2 and y1 == y2 else 0.0
    return ((x1 + x2) / 2, (y1 + y2) / 2 - lift)


def read(picture: Picture, data: dict[str, Any]) -> Placed:
    """What Graphviz says (its format json0)."""
    from render.pictures.drawing.dot import cluster

    boxes = {box.key for box in picture.boxes}
    groups = {cluster(group.key): group.key for group in picture.groups}
    placed = Placed(arrows=[None] * len(picture.arrows))
    for item in data.get("objects", ()):
        key = item["name"]
        if key in boxes and "pos" in item:
            x, y = _pair(item["pos"])
            wide, high = float(item["width"]) * 72, float(item["height"]) * 72
            placed.boxes[key] = Frame(x - wide / 2, -y - high / 2, wide, high)
        group = groups.get(item["name"])
        if group is not None and item.get("bb"):
            left, low, right, top = (float(number) for number in item["bb"].split(","))
            placed.groups[group] = Frame(left, -top, right - left, top - low)
    for item in data.get("edges", ()):
        if item.get("id", "").startswith("a") and "pos" in item:
            placed.arrows[int(item["id"][1:])] = _trace(item)
    return placed


GAP, PAD = 12.0, 9.0
"""Between the boxes of a grid, and around them."""


def _with_the_rest(picture: Picture, part: Picture, placed: Placed) -> Placed:
    """Groups that stand apart below, each as wide as the picture; and straight arrows, and arrows to those groups."""
    traces = {id(arrow): trace for arrow, trace in zip(part.arrows, placed.arrows, strict=True)}
    extent = placed.extent()
    y = extent.y + extent.high + 4 * GAP
    for group in picture.groups:
        if group.apart:
            y = _grid(group, [box for box in picture.boxes if box.group == group.key], placed, extent, y) + 2 * GAP
    frames = placed.boxes | placed.groups
    placed.arrows = []
    for arrow in picture.arrows:
        trace = traces.get(id(arrow))
        if trace is None and arrow.source in frames and arrow.target in frames:
            trace = _straight(frames[arrow.source], frames[arrow.target])
        placed.arrows.append(trace)
    return placed


def _grid(group: Group, boxes: list[Box], placed: Placed, extent: Frame, y: float) -> float:
    wide = max(extent.wide, 600.0)
    column = max(box.wide for box in boxes) + GAP
    count = max(1, int((wide - 2 * PAD + GAP) / column))
    top = y
    y += heights(group.lines) + PAD + 5
    for start in range(0, len(boxes), count):
        row = boxes[start : start + count]
        high = max(box.high for box in row)
        for number, box in enumerate(row):
            placed.boxes[box.key] = Frame(extent.x + PAD + number * column, y + (high - box.high) / 2, column - GAP, box.high)
        y += high + GAP
    across = min(count, len(boxes)) * column - GAP + 2 * PAD
    placed.groups[group.key] = Frame(extent.x, top, max(across, *(line.wide + 2 * PAD for line in group.lines)), y - GAP + PAD - top)
    return y


def _straight(source: Frame, target: Frame) -> Trace | None:
    """From the edge of one box to that of another."""
    ends = [(frame.x + frame.wide / 2, frame.y + frame.high / 2) for frame in (source, target)]
    (x1, y1), (x2, y2) = ends
    length = math.dist(*ends)
    if not length:
        return None
    points = []
    for (x, y), frame, way in ((ends[0], source, 1), (ends[1], target, -1)):
        ux, uy = way * (x2 - x1) / length, way * (y2 - y1) / length
        out = min(frame.wide / 2 / abs(ux) if ux else math.inf, frame.high / 2 / abs(uy) if uy else math.inf)
        points.append((x + ux * out, y + uy * out))
    return Trace(points, False, points[1], None)


def _pair(text: str) -> Point:
    x, y = text.split(",")[:2]
    return float(x), float(y)


def _trace(item: dict[str, Any]) -> Trace:
    """`e,x,y` is the tip, `s,x,y` a tip at the tail; the rest the points of the curve (several curves with ; only the first)."""
    tip = None
    points = []
    for word in item["pos"].split(";")[0].split():
        if word.startswith("e,"):
            tip = _pair(word[2:])
        elif not word.startswith("s,"):
            points.append(_pair(word))
    down = [(x, -y) for x, y in points]
    end = (tip[0], -tip[1]) if tip else down[-1]
    text = None
    if "lp" in item:
        x, y = _pair(item["lp"])
        text = (x, -y)
    return Trace(down, True, end, text)
