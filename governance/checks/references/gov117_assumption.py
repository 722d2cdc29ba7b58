"""GOV117: an assumption."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import of_state, where
from governance.checks._walk import gather
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Locus, Models, label_of
from governance.words.lists import listed
from governance.words.marks import same


def find(models: Models) -> Iterator[Finding]:
    """Every `assumed` with the reason that the model gives; one that is given several times in a file, once."""
    groups: dict[tuple[str, Text], list[tuple[Locus, str | None]]] = {}
    for words, at in gather(models).assumed:
        groups.setdefault((at.model.id, label_of(words) or same("-")), []).append(of_state(at))
    for (_, reason), places in groups.items():
        what = listed((where(Locus(at.model, at.path[:-1], at.entity)) for at, _ in places), limit=3)
        (first, clause), *others = places
        yield Finding(
            at=first,
            message=Text(f"assumption on {what.en}: {_line(reason.en)}", f"antagelse om {what.da}: {_line(reason.da)}"),
            related=tuple((Text("assumed here too", "også antaget her"), at) for at, _ in others[:5]),
            clause=clause,
            about=tuple(at.entity for at, _ in others if at.entity),
        )


def _line(text: str) -> str:
    """The reason on one line, without its full stop."""
    return " ".join(text.split()).rstrip(".")


CHECK = Check(
    code="GOV117",
    severity=Severity.NOTE,
    title=Text("Assumption", "Antagelse"),
    finds=Text(
        "Something that the source does not say and that the model takes to be so (`assumed`).",
        "Noget, som kilden ikke siger, og som modellen antager (`assumed`).",
    ),
    why=Text(
        "Every answer that leans on it is only as good as the assumption.",
        "Ethvert svar, der bygger på den, er kun så godt som antagelsen.",
    ),
    remedy=Text(
        "Have the text say it, and replace `assumed` with the clause; or let it stand, known.",
        "Få det skrevet i teksten, og erstat `assumed` med punktet; eller lad den stå, nu kendt.",
    ),
    example="""\
bodies:
  board:
    level: political
    chair: {assumed: the agreement names no chair}
""",
    legacy=find,
)
