"""GOV413: somebody who pays nothing votes where those who pay decide."""

from __future__ import annotations

from collections.abc import Iterator, Set

from governance.checks._payers import holders, payers_of
from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.resolution import Model
from governance.model.seats import Seat
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Seats with a vote, in bodies where payers vote, whose holders neither pay nor belong to anybody who does."""
    for payers in model.once(payers_of):
        contributions = payers.funding.contributions.values()
        paying = {actor for one in contributions for actor in (*one.payers.things, *one.on_behalf_of.things)}
        close = frozenset[Actor]().union(*(actor.above for actor in paying))
        for board in payers.boards:
            found: dict[Actor, Seat] = {}
            for seat in board.body.voting_seats:
                who = holders(seat)
                if who and seat.known and not any(_pays(thing, close) for thing in who):
                    found.setdefault(who[0], seat)
            if not found:
                continue
            names, body, (first, *others) = few(map(name, found)), name(board.body), found.values()
            yield Finding(
                at=first.at(),
                message=Text(
                    f"with a vote in {body.en}, where those who pay decide, but not paying: {names.en}",
                    f"med stemme i {body.da}, hvor bidragyderne bestemmer, men uden selv at betale: {names.da}",
                ),
                help=Text(
                    "say for whom they vote (`members`, `part_of`, `acts_through`), or accept it with the reason",
                    "angiv, hvem de stemmer for (`members`, `part_of`, `acts_through`), eller acceptér det med begrundelsen",
                ),
                related=tuple((Text("and here", "og her"), seat.at()) for seat in others[:5]),
                about=tuple(found),
            )


def _pays(thing: Actor, close: Set[Actor]) -> bool:
    if not close.isdisjoint((thing, *thing.wholes, *thing.members)):
        return True
    # A body from which members are drawn: whoever sits in it.
    sitting = (other for body in thing.bodies for seat in body.seats.values() for other in seat.whose)
    return any(not close.isdisjoint((other, *other.wholes)) for other in sitting)


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
    find=find,
    needs_whole=True,
)
