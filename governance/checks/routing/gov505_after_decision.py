"""GOV505: a matter prepared, consulted on or recommended when it has already been decided."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.cases import ACTING, DECIDING, Case, Step, Verb
from governance.model.resolution import Model
from governance.words.quoting import quoted
from governance.words.steps import STEPS

_BEFORE: tuple[Verb, ...] = ("prepare", "consult", "recommend")
_AGAIN: tuple[Verb, ...] = ("handle", "decide", "approve")
"""What nobody does with a matter that they have decided already."""


def find(model: Model) -> Iterator[Finding]:
    """One finding for each case whose route ends in such a step, after its decision, with nothing more to lead to.

    Or that is handled after it, or comes back to whoever has decided it, with nothing prepared or heard in between.
    A step for a certain situation alone is left out of account, and so is a case that goes on as another.
    """
    for case in model.cases:
        if (again := _back(case)) is not None:
            yield again
            continue
        if len(case.steps) < 2 or case.is_continued:
            continue
        last = max((number for number, step in enumerate(case.steps) if step.verb in ACTING), default=len(case.steps))
        decided = next((step for step in case.steps[last::-1] if step.verb in DECIDING and step.when is None), None)
        late = next((step for step in case.steps[last + 1 :] if step.verb in _BEFORE and step.when is None), None)
        if decided is None or late is None:
            continue
        what, kind = quoted(name(case)), STEPS[late.verb].noun
        yield Finding(
            at=late.at("step"),
            message=Text(
                f"{what.en}: a {kind.en} after the decision, and nothing that it leads to",
                f"{what.da}: en {kind.da} efter beslutningen, som ikke fører til noget",
            ),
            help=Text(
                "move it before the decision, or add what it is for (`handle`, `decide`, `carry_out`)",
                "flyt den til før beslutningen, eller tilføj det, den skal bruges til (`handle`, `decide`, `carry_out`)",
            ),
            related=((Text("decided here", "besluttes her"), decided.at("step")),),
        )


def _back(case: Case) -> Finding | None:
    """The first step by which a case comes back to somebody who has decided it."""
    decided: dict[Actor, Step] = {}
    before: Step | None = None
    for step in case.steps:
        at_once = before if step.verb == "approve" else None  # decides and approves: one act
        before = step
        if step.when is not None:
            continue
        if step.verb in _BEFORE:
            decided.clear()
        here = step.by.things if step.verb in _AGAIN else ()
        back = next((actor for actor in here if decided.get(actor, at_once) is not at_once), None)
        if back is not None:
            who, what = name(back), quoted(name(case))
            return Finding(
                at=step.at("step"),
                message=Text(
                    f"{what.en} comes back to {who.en}, who has already decided it",
                    f"{what.da} kommer tilbage til {who.da}, som allerede har besluttet den",
                ),
                help=Text(
                    "leave the step out, move it before the decision, or say when it is needed (`when`)",
                    "udelad trinnet, flyt det til før beslutningen, eller angiv, hvornår det skal til (`when`)",
                ),
                related=((Text("decided here", "besluttes her"), decided[back].at("step")),),
            )
        if step.verb == "handle" and decided:
            what = quoted(name(case))
            return Finding(
                at=step.at("step"),
                message=Text(f"{what.en} is handled after its decision", f"{what.da} behandles efter beslutningen"),
                help=Text(
                    "move it before the decision, say when it is needed (`when`), or say `carry_out` if that is meant",
                    "flyt det til før beslutningen, angiv, hvornår det skal til (`when`), eller skriv `carry_out`, hvis det er ment",
                ),
                related=((Text("decided here", "besluttes her"), next(iter(decided.values())).at("step")),),
            )
        if step.verb == "decide":
            decided |= dict.fromkeys(here, step)
    return None


CHECK = Check(
    code="GOV505",
    severity=Severity.WARNING,
    title=Text("A route that goes on after its decision", "En sagsgang, der fortsætter efter beslutningen"),
    finds=Text(
        "A step prepare, consult or recommend after the last step that decides, approves, handles or carries out; "
        "or a matter that is handled after its decision or comes back to who has decided it, with nothing prepared or heard in between.",
        "Et trin prepare, consult eller recommend efter det sidste trin, der beslutter, godkender, behandler eller udfører; "
        "eller en sag, der behandles efter beslutningen eller kommer tilbage til den, der har besluttet den, "
        "uden at noget er forberedt eller nogen hørt imens.",
    ),
    why=Text(
        "Whoever is heard then is heard too late; or the decision that it prepares is missing.",
        "Den, der høres da, høres for sent; eller den beslutning, der forberedes, mangler.",
    ),
    remedy=Text(
        "Put the steps in their order, or add the decision that follows.",
        "Sæt trinnene i rækkefølge, eller tilføj den beslutning, der følger.",
    ),
    example="""\
bodies:
  board: {level: political}
  choir: {level: political}
cases:
  budget:
    name: Budget
    route: [{step: decide, by: board}, {step: consult, by: choir}]
""",
    find=find,
)
