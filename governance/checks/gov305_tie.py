"""GOV305: a vote that can end in a tie, and nothing to break it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from governance.checks._kin import Kin
from governance.checks._votes import Voting, voting
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.linked import Models

_HALF = Fraction(1, 2)


def find(models: Models) -> Iterator[Finding]:
    """Bodies that decide by more than half, where as many can be for as against, and `tie` says nothing.

    Only the body's own rule: within another, what a tie does depends on the rest. Not where seats weigh differently:
    whether their votes can be halved is for the counting of votes to say.
    """
    kin: Kin | None = None
    for body in models.all("body"):
        rule = body.spec.decides
        if rule is None or isinstance(rule, str) or rule.rule != "majority":
            continue
        if not rule.strict or (rule.threshold is not None and rule.threshold != _HALF) or rule.tie not in (None, "not_stated"):
            continue
        kin = kin or Kin(models)
        votes = _even(rule, voting(kin.bodies(body)))
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


def _even(rule: Any, count: Voting | None) -> int | None:
    """The greatest even number of votes that there can be, 0 where it is not known how many, None where there is no tie."""
    counts_few = rule.of in ("present", "cast")
    if count is None:
        return 0 if counts_few else None
    if count.weighted:
        return None
    even = count.high - count.high % 2
    if counts_few and not (rule.of == "present" and _all_present(rule.quorum, count)):
        return even or None
    return even if even >= max(count.low, 2) else None


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
