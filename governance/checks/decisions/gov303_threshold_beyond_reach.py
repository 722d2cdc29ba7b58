"""GOV303: a threshold that can never be reached, or that everything reaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from governance.checks.check import Check, Finding, name
from governance.decisions.condition import Uncountable
from governance.decisions.seating import chamber_of, weighable
from governance.decisions.weighted import weights_of
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.rules import AllOf, AnyOf, AtLeast, Majority, Rule, RuleKind, Weighted, within
from governance.words.plurals import VOTE


class _Wrong(NamedTuple):
    field: str
    message: Text
    help: Text


def find(model: Model) -> Iterator[Finding]:
    """Rules, and rules within rules, that no vote can meet, or that are met without any vote."""
    for body in model.bodies:
        if body.rule is None:
            continue
        for rule in within(body.rule):
            wrong = _wrong(rule, body)
            if wrong is not None:
                called = name(body)
                yield Finding(
                    at=rule.at(wrong.field),
                    message=Text(f"{called.en}: {wrong.message.en}", f"{called.da}: {wrong.message.da}"),
                    help=wrong.help,
                )


def _wrong(rule: Rule, body: Body) -> _Wrong | None:
    """What is wrong with a rule of a body in itself."""
    match rule:
        case Majority():
            return _share(rule)
        case Weighted():
            return _share(rule) if rule.threshold <= 1 else _weight(rule, body)
        case AtLeast():
            return _count(rule, body)
        case AllOf() | AnyOf():
            return None if rule.rules else _empty(rule.rule)
    return None


_UNANIMITY = Text("write `rule: unanimity` where everybody must agree", "skriv `rule: unanimity`, hvis alle skal være enige")
_ABOVE_NOTHING = Text("write a threshold above 0", "skriv en grænse over 0")


def _share(rule: Majority | Weighted) -> _Wrong | None:
    threshold = rule.threshold
    if threshold is None:
        return None
    if threshold > 1:
        return _Wrong(
            "threshold",
            Text(f"{threshold} of the votes is more than all of them", f"{threshold} af stemmerne er mere end dem alle"),
            _UNANIMITY,
        )
    if threshold == 1 and rule.strict is True:
        return _Wrong(
            "threshold",
            Text("more than all of the votes can never be for anything", "der kan aldrig være mere end samtlige stemmer for noget"),
            Text("write `strict: false`, or `rule: unanimity`", "skriv `strict: false`, eller `rule: unanimity`"),
        )
    if threshold == 0:
        return _Wrong("threshold", _nothing(bool(rule.strict)), _ABOVE_NOTHING)
    return None


def _nothing(strict: bool) -> Text:
    if strict:
        return Text(
            "with a threshold of 0 a single vote for is enough, however many are against",
            "med en grænse på 0 er en enkelt stemme for nok, uanset hvor mange der er imod",
        )
    return Text(
        "with a threshold of 0 anything is adopted, even without a vote for it",
        "med en grænse på 0 er alt vedtaget, også uden en stemme for",
    )


def _weight(rule: Weighted, body: Body) -> _Wrong | None:
    """A threshold above 1 is a weight. Where not every weight is known, or one is wrong (GOV304, GOV314), nothing is said."""
    found = chamber_of(body, rule)
    if isinstance(found, Text):
        return None
    try:
        weights = weights_of(rule, found)
    except Uncountable:
        return None
    if not set(rule.weights or ()) <= weighable(body):
        return None
    total = sum((place.most or place.count) * weight for place, weight in zip(found.places, weights, strict=True))
    if rule.threshold < total or (rule.threshold == total and not rule.strict):
        return None
    en = "more than" if rule.strict else "at least"
    da = "mere end" if rule.strict else "mindst"
    return _Wrong(
        "threshold",
        Text(
            f"a weight of {en} {rule.threshold} is needed, but all seats together weigh {total}",
            f"der kræves en vægt på {da} {rule.threshold}, men alle pladser vejer tilsammen {total}",
        ),
        Text("lower the threshold, or correct the weights", "sænk grænsen, eller ret vægtene"),
    )


def _count(rule: AtLeast, body: Body) -> _Wrong | None:
    if rule.count == 0:
        return _Wrong(
            "count",
            Text("with at least 0 votes anything is adopted", "med mindst 0 stemmer er alt vedtaget"),
            Text("write a number above 0", "skriv et tal over 0"),
        )
    if not body.voters or not body.voters.high:
        return None
    votes = sum(seat.number.high * (1 if seat.weight is None else seat.weight) for seat in body.voting_seats if seat.number is not None)
    if rule.count <= votes:
        return None
    has = VOTE.counted(votes)
    return _Wrong(
        "count",
        Text(
            f"at least {rule.count} votes must be for, but there are at most {has.en}",
            f"der kræves mindst {rule.count} stemmer for, men der er højst {has.da}",
        ),
        Text("lower the number, or add the seats that are missing", "sænk tallet, eller tilføj de pladser, der mangler"),
    )


def _empty(kind: RuleKind) -> _Wrong:
    en, da = (
        ("anything is adopted", "er alt vedtaget") if kind == "all_of" else ("nothing is ever adopted", "bliver intet nogensinde vedtaget")
    )
    return _Wrong(
        "rules", Text(f"without a rule in `{kind}` {en}", f"uden en regel i `{kind}` {da}"), Text("write the rules", "skriv reglerne")
    )


CHECK = Check(
    code="GOV303",
    severity=Severity.ERROR,
    title=Text("Threshold beyond reach", "Uopnåelig grænse"),
    finds=Text(
        "A rule, or a rule within one, that no vote can meet, because more is needed than there is; or that is met without a vote.",
        "En regel, eller en regel i en regel, som ingen afstemning kan opfylde, fordi der kræves mere, end der er; eller som er "
        "opfyldt uden en stemme.",
    ),
    why=Text("The body can never adopt anything, or adopts everything.", "Organet kan aldrig vedtage noget, eller vedtager alt."),
    remedy=Text(
        "Correct the threshold; for all votes write unanimity, for two thirds `2/3`.",
        "Ret grænsen; skal alle være enige, så skriv unanimity, og to tredjedele skrives `2/3`.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 3}
    decides: {rule: at_least, count: 4}
""",
    find=find,
)
