"""GOV407: money whose use several must approve, and no word on how they agree."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.resolution import Model
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Parts approved by several, or by a group that has several members and no rule, and acts through nobody."""
    for part in model.parts:
        approvers, what = part.approved_by.things, part.called
        if len(approvers) > 1:
            who = few(name(actor) for actor in approvers)
            message = Text(
                f"{who.en} are to approve the use of {what.en}; whether each of them must, and how they agree, is not stated",
                f"{who.da} skal godkende anvendelsen af {what.da}; det fremgår ikke, om alle skal, og hvordan de når til enighed",
            )
        elif approvers and _cannot_agree(approvers[0]):
            group, number = name(approvers[0]), len(approvers[0].members)
            message = Text(
                f"{group.en} ({number} members) must approve the use of {what.en}; how they agree is not stated",
                f"{group.da} ({number} medlemmer) skal godkende anvendelsen af {what.da}; det fremgår ikke, hvordan de når til enighed",
            )
        else:
            continue
        yield Finding(
            at=part.at("approved_by"),
            message=message,
            help=Text(
                "name a body with a rule of decision, or say whom the group acts through (`acts_through`)",
                "nævn et organ med en beslutningsregel, eller angiv, hvem gruppen handler gennem (`acts_through`)",
            ),
        )


def _cannot_agree(actor: Actor) -> bool:
    return len(actor.members) > 1 and not actor.agents and not any(body.rule is not None for body in actor.bodies)


CHECK = Check(
    code="GOV407",
    severity=Severity.WARNING,
    title=Text("Several approve, and how is open", "Flere godkender, men hvordan er åbent"),
    finds=Text(
        "A part of a contribution whose use several, or a group of several, must approve, without a rule by which they do.",
        "En del af et bidrag, hvis anvendelse flere, eller en gruppe af flere, skal godkende, uden en regel for hvordan.",
    ),
    why=Text(
        "One of them may hold the money back, or believe that it can; a majority may release it, or believe that it can.",
        "En af dem kan holde pengene tilbage, eller tro det; et flertal kan frigive dem, eller tro det.",
    ),
    remedy=Text(
        "Say who acts for them, or let a body approve that has a rule of decision.",
        "Angiv, hvem der handler for dem, eller lad et organ med en beslutningsregel godkende.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
funding:
  contributions:
    both: {payers: [town, county], amount: 100, parts: {music: {amount: 100, approved_by: [town, county]}}}
""",
    find=find,
)
