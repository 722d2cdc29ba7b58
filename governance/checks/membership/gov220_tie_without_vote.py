"""GOV220: a chair who breaks ties, and has no vote."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.rules import within
from governance.model.written import Locus
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Bodies in which the chair decides at a tie, and has only an observer's seat."""
    for body in model.bodies:
        chair = body.chair
        if chair is None or (tie := _tie(body)) is None:
            continue
        if chair.seats.said:
            field, taken = "seat", chair.seats.things
        else:
            holders = frozenset(chair.held_by.things)
            field, taken = "held_by", tuple(seat for seat in body.seats.values() if not holders.isdisjoint(seat.held_by.things))
        if not taken or any(not seat.observer for seat in taken) or not body.sound:
            continue
        called, where = name(body), few(name(seat) for seat in taken)
        yield Finding(
            at=chair.at(field),
            message=Text(
                f"the chair decides at a tie in {called.en}, but sits there without a vote: {where.en}",
                f"formanden afgør ved stemmelighed i {called.da}, men sidder der uden stemme: {where.da}",
            ),
            help=Text(
                "take `observer: true` off the chair's seat, or let a tie be settled otherwise",
                "fjern `observer: true` fra formandens plads, eller lad stemmelighed blive afgjort på anden måde",
            ),
            related=(
                (Text("the casting vote", "den afgørende stemme"), tie),
                (Text("the chair's seat", "formandens plads"), taken[0].at("observer")),
            ),
        )


def _tie(body: Body) -> Locus | None:
    """Where the chair gets the casting vote: in the rule, in one that it consists of, or in that of the written procedure."""
    rules = within(body.rule) if body.rule is not None else ()
    return next((one.at("tie") for one in rules if one.tie == "chair"), None)


CHECK = Check(
    code="GOV220",
    severity=Severity.WARNING,
    title=Text("Casting vote without a vote", "Afgørende stemme uden stemme"),
    finds=Text(
        "A body in which the chair decides at a tie, while the chair's seat is an observer's.",
        "Et organ, hvor formanden afgør ved stemmelighed, mens formandens plads er en observatørplads.",
    ),
    why=Text(
        "One reader will say that the chair votes at a tie alone, another that an observer never does.",
        "Én læser vil sige, at formanden kun stemmer ved stemmelighed, en anden, at en observatør aldrig gør.",
    ),
    remedy=Text(
        "Give the chair a vote; or, where the chair votes at a tie alone, say so in the text and accept the finding.",
        "Giv formanden stemme; eller, hvor formanden kun stemmer ved stemmelighed, sig det i teksten og acceptér fundet.",
    ),
    example="""\
parties:
  town: {name: The town}
  judge: {name: The judge}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 4}
      judge: {appointed_by: judge, observer: true}
    chair: {seat: judge}
    decides: {rule: majority, of: cast, tie: chair}
""",
    find=find,
)
