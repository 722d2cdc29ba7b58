"""GOV218: a body of which nothing says who chairs it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Political and administrative bodies with more than one voting seat and no chair."""
    for body in model.bodies:
        chair = body.chair
        if body.level not in ("political", "administrative") or (chair is not None and not chair.is_empty):
            continue
        counts = [seat.number or (1, 1) for seat in body.voting_seats]
        if sum(low for low, _ in counts) < 2 or not body.sound:
            continue
        called = name(body)
        yield Finding(
            at=chair.at() if chair is not None else body.not_stated_at("chair") or body.home.at(),
            message=Text(
                f"who chairs {called.en} is not stated, though it has several members with a vote",
                f"det er ikke angivet, hvem der er formand for {called.da}, selv om organet har flere medlemmer med stemme",
            ),
            help=Text("agree on it, and say it with `chair`", "aftal det, og sig det med `chair`"),
        )


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
    find=find,
)
