"""GOV216: a group that appoints as one, and nobody acts for it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import ACTORS, Voices, appointers, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.linked import Entity, Models


def find(models: Models) -> Iterator[Finding]:
    """One finding for each group that together appoints fewer than it has members, while nothing says who picks them."""
    voices = voices_of(models)
    groups: dict[int, int] = {}
    acting: set[int] | None = None
    found: dict[int, tuple[Entity, list[tuple[Entity, int]]]] = {}
    for seat in models.all("seat"):
        for number, text in enumerate(appointers(seat)):
            group = seat.model.actor(text)
            if group is None:
                continue
            size = groups.get(id(group))
            if size is None:
                if acting is None:
                    acting = _acting(models)
                size = groups[id(group)] = 0 if id(group) in acting else _size(voices, group)
            if size < 2:
                continue
            count = voices.count(seat)
            if count is not None and 0 < count[1] < size:
                found.setdefault(id(group), (group, []))[1].append((seat, number))
    for group, places in found.values():
        seat, number = places[0]
        called, where = name(group), name(seat.model.names[str(seat.path[1])])
        size = groups[id(group)]
        low, high = voices.count(seat) or (1, 1)
        persons = Text("person" if high == 1 else "persons", "person" if high == 1 else "personer")
        how_many = str(high) if low == high else f"{low}-{high}"
        yield Finding(
            at=seat.at("appointed_by", number),
            message=Text(
                f"{called.en} ({size} members) together appoint {how_many} {persons.en} to {where.en}, but nothing says who acts for them",
                f"{called.da} ({size} medlemmer) udpeger sammen {how_many} {persons.da} til {where.da}, "
                "men intet siger, hvem der handler for dem",
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


def _size(voices: Voices, group: Entity) -> int:
    """How many members a group has that nobody acts for; 0 for everything else."""
    if not voices.size(group):
        return 0
    entities = voices.of(group)
    if any(getattr(entity.spec, "acts_through", None) for entity in entities) or not sound(entities):
        return 0
    if any(getattr(entity.spec, "signs", None) for entity in entities) and not all(
        any(getattr(one.spec, "signs", None) for one in voices.of(member)) for member in voices.members(group)
    ):
        return 0  # it signs in its own name, and so has somebody who does
    return voices.size(group)


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
    find=find,
)
