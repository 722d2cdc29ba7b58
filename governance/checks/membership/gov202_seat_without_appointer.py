"""GOV202: a seat with neither appointer nor holder."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import appointed_by_link, named, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models


def find(models: Models) -> Iterator[Finding]:
    """Seats of which nothing says who appoints to them, nor who holds them."""
    open_seats = [seat for seat in models.all("seat") if _is_open(seat)]
    if not open_seats:
        return
    voices = voices_of(models)
    appointed = appointed_by_link(models)
    for seat in open_seats:
        spec = seat.spec
        body = seat.model.names[str(seat.path[1])]
        id_ = str(seat.path[3])
        others = [other.parts[id_] for other in voices.bodies_of(body.same) if other is not body and id_ in other.parts]
        if any(not _is_open(other) for other in others):
            continue
        by = {thing for one in (seat, *others) for thing in appointed.get(id(one), ())}
        group = seat.model.actor(spec.each)
        if by and len(by) >= (voices.size(group) if group else 1):
            continue
        yield _finding(seat)


def _is_open(seat: Entity) -> bool:
    spec = seat.spec
    if spec.held_by:
        return False
    # `each` says who appoints only where nothing else is said of it.
    return spec.appointed_by == "not_stated" or not (spec.appointed_by or spec.each)


def _finding(seat: Entity) -> Finding:
    spec, called = seat.spec, name(seat)
    at = seat.at("appointed_by") if spec.appointed_by == "not_stated" else seat.at("from") if spec.from_ else seat.at()
    if spec.each:
        group = named(seat.model, [spec.each])
        message = Text(
            f"each member of {group.en} has the seat {called.en}, but who appoints to it is not stated",
            f"hvert medlem af {group.da} har pladsen {called.da}, men hvem der udpeger til den, er ikke angivet",
        )
    elif spec.from_:
        source = named(seat.model, spec.from_)
        message = Text(
            f"the seat {called.en} is filled from {source.en}, but nothing says who picks its holder",
            f"pladsen {called.da} besættes fra {source.da}, men intet siger, hvem der vælger personen",
        )
        if spec.count and max(spec.count) > 1:
            message = Text(
                f"the seats {called.en} are filled from {source.en}, but nothing says who picks their holders",
                f"pladserne {called.da} besættes fra {source.da}, men intet siger, hvem der vælger personerne",
            )
    elif spec.appointed_by == "not_stated":
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
    legacy=find,
)
