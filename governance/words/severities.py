"""How grave a finding is."""

from __future__ import annotations

from collections.abc import Mapping

from governance.diagnostics import Severity
from governance.words.plurals import Noun, noun

SEVERITIES: Mapping[Severity, Noun] = {
    Severity.ERROR: noun(("error", "errors"), ("fejl", "fejl")),
    Severity.WARNING: noun(("warning", "warnings"), ("advarsel", "advarsler")),
    Severity.NOTE: noun(("note", "notes"), ("bemærkning", "bemærkninger")),
}
