"""GOV204: one for each member of something that has no members."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import Voices, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Kind, Models

_KINDS: tuple[Kind, ...] = ("seat", "office")


def find(models: Models) -> Iterator[Finding]:
    """Seats and offices whose `each` names a party without members."""
    voices = voices_of(models)
    groups: dict[int, bool] = {}
    for kind in _KINDS:
        for entity in models.all(kind):
            if not entity.spec.each:
                continue
            group = entity.model.actor(entity.spec.each)
            if group is None:
                continue
            known = groups.get(id(group))
            if known is None:
                known = groups[id(group)] = _is_group(voices, group)
            if not known:
                yield _finding(entity, group)


def _is_group(voices: Voices, group: Entity) -> bool:
    # What is no party at all is a reference of the wrong kind, and what could not be read may have members.
    return bool(voices.size(group)) or not voices.is_party(group) or not sound(voices.of(group))


def _finding(entity: Entity, group: Entity) -> Finding:
    called, whole = name(entity), name(group)
    if entity.kind == "seat":
        en, da = f"the seat {called.en} is there for each", f"pladsen {called.da} er der for hvert"
    else:
        en, da = f"the office {called.en} is there in each", f"posten {called.da} er der i hvert"
    return Finding(
        at=entity.at("each"),
        message=Text(
            f"{en} member of {whole.en}, but {whole.en} has no members", f"{da} medlem af {whole.da}, men {whole.da} har ingen medlemmer"
        ),
        help=Text(f"give `{group.id}` its `members`, or name a group", f"giv `{group.id}` sine `members`, eller nævn en gruppe")
        if entity.kind == "office"
        else Text(
            f"give `{group.id}` its `members`, or write `appointed_by: {entity.spec.each}`",
            f"giv `{group.id}` sine `members`, eller skriv `appointed_by: {entity.spec.each}`",
        ),
        related=((Text(f"{whole.en} is defined here", f"{whole.da} er defineret her"), group.at()),),
    )


CHECK = Check(
    code="GOV204",
    severity=Severity.ERROR,
    title=Text("Each member of no group", "Hvert medlem af ingen gruppe"),
    finds=Text(
        "A seat or office with `each` over a party that has no members.",
        "En plads eller post med `each` over en part, der ingen medlemmer har.",
    ),
    why=Text(
        "Nobody can tell how many such seats there are, so no vote in the body can be counted.",
        "Ingen kan sige, hvor mange sådanne pladser der er, så ingen afstemning i organet kan tælles op.",
    ),
    remedy=Text(
        "List the group's `members`, or write `appointed_by` where one party appoints.",
        "Skriv gruppens `members`, eller skriv `appointed_by`, hvor én part udpeger.",
    ),
    example="""\
parties:
  towns: {name: The towns}
bodies:
  board:
    level: political
    seats:
      towns: {each: towns}
""",
    legacy=find,
)
