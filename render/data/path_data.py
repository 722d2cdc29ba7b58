"""What `path` says for programs."""

from __future__ import annotations

from typing import Any

from governance.description.connections import Connected
from render.data.days_data import days_json
from render.data.graph_data import edge_json


def path_json(found: list[Connected], start: str, end: str) -> dict[str, Any]:
    """The connections of two things, each with its days: the relations on the way, or null where there is none."""
    return {"from": start, "to": end, "connections": [_connection(one) for one in found]}


def _connection(one: Connected) -> dict[str, Any]:
    steps = None if one.steps is None else [edge_json(step.edge) | {"backwards": step.backwards} for step in one.steps]
    apart = {"id": one.apart[0], "with": list(one.apart[1])} if one.apart is not None else None
    return {"steps": steps, "apart": apart, "on": days_json(one.days)}
