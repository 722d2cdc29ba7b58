"""GOV121: a name that stands twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import repeated
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Names that stand in a list again, and other names of what stands there already, at the second place."""
    for item in repeated(model):
        if item.text == item.before:
            message = Text(f"`{item.text}` stands twice in this list", f"`{item.text}` står to gange på denne liste")
        else:
            message = Text(
                f"`{item.text}` is the same as `{item.before}`, which stands in this list already",
                f"`{item.text}` er det samme som `{item.before}`, der allerede står på listen",
            )
        yield Finding(
            at=item.again,
            message=message,
            help=Text("delete it, or write what was meant; it counts once", "slet det, eller skriv det, der var ment; det tæller én gang"),
            related=((Text("it stands here first", "det står her først"), item.first),),
        )


CHECK = Check(
    code="GOV121",
    severity=Severity.WARNING,
    title=Text("Named twice", "Nævnt to gange"),
    finds=Text(
        "A name that stands twice in one list: of payers, members, sources, those who appoint, sign, serve or do something. A member "
        "or relation may be named again where the two hold on different days.",
        "Et navn, der står to gange på én liste: over betalere, medlemmer, kilder, eller dem, der udpeger, underskriver, betjener eller "
        "gør noget. Et medlem eller en relation må nævnes igen, når de to gælder på forskellige dage.",
    ),
    why=Text(
        "It counts once. Often another name was meant, and that one is missing.",
        "Det tæller én gang. Ofte var det et andet navn, der var ment, og så mangler det.",
    ),
    remedy=Text("Delete the second, or write the name that was meant.", "Slet det andet, eller skriv det navn, der var ment."),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: [town, town]}
""",
    find_written=find,
    looks_at_words=True,
)
