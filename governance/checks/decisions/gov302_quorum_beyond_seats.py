"""GOV302: a quorum that more people must meet than there can be."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.rules import within
from governance.words.plurals import MEMBER, VOTING_SEAT


def find(model: Model) -> Iterator[Finding]:
    """Rules, and rules within rules, whose quorum is above the voting seats (at most that many), or a share above all."""
    for body in model.bodies:
        if body.rule is None:
            continue
        for rule in within(body.rule):
            quorum = rule.quorum
            if quorum is None:
                continue
            if quorum.share is not None and quorum.share > 1:
                called = name(body)
                yield Finding(
                    at=rule.at("quorum", "share"),
                    message=Text(
                        f"{called.en}: a quorum of {quorum.share} is more than everybody",
                        f"{called.da}: et krav til fremmøde på {quorum.share} er mere end alle",
                    ),
                    help=Text("write `all`, a share of at most 1, or a number", "skriv `all`, en andel på højst 1, eller et antal"),
                )
            if quorum.count is not None:
                most = _most(body)
                if most is not None and 0 < most[0] < quorum.count:
                    called = name(body)
                    yield Finding(
                        at=rule.at("quorum", "count"),
                        message=Text(
                            f"{called.en}: {quorum.count} must be present, but it has {most[1].en}",
                            f"{called.da}: {quorum.count} skal være til stede, men der er {most[1].da}",
                        ),
                        help=Text(
                            f"at most {most[0]} can be required; observers do not count",
                            f"der kan højst kræves {most[0]}; observatører tæller ikke med",
                        ),
                        related=(
                            (Text("the seats", "pladserne"), body.at("seats"))
                            if body.seats
                            else (Text("its size", "antallet"), body.at("size")),
                        ),
                    )


def _most(body: Body) -> tuple[int, Text] | None:
    """How many members a body has at most, and that in words; None where it is not known."""
    if not body.seats:
        if body.stated_size is None:
            return None
        most = max(body.stated_size)
        words = MEMBER.counted(most)
        return most, Text(f"at most {words.en}", f"højst {words.da}")
    voters = body.voters
    if voters is None:
        return None
    words = VOTING_SEAT.counted(voters.high)
    en, da = ("only", "kun") if voters.low == voters.high else ("at most", "højst")
    return voters.high, Text(f"{en} {words.en}", f"{da} {words.da}")


CHECK = Check(
    code="GOV302",
    severity=Severity.ERROR,
    title=Text("Quorum beyond the seats", "Flere skal møde, end der er pladser"),
    finds=Text(
        "A rule, or a rule within one, that requires more present than the body has voting seats, or a share above 1.",
        "En regel, eller en regel i en regel, der kræver flere til stede, end organet har pladser med stemme, eller en andel over 1.",
    ),
    why=Text("The body can never decide anything.", "Organet kan aldrig blive beslutningsdygtigt."),
    remedy=Text(
        "Lower the quorum, or add the seats that are missing; observers do not count towards it.",
        "Sænk kravet, eller tilføj de pladser, der mangler; observatører tæller ikke med.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 3}
    decides: {rule: majority, of: present, quorum: 4}
""",
    find=find,
)
