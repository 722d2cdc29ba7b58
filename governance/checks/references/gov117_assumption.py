"""GOV117: an assumption."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import where
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import assumptions
from governance.model.resolution import Model
from governance.model.written import Locus
from governance.words.lists import listed


def find(model: Model) -> Iterator[Finding]:
    """Every `assumed` with the reason that the model gives; one that is given several times, once, in files that are reported alike."""
    groups: dict[tuple[bool, Text], list[Locus]] = {}
    for reason, at in assumptions(model):
        groups.setdefault((at.model.requested, reason), []).append(at)
    for (_, reason), places in groups.items():
        what = listed((where(model, at._replace(path=at.path[:-1])) for at in places), limit=3)
        first, *others = places
        about = (model.thing(at.entity) for at in others if at.entity is not None)
        yield Finding(
            at=first,
            message=Text(f"assumption on {what.en}: {_line(reason.en)}", f"antagelse om {what.da}: {_line(reason.da)}"),
            related=tuple((Text("assumed here too", "også antaget her"), at) for at in others[:5]),
            about=tuple(one for one in about if one is not None),
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
    find_written=find,
)
