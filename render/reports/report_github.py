"""A report as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from governance.diagnostics import Lang, Report, Severity
from render.text.terminal import Style

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(report: Report, lang: Lang, style: Style) -> str:
    """One line for each finding; nothing for none."""
    lines = []
    for found in report.diagnostics:
        place = found.place
        message = found.message.to(lang) + (f"\n{found.help.to(lang)}" if found.help else "")
        fields = f"file={_property(place.path)},line={place.line},endLine={place.end_line},"
        if place.end_line == place.line:
            fields += f"col={place.column},endColumn={max(place.column, place.end_column - 1)},"
        title = _property(f"{found.code} {found.clause}".strip())
        lines.append(f"::{_COMMAND[found.severity]} {fields}title={title}::{_data(message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
