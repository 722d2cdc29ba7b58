"""GOV513: a case decided by a body that never can decide."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._games import analyses
from governance.checks.check import Check, Finding, name
from governance.checks.decisions import gov302_quorum_beyond_seats, gov303_threshold_beyond_reach
from governance.decisions.chamber import STATES
from governance.decisions.condition import Uncountable
from governance.decisions.counting import count, method
from governance.decisions.seating import chamber_of
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.cases import DECIDING, Step
from governance.model.resolution import Model
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS

_NO_VOTE = "GOV201"
_SURE = frozenset(("unanimity", "majority", "no_objection"))
"""Rules that the votes of all meet, where each has one; thresholds above everything are GOV303's."""


def find(model: Model) -> Iterator[Finding]:
    """Bodies that decide or approve, and in which nothing is adopted though everybody is there and votes for it; or in which
    nobody votes, which their model accepts because they are not there to decide.

    One finding for each body, at its first such step. What is wrong with the rule in itself is what GOV302 and GOV303 find, and
    a body without a rule GOV301.
    """
    steps: dict[Body, list[Step]] = {}
    for case in model.cases:
        for step in case.steps:
            for actor in step.by.things if step.verb in DECIDING else ():
                if isinstance(actor, Body):
                    steps.setdefault(actor, []).append(step)
    wrong: set[object] | None = None
    able = {one.body for one in analyses(model)} if steps else set()
    for body, at in steps.items():
        if _only_watches(body):
            yield _finding(body, at, Text("nobody in it has a vote", "ingen i det har stemme"))
        elif body not in able and _never(body):
            if wrong is None:
                others = (*gov302_quorum_beyond_seats.find(model), *gov303_threshold_beyond_reach.find(model))
                wrong = {model.thing(finding.at.entity) for finding in others if finding.at.entity is not None}
            if body not in wrong:
                yield _finding(body, at, Text("even a vote of all for it adopts nothing", "selv med alles stemmer for vedtages intet"))


def _only_watches(body: Body) -> bool:
    """Whether nobody in a body votes, and a file accepts that."""
    if not body.seats or body.voting_seats:
        return False
    accepted = (one for heading in body.model.headings for one in heading.acceptances if one.code == _NO_VOTE)
    return any(one.thing is body for one in accepted)


def _never(body: Body) -> bool:
    """Whether nothing is adopted when everybody who can have a seat is there and votes for it; False where that is not known."""
    rule = body.rule
    if rule is None or not all(file.whole for file in body.files):
        return False
    if rule.rule in _SURE and rule.quorum is None and all(seat.weight is None for seat in body.seats.values()):
        return False
    here = chamber_of(body, rule)
    if isinstance(here, Text):
        return False
    votes = tuple((place.most if place.most is not None else place.count, *(0,) * (len(STATES) - 1)) for place in here.places)
    try:
        return count(method(rule, here), votes).outcome != "adopted"
    except Uncountable:
        return False


def _finding(body: Body, at: list[Step], why: Text) -> Finding:
    who, does = name(body), STEPS[at[0].verb].active
    what = few(quoted(name(case)) for case in dict.fromkeys(step.case for step in at))
    return Finding(
        at=at[0].at("by"),
        message=Text(
            f"{who.en} {does.en} {what.en}, but never can: {why.en}", f"{who.da} {does.da} {what.da}, men kan det aldrig: {why.da}"
        ),
        help=Text(
            "correct its rule or its seats, or name the body that decides",
            "ret reglen eller pladserne, eller nævn det organ, der beslutter",
        ),
        related=(
            (Text("the body", "organet"), body.at()),
            *((Text("here too", "også her"), step.at("by")) for step in at[1:5]),
        ),
        about=(body,),
    )


CHECK = Check(
    code="GOV513",
    severity=Severity.ERROR,
    title=Text("Decided by a body that never can", "Besluttet af et organ, der aldrig kan"),
    finds=Text(
        "A case that a body decides or approves in which nothing is ever adopted, even when everybody votes for it; or in which "
        "nobody votes.",
        "En sag, som besluttes eller godkendes af et organ, hvor intet nogensinde vedtages, selv når alle stemmer for; eller hvor ingen "
        "har stemme.",
    ),
    why=Text("The matter never comes to an end.", "Sagen får aldrig en ende."),
    remedy=Text(
        "Mend the rule or the seats, or lead the case to a body that can decide.",
        "Ret reglen eller pladserne, eller før sagen til et organ, der kan beslutte.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
bodies:
  council:
    level: political
    seats: {town: {appointed_by: town, weight: 0}, county: {appointed_by: county, weight: 0}}
    decides: {rule: majority, of: seats}
cases:
  budget: {name: Budget, route: [{step: decide, by: council}]}
""",
    find=find,
)
