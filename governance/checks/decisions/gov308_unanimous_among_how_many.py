"""GOV308: all seats must agree, and how many seats there are is open."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.model.rules import Rule, Unanimity, within
from governance.model.seats import Seat
from governance.model.written import Locus
from governance.words.plurals import VOTING_SEAT


def find(model: Model) -> Iterator[Finding]:
    """Rules of unanimity among all seats in bodies with a voting seat that is a range, or of which the text only says that it may be.

    Not where the body's size is stated exactly, nor where an empty seat is left out: then those who are there count.
    """
    for body in model.bodies:
        rule = next(filter(_of_all, within(body.rule)), None) if body.rule is not None else None
        if rule is None or (body.stated_size is not None and body.stated_size.low == body.stated_size.high):
            continue
        voters = body.voters
        if voters is None or voters.low == voters.high:
            continue
        called, most = name(body), VOTING_SEAT.counted(voters.high)
        yield Finding(
            at=rule.at("of"),
            message=Text(
                f"{called.en}: all seats must agree, but how many they are is open: {voters.low} to {most.en}",
                f"{called.da}: der kræves enighed blandt alle pladser, men antallet ligger ikke fast: {voters.low} til {most.da}",
            ),
            help=Text(
                "say how many seats there are, or count those that are filled (`of: serving`)",
                "angiv, hvor mange pladser der er, eller regn med de besatte (`of: serving`)",
            ),
            related=tuple(map(_open_here, list(filter(_is_open, body.voting_seats))[:5])),
        )


def _of_all(rule: Rule) -> bool:
    """Whether every voting seat must agree, filled or not."""
    return isinstance(rule, Unanimity) and rule.of == "seats" and rule.vacancy != "left_out"


def _is_open(seat: Seat) -> bool:
    return seat.number is not None and seat.number.low != seat.number.high


def _open_here(seat: Seat) -> tuple[Text, Locus]:
    if seat.count is not None and seat.count.low != seat.count.high:
        return Text("a range here", "et interval her"), seat.at("count")
    return Text("it may be none, as it is said here", "den kan være tom, som det siges her"), seat.at("force")


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
    find=find,
)
