"""GOV111: a length of time that the dates beside it contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from governance.checks._said import claims, clause_list, lasts, lengths_differ, subject, where
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import dated
from governance.model.claims import Claim
from governance.model.resolution import Model
from governance.model.spans import inverted
from governance.model.statements import Period
from governance.model.written import Locus
from governance.schema.values import Length
from governance.words.dates import length_text, moment_text
from governance.words.lists import few
from governance.words.plurals import DAY, MONTH, YEAR

_HELP = Text(
    "find out which is meant, the length or the dates, and correct the other",
    "afklar, hvad der er ment, varigheden eller datoerne, og ret det andet",
)
_DATES = Text("the dates", "datoerne")


def find(model: Model) -> Iterator[Finding]:
    """Lengths against the dates in the same period, in the model, in the same statement, and in other statements."""
    for span, at, _ in dated(model):
        if span.from_ and span.to and span.length and not inverted(span) and not _ends_on(span.length, span.from_, span.to):
            words, against = where(model, at), _against(span.length, span.from_, span.to)
            yield Finding(
                at=at._replace(path=(*at.path, "length")),
                message=Text(f"{words.en}: {against.en}", f"{words.da}: {against.da}"),
                help=_HELP,
                related=((_DATES, at._replace(path=(*at.path, "to"))),),
            )
    by_thing: dict[int, list[Claim]] = {}
    for claim in claims(model):
        by_thing.setdefault(id(claim.about), []).append(claim)
    for group in by_thing.values():
        yield from _of_thing(group)


_Long = tuple[Claim, Length]
"""A text that says how long something lasts."""


def _of_thing(group: list[Claim]) -> Iterator[Finding]:
    lengths = [(claim, claim.length) for claim in group if claim.length is not None]
    rest = [one for one in lengths if _possible(one[1], one[0], one[0])]
    impossible = [one for one in lengths if one not in rest]
    for one in impossible:
        yield from _within(*one)
    thing = group[0].thing
    lasting = lasts(thing) if thing is not None else None
    together: dict[tuple[str, int, int, bool], list[_Long]] = {}
    for claim, length in rest:
        # What one file says of one thing in several places is one finding.
        together.setdefault((claim.file.id, length.months, length.days, claim.capped), []).append((claim, length))
    reported = [claim for claim, _ in impossible]
    timed = [claim for claim in group if claim.starts is not None and claim.ends is not None and claim not in reported]
    for same in together.values():
        if lasting is not None:
            yield from _against_model(same, lasting)
        else:
            yield from _against_others(same, timed)


def _against_model(same: list[_Long], period: Period) -> Iterator[Finding]:
    claim, length = same[0]
    start, end = period.from_, period.last
    if period.inverted or (period.length is not None and period.to is not None and not lengths_differ(period.length, length)):
        return  # reported where the dates stand
    if start is not None and end is not None:
        should = _end_of(length, start)
        if _ends_on(length, start, end) or (claim.capped and (should is None or end < should)):
            return
        against = _against(length, start, end)
        there = period.at("to" if period.to else "length")
    elif period.length is not None:
        if not lengths_differ(period.length, length) or claim.capped:
            return
        other = length_text(period.length.written)
        against = Text(f"not {other.en}, as the model has it", f"ikke {other.da}, som modellen har det")
        there = period.at("length")
    else:
        return
    yield _finding(same, against, (Text("what the model has", "det, som modellen har"), there), dated=start is not None and end is not None)


def _against_others(same: list[_Long], timed: list[Claim]) -> Iterator[Finding]:
    claim, length = same[0]
    other = next((one for one in timed if not _possible(length, one, claim)), None)
    if other is None or other.starts is None or other.ends is None:
        return
    starts, ends = moment_text(other.starts.written), moment_text(other.ends.written)
    whom = clause_list(other.sources)
    by = Text(f"according to {whom.en} it", f"ifølge {whom.da} varer det") if whom.en else Text("elsewhere it", "et andet sted varer det")
    against = Text(
        f"{by.en} lasts from {starts.en} to {ends.en}",
        f"{by.da} fra {starts.da} til {ends.da}",
    )
    yield _finding(same, against, (_DATES, other.at("ends")), other.sources, dated=True)


def _finding(same: list[_Long], against: Text, beside: tuple[Text, Locus], clauses: Iterable[str] = (), *, dated: bool) -> Finding:
    claim, length = same[0]
    own = [clause for one, _ in same for clause in one.sources]
    return Finding(
        at=claim.at("length"),
        message=_said(clause_list(own), subject(claim), length_text(length.written), against, dated=dated),
        help=_HELP,
        related=(*((Text("said here too", "sagt her også"), one.at("length")) for one, _ in same[1:6]), beside),
        clause=", ".join(dict.fromkeys((*own, *clauses))),
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


def _against(length: Length, start: date, end: date) -> Text:
    """From its dates, how long it is, and where the length would end."""
    words, real, should = length_text(length.written), lasting(start, end), _end_of(length, start)
    tail = Text("", "")
    if should is not None:
        tail = Text(f"; {words.en} would end on {should}", f"; {words.da} ville slutte {should}")
    return Text(
        f"from {start} to {end} is {real.en}{tail.en}",
        f"fra {start} til {end} er der {real.da}{tail.da}",
    )


def _possible(length: Length, dates: Claim, by: Claim) -> bool:
    """Whether something can begin and end as `dates` says and last so long; at most so long, where `by` says `up to`."""
    starts, ends = dates.starts, dates.ends
    if starts is None or ends is None or starts.first > ends.last:
        return True
    low, high = _end_of(length, starts.first), _end_of(length, starts.last)
    if high is not None and high < ends.first:
        return False
    return by.capped or (low is not None and low <= ends.last)


def _within(claim: Claim, length: Length) -> Iterator[Finding]:
    """A length against the dates of the same statement."""
    if claim.starts is None or claim.ends is None:
        return
    thing, words = subject(claim), length_text(length.written)
    real = Text("another length", "en anden varighed")
    starts, ends = moment_text(claim.starts.written), moment_text(claim.ends.written)
    if claim.starts.first == claim.starts.last and claim.ends.first == claim.ends.last:
        real = lasting(claim.starts.first, claim.ends.last)
    yield Finding(
        at=claim.at("length"),
        message=Text(
            f"{thing.en} is said to last {words.en}, and also from {starts.en} to {ends.en}, which is {real.en}",
            f"{thing.da} siges at vare {words.da} og samtidig fra {starts.da} til {ends.da}, hvilket er {real.da}",
        ),
        help=_HELP,
        related=((_DATES, claim.at("ends")),),
    )


def _end_of(length: Length, start: date) -> date | None:
    """The last day of a period of this length from `start`; None beyond the end of the calendar."""
    end = length.ends(start)
    return end if end is not None and end < date.max else None


def _ends_on(length: Length, start: date, end: date) -> bool:
    """Whether a period of this length from `start` ends on `end`. One from the 31st may end a day later in a shorter month."""
    should = _end_of(length, start)
    if should is None or should == end:
        return should is not None
    after = should + timedelta(days=1)
    return length.days == 0 and after.day != start.day and end == after


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
    return _end_of(Length(months, 0, ""), start) or date.max


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
    find_written=find,
)
