"""GOV210: one office in two voting seats of one body."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.resolution import Model
from governance.model.seats import Seat
from governance.model.statements import Link
from governance.model.written import Locus
from governance.words.plurals import OFFICE


def find(model: Model) -> Iterator[Finding]:
    """Posts that one person holds at a time, and that hold more than one vote in a body."""
    for body in model.bodies:
        held: dict[Actor, Seat] = {}
        for seat in body.voting_seats:
            holders = seat.held_by
            if not holders:
                continue
            for link in holders:
                if _is_one_person(link.to) and (first := held.setdefault(link.to, seat)) is not seat:
                    yield _twice(seat, link, first)
            alone = not (seat.is_each or seat.appointed_by.said or seat.appointer_not_stated or holders.vague)
            if alone and seat.count and min(seat.count) > len(holders) and all(map(_is_one_person, holders.things)):
                yield _several(seat, holders.things, min(seat.count))


def _is_one_person(holder: Actor) -> bool:
    return holder.kind == "office" and not holder.is_in_each


def _twice(seat: Seat, link: Link[Actor], first: Seat) -> Finding:
    called, here, there = name(link.to), name(seat), name(first)
    return _finding(
        link.where,
        Text(
            f"{called.en} holds two voting seats: {there.en}, and {here.en}",
            f"{called.da} beklæder to pladser med stemme: {there.da} og {here.da}",
        ),
        (Text("the other seat", "den anden plads"), first.at("held_by")),
    )


def _several(seat: Seat, offices: tuple[Actor, ...], count: int) -> Finding:
    here = name(seat)
    en = f"{name(offices[0]).en} holds" if len(offices) == 1 else f"{OFFICE.counted(len(offices)).en} hold"
    da = f"{name(offices[0]).da} beklæder" if len(offices) == 1 else f"{OFFICE.counted(len(offices)).da} beklæder"
    return _finding(seat.at("count"), Text(f"{en} {count} voting seats: {here.en}", f"{da} {count} pladser med stemme: {here.da}"))


def _finding(at: Locus, message: Text, *related: tuple[Text, Locus]) -> Finding:
    return Finding(
        at=at,
        message=message,
        help=Text(
            "an office is held by one person at a time, who has one seat: correct `held_by` or `count`, or give the seat a `weight`",
            "en post beklædes af én person ad gangen, som har én plads: ret `held_by` eller `count`, eller giv pladsen en `weight`",
        ),
        related=related,
    )


CHECK = Check(
    code="GOV210",
    severity=Severity.ERROR,
    title=Text("One office in two voting seats", "Én post på to pladser med stemme"),
    finds=Text(
        "An office that holds two voting seats of one body ex officio.",
        "En post, der i kraft af sig selv beklæder to pladser med stemme i ét organ.",
    ),
    why=Text(
        "One person cannot fill two seats: the body is a member short, and its votes are counted wrong.",
        "Én person kan ikke udfylde to pladser: organet mangler et medlem, og stemmerne tælles forkert.",
    ),
    remedy=Text(
        "Let another hold one of them; where the person has two votes, give one seat `weight: 2`.",
        "Lad en anden beklæde den ene; har personen to stemmer, så giv én plads `weight: 2`.",
    ),
    example="""\
offices:
  mayor: {name: The mayor}
bodies:
  board:
    level: political
    seats:
      town: {held_by: mayor}
      harbour: {held_by: mayor}
""",
    find=find,
)
