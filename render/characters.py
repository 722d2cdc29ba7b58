"""Characters that may not reach a reader as they are."""

from __future__ import annotations

import unicodedata

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"


def printable(text: str) -> str:
    """`text` on one line, with control characters (which could drive the terminal) made visible."""
    if text.isprintable():
        return text
    return "".join(
        " " if char in "\t\n\r" else f"\\x{ord(char):02x}" if unicodedata.category(char) in ("Cc", "Cs") or char in _BIDI else char
        for char in text
    )
