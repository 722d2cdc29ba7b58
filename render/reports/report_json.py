"""A report for programs. Stable: keys are added, never changed or taken away."""

from __future__ import annotations

from typing import Any

from governance.diagnostics import Diagnostic, Lang, Report
from render.data.json_encoding import dumps, place
from render.text.terminal import Style


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
