"""GOV207: a stated size that the seats do not add up to."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import seats_in, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Models
from governance.schema.values import Range


def find(models: Models) -> Iterator[Finding]:
    """Bodies whose `size` agrees with their seats neither with nor without the observers."""
    voices = voices_of(models)
    for bodies in voices.bodies():
        if all(body.spec.size is None for body in bodies):
            continue
        seats = seats_in(bodies)
        if not seats or not sound(bodies):
            continue
        voting = voices.total(seat for seat in seats if not seat.spec.observer)
        everybody = voices.total(seats)
        if voting is None or everybody is None:
            continue
        for body in bodies:
            size = body.spec.size
            if size is None or size.low > size.high or _meet(size, voting) or _meet(size, everybody):
                continue
            called, stated = name(body), _said(size)
            first, second = _said(Range(*voting)), _said(Range(*everybody))
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
                related=((Text("the seats", "pladserne"), seats[0].model.names[str(seats[0].path[1])].at("seats")),),
            )


def _meet(size: Range, total: tuple[int, int]) -> bool:
    return size.low <= total[1] and total[0] <= size.high


def _said(range_: Range) -> Text:
    if range_.low == range_.high:
        return Text(str(range_.low), f"{range_.low}")
    return Text(f"{range_.low} to {range_.high}", f"{range_.low} til {range_.high}")


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
    legacy=find,
)
