"""GOV405: a firm total that is only reached when every maximum is paid in full."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._money import called, contributions_whole
from governance.checks.base import Check, Finding, listed
from governance.diagnostics import Severity, Text
from governance.funding.bounds import add, bounds, less
from governance.funding.money import money
from governance.linked import Models


def find(models: Models) -> Iterator[Finding]:
    """Totals stated as firm that are the sum of contributions of which some are not."""
    for model in models:
        for funding in model.all("funding"):
            spec = funding.spec
            total = bounds(spec.total)
            if total is None or total.least != total.most or not contributions_whole(model):
                continue
            each = [(one, bounds(one.spec.amount, one.spec)) for one in funding.parts.values()]
            if any(sum_ is None or sum_.most is None for _, sum_ in each):
                continue
            known = [(one, sum_) for one, sum_ in each if sum_ is not None]
            open_ = [one for one, sum_ in known if sum_.least != sum_.most]
            if not open_ or add(sum_.most for _, sum_ in known if sum_.most is not None) != total.most:
                continue
            least = add(sum_.least for _, sum_ in known)
            whole, firm, rest = (money(value, spec.currency) for value in (total.most, least, less(total.most, least)))
            who = listed([called(one) for one in open_])
            yield Finding(
                at=funding.at("total"),
                message=Text(
                    f"the total of {whole.en} is reached only if every maximum is paid in full: {firm.en} is firm, {rest.en} is not "
                    f"({who.en})",
                    f"den samlede sum på {whole.da} nås kun, hvis alle lofter udnyttes fuldt ud: {firm.da} ligger fast, {rest.da} "
                    f"gør ikke ({who.da})",
                ),
                help=Text(
                    "state the total as a maximum (`up_to`), or make the contributions firm",
                    "angiv summen som et loft (`up_to`), eller gør bidragene faste",
                ),
                related=tuple((Text("not firm", "ligger ikke fast"), one.at("amount")) for one in open_[:5]),
            )


CHECK = Check(
    code="GOV405",
    severity=Severity.WARNING,
    title=Text("A maximum counted as firm money", "Et loft regnet som sikre penge"),
    finds=Text(
        "A total stated as firm that equals the sum of the contributions with every maximum counted in full.",
        "En samlet sum angivet som fast, der svarer til summen af bidragene med alle lofter regnet fuldt ud.",
    ),
    why=Text(
        "A maximum promises nothing: whoever plans with the total plans with money that may not come.",
        "Et loft lover intet: den, der planlægger efter summen, planlægger med penge, der måske ikke kommer.",
    ),
    remedy=Text(
        "Say that the total is a maximum too, or how much of it is firm.",
        "Sig, at summen også er et loft, eller hvor meget af den der ligger fast.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
funding:
  total: 100
  contributions:
    town: {payers: town, amount: 60}
    county: {payers: county, amount: {up_to: 40}}
""",
    find=find,
)
