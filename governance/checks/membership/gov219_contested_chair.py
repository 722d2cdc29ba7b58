"""GOV219: a chair that several may claim."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import Voices, chair_in, seats_in, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.lists import listed

SHOWN = 5


def find(models: Models) -> Iterator[Finding]:
    """Chairs that come from several, while nothing says who has it when."""
    voices = voices_of(models)
    for bodies in voices.bodies():
        found = chair_in(bodies)
        if found is None:
            continue
        body, chair = found
        if not chair.from_ or chair.changes or chair.seat or chair.held_by or chair.chair_of:
            continue
        sources = {id(thing): thing for text in chair.from_ if (thing := body.model.actor(text))}
        claimants = list(sources.values())
        if len(claimants) == 1:
            claimants = _members_with_seats(voices, claimants[0], bodies)
        if len(claimants) < 2:
            continue
        shown = [name(thing) for thing in claimants[:SHOWN]]
        # `listed` names the first few and counts the others.
        who, called = listed([*shown, *shown[:1] * (len(claimants) - len(shown))], limit=SHOWN), name(body)
        yield Finding(
            at=body.at("chair", "from"),
            message=Text(
                f"the chair of {called.en} comes from {who.en}, but nothing says who of them has it when",
                f"formanden for {called.da} kommer fra {who.da}, men intet siger, hvem af dem der har posten hvornår",
            ),
            help=Text(
                "agree on how it passes from one to the other, and say it with `changes`, or give it to a `seat`",
                "aftal, hvordan den går fra den ene til den anden, og sig det med `changes`, eller giv den til en plads (`seat`)",
            ),
        )


def _members_with_seats(voices: Voices, group: Entity, bodies: list[Entity]) -> list[Entity]:
    """The members of a group that each appoint to or hold a voting seat of the body; one seat of all together is nobody's to claim."""
    members = voices.members(group)
    if len(members) < 2 or voices.bodies_of(group):
        return []
    own = voices.member_ids(group)
    found: dict[int, Entity] = {}
    for seat in seats_in(bodies):
        spec, actor = seat.spec, seat.model.actor
        if spec.observer:
            continue
        if spec.each and actor(spec.each) is group:
            return members
        by = spec.appointed_by if isinstance(spec.appointed_by, list) else ()
        for text in (*by, *(spec.held_by or ())):
            thing = actor(text)
            for one in (thing, *(voices.parents(thing) if thing and thing.kind == "office" else ())):
                if one is not None and id(one) in own:
                    found[id(one)] = one
    return list(found.values())


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
    legacy=find,
)
