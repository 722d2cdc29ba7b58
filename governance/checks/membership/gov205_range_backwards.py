"""GOV205: a range the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Kind, Models
from governance.schema.values import Range

_CONDITIONAL: tuple[Kind, ...] = ("case", "funding")
_SEATS = Text("the number of seats", "antallet af pladser")
_SIZE = Text("the number of members", "antallet af medlemmer")
_STAFF = Text("the number of staff", "antallet af medarbejdere")
_MEETS = Text("the number of meetings a year", "antallet af møder om året")


def find(models: Models) -> Iterator[Finding]:
    """Ranges whose lower end is above the higher one: of seats, sizes, staff, meetings and conditions."""
    for seat in models.all("seat"):
        count = seat.spec.count
        if count is not None and count.low > count.high:
            yield _finding(seat, ("count",), count, _SEATS)
    for body in models.all("body"):
        spec = body.spec
        if spec.size is not None and spec.size.low > spec.size.high:
            yield _finding(body, ("size",), spec.size, _SIZE)
        if spec.staff is not None and spec.staff.count.low > spec.staff.count.high:
            yield _finding(body, ("staff", "count"), spec.staff.count, _STAFF)
        meets = spec.meets
        if meets is not None and meets != "not_stated" and meets.per_year is not None and meets.per_year.low > meets.per_year.high:
            yield _finding(body, ("meets", "per_year"), meets.per_year, _MEETS)
    for kind in _CONDITIONAL:
        for entity in models.all(kind):
            for id_, condition in (entity.spec.conditions or {}).items():
                least = condition.at_least
                if least is not None and least.low > least.high:
                    what = Text(f"the number in the condition `{id_}`", f"tallet i betingelsen `{id_}`")
                    yield _finding(entity, ("conditions", id_, "at_least"), least, what)


def _finding(entity: Entity, path: tuple[str, ...], found: Range, what: Text) -> Finding:
    of = name(entity) if entity.kind != "funding" else Text("the funding", "finansieringen")
    return Finding(
        at=entity.at(*path),
        message=Text(
            f"{what.en} of {of.en} is `{found}`: at least {found.low}, and at most {found.high}",
            f"{what.da} for {of.da} er `{found}`: mindst {found.low} og højst {found.high}",
        ),
        help=Text(
            f"write the smaller number first: `{found.high}..{found.low}`", f"skriv det mindste tal først: `{found.high}..{found.low}`"
        ),
    )


CHECK = Check(
    code="GOV205",
    severity=Severity.ERROR,
    title=Text("Range the wrong way round", "Interval, der vender forkert"),
    finds=Text(
        "A range such as `3..2`, in a number of seats, members, staff or meetings, or in a condition.",
        "Et interval som `3..2`, i et antal pladser, medlemmer, medarbejdere eller møder eller i en betingelse.",
    ),
    why=Text("No number is at least 3 and at most 2.", "Intet tal er mindst 3 og højst 2."),
    remedy=Text("Write the smaller number first.", "Skriv det mindste tal først."),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 3..2}
""",
    legacy=find,
)
