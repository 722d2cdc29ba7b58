"""Votes of a file, as `decide --file` prints them: each on a line."""

from __future__ import annotations

from governance.decisions.ballot_counting import Answered
from governance.diagnostics import Lang
from render.data.verdict_data import line_json
from render.text.verdict_text import line_text


def line(answered: Answered, format_: str, lang: Lang) -> str:
    """One vote of many, as a line."""
    assert answered.found is not None
    write = line_json if format_ == "json" else line_text
    return write(answered.id, answered.found, lang)
