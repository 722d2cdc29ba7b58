"""GOV206: more seats drawn from a body or group than it has members."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.seats import Seat, total


def find(model: Model) -> Iterator[Finding]:
    """Bodies whose seats need more persons from another body than that can have."""
    drawn: dict[tuple[Body, Actor], list[Seat]] = {}
    for seat in model.seats_saying("from_"):
        source = seat.source
        if source is not None and source is not seat.body and seat.number is not None:
            drawn.setdefault((seat.body, source), []).append(seat)
    for (body, source), seats in drawn.items():
        needed, limit = total(seats), _most(source)
        if needed is not None and limit is not None and needed.low > limit:
            yield _finding(body, source, seats, needed.low, limit)


def _most(source: Actor) -> int | None:
    """At most how many persons there are in a body, an office, or a group of offices; None where nothing limits it.

    A member of a group that is an organisation can send any number of people.
    """
    if not source.sound:
        return None
    if isinstance(source, Body):
        if source.seats and source.seated is None:
            return None
        return max((max(size) for size in (source.stated_size, source.seated) if size is not None), default=None)
    if source.kind == "office":
        return None if source.is_in_each else 1
    members = source.members
    if members and not source.member_links.unknown and all(member.kind == "office" and not member.is_in_each for member in members):
        return len(members)
    return None


def _finding(body: Body, source: Actor, seats: list[Seat], needed: int, limit: int) -> Finding:
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
    find=find,
)
