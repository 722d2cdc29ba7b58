"""GOV506: whoever recommends is whoever decides."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.cases import DECIDING
from governance.model.resolution import Model
from governance.words.quoting import quoted


def find(model: Model) -> Iterator[Finding]:
    """Cases in which one actor alone recommends and the same alone decides or approves.

    Not where others take part in the recommendation or it goes to others, where somebody else handles the matter in
    between, nor where one of the steps is for a certain situation alone.
    """
    for case in model.cases:
        recommending = [step for step in case.steps if step.verb == "recommend"]
        deciding = [step for step in case.steps if step.verb in DECIDING]
        if not recommending or not deciding:
            continue
        both = [*recommending, *deciding]
        if any(step.when is not None or not step.by.said or step.by.unknown for step in both) or any(
            step.with_.live for step in recommending
        ):
            continue
        actors = {actor for step in both for actor in step.by.things}
        if len(actors) != 1:
            continue
        (actor,) = actors
        others = [step.by for step in case.steps if step.verb == "handle"] + [step.to for step in recommending if step.to.live]
        if any(links.things != (actor,) or links.unknown for links in others):
            continue
        who, what = name(actor), quoted(name(case))
        yield Finding(
            at=deciding[0].at("by"),
            message=Text(
                f"both recommending and deciding on {what.en} lie with {who.en} alone",
                f"{who.da} træffer alene beslutning om {what.da} efter egen indstilling",
            ),
            help=Text("let another recommend, or drop the recommendation", "lad en anden indstille, eller udelad indstillingen"),
            related=((Text("recommends here", "indstiller her"), recommending[0].at("by")),),
        )


CHECK = Check(
    code="GOV506",
    severity=Severity.WARNING,
    title=Text("Decides on its own recommendation", "Beslutter efter egen indstilling"),
    finds=Text(
        "A case in which the only one who recommends is also the only one who decides or approves.",
        "En sag, hvor den eneste, der indstiller, også er den eneste, der beslutter eller godkender.",
    ),
    why=Text(
        "A recommendation is there so that a second pair of eyes sees the matter.",
        "En indstilling er til for, at andre øjne ser på sagen.",
    ),
    remedy=Text("Let another recommend it, or leave the step out.", "Lad en anden indstille, eller udelad trinnet."),
    example="""\
bodies:
  board: {level: political}
cases:
  budget:
    name: Budget
    route: [{step: recommend, by: board}, {step: decide, by: board}]
""",
    find=find,
)
