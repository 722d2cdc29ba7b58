"""GOV305: a vote that can end in a tie, and nothing to break it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.decisions.chamber import Chamber
from governance.decisions.condition import Uncountable, whole
from governance.decisions.majority import HALF, threshold
from governance.decisions.seating import chamber_of
from governance.decisions.settings import FIELDS, LEFT_OUT
from governance.decisions.weighted import weights_of
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.model.rules import Majority, Quorum, Rule, Weighted
from governance.schema.values import Range

_MANY = 2_000
_HEAVY = 100_000
"""Beyond so many votes, or so much weight, it is not worked out whether they can be halved."""


def find(model: Model) -> Iterator[Finding]:
    """Bodies that decide by more than half, where as many can be for as against, and `tie` says nothing.

    Only the body's own rule: within another, what a tie does depends on the rest. Where seats weigh differently, only if
    some votes for and some against weigh the same.
    """
    for body in model.bodies:
        rule = body.rule
        if rule is None or rule.tie is not None or not _more_than_half(rule):
            continue
        voters = body.voters
        if isinstance(rule, Weighted) or any(seat.weight not in (None, 1) for seat in body.voting_seats):
            votes = 0 if _can_halve(rule, chamber_of(body, rule), voters) else None
        else:
            votes = _even(rule, voters)
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
            at=rule.at("tie"),
            message=Text(
                f"{called.en}: {en} nothing is adopted, and what happens then is not stated",
                f"{called.da}: {da} er intet vedtaget, og det fremgår ikke, hvad der så sker",
            ),
            help=Text(
                "say it under `tie`: `chair`, `rejected` or `status_quo`",
                "skriv det under `tie`: `chair` (formandens stemme), `rejected` (forkastet) eller `status_quo` (uændret)",
            ),
        )


def _more_than_half(rule: Rule) -> bool:
    if isinstance(rule, Majority):
        return threshold(rule) == (HALF, True)
    return isinstance(rule, Weighted) and rule.threshold == HALF and rule.strict


def _may_be_left_out(rule: Rule, voters: Range | None) -> bool:
    """Whether the rule counts fewer than all: those who come, who vote, whose seats are filled."""
    left_out = {name for name in FIELDS if (rule.effect(name) or ("left_out" if name in LEFT_OUT[rule.of] else "")) == "left_out"}
    if voters is not None and _all_present(rule.quorum, voters):
        left_out &= {"abstention"}  # whoever else is left out is not there
    return bool(left_out)


def _even(rule: Rule, voters: Range | None) -> int | None:
    """The greatest even number of votes that there can be, 0 where it is not known how many, None where there is no tie."""
    few = _may_be_left_out(rule, voters)
    if voters is None:
        return 0 if few else None
    even = voters.high - voters.high % 2
    if few:
        return even or None
    return even if even >= max(voters.low, 2) else None


def _can_halve(rule: Rule, found: Chamber | Text, voters: Range | None) -> bool:
    """Whether weighted votes can come out even: of all of them, or of those who are not left out."""
    if isinstance(found, Text):
        return False
    try:
        each = weights_of(rule, found) if isinstance(rule, Weighted) else [place.votes for place in found.places]
    except Uncountable:
        return False
    scaled, _ = whole(each)
    places = [(weight, place.most or place.count) for weight, place in zip(scaled, found.places, strict=True) if weight]
    total = sum(weight * number for weight, number in places)
    if not places or total > _HEAVY or sum(number for _, number in places) > _MANY:
        return False
    few = _may_be_left_out(rule, voters)
    # Each difference of for and against is a bit. Where those who do not vote are left out, a vote may also be missing.
    empty, voted = 1 << total, 0
    for weight, number in places:
        for _ in range(number):
            voted = _either(voted | empty, weight) | (voted if few else 0)
            empty = empty if few else 0
    return bool(voted >> total & 1)


def _either(sums: int, weight: int) -> int:
    return sums << weight | sums >> weight


def _all_present(quorum: Quorum | None, voters: Range) -> bool:
    if quorum is None:
        return False
    return (quorum.share is not None and quorum.share >= 1) or (quorum.count is not None and quorum.count >= voters.high)


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
