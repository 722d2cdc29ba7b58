"""Text for terminals: colour where there is one, lines that fit."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import dataclass

from render.characters import printable

NO_BREAK = "\u00a0"
"""A space at which `Style.wrap` does not break the line."""
_BROKEN = re.compile(f"^( *){NO_BREAK}+")
_CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "blue": "34", "cyan": "36", "green": "32"}


@dataclass(slots=True)
class Style:
    """Whether to colour, and how wide a line may be."""

    colour: bool = False
    width: int = 80

    def __call__(self, text: str, *looks: str) -> str:
        """`text` in the given looks (bold, dim, red, ...), or as it is where there is no colour."""
        if not self.colour or not text:
            return text
        codes = ";".join(_CODES[look] for look in looks)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def wrap(self, text: str, first: str = "", rest: str | None = None) -> str:
        """`text` in lines that fit, the first beginning with `first`, the others with `rest` (or as much space)."""
        found = textwrap.wrap(
            printable(text),
            width=max(self.width, 40),
            initial_indent=first,
            subsequent_indent=" " * len(first) if rest is None else rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        # A clause is set off by two spaces, of which the second holds it together: where a line breaks between them, none is left.
        return "\n".join(_BROKEN.sub(r"\1", line) for line in found).replace(NO_BREAK, " ")


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if not text or max(text) < "\u0300":
        return len(text)
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def table(rows: list[list[str]], *, gap: str = "  ") -> list[str]:
    """Rows of cells as lines, each column as wide as its widest cell."""
    if not rows:
        return []
    rows = [[printable(cell) for cell in row] for row in rows]
    widths = [max(columns(row[number]) for row in rows if number < len(row)) for number in range(max(map(len, rows)))]
    return [gap.join(cell + " " * (widths[number] - columns(cell)) for number, cell in enumerate(row)).rstrip() for row in rows]
