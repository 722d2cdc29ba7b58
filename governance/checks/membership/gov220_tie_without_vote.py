"""GOV220: a chair who breaks ties, and has no vote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from governance.checks._membership import chair_in, seats_in, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Bodies in which the chair decides at a tie, and has only an observer's seat."""
    voices = voices_of(models)
    for bodies in voices.bodies():
        found = chair_in(bodies)
        if found is None:
            continue
        tie = _tie(bodies)
        if tie is None:
            continue
        body, chair = found
        seats = seats_in(bodies)
        by_id = {seat.id.rpartition(".")[2]: seat for seat in seats}
        if chair.seat:
            field, taken = "seat", [by_id[text] for text in chair.seat if text in by_id]
        elif chair.held_by:
            offices = [office for text in chair.held_by if (office := body.model.actor(text))]
            field, taken = "held_by", _held(seats, offices)
        else:
            continue
        if not taken or any(not seat.spec.observer for seat in taken) or not sound(bodies):
            continue
        called, where = name(body), few(name(seat) for seat in taken)
        yield Finding(
            at=body.at("chair", field),
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


def _held(seats: Sequence[Entity], offices: Sequence[Entity]) -> list[Entity]:
    return [seat for seat in seats if any(seat.model.actor(text) in offices for text in seat.spec.held_by or ())]


def _tie(bodies: Sequence[Entity]) -> Locus | None:
    """Where the chair gets the casting vote: in the rule, or in one that it consists of."""
    for body in bodies:
        rule = body.spec.decides
        waiting: list[tuple[Any, tuple[str | int, ...]]] = [(rule, ("decides",))] if rule is not None and rule != "not_stated" else []
        while waiting:
            one, path = waiting.pop()
            if one.tie == "chair":
                return body.at(*path, "tie")
            waiting += [(inner, (*path, "rules", number)) for number, inner in enumerate(getattr(one, "rules", ()))]
    return None


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
    legacy=find,
)
