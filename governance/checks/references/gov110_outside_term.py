"""GOV110: dates that lie outside the term."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import where
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import dated
from governance.model.resolution import Model
from governance.model.spans import Window, inverted
from governance.model.statements import Period, bounds
from governance.model.written import Dated, File, Locus

_ON_THEIR_OWN = ("document", "party", "office", "subject", "facet")
"""What exists whether or not the structure is in force: its own life may be longer than the term."""


def find(model: Model) -> Iterator[Finding]:
    """Validities of what belongs to the structure, and periods of its money, that reach beyond the model's period.

    Parties, offices, documents and subjects live their own lives; what they do here (tasks, relations) belongs to the structure.
    """
    terms: dict[File, Period | None] = {}
    for one in dated(model):
        file, owner = one.at.model, one.at.entity
        if file not in terms:
            terms[file] = model.term(file)
        term = terms[file]
        if term is None or one.at.path == ("period",) or term.inverted or inverted(one.span) or not _belongs(one):
            continue
        first, last = bounds(one.span)
        # An end that follows from a length is for GOV406 (money) to look at.
        if one.span.to is None:
            last = None
        about = one.at if one.key == "period" else one.at._replace(path=one.at.path[:-1])
        found = _beyond(where(model, about), (first, last), (term.from_, term.last))
        if found is None:
            continue
        side, bound, message = found
        yield Finding(
            at=Locus(file, (*one.at.path, side), owner),
            message=message,
            help=Text("correct the date, or the term", "ret datoen eller perioden"),
            related=((Text("the term", "perioden"), term.at(bound)),),
        )


def _belongs(dated: Dated) -> bool:
    owner, path = dated.at.entity, dated.at.path
    if path[0] in ("states", "accepted", "keys"):
        return False
    if owner is None or owner.kind not in _ON_THEIR_OWN:
        return True
    nested = path[len(owner.path) : -1]
    return bool(nested) and nested[0] not in ("signs", "members")


def _beyond(what: Text, dates: Window, term: Window) -> tuple[str, str, Text] | None:
    """Which of its dates is beyond the term, which of the term's it is beyond, and how."""
    (first, last), (start, end) = dates, term
    early = first is not None and start is not None and first < start
    late = last is not None and end is not None and last > end
    if early and late:
        return (
            "from",
            "from",
            Text(
                f"{what.en}: begins on {first} and ends on {last}, but the model's term is {start} to {end}",
                f"{what.da}: begynder {first} og slutter {last}, men modellens periode er {start} til {end}",
            ),
        )
    if early:
        return (
            "from",
            "from",
            Text(
                f"{what.en}: begins on {first}, but the model's term only on {start}",
                f"{what.da}: begynder {first}, men modellens periode først {start}",
            ),
        )
    if first is not None and end is not None and first > end:
        return (
            "from",
            "to",
            Text(
                f"{what.en}: begins on {first}, after the model's term has ended on {end}",
                f"{what.da}: begynder {first}, efter at modellens periode er sluttet {end}",
            ),
        )
    if late:
        return (
            "to",
            "to",
            Text(
                f"{what.en}: ends on {last}, but the model's term already on {end}",
                f"{what.da}: slutter {last}, men modellens periode allerede {end}",
            ),
        )
    if last is not None and start is not None and last < start:
        return (
            "to",
            "from",
            Text(
                f"{what.en}: ends on {last}, before the model's term begins on {start}",
                f"{what.da}: slutter {last}, før modellens periode begynder {start}",
            ),
        )
    return None


CHECK = Check(
    code="GOV110",
    severity=Severity.WARNING,
    title=Text("Outside the term", "Uden for perioden"),
    finds=Text(
        "A body, seat, case, relation, task or contribution with dates that begin before or end after the model's period.",
        "Et organ, en plads, en sag, en relation, en opgave eller et bidrag, der begynder før eller slutter efter modellens periode.",
    ),
    why=Text(
        "It is said to hold on days on which the structure it belongs to does not.",
        "Det siges at gælde på dage, hvor den struktur, det hører til, ikke gælder.",
    ),
    remedy=Text("Correct the dates, or the model's period.", "Ret datoerne eller modellens periode."),
    example="""\
period: {from: 2024-01-01, to: 2026-12-31}
bodies:
  board: {level: political, valid: {to: 2027-06-30}}
""",
    find_written=find,
)
