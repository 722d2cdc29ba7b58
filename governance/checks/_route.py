"""The steps of a case, and who does them: what several checks of routing and decisions ask."""

from __future__ import annotations

from typing import Any

from governance.checks._kin import resolve
from governance.model.written import Entity

DECIDING = frozenset(("decide", "approve"))
"""The steps by which a matter is settled."""
ACTING = frozenset(("handle", "decide", "approve", "carry_out"))
"""The steps by which somebody takes a matter upon themselves."""


def steps(case: Entity) -> list[Any]:
    """The steps of a case's route; none where it is not stated."""
    route = case.spec.route
    return [] if route is None or isinstance(route, str) else route


def doers(case: Entity, step: Any) -> list[Entity]:
    """Who does a step, as the things themselves, each once; those that cannot be found are left out."""
    by = step.by
    if isinstance(by, str):
        return []
    found: list[Entity] = []
    for text in by:
        actor = resolve(case.model, text)
        if actor is not None and actor not in found:
            found.append(actor)
    return found


def known(case: Entity, step: Any) -> bool:
    """Whether the step says who does it, and all of them can be found."""
    return not isinstance(step.by, str) and all(resolve(case.model, text) is not None for text in step.by)


def stated(value: Any) -> bool:
    """Whether a field says something: it is there, and is not `not_stated`."""
    return value is not None and value != "not_stated"
