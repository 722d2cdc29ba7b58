"""GOV505: a matter prepared, consulted on or recommended when it has already been decided."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import quoted
from governance.checks._route import ACTING, DECIDING, steps
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.linked import Models

_BEFORE = {
    "prepare": Text("preparation", "forberedelse"),
    "consult": Text("consultation", "høring"),
    "recommend": Text("recommendation", "indstilling"),
}


def find(models: Models) -> Iterator[Finding]:
    """One finding for each case whose route ends in such a step, after its decision, with nothing more to lead to.

    A step for a certain situation alone is left out of account, and so is a case that goes on as another.
    """
    for case in models.all("case"):
        route = steps(case)
        if len(route) < 2 or case.spec.continues is not None:
            continue
        last = max((number for number, step in enumerate(route) if step.step in ACTING), default=len(route))
        decided = next((n for n in range(min(last, len(route) - 1), -1, -1) if route[n].step in DECIDING and route[n].when is None), None)
        if decided is None:
            continue
        late = [n for n in range(last + 1, len(route)) if route[n].step in _BEFORE and route[n].when is None]
        if not late:
            continue
        what, kind = quoted(name(case)), _BEFORE[route[late[0]].step]
        yield Finding(
            at=case.at("route", late[0], "step"),
            message=Text(
                f"{what.en}: a {kind.en} after the decision, and nothing that it leads to",
                f"{what.da}: en {kind.da} efter beslutningen, som ikke fører til noget",
            ),
            help=Text(
                "move it before the decision, or add what it is for (`handle`, `decide`, `carry_out`)",
                "flyt den til før beslutningen, eller tilføj det, den skal bruges til (`handle`, `decide`, `carry_out`)",
            ),
            related=((Text("decided here", "besluttes her"), case.at("route", decided, "step")),),
        )


CHECK = Check(
    code="GOV505",
    severity=Severity.WARNING,
    title=Text("A route that goes on after its decision", "En sagsgang, der fortsætter efter beslutningen"),
    finds=Text(
        "A step prepare, consult or recommend after the last step that decides, approves, handles or carries out.",
        "Et trin prepare, consult eller recommend efter det sidste trin, der beslutter, godkender, behandler eller udfører.",
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
