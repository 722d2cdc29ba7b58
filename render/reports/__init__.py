"""Formats of a report, a file each. A format is a module with `write(report, lang, style) -> str`."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from governance.diagnostics import Lang, Report
from render.text.terminal import Style

FORMATS: dict[str, str] = {
    "text": "render.reports.report_text",
    "json": "render.reports.report_json",
    "github": "render.reports.report_github",
    "sarif": "render.reports.report_sarif",
}
"""Name -> module; loaded when it is asked for."""


def write(name: str, report: Report, lang: Lang, style: Style) -> str:
    """The report in the format `name`, ending in a line break. `style` matters to text alone."""
    writer: Callable[[Report, Lang, Style], str] = importlib.import_module(FORMATS[name]).write
    return writer(report, lang, style)
