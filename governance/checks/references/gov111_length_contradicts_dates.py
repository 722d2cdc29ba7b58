"""GOV111: a length of time that the dates beside it contradict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from governance.checks._said import (
    Stated,
    bounds,
    called,
    clause_list,
    end_of,
    ends_on,
    inverted,
    lasts,
    lengths_differ,
    of_state,
    stated,
    where,
)
from governance.checks._walk import gather
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Locus, Models
from governance.schema.base import Span
from governance.schema.values import Length
from governance.words.dates import length_text, moment_text
from governance.words.lists import few
from governance.words.plurals import DAY, MONTH, YEAR

_HELP = Text(
    "find out which is meant, the length or the dates, and correct the other",
    "afklar, hvad der er ment, varigheden eller datoerne, og ret det andet",
)
_DATES = Text("the dates", "datoerne")


def find(models: Models) -> Iterator[Finding]:
    """Lengths against the dates in the same period, in the model, in the same statement, and in other statements."""
    for span, at, _ in gather(models).spans:
        if span.from_ and span.to and span.length and not inverted(span) and not ends_on(span.length, span.from_, span.to):
            at, clause = of_state(at)
            words, against = where(at), _against(length_text(span.length.written), span.length, span.from_, span.to)
            yield Finding(
                at=Locus(at.model, (*at.path, "length"), at.entity),
                message=Text(f"{words.en}: {against.en}", f"{words.da}: {against.da}"),
                help=_HELP,
                related=((_DATES, Locus(at.model, (*at.path, "to"), at.entity)),),
                clause=clause,
            )
    said = stated(models)
    by_thing: dict[int, list[Stated]] = {}
    for one in said:
        by_thing.setdefault(id(one.thing), []).append(one)
    for group in by_thing.values():
        yield from _of_thing(group)


def _of_thing(group: list[Stated]) -> Iterator[Finding]:
    lengths = [one for one in group if one.spec.length is not None]
    if not lengths:
        return
    rest = []
    for one in lengths:
        if not _possible(one.spec.length, one, one):
            yield _within(one)
        else:
            rest.append(one)
    lasting = lasts(group[0].thing)
    together: dict[tuple[str, int, int, bool], list[Stated]] = {}
    for one in rest:
        # What one file says of one thing in several places is one finding.
        length = one.spec.length
        together.setdefault((one.model_at.model.id, length.months, length.days, one.capped), []).append(one)
    reported = {id(one) for one in lengths} - {id(one) for one in rest}
    dated = [one for one in group if one.spec.starts is not None and one.spec.ends is not None and id(one) not in reported]
    for same in together.values():
        if lasting is not None:
            yield from _against_model(same, *lasting)
        else:
            yield from _against_others(same, dated)


def _against_model(same: list[Stated], span: Span, at: Locus) -> Iterator[Finding]:
    first, length = same[0], same[0].spec.length
    words, who, thing = length_text(length.written), clause_list(c for one in same for c in one.clauses), called(first.thing)
    start, end = bounds(span)
    if inverted(span) or (span.length is not None and span.to is not None and not lengths_differ(span.length, length)):
        return  # reported where the dates stand
    if start is not None and end is not None:
        should = end_of(length, start)
        if ends_on(length, start, end) or (first.capped and (should is None or end < should)):
            return
        against = _against(words, length, start, end)
        there = Locus(at.model, (*at.path, "to" if span.to else "length"), at.entity)
    elif span.length is not None:
        if not lengths_differ(span.length, length) or first.capped:
            return
        other = length_text(span.length.written)
        against = Text(f"not {other.en}, as the model has it", f"ikke {other.da}, som modellen har det")
        there = Locus(at.model, (*at.path, "length"), at.entity)
    else:
        return
    message = _said(who, thing, words, against, dated=start is not None and end is not None)
    yield Finding(
        at=first.at("length"),
        message=message,
        help=_HELP,
        related=(
            *((Text("said here too", "sagt her også"), one.at("length")) for one in same[1:6]),
            (Text("what the model has", "det, som modellen har"), there),
        ),
        clause=", ".join(dict.fromkeys(c for one in same for c in one.clauses)),
    )


def _against_others(same: list[Stated], dated: list[Stated]) -> Iterator[Finding]:
    first = same[0]
    other = next((one for one in dated if not _possible(first.spec.length, one, first)), None)
    if other is None:
        return
    starts, ends = moment_text(other.spec.starts.written), moment_text(other.spec.ends.written)
    words, thing = length_text(first.spec.length.written), called(first.thing)
    who, whom = clause_list(c for one in same for c in one.clauses), clause_list(other.clauses)
    by = Text(f"according to {whom.en} it", f"ifølge {whom.da} varer det") if whom.en else Text("elsewhere it", "et andet sted varer det")
    against = Text(
        f"{by.en} lasts from {starts.en} to {ends.en}",
        f"{by.da} fra {starts.da} til {ends.da}",
    )
    yield Finding(
        at=first.at("length"),
        message=_said(who, thing, words, against, dated=True),
        help=_HELP,
        related=(
            *((Text("said here too", "sagt her også"), one.at("length")) for one in same[1:6]),
            (_DATES, other.at("ends")),
        ),
        clause=", ".join(dict.fromkeys(c for one in (*same, other) for c in one.clauses)),
    )


def _said(who: Text, thing: Text, words: Text, against: Text, *, dated: bool) -> Text:
    but = Text(", but ", ", men ") if dated else Text(", ", ", ")
    if who.en:
        return Text(
            f"according to {who.en} {thing.en} lasts {words.en}{but.en}{against.en}",
            f"ifølge {who.da} varer {thing.da} {words.da}{but.da}{against.da}",
        )
    return Text(
        f"{thing.en} is said to last {words.en}{but.en}{against.en}",
        f"{thing.da} siges at vare {words.da}{but.da}{against.da}",
    )


def _against(words: Text, length: Length, start: date, end: date) -> Text:
    """From its dates, how long it is, and where the length would end."""
    real, should = lasting(start, end), end_of(length, start)
    tail = Text("", "")
    if should is not None:
        tail = Text(f"; {words.en} would end on {should}", f"; {words.da} ville slutte {should}")
    return Text(
        f"from {start} to {end} is {real.en}{tail.en}",
        f"fra {start} til {end} er der {real.da}{tail.da}",
    )


def _possible(length: Length, dates: Stated, by: Stated) -> bool:
    """Whether something can begin and end as `dates` says and last so long; at most so long, where `by` says `up to`."""
    starts, ends = dates.spec.starts, dates.spec.ends
    if starts is None or ends is None or starts.first > ends.last:
        return True
    low, high = end_of(length, starts.first), end_of(length, starts.last)
    if high is not None and high < ends.first:
        return False
    return by.capped or (low is not None and low <= ends.last)


def _within(one: Stated) -> Finding:
    spec, thing = one.spec, called(one.thing)
    starts, ends, words = moment_text(spec.starts.written), moment_text(spec.ends.written), length_text(spec.length.written)
    real = Text("another length", "en anden varighed")
    if spec.starts.first == spec.starts.last and spec.ends.first == spec.ends.last:
        real = lasting(spec.starts.first, spec.ends.last)
    return Finding(
        at=one.at("length"),
        message=Text(
            f"{thing.en} is said to last {words.en}, and also from {starts.en} to {ends.en}, which is {real.en}",
            f"{thing.da} siges at vare {words.da} og samtidig fra {starts.da} til {ends.da}, hvilket er {real.da}",
        ),
        help=_HELP,
        related=((_DATES, one.at("ends")),),
        clause=", ".join(one.clauses),
    )


def lasting(start: date, end: date) -> Text:
    """How long it is from `start` to `end`, both included: `4 years and 9 months`, `2 months and 3 days`."""
    months = max(0, (end.year - start.year) * 12 + end.month - start.month + 1)
    while months and _last(months, start) > end:
        months -= 1
    covered = _last(months, start) if months else None
    days = (end - covered).days if covered else (end - start).days + 1
    counted = ((months // 12, YEAR), (months % 12, MONTH), (days, DAY))
    return few(unit.counted(number) for number, unit in counted if number)


def _last(months: int, start: date) -> date:
    return end_of(Length(months, 0, ""), start) or date.max


CHECK = Check(
    code="GOV111",
    severity=Severity.WARNING,
    title=Text("Length and dates disagree", "Varighed og datoer stemmer ikke"),
    finds=Text(
        "A stated length of time that is not what the dates come to: in one period, between a text and the model, or between two texts.",
        "En angivet varighed, som datoerne ikke giver: i samme periode, mellem en tekst og modellen eller mellem to tekster.",
    ),
    why=Text(
        "Whoever counts the years and whoever reads the dates end on different days, and so do the money, the seats and the notices.",
        "Den, der tæller år, og den, der læser datoer, slutter på forskellige dage, og det samme gør penge, pladser og frister.",
    ),
    remedy=Text(
        "Have the text say which of the two counts, and correct the other. Both the first and the last day are included.",
        "Lad teksten sige, hvad der gælder, og ret det andet. Både første og sidste dag er regnet med.",
    ),
    example="""\
documents:
  pa: {title: The agreement, clauses: {"2.1": {title: Basis}, "7.1": {title: Term}}}
period: {from: 2023-04-01, to: 2027-12-31, source: pa 7.1}
states:
  - {of: period, length: 5 years, source: pa 2.1}
""",
    legacy=find,
)
