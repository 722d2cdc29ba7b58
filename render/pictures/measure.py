"""How wide a text is in the font that will show it, and where to break it.

The shipped font has neither kerning nor ligatures, so a text is as wide as its letters together, in every browser and engine.
For what it has no letter for, another font will stand in, which one is not known: such a letter counts as wide as the widest
of common fonts makes it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from render.fonts.widths import BOLD, EM, REGULAR
from render.pictures.theme import NAME, TEXT

_SPACE = re.compile(r"[ \t\u2028\u2029\x0b\x0c\x85]+")
_PIECES = re.compile(r"[^\s\-/_.]*[\-/_.]+|[^\s\-/_.]+")
_BREAKS = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")


def plain(text: str) -> str:
    """`text` without what can be shown nowhere: control characters and halves of characters, each replaced by U+FFFD."""
    if text.isprintable():
        return text
    return "".join("\ufffd" if _unshowable(letter) else letter for letter in text)


def _unshowable(letter: str) -> bool:
    code = ord(letter)
    return (code < 0x20 and letter not in "\t\n\r") or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)


def width(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """How wide `text`, in one line, is in points."""
    table = BOLD if bold else REGULAR
    return sum([table.get(code) or _elsewhere(code) for code in map(ord, text)]) * size / EM


@cache
def _elsewhere(code: int) -> int:
    """The width of a letter that the shipped font lacks, in units of EM: rather too much than too little."""
    letter = chr(code)
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf") or 0xFE00 <= code <= 0xFE0F:
        return 0
    if code == 0xFDFD:
        return 12 * EM
    if code >= 0x1F000 or unicodedata.east_asian_width(letter) in "WF":
        return EM * 27 // 20
    return EM if kind[0] in "SP" or kind == "Lu" or code >= 0x900 else EM * 4 // 5


def wrap(text: str, room: float, size: float = TEXT, *, bold: bool = False) -> list[str]:
    """`text` in lines of at most `room` points: broken at its own line breaks, at words, and only then inside them."""
    lines: list[str] = []
    for paragraph in _BREAKS.split(plain(text)):
        words = _SPACE.sub(" ", paragraph).strip(" ").split(" ")
        lines += _filled(words, room, size, bold)
    return lines


def _filled(words: list[str], room: float, size: float, bold: bool) -> list[str]:
    space = width(" ", size, bold=bold)
    lines: list[str] = []
    line, used = "", 0.0
    for word in words:
        wide = width(word, size, bold=bold)
        if line and used + space + wide <= room:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(line)
        if wide > room:
            *full, word = _broken(word, room, size, bold)
            lines += full
            wide = width(word, size, bold=bold)
        line, used = word, wide
    return [*lines, line]


def _broken(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word that is too long for a line: after hyphens and the like where there are any, else anywhere between letters."""
    lines: list[str] = []
    line = ""
    for piece in _PIECES.findall(word) or [word]:
        if width(line + piece, size, bold=bold) <= room:
            line += piece
            continue
        if line:
            lines.append(line)
            line = ""
        for letter in piece:
            if line and width(line + letter, size, bold=bold) > room and not unicodedata.combining(letter):
                lines.append(line)
                line = ""
            line += letter
    return [*lines, line]


def balanced(text: str, room: float, size: float = NAME, *, bold: bool = True) -> list[str]:
    """`wrap`, but with lines of about one length where that takes no more of them: a name looks better so."""
    lines = wrap(text, room, size, bold=bold)
    if len(lines) < 2 or len(lines) > 6 or _BREAKS.search(text):
        return lines
    low, high = room / len(lines), room
    for _ in range(6):
        middle = (low + high) / 2
        if len(wrap(text, middle, size, bold=bold)) <= len(lines) and _unbroken(text, middle, size, bold):
            high = middle
        else:
            low = middle
    return wrap(text, high, size, bold=bold)


def _unbroken(text: str, room: float, size: float, bold: bool) -> bool:
    return all(width(word, size, bold=bold) <= room for word in text.split())
