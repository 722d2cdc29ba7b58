"""GOV416: a total that only holds if all the working time is counted as money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.bounds import ZERO, add, bounds, less
from governance.model.contributions import Contribution
from governance.model.resolution import Model
from governance.words.amounts import money
from governance.words.lists import few

_NOT_MONEY = ("working_time", "either")


def find(model: Model) -> Iterator[Finding]:
    """Stated totals that are beyond what must be paid in money: the rest is, or may be, hours. Liquid parts are money."""
    for funding in model.fundings:
        total = bounds(funding.total)
        if total is None or not total.least or not funding.complete:
            continue
        contributions = funding.contributions.values()
        hours = [one for one in contributions if one.form in _NOT_MONEY]
        sums = [bounds(one.amount, one) for one in contributions]
        if not hours or any(sum_ is None or sum_.most is None for sum_ in sums):
            continue
        all_of_it = add(sum_.most for sum_ in sums if sum_ is not None and sum_.most is not None)
        cash = add(map(_cash, contributions))
        if not cash < total.least <= all_of_it:
            continue
        sure = all(one.form == "working_time" for one in hours)
        whole, money_, rest = (money(value, funding.currency) for value in (total.least, cash, less(total.least, cash)))
        who = few(one.called for one in hours)
        en, da = ("is", "er") if sure else ("may be", "kan være")
        yield Finding(
            at=funding.at("total"),
            message=Text(
                f"the total of {whole.en} is reached only if working time counts as money: {money_.en} is money, "
                f"{rest.en} {en} hours ({who.en}), and what an hour counts is not stated",
                f"den samlede sum på {whole.da} nås kun, hvis arbejdstid regnes som penge: {money_.da} er penge, "
                f"{rest.da} {da} timer ({who.da}), og hvad en time regnes til, er ikke angivet",
            ),
            help=Text(
                "say how hours are valued and accounted for, or how much is money at least",
                "angiv, hvordan timer værdisættes og opgøres, eller hvor meget der mindst er penge",
            ),
            related=tuple((Text("may be hours", "kan være timer"), one.at("amount")) for one in hours[:5]),
        )


def _cash(contribution: Contribution) -> Decimal:
    """How much of a contribution, every maximum counted in full, is money for sure."""
    if contribution.form not in _NOT_MONEY:
        limits = bounds(contribution.amount, contribution)
        return limits.most or ZERO if limits is not None else ZERO
    liquid = [bounds(part.amount, part) for part in contribution.parts.values() if part.liquid]
    return add(sum_.most or sum_.least for sum_ in liquid if sum_ is not None)


CHECK = Check(
    code="GOV416",
    severity=Severity.WARNING,
    title=Text("A total that counts hours", "En samlet sum, der medregner timer"),
    finds=Text(
        "A stated total that the money alone does not reach: the rest is paid, or may be paid, in working time.",
        "En angivet samlet sum, som pengene alene ikke når: resten betales, eller kan betales, i arbejdstimer.",
    ),
    why=Text(
        "Hours pay no bills, and their worth is whatever somebody says an hour is worth.",
        "Timer betaler ingen regninger, og de er værd, hvad nogen siger, en time er værd.",
    ),
    remedy=Text(
        "State how hours are valued, or how much of the total is money at least.",
        "Angiv, hvordan timer værdisættes, eller hvor meget af summen der mindst er penge.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
funding:
  total: 100
  contributions:
    town: {payers: town, amount: 60, form: cash}
    county: {payers: county, amount: 40, form: either}
""",
    find=find,
)
