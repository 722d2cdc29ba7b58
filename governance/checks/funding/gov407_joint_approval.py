"""GOV407: money whose use several must approve, and no word on how they agree."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin, resolve
from governance.checks._money import called
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Parts approved by several, or by a group that has several members and no rule, and acts through nobody."""
    kin: Kin | None = None
    for contribution in models.all("contribution"):
        for part in contribution.parts.values():
            if not part.spec.approved_by:
                continue
            actors = list(dict.fromkeys(actor for text in part.spec.approved_by if (actor := resolve(part.model, text))))
            kin = kin or Kin(models)
            what = called(part)
            if len(actors) > 1:
                who = few(name(actor) for actor in actors)
                message = Text(
                    f"{who.en} are to approve the use of {what.en}; whether each of them must, and how they agree, is not stated",
                    f"{who.da} skal godkende anvendelsen af {what.da}; det fremgår ikke, om alle skal, og hvordan de når til enighed",
                )
            elif actors and not kin.has_rule(actors[0]) and not kin.acts_through(actors[0]) and len(kin.members(actors[0])) > 1:
                group, number = name(actors[0]), len(kin.members(actors[0]))
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
    legacy=find,
)
