"""GOV506: whoever recommends is whoever decides."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import resolve
from governance.checks._route import DECIDING, doers, known, steps
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Models
from governance.words.quoting import quoted


def find(models: Models) -> Iterator[Finding]:
    """Cases in which one actor alone recommends and the same alone decides or approves.

    Not where others take part in the recommendation or it goes to others, where somebody else handles the matter in
    between, nor where one of the steps is for a certain situation alone.
    """
    for case in models.all("case"):
        route = steps(case)
        recommending = [n for n, step in enumerate(route) if step.step == "recommend"]
        deciding = [n for n, step in enumerate(route) if step.step in DECIDING]
        if not recommending or not deciding:
            continue
        both = [route[number] for number in (*recommending, *deciding)]
        if any(step.when is not None or not known(case, step) for step in both) or any(route[n].with_ for n in recommending):
            continue
        actors = {id(actor): actor for step in both for actor in doers(case, step)}
        if len(actors) != 1:
            continue
        actor = next(iter(actors.values()))
        others = [step for step in route if step.step == "handle"]
        if any(not known(case, step) or doers(case, step) != [actor] for step in others):
            continue
        if any(resolve(case.model, text) is not actor for n in recommending for text in route[n].to or ()):
            continue
        who, what = name(actor), quoted(name(case))
        yield Finding(
            at=case.at("route", deciding[0], "by"),
            message=Text(
                f"both recommending and deciding on {what.en} lie with {who.en} alone",
                f"{who.da} træffer alene beslutning om {what.da} efter egen indstilling",
            ),
            help=Text("let another recommend, or drop the recommendation", "lad en anden indstille, eller udelad indstillingen"),
            related=((Text("recommends here", "indstiller her"), case.at("route", recommending[0], "by")),),
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
    legacy=find,
)
