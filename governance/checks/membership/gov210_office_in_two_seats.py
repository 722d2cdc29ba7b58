"""GOV210: one office in two voting seats of one body."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import seats_in, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models
from governance.words.plurals import OFFICE


def find(models: Models) -> Iterator[Finding]:
    """Posts that one person holds at a time, and that hold more than one vote in a body."""
    voices = voices_of(models)
    for bodies in voices.bodies():
        held: dict[int, Entity] = {}
        for seat in seats_in(bodies):
            spec = seat.spec
            if not spec.held_by or spec.observer:
                continue
            offices = [seat.model.actor(text) for text in spec.held_by]
            for number, office in enumerate(offices):
                if office is None or office.kind != "office" or any(one.spec.each for one in voices.of(office) if one.kind == "office"):
                    continue
                first = held.setdefault(id(office), seat)
                if first is not seat:
                    yield _twice(seat, number, office, first)
            if (
                spec.count
                and not spec.each
                and not spec.appointed_by
                and min(spec.count) > len(offices)
                and all(office is not None and office.kind == "office" and not office.spec.each for office in offices)
            ):
                yield _several(seat, [office for office in offices if office], min(spec.count))


def _twice(seat: Entity, number: int, office: Entity, first: Entity) -> Finding:
    called, here, there = name(office), name(seat), name(first)
    return _finding(
        seat.at("held_by", number),
        Text(
            f"{called.en} holds two voting seats: {there.en}, and {here.en}",
            f"{called.da} beklæder to pladser med stemme: {there.da} og {here.da}",
        ),
        (Text("the other seat", "den anden plads"), first.at("held_by")),
    )


def _several(seat: Entity, offices: list[Entity], count: int) -> Finding:
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
    legacy=find,
)
