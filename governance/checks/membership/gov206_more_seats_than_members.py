"""GOV206: more seats drawn from a body or group than it has members."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import Voices, seats_in, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models


def find(models: Models) -> Iterator[Finding]:
    """Bodies whose seats need more persons from another body than that can have."""
    voices = voices_of(models)
    most: dict[int, int | None] = {}
    for bodies in voices.bodies():
        drawn: dict[int, tuple[Entity, list[Entity], int]] = {}
        for seat in seats_in(bodies):
            spec = seat.spec
            if spec.from_ is None or len(spec.from_) != 1:
                continue
            source = seat.model.actor(spec.from_[0])
            count = voices.count(seat)
            if source is None or count is None or source is bodies[0].same:
                continue
            before = drawn.get(id(source), (source, [], 0))
            drawn[id(source)] = (source, [*before[1], seat], before[2] + count[0])
        for source, seats, needed in drawn.values():
            if id(source) not in most:
                most[id(source)] = _most(voices, source)
            limit = most[id(source)]
            if limit is not None and needed > limit:
                yield _finding(bodies[0], source, seats, needed, limit)


def _most(voices: Voices, source: Entity) -> int | None:
    """At most how many persons there are in a body, an office, or a group of offices; None where nothing limits it.

    A member of a group that is an organisation can send any number of people.
    """
    if not sound(voices.of(source)):
        return None
    bodies = voices.bodies_of(source)
    if bodies:
        sizes = [max(body.spec.size) for body in bodies if body.spec.size is not None]
        seats = seats_in(bodies)
        if seats:
            total = voices.total(seats)
            if total is None:
                return None
            sizes.append(total[1])
        return max(sizes, default=None)
    if source.kind == "office":
        return None if source.spec.each else 1
    members = voices.members(source)
    if members and len(members) == voices.size(source) and all(member.kind == "office" and not member.spec.each for member in members):
        return len(members)
    return None


def _finding(body: Entity, source: Entity, seats: list[Entity], needed: int, limit: int) -> Finding:
    called, other = name(body), name(source)
    last = seats[-1]
    message = Text(
        f"{called.en} draws at least {needed} members from {other.en}, which has at most {limit}",
        f"{called.da} henter mindst {needed} medlemmer fra {other.da}, hvor der højst er {limit}",
    )
    help_ = Text(
        f"draw at most {limit}, or correct the number of members of `{source.id}`",
        f"hent højst {limit}, eller ret antallet af medlemmer i `{source.id}`",
    )
    if source.kind == "office":
        message = Text(
            f"{called.en} draws {needed} members from {other.en}, which one person holds at a time",
            f"{called.da} henter {needed} medlemmer fra {other.da}, som én person beklæder ad gangen",
        )
        help_ = Text(
            f"draw one, or name the body or group that `{source.id}` belongs to",
            f"hent ét, eller nævn det organ eller den gruppe, som `{source.id}` hører til",
        )
    return Finding(
        at=last.at("from"),
        message=message,
        help=help_,
        related=(
            *((Text("drawn from there too", "hentes også derfra"), seat.at("from")) for seat in seats[:-1][:4]),
            (Text(f"{other.en} is defined here", f"{other.da} er defineret her"), source.at()),
        ),
    )


CHECK = Check(
    code="GOV206",
    severity=Severity.ERROR,
    title=Text("More seats than members to fill them", "Flere pladser end medlemmer at besætte dem med"),
    finds=Text(
        "A body that draws (`from`) more persons from another body, or from a group of offices, than there are in it.",
        "Et organ, der henter (`from`) flere personer fra et andet organ eller fra en gruppe af poster, end der er i det.",
    ),
    why=Text(
        "The seats cannot all be filled, so a quorum or a rule of unanimity may never be met.",
        "Pladserne kan ikke alle besættes, så et krav om beslutningsdygtighed eller enstemmighed måske aldrig kan opfyldes.",
    ),
    remedy=Text("Draw fewer, or correct the size of the other.", "Hent færre, eller ret den andens størrelse."),
    example="""\
parties:
  town: {name: The town}
bodies:
  council:
    level: political
    seats:
      town: {appointed_by: town, count: 3}
  board:
    level: political
    seats:
      council: {from: council, count: 4}
""",
    legacy=find,
)
