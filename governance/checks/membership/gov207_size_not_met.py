"""GOV207: a stated size that the seats do not add up to."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.schema.values import Range
from governance.words.numbers import from_to


def find(model: Model) -> Iterator[Finding]:
    """Bodies whose `size` agrees with their seats neither with nor without the observers."""
    for body in model.bodies:
        size = body.stated_size
        if size is None or size.low > size.high or not body.sound:
            continue
        voting, everybody = body.voters, body.seated
        if voting is None or everybody is None or _meet(size, voting) or _meet(size, everybody):
            continue
        called, stated, first, second = name(body), from_to(*size), from_to(*voting), from_to(*everybody)
        if voting == everybody:
            sums = Text(f"add up to {first.en}", f"giver tilsammen {first.da}")
        else:
            sums = Text(
                f"add up to {first.en}, or {second.en} with the observers",
                f"giver tilsammen {first.da}, eller {second.da} med observatørerne",
            )
        yield Finding(
            at=body.at("size"),
            message=Text(
                f"{called.en} is said to have {stated.en} members, but its seats {sums.en}",
                f"{called.da} siges at have {stated.da} medlemmer, men pladserne {sums.da}",
            ),
            help=Text("correct the size or the seats", "ret størrelsen eller pladserne"),
            related=((Text("the seats", "pladserne"), body.at("seats")),),
        )


def _meet(size: Range, total: Range) -> bool:
    return size.low <= total.high and total.low <= size.high


CHECK = Check(
    code="GOV207",
    severity=Severity.ERROR,
    title=Text("Size that the seats do not add up to", "Størrelse, som pladserne ikke giver"),
    finds=Text(
        "A body whose `size` is not the number of its seats, neither with the observers nor without.",
        "Et organ, hvis `size` ikke er antallet af pladser, hverken med observatørerne eller uden.",
    ),
    why=Text(
        "Either a seat is missing or there is one too many, and every count of votes leans on it.",
        "Enten mangler der en plads, eller der er en for meget, og enhver optælling af stemmer bygger på det.",
    ),
    remedy=Text("Read the text again, and correct the size or the seats.", "Læs teksten igen, og ret størrelsen eller pladserne."),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    size: 5
    seats:
      town: {appointed_by: town, count: 4}
""",
    find=find,
)
