"""GOV302: a quorum that more people must meet than there can be."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin
from governance.checks._votes import rules, voting
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models
from governance.words.plurals import VOTING_SEAT


def find(models: Models) -> Iterator[Finding]:
    """Rules, and rules within rules, whose quorum is above the voting seats (at most that many), or a share above all."""
    kin: Kin | None = None
    for body in models.all("body"):
        if body.spec.decides is None:
            continue
        for path, rule in rules(body):
            quorum = rule.quorum
            if quorum is None or isinstance(quorum, str):
                continue
            if quorum.share is not None and quorum.share > 1:
                called = name(body)
                yield Finding(
                    at=body.at(*path, "quorum", "share"),
                    message=Text(
                        f"{called.en}: a quorum of {quorum.share} is more than everybody",
                        f"{called.da}: et krav til fremmøde på {quorum.share} er mere end alle",
                    ),
                    help=Text("write `all`, a share of at most 1, or a number", "skriv `all`, en andel på højst 1, eller et antal"),
                )
            if quorum.count is not None:
                kin = kin or Kin(models)
                most = _most(kin.bodies(body))
                if most is not None and 0 < most[0] < quorum.count:
                    called = name(body)
                    yield Finding(
                        at=body.at(*path, "quorum", "count"),
                        message=Text(
                            f"{called.en}: {quorum.count} must be present, but it has {most[1].en}",
                            f"{called.da}: {quorum.count} skal være til stede, men der er {most[1].da}",
                        ),
                        help=Text(
                            f"at most {most[0]} can be required; observers do not count",
                            f"der kan højst kræves {most[0]}; observatører tæller ikke med",
                        ),
                        related=_seats(kin.bodies(body)),
                    )


def _most(bodies: list[Entity]) -> tuple[int, Text] | None:
    if not any(body.parts for body in bodies):
        sizes = [body.spec.size for body in bodies if body.spec.size is not None]
        if not sizes:
            return None
        most = max(max(size) for size in sizes)
        return most, Text(f"at most {most} members", f"højst {most} medlemmer")
    count = voting(bodies)
    if count is None:
        return None
    words = VOTING_SEAT.counted(count.high)
    en, da = ("only", "kun") if count.low == count.high else ("at most", "højst")
    return count.high, Text(f"{en} {words.en}", f"{da} {words.da}")


def _seats(bodies: list[Entity]) -> tuple[tuple[Text, Locus], ...]:
    return tuple(
        (Text("the seats", "pladserne"), body.at("seats")) if body.parts else (Text("its size", "antallet"), body.at("size"))
        for body in bodies
        if body.parts or body.spec.size is not None
    )


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
    legacy=find,
)
