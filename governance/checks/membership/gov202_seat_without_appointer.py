"""GOV202: a seat with neither appointer nor holder."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name, names
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.model.seats import Seat


def find(model: Model) -> Iterator[Finding]:
    """Seats of which nothing says who appoints to them, nor who holds them."""
    for seat in model.seats:
        if not _is_open(seat):
            continue
        by = model.appointing(seat)
        if by and len(by) >= (seat.each.size if seat.each is not None else 1):
            continue
        yield _finding(seat)


def _is_open(seat: Seat) -> bool:
    if not (seat.held_by.empty and seat.appointed_by.empty):
        return False
    # `each` says who appoints only where nothing else is said of it.
    return not seat.is_each or seat.appointer_not_stated


def _finding(seat: Seat) -> Finding:
    called, silent = name(seat), seat.appointer_not_stated
    at = seat.shown_at("appointed_by") if silent else seat.shown_at("from") if not seat.from_.empty else seat.home.at()
    if seat.each is not None:
        group = name(seat.each)
        message = Text(
            f"each member of {group.en} has the seat {called.en}, but who appoints to it is not stated",
            f"hvert medlem af {group.da} har pladsen {called.da}, men hvem der udpeger til den, er ikke angivet",
        )
    elif not seat.from_.empty:
        source = names(seat.from_)
        message = Text(
            f"the seat {called.en} is filled from {source.en}, but nothing says who picks its holder",
            f"pladsen {called.da} besættes fra {source.da}, men intet siger, hvem der vælger personen",
        )
        if seat.count and max(seat.count) > 1:
            message = Text(
                f"the seats {called.en} are filled from {source.en}, but nothing says who picks their holders",
                f"pladserne {called.da} besættes fra {source.da}, men intet siger, hvem der vælger personerne",
            )
    elif silent:
        message = Text(f"who appoints to the seat {called.en} is not stated", f"hvem der udpeger til pladsen {called.da}, er ikke angivet")
    else:
        message = Text(
            f"nothing says who appoints to the seat {called.en}, nor who holds it",
            f"intet siger, hvem der udpeger til pladsen {called.da}, eller hvem der beklæder den",
        )
    return Finding(
        at=at,
        message=message,
        help=Text(
            "agree on it in the text, and say it with `appointed_by`, `held_by` or `each`",
            "aftal det i teksten, og sig det med `appointed_by`, `held_by` eller `each`",
        ),
    )


CHECK = Check(
    code="GOV202",
    severity=Severity.WARNING,
    title=Text("Seat that nobody appoints to", "Plads, som ingen udpeger til"),
    finds=Text(
        "A seat without `appointed_by`, `held_by` or `each`, or whose `appointed_by` is `not_stated`. "
        "`from` says where its holder comes from, not who picks that person.",
        "En plads uden `appointed_by`, `held_by` eller `each`, eller hvis `appointed_by` er `not_stated`. "
        "`from` siger, hvor personen kommer fra, ikke hvem der vælger vedkommende.",
    ),
    why=Text(
        "The seat stays empty, or is fought over, the first time that somebody must be found for it.",
        "Pladsen står tom, eller der bliver strid om den, første gang nogen skal findes til den.",
    ),
    remedy=Text(
        "Agree on who appoints, and say it; where the gap is known and meant, accept the finding with the reason.",
        "Aftal, hvem der udpeger, og sig det; er hullet kendt og tilsigtet, så acceptér fundet med en begrundelse.",
    ),
    example="""\
bodies:
  assembly: {level: political}
  board:
    level: political
    seats:
      assembly: {from: assembly, count: 2}
""",
    find=find,
)
