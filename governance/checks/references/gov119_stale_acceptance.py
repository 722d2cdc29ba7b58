"""GOV119: an accepted finding that is not found any more."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model


def find(_: Model) -> Iterator[Finding]:
    """Nothing: only the engine knows what was found and accepted. It reports this itself (`stale` in engine.py)."""
    yield from ()


CHECK = Check(
    code="GOV119",
    severity=Severity.WARNING,
    title=Text("Accepted finding is gone", "Accepteret fund er væk"),
    finds=Text(
        "An entry of `accepted` whose finding is not found there any more. Looked for only when all checks run.",
        "En post i `accepted`, hvis fund ikke findes der længere. Undersøges kun, når alle kontroller køres.",
    ),
    why=Text(
        "If the same fault comes back, it would be hidden without anybody having considered it.",
        "Kommer samme fejl igen, ville den være skjult, uden at nogen har taget stilling til den.",
    ),
    remedy=Text("Delete the entry.", "Slet posten."),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
accepted:
  - {code: GOV201, at: board, because: nobody votes in it}
""",
    find_written=find,
    needs_whole=True,  # what is accepted may be in the part that could not be read
)
