"""GOV310: a meeting with a quorum that cannot adopt anything, though all who are there agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from governance.checks._floor import Sitting, can_decide, sittings
from governance.checks.base import Check, Finding, name
from governance.decisions.power.game import game_of
from governance.decisions.words import requirement
from governance.diagnostics import Severity, Text
from governance.linked import Models


def find(models: Models) -> Iterator[Finding]:
    """Bodies whose quorum can be there and yet is too few, or too light, for their rule; and who that is."""
    for sitting in sittings(models):
        quorum = sitting.method.quorum
        if quorum is None or not can_decide(sitting):
            continue
        meeting = _too_few(sitting)
        if meeting is None:
            continue
        body, called = sitting.body, name(sitting.body)
        there = sum(meeting)
        places = sitting.method.chamber.places
        ids = [f"{place.id}:{many}" if many > 1 else place.id for place, many in zip(places, meeting, strict=True) if many]
        shown = ", ".join(ids if len(ids) <= 6 else [*ids[:5], "…"])
        rule = requirement(body.spec.decides)
        yield Finding(
            at=body.at("decides", "quorum"),
            message=Text(
                f"{called.en}: with {there} present ({shown}) there is a quorum, but nothing can be adopted: {rule.en}",
                f"{called.da}: med {there} til stede ({shown}) er organet beslutningsdygtigt, men intet kan vedtages: {rule.da}",
            ),
            help=Text("raise the quorum, or count fewer in the rule", "kræv flere til stede, eller lad reglen tælle færre"),
        )


def _too_few(sitting: Sitting) -> tuple[int, ...] | None:
    """Of the smallest meetings with a quorum, the lightest ones: one that cannot decide; None where all can."""
    how = sitting.method
    assert how.quorum is not None
    game = game_of(how, "absent")
    counts = [place.count for place in how.chamber.places]
    total = sum(counts)
    needed = how.quorum.count or 0
    if how.quorum.share is not None:
        needed = max(needed, -(-how.quorum.share.numerator * total // how.quorum.share.denominator))
    for weights in game.weights:
        meeting = _lightest(counts, weights, needed, how.quorum.places)
        if sum(meeting) and not game.wins(meeting):
            return meeting
    return None


def _lightest(counts: Sequence[int], weights: Sequence[int], needed: int, must: Sequence[int]) -> tuple[int, ...]:
    meeting = [count if at in must else 0 for at, count in enumerate(counts)]
    for at in sorted(range(len(counts)), key=lambda at: (weights[at], at)):
        meeting[at] += max(min(counts[at] - meeting[at], needed - sum(meeting)), 0)
    return tuple(meeting)


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
