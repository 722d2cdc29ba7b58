"""GOV408: several pay together, and no word on who pays how much."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin, resolve
from governance.checks._money import called
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.funding.bounds import bounds
from governance.model.written import Models
from governance.words.amounts import money
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Contributions of several payers, or of a group with several members."""
    kin: Kin | None = None
    for model in models:
        for contribution in model.all("contribution"):
            sum_ = bounds(contribution.spec.amount, contribution.spec)
            if sum_ is None or model.spec.funding is None:
                continue
            payers = list(dict.fromkeys(payer for text in contribution.spec.payers if (payer := resolve(model, text))))
            kin = kin or Kin(models)
            if len(payers) > 1:
                who = few(name(payer) for payer in payers)
            elif payers and (number := len(kin.members(payers[0]))) > 1:
                group = name(payers[0])
                who = Text(f"the {number} members of {group.en}", f"de {number} medlemmer af {group.da}")
            else:
                continue
            whole = money(sum_.most if sum_.most is not None else sum_.least, model.spec.funding.currency)
            what = called(contribution)
            en, da = (f"{what.en}: ", f"{what.da}: ") if contribution.spec.name is not None else ("", "")
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
    legacy=find,
)
