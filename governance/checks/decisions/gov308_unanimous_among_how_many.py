"""GOV308: all seats must agree, and how many seats there are is open."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin
from governance.checks._votes import rules, voting
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models, seat_count
from governance.words.plurals import VOTING_SEAT


def find(models: Models) -> Iterator[Finding]:
    """Rules of unanimity among all seats in bodies with a voting seat that is a range.

    Not where the body's size is stated exactly, nor where an empty seat is left out: then those who are there count.
    """
    kin: Kin | None = None
    for body in models.all("body"):
        if body.spec.decides is None:
            continue
        for path, rule in rules(body):
            if rule.rule != "unanimity" or rule.of != "seats" or rule.vacancy == "left_out":
                continue
            kin = kin or Kin(models)
            bodies = kin.bodies(body)
            open_ = [seat for other in bodies for seat in other.parts.values() if _is_open(seat)]
            if not open_ or any(other.spec.size is not None and other.spec.size.low == other.spec.size.high for other in bodies):
                continue
            count = voting(bodies)
            if count is None or count.low == count.high:
                continue
            called, most = name(body), VOTING_SEAT.counted(count.high)
            yield Finding(
                at=body.at(*path, "of"),
                message=Text(
                    f"{called.en}: all seats must agree, but how many they are is open: {count.low} to {most.en}",
                    f"{called.da}: der kræves enighed blandt alle pladser, men antallet ligger ikke fast: {count.low} til {most.da}",
                ),
                help=Text(
                    "say how many seats there are, or count those that are filled (`of: serving`)",
                    "angiv, hvor mange pladser der er, eller regn med de besatte (`of: serving`)",
                ),
                related=tuple((Text("a range here", "et interval her"), seat.at("count")) for seat in open_[:5]),
            )
            break


def _is_open(seat: Entity) -> bool:
    if seat.spec.observer or seat.spec.count is None:
        return False
    count = seat_count(seat.model, seat.spec)
    return count is not None and count[0] != count[1]


CHECK = Check(
    code="GOV308",
    severity=Severity.WARNING,
    title=Text("Unanimous among how many?", "Enstemmighed blandt hvor mange?"),
    finds=Text(
        "A rule that every voting seat must agree, in a body where the number of some seat is a range, such as 2..3.",
        "En regel om, at alle pladser med stemme skal være enige, i et organ, hvor antallet af nogle pladser er et interval, fx 2..3.",
    ),
    why=Text(
        "With an unused seat nobody can say whether a vote is missing: it is unanimous, or one short.",
        "Er en plads ikke brugt, kan ingen sige, om der mangler en stemme: det er enstemmigt, eller der mangler én.",
    ),
    remedy=Text(
        "Fix the number of seats, or require agreement of those that are filled.",
        "Læg antallet af pladser fast, eller kræv enighed blandt de besatte.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 2..3}
    decides: {rule: unanimity, of: seats}
""",
    legacy=find,
)
