"""GOV204: one for each member of something that has no members."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.resolution import Model
from governance.model.seats import Seat


def find(model: Model) -> Iterator[Finding]:
    """Seats and offices whose `each` names a party without members."""
    for seat in model.seats_saying("each"):
        if seat.each is not None and _is_no_group(seat.each):
            yield _finding(seat, seat.each)
    for office in model.offices:
        if office.one_in_each is not None and _is_no_group(office.one_in_each):
            yield _finding(office, office.one_in_each)


def _is_no_group(party: Actor) -> bool:
    # What is no party at all is a reference of the wrong kind; what could not be read may have members; those that there
    # were, or will be, are none today.
    return not (party.size or party.member_links.ended) and party.is_party and party.sound


def _finding(of: Seat | Actor, group: Actor) -> Finding:
    called, whole = name(of), name(group)
    if isinstance(of, Seat):
        en, da = f"the seat {called.en} is there for each", f"pladsen {called.da} er der for hvert"
        help_ = Text(
            f"give `{group.id}` its `members`, or write `appointed_by: {group.id}`",
            f"giv `{group.id}` sine `members`, eller skriv `appointed_by: {group.id}`",
        )
    else:
        en, da = f"the office {called.en} is there in each", f"posten {called.da} er der i hvert"
        help_ = Text(f"give `{group.id}` its `members`, or name a group", f"giv `{group.id}` sine `members`, eller nævn en gruppe")
    return Finding(
        at=of.at("each"),
        message=Text(
            f"{en} member of {whole.en}, but {whole.en} has no members", f"{da} medlem af {whole.da}, men {whole.da} har ingen medlemmer"
        ),
        help=help_,
        related=((Text(f"{whole.en} is defined here", f"{whole.da} er defineret her"), group.at()),),
    )


CHECK = Check(
    code="GOV204",
    severity=Severity.ERROR,
    title=Text("Each member of no group", "Hvert medlem af ingen gruppe"),
    finds=Text(
        "A seat or office with `each` over a party that has no members.",
        "En plads eller post med `each` over en part, der ingen medlemmer har.",
    ),
    why=Text(
        "Nobody can tell how many such seats there are, so no vote in the body can be counted.",
        "Ingen kan sige, hvor mange sådanne pladser der er, så ingen afstemning i organet kan tælles op.",
    ),
    remedy=Text(
        "List the group's `members`, or write `appointed_by` where one party appoints.",
        "Skriv gruppens `members`, eller skriv `appointed_by`, hvor én part udpeger.",
    ),
    example="""\
parties:
  towns: {name: The towns}
bodies:
  board:
    level: political
    seats:
      towns: {each: towns}
""",
    find=find,
)
