"""Text as it is compared: the same whatever its capitals and accents. A check needs this and no stemmer, which takes long to import."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "œ": "oe", "ß": "ss"})


def fold(text: str) -> str:
    """Small letters, æøå as ae oe aa, no accents: `Færøerne` and `faeroeerne` are the same."""
    text = text.lower()
    if text.isascii():
        return text
    text = text.translate(_LETTERS)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)))
