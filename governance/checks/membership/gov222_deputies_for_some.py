"""GOV222: deputies for some seats only, where everybody must agree."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.model.seats import Seat
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Bodies that decide by unanimity of all voting seats, of which some have a deputy and others none."""
    for body in model.bodies:
        rule = body.rule
        if rule is None or rule.rule != "unanimity" or rule.of != "seats":
            continue
        if rule.absence in ("left_out", "as_yes"):
            continue  # who is absent stops nothing
        without = [seat for seat in body.voting_seats if not seat.deputy]
        having = [seat for seat in body.voting_seats if seat.deputy]
        if not without or not having or not body.sound:
            continue
        called, lacking, have = name(body), _ids(without), _ids(having)
        verb = Text("has", "har") if len(without) == 1 else Text("have", "har")
        yield Finding(
            at=without[0].at(),
            message=Text(
                f"in {called.en} {have.en} can send a deputy, but {lacking.en} {verb.en} none: "
                "where all seats must agree, one absence is enough to stop a decision",
                f"i {called.da} kan {have.da} sende en suppleant, men {lacking.da} {verb.da} ingen: "
                "hvor alle pladser skal være enige, er ét fravær nok til at standse en beslutning",
            ),
            help=Text(
                "give every voting seat a deputy, or say what an absence does (`absence`)",
                "giv alle pladser med stemme en suppleant, eller sig, hvad et fravær betyder (`absence`)",
            ),
            related=(
                *((Text("has no deputy either", "har heller ingen suppleant"), seat.at()) for seat in without[1:5]),
                (Text("has a deputy", "har suppleant"), having[0].at("deputy")),
            ),
        )


def _ids(seats: list[Seat]) -> Text:
    return few(f"`{seat.id_in_body}`" for seat in seats)


CHECK = Check(
    code="GOV222",
    severity=Severity.WARNING,
    title=Text("Deputies for some seats only", "Suppleanter for kun nogle pladser"),
    finds=Text(
        "A body that decides by unanimity of all its seats, in which some voting seats have a deputy and others have none.",
        "Et organ, der beslutter med enstemmighed blandt alle pladser, hvor nogle pladser med stemme har suppleant, og andre ingen har.",
    ),
    why=Text(
        "A member without a deputy who is ill blocks every decision; one with a deputy does not.",
        "Et medlem uden suppleant, der er syg, blokerer enhver beslutning; et medlem med suppleant gør ikke.",
    ),
    remedy=Text(
        "Give all of them deputies, or say how an absent member counts.",
        "Giv dem alle suppleanter, eller sig, hvordan et fraværende medlem tæller.",
    ),
    example="""\
parties:
  town: {name: The town}
  fund: {name: The fund}
bodies:
  board:
    level: administrative
    seats:
      town: {appointed_by: town, deputy: true}
      fund: {appointed_by: fund}
    decides: {rule: unanimity, of: seats}
""",
    find=find,
)
