"""GOV402: money of a contribution that none of its parts covers."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.bounds import Bounds, add, bounds, less
from governance.model.contributions import Contribution
from governance.model.resolution import Model
from governance.words.amounts import money


def find(model: Model) -> Iterator[Finding]:
    """Contributions without parts, or whose parts, each at its greatest, are less than the contribution at its greatest."""
    for contribution in model.contributions:
        whole = bounds(contribution.amount, contribution)
        # A part that does not hold on the day covered its money all the same.
        if whole is not None and whole.most is not None and not contribution.ended_parts:
            yield from _finding(contribution, whole)


def _finding(contribution: Contribution, whole: Bounds) -> Iterator[Finding]:
    assert whole.most is not None
    currency, cap = contribution.funding.currency, whole.least < whole.most
    if not contribution.parts:
        what, all_of_it = contribution.called, money(whole.most, currency)
        en, da = ("up to ", "op til ") if cap else ("", "")
        yield Finding(
            at=contribution.at("amount"),
            message=Text(
                f"{what.en}: {en}{all_of_it.en} without a part that has a purpose of its own",
                f"{what.da}: {da}{all_of_it.da} uden nogen del med et formål for sig",
            ),
        )
        return
    sums = [bounds(part.amount, part) for part in contribution.parts.values()]
    most = [sum_.most for sum_ in sums if sum_ is not None and sum_.most is not None]
    if len(most) < len(sums):
        return
    covered = add(most)
    if covered >= whole.most:
        return
    what, all_of_it, left = contribution.called, money(whole.most, currency), money(less(whole.most, covered), currency)
    capped = cap or any(sum_ is not None and sum_.least != sum_.most for sum_ in sums)
    en, da = (", with every maximum counted in full", ", når alle lofter regnes fuldt ud") if capped else ("", "")
    yield Finding(
        at=contribution.at("parts"),
        message=Text(
            f"{what.en}: {left.en} of {all_of_it.en} is in none of its parts{en}",
            f"{what.da}: {left.da} ud af {all_of_it.da} indgår ikke i nogen af delene{da}",
        ),
    )


CHECK = Check(
    code="GOV402",
    severity=Severity.NOTE,
    title=Text("Unallocated money", "Ufordelte midler"),
    finds=Text(
        "A contribution without parts, or whose parts do not make up all of it; the sum that is left is named exactly.",
        "Et bidrag uden dele, eller hvis dele ikke udgør det hele; det resterende beløb nævnes nøjagtigt.",
    ),
    why=Text(
        "Every division of the budget by purpose leaves this sum out; it is no mistake, but it should be known.",
        "Enhver fordeling af budgettet efter formål udelader beløbet; det er ingen fejl, men det bør vides.",
    ),
    remedy=Text(
        "Nothing, where the text leaves it open; else add the part that is missing.",
        "Intet, hvis teksten lader det stå åbent; ellers tilføj den del, der mangler.",
    ),
    example="""\
parties:
  town: {name: The town}
funding:
  contributions:
    town: {payers: town, amount: 100, parts: {rent: {amount: 80}}}
""",
    find=find,
)
