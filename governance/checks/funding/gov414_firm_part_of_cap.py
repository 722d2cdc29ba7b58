"""GOV414: parts that are stated as firm within a contribution that is not."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.bounds import add, bounds
from governance.model.resolution import Model
from governance.words.amounts import money
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Contributions whose parts are firm for more than the contribution itself is."""
    for contribution in model.contributions:
        whole = bounds(contribution.amount, contribution)
        if whole is None or whole.most is None:
            continue
        sums = [(part, sum_) for part in contribution.parts.values() if (sum_ := bounds(part.amount, part))]
        firm = [(part, sum_.least) for part, sum_ in sums if sum_.least]
        promised = add(least for _, least in firm)
        if not firm or promised <= whole.least or promised > whole.most:
            continue
        what, parts = contribution.called, few(part.called for part, _ in firm)
        most, least, total = (money(value, contribution.funding.currency) for value in (whole.most, whole.least, promised))
        en = f"only {least.en} is" if whole.least else "none of it is"
        da = f"kun {least.da} ligger" if whole.least else "intet af det ligger"
        yield Finding(
            at=contribution.at("amount"),
            message=Text(
                f"{what.en} is at most {most.en}, and {en} firm; but its parts ({parts.en}) are stated as a firm {total.en}: "
                "which of them gives way if less is paid is not stated",
                f"{what.da} er på højst {most.da}, og {da} fast; men dets dele ({parts.da}) er angivet som faste {total.da}: "
                "hvilken der viger, hvis der betales mindre, er ikke angivet",
            ),
            help=Text(
                "state the parts as maxima too (`up_to`), or how much of the contribution is firm (`from`)",
                "angiv også delene som lofter (`up_to`), eller hvor meget af bidraget der ligger fast (`from`)",
            ),
            related=tuple((Text("stated as firm", "angivet som fast"), part.at("amount")) for part, _ in firm[:5]),
        )


CHECK = Check(
    code="GOV414",
    severity=Severity.WARNING,
    title=Text("Firm parts of what is not firm", "Faste dele af noget, der ikke ligger fast"),
    finds=Text(
        "A contribution with a maximum, or one that is only intended, whose parts are stated as firm sums.",
        "Et bidrag med et loft, eller et der kun er tilsigtet, hvis dele er angivet som faste beløb.",
    ),
    why=Text(
        "Whoever is to receive a part counts it as promised; if less is paid, nobody knows whose part shrinks.",
        "Den, der skal modtage en del, regner den for lovet; betales der mindre, ved ingen, hvis del der bliver mindre.",
    ),
    remedy=Text(
        "Say which part gives way, or state the parts as maxima.",
        "Sig, hvilken del der viger, eller angiv delene som lofter.",
    ),
    example="""\
parties:
  town: {name: The town}
funding:
  contributions:
    town:
      payers: town
      amount: {up_to: 100}
      parts:
        rent: {amount: 60}
        music: {amount: 40}
""",
    find=find,
)
