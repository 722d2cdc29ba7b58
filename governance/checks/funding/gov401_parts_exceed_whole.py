"""GOV401: parts of a contribution that are more than all of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.bounds import add, bounds, less
from governance.model.contributions import Contribution
from governance.model.resolution import Model
from governance.words.amounts import money


def find(model: Model) -> Iterator[Finding]:
    """Contributions at their greatest that cannot hold their parts: all at their least together, or one at its greatest.

    Several caps may well be more together than the whole ("up to 10 for this, up to 10 for that, 15 in all"), one cap not.
    """
    for contribution in model.contributions:
        whole = bounds(contribution.amount, contribution)
        if whole is None or whole.most is None or not contribution.parts:
            continue
        found = _finding(contribution, whole.most, contribution.funding.currency)
        if found is not None:
            yield found


def _finding(contribution: Contribution, whole: Decimal, currency: str) -> Finding | None:
    sums = [(part, sum_) for part in contribution.parts.values() if (sum_ := bounds(part.amount, part)) is not None]
    # Parts whose sums are impossible (GOV409) only add to it: what the others exceed alone is exceeded.
    total = add(sum_.least for _, sum_ in sums)
    beyond = next(((part, sum_) for part, sum_ in sums if (sum_.most or sum_.least) > whole), None)
    if beyond is None and total <= whole:
        return None
    what, all_of_it = contribution.called, money(whole, currency)
    related = ((Text("the contribution", "bidraget"), contribution.at("amount")),)
    if beyond is not None:
        part, sum_ = beyond
        one, words = part.called, money(sum_.most or sum_.least, currency)
        return Finding(
            at=part.at("amount"),
            message=Text(
                f"{one.en} is {words.en}, more than the {all_of_it.en} of {what.en} that it is a part of",
                f"{one.da} er på {words.da} og dermed større end de {all_of_it.da} i {what.da}, som beløbet er en del af",
            ),
            related=related,
        )
    words, over = money(total, currency), money(less(total, whole), currency)
    return Finding(
        at=contribution.at("parts"),
        message=Text(
            f"the parts of {what.en} add up to {words.en}, {over.en} more than its {all_of_it.en}",
            f"delene af {what.da} er tilsammen {words.da} og går {over.da} ud over de {all_of_it.da}, som bidraget er på",
        ),
        help=Text("correct a part, or the contribution", "ret en af delene eller bidraget"),
        related=related,
    )


CHECK = Check(
    code="GOV401",
    severity=Severity.ERROR,
    title=Text("Parts exceed their whole", "Delene overstiger helheden"),
    finds=Text(
        "Parts of a contribution that together, at their least, are more than the contribution at its greatest; or one part that "
        "alone can be.",
        "Dele af et bidrag, der tilsammen, mindst regnet, er mere end bidraget, højst regnet; eller en enkelt del, der alene kan "
        "blive det.",
    ),
    why=Text("Somebody has been promised money that nobody pays.", "Nogen er lovet penge, som ingen betaler."),
    remedy=Text("Correct the part or the contribution; the source says which.", "Ret delen eller bidraget; kilden siger hvilken."),
    example="""\
parties:
  town: {name: The town}
funding:
  contributions:
    town:
      payers: town
      amount: 100
      parts:
        rent: {amount: 80}
        music: {amount: 30}
""",
    find=find,
)
