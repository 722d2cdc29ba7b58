"""GOV305: a vote that can end in a tie, and nothing to break it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from governance.chambers import seats_of
from governance.checks._kin import Kin
from governance.checks._votes import Voting, voting
from governance.checks.base import Check, Finding, name
from governance.decisions.condition import whole
from governance.decisions.majority import HALF, threshold
from governance.diagnostics import Severity, Text
from governance.linked import Entity, Models, seat_count

_MANY = 2_000
_HEAVY = 100_000
"""Beyond so many votes, or so much weight, it is not worked out whether they can be halved."""


def find(models: Models) -> Iterator[Finding]:
    """Bodies that decide by more than half, where as many can be for as against, and `tie` says nothing.

    Only the body's own rule: within another, what a tie does depends on the rest. Where seats weigh differently, only if
    some votes for and some against weigh the same.
    """
    kin: Kin | None = None
    for body in models.all("body"):
        rule = body.spec.decides
        if rule is None or isinstance(rule, str) or rule.rule != "majority":
            continue
        share, strict = threshold(rule)
        if not strict or share != HALF or rule.tie not in (None, "not_stated"):
            continue
        kin = kin or Kin(models)
        bodies = kin.bodies(body)
        votes = _even(rule, voting(bodies), bodies)
        if votes is None:
            continue
        called = name(body)
        en, da = (
            ("with as many votes for as against", "ved stemmelighed")
            if not votes
            else (
                f"with {votes // 2} for and {votes // 2} against",
                f"med {votes // 2} for og {votes // 2} imod",
            )
        )
        yield Finding(
            at=body.at("decides", "tie"),
            message=Text(
                f"{called.en}: {en} nothing is adopted, and what happens then is not stated",
                f"{called.da}: {da} er intet vedtaget, og det fremgår ikke, hvad der så sker",
            ),
            help=Text(
                "say it under `tie`: `chair`, `rejected` or `status_quo`",
                "skriv det under `tie`: `chair` (formandens stemme), `rejected` (forkastet) eller `status_quo` (uændret)",
            ),
        )


def _even(rule: Any, count: Voting | None, bodies: list[Entity]) -> int | None:
    """The greatest even number of votes that there can be, 0 where it is not known how many, None where there is no tie."""
    counts_few = rule.of in ("present", "cast")
    if count is None:
        return 0 if counts_few else None
    if count.weighted:
        return 0 if _can_halve(rule, bodies) else None
    even = count.high - count.high % 2
    if counts_few and not (rule.of == "present" and _all_present(rule.quorum, count)):
        return even or None
    return even if even >= max(count.low, 2) else None


def _can_halve(rule: Any, bodies: list[Entity]) -> bool:
    """Whether weighted votes can come out even: of all of them, or of those who come, whichever the rule counts."""
    weights: list[Fraction] = []
    for seat in seats_of(bodies).values():
        number = seat_count(seat.model, seat.spec)
        if not seat.spec.observer and number is not None:
            weights += [Fraction(1) if seat.spec.weight is None else seat.spec.weight] * min(max(number), _MANY)
    scaled, _ = whole([weight for weight in weights if weight])
    total = sum(scaled)
    if not scaled or total > _HEAVY or len(scaled) > _MANY:
        return False
    few = rule.of in ("present", "cast")
    # Each difference of for and against is a bit. Where those who do not vote are left out, a vote may also be missing.
    empty, voted = 1 << total, 0
    for weight in scaled:
        voted = _either(voted | empty, weight) | (voted if few else 0)
        empty = empty if few else 0
    return bool(voted >> total & 1)


def _either(sums: int, weight: int) -> int:
    return sums << weight | sums >> weight


def _all_present(quorum: Any, count: Voting) -> bool:
    if quorum is None or isinstance(quorum, str):
        return False
    return (quorum.share is not None and quorum.share >= 1) or (quorum.count is not None and quorum.count >= count.high)


CHECK = Check(
    code="GOV305",
    severity=Severity.WARNING,
    title=Text("A tie that nothing breaks", "Stemmelighed uden udvej"),
    finds=Text(
        "A body that decides by more than half, in which as many can vote for as against, and nothing says what a tie does.",
        "Et organ, der beslutter med mere end halvdelen, hvor lige mange kan stemme for og imod, uden at det er sagt, hvad "
        "stemmelighed betyder.",
    ),
    why=Text(
        "The matter stays undecided, even the election of a chair who would break the tie.",
        "Sagen forbliver uafgjort, også valget af den formand, hvis stemme skulle afgøre den.",
    ),
    remedy=Text(
        "Say whose vote counts then, or that the proposal is rejected or everything stays as it is.",
        "Sig, hvis stemme der så afgør sagen, eller at forslaget er forkastet, eller alt er uændret.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 4}
    decides: {rule: majority, of: cast}
""",
    find=find,
)
