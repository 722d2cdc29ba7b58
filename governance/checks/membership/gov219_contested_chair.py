"""GOV219: a chair that several may claim."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Chairs that come from several, while nothing says who has it when."""
    for body in model.bodies:
        chair = body.chair
        if chair is None or not chair.from_ or chair.changes or chair.seats.said or chair.held_by.said or chair.is_chair_of:
            continue
        claimants = chair.from_.things
        if len(claimants) == 1:
            claimants = _members_with_seats(claimants[0], body)
        if len(claimants) < 2:
            continue
        who, called = few(name(thing) for thing in claimants), name(body)
        yield Finding(
            at=chair.at("from"),
            message=Text(
                f"the chair of {called.en} comes from {who.en}, but nothing says who of them has it when",
                f"formanden for {called.da} kommer fra {who.da}, men intet siger, hvem af dem der har posten hvornår",
            ),
            help=Text(
                "agree on how it passes from one to the other, and say it with `changes`, or give it to a `seat`",
                "aftal, hvordan den går fra den ene til den anden, og sig det med `changes`, eller giv den til en plads (`seat`)",
            ),
        )


def _members_with_seats(group: Actor, body: Body) -> tuple[Actor, ...]:
    """The members of a group that each appoint to or hold a voting seat of the body; one seat of all together is nobody's to claim."""
    if len(group.members) < 2 or group.bodies:
        return ()
    own = frozenset(group.members)
    found: dict[Actor, None] = {}
    for seat in body.voting_seats:
        if seat.each is group:
            return group.members
        for thing in (*seat.appointed_by.things, *seat.held_by.things):
            for one in (thing, *(thing.parents if thing.kind == "office" else ())):
                if one in own:
                    found[one] = None
    return tuple(found)


CHECK = Check(
    code="GOV219",
    severity=Severity.WARNING,
    title=Text("Chair that several may claim", "Formandspost, som flere kan gøre krav på"),
    finds=Text(
        "A chair that comes `from` more than one, or from a group whose members each have seats, without `changes`, `seat` or `held_by`.",
        "En formand, der kommer fra (`from`) mere end én, eller fra en gruppe, hvis medlemmer hver har pladser, uden `changes`, "
        "`seat` eller `held_by`.",
    ),
    why=Text(
        "At the first meeting two may take the chair, or neither, and a casting vote is nobody's.",
        "Ved det første møde kan to sætte sig for bordenden, eller ingen, og en afgørende stemme er ingens.",
    ),
    remedy=Text(
        "Say who chairs first and how it changes (`changes`), or which seat has the chair.",
        "Sig, hvem der er formand først, og hvordan det skifter (`changes`), eller hvilken plads formanden har.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
      county: {appointed_by: county}
    chair: {from: [town, county]}
""",
    find=find,
)
