"""GOV307: several decide the same matter, and no word on what happens when they differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor, closure
from governance.model.cases import Case, Step, Verb
from governance.model.resolution import Model
from governance.model.written import Locus
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS

_SHARED: tuple[Verb, ...] = ("handle", "decide", "approve")
"""Steps that several cannot do without agreeing."""


class _Unsettled(NamedTuple):
    """Several with the same step: the step, who they are, and the first of their steps where each has one of its own."""

    step: Step
    actors: tuple[Actor, ...]
    first: Step | None


def find(model: Model) -> Iterator[Finding]:
    """One finding for each case in which several actors have the same step: together, or one after the other.

    Not one after the other where one is a part of the other or reports to it, or where a step is for a certain
    situation alone: then it is clear enough whose word counts.
    """
    for case in model.cases:
        unsettled: list[_Unsettled] = []
        alone: dict[Verb, list[Step]] = {}
        for step in case.steps:
            if step.verb not in _SHARED:
                continue
            if len(step.by) > 1:
                if step.differ is None:
                    unsettled.append(_Unsettled(step, step.by.things, None))
            elif step.by and step.when is None:
                alone.setdefault(step.verb, []).append(step)
        for steps in alone.values():
            if len(steps) > 1 and all(step.differ is None for step in steps):
                second = _second(steps)
                if second is not None:
                    unsettled.append(second)
        if unsettled:
            yield _finding(case, sorted(unsettled, key=lambda item: item.step.number))


def _second(steps: list[Step]) -> _Unsettled | None:
    """The first step that stands beside an earlier one of another actor."""
    first, *rest = steps
    (one,) = first.by.things
    for step in rest:
        (other,) = step.by.things
        if other is not one and other not in _above(one) and one not in _above(other):
            return _Unsettled(step, tuple(dict.fromkeys(actor for each in steps for actor in each.by.things)), first)
    return None


def _above(actor: Actor) -> tuple[Actor, ...]:
    """An actor, and all that it is a part of or reports to, directly or through others."""
    return closure((actor,), lambda one: (*one.part_of.things, *one.reports_to.things))


def _finding(case: Case, found: list[_Unsettled]) -> Finding:
    step, actors, first = found[0]
    who = few(name(actor) for actor in actors)
    what, does = quoted(name(case)), STEPS[step.verb]
    related = [] if first is None else [(Text("the other step", "det andet trin"), first.at("by"))]
    related += [(Text("here too", "også her"), _where(other.step)) for other in found[1:]]
    return Finding(
        at=_where(step),
        message=Text(
            f"{who.en} each {does.infinitive.en} {what.en}, and what happens when they differ is not stated",
            f"{who.da} {does.active.da} hver især {what.da}, og det fremgår ikke, hvad der sker, hvis de er uenige",
        ),
        help=Text(
            "say it under `differ`: whose word counts, or where the matter goes then",
            "skriv det under `differ`: hvis ord der gælder, eller hvor sagen så går hen",
        ),
        related=tuple(related),
        about=tuple(actor for item in found for actor in item.actors),
    )


def _where(step: Step) -> Locus:
    return step.at("differ" if step.differ_not_stated else "by")


CHECK = Check(
    code="GOV307",
    severity=Severity.WARNING,
    title=Text("Several decide, and may differ", "Flere afgør det samme og kan blive uenige"),
    finds=Text(
        "A case that several actors handle, decide or approve, each for itself, without a word on what happens when they differ.",
        "En sag, som flere behandler, beslutter eller godkender hver for sig, uden at det er sagt, hvad der sker, hvis de er uenige.",
    ),
    why=Text(
        "They can come to opposite results, and neither of them is wrong.",
        "De kan nå modsatte resultater, uden at nogen af dem tager fejl.",
    ),
    remedy=Text(
        "Agree on whose word counts, or on who settles it, and write it under `differ`; or accept the finding, with the reason.",
        "Aftal, hvis ord der gælder, eller hvem der afgør det, og skriv det under `differ`; eller acceptér fundet med en begrundelse.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
cases:
  budget:
    name: Budget
    route: [{step: approve, by: [town, county]}]
""",
    find=find,
)
