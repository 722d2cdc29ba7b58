"""GOV223: two bodies that appoint each other."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import appointed_by_link, seats_in, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models


def find(models: Models) -> Iterator[Finding]:
    """Pairs of bodies of which each appoints all voting members of the other."""
    voices = voices_of(models)
    makers: dict[int, tuple[Entity, Entity, list[Entity]]] = {}
    for bodies in voices.bodies():
        voting = [seat for seat in seats_in(bodies) if not seat.spec.observer]
        maker = _maker(voting)
        if maker is not None and maker is not bodies[0].same and voices.bodies_of(maker):
            makers[id(bodies[0].same)] = (bodies[0], maker, voting)
    done: set[int] = set()
    others: dict[int, list[int]] | None = None
    for body, maker, voting in makers.values():
        theirs = makers.get(id(maker))
        if theirs is None or theirs[1] is not body.same or id(maker) in done:
            continue
        done.add(id(body.same))
        if not sound((body, theirs[0])):
            continue
        if others is None:
            others = appointed_by_link(models)
        pair, seats = {id(body.same), id(maker)}, {id(seat) for seat in (*voting, *theirs[2])}
        if any(actor not in pair for seat in seats for actor in others.get(seat, ())):
            continue
        (one, mine), (two, yours) = sorted(((body, voting), (theirs[0], theirs[2])), key=lambda side: not side[0].model.requested)
        first, second = name(one), name(two)
        yield Finding(
            at=mine[0].at("appointed_by"),
            message=Text(
                f"{second.en} appoints every voting member of {first.en}, and {first.en} every one of {second.en}",
                f"{second.da} udpeger alle medlemmer med stemme i {first.da}, og {first.da} alle i {second.da}",
            ),
            help=Text("let somebody from outside appoint at least one of them", "lad nogen udefra udpege mindst ét af medlemmerne"),
            related=((Text("and the other way round", "og omvendt"), yours[0].at("appointed_by")),),
        )


def _maker(voting: list[Entity]) -> Entity | None:
    """Who alone appoints to all of these seats; None where there is no such one."""
    maker: Entity | None = None
    for seat in voting:
        by = seat.spec.appointed_by
        if not isinstance(by, list) or len(by) != 1 or seat.spec.held_by:
            return None
        found = seat.model.actor(by[0])
        if found is None or (maker is not None and found is not maker):
            return None
        maker = found
    return maker


CHECK = Check(
    code="GOV223",
    severity=Severity.WARNING,
    title=Text("Bodies that appoint each other", "Organer, der udpeger hinanden"),
    finds=Text(
        "Two bodies of which each appoints all voting members of the other.",
        "To organer, der hver udpeger alle medlemmer med stemme i det andet.",
    ),
    why=Text(
        "Nobody outside the two can ever change who sits there, and the first of them nobody can appoint.",
        "Ingen uden for de to kan nogensinde ændre, hvem der sidder der, og det første af dem kan ingen udpege.",
    ),
    remedy=Text(
        "Let somebody outside them appoint to one; or say who appointed the first time.",
        "Lad nogen udefra udpege til det ene; eller sig, hvem der udpegede første gang.",
    ),
    example="""\
bodies:
  council:
    level: political
    seats:
      board: {appointed_by: board, count: 5}
  board:
    level: political
    seats:
      council: {appointed_by: council, count: 3}
""",
    legacy=find,
)
