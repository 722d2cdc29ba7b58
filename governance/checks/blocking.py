"""What makes a budget that nothing is to be counted of: sums that cannot be, or do not add up, or of which nobody knows in what."""

from __future__ import annotations

from governance.diagnostics import Report, Severity
from governance.model.timeline import Timeline

CODES = ("GOV401", "GOV403", "GOV409", "GOV417")
"""Checks whose errors make such a budget."""


def blocking(found: Report, timeline: Timeline) -> Report | None:
    """Of what these checks found, what is wrong with the sums themselves, or what of them could not be read; None where nothing is."""
    unread = any(path[:1] == ("funding",) for file in timeline.files for path in file.broken)
    codes = (*CODES, "GOV0") if unread else CODES
    wrong = tuple(item for item in found.diagnostics if item.severity is Severity.ERROR and item.code.startswith(codes))
    return Report(wrong) if wrong else None
