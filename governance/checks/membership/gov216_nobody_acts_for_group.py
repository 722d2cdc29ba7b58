"""GOV216: a group that appoints as one, and nobody acts for it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.membership import secretariats
from governance.model.resolution import Model
from governance.model.seats import Seat
from governance.model.statements import Link
from governance.words.plurals import PERSON


def find(model: Model) -> Iterator[Finding]:
    """One finding for each group that together appoints fewer than it has members, while nothing says who picks them."""
    groups = _groups(model)
    if not groups:
        return
    found: dict[Actor, list[tuple[Seat, Link[Actor]]]] = {}
    for seat in model.seats:
        if groups.isdisjoint(seat.appointed_by.things):
            continue
        for link in seat.appointed_by:
            if link.to in groups and seat.number is not None and 0 < seat.number.high < link.to.size:
                found.setdefault(link.to, []).append((seat, link))
    for group, places in found.items():
        seat, link = places[0]
        called, where, size = name(group), name(seat.body), group.size
        persons = PERSON.ranged(*(seat.number or (1, 1)))
        yield Finding(
            at=link.where,
            message=Text(
                f"{called.en} ({size} members) together appoint {persons.en} to {where.en}, but nothing says who acts for them",
                f"{called.da} ({size} medlemmer) udpeger sammen {persons.da} til {where.da}, men intet siger, hvem der handler for dem",
            ),
            help=Text(
                f"say who picks for them, with `acts_through` at `{group.id}`, or let `each` member appoint one",
                f"sig, hvem der vælger for dem, med `acts_through` ved `{group.id}`, eller lad hvert medlem udpege en (`each`)",
            ),
            related=(
                (Text(f"the members of {called.en}", f"medlemmerne af {called.da}"), group.at("members")),
                *((Text("appoints together here too", "udpeger også sammen her"), other.where) for _, other in places[1:6]),
            ),
        )


def _groups(model: Model) -> frozenset[Actor]:
    """The groups of several members that nobody acts for."""
    parties = model.actors_saying("members")
    loose = [party for party in parties if party.size > 1 and not party.agents.said and party.sound and not _all_sign(party)]
    return frozenset(loose).difference(_acting(model)) if loose else frozenset()


def _all_sign(group: Actor) -> bool:
    """Whether each member signs for itself if the group signs at all: then it has somebody of its own who acts."""
    return group.signs.live and not all(member.signs.live for member in group.members)


def _acting(model: Model) -> Iterator[Actor]:
    """All that has a post or a body of its own, or serves others: an organisation, which acts by itself."""
    for serving in model.once(secretariats).values():
        yield from serving
    for actor in model.actors:
        if actor.kind != "party":
            yield from actor.part_of.things
        if actor.post_in is not None:
            yield actor.post_in


CHECK = Check(
    code="GOV216",
    severity=Severity.WARNING,
    title=Text("Group for which nobody acts", "Gruppe, som ingen handler for"),
    finds=Text(
        "A group whose members together appoint to a seat, fewer persons than they are, while nothing says who acts for the group. "
        "An association with posts, bodies or a signature of its own acts by itself.",
        "En gruppe, hvis medlemmer sammen udpeger til en plads, færre personer end de er, mens intet siger, hvem der handler for "
        "gruppen. En forening med egne poster, organer eller underskrift handler selv.",
    ),
    why=Text(
        "Five who appoint one must agree on whom, and have no way to: the seat is empty until all five do.",
        "Fem, der udpeger én, skal blive enige om hvem, og har ingen måde at blive det på: pladsen er tom, indtil de alle er det.",
    ),
    remedy=Text(
        "Say who acts for the group (`acts_through`), or let each member appoint.",
        "Sig, hvem der handler for gruppen (`acts_through`), eller lad hvert medlem udpege.",
    ),
    example="""\
parties:
  north: {name: North}
  south: {name: South}
  towns: {name: The towns, members: [north, south]}
bodies:
  board:
    level: political
    seats:
      towns: {appointed_by: towns}
""",
    find=find,
    needs_whole=True,
)
