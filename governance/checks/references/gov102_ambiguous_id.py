"""GOV102: an id that names two things."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import clashes, taken
from governance.model.headings import Heading
from governance.model.resolution import Model
from governance.model.written import Locus
from governance.words.thing_kinds import THINGS

_PERIOD = (Text("the word for the model's own period", "ordet for modellens egen periode"), Text("the period", "perioden"))
_BUDGET = (Text("the word for the model's budget", "ordet for modellens budget"), Text("the budget", "budgettet"))


def find(model: Model) -> Iterator[Finding]:
    """Things of different kinds with one id; things named as the period, the budget or an import are."""
    for clash in clashes(model):
        one, other = THINGS[clash.first_kind].a, THINGS[clash.second_kind].a
        yield Finding(
            at=clash.second,
            message=Text(
                f"`{clash.id}` is the id of both {one.en} and {other.en}",
                f"`{clash.id}` er id for både {one.da} og {other.da}",
            ),
            help=Text(
                f"give one of them another id; as it is, `{clash.id}` always means {one.en}",
                f"giv en af dem et andet id; som det står, betyder `{clash.id}` altid {one.da}",
            ),
            related=((Text("the same id here", "det samme id her"), clash.first),),
        )
    budgets = {whole.file for whole in model.fundings}
    for heading in model.headings:
        if heading.period is not None:
            yield from _word(heading, "period", *_PERIOD)
        if heading.file in budgets:
            yield from _word(heading, "funding", *_BUDGET)
        yield from _imports(heading)


def _word(heading: Heading, word: str, meaning: Text, related: Text) -> Iterator[Finding]:
    thing = taken(heading.file, word)
    if thing is not None:
        kind = THINGS[thing.kind].a
        yield Finding(
            at=thing.at,
            message=Text(
                f"`{word}` is the id of {kind.en}, and also {meaning.en}",
                f"`{word}` er id for {kind.da} og samtidig {meaning.da}",
            ),
            help=Text(f"give it another id than `{word}`", f"giv tingen et andet id end `{word}`"),
            related=((related, Locus(heading.file, (word,), None, "key")),),
        )


def _imports(heading: Heading) -> Iterator[Finding]:
    for alias in heading.imports:
        thing = taken(heading.file, alias)
        if thing is None or not thing.seat:
            continue
        kind = THINGS[thing.kind].a
        yield Finding(
            at=thing.at,
            message=Text(
                f"`{alias}` is the id of {kind.en}, and also the short name of an import",
                f"`{alias}` er id for {kind.da} og samtidig det korte navn på en import",
            ),
            help=Text(
                f"give one of them another name; as it is, `{thing.seat}` is looked for in the imported file",
                f"giv en af dem et andet navn; som det står, søges `{thing.seat}` i den importerede fil",
            ),
            related=((Text("the import", "importen"), Locus(heading.file, ("imports", alias), None, "key")),),
        )


CHECK = Check(
    code="GOV102",
    severity=Severity.ERROR,
    title=Text("One id for two things", "Ét id for to ting"),
    finds=Text(
        "Things of different kinds with the same id in one file, or an id that also means the model's period, its budget or an import.",
        "Ting af forskellig slags med samme id i én fil, eller et id, der også betyder modellens periode, dens budget eller en import.",
    ),
    why=Text(
        "A reference can only mean one of them; what was meant of the other is said of the wrong thing.",
        "En henvisning kan kun betyde den ene; det, der var ment om den anden, siges om den forkerte.",
    ),
    remedy=Text("Give one of them another id.", "Giv en af dem et andet id."),
    example="""\
parties:
  board: {name: The Board of Trade}
bodies:
  board: {level: political, name: The board}
""",
    find_written=find,
    looks_at_words=True,
)
