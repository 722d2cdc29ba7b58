"""What `show` says for programs."""

from __future__ import annotations

from typing import Any

from governance.describe import Description
from governance.model import graph
from render.data.json_encoding import both


def show_json(found: Description) -> dict[str, Any]:
    """The thing with its edges."""
    data: dict[str, Any] = {
        "id": found.id,
        "kind": found.kind,
        "model": found.model,
        "name": both(found.name),
        "statements": [
            {"model": s.model, "path": s.place.path, "line": s.place.line, "clause": s.clause or None, "says": s.says}
            for s in found.statements
        ],
    }
    data["facts"] = [{"label": both(fact.label), "value": both(fact.value), "clause": fact.clause or None} for fact in found.facts]
    if found.seats is not None:
        data["seats"] = [
            {
                "id": f"{found.id}.{s.id}",
                "name": both(s.name) if s.name else None,
                s.how: list(s.by),
                "count": s.seats,
                "votes": s.votes,
                "deputy": s.deputy,
                "mandate": s.mandate,
                "weight": s.weight or None,
                "clause": s.clause or None,
                "assumed": both(s.assumed) if s.assumed else None,
            }
            for s in found.seats
        ]
        data["rule"] = both(found.rule) if found.rule else None
    data["tasks"] = [
        {"id": t.id, "name": both(t.name), "with": list(t.with_), "force": t.force or None, "clause": t.clause or None} for t in found.tasks
    ]
    data["cases"] = [{"case": c.case, "name": both(c.name), "step": c.verb, "clause": c.clause or None} for c in found.cases]
    data["edges"] = [graph.edge_json(e) for e in (*found.edges_out, *found.edges_in)]
    data["assumed"] = [{"of": where or None, "because": both(text)} for where, text in found.assumed]
    return data
