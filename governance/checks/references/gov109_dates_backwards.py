"""GOV109: a period that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import subject, where
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import dated
from governance.model.resolution import Model
from governance.model.spans import inverted
from governance.words.dates import moment_when

_HELP = Text("correct one of the two dates", "ret en af de to datoer")
_BEGINNING = Text("the beginning", "begyndelsen")


def find(model: Model) -> Iterator[Finding]:
    """Periods and validities with `to` before `from`, and statements of texts with `ends` before `starts`."""
    for span, at, key in dated(model):
        if not inverted(span):
            continue
        words = where(model, at if key == "period" else at._replace(path=at.path[:-1]))
        yield Finding(
            at=at._replace(path=(*at.path, "to")),
            message=Text(
                f"{words.en}: the end, {span.to}, comes before the beginning, {span.from_}",
                f"{words.da}: slutningen {span.to} ligger før begyndelsen {span.from_}",
            ),
            help=_HELP,
            related=((_BEGINNING, at._replace(path=(*at.path, "from"))),),
        )
    for claim in model.claims:
        if claim.starts is None or claim.ends is None or claim.starts.first <= claim.ends.last:
            continue
        words = subject(claim)
        starts, ends = moment_when(claim.starts.written), moment_when(claim.ends.written)
        yield Finding(
            at=claim.at("ends"),
            message=Text(
                f"{words.en}: said to end {ends.en}, which comes before the beginning {starts.en}",
                f"{words.da}: siges at slutte {ends.da}, hvilket ligger før begyndelsen {starts.da}",
            ),
            help=_HELP,
            related=((_BEGINNING, claim.at("starts")),),
        )


CHECK = Check(
    code="GOV109",
    severity=Severity.ERROR,
    title=Text("Dates the wrong way round", "Datoer i forkert rækkefølge"),
    finds=Text(
        "A `period` or `valid` whose `to` is before its `from`, or a statement whose `ends` is before its `starts`.",
        "En `period` eller `valid`, hvis `to` ligger før `from`, eller et udsagn, hvis `ends` ligger før `starts`.",
    ),
    why=Text("It never holds, whatever date is asked for.", "Det gælder aldrig, uanset hvilken dato der spørges om."),
    remedy=Text("Correct one of the dates.", "Ret en af datoerne."),
    example="""\
parties:
  town: {name: The town, valid: {from: 2025-01-01, to: 2024-12-31}}
""",
    find_written=find,
)
