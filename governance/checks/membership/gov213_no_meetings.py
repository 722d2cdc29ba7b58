"""GOV213: a body of which nothing says when it meets."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Political and administrative bodies with seats and without `meets`."""
    for body in model.bodies:
        meets = body.meets
        if body.level not in ("political", "administrative") or not body.seats or not body.sound:
            continue
        if meets is not None and not meets.is_empty:
            continue
        called = name(body)
        yield Finding(
            at=meets.at() if meets is not None else body.not_stated_at("meets") or body.home.at(),
            message=Text(f"how often {called.en} meets is not stated", f"det er ikke angivet, hvor ofte {called.da} mødes"),
            help=Text(
                "agree on it, and say it: `meets: {per_year: 4, also: as_needed}`",
                "aftal det, og sig det: `meets: {per_year: 4, also: as_needed}`",
            ),
        )


CHECK = Check(
    code="GOV213",
    severity=Severity.WARNING,
    title=Text("Meetings not stated", "Møder ikke angivet"),
    finds=Text(
        "A political or administrative body that has seats, but of which nothing says how often it meets.",
        "Et politisk eller administrativt organ, der har pladser, men om hvilket intet siger, hvor ofte det mødes.",
    ),
    why=Text(
        "A body that need never be called can leave every case that waits for it undecided.",
        "Et organ, der aldrig behøver at blive indkaldt, kan lade enhver sag, der venter på det, ligge.",
    ),
    remedy=Text(
        "Agree on how often it meets and who can call it; `also: as_needed` is an answer.",
        "Aftal, hvor ofte det mødes, og hvem der kan indkalde det; `also: as_needed` er et svar.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
""",
    find=find,
)
