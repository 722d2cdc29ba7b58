"""GOV307: several decide the same matter, and no word on what happens when they differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from governance.checks._kin import Kin
from governance.checks._route import doers, stated, steps
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS, Step

_SHARED: tuple[Step, ...] = ("handle", "decide", "approve")
"""Steps that several cannot do without agreeing."""
_FAR = 20
"""No hierarchy of people has more above a thing; a model made by a program may."""


def find(models: Models) -> Iterator[Finding]:
    """One finding for each case in which several actors have the same step: together, or one after the other.

    Not one after the other where one is a part of the other or reports to it, or where a step is for a certain
    situation alone: then it is clear enough whose word counts.
    """
    kin: Kin | None = None
    for case in models.all("case"):
        route = steps(case)
        open_: list[tuple[int, Step, list[Entity], int | None]] = []
        alone: dict[Step, list[tuple[int, Entity]]] = {}
        for number, step in enumerate(route):
            verb = step.step
            if verb not in _SHARED:
                continue
            actors = doers(case, step)
            if len(actors) > 1:
                if not stated(step.differ):
                    open_.append((number, verb, actors, None))
            elif actors and step.when is None:
                alone.setdefault(verb, []).append((number, actors[0]))
        for verb, one_by_one in alone.items():
            if len(one_by_one) > 1 and not any(stated(route[number].differ) for number, _ in one_by_one):
                kin = kin or Kin(models)
                second = _second(kin, one_by_one)
                if second is not None:
                    first, number, actors = second
                    open_.append((number, verb, actors, first))
        if open_:
            yield _finding(case, sorted(open_, key=lambda item: item[0]), route)


def _second(kin: Kin, one_by_one: list[tuple[int, Entity]]) -> tuple[int, int, list[Entity]] | None:
    """The first step that stands beside an earlier one of another actor: both numbers, and all who have such a step."""
    (first, one), *rest = one_by_one
    for number, other in rest:
        if other is not one and not _ordered(kin, one, other):
            actors = list(dict.fromkeys(actor for _, actor in one_by_one))
            return first, number, actors
    return None


def _ordered(kin: Kin, one: Entity, other: Entity) -> bool:
    """Whether one of the two is above the other, directly or through others."""
    for low, high in ((one, other), (other, one)):
        seen = {id(low)}
        stack = [low]
        while stack and len(seen) < _FAR:
            for above in kin.above(stack.pop()):
                if above is high:
                    return True
                if id(above) not in seen:
                    seen.add(id(above))
                    stack.append(above)
    return False


def _finding(case: Entity, found: list[tuple[int, Step, list[Entity], int | None]], route: list[Any]) -> Finding:
    number, verb, actors, first = found[0]
    who = few(name(actor) for actor in actors)
    what, does = quoted(name(case)), STEPS[verb]
    related = [] if first is None else [(Text("the other step", "det andet trin"), case.at("route", first, "by"))]
    related += [
        (Text("here too", "også her"), case.at("route", other, "differ" if route[other].differ else "by")) for other, *_ in found[1:]
    ]
    return Finding(
        at=case.at("route", number, "differ" if route[number].differ else "by"),
        message=Text(
            f"{who.en} each {does.infinitive.en} {what.en}, and what happens when they differ is not stated",
            f"{who.da} {does.active.da} hver især {what.da}, og det fremgår ikke, hvad der sker, hvis de er uenige",
        ),
        help=Text(
            "say it under `differ`: whose word counts, or where the matter goes then",
            "skriv det under `differ`: hvis ord der gælder, eller hvor sagen så går hen",
        ),
        related=tuple(related),
        about=tuple(actor for _, _, actors, _ in found for actor in actors),
    )


CHECK = Check(
    code="GOV307",
    severity=Severity.WARNING,
    title=Text("Several decide, and may differ", "Flere afgør det samme og kan blive uenige"),
    finds=Text(
        "A case that several actors handle, decide or approve, each for itself, without a word on what happens when they differ.",
        "En sag, som flere behandler, beslutter eller godkender hver for sig, uden at det er sagt, hvad der sker, hvis de er uenige.",
    ),
    why=Text(
        "They can come to opposite results, and neither of them is wrong.",
        "De kan nå modsatte resultater, uden at nogen af dem tager fejl.",
    ),
    remedy=Text(
        "Agree on whose word counts, or on who settles it, and write it under `differ`; or accept the finding, with the reason.",
        "Aftal, hvis ord der gælder, eller hvem der afgør det, og skriv det under `differ`; eller acceptér fundet med en begrundelse.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
cases:
  budget:
    name: Budget
    route: [{step: approve, by: [town, county]}]
""",
    legacy=find,
)
