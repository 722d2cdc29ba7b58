"""GOV507: cases that go on as each other."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.cases import Case
from governance.model.resolution import Model
from governance.words.lists import few
from governance.words.quoting import quoted


def find(model: Model) -> Iterator[Finding]:
    """One finding for each circle of `continues`, at the first of its cases in the file."""
    order = {case: number for number, case in enumerate(model.cases)}
    done: set[Case] = set()
    for case in model.cases:
        way: dict[Case, None] = {}
        at: Case | None = case
        while at is not None and at not in done:
            done.add(at)
            way[at] = None
            at = at.continues
        if at in way:
            steps = list(way)
            circle = steps[steps.index(at) :]
            start = min(range(len(circle)), key=lambda number: order[circle[number]])
            yield _finding(circle[start:] + circle[:start])


def _finding(circle: list[Case]) -> Finding:
    what = quoted(name(circle[0]))
    if len(circle) == 1:
        message = Text(f"{what.en} continues as itself", f"{what.da} fortsætter som sig selv")
    else:
        through = few(quoted(name(case)) for case in circle[1:])
        message = Text(f"{what.en} continues in a circle, by way of {through.en}", f"{what.da} fortsætter i ring, over {through.da}")
    return Finding(
        at=circle[0].at("continues"),
        message=message,
        help=Text("delete `continues` where the matter ends", "slet `continues` dér, hvor sagen slutter"),
        related=tuple((Text("and on from here", "og videre herfra"), case.at("continues")) for case in circle[1:6]),
    )


CHECK = Check(
    code="GOV507",
    severity=Severity.ERROR,
    title=Text("Continues in a circle", "Fortsætter i ring"),
    finds=Text(
        "Cases whose `continues` leads back to where it began.",
        "Sager, hvis `continues` fører tilbage til begyndelsen.",
    ),
    why=Text("Such a matter never reaches anybody who settles it.", "En sådan sag når aldrig frem til nogen, der afgør den."),
    remedy=Text("Decide where it ends, and delete `continues` there.", "Afgør, hvor den slutter, og slet `continues` dér."),
    example="""\
cases:
  works: {name: Works, continues: repairs}
  repairs: {name: Repairs, continues: works}
""",
    find=find,
)
