"""A picture that is laid out -> a page of strokes and texts: the title above, the legend and notes below. All formats that show
the picture write this one page, so they show the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal, NamedTuple

from governance.diagnostics import Lang
from render.pictures.drawing.layout import Frame, Placed, Point, Trace, place
from render.pictures.drawing.shapes import Path, rounded, shape, strokes
from render.pictures.measure import plain, width, wrap
from render.pictures.picture import Arrow, Box, Entry, Group, Line, Picture, Told, heights
from render.pictures.theme import DASHES, LEADING, LEAST, LOOKS, MARGIN, NAME, PAD, PAGE, STROKES, TEXT, TITLE

ROOM = PAGE[0] - 2 * MARGIN
"""Titles, legends and notes get at least so much where they need it."""
GUTTER = 72.0
"""Where the headings of lanes stand."""


class Words(NamedTuple):
    """A text in one line: `x` is its beginning, its middle or its end, `y` the line it stands on."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    text: str
    size: float
    bold: bool
    ink: str
    told: tuple[Told, ...] = ()
    halo: bool = False
    """Whether it has a rim in the page's colour, because something is drawn behind it."""


class Open(NamedTuple):
    """What follows, up to the Close, stands for this."""

    what: Literal["node", "edge", "group", "lane", "legend", "heading"]
    told: tuple[Told, ...] = ()
    link: bool = False
    ends: tuple[str, str] | None = None
    """Of an arrow: the ids of what it goes from and to."""


class Close(NamedTuple):
    """The end of what was opened."""


Item = Path | Words | Open | Close


@dataclass(slots=True)
class Page:
    """The page in its own size; `scale` makes it fit paper."""

    wide: float
    high: float
    title: str
    summary: str
    lang: Lang
    items: list[Item] = field(default_factory=list)

    @property
    def paper(self) -> tuple[float, str, tuple[float, float]]:
        """By how much it is scaled to fit A4, the paper it needs, and that paper's size: A4 wherever no text gets too small."""
        return fit(self.wide, self.high)


def fit(wide: float, high: float) -> tuple[float, str, tuple[float, float]]:
    """The scale and paper for so much: A4, or the smallest of the A series where A4 would need text under LEAST points."""
    least = LEAST / TEXT
    sheet = PAGE
    for number in range(4, -1, -1):
        ways = [(min(1.0, sheet[0] / wide, sheet[1] / high), sheet), (min(1.0, sheet[1] / wide, sheet[0] / high), (sheet[1], sheet[0]))]
        scale, way = max(ways, key=lambda found: found[0])
        if scale >= least:
            return scale, f"A{number}", way
        sheet = (sheet[1], sheet[0] * 2)
    return least, "", (wide * least, high * least)


def fitness(picture: Picture) -> tuple[int, float]:
    """How well a picture that is placed fits paper: the smaller the paper and the larger the text, the greater."""
    scale, paper, _ = compose(picture, place(picture, None, 0)).paper
    return int(paper[1:] or -1), scale


def compose(picture: Picture, placed: Placed) -> Page:
    """The page."""
    extent = placed.extent()
    gutter = GUTTER if any(lane.heading for lane in picture.lanes) else 0.0
    edge = 10.0 if picture.lanes else 0.0
    body = extent.wide + gutter + 2 * edge
    wide = max(body, min(ROOM, _natural(picture)))
    page = Page(0, 0, picture.title, _summary(picture), picture.lang)
    y = _heading(page, picture, wide)
    shifted = _shifted(placed, (MARGIN + gutter + edge - extent.x, y + edge - extent.y))
    shifted = _with_lanes(page, picture, shifted, wide)
    below = shifted.extent()
    bottom = below.y + below.high if placed.boxes or placed.groups else y
    if picture.lanes:
        bottom = max(bottom, max((f.y + f.high for key, f in shifted.groups.items() if key.startswith("lane ")), default=bottom))
    for group in picture.groups:
        _group(page, group, shifted.groups[group.key])
    ids = {box.key: box.told.id for box in picture.boxes} | {group.key: group.told.id for group in picture.groups}
    for arrow, trace in zip(picture.arrows, shifted.arrows, strict=True):
        _arrow(page, arrow, trace, ids)
    for box in picture.boxes:
        _box(page, box, shifted.boxes[box.key])
    for arrow, trace in zip(picture.arrows, shifted.arrows, strict=True):
        _arrow_text(page, arrow, trace, "lane" if picture.lanes else "page")
    bottom = _legend(page, picture.legend, bottom + 12, wide) if picture.legend else bottom
    for remark in picture.remarks:
        bottom = _remark(page, remark, bottom + 6, wide)
    bottom = _notes(page, picture.notes, bottom + 6, wide) if picture.notes else bottom
    page.wide, page.high = wide + 2 * MARGIN, bottom + MARGIN
    return page


