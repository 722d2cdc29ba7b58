"""GOV501: a case that nobody takes upon themselves."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.cases import ACTING
from governance.model.resolution import Model
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS


def find(model: Model) -> Iterator[Finding]:
    """Cases without a step by which somebody handles, decides, approves or carries out; not those that go on as another."""
    for case in model.cases:
        if case.is_continued:
            continue
        acting = [step for step in case.steps if step.verb in ACTING]
        if any(step.by.said for step in acting):
            continue
        what = quoted(name(case))
        if acting:
            does = STEPS[acting[0].verb].active
            message = Text(
                f"it is not stated who {does.en} {what.en}, and nobody else takes it on",
                f"det fremgår ikke, hvem der {does.da} {what.da}, og ingen andre påtager sig sagen",
            )
            where = acting[0].at("by")
        elif case.steps:
            only = few(STEPS[verb].active for verb in dict.fromkeys(step.verb for step in case.steps))
            message = Text(
                f"{what.en}: there is somebody who {only.en} it, but nobody who handles, decides, approves or carries out",
                f"{what.da}: der er nogen, der {only.da} sagen, men ingen, der behandler, beslutter, godkender eller udfører",
            )
            where = case.at("route")
        else:
            message = Text(f"nothing says who handles {what.en}", f"det fremgår ikke, hvem der behandler {what.da}")
            where = case.at("route")
        yield Finding(
            at=where,
            message=message,
            help=Text(
                "add the step (`handle`, `decide`, `approve` or `carry_out`), or the case that it `continues` as",
                "tilføj trinnet (`handle`, `decide`, `approve` eller `carry_out`), eller den sag, den fortsætter som (`continues`)",
            ),
        )


CHECK = Check(
    code="GOV501",
    severity=Severity.WARNING,
    title=Text("A case that nobody takes on", "En sag, som ingen tager sig af"),
    finds=Text(
        "A case whose route is missing or not stated, or in which nobody handles, decides, approves or carries out.",
        "En sag, hvis vej mangler eller ikke er angivet, eller hvor ingen behandler, beslutter, godkender eller udfører.",
    ),
    why=Text(
        "Whoever has such a matter finds nobody to take it to.",
        "Den, der har sådan en sag, finder ingen at gå til.",
    ),
    remedy=Text(
        "Say who takes it on; or accept the finding, where it is settled in a text that is not at hand.",
        "Angiv, hvem der tager sig af den; eller acceptér fundet, hvis det står i en tekst, der ikke foreligger.",
    ),
    example="""\
parties:
  town: {name: The town}
cases:
  budget:
    name: Budget
    route: [{step: prepare, by: town}]
""",
    find=find,
)
