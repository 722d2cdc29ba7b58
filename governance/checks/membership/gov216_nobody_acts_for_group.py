"""GOV216: a group that appoints as one, and nobody acts for it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import ACTORS, Voices, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.plurals import PERSON


def find(models: Models) -> Iterator[Finding]:
    """One finding for each group that together appoints fewer than it has members, while nothing says who picks them."""
    voices = voices_of(models)
    groups = _groups(models, voices)
    if not groups:
        return
    # Most ids name no group, and need not be looked up.
    ids = {entity.id for group in groups.values() for entity in voices.of(group)}
    found: dict[int, tuple[Entity, list[tuple[Entity, int]]]] = {}
    for seat in models.all("seat"):
        by = seat.spec.appointed_by
        if not isinstance(by, list):
            continue
        for number, text in enumerate(by):
            if text not in ids and "." not in text:
                continue
            group = groups.get(id(seat.model.actor(text)))
            count = voices.count(seat)
            if group is not None and count is not None and 0 < count[1] < voices.size(group):
                found.setdefault(id(group), (group, []))[1].append((seat, number))
    for group, places in found.values():
        seat, number = places[0]
        called, where = name(group), name(seat.model.names[str(seat.path[1])])
        size = voices.size(group)
        low, high = voices.count(seat) or (1, 1)
        persons = PERSON.ranged(low, high)
        yield Finding(
            at=seat.at("appointed_by", number),
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
                *((Text("appoints together here too", "udpeger også sammen her"), other.at("appointed_by", n)) for other, n in places[1:6]),
            ),
        )


def _groups(models: Models, voices: Voices) -> dict[int, Entity]:
    """By id(): the groups of several members that nobody acts for."""
    found: dict[int, Entity] = {}
    acting: set[int] | None = None
    for party in models.all("party"):
        if not party.spec.members:
            continue
        group = party.same
        entities = voices.of(group)
        if voices.size(group) < 2 or voices.agents(group) or not sound(entities):
            continue
        if acting is None:
            acting = _acting(models)
        if id(group) in acting or (_signs(voices, group) and not all(_signs(voices, member) for member in voices.members(group))):
            continue  # it has somebody of its own who acts
        found[id(group)] = group
    return found


def _signs(voices: Voices, thing: Entity) -> bool:
    return any(getattr(entity.spec, "signs", None) for entity in voices.of(thing))


def _acting(models: Models) -> set[int]:
    """id() of all that has a post or a body of its own, or serves others: an organisation, which acts by itself."""
    found: list[Entity | None] = []
    for kind in ACTORS:
        for entity in models.all(kind):
            spec, actor = entity.spec, entity.model.actor
            if spec.serves:
                found.append(entity.same)
            if entity.kind != "party":
                found += [actor(link.id) for link in spec.part_of or ()]
            if entity.kind == "office":
                found.append(actor(spec.party))
            elif entity.kind == "body":
                found += [actor(link.id) for link in spec.served_by or ()]
    return {id(thing) for thing in found if thing is not None}


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
    legacy=find,
    needs_whole=True,
)
