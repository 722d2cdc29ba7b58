"""GOV209: a chair drawn from those who hold no seat."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import chair_in, seats_in, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Models


def find(models: Models) -> Iterator[Finding]:
    """Chairs that come from a party, office or body that no seat of the body is tied to."""
    voices = voices_of(models)
    for bodies in voices.bodies():
        found = chair_in(bodies)
        if found is None or not found[1].from_:
            continue
        body, chair = found
        seats = seats_in(bodies)
        if not seats or not sound(bodies):
            continue
        for number, text in enumerate(chair.from_):
            source = body.model.actor(text)
            # A chair from the body itself is elected by its members from among themselves.
            if source is None or source is body.same or voices.has_seat(source, seats, loosely=True) is not False:
                continue
            if not sound(voices.of(source)):
                continue
            called, whose = name(body), name(source)
            yield Finding(
                at=body.at("chair", "from", number),
                message=Text(
                    f"the chair of {called.en} comes from {whose.en}, but no seat there is appointed by, held by or drawn from them",
                    f"formanden for {called.da} kommer fra {whose.da}, men ingen plads der udpeges af, beklædes af eller hentes fra dem",
                ),
                help=Text(
                    f"say how `{text}` gets a seat, or name those who have one",
                    f"sig, hvordan `{text}` får en plads, eller nævn dem, der har en",
                ),
                related=((Text("the seats", "pladserne"), seats[0].model.names[str(seats[0].path[1])].at("seats")),),
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
    legacy=find,
)
