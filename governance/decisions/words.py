"""What a rule of decision requires, said in Danish and English."""

from __future__ import annotations

from typing import Any

from governance.decisions import kinds
from governance.diagnostics import Text


def requirement(rule: Any) -> Text:
    """What it takes to adopt something under `rule` (a rule of the schema, "not_stated", or None), as a phrase."""
    if rule is None or rule == "not_stated":
        return Text("not stated", "ikke angivet")
    return kinds.requirement(rule)
