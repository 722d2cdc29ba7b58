"""GOV405: a firm total that is only reached with money of a maximum."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.bounds import add, bounds, less
from governance.model.resolution import Model
from governance.words.amounts import money
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Totals stated as firm that are more than what is firm of the contributions: reached only with money of a maximum."""
    for funding in model.fundings:
        total = bounds(funding.total)
        if total is None or total.least != total.most or not funding.complete:
            continue
        contributions = funding.contributions.values()
        known = [(one, sum_) for one in contributions if (sum_ := bounds(one.amount, one)) is not None and sum_.most is not None]
        if len(known) < len(contributions):
            continue
        open_ = [one for one, sum_ in known if sum_.least != sum_.most]
        least, most = add(sum_.least for _, sum_ in known), add(sum_.most for _, sum_ in known if sum_.most is not None)
        if not least < total.least <= most:
            continue
        whole, firm, rest = (money(value, funding.currency) for value in (total.most, least, less(total.most, least)))
        who = few(one.called for one in open_)
        full = total.most == most
        en = "if every maximum is paid in full" if full else "if maxima are paid"
        da = "hvis alle lofter udnyttes fuldt ud" if full else "hvis lofter udnyttes"
        yield Finding(
            at=funding.at("total"),
            message=Text(
                f"the total of {whole.en} is reached only {en}: {firm.en} is firm, {rest.en} is not ({who.en})",
                f"den samlede sum på {whole.da} nås kun, {da}: {firm.da} ligger fast, {rest.da} gør ikke ({who.da})",
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
        "A total stated as firm that is more than what is firm of the contributions, and so counts some of a maximum.",
        "En samlet sum angivet som fast, der er større end det faste af bidragene og altså medregner noget af et loft.",
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
