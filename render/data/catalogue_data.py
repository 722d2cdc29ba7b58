"""What `list` and `rule` say for programs: what there is."""

from __future__ import annotations

from typing import Any

from governance.checks.base import Check
from governance.model import graph
from governance.model.written import Models
from render.data.json_encoding import both


def things(models: Models, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    """What is in the models: id, kind, name, model; of all kinds, or of `kinds`."""
    return [
        {"id": node.id, "kind": node.kind, "name": both(node.name), "model": node.model}
        for node in graph.nodes(models)
        if (not kinds and node.kind not in ("clause", "seat")) or node.kind in kinds
    ]


def rule_json(check: Check) -> dict[str, Any]:
    """A check: code, severity, title and explanation, in both languages."""
    return {
        "code": check.code,
        "severity": check.severity.value,
        "title": both(check.title),
        "finds": both(check.finds),
        "why": both(check.why),
        "remedy": both(check.remedy),
        "example": check.example or None,
    }
