"""GOV222: deputies for some seats only, where everybody must agree."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import seats_in, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Bodies that decide by unanimity of all voting seats, of which some have a deputy and others none."""
    voices = voices_of(models)
    for bodies in voices.bodies():
        rule = next((body.spec.decides for body in bodies if body.spec.decides is not None), None)
        if rule is None or rule == "not_stated" or rule.rule != "unanimity" or rule.of != "seats":
            continue
        if rule.absence in ("left_out", "as_yes"):
            continue  # who is absent stops nothing
        voting = [seat for seat in seats_in(bodies) if not seat.spec.observer]
        without = [seat for seat in voting if not seat.spec.deputy]
        having = [seat for seat in voting if seat.spec.deputy]
        if not without or not having or not sound(bodies):
            continue
        called, lacking, have = name(bodies[0]), _ids(without), _ids(having)
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


def _ids(seats: list[Entity]) -> Text:
    return few(Text(f"`{id_}`", f"`{id_}`") for seat in seats if (id_ := seat.id.rpartition(".")[2]))


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
    legacy=find,
)
