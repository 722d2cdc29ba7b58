"""Texts of a model inside of a sentence of the program: cut to a length, in quotation marks, closed."""

from __future__ import annotations

from governance.diagnostics import Text

NAME = 120
"""How many letters of a name are quoted."""
VALUE = 40
"""How many letters of a value that is refused are quoted."""
_OPEN, _CLOSE = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATE, _END = "\u2066\u2067\u2068", "\u2069"


def cut(text: str, letters: int = NAME) -> str:
    """The text, or its beginning and an ellipsis: so many letters at most."""
    return text if len(text) <= letters else text[: letters - 1] + "…"


def cut_name(name: Text, letters: int = NAME) -> Text:
    """`cut` in both languages."""
    return Text(cut(name.en, letters), cut(name.da, letters))


def quoted(name: Text) -> Text:
    """A name that would otherwise run into the sentence, in quotation marks."""
    return Text(f'"{name.en}"', f'"{name.da}"')


def closed(text: str) -> str:
    """A text of a model with every change of direction in it ended, so that the words around it keep theirs."""
    if text.isascii():
        return text
    open_ = max(sum(text.count(char) for char in _OPEN) - text.count(_CLOSE), 0)
    isolated = max(sum(text.count(char) for char in _ISOLATE) - text.count(_END), 0)
    return text + _CLOSE * open_ + _END * isolated
