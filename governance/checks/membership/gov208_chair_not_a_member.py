"""GOV208: a chair that nothing guarantees is a member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from governance.checks._membership import LEVELS, Voices, chair_in, seats_in, sound, voices_of, whose
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Bodies chaired by an office, or by the chair of another body, that has no seat there for certain."""
    voices = voices_of(models)
    for bodies in voices.bodies():
        found = chair_in(bodies)
        if found is None:
            continue
        body, chair = found
        if chair.seat or not (chair.held_by or chair.chair_of):
            continue
        seats = seats_in(bodies)
        if not seats or not sound(bodies) or any(thing is None for seat in seats for thing in whose(seat)):
            continue
        if chair.held_by:
            yield from _held(voices, body, chair.held_by, seats)
        elif chair.chair_of:
            yield from _chair_of(voices, body, chair.chair_of, seats)


def _held(voices: Voices, body: Entity, holders: list[str], seats: Sequence[Entity]) -> Iterator[Finding]:
    outside: list[tuple[int, Entity]] = []
    for number, text in enumerate(holders):
        holder = body.model.actor(text)
        if holder is not None and not _sits(voices, body, holder, seats):
            outside.append((number, holder))
    if outside:
        who, called = few(name(holder) for _, holder in outside), name(body)
        yield _finding(
            body.at("chair", "held_by", outside[0][0]),
            Text(
                f"{called.en} is chaired by {who.en}, but nothing guarantees a seat in it to whoever that is",
                f"{called.da} ledes af {who.da}, men intet sikrer vedkommende en plads i organet",
            ),
        )


def _sits(voices: Voices, body: Entity, holder: Entity, seats: Sequence[Entity]) -> bool:
    """Whether who holds an office has a seat by it (or an organisation any seat at all)."""
    if holder.kind != "office":
        return voices.has_seat(holder, seats, loosely=True) is not False
    if id(body.same) in voices.wholes(holder):
        return True  # the office is a post in the body itself
    homes = {id(parent) for parent in voices.parents(holder)}
    for seat in seats:
        for text in seat.spec.held_by or ():
            other = seat.model.actor(text)
            if other is holder:
                return True
            # The mayor of one town may be one of "the mayor of each town".
            for group in (seat.model.actor(seat.spec.each), *(voices.parents(other) if other else ())):
                if group is not None and not voices.member_ids(group).isdisjoint(homes):
                    return True
    return False


def _chair_of(voices: Voices, body: Entity, text: str, seats: Sequence[Entity]) -> Iterator[Finding]:
    other = body.model.actor(text)
    if other is None or other is body.same or not sound(voices.of(other)) or _included(voices, body, other, seats):
        return
    called, led = name(body), name(other)
    theirs = chair_in(voices.bodies_of(other))
    yield _finding(
        body.at("chair", "chair_of"),
        Text(
            f"the chair of {led.en} chairs {called.en}, but nothing guarantees this person a seat there",
            f"formanden for {led.da} leder {called.da}, men intet sikrer vedkommende en plads der",
        ),
        *(((Text(f"the chair of {led.en}", f"formanden for {led.da}"), theirs[0].at("chair")),) if theirs else ()),
    )


def _included(voices: Voices, body: Entity, other: Entity, seats: Sequence[Entity]) -> bool:
    """Whether the chair of `other` is sure to have one of these seats of `body`."""
    for _ in range(LEVELS):
        if other is body.same:
            return True  # each chairs the other: then nobody is said to come from outside
        holders = [thing for seat in seats for text in seat.spec.held_by or () if (thing := seat.model.actor(text))]
        if any(thing.kind == "office" and id(other) in map(id, voices.parents(thing)) for thing in holders):
            return True  # a post in the other body has a seat here: the chair's, as far as one can tell
        bodies = voices.bodies_of(other)
        if _drawn_in_full(voices, bodies, other, seats):
            return True
        found = chair_in(bodies)
        if found is None:
            return False
        place, chair = found
        needed: list[Entity | None] = []
        if chair.held_by:
            needed = [place.model.actor(text) for text in chair.held_by]
        elif chair.seat:
            theirs = {seat.id.rpartition(".")[2]: seat for seat in seats_in(bodies)}
            for id_ in chair.seat:
                seat = theirs.get(id_)
                needed += [seat.model.actor(text) for text in seat.spec.held_by] if seat and seat.spec.held_by else [None]
        if needed and all(thing is not None and thing in holders for thing in needed):
            return True
        following = place.model.actor(chair.chair_of)
        if following is None:
            return False
        other = following
    return True  # chairs in a circle, or further than anybody can follow: then nothing is known of it


def _drawn_in_full(voices: Voices, bodies: Sequence[Entity], other: Entity, seats: Sequence[Entity]) -> bool:
    total = voices.total(seat for seat in seats_in(bodies) if not seat.spec.observer)
    if total is None or not total[1]:
        return False
    drawn = voices.total(seat for seat in seats if len(seat.spec.from_ or ()) == 1 and seat.model.actor(seat.spec.from_[0]) is other)
    return drawn is not None and drawn[0] >= total[1]


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
    legacy=find,
)
