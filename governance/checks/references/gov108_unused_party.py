"""GOV108: a party or an office that nothing has a use for."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Kind, Locus, Models
from governance.schema.compiled import PLAN

_KINDS: tuple[Kind, ...] = ("party", "office")
_OWN = ("tasks", "supports", "serves", "leads", "reports_to", "coordinates_with", "appoints", "signs", "members")


def find(models: Models) -> Iterator[Finding]:
    """Parties and offices that nothing refers to or elaborates, and that do nothing themselves; being part of something is not enough.

    Silent where a part of any model was not read, or was left out at the date asked for: they may be used there.
    """
    if models.as_of is not None or not all(model.whole for model in models):
        return
    idle = [
        entity
        for kind in _KINDS
        for entity in models.all(kind)
        if entity.same is entity
        and not models.is_used(entity)
        and not entity.spec.elaborates
        and not any(getattr(entity.spec, field, None) for field in _OWN)
    ]
    if not idle:
        return
    spoken_of = _spoken_of(models)
    for entity in idle:
        if id(entity) in spoken_of:
            continue
        called, pronoun = name(entity), "parten" if entity.kind == "party" else "posten"
        yield Finding(
            at=Locus(entity.model, entity.path, entity, "key"),
            message=Text(
                f"nothing refers to {called.en}, and no task, relation or signature is given",
                f"intet henviser til {called.da}, og der er hverken anført opgaver, relationer eller underskrift",
            ),
            help=Text(
                "say what it does (signs, appoints, pays, serves, has tasks), or delete it",
                f"skriv, hvad {pronoun} gør (underskriver, udpeger, betaler, betjener, har opgaver), eller slet {pronoun}",
            ),
        )


def _spoken_of(models: Models) -> set[int]:
    """id() of what another file elaborates, and of what is only spoken of in `states`."""
    found = {id(entity.same) for kind in (*_KINDS, "body") for entity in models.all(kind) if entity.same is not entity}
    references = PLAN["State"][0]
    for model in models:
        for state in model.spec.states or ():
            for field, many, _ in references:
                value = getattr(state, field)
                for text in (value or ()) if many else (value,):
                    thing = model.thing(text)
                    if thing is not None:
                        found.add(id(thing))
    return found


CHECK = Check(
    code="GOV108",
    severity=Severity.WARNING,
    title=Text("Without a part in anything", "Indgår ikke i noget"),
    finds=Text(
        "A party or office that nothing refers to and of which nothing is said but its name and where it belongs.",
        "En part eller post, som intet henviser til, og om hvilken der intet står ud over navnet og tilhørsforholdet.",
    ),
    why=Text(
        "Either its role was forgotten, or it does not belong in the model.",
        "Enten er dens rolle glemt, eller også hører den ikke hjemme i modellen.",
    ),
    remedy=Text("Say what it does, or delete it.", "Skriv, hvad den gør, eller slet den."),
    example="""\
parties:
  town: {name: The town}
  church: {name: The church}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
""",
    legacy=find,
    needs_whole=True,
)
