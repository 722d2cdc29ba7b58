"""How answers are written as JSON, by all commands alike."""

from __future__ import annotations

import json
from typing import Any

from governance.diagnostics import Place, Text


def dumps(value: Any) -> str:
    """JSON as all commands write it: indented, readable letters, a line break at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def both(text: Text) -> dict[str, str]:
    """A text in both languages, by language."""
    return {"da": text.da, "en": text.en}


def place(where: Place) -> dict[str, Any]:
    """A place: path, line, column, end_line, end_column."""
    return {
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
    }
