"""GOV311: a seat with a vote that can never make a difference."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._games import analyses, named
from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Seats whose votes weigh something, and turn no outcome. Where one alone decides, GOV312 says it."""
    for body, rule, places, does in analyses(model):
        if not does.idle:
            continue
        called, ids = name(body), named([places[at] for at in does.idle], 6).en
        yield Finding(
            at=rule.at(),
            message=Text(
                f"{called.en}: no vote of {ids} can ever make a difference, however the others vote",
                f"{called.da}: ingen stemme fra {ids} kan nogensinde gøre en forskel, uanset hvad de andre stemmer",
            ),
            help=Text(
                "change the weights or the threshold, or make the seat an observer's",
                "ændr vægtene eller grænsen, eller gør pladsen til en observatørs",
            ),
        )


CHECK = Check(
    code="GOV311",
    severity=Severity.WARNING,
    title=Text("A vote that never matters", "En stemme uden betydning"),
    finds=Text(
        "Weights, a threshold or vetoes under which some seat's vote turns no outcome: a dummy, as Luxembourg was in the Council of 1958.",
        "Vægte, en grænse eller vetoer, hvor en plads' stemme aldrig vender et udfald, som Luxembourgs i Ministerrådet fra 1958.",
    ),
    why=Text("It looks like a vote and is none.", "Det ligner en stemme og er ingen."),
    remedy=Text(
        "Change the weights or the threshold until every vote can matter, or say openly that the seat has none.",
        "Ændr vægtene eller grænsen, til enhver stemme kan få betydning, eller sig åbent, at pladsen ikke har nogen.",
    ),
    example="""\
parties:
  big: {name: The big one}
  middle: {name: The middle one}
  small: {name: The small one}
bodies:
  board:
    level: political
    seats:
      big: {appointed_by: big, weight: 4}
      middle: {appointed_by: middle, weight: 4}
      small: {appointed_by: small, weight: 1}
    decides: {rule: weighted, threshold: 2/3, of: seats}
""",
    find=find,
)
