"""GOV312: a body of several in which one alone decides everything."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._games import analyses
from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Bodies in which one voter can adopt anything against all others, and nothing is adopted without that voter."""
    for body, rule, places, does in analyses(model):
        if does.alone is None:
            continue
        called, id_ = name(body), places[does.alone]
        yield Finding(
            at=rule.at(),
            message=Text(
                f"{called.en}: {id_} decides alone, however the others vote",
                f"{called.da}: {id_} bestemmer alene, uanset hvad de andre stemmer",
            ),
            help=Text(
                "raise the threshold, or spread the weights; or say that the others only advise",
                "hæv grænsen, eller fordel vægtene; eller sig, at de andre kun rådgiver",
            ),
        )


CHECK = Check(
    code="GOV312",
    severity=Severity.WARNING,
    title=Text("One decides alone", "Én bestemmer alene"),
    finds=Text(
        "A body of several under whose rule one voter can adopt anything against all others, and nothing is adopted without.",
        "Et organ med flere, hvor én stemmeberettiget kan vedtage alt mod alle andre, og intet kan vedtages uden.",
    ),
    why=Text("The others sit there for show.", "De andre sidder der for et syns skyld."),
    remedy=Text(
        "Raise the threshold above that one's weight, or make the others observers and say so.",
        "Hæv grænsen over den enes vægt, eller gør de andre til observatører, og sig det.",
    ),
    example="""\
parties:
  town: {name: The town}
  village: {name: The village}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, weight: 6}
      village: {appointed_by: village, count: 3}
    decides: {rule: majority, of: seats}
""",
    find=find,
)