def _natural(picture: Picture) -> float:
    """How much the heading and notes would like."""
    texts = [width(picture.title, TITLE, bold=True), width(picture.subtitle), *(width(note) for note in (*picture.notes, *picture.remarks))]
    return max(texts) + sum(width(entry.text) + 50 for entry in picture.legend[:4])


def _called(box: Box) -> str:
    """What a box is called: its bold lines, which are one name broken at words, or else its first line."""
    return " ".join(line.text for line in takewhile(lambda line: line.bold, box.lines)) or box.lines[0].text


def _summary(picture: Picture) -> str:
    """What somebody hears who cannot see the picture."""
    names = ", ".join(dict.fromkeys(_called(box) for box in picture.boxes if box.lines and len(picture.boxes) < 40))
    counted = {
        "en": f"{len(picture.boxes)} boxes, {len(picture.arrows)} arrows",
        "da": f"{len(picture.boxes)} kasser, {len(picture.arrows)} pile",
    }
    said = [told.says.rstrip(".") for arrow in picture.arrows for told in arrow.told if told.says] if len(picture.arrows) < 40 else []
    return ". ".join(part for part in (picture.subtitle, counted[picture.lang], names, *dict.fromkeys(said)) if part)


def _heading(page: Page, picture: Picture, wide: float) -> float:
    y = MARGIN
    page.items.append(Open("heading"))
    for text, size, bold, ink in ((picture.title, TITLE, True, "page"), (picture.subtitle, TEXT, False, "muted")):
        for line in wrap(text, wide, size, bold=bold) if text else ():
            page.items.append(Words(MARGIN, y + _down(size), "start", line, size, bold, ink))
            y += size * LEADING
    page.items.append(Close())
    return y + 10


def _down(size: float) -> float:
    """From the top of a line of text to what its letters stand on."""
    return size * (LEADING / 2 + 0.34)


def _shifted(placed: Placed, by: Point) -> Placed:
    dx, dy = by

    def frames(found: dict[str, Frame]) -> dict[str, Frame]:
        return {key: Frame(f.x + dx, f.y + dy, f.wide, f.high) for key, f in found.items()}

    def point(p: Point) -> Point:
        return (p[0] + dx, p[1] + dy)

    traces = [
        Trace([point(p) for p in t.points], t.curved, point(t.tip), point(t.text) if t.text else None) if t else None for t in placed.arrows
    ]
    return Placed(frames(placed.boxes), frames(placed.groups), traces)


def _with_lanes(page: Page, picture: Picture, placed: Placed, wide: float) -> Placed:
    """The bands, each as high as what is in it and up to the next; their headings beside the boxes, where no line goes."""
    owner = {box.key: box.group for box in picture.boxes}
    bands = []
    for lane in picture.lanes:
        frames = [placed.boxes[key] for row in lane.rows for key in row]
        around = [(placed.boxes[key], placed.groups[owner[key]]) for row in lane.rows for key in row if owner[key]]
        frames += [group for box, group in around if group.y <= box.y <= group.y + group.high]
        if frames:
            edge = 10.0 if lane.heading else 5.0
            bands.append((lane, min(f.y for f in frames) - edge, max(f.y + f.high for f in frames) + edge))
    for number, (lane, top, bottom) in enumerate(bands):
        if number and lane.heading:
            top = min(top, (bands[number - 1][2] + top) / 2 + 2)
        if number + 1 < len(bands) and lane.heading:
            bottom = max(bottom, (bottom + bands[number + 1][1]) / 2 - 2)
        frame = Frame(MARGIN, top, wide, bottom - top)
        placed.groups[f"lane {lane.key}"] = frame
        page.items.append(Open("lane", (Told("level", lane.key, "", lane.heading),) if lane.heading else ()))
        page.items.append(Path(rounded(frame, 4), "lane", "lane", 0.6))
        heading = wrap(lane.heading, GUTTER - 8, bold=True)
        y = (top + bottom - len(heading) * TEXT * LEADING) / 2
        for line in heading:
            page.items.append(Words(MARGIN + 8, y + _down(TEXT), "start", line, TEXT, True, "lane"))
            y += TEXT * LEADING
        page.items.append(Close())
    return placed


def _group(page: Page, group: Group, frame: Frame) -> None:
    page.items.append(Open("group", (group.told,), group.told.kind != "step"))
    page.items.append(Path(rounded(frame, 6), group.role, group.role, 0.9))
    y = frame.y + 5
    for line in group.lines:
        _line(page, line, frame.x + frame.wide / 2, y, "middle", group.role)
        y += line.size * LEADING
    page.items.append(Close())


