"""A picture before it is drawn: boxes, groups of boxes and arrows, and what each stands for.

A diagram (render/pictures/diagrams/) makes one; render/pictures/drawing/ lays it out and writes it as SVG, PDF, DOT and so on.
Keys tell its parts from each other and are never shown; texts are only shown. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from governance.diagnostics import Lang
from render.pictures.measure import balanced, width, wrap
from render.pictures.theme import LEADING, NAME, PAD, TEXT


class Told(NamedTuple):
    """What something drawn stands for: a thing (`kind` body, `id` its id) or a relation (`id` reads `kl serves board`).

    `says` is the whole of it in words, for whoever points at it; `clause` the clause behind it.
    """

    kind: str
    id: str
    clause: str = ""
    says: str = ""


class Line(NamedTuple):
    """A line of text, and the relations that it tells of."""

    text: str
    size: float = TEXT
    bold: bool = False
    ink: str = ""
    """The ink whose colour of text it takes; that of its box where empty."""
    told: tuple[Told, ...] = ()

    @property
    def wide(self) -> float:
        """How wide it is."""
        return width(self.text, self.size, bold=self.bold)


@dataclass(slots=True)
class Box:
    """A thing, as a box with lines of text. `x` and `y` are its middle, where the diagram itself places it."""

    key: str
    told: Told
    role: str
    """Its ink and look in the theme."""
    lines: list[Line]
    group: str = ""
    align: Literal["middle", "start"] = "middle"
    wide: float = 0.0
    high: float = 0.0
    x: float | None = None
    y: float | None = None
    look: str = ""
    """Its look, where that is not that of its role."""

    def __post_init__(self) -> None:
        across, upright = (0.0, 0.0) if self.role == "plain" else PAD
        self.wide = max(self.wide, max((line.wide for line in self.lines), default=0) + 2 * across)
        self.high = max(self.high, heights(self.lines) + 2 * upright)


@dataclass(slots=True)
class Group:
    """Boxes that belong together, in a frame with a heading."""

    key: str
    told: Told
    lines: list[Line]
    role: str = "group"
    parent: str = ""
    apart: bool = False
    """Its boxes stand in a grid below all else, and no room is made for arrows to them."""
    x: float = 0.0
    y: float = 0.0
    wide: float = 0.0
    high: float = 0.0
    """Where the diagram itself places it: its upper left corner and its size."""


@dataclass(slots=True)
class Arrow:
    """A relation between two boxes or groups, by their keys.

    `ranks`: whether its head has to lie further on than its tail; `length`: by how many ranks at least.
    `straight`: a line from box to box, whatever is between, for which the layout makes no room.
    """

    source: str
    target: str
    role: str
    """Its stroke in the theme."""
    told: tuple[Told, ...]
    lines: list[Line] = field(default_factory=list)
    ranks: bool = True
    length: int = 1
    straight: bool = False
    path: list[tuple[float, float]] = field(default_factory=list)
    """Where the diagram itself leads it: corners, from tail to head."""


@dataclass(slots=True)
class Lane:
    """A band across the picture: its heading (maybe none), and the boxes in it, in rows; from top to bottom, rows are ranks."""

    key: str
    heading: str
    rows: list[list[str]]


class Entry(NamedTuple):
    """A line of the legend: a sample of a box or of an arrow, and what it means."""

    sample: Literal["box", "arrow", "text"]
    role: str
    text: str


@dataclass(slots=True)
class Picture:
    """All of it. `title` and `subtitle` stand above, the legend, `remarks` and `notes` below."""

    name: str
    """The diagram and what it is of, as a name for a file: structure-klimaalliance_national."""
    lang: Lang
    title: str
    subtitle: str
    boxes: list[Box] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    legend: list[Entry] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What marks (1), (2) in texts lead to."""
    direction: Literal["TB", "LR"] = "TB"
    layout: Literal["engine", "rows", "table", "own"] = "engine"
    """Who says where everything goes: Graphviz; the lanes, as rows of boxes (drawing/row_layout.py) or of a table whose columns are
    the groups (drawing/table_layout.py); or the diagram itself."""

    def marks(self, notes: Iterable[str]) -> str:
        """Put notes below the picture, each once; the marks that lead to them."""
        found = ""
        for note in notes:
            if note not in self.notes:
                self.notes.append(note)
            found += f" ({self.notes.index(note) + 1})"
        return found


STRETCH = 1.3
"""So much wider than meant a text may get, rather than breaking a word."""


def named(text: str, room: float, told: tuple[Told, ...] = ()) -> list[Line]:
    """A name in bold, in lines of about one length."""
    return [Line(line, NAME, bold=True, told=told) for line in balanced(text, _stretched(text, room, NAME, bold=True))]


def lines(text: str, room: float, *, ink: str = "", told: tuple[Told, ...] = (), bold: bool = False) -> list[Line]:
    """A text in lines."""
    return [Line(line, TEXT, bold, ink, told) for line in wrap(text, _stretched(text, room, TEXT, bold=bold), bold=bold)]


def _stretched(text: str, room: float, size: float, *, bold: bool) -> float:
    longest = max((width(word, size, bold=bold) for word in text.split()), default=0.0)
    return longest + 0.01 if room < longest <= room * STRETCH else room


def heights(shown: list[Line]) -> float:
    """How high lines of text are together."""
    return sum(line.size * LEADING for line in shown)


def cited(clause: str) -> str:
    """The clause after a statement, kept together; nothing where there is none."""
    return " (" + ", ".join(part.replace(" ", "\u00a0") for part in clause.split(", ")) + ")" if clause else ""


def linked(link: str, told: Told) -> str:
    """The address of a thing, from one in which {id} and {kind} stand for it."""
    from urllib.parse import quote

    return link.replace("{id}", quote(told.id, safe="")).replace("{kind}", quote(told.kind, safe=""))
