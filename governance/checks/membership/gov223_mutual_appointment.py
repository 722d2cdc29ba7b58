"""GOV223: bodies that appoint each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Circles of bodies of which each appoints all voting members of another: most often two."""
    makers = {body: maker for body in model.bodies if (maker := _maker(body)) is not None}
    for circle in _circles(makers):
        inside = frozenset(circle)
        if any(not inside.issuperset(model.appointing(seat)) for body in circle for seat in body.voting_seats):
            continue
        if not all(body.sound for body in circle):
            continue
        one, *others = sorted(circle, key=lambda body: not body.requested)
        here = Text("and here", "og her")
        if len(circle) == 2:
            here = Text("and the other way round", "og omvendt")
            first, second = name(one), name(others[0])
            message = Text(
                f"{second.en} appoints every voting member of {first.en}, and {first.en} every one of {second.en}",
                f"{second.da} udpeger alle medlemmer med stemme i {first.da}, og {first.da} alle i {second.da}",
            )
        else:
            who = few(name(body) for body in circle)
            message = Text(
                f"{who.en} appoint each other in a circle: each appoints every voting member of another",
                f"{who.da} udpeger hinanden i ring: hver udpeger alle medlemmer med stemme i et af de andre",
            )
        yield Finding(
            at=one.voting_seats[0].at("appointed_by"),
            message=message,
            help=Text("let somebody from outside appoint at least one of them", "lad nogen udefra udpege mindst ét af medlemmerne"),
            related=tuple((here, body.voting_seats[0].at("appointed_by")) for body in others[:5]),
        )


def _maker(body: Body) -> Body | None:
    """The other body that alone appoints all who have a vote in this one; None where there is no such one."""
    maker: Body | None = None
    for seat in body.voting_seats:
        by = seat.appointed_by
        found = by.things[0] if len(by) == 1 and not by.vague and not seat.held_by.said else None
        if not isinstance(found, Body) or found is body or (maker is not None and found is not maker):
            return None
        maker = found
    return maker


def _circles(makers: Mapping[Body, Body]) -> Iterator[list[Body]]:
    """The circles in which each leads to one other: each circle once."""
    done: set[Body] = set()
    for start in makers:
        way: dict[Body, None] = {}
        at: Body | None = start
        while at is not None and at not in done:
            done.add(at)
            way[at] = None
            at = makers.get(at)
        if at is not None and at in way:
            bodies = list(way)
            yield bodies[bodies.index(at) :]


CHECK = Check(
    code="GOV223",
    severity=Severity.WARNING,
    title=Text("Bodies that appoint each other", "Organer, der udpeger hinanden"),
    finds=Text(
        "Two bodies of which each appoints all voting members of the other, or several that do so in a circle.",
        "To organer, der hver udpeger alle medlemmer med stemme i det andet, eller flere, der gør det i ring.",
    ),
    why=Text(
        "Nobody outside them can ever change who sits there, and the first of them nobody can appoint.",
        "Ingen uden for dem kan nogensinde ændre, hvem der sidder der, og det første af dem kan ingen udpege.",
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
    find=find,
)
