"""GOV309: a single empty seat, absent or disqualified member is enough that nothing can be decided."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._games import analyses, named
from governance.checks.check import Check, Finding, name
from governance.decisions.endurance import MISSING
from governance.decisions.settings import OF_STATE
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.words.effects import EVENTS
from governance.words.lists import listed


def find(model: Model) -> Iterator[Finding]:
    """Bodies that one voter's absence, vacancy or recusal stops, though all others are for it; whose seats these are."""
    for body, rule, places, does in analyses(model):
        states = [state for state in MISSING if does.stops[state]]
        if not states:
            continue
        called = name(body)
        alike = {does.stops[state]: [other for other in states if does.stops[other] == does.stops[state]] for state in states}
        said = []
        for at, which in alike.items():
            who, seats = listed((EVENTS[OF_STATE[state]].who for state in which), "or"), named([places[number] for number in at])
            said.append(Text(f"{who.en} ({seats.en})", f"{who.da} ({seats.da})"))
        enough = listed(said, "or")
        assumed = rule.assumed is not None
        read = Text(", as the rule is assumed to be read", ", som reglen antages at skulle læses") if assumed else Text("", "")
        yield Finding(
            at=rule.at(),
            message=Text(
                f"{called.en}: {enough.en} is enough that nothing can be decided{read.en}",
                f"{called.da}: {enough.da} er nok til, at intet kan besluttes{read.da}",
            ),
            help=Text(
                "give the seats deputies, or say that the rule counts those present, or votes cast; or accept it, with the reason",
                "giv pladserne stedfortrædere, eller sig, at reglen tæller de fremmødte eller de afgivne stemmer; eller acceptér det "
                "med en begrundelse",
            ),
        )


CHECK = Check(
    code="GOV309",
    severity=Severity.WARNING,
    title=Text("One is enough to stop it", "Én er nok til at standse det"),
    finds=Text(
        "A body in which a single vacancy, absence or recusal is enough that nothing can be decided, though all others agree.",
        "Et organ, hvor en enkelt tom plads, et enkelt fravær eller en enkelt inhabilitet er nok til, at intet kan besluttes, selv om "
        "alle andre er enige.",
    ),
    why=Text(
        "A seat that nobody fills, or a member who is ill, then stands still for the whole body.",
        "En plads, som ingen besætter, eller et medlem, der er sygt, standser så hele organet.",
    ),
    remedy=Text(
        "Give the seats deputies, or count those present or the votes cast; or accept it, with the reason.",
        "Giv pladserne stedfortrædere, eller tæl de fremmødte eller de afgivne stemmer; eller acceptér det med en begrundelse.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 5}
    decides: {rule: unanimity, of: seats}
""",
    find=find,
)
