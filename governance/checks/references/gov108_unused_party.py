"""GOV108: a party or an office that nothing has a use for."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import RELATIONS, Actor
from governance.model.as_written import elaborating
from governance.model.claims import CLAIMED, Claim
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Parties and offices that nothing refers to or elaborates, and that do nothing themselves; being part of something is not enough.

    Silent where a part of any file was not read: they may be used there. What is said of them on another day counts too.
    """
    whole = model.timeline.undated
    if not all(file.whole for file in whole.files):
        return
    idle = [actor for actor in (*whole.parties, *whole.offices) if _idle(actor) and model.thing(actor.record) is not None]
    more = elaborating(whole) if idle else frozenset()
    spoken_of = {id(thing.record) for claim in whole.claims for thing in (claim.thing, *_named(claim)) if thing} if idle else set()
    for actor in idle:
        if id(actor.record) in spoken_of or id(actor.record) in more:
            continue
        called, pronoun = name(actor), "parten" if actor.kind == "party" else "posten"
        yield Finding(
            at=actor.key(),
            message=Text(
                f"nothing refers to {called.en}, and no task, relation or signature is given",
                f"intet henviser til {called.da}, og der er hverken anført opgaver, relationer eller underskrift",
            ),
            help=Text(
                "say what it does (signs, appoints, pays, serves, has tasks), or delete it",
                f"skriv, hvad {pronoun} gør (underskriver, udpeger, betaler, betjener, har opgaver), eller slet {pronoun}",
            ),
        )


def _idle(actor: Actor) -> bool:
    if actor.used or len(actor.says) > 1 or actor.tasks:
        return False
    return not (actor.appoints or actor.signs or actor.members or any(map(actor.related, (one for one in RELATIONS if one != "part_of"))))


def _named(claim: Claim) -> Iterator[Actor]:
    return (actor for field in CLAIMED for actor in claim.actors(field).things)


CHECK = Check(
    code="GOV108",
    severity=Severity.WARNING,
    title=Text("Without a part in anything", "Indgår ikke i noget"),
    finds=Text(
        "A party or office that nothing refers to and of which nothing is said but its name and where it belongs.",
        "En part eller post, som intet henviser til, og om hvilken der intet står ud over navnet og tilhørsforholdet.",
    ),
    why=Text(
        "Either its role was forgotten, or it does not belong in the model.",
        "Enten er dens rolle glemt, eller også hører den ikke hjemme i modellen.",
    ),
    remedy=Text("Say what it does, or delete it.", "Skriv, hvad den gør, eller slet den."),
    example="""\
parties:
  town: {name: The town}
  church: {name: The church}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
""",
    find_written=find,
    needs_whole=True,
)
