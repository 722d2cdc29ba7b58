"""GOV410: a part of a contribution that runs outside of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.periods import end_of
from governance.model.contributions import Contribution, Part
from governance.model.resolution import Model
from governance.model.statements import Period

_SOME_DAY = date(2001, 1, 1)
"""Where nobody says when it starts, two lengths are compared from the same day."""


def find(model: Model) -> Iterator[Finding]:
    """Parts that begin before, or end after, the contribution that they are part of, as far as both are stated.

    A contribution of which no period is stated has that of the budget.
    """
    for contribution in model.contributions:
        budget = contribution.funding
        whole = contribution.period or budget.period
        if whole is None:
            continue
        starts = (span.from_ for span in (whole, budget.period, model.term(budget.file)) if span is not None and span.from_ is not None)
        start = next(starts, None)
        for part in contribution.parts.values():
            if part.period is not None:
                yield from _finding(contribution, part, whole, part.period, start)


def _finding(contribution: Contribution, part: Part, whole: Period, own: Period, start: date | None) -> Iterator[Finding]:
    if any(span.from_ and span.to and span.to < span.from_ for span in (whole, own)):
        return  # a period that ends before it begins (GOV109) says nothing of another
    what, all_of_it, label = part.called, Text("the budget", "budgettet"), Text("the budget", "budgettet")
    if contribution.period is not None:
        all_of_it, label = contribution.called, Text("the contribution", "bidraget")
    related = ((label, whole.at()),)
    help_ = Text("correct the one or the other after the source", "ret den ene eller den anden efter kilden")
    if own.from_ and start and own.from_ < start:
        yield Finding(
            at=own.at("from"),
            message=Text(
                f"{what.en} begins on {own.from_}, before {all_of_it.en} on {start}",
                f"{what.da} begynder {own.from_}, før {all_of_it.da} den {start}",
            ),
            help=help_,
            related=related,
        )
        return
    first = start or _SOME_DAY
    if own.to is not None and whole.to is None and start is None:
        return  # a day against a length that begins nobody knows when
    last, limit = end_of(own, own.from_ or first), end_of(whole, first)
    if own.from_ and limit is not None and own.from_ > limit and (start is not None or whole.to is not None):
        yield Finding(
            at=own.at("from"),
            message=Text(
                f"{what.en} begins on {own.from_}, after the end of {all_of_it.en} on {limit}",
                f"{what.da} begynder {own.from_}, efter at {all_of_it.da} er sluttet den {limit}",
            ),
            help=help_,
            related=related,
        )
        return
    if last is None or limit is None or last <= limit:
        return
    known = start is not None or (own.to is not None and whole.to is not None)
    en = f"runs to {last}, beyond the end of {all_of_it.en} on {limit}" if known else f"runs for longer than {all_of_it.en}"
    da = f"løber til {last}, ud over {all_of_it.da}, der slutter {limit}" if known else f"løber længere end {all_of_it.da}"
    yield Finding(
        at=own.at("to" if own.to else "length"),
        message=Text(f"{what.en} {en}", f"{what.da} {da}"),
        help=help_,
        related=related,
    )


CHECK = Check(
    code="GOV410",
    severity=Severity.ERROR,
    title=Text("A part outside its contribution", "En del uden for sit bidrag"),
    finds=Text(
        "A part of a contribution that begins before the contribution does, or after its end, or ends after it: by dates, or by "
        "lengths that run from the same day. A contribution without a period of its own has that of the budget.",
        "En del af et bidrag, der begynder før bidraget, begynder efter dets udløb eller slutter efter det: efter datoer, eller efter "
        "varigheder, der løber fra samme dag. Et bidrag uden egen periode har budgettets.",
    ),
    why=Text(
        "Money is promised for a time in which nobody pays it.",
        "Der er lovet penge til en tid, hvor ingen betaler dem.",
    ),
    remedy=Text("Correct one of the two periods after the source.", "Ret en af de to perioder efter kilden."),
    example="""\
parties:
  town: {name: The town}
funding:
  contributions:
    town:
      payers: town
      amount: 100
      period: {length: 2 years}
      parts:
        music: {amount: 100, period: {length: 3 years}}
""",
    find=find,
)
