"""A page as PNG and PDF, painted by Graphviz's Cairo: it is told where every stroke and letter goes, and lays out nothing.

Strokes are the graph's background, in the language of xdot (https://graphviz.org/docs/outputs/canon/#xdot); texts are nodes
without outlines. Everything is told ten times as large and scaled down, since the engine rounds the widths of letters to whole
units. Dashes are cut here, because it knows two lengths only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from graphviz import Digraph

from render.fonts.widths import REGULAR
from render.pictures.drawing.dot import label, number
from render.pictures.drawing.graphviz_engine import Engine, run
from render.pictures.drawing.layout import Point
from render.pictures.drawing.page import Page, Words
from render.pictures.drawing.shapes import Path, Step
from render.pictures.measure import width
from render.pictures.theme import FONT, INKS, LEADING, Scheme

FINE = 10
DPI = 216
"""Dots per inch of a PNG: three to a point."""
MOST = 9000
"""So many dots a PNG has at most, across or upright."""


def paint(page: Page, form: Literal["png", "pdf"], engine: Engine, timeout: float, scheme: Scheme = "light") -> bytes:
    """The page in PNG, as large as it is; or in PDF, on a sheet of paper. Raises EngineFailed."""
    strange = any(ord(letter) not in REGULAR for item in page.items if isinstance(item, Words) for letter in item.text)
    return run(painting(page, form, scheme), form, "place", engine, timeout, strange=strange)


def painting(page: Page, form: Literal["png", "pdf"], scheme: Scheme = "light") -> str:
    """The page in DOT, every stroke and letter in its place."""
    scale, _, paper = page.paper
    sheet = (paper[0] / scale, paper[1] / scale) if form == "pdf" else (page.wide, page.high)
    left = (sheet[0] - page.wide) / 2
    painter = _Painter(left, sheet[1], scheme)
    scaled = (sheet[0] * scale, sheet[1] * scale)
    dpi = min(DPI, int(MOST * 72 / max(scaled))) if form == "png" else 72
    graph = Digraph(node_attr={"shape": "plain", "fixedsize": "true", "margin": "0", "label": ""})
    size = f"{scaled[0] / 72:.5f},{scaled[1] / 72:.5f}"
    graph.attr(pad="0", margin="0", size=size, dpi=str(dpi), bgcolor=INKS[scheme]["page"].fill)
    # Graphviz reads no string longer than 16 kB: the strokes are many short ones with + between, which Digraph cannot write.
    strokes = " + ".join(f'"{op} "' for item in page.items if isinstance(item, Path) for op in painter.path(item)) or '""'
    graph.body.append(f"\t_background={strokes}\n")
    for index, (x, y) in enumerate(((0.0, 0.0), sheet)):
        graph.node(f"corner {index}", pos=f"{x * FINE:.2f},{y * FINE:.2f}", style="invis", width="0", height="0")
    for index, item in enumerate(page.items):
        if isinstance(item, Words) and item.text.strip():
            graph.node(f"text {index}", **painter.words(item))
    return str(graph.source)


class _Painter:
    """Knows where the sheet's origin is: below, on the left."""

    def __init__(self, left: float, high: float, scheme: Scheme) -> None:
        self.left = left
        self.high = high
        self.inks = INKS[scheme]

    def at(self, x: float, y: float) -> str:
        return f"{(x + self.left) * FINE:.1f} {(self.high - y) * FINE:.1f}"

    def words(self, item: Words) -> dict[str, str]:
        wide = width(item.text, item.size, bold=item.bold)
        x = item.x + self.left + {"start": wide / 2, "middle": 0.0, "end": -wide / 2}[item.anchor]
        y = self.high - item.y + item.size * 0.3
        return {
            "label": label([item.text]),
            "pos": f"{x * FINE:.2f},{y * FINE:.2f}",
            "width": number(wide * FINE / 72),
            "height": number(item.size * LEADING * FINE / 72),
            "fontsize": number(item.size * FINE),
            "fontname": f"{FONT} Bold" if item.bold else FONT,
            "fontcolor": self.inks[item.ink].text,
            **({"style": "filled", "fillcolor": self.inks["page"].fill} if item.halo else {}),
        }

    def path(self, item: Path) -> Iterator[str]:
        """Fill, and then line: a polygon where it is straight, else what curves are made of."""
        flat = flattened(item.steps)
        if item.fill:
            ink = self.inks[item.fill]
            colour = {"fill": ink.fill, "line": ink.line, "hatch": self.inks["page"].fill}[item.part]  # its outline tells it apart
            yield f"C {len(colour)} -{colour} c {len(colour)} -{colour} S 15 -setlinewidth(0) "
            yield f"P {len(flat)} {' '.join(self.at(x, y) for x, y in flat)}"
        if item.line and item.width:
            colour = self.inks[item.line].line
            thick = f"setlinewidth({item.width * FINE:g})"
            yield f"c {len(colour)} -{colour} S {len(thick)} -{thick} S 5 -solid"
            closed = "p" if item.steps[-1][0] == "Z" and not item.dash else "L"
            for stretch in dashed(flat, item.dash) if item.dash else [flat]:
                yield f"{closed} {len(stretch)} {' '.join(self.at(x, y) for x, y in stretch)}"


def flattened(steps: list[Step]) -> list[Point]:
    """Curves as the corners of short lines, a tenth of a point from them at most as far as pictures go."""
    points: list[Point] = []
    for letter, numbers in steps:
        if letter in "ML":
            points.append((numbers[0], numbers[1]))
        elif letter == "C":
            start = points[-1]
            p1, p2, end = numbers[0:2], numbers[2:4], numbers[4:6]
            count = max(4, min(40, int(math.dist(start, end) / 3)))
            for number in range(1, count + 1):
                t = number / count
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                points.append(tuple(a * s + b * u + c * v + d * e for s, u, v, e in zip(start, p1, p2, end, strict=True)))  # type: ignore[arg-type]
        elif letter == "Z":
            points.append(points[0])
    return points


def dashed(points: list[Point], dash: tuple[float, ...]) -> Iterator[list[Point]]:
    """The stretches of a line that are drawn, where it is dashed."""
    drawn, left, number = True, dash[0], 0
    stretch = [points[0]]
    for start, end in pairwise(points):
        here = start
        while (rest := math.dist(here, end)) > left:
            here = (here[0] + (end[0] - here[0]) * left / rest, here[1] + (end[1] - here[1]) * left / rest)
            if drawn:
                yield [*stretch, here]
            drawn, number = not drawn, number + 1
            left = dash[number % len(dash)]
            stretch = [here]
        left -= rest
        if drawn:
            stretch.append(end)
    if drawn and len(stretch) > 1:
        yield stretch
