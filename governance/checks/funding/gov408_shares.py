"""GOV408: several pay together, and no word on who pays how much."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.funding.bounds import bounds
from governance.model.resolution import Model
from governance.words.amounts import money
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Contributions of several payers, or of a group with several members."""
    for contribution in model.contributions:
        sum_ = bounds(contribution.amount, contribution)
        payers = contribution.payers.things
        if sum_ is None:
            continue
        if len(payers) > 1:
            who = few(name(payer) for payer in payers)
        elif payers and (number := len(payers[0].members)) > 1:
            group = name(payers[0])
            who = Text(f"the {number} members of {group.en}", f"de {number} medlemmer af {group.da}")
        else:
            continue
        whole = money(sum_.most if sum_.most is not None else sum_.least, contribution.funding.currency)
        what = contribution.called
        en, da = (f"{what.en}: ", f"{what.da}: ") if contribution.named is not None else ("", "")
        yield Finding(
            at=contribution.at("payers"),
            message=Text(
                f"{en}how much of the {whole.en} each of {who.en} pays is not stated",
                f"{da}hvor meget af de {whole.da} {who.da} hver især betaler, er ikke angivet",
            ),
        )


CHECK = Check(
    code="GOV408",
    severity=Severity.NOTE,
    title=Text("Shares not stated", "Fordelingen er ikke angivet"),
    finds=Text(
        "A contribution that several pay together, or a group does, without a word on who pays how much of it.",
        "Et bidrag, som flere betaler sammen, eller en gruppe betaler, uden at det er sagt, hvem der betaler hvor meget.",
    ),
    why=Text(
        "Every view of the budget by payer leans on a division that the text does not give.",
        "Enhver opgørelse efter bidragyder hviler på en fordeling, som teksten ikke giver.",
    ),
    remedy=Text(
        "Nothing, where the text leaves it open; else write a contribution for each payer.",
        "Intet, hvis teksten lader det stå åbent; ellers skriv et bidrag for hver bidragyder.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
funding:
  contributions:
    both: {payers: [town, county], amount: 100}
""",
    find=find,
)
