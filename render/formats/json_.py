"""A report for programs. Stable: keys are added, never changed or taken away."""

from __future__ import annotations

import json
from typing import Any

from governance.diagnostics import Diagnostic, Lang, Place, Report
from render.terminal import Style


def write(report: Report, lang: Lang, style: Style) -> str:
    """The report as one JSON object: `diagnostics` and `summary`."""
    sums = report.summary()
    return dumps(
        {
            "diagnostics": [_diagnostic(found, lang) for found in report.diagnostics],
            "summary": sums._asdict(),
            "waiting": report.waiting,
        }
    )


def dumps(value: Any) -> str:
    """JSON as all commands write it: indented, readable letters, a line break at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _diagnostic(found: Diagnostic, lang: Lang) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message.to(lang),
        **place(found.place),
        "entity": found.entity or None,
        "clause": found.clause or None,
        "help": found.help.to(lang) if found.help else None,
        "related": [{"message": item.message.to(lang), **place(item.place)} for item in found.related],
    }


def place(where: Place) -> dict[str, Any]:
    """A place: path, line, column, end_line, end_column."""
    return {
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
    }
