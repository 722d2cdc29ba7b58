"""GOV406: money for longer than the structure is in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.contributions import Contribution, Funding, Part
from governance.model.resolution import Model
from governance.model.statements import Period
from governance.schema.values import Length
from governance.words.dates import length_text
from governance.words.plurals import DAY, MONTH

Money = Funding | Contribution | Part


def find(model: Model) -> Iterator[Finding]:
    """Lengths of funding, contributions and parts that end after the model's period; dates are for GOV110.

    What one clause says of several is one finding, at the first, with the others beside it.
    """
    for funding in model.fundings:
        term = model.term(funding.file)
        if term is None or term.from_ is None or term.last is None or term.last < term.from_:
            continue
        groups: dict[object, list[tuple[Money, date, Length]]] = {}
        for one in _with_money(funding):
            length = one.period.length if one.period is not None and one.period.to is None else None
            start = (one.period.from_ if one.period is not None else None) or term.from_
            if length is None or not term.from_ <= start <= term.last:
                continue
            end = length.ends(start)
            if end is not None and end <= term.last:
                continue
            clause = one.clause_at("period")
            groups.setdefault((clause, length.months, length.days, start) if clause else one, []).append((one, start, length))
        for found in groups.values():
            yield _finding(found, term, term.last)


def _with_money(funding: Funding) -> Iterator[Money]:
    yield funding
    for contribution in funding.contributions.values():
        yield contribution
        yield from contribution.parts.values()


def _finding(found: list[tuple[Money, date, Length]], term: Period, last: date) -> Finding:
    one, start, length = found[0]
    end = length.ends(start)
    en, da = length_text(length.written)
    if end is None:
        message = Text(
            f"{en} from {start} run far beyond the end of the term on {last}",
            f"{da} fra {start} rækker langt ud over periodens udløb {last}",
        )
    else:
        over = _stretch(last + timedelta(days=1), end)
        message = Text(
            f"{en} from {start} run to {end}: {over.en} beyond the end of the term on {last}",
            f"{da} fra {start} løber til {end}: {over.da} ud over periodens udløb {last}",
        )
    return Finding(
        at=one.at("period", "length"),
        message=message,
        help=Text(
            "shorten the one or extend the other, or say when the money starts (`from`)",
            "afkort den ene eller forlæng den anden, eller angiv, hvornår pengene begynder (`from`)",
        ),
        related=(
            *((Text("the same length", "samme længde"), other.at("period", "length")) for other, _, _ in found[1:6]),
            (Text("the term", "perioden"), term.at("to")),
        ),
        clause=one.clause_at("period"),
    )


def _stretch(first: date, last: date) -> Text:
    """From `first` to `last`, both included: in whole months where that comes out even, else in days."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if after.day == first.day and months > 0:
        return MONTH.counted(months)
    return DAY.counted((after - first).days)


CHECK = Check(
    code="GOV406",
    severity=Severity.WARNING,
    title=Text("Money beyond the term", "Penge ud over perioden"),
    finds=Text(
        "A length of funding, of a contribution or of a part that, from its start or that of the model's period, ends after the "
        "model's period.",
        "En varighed for budgettet, et bidrag eller en del af det, som regnet fra sin egen eller modellens begyndelse slutter "
        "efter modellens periode.",
    ),
    why=Text(
        "Either the money is spread over months in which nobody may spend it, or the structure ends before it is paid for.",
        "Enten fordeles pengene på måneder, hvor ingen må bruge dem, eller også ophører samarbejdet, før finansieringen gør.",
    ),
    remedy=Text(
        "Find out which is meant, and correct the length or the period.",
        "Afklar, hvad der er ment, og ret længden eller perioden.",
    ),
    example="""\
period: {from: 2024-01-01, to: 2025-12-31}
parties:
  town: {name: The town}
funding:
  contributions:
    town: {payers: town, amount: 100, period: {length: 3 years}}
""",
    find=find,
)
