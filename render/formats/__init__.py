"""Formats of a report, a file each. A format is a module with `write(report, lang, style) -> str`."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from governance.diagnostics import Lang, Report
from render.terminal import Style

FORMATS: dict[str, str] = {
    "text": "render.formats.text",
    "json": "render.formats.json_",
    "github": "render.formats.github",
    "sarif": "render.formats.sarif",
}
"""Name -> module; loaded when it is asked for."""


def write(name: str, report: Report, lang: Lang, style: Style) -> str:
    """The report in the format `name`, ending in a line break. `style` matters to text alone."""
    writer: Callable[[Report, Lang, Style], str] = importlib.import_module(FORMATS[name]).write
    return writer(report, lang, style)
