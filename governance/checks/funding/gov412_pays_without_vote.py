"""GOV412: somebody who pays has no vote where others who pay decide."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._payers import payers_of
from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Bodies in which some payers vote and others do not: neither they, nor their members, nor a group that they belong to."""
    for payers in model.once(payers_of):
        for board in payers.boards:
            without = [payer for payer in payers.all if payer not in board.paying]
            if not without or not board.clear:
                continue
            who, body = few(name(payer) for payer in without), name(board.body)
            places = [one.at("payers") for one in payers.funding.contributions.values() if not set(without).isdisjoint(one.payers.things)]
            yield Finding(
                at=board.body.home.at("seats"),
                message=Text(
                    f"paying, but without a vote in {body.en}, where others who pay decide: {who.en}",
                    f"betaler, men uden stemme i {body.da}, hvor andre bidragydere bestemmer: {who.da}",
                ),
                help=Text(
                    "give them a vote, or say who votes for them (`members`, `part_of`, `acts_through`)",
                    "giv dem stemme, eller angiv, hvem der stemmer for dem (`members`, `part_of`, `acts_through`)",
                ),
                related=tuple((Text("pays here", "betaler her"), place) for place in places[:5]),
                about=tuple(without),
            )


CHECK = Check(
    code="GOV412",
    severity=Severity.WARNING,
    title=Text("Pays, and has no vote", "Betaler, men har ingen stemme"),
    finds=Text(
        "A body with a rule of decision in which the payers of at least half of the contributions have votes, and others, who pay "
        "too, have none.",
        "Et organ med en beslutningsregel, hvor bidragyderne bag mindst halvdelen af bidragene har stemme, og andre, som også betaler, "
        "ingen har.",
    ),
    why=Text(
        "Others decide over their money; it may be meant so, but they should know it before they sign.",
        "Andre bestemmer over deres penge; det kan være meningen, men de bør vide det, før de skriver under.",
    ),
    remedy=Text(
        "Give them a vote, say who votes for them, or accept it with the reason.",
        "Giv dem stemme, angiv hvem der stemmer for dem, eller acceptér det med begrundelsen.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 3}
    decides: {rule: majority}
funding:
  contributions:
    town: {payers: town, amount: 50}
    county: {payers: county, amount: 50}
""",
    find=find,
    needs_whole=True,
)
