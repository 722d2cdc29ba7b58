"""GOV417: a currency that there is not."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.money import CURRENCIES, WITHDRAWN
from governance.model.resolution import Model
from governance.reading.conforming import choose


def find(model: Model) -> Iterator[Finding]:
    """Currencies that are not in ISO 4217, of today or withdrawn."""
    for funding in model.fundings:
        code = funding.currency
        if code in CURRENCIES or code in WITHDRAWN:
            continue
        yield Finding(
            at=funding.at("currency"),
            message=Text(f"`{code}` is no currency of ISO 4217", f"`{code}` er ikke en valuta i ISO 4217"),
            help=choose(code, sorted(CURRENCIES)),
        )


CHECK = Check(
    code="GOV417",
    severity=Severity.ERROR,
    title=Text("Unknown currency", "Ukendt valuta"),
    finds=Text(
        "A currency whose code ISO 4217 does not have, neither today nor among those that were withdrawn.",
        "En valuta, hvis kode ikke findes i ISO 4217, hverken i dag eller blandt de udgåede.",
    ),
    why=Text(
        "Without the currency nobody knows how many decimals a sum has, nor what it is worth.",
        "Uden valutaen ved ingen, hvor mange decimaler et beløb har, eller hvad det er værd.",
    ),
    remedy=Text("Write the code of the currency: DKK, EUR.", "Skriv valutaens kode: DKK, EUR."),
    example="""\
parties:
  town: {name: The town}
funding:
  currency: DKR
  contributions:
    town: {payers: town, amount: 100}
""",
    find=find,
)
