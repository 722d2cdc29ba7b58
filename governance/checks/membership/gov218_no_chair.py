"""GOV218: a body of which nothing says who chairs it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import home, seats_in, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Models


def find(models: Models) -> Iterator[Finding]:
    """Political and administrative bodies with more than one voting seat and no chair."""
    voices = voices_of(models)
    for bodies in voices.bodies():
        if bodies[0].spec.level not in ("political", "administrative") or any(_stated(body.spec.chair) for body in bodies):
            continue
        counts = [voices.count(seat) or (1, 1) for seat in seats_in(bodies) if not seat.spec.observer]
        low, high = sum(count[0] for count in counts), sum(count[1] for count in counts)
        if low < 2 or not sound(bodies):
            continue
        body = next((body for body in bodies if body.spec.chair is not None and body.model.requested), home(bodies))
        called = name(body)
        votes = Text(str(low), f"{low}") if low == high else Text(f"at least {low}", f"mindst {low}")
        yield Finding(
            at=body.at("chair") if body.spec.chair is not None else body.at(),
            message=Text(
                f"who chairs {called.en} is not stated, though it has {votes.en} members with a vote",
                f"det er ikke angivet, hvem der er formand for {called.da}, selv om organet har {votes.da} medlemmer med stemme",
            ),
            help=Text("agree on it, and say it with `chair`", "aftal det, og sig det med `chair`"),
        )


def _stated(chair: object) -> bool:
    if chair is None or chair == "not_stated":
        return False
    return any(getattr(chair, field) for field in ("from_", "seat", "held_by", "chair_of", "changes", "note", "assumed"))


CHECK = Check(
    code="GOV218",
    severity=Severity.WARNING,
    title=Text("No chair stated", "Formand ikke angivet"),
    finds=Text(
        "A political or administrative body with more than one voting seat, of which nothing says who chairs it.",
        "Et politisk eller administrativt organ med mere end én plads med stemme, om hvilket intet siger, hvem der er formand.",
    ),
    why=Text(
        "Nobody has to call a meeting, lead it, or say what was decided.",
        "Ingen skal indkalde til mødet, lede det eller sige, hvad der blev besluttet.",
    ),
    remedy=Text(
        "Agree on who chairs it, or who elects the chair, and say it.",
        "Aftal, hvem der er formand, eller hvem der vælger formanden, og sig det.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 3}
""",
    legacy=find,
)
