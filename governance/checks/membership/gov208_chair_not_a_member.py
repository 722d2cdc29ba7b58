"""GOV208: a chair that nothing guarantees is a member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.bodies import Body, Chair
from governance.model.membership import chaired_from, has_seat
from governance.model.resolution import Model
from governance.model.seats import Seat, total
from governance.model.written import Locus
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Bodies chaired by an office, or by the chair of another body, that has no seat there for certain."""
    for body in model.bodies:
        chair = body.chair
        if chair is None or chair.seats.said or not (chair.held_by.said or chair.is_chair_of):
            continue
        seats = tuple(body.seats.values())
        if not seats or not body.sound or any(seat.vague for seat in seats):
            continue
        if chair.held_by.said:
            yield from _held(chair, seats)
        elif chair.chair_of is not None:
            yield from _chair_of(chair, chair.chair_of, seats)


def _held(chair: Chair, seats: Sequence[Seat]) -> Iterator[Finding]:
    body = chair.body
    outside = [link for link in chair.held_by if not _sits(body, link.to, seats)]
    if outside:
        who, called = few(name(link.to) for link in outside), name(body)
        yield _finding(
            outside[0].where,
            Text(
                f"{called.en} is chaired by {who.en}, but nothing guarantees a seat in it to whoever that is",
                f"{called.da} ledes af {who.da}, men intet sikrer vedkommende en plads i organet",
            ),
        )


def _sits(body: Body, holder: Actor, seats: Sequence[Seat]) -> bool:
    """Whether who holds an office has a seat by it (or an organisation any seat at all)."""
    if holder.kind != "office":
        return has_seat(holder, seats, loosely=True) is not False
    if body in holder.wholes:
        return True  # the office is a post in the body itself
    for seat in seats:
        for other in seat.held_by.things:
            if other is holder:
                return True
            # The mayor of one town may be one of "the mayor of each town".
            groups = (*((seat.each,) if seat.each is not None else ()), *other.parents)
            if any(not set(group.members).isdisjoint(holder.parents) for group in groups):
                return True
    return False


def _chair_of(chair: Chair, other: Body, seats: Sequence[Seat]) -> Iterator[Finding]:
    body = chair.body
    if other is body or not other.sound or _included(body, other, seats):
        return
    called, led = name(body), name(other)
    related = ((Text(f"the chair of {led.en}", f"formanden for {led.da}"), other.chair.at()),) if other.chair is not None else ()
    yield _finding(
        chair.at("chair_of"),
        Text(
            f"the chair of {led.en} chairs {called.en}, but nothing guarantees this person a seat there",
            f"formanden for {led.da} leder {called.da}, men intet sikrer vedkommende en plads der",
        ),
        *related,
    )


def _included(body: Body, other: Body, seats: Sequence[Seat]) -> bool:
    """Whether the chair of `other` is sure to have one of these seats of `body`."""
    if body.model.once(chaired_from)[body] is None:
        return True  # chairs in a circle: then nobody is said to come from outside
    holders = {holder for seat in seats for holder in seat.held_by.things}
    # A post in another body has a seat here: the chair's, as far as one can tell.
    sure = {parent for holder in holders if holder.kind == "office" for parent in holder.parents}
    sure.update(source for seat in seats if isinstance(source := seat.source, Body) and _drawn_in_full(source, seats))
    at: Body | None = other
    while at is not None and (sure or holders):
        if at in sure:
            return True
        needed = _holders(at.chair) if at.chair is not None else ()
        if needed and holders.issuperset(needed):
            return True
        at = at.chair.chair_of if at.chair is not None else None
    return False


def _holders(chair: Chair) -> tuple[Actor, ...]:
    """The offices of which one is the chair's; empty where a chair may hold none."""
    if chair.held_by.said:
        return () if chair.held_by.vague else chair.held_by.things
    if chair.seats.vague or not all(seat.held_by and not seat.held_by.vague for seat in chair.seats.things):
        return ()
    return tuple(holder for seat in chair.seats.things for holder in seat.held_by.things)


def _drawn_in_full(other: Body, seats: Sequence[Seat]) -> bool:
    voters, drawn = other.voters, total([seat for seat in seats if seat.source is other])
    return voters is not None and drawn is not None and 0 < voters.high <= drawn.low


def _finding(at: Locus, message: Text, *related: tuple[Text, Locus]) -> Finding:
    return Finding(
        at=at,
        message=message,
        help=Text(
            "give the chair a seat (`held_by`), or agree that the chair only leads the meetings, and accept the finding",
            "giv formanden en plads (`held_by`), eller aftal, at formanden kun leder møderne, og acceptér fundet",
        ),
        related=related,
    )


CHECK = Check(
    code="GOV208",
    severity=Severity.WARNING,
    title=Text("Chair without a certain seat", "Formand uden sikker plads"),
    finds=Text(
        "A body chaired by an office that holds no seat in it, or by the chair of another body, who need not have one.",
        "Et organ, der ledes af en post uden plads i det, eller af formanden for et andet organ, som ikke behøver at have en.",
    ),
    why=Text(
        "Whether the chair has a vote, and so a casting vote, is then open.",
        "Om formanden har stemme, og dermed kan afgøre ved stemmelighed, står så åbent.",
    ),
    remedy=Text(
        "Give the chair a seat ex officio, or say that the chair only leads the meetings.",
        "Giv formanden en plads i kraft af posten, eller sig, at formanden kun leder møderne.",
    ),
    example="""\
parties:
  town: {name: The town}
offices:
  mayor: {name: The mayor, party: town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 2}
    chair: {held_by: mayor}
""",
    find=find,
)
