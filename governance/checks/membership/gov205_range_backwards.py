"""GOV205: a range the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.cases import Case
from governance.model.contributions import Funding
from governance.model.resolution import Model
from governance.model.written import Locus
from governance.schema.values import Range

_SEATS = Text("the number of seats", "antallet af pladser")
_SIZE = Text("the number of members", "antallet af medlemmer")
_STAFF = Text("the number of staff", "antallet af medarbejdere")
_MEETS = Text("the number of meetings a year", "antallet af møder om året")


def find(model: Model) -> Iterator[Finding]:
    """Ranges whose lower end is above the higher one: of seats, sizes, staff, meetings and conditions."""
    for seat in model.seats_saying("count"):
        if _inverted(count := seat.count):
            yield _finding(seat.at("count"), name(seat), count, _SEATS)
    for body in model.bodies:
        if _inverted(size := body.stated_size):
            yield _finding(body.at("size"), name(body), size, _SIZE)
        if body.staff is not None and _inverted(staff := body.staff.count):
            yield _finding(body.staff.at("count"), name(body), staff, _STAFF)
        if body.meets is not None and _inverted(times := body.meets.per_year):
            yield _finding(body.meets.at("per_year"), name(body), times, _MEETS)
    conditional: tuple[Case | Funding, ...] = (*model.cases, *model.fundings)
    for thing in conditional:
        for id_, condition in thing.conditions.items():
            if _inverted(least := condition.at_least):
                of = Text("the funding", "finansieringen") if isinstance(thing, Funding) else name(thing)
                what = Text(f"the number in the condition `{id_}`", f"tallet i betingelsen `{id_}`")
                yield _finding(condition.at("at_least"), of, least, what)


def _inverted(range_: Range | None) -> TypeGuard[Range]:
    return range_ is not None and range_.low > range_.high


def _finding(at: Locus, of: Text, found: Range, what: Text) -> Finding:
    return Finding(
        at=at,
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
    find=find,
)
