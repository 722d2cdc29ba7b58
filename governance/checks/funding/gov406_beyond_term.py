"""GOV406: money for longer than the structure is in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Model, Models, clause_of
from governance.schema.values import Length
from governance.words.dates import length_text
from governance.words.plurals import DAY, MONTH


def find(models: Models) -> Iterator[Finding]:
    """Lengths of funding, contributions and parts that end after the model's period; dates are for GOV110.

    What one clause says of several is one finding, at the first, with the others beside it.
    """
    for model in models:
        term = _term(model.spec.period)
        if term is None or model.spec.funding is None:
            continue
        groups: dict[object, list[tuple[Entity, date, Length]]] = {}
        for entity in _with_money(model):
            period = entity.spec.period
            if period is None or period.length is None or period.to is not None:
                continue
            start = period.from_ or term[0]
            if not term[0] <= start <= term[1]:
                continue
            end = _end(period.length, start)
            if end is not None and end <= term[1]:
                continue
            clause = _clause(entity)
            key = (clause, period.length.months, period.length.days, start) if clause else id(period)
            groups.setdefault(key, []).append((entity, start, period.length))
        for found in groups.values():
            yield _finding(found, term[1])


def _with_money(model: Model) -> Iterator[Entity]:
    yield from model.all("funding")
    for contribution in model.all("contribution"):
        yield contribution
        yield from contribution.parts.values()


def _term(period: Any) -> tuple[date, date] | None:
    if period is None or period.from_ is None:
        return None
    end = period.to
    if end is None and period.length is not None:
        end = _end(period.length, period.from_)
    return (period.from_, end) if end is not None and period.from_ <= end else None


def _end(length: Length, start: date) -> date | None:
    """The last day; None beyond the end of the calendar."""
    try:
        return length.after(start)
    except (ValueError, OverflowError):
        return None


def _clause(entity: Entity) -> str:
    found = clause_of(entity, (*entity.path, "period"))
    while not found and "." in entity.id:
        holder = entity.model.find(entity.id.rpartition(".")[0])
        if holder is None:
            break
        entity = holder
        found = clause_of(entity, entity.path)
    return found


def _finding(found: list[tuple[Entity, date, Length]], last: date) -> Finding:
    entity, start, length = found[0]
    end = _end(length, start)
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
        at=entity.at("period", "length"),
        message=message,
        help=Text(
            "shorten the one or extend the other, or say when the money starts (`from`)",
            "afkort den ene eller forlæng den anden, eller angiv, hvornår pengene begynder (`from`)",
        ),
        related=(
            *((Text("the same length", "samme længde"), other.at("period", "length")) for other, _, _ in found[1:6]),
            (Text("the term", "perioden"), Locus(entity.model, ("period", "to"))),
        ),
        clause=_clause(entity),
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
    legacy=find,
)
