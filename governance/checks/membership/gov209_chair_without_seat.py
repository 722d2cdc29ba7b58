"""GOV209: a chair drawn from those who hold no seat."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.membership import has_seat
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Chairs that come from a party, office or body that no seat of the body is tied to."""
    for body in model.bodies:
        if body.chair is None or not body.chair.from_ or not body.seats or not body.sound:
            continue
        seats = tuple(body.seats.values())
        for link in body.chair.from_:
            source = link.to
            # A chair from the body itself is elected by its members from among themselves.
            if source is body or has_seat(source, seats, loosely=True) is not False or not source.sound:
                continue
            called, whose = name(body), name(source)
            yield Finding(
                at=link.where,
                message=Text(
                    f"the chair of {called.en} comes from {whose.en}, but no seat there is appointed by, held by or drawn from them",
                    f"formanden for {called.da} kommer fra {whose.da}, men ingen plads der udpeges af, beklædes af eller hentes fra dem",
                ),
                help=Text(
                    f"say how `{link.text}` gets a seat, or name those who have one",
                    f"sig, hvordan `{link.text}` får en plads, eller nævn dem, der har en",
                ),
                related=((Text("the seats", "pladserne"), body.at("seats")),),
            )


CHECK = Check(
    code="GOV209",
    severity=Severity.WARNING,
    title=Text("Chair from those without a seat", "Formand fra nogen uden plads"),
    finds=Text(
        "A chair that comes `from` somebody to whom no seat of the body is tied: not appointed by them, held by a post of "
        "theirs, nor drawn from them, their members or a group they belong to.",
        "En formand, der kommer fra (`from`) nogen, som ingen plads i organet hører til: ingen, de udpeger til, ingen, en af "
        "deres poster beklæder, og ingen, der hentes fra dem, deres medlemmer eller en gruppe, de er med i.",
    ),
    why=Text(
        "Either the chair is no member, or the text calls one party by two names.",
        "Enten er formanden ikke medlem, eller også kalder teksten én part ved to navne.",
    ),
    remedy=Text(
        "Say how the chair gets a seat, or let the seats and the chair name the same parties.",
        "Sig, hvordan formanden får en plads, eller lad pladserne og formandskabet nævne de samme parter.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 2}
    chair: {from: county}
""",
    find=find,
)
