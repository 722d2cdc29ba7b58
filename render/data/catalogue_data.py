"""What `list` and `rule` say for programs: what there is."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.checks.check import Check
from governance.model.edges import nodes
from governance.model.resolution import Stretch
from governance.model.timeline import Timeline
from render.data.days_data import days_json
from render.data.graph_data import node_json
from render.data.json_encoding import both


def things(timeline: Timeline, kinds: tuple[str, ...], day: date | None) -> list[dict[str, Any]]:
    """What there is on a day, or on any, each with its days: id, kind, name, model, on; of all kinds, or of `kinds`."""
    found = timeline.each(nodes) if day is None else {node: (Stretch(day, day),) for node in nodes(timeline.on(day))}
    return [
        node_json(node) | {"on": days_json(days)}
        for node, days in found.items()
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
