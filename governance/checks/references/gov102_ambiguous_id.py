"""GOV102: an id that names two things."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Model, Models
from governance.words.thing_kinds import THINGS

_WORDS = {
    "period": (Text("the word for the model's own period", "ordet for modellens egen periode"), Text("the period", "perioden")),
    "funding": (Text("the word for the model's budget", "ordet for modellens budget"), Text("the budget", "budgettet")),
}


def find(models: Models) -> Iterator[Finding]:
    """Things of different kinds with one id; things named as the period, the budget or an import are."""
    for model in models:
        for first, second in model.ambiguous:
            one, other = THINGS[first.kind].a, THINGS[second.kind].a
            yield Finding(
                at=_key(second),
                message=Text(
                    f"`{second.id}` is the id of both {one.en} and {other.en}",
                    f"`{second.id}` er id for både {one.da} og {other.da}",
                ),
                help=Text(
                    f"give one of them another id; as it is, `{second.id}` always means {one.en}",
                    f"giv en af dem et andet id; som det står, betyder `{second.id}` altid {one.da}",
                ),
                related=((Text("the same id here", "det samme id her"), _key(first)),),
            )
        yield from _taken(model)


def _taken(model: Model) -> Iterator[Finding]:
    for word, spec in (("period", model.spec.period), ("funding", model.spec.funding)):
        thing = model.names.get(word)
        if spec is None or thing is None or thing.kind == word:
            continue
        kind, (meaning, related) = THINGS[thing.kind].a, _WORDS[word]
        yield Finding(
            at=_key(thing),
            message=Text(
                f"`{word}` is the id of {kind.en}, and also {meaning.en}",
                f"`{word}` er id for {kind.da} og samtidig {meaning.da}",
            ),
            help=Text(f"give it another id than `{word}`", f"giv tingen et andet id end `{word}`"),
            related=((related, Locus(model, (word,), None, "key")),),
        )
    for alias in model.imports:
        thing = model.names.get(alias)
        if thing is None or not thing.parts:
            continue
        seat = f"{alias}.{next(iter(thing.parts))}"
        kind = THINGS[thing.kind].a
        yield Finding(
            at=_key(thing),
            message=Text(
                f"`{alias}` is the id of {kind.en}, and also the short name of an import",
                f"`{alias}` er id for {kind.da} og samtidig det korte navn på en import",
            ),
            help=Text(
                f"give one of them another name; as it is, `{seat}` is looked for in the imported file",
                f"giv en af dem et andet navn; som det står, søges `{seat}` i den importerede fil",
            ),
            related=((Text("the import", "importen"), Locus(model, ("imports", alias), None, "key")),),
        )


def _key(entity: Entity) -> Locus:
    return Locus(entity.model, entity.path, entity, "key")


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
    legacy=find,
    looks_at_words=True,
)
