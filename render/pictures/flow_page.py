"""A flow -> a page of strokes and texts, which is written as every picture is."""

from __future__ import annotations

from typing import Literal

from governance.diagnostics import Text
from render.pictures.drawing.layout import Frame
from render.pictures.drawing.page import Close, Open, Page, Words
from render.pictures.drawing.shapes import Path, Step, rounded
from render.pictures.flow import BAR, LABEL, WIDE, Band, Flow, Node, label_high
from render.pictures.picture import Told
from render.pictures.theme import DASHES, LEADING, MARGIN, NAME, TEXT, TITLE

_INKS = ("political", "administrative", "secretariat", "knowledge", "money", "case")
"""The colours of contributions, in their order; of more than there are, the first again."""
_FIRM = Text("firm", "fast")
_OPEN = Text("not firm: a maximum, or intended", "ikke fast: et loft eller tilsigtet")
_NOTES = Text("Assumed, not stated, and notes", "Antaget, ikke angivet, og bemærkninger")
_OUTLINE = 0.8


def compose(made: Flow) -> Page:
    """The page of a flow."""
    page = Page(WIDE, made.high, made.title, "; ".join(made.subtitle) + ". " + made.summary, made.lang)
    _heading(page, made)
    for band in made.bands:
        _band(page, band)
    for column in made.columns:
        for number, node in enumerate(column):
            _node(page, node, number)
    _foot(page, made)
    return page


def _heading(page: Page, made: Flow) -> None:
    y = MARGIN + TITLE
    page.items += [Open("heading"), Words(MARGIN, y, "start", made.title, TITLE, True, "page")]
    for line in made.subtitle:
        y += TEXT * LEADING + 2
        page.items.append(Words(MARGIN, y, "start", line, TEXT, False, "page"))
    y = made.top - 12
    for number, (column, head) in enumerate(zip(made.columns, made.heads, strict=True)):
        if column:
            anchor: Literal["start", "end"] = "start" if number else "end"
            page.items.append(Words(column[0].x + (0.0 if number else BAR), y, anchor, head, NAME, True, "muted"))
    page.items.append(Close())


def _band(page: Page, band: Band) -> None:
    ink = _ink(band.contribution)
    x1, x2 = band.source.x + BAR, band.target.x
    relation = "is_for" if band.source.column else "pays"
    told = Told(relation, f"{band.source.id} {relation} {band.target.id}", "", band.says)
    page.items.append(Open("edge", (told,), False, (band.source.id, band.target.id)))
    if band.firm:
        page.items.append(Path(_ribbon(x1, x2, band.y1, band.y2, band.firm), ink, ink, 0.4))
    if band.firm < band.thick:
        open_ = _ribbon(x1, x2, band.y1 + band.firm, band.y2 + band.firm, band.thick - band.firm)
        page.items.append(Path(open_, ink, ink, 0.4, DASHES["dashed"], "hatch"))
    page.items.append(Close())


def _ribbon(x1: float, x2: float, y1: float, y2: float, thick: float) -> list[Step]:
    bend = (x1 + x2) / 2
    return [
        ("M", (x1, y1)),
        ("C", (bend, y1, bend, y2, x2, y2)),
        ("L", (x2, y2 + thick)),
        ("C", (bend, y2 + thick, bend, y1 + thick, x1, y1 + thick)),
        ("Z", ()),
    ]


def _node(page: Page, node: Node, number: int) -> None:
    ink = _ink(number) if node.column == 1 else "party"
    page.items.append(Open("node", (Told("sum", node.id, "", " ".join(node.lines)),)))
    firm = node.high * node.firm / node.most
    if firm:
        page.items.append(Path(rounded(Frame(node.x, node.y, BAR, firm), 0), ink, part="line"))
    if node.firm < node.most:
        rest = Frame(node.x, node.y + firm, BAR, node.high - firm)
        page.items.append(Path(rounded(rest, 0), "page", ink, _OUTLINE, DASHES["dashed"]))
    x = node.x + (BAR + 7 if node.column else -7)
    anchor: Literal["start", "end"] = "start" if node.column else "end"
    y = node.y + (node.high - label_high(node)) / 2
    for index, line in enumerate(node.lines):
        bold = index < node.bold
        size = NAME if bold else TEXT
        y += size * LEADING
        page.items.append(Words(x, y - size * 0.25, anchor, line, size, bold, "page", halo=node.column == 1))
    page.items.append(Close())


def _foot(page: Page, made: Flow) -> None:
    y = made.foot + 22
    page.items.append(Open("legend"))
    if made.open:
        ink = _INKS[0]
        second = MARGIN + LABEL / 2
        page.items += [
            Path(rounded(Frame(MARGIN, y - 9, 22, 10), 0), ink, ink, _OUTLINE),
            Words(MARGIN + 28, y, "start", _FIRM.to(made.lang), TEXT, False, "page"),
            Path(rounded(Frame(second, y - 9, 22, 10), 0), ink, ink, _OUTLINE, DASHES["dashed"], "hatch"),
            Words(second + 28, y, "start", _OPEN.to(made.lang), TEXT, False, "page"),
        ]
    if made.notes:
        y += TEXT * LEADING + 8
        page.items.append(Words(MARGIN, y, "start", _NOTES.to(made.lang), TEXT, True, "page"))
        for line in (line for lines in made.notes for line in lines):
            y += TEXT * LEADING
            page.items.append(Words(MARGIN, y, "start", line, TEXT, False, "page"))
    page.items.append(Close())


def _ink(contribution: int) -> str:
    return _INKS[contribution % len(_INKS)]
