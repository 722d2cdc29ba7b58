"""GOV403: contributions that do not make up the total that the text states."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.bounds import Bounds, add, bounds, less
from governance.model.resolution import Model
from governance.words.amounts import money


def find(model: Model) -> Iterator[Finding]:
    """Totals that no sum of the contributions can be: above all caps in full, or below what is firm."""
    for funding in model.fundings:
        total = bounds(funding.total)
        if total is None or not funding.contributions or not funding.complete:
            continue
        contributions = funding.contributions.values()
        each = [sum_ for one in contributions if (sum_ := bounds(one.amount, one)) is not None]
        if len(each) < len(contributions):
            continue
        least = add(sum_.least for sum_ in each)
        caps = [sum_.most for sum_ in each if sum_.most is not None]
        most = add(caps) if len(caps) == len(each) else None
        if most is not None and total.least > most:
            diff = less(total.least, most)
        elif total.most is not None and total.most < least:
            diff = less(least, total.most)
        else:
            continue
        stated, summed = _said(total, funding.currency), _said(Bounds(least, most), funding.currency)
        off = money(diff, funding.currency)
        yield Finding(
            at=funding.at("total"),
            message=Text(
                f"the total is {stated.en}, but the contributions add up to {summed.en} (a difference of {off.en})",
                f"den samlede sum er {stated.da}, men bidragene er tilsammen {summed.da} (en forskel på {off.da})",
            ),
            help=Text(
                "correct the total or a contribution, or add the one that is missing",
                "ret summen eller et bidrag, eller tilføj det, der mangler",
            ),
            related=tuple((Text("a contribution", "et bidrag"), one.at("amount")) for one in list(contributions)[:5]),
        )


def _said(sum_: Bounds, currency: str) -> Text:
    if sum_.most is None:
        least = money(sum_.least, currency)
        return Text(f"at least {least.en}", f"mindst {least.da}")
    most = money(sum_.most, currency)
    if sum_.least == sum_.most:
        return most
    if not sum_.least:
        return Text(f"at most {most.en}", f"højst {most.da}")
    least = money(sum_.least, currency)
    return Text(f"{least.en} to {most.en}", f"{least.da} til {most.da}")


CHECK = Check(
    code="GOV403",
    severity=Severity.ERROR,
    title=Text("Contributions and total differ", "Bidrag og samlet sum stemmer ikke"),
    finds=Text(
        "A stated total that the contributions cannot add up to, neither with every maximum paid in full nor with none of it paid.",
        "En angivet samlet sum, som bidragene ikke kan give, hverken når alle lofter udnyttes fuldt ud, eller når de slet ikke udnyttes.",
    ),
    why=Text("One of the figures is wrong, and the budget stands on both.", "Et af tallene er forkert, og budgettet hviler på dem begge."),
    remedy=Text(
        "Find the figure that is wrong in the source; it may be that a contribution is missing.",
        "Find det forkerte tal i kilden; måske mangler der et bidrag.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
funding:
  total: 100
  contributions:
    town: {payers: town, amount: 60}
    county: {payers: county, amount: {up_to: 30}}
""",
    find=find,
)
