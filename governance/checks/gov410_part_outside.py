"""GOV410: a part of a contribution that runs outside of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from governance.checks._money import called
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.periods import end_of
from governance.linked import Entity, Models

_SOME_DAY = date(2001, 1, 1)
"""Where nobody says when it starts, two lengths are compared from the same day."""


def find(models: Models) -> Iterator[Finding]:
    """Parts that begin before, or end after, the contribution that they are part of, as far as both are stated."""
    for contribution in models.all("contribution"):
        whole = contribution.spec.period
        if whole is None:
            continue
        term = contribution.model.spec.period
        start = whole.from_ or (term.from_ if term else None)
        for part in contribution.parts.values():
            own = part.spec.period
            if own is not None:
                yield from _finding(contribution, part, whole, own, start)


def _finding(contribution: Entity, part: Entity, whole: Any, own: Any, start: date | None) -> Iterator[Finding]:
    what, all_of_it = called(part), called(contribution)
    related = ((Text("the contribution", "bidraget"), contribution.at("period")),)
    help_ = Text("correct the one or the other after the source", "ret den ene eller den anden efter kilden")
    if own.from_ and start and own.from_ < start:
        yield Finding(
            at=part.at("period", "from"),
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
    if last is None or limit is None or last <= limit:
        return
    known = start is not None or (own.to is not None and whole.to is not None)
    en = f"runs to {last}, beyond the end of {all_of_it.en} on {limit}" if known else f"runs for longer than {all_of_it.en}"
    da = f"løber til {last}, ud over {all_of_it.da}, der slutter {limit}" if known else f"løber længere end {all_of_it.da}"
    yield Finding(
        at=part.at("period", "to" if own.to else "length"),
        message=Text(f"{what.en} {en}", f"{what.da} {da}"),
        help=help_,
        related=related,
    )


CHECK = Check(
    code="GOV410",
    severity=Severity.ERROR,
    title=Text("A part outside its contribution", "En del uden for sit bidrag"),
    finds=Text(
        "A part of a contribution that begins before the contribution does, or ends after it: by dates, or by lengths that run "
        "from the same day.",
        "En del af et bidrag, der begynder før bidraget eller slutter efter det: efter datoer, eller efter varigheder, der løber "
        "fra samme dag.",
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
