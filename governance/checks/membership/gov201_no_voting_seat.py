"""GOV201: a body in which nobody has a vote."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Bodies that have seats, all of them observers."""
    for body in model.bodies:
        if body.seats and not body.voting_seats and body.sound:
            called = name(body)
            yield Finding(
                at=body.at("seats"),
                message=Text(f"{called.en} has seats, but nobody in it has a vote", f"{called.da} har pladser, men ingen i det har stemme"),
                help=Text("take `observer: true` off the seats that vote", "fjern `observer: true` fra de pladser, der stemmer"),
            )


CHECK = Check(
    code="GOV201",
    severity=Severity.ERROR,
    title=Text("No voting seat", "Ingen plads med stemme"),
    finds=Text("A body whose seats are all observers.", "Et organ, hvis pladser alle er observatører."),
    why=Text("It can never decide anything.", "Det kan aldrig beslutte noget."),
    remedy=Text(
        "Say which seats vote, or model it as something other than a body.",
        "Sig, hvilke pladser der stemmer, eller modellér det som andet end et organ.",
    ),
    example="""\
parties:
  press: {name: The press}
bodies:
  board:
    level: political
    seats:
      press: {appointed_by: press, observer: true}
""",
    find=find,
)
