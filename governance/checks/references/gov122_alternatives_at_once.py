"""GOV122: alternatives that should hold in turn, and hold at once."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._in_turn import Alternative, alternatives, always
from governance.checks._said import where
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import in_turn
from governance.model.resolution import Model
from governance.words import dates


def find(model: Model) -> Iterator[Finding]:
    """Two alternatives that hold on one day, at the later; alternatives beside others that do not say when they hold."""
    for turn in in_turn(model):
        if len(turn.spans) < 2:
            continue
        words = where(model, turn.at)
        for at in always(turn):
            yield Finding(
                at=at,
                message=Text(
                    f"{words.en}: this alternative does not say when it holds, though there are others",
                    f"{words.da}: dette alternativ siger ikke, hvornår det gælder, selv om der er andre",
                ),
                help=Text("say under `valid` from and to which day it holds", "angiv under `valid`, fra og til hvilken dag det gælder"),
            )
        before: Alternative | None = None
        for one in alternatives(turn):
            if before is not None and (before.last is None or one.first is None or one.first <= before.last):
                yield _finding(words, before, one)
            if before is None or (before.last is not None and (one.last is None or one.last > before.last)):
                before = one


def _finding(words: Text, before: Alternative, one: Alternative) -> Finding:
    ends = [last for last in (before.last, one.last) if last is not None]
    days = dates.between(one.first, min(ends, default=None))
    return Finding(
        at=one.validity,
        message=Text(
            f"{words.en}: two alternatives hold {days.en}, and only the one that stands first counts",
            f"{words.da}: to alternativer gælder {days.da}, og kun det, der står først, regnes med",
        ),
        help=Text("let one end on the day before the other begins", "lad det ene slutte dagen før, det andet begynder"),
        related=((Text("the other", "det andet"), before.validity),),
    )


CHECK = Check(
    code="GOV122",
    severity=Severity.ERROR,
    title=Text("Alternatives at once", "Alternativer på samme tid"),
    finds=Text(
        "A list of rules, chairs, amounts or numbers that hold in turn, in which two hold on one day, or one does not say when it holds.",
        "En liste over regler, formænd, beløb eller tal, der gælder efter hinanden, hvor to gælder samme dag, eller hvor et ikke siger, "
        "hvornår det gælder.",
    ),
    why=Text(
        "On such a day nobody can tell by which rule is decided, or who chairs; only the first in the list is used.",
        "På sådan en dag kan ingen sige, efter hvilken regel der besluttes, eller hvem der er formand; kun det første på listen bruges.",
    ),
    remedy=Text(
        "Give each its `valid`, so that one ends before the next begins.",
        "Giv hvert sin `valid`, så det ene slutter, før det næste begynder.",
    ),
    example="""\
bodies:
  board:
    level: political
    decides:
      - {rule: unanimity, valid: {to: 2025-12-31}}
      - {rule: majority, valid: {from: 2025-07-01}}
""",
    find_written=find,
)
