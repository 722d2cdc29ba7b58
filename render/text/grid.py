"""Tables of figures in plain text: a column of labels that is broken into lines, and figures flush right."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from render.characters import printable
from render.text.terminal import NO_BREAK, Style, columns

_LEAST = 24
"""No column of labels is narrower than this."""
_MOST = 46
"""Nor wider, where there is room for figures."""
_HEAD = 14
"""A head with several words may be so wide at least."""


class Row(NamedTuple):
    """A row: a label, figures (each with the letters of what it rests on), how far it is set in, and how it looks."""

    label: str
    cells: tuple[tuple[str, str], ...] = ()
    indent: int = 0
    look: str = ""


def grid(heads: tuple[str, ...], rows: list[Row], style: Style) -> list[str]:
    """The lines of a table that is as wide as the terminal at most; of too many columns, several tables under each other."""
    widths = [_width(heads, rows, number) for number in range(len(heads))]
    label = min(max((columns(printable(row.label)) + row.indent for row in rows if row.cells), default=0), _MOST)
    panels = _panels(widths, max(style.width, 40), min(label, _LEAST))
    lines: list[str] = []
    for panel in panels:
        room = max(style.width, 40) - sum(sum(widths[number]) + 2 for number in panel)
        wide = min(label, max(room, _LEAST))
        if lines:
            lines.append("")
        over = {n: _over(heads[n], widths[n]) for n in panel}
        for number in range(max(map(len, over.values()), default=0), 0, -1):
            cells = (over[n][-number] if number <= len(over[n]) else "" for n in panel)
            shown = " " * wide + "".join("  " + _flush(cell, "", widths[n]) for cell, n in zip(cells, panel, strict=True))
            lines.append(style(shown.rstrip(), "bold"))
        for row in rows:
            if not row.cells or panel[0] < len(row.cells):
                lines += _row(row, panel, widths, wide, style)
    return lines


def _row(row: Row, panel: list[int], widths: list[tuple[int, int]], wide: int, style: Style) -> list[str]:
    if not row.cells:
        return [style(line, row.look) if row.look else line for line in _wrapped(row.label, row.indent, max(style.width, 40))]
    text = _wrapped(row.label, row.indent, wide)
    figures = "".join("  " + _flush(*row.cells[n], widths[n]) for n in panel if n < len(row.cells))
    first = text[0] + " " * (wide - columns(text[0])) + figures
    lines = [first.rstrip(), *text[1:]]
    return [style(line, row.look) if row.look else line for line in lines]


def _wrapped(label: str, indent: int, wide: int) -> list[str]:
    """A label in lines, those after the first set in a little more."""
    lines = textwrap.wrap(
        printable(label),
        width=max(wide, indent + 10),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
    )
    return [line.replace(NO_BREAK, " ") for line in lines] or [" " * indent]


def _width(heads: tuple[str, ...], rows: list[Row], number: int) -> tuple[int, int]:
    cells = [row.cells[number] for row in rows if number < len(row.cells)]
    marks = max((columns(mark) for _, mark in cells), default=0)
    wide = max((columns(figure) for figure, _ in cells), default=0)
    head = max(map(columns, _over(heads[number], (wide, marks))), default=0)
    return max(wide, head - marks), marks


def _over(head: str, width: tuple[int, int]) -> list[str]:
    """The head of a column in lines; a long one makes the column wider only so far."""
    return textwrap.wrap(printable(head), width=max(sum(width), _HEAD), break_on_hyphens=False) or [""]


def _flush(figure: str, mark: str, width: tuple[int, int]) -> str:
    wide, marks = width
    if not mark and columns(figure) > wide:
        return figure.rjust(wide + marks)
    return " " * (wide - columns(figure)) + figure + mark + " " * (marks - columns(mark))


def _panels(widths: list[tuple[int, int]], room: int, label: int) -> list[list[int]]:
    """Which columns stand beside each other."""
    panels: list[list[int]] = [[]]
    used = label
    for number, (wide, marks) in enumerate(widths):
        if panels[-1] and used + wide + marks + 2 > room:
            panels.append([])
            used = label
        panels[-1].append(number)
        used += wide + marks + 2
    if len(panels) > 1 and len(panels[-1]) == 1 and len(panels[-2]) > 2:
        panels[-1].insert(0, panels[-2].pop())  # the total, beside its share
    return panels
