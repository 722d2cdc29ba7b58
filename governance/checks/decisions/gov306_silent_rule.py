"""GOV306: a rule of decision that leaves out who must be there, or how those count who do not vote."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.decisions.settings import FIELDS, SETTLED, Question
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.model.rules import AllOf, AnyOf, AtLeast, NoObjection, Rule, Unanimity
from governance.words.effects import EVENTS
from governance.words.lists import code_list, few

_FIELDS: tuple[Question, ...] = (*FIELDS, "quorum")


def find(model: Model) -> Iterator[Finding]:
    """Bodies with a rule that does not say all of this, and has no `assumed` to say how it is read (GOV117 shows that).

    What the rule settles by its kind is not missing: of the votes cast nobody else counts; a number of votes for is that
    number whoever is absent; who must not object must only not object; and where everybody must vote for and absence
    counts as no, everybody must be there.
    """
    for body in model.bodies:
        rule = body.rule
        missing = _missing(rule, frozenset()) if rule is not None else set()
        if rule is None or not missing:
            continue
        called = name(body)
        open_ = [words.event for field, words in EVENTS.items() if field in missing]
        who, count = few(open_), "counts" if len(open_) == 1 else "count"
        if "quorum" not in missing:
            message = Text(
                f"{called.en}: the rule does not say how {who.en} {count}",
                f"{called.da}: reglen siger ikke, hvordan {who.da} tæller",
            )
        elif len(missing) == 1:
            message = Text(
                f"{called.en}: the rule does not say how many must be present",
                f"{called.da}: reglen siger ikke, hvor mange der skal være til stede",
            )
        else:
            message = Text(
                f"{called.en}: the rule does not say how {who.en} {count}, nor how many must be present",
                f"{called.da}: reglen siger ikke, hvordan {who.da} tæller, og heller ikke, hvor mange der skal være til stede",
            )
        keys = code_list(field for field in _FIELDS if field in missing)
        yield Finding(
            at=rule.at(),
            message=message,
            help=Text(
                f"say it under {keys.en}, or give your reading under `assumed`",
                f"skriv det under {keys.da}, eller angiv din læsning under `assumed`",
            ),
        )


def _missing(rule: Rule, said: frozenset[Question]) -> set[Question]:
    """What a rule leaves open that those around it have not `said`; of a rule made of rules, what any of them does."""
    if rule.assumed is not None:
        return set()
    said |= {field for field in FIELDS if rule.effect(field) is not None}
    said |= {"quorum"} if rule.quorum is not None else set()
    if isinstance(rule, AllOf | AnyOf):
        return {field for part in rule.parts for field in _missing(part, said | SETTLED[rule.of])}
    return set(_FIELDS) - said - _settled(rule)


def _settled(rule: Rule) -> frozenset[Question]:
    """What a rule leaves no doubt about by its kind and its denominator."""
    if isinstance(rule, AtLeast):
        return frozenset(_FIELDS)
    settled: frozenset[Question] = frozenset(SETTLED[rule.of])
    if isinstance(rule, NoObjection):
        settled |= {"vacancy", "absence", "abstention"}
    if isinstance(rule, Unanimity) and rule.absence == "as_no":
        settled |= {"quorum"}
    return settled


CHECK = Check(
    code="GOV306",
    severity=Severity.WARNING,
    title=Text("A rule that leaves the count open", "En regel, der lader optællingen stå åben"),
    finds=Text(
        "A rule that does not say how an empty seat, an absent, abstaining or disqualified member counts, or how many must be present.",
        "En regel, der ikke siger, hvordan en tom plads, et fraværende, undladende eller inhabilt medlem tæller, eller hvor mange "
        "der skal være til stede.",
    ),
    why=Text(
        "The same votes then give a valid decision to one reader and none to another.",
        "De samme stemmer giver så en gyldig beslutning for én læser og ingen for en anden.",
    ),
    remedy=Text(
        "Settle it in the text; until then write how you read it under `assumed`, so that every answer shows it.",
        "Afklar det i teksten; skriv indtil da under `assumed`, hvordan du læser den, så alle svar viser det.",
    ),
    example="""\
bodies:
  board:
    level: political
    decides: {rule: unanimity, of: seats, quorum: all}
""",
    find=find,
)
