"""GOV502: a matter decided by those who have no way to decide."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.bodies import Body, Level
from governance.model.cases import DECIDING, Step
from governance.model.resolution import Model
from governance.model.written import Locus
from governance.words.levels import LEVELS
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS, StepWords

_SERVING: tuple[Level, ...] = ("secretariat", "knowledge")


def find(model: Model) -> Iterator[Finding]:
    """Steps by which a group, or a secretariat or knowledge body without a rule, alone decides or approves.

    One finding for each of them, at its first step, with the others beside it. Where several have one step, GOV307 asks.
    """
    found: dict[Actor, list[Step]] = {}
    for case in model.cases:
        for step in case.steps:
            if step.verb in DECIDING and len(step.by) == 1 and not step.by.unknown:
                found.setdefault(step.by.things[0], []).append(step)
    for actor, at in found.items():
        if actor.agents:
            continue
        if not isinstance(actor, Body):
            if len(actor.members) > 1:
                yield _group(actor, at)
        elif actor.level in _SERVING and actor.rule is None and not actor.not_stated("decides"):
            yield _serving(actor, at)


def _told(at: list[Step]) -> tuple[StepWords, Text, tuple[tuple[Text, Locus], ...]]:
    what = few(quoted(name(case)) for case in dict.fromkeys(step.case for step in at))
    return STEPS[at[0].verb], what, tuple((Text("here too", "også her"), step.at("by")) for step in at[1:6])


def _group(actor: Actor, at: list[Step]) -> Finding:
    who, size, (does, what, related) = name(actor), len(actor.members), _told(at)
    return Finding(
        at=at[0].at("by"),
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


def _serving(body: Body, at: list[Step]) -> Finding:
    who, (does, what, related) = name(body), _told(at)
    en, da = LEVELS[body.level].a_body
    return Finding(
        at=at[0].at("by"),
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
    find=find,
)
