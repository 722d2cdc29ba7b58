"""GOV109: a period that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import called, inverted, of_state, where
from governance.checks._walk import gather
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Locus, Models
from governance.words.dates import moment_when

_HELP = Text("correct one of the two dates", "ret en af de to datoer")
_BEGINNING = Text("the beginning", "begyndelsen")


def find(models: Models) -> Iterator[Finding]:
    """Periods and validities with `to` before `from`, and statements of texts with `ends` before `starts`."""
    for span, at, key in gather(models).spans:
        if not inverted(span):
            continue
        at, clause = of_state(at)
        words = where(at if key == "period" else Locus(at.model, at.path[:-1], at.entity))
        yield Finding(
            at=Locus(at.model, (*at.path, "to"), at.entity),
            message=Text(
                f"{words.en}: the end, {span.to}, comes before the beginning, {span.from_}",
                f"{words.da}: slutningen {span.to} ligger før begyndelsen {span.from_}",
            ),
            help=_HELP,
            related=((_BEGINNING, Locus(at.model, (*at.path, "from"), at.entity)),),
            clause=clause,
        )
    for model in models:
        for number, state in enumerate(model.spec.states or ()):
            if state.starts is None or state.ends is None or state.starts.first <= state.ends.last:
                continue
            thing = model.thing(state.of)
            words = called(thing) if thing else Text(f"`{state.of}`", f"`{state.of}`")
            starts, ends = moment_when(state.starts.written), moment_when(state.ends.written)
            yield Finding(
                at=Locus(model, ("states", number, "ends"), thing),
                message=Text(
                    f"{words.en}: said to end {ends.en}, which comes before the beginning {starts.en}",
                    f"{words.da}: siges at slutte {ends.da}, hvilket ligger før begyndelsen {starts.da}",
                ),
                help=_HELP,
                related=((_BEGINNING, Locus(model, ("states", number, "starts"), thing)),),
                clause=", ".join(state.source or ()),
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
    legacy=find,
)
