"""Days as data: the days on which something holds."""

from __future__ import annotations

from collections.abc import Iterable

from governance.model.resolution import Stretch


def days_json(days: Iterable[Stretch]) -> list[dict[str, str | None]]:
    """`[{from, to}]`, both days inclusive; null for an end that is where all the models begin or end."""
    return [{"from": str(first) if first else None, "to": str(last) if last else None} for first, last in days]
