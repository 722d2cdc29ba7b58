"""GOV413: somebody who pays nothing votes where those who pay decide."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import Voices, voices_of, whose
from governance.checks._payers import Payers, holders
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Seats with a vote, in bodies where payers vote, whose holders neither pay nor belong to anybody who does."""
    for model in models:
        if not model.all("contribution"):
            continue
        voices = voices_of(models)
        payers = Payers(model, voices)
        close: set[int] = set()
        for contribution in model.all("contribution"):
            for text in (*contribution.spec.payers, *(contribution.spec.on_behalf_of or ())):
                thing = model.actor(text)
                close |= voices.above(thing) if thing is not None else set()
        for board in payers.boards():
            found: dict[int, tuple[Entity, Entity]] = {}
            for seat in board.votes:
                who = [thing for thing in holders(seat) if thing is not None]
                if who and len(who) == len(holders(seat)) and not any(_pays(voices, thing, close) for thing in who):
                    found.setdefault(id(who[0]), (who[0], seat))
            if not found:
                continue
            people, body = [thing for thing, _ in found.values()], name(board.home)
            names = few(name(thing) for thing in people)
            yield Finding(
                at=next(iter(found.values()))[1].at(),
                message=Text(
                    f"with a vote in {body.en}, where those who pay decide, but not paying: {names.en}",
                    f"med stemme i {body.da}, hvor bidragyderne bestemmer, men uden selv at betale: {names.da}",
                ),
                help=Text(
                    "say for whom they vote (`members`, `part_of`, `acts_through`), or accept it with the reason",
                    "angiv, hvem de stemmer for (`members`, `part_of`, `acts_through`), eller acceptér det med begrundelsen",
                ),
                related=tuple((Text("and here", "og her"), seat.at()) for _, seat in list(found.values())[1:6]),
                about=tuple(people),
            )


def _pays(voices: Voices, thing: Entity, close: set[int]) -> bool:
    if not close.isdisjoint({id(thing), *voices.wholes(thing), *voices.member_ids(thing)}):
        return True
    # A body from which members are drawn: whoever sits in it.
    return any(
        other is not None and not close.isdisjoint({id(other), *voices.wholes(other)})
        for body in voices.bodies_of(thing)
        for seat in body.parts.values()
        for other in whose(seat)
    )


CHECK = Check(
    code="GOV413",
    severity=Severity.WARNING,
    title=Text("Votes, and does not pay", "Stemmer, men betaler ikke"),
    finds=Text(
        "A seat with a vote, in a body where the payers of at least half of the contributions have votes too, whose holder neither "
        "pays nor belongs to anybody who does.",
        "En plads med stemme, i et organ hvor bidragyderne bag mindst halvdelen af bidragene også har stemme, hvis indehaver hverken "
        "betaler eller hører til nogen, der gør.",
    ),
    why=Text(
        "They decide over the money of others; where they act for somebody who pays, no text says so.",
        "De bestemmer over andres penge; handler de for nogen, der betaler, siger ingen tekst det.",
    ),
    remedy=Text(
        "Say for whom they vote, or accept it with the reason.",
        "Angiv, hvem de stemmer for, eller acceptér det med begrundelsen.",
    ),
    example="""\
parties:
  town: {name: The town}
  press: {name: The press}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 2}
      press: {appointed_by: press}
    decides: {rule: majority}
funding:
  contributions:
    town: {payers: town, amount: 50}
""",
    legacy=find,
    needs_whole=True,
)