def _line(page: Page, line: Line, x: float, y: float, anchor: Literal["start", "middle"], ink: str) -> None:
    page.items.append(Words(x, y + _down(line.size), anchor, plain(line.text), line.size, line.bold, line.ink or ink, line.told))


def _box(page: Page, box: Box, frame: Frame) -> None:
    look = LOOKS[box.look or box.role]
    page.items.append(Open("node", (box.told,), True))
    ink = "muted" if look.shape == "plain" and box.role == "plain" else box.role
    page.items += shape(frame, look, ink)
    y = frame.y + (PAD[1] if box.align == "start" and look.shape != "plain" else (frame.high - heights(box.lines)) / 2)
    for line in box.lines:
        x = frame.x + (frame.wide / 2 if box.align == "middle" else 0.0 if look.shape == "plain" else PAD[0])
        _line(page, line, x, y, box.align, "page" if ink == "muted" else ink)
        y += line.size * LEADING
    page.items.append(Close())


def _arrow(page: Page, arrow: Arrow, trace: Trace | None, ids: dict[str, str]) -> None:
    if trace is None:
        return
    page.items.append(Open("edge", arrow.told, False, (ids[arrow.source], ids[arrow.target])))
    stroke = STROKES[arrow.role]
    page.items += strokes(trace, stroke.ink, stroke.width, DASHES[stroke.dash], stroke.head)
    page.items.append(Close())


def _arrow_text(page: Page, arrow: Arrow, trace: Trace | None, ground: str) -> None:
    if trace is None or trace.text is None or not arrow.lines:
        return
    x, y = trace.text
    high = heights(arrow.lines)
    wide = max(line.wide for line in arrow.lines)
    page.items.append(Open("edge", arrow.told))
    page.items.append(Path(rounded(Frame(x - wide / 2 - 2, y - high / 2, wide + 4, high), 3), ground))
    y -= high / 2
    for line in arrow.lines:
        _line(page, line, x, y, "middle", STROKES[arrow.role].ink)
        y += line.size * LEADING
    page.items.append(Close())


def _legend(page: Page, entries: list[Entry], y: float, wide: float) -> float:
    """Samples and what they mean, in as many rows as they need."""
    page.items.append(Open("legend"))
    x = MARGIN
    high = NAME * LEADING + 5
    for entry in entries:
        sample = 0.0 if entry.sample == "text" else 26.0
        shown = wrap(entry.text, wide - sample - 6)
        text = max(width(line) for line in shown)
        if x > MARGIN and x + sample + 6 + text > MARGIN + wide:
            x, y = MARGIN, y + high
        middle = y + high / 2
        if entry.sample == "box":
            page.items += shape(Frame(x, middle - 5, sample - 2, 10), LOOKS[entry.role], entry.role)
        elif entry.sample == "arrow":
            stroke = STROKES[entry.role]
            trace = Trace([(x, middle), (x + sample, middle)], False, (x + sample, middle), None)
            page.items += strokes(trace, stroke.ink, stroke.width, DASHES[stroke.dash], stroke.head)
        gap = sample + 6 if sample else 0.0
        for number, line in enumerate(shown):
            page.items.append(Words(x + gap, middle + TEXT * 0.34 + number * TEXT * LEADING, "start", line, TEXT, False, "page"))
        y += (len(shown) - 1) * TEXT * LEADING
        x += gap + text + 16
    page.items.append(Close())
    return y + high


def _remark(page: Page, text: str, y: float, wide: float) -> float:
    page.items.append(Open("legend"))
    for line in wrap(text, wide):
        page.items.append(Words(MARGIN, y + _down(TEXT), "start", line, TEXT, False, "muted"))
        y += TEXT * LEADING
    page.items.append(Close())
    return y - 4


def _notes(page: Page, notes: list[str], y: float, wide: float) -> float:
    """Numbered notes: short ones beside each other."""
    page.items.append(Open("legend"))
    x = MARGIN
    for number, note in enumerate(notes):
        mark = f"({number + 1}) "
        indent = width(mark)
        shown = wrap(note, wide - indent)
        needs = indent + max(width(line) for line in shown)
        if x > MARGIN and (len(shown) > 1 or x + needs > MARGIN + wide):
            x, y = MARGIN, y + TEXT * LEADING + 2
        page.items.append(Words(x, y + _down(TEXT), "start", mark.strip(), TEXT, False, "muted"))
        for line in shown:
            page.items.append(Words(x + indent, y + _down(TEXT), "start", line, TEXT, False, "muted"))
            y += TEXT * LEADING
        x, y = (x + needs + 18, y - TEXT * LEADING) if len(shown) == 1 else (MARGIN, y + 2)
    page.items.append(Close())
    return y + TEXT * LEADING
