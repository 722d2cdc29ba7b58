"""GOV310: a meeting with a quorum that cannot adopt anything, though all who are there agree."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._games import analyses
from governance.checks.check import Check, Finding, name
from governance.decisions.kinds import requirement
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Bodies whose quorum can be there and yet is too few, or too light, for their rule; and who that is."""
    for body, rule, places, does in analyses(model):
        meeting = does.meeting
        if meeting is None:
            continue
        called, there = name(body), sum(meeting)
        ids = [f"{id_}:{many}" if many > 1 else id_ for id_, many in zip(places, meeting, strict=True) if many]
        shown = ", ".join(ids if len(ids) <= 6 else [*ids[:5], "…"])
        needs = requirement(rule)
        yield Finding(
            at=rule.at("quorum"),
            message=Text(
                f"{called.en}: with {there} present ({shown}) there is a quorum, but nothing can be adopted: {needs.en}",
                f"{called.da}: med {there} til stede ({shown}) er organet beslutningsdygtigt, men intet kan vedtages: {needs.da}",
            ),
            help=Text("raise the quorum, or count fewer in the rule", "kræv flere til stede, eller lad reglen tælle færre"),
        )


CHECK = Check(
    code="GOV310",
    severity=Severity.WARNING,
    title=Text("A quorum too small to decide", "Beslutningsdygtigt, men ude af stand til at beslutte"),
    finds=Text(
        "A quorum that can be there without enough votes for the rule, even when all who are there agree.",
        "Et krav til fremmøde, som kan være opfyldt, uden at der er stemmer nok til reglen, selv om alle fremmødte er enige.",
    ),
    why=Text(
        "The meeting is valid and every proposal falls, whatever those present want.",
        "Mødet er gyldigt, og ethvert forslag falder, uanset hvad de fremmødte vil.",
    ),
    remedy=Text(
        "Raise the quorum to what the rule needs, or let the rule count those present.",
        "Kræv så mange til stede, som reglen behøver, eller lad reglen tælle de fremmødte.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 7}
    decides: {rule: majority, of: seats, quorum: 3}
""",
    find=find,
)
