"""How pictures look: every colour, size and width, in one place. Lengths are in points (1/72 inch).

Fills are pale and lines dark, so that text keeps a contrast of at least 7:1 in both schemes; hues are those of Okabe and Ito's
palette for the colour-blind. Nothing is told by colour alone: each level and kind has a shape of its own, each kind of line a
pattern or an arrowhead of its own, and both stand in the legend.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

FONT = "Govcheck Sans"
FALLBACK = f"'{FONT}', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
TITLE, NAME, TEXT = 15.0, 10.5, 9.5
"""Sizes of letters: the title; names; everything else."""
LEAST = 8.0
"""No text is shown smaller than this when a picture is printed on its page."""
LEADING = 1.22
"""Height of a line, in sizes of its letters."""
PAGE = (595.28, 841.89)
"""A4, upright."""
MARGIN = 24.0
PAD = (9.0, 6.0)
"""Room between a box and its text, across and upright."""
LARGE = 400
"""So many boxes are too many to read: a picture of more is cut, or asked for expressly."""

Shape = Literal["box", "stack", "round", "pill", "cut", "note", "plain"]
Dash = Literal["solid", "dashed", "dotted"]
Head = Literal["filled", "open", "empty", "dot", "none"]
Scheme = Literal["light", "dark"]


class Ink(NamedTuple):
    """The colours of something: its surface, its outline, the text on it."""

    fill: str
    line: str
    text: str


class Look(NamedTuple):
    """How a box is drawn, whatever its colours: shape, width and pattern of its outline."""

    shape: Shape
    width: float = 1.0
    dash: Dash = "solid"


class Stroke(NamedTuple):
    """How an arrow is drawn: the ink whose line it takes, width, pattern, head."""

    ink: str
    width: float = 1.1
    dash: Dash = "solid"
    head: Head = "filled"


INKS: dict[Scheme, dict[str, Ink]] = {
    "light": {
        "page": Ink("#ffffff", "#ffffff", "#1a1a1a"),
        "muted": Ink("#ffffff", "#6b6b6b", "#4a4a4a"),
        "lane": Ink("#f5f5f3", "#d5d5d0", "#4a4a4a"),
        "group": Ink("#fafaf8", "#8a8a85", "#333333"),
        "political": Ink("#dcebf8", "#0b4f83", "#10202e"),
        "administrative": Ink("#fdebc8", "#8a5500", "#2b1e07"),
        "secretariat": Ink("#d9f1e7", "#00664a", "#08261c"),
        "knowledge": Ink("#f6e1ee", "#8c3b6d", "#2e1224"),
        "party": Ink("#ffffff", "#3d3d3d", "#1a1a1a"),
        "office": Ink("#f0efec", "#3d3d3d", "#1a1a1a"),
        "seat": Ink("#ffffff", "#0b4f83", "#1a1a1a"),
        "deputy": Ink("#ffffff", "#0b4f83", "#1a1a1a"),
        "observer": Ink("#ffffff", "#6b6b6b", "#333333"),
        "case": Ink("#fff9d9", "#6b6000", "#262200"),
        "money": Ink("#e3f0d6", "#3d6a00", "#182600"),
        "document": Ink("#f3f3f3", "#555555", "#1a1a1a"),
        "unknown": Ink("#ffffff", "#b23b00", "#6b2400"),
        "supports": Ink("#ffffff", "#0b5c99", "#0b4f83"),
        "serves": Ink("#ffffff", "#00664a", "#00543d"),
        "leads": Ink("#ffffff", "#1a1a1a", "#1a1a1a"),
        "reports": Ink("#ffffff", "#a34700", "#863a00"),
        "sends": Ink("#ffffff", "#8c3b6d", "#74305a"),
        "other": Ink("#ffffff", "#6b6b6b", "#4a4a4a"),
    },
    "dark": {
        "page": Ink("#16181b", "#16181b", "#f2f2f0"),
        "muted": Ink("#16181b", "#a5a5a0", "#c9c9c5"),
        "lane": Ink("#1e2125", "#3a3e44", "#c9c9c5"),
        "group": Ink("#22262b", "#8a8f96", "#e6e6e3"),
        "political": Ink("#12324d", "#8cc4f0", "#eef6fd"),
        "administrative": Ink("#42300c", "#f2bd5a", "#fff6e3"),
        "secretariat": Ink("#0e3a2d", "#62d3ab", "#eafaf4"),
        "knowledge": Ink("#43203a", "#eaa3cf", "#fdeff8"),
        "party": Ink("#2a2e33", "#d5d5d0", "#f2f2f0"),
        "office": Ink("#33373c", "#d5d5d0", "#f2f2f0"),
        "seat": Ink("#22262b", "#8cc4f0", "#f2f2f0"),
        "deputy": Ink("#22262b", "#8cc4f0", "#f2f2f0"),
        "observer": Ink("#16181b", "#a5a5a0", "#e0e0dd"),
        "case": Ink("#3a3510", "#e6d75a", "#fffbe0"),
        "money": Ink("#26380f", "#a9d66c", "#f3fbe6"),
        "document": Ink("#2b2d30", "#b5b5b0", "#f2f2f0"),
        "unknown": Ink("#16181b", "#ff9a66", "#ffd3bd"),
        "supports": Ink("#16181b", "#7fbdf0", "#a9d4f7"),
        "serves": Ink("#16181b", "#62d3ab", "#93e3c7"),
        "leads": Ink("#16181b", "#f2f2f0", "#f2f2f0"),
        "reports": Ink("#16181b", "#ffa45c", "#ffc799"),
        "sends": Ink("#16181b", "#eaa3cf", "#f3c4e1"),
        "other": Ink("#16181b", "#a5a5a0", "#c9c9c5"),
    },
}
"""By what it is the colour of, in each scheme."""

LOOKS: dict[str, Look] = {
    "political": Look("box", 2.0),
    "administrative": Look("box", 0.9),
    "secretariat": Look("round", 0.9),
    "knowledge": Look("cut", 0.9),
    "party": Look("pill", 0.9),
    "office": Look("pill", 0.9, "dotted"),
    "seat": Look("box", 1.4),
    "deputy": Look("stack", 1.4),
    "observer": Look("box", 0.9, "dashed"),
    "case": Look("note", 0.9),
    "money": Look("box", 0.9),
    "document": Look("note", 0.7),
    "unknown": Look("box", 0.9, "dotted"),
    "plain": Look("plain", 0.0),
}
"""The outline of each kind of box."""

STROKES: dict[str, Stroke] = {
    "supports": Stroke("supports", 1.3, "dashed"),
    "serves": Stroke("serves", 1.1, "solid", "open"),
    "leads": Stroke("leads", 1.9),
    "reports_to": Stroke("reports", 1.3, "dotted"),
    "coordinates_with": Stroke("other", 0.9, "dotted", "none"),
    "part_of": Stroke("other", 0.9, "solid", "empty"),
    "attends": Stroke("other", 0.9, "dashed", "open"),
    "sends": Stroke("sends", 1.3, "solid", "dot"),
    "appoints": Stroke("sends", 1.3, "dashed", "dot"),
    "prepares": Stroke("leads", 1.1, "solid", "empty"),
    "next": Stroke("leads", 1.4),
    "tie": Stroke("other", 0.9, "solid", "none"),
    "pays": Stroke("leads", 1.3),
    "is_for": Stroke("other", 1.1, "solid", "open"),
    "cites": Stroke("lane", 0.5, "solid", "none"),
    "other": Stroke("other", 0.9, "solid", "open"),
}
"""The line of each kind of arrow."""
DASHES: dict[Dash, tuple[float, ...]] = {"solid": (), "dashed": (5.0, 3.0), "dotted": (1.2, 2.4)}
