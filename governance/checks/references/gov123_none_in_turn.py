"""GOV123: days between two alternatives on which none of them holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from governance.checks._in_turn import Alternative, alternatives, always
from governance.checks._said import where
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import in_turn
from governance.model.resolution import Model
from governance.model.spans import Window, holding
from governance.model.timeline import ONE_DAY
from governance.model.written import Locus
from governance.words import dates


def find(model: Model) -> Iterator[Finding]:
    """Stretches of days between two alternatives that hold in turn, on which none holds though what they belong to does."""
    for turn in in_turn(model):
        if len(turn.spans) < 2 or always(turn):
            continue
        there = holding(turn.at)
        before: Alternative | None = None
        for one in alternatives(turn):
            if before is not None and before.last is not None and one.first is not None:
                gap = _meeting(before.last, one.first, there)
                if gap is not None:
                    yield _finding(where(model, turn.at), gap, before.validity, one.validity)
            if before is None or (before.last is not None and (one.last is None or one.last > before.last)):
                before = one


def _meeting(last: date, first: date, there: Window) -> tuple[date, date] | None:
    """The days after `last` and before `first`, as far as they are in a window."""
    if last >= first - ONE_DAY:
        return None
    start, end = last + ONE_DAY, first - ONE_DAY
    start = start if there[0] is None else max(start, there[0])
    end = end if there[1] is None else min(end, there[1])
    return (start, end) if start <= end else None


def _finding(words: Text, gap: tuple[date, date], before: Locus, after: Locus) -> Finding:
    days = dates.between(*gap)
    return Finding(
        at=after,
        message=Text(
            f"{words.en}: {days.en} no alternative holds, as if the text did not say it",
            f"{words.da}: {days.da} gælder intet alternativ, som om teksten ikke sagde det",
        ),
        help=Text(
            "let one begin when the other ends, or write what holds in between",
            "lad det ene begynde, når det andet slutter, eller skriv, hvad der gælder imellem",
        ),
        related=((Text("the one before", "det foregående"), before),),
    )


CHECK = Check(
    code="GOV123",
    severity=Severity.WARNING,
    title=Text("A gap between alternatives", "Hul mellem alternativer"),
    finds=Text(
        "A list of rules, chairs, amounts or numbers that hold in turn, with days between two of them on which none holds.",
        "En liste over regler, formænd, beløb eller tal, der gælder efter hinanden, med dage mellem to af dem, hvor ingen gælder.",
    ),
    why=Text(
        "On those days the body has no rule, or nobody chairs it; a date is often a day off.",
        "På de dage har organet ingen regel eller ingen formand; ofte er en dato en dag forkert.",
    ),
    remedy=Text(
        "Correct the dates, or add the alternative that holds in between.",
        "Ret datoerne, eller tilføj det alternativ, der gælder imellem.",
    ),
    example="""\
bodies:
  board:
    level: political
    decides:
      - {rule: unanimity, valid: {to: 2025-06-30}}
      - {rule: majority, valid: {from: 2026-01-01}}
""",
    find_written=find,
)
