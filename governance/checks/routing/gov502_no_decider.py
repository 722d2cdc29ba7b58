"""GOV502: a matter decided by those who have no way to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from governance.checks._kin import Kin
from governance.checks._route import DECIDING, doers, steps
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.levels import LEVELS
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS, StepWords

_SERVING = frozenset(("secretariat", "knowledge"))


def find(models: Models) -> Iterator[Finding]:
    """Steps by which a group, or a secretariat or knowledge body without a rule, alone decides or approves.

    One finding for each of them, at its first step, with the others beside it. Where several have one step, GOV307 asks.
    """
    kin: Kin | None = None
    found: dict[int, tuple[Entity, list[tuple[Entity, int, Any]]]] = {}
    for case in models.all("case"):
        for number, step in enumerate(steps(case)):
            if step.step not in DECIDING or isinstance(step.by, str) or len(step.by) != 1:
                continue
            for actor in doers(case, step):
                found.setdefault(id(actor), (actor, []))[1].append((case, number, step))
    for actor, where in found.values():
        kin = kin or Kin(models)
        bodies = kin.bodies(actor)
        if any(entity.spec.decides is not None for entity in bodies) or kin.acts_through(actor):
            continue
        serving = next((entity for entity in bodies if entity.spec.level in _SERVING), None)
        if serving is not None:
            yield _serving(actor, serving, where)
        elif not bodies and len(kin.members(actor)) > 1:
            yield _group(actor, len(kin.members(actor)), where)


def _told(where: list[tuple[Entity, int, Any]]) -> tuple[StepWords, Text, tuple[Any, ...]]:
    (_, _, step), *more = where
    what = few(quoted(name(one)) for one in dict.fromkeys(one for one, _, _ in where))
    related = tuple((Text("here too", "også her"), one.at("route", other, "by")) for one, other, _ in more[:5])
    return STEPS[step.step], what, related


def _group(actor: Entity, size: int, where: list[tuple[Entity, int, Any]]) -> Finding:
    who, (does, what, related) = name(actor), _told(where)
    case, number, _ = where[0]
    return Finding(
        at=case.at("route", number, "by"),
        message=Text(
            f"a group of {size} is to {does.infinitive.en} {what.en} ({who.en}); "
            "whether each for itself, or how they do it together, is not stated",
            f"en gruppe på {size} {does.active.da} {what.da} ({who.da}); det fremgår ikke, om de gør det hver for sig, eller hvordan de "
            "gør det sammen",
        ),
        help=Text(
            "name the body that does it, or say whom the group acts through (`acts_through`)",
            "nævn det organ, der gør det, eller angiv, hvem gruppen handler gennem (`acts_through`)",
        ),
        related=((Text("the group", "gruppen"), actor.at("members")), *related),
        about=(actor,),
    )


def _serving(actor: Entity, body: Entity, where: list[tuple[Entity, int, Any]]) -> Finding:
    who, (does, what, related) = name(actor), _told(where)
    case, number, _ = where[0]
    en, da = LEVELS[body.spec.level].a_body
    return Finding(
        at=case.at("route", number, "by"),
        message=Text(
            f"no rule is stated by which {who.en}, {en}, can {does.infinitive.en} {what.en}",
            f"{who.da} {does.active.da} {what.da}, men er {da} uden beslutningsregel",
        ),
        help=Text(
            "name the body that it does so for, or write its rule under `decides`",
            "nævn det organ, det sker på vegne af, eller skriv reglen under `decides`",
        ),
        related=((Text("the body", "organet"), body.at("level")), *related),
        about=(body,),
    )


CHECK = Check(
    code="GOV502",
    severity=Severity.WARNING,
    title=Text("Decided by no decider", "Besluttet af nogen, der ikke kan beslutte"),
    finds=Text(
        "A case that a group of several decides or approves without a word on how, or that a secretariat or knowledge body without "
        "a rule does.",
        "En sag, som en gruppe af flere beslutter eller godkender uden et ord om hvordan, eller som et sekretariat eller "
        "vidensorgan uden beslutningsregel gør.",
    ),
    why=Text(
        "A group has no meeting, no chair and no vote; a secretariat serves those who decide. Nobody can say when the matter is decided.",
        "En gruppe har intet møde, ingen formand og ingen afstemning; et sekretariat betjener dem, der beslutter. Ingen kan sige, "
        "hvornår sagen er afgjort.",
    ),
    remedy=Text(
        "Name the body in which it is decided, or whom the group acts through.",
        "Nævn det organ, hvor beslutningen træffes, eller hvem gruppen handler gennem.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
  owners: {name: The owners, members: [town, county]}
cases:
  budget:
    name: Budget
    route: [{step: approve, by: owners}]
""",
    legacy=find,
)
