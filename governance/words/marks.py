"""What stands where a text says nothing, and beside what it does not say."""

from __future__ import annotations

from governance.diagnostics import Text

NOTHING = Text("", "")
NOT_STATED = Text("not stated", "ikke angivet")
NOBODY_THERE = Text("nobody who is there", "ingen af de nævnte findes")
"""Of a list that names somebody, but nobody who is there on the day."""
ASSUMED = Text("assumed", "antaget")
YES, NO = Text("yes", "ja"), Text("no", "nej")


def same(text: object) -> Text:
    """What is written alike in both languages: an id, a number, a clause."""
    return Text(str(text), str(text))


def capital(text: str) -> str:
    """The text with a capital letter first, as at the head of a line."""
    return text[:1].upper() + text[1:]
