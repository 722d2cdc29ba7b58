"""GOV513: a case decided by a body that never can decide."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin
from governance.checks._route import DECIDING, doers, steps
from governance.checks.base import Check, Finding, name
from governance.checks.decisions import gov302_quorum_beyond_seats, gov303_threshold_beyond_reach
from governance.decisions.chamber import STATES
from governance.decisions.chambers import chamber, ruling
from governance.decisions.condition import Uncountable
from governance.decisions.counting import count, method
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS

_NO_VOTE = "GOV201"
_SURE = frozenset(("unanimity", "majority", "no_objection"))
"""Rules that the votes of all meet, where each has one; thresholds above everything are GOV303's."""


def find(models: Models) -> Iterator[Finding]:
    """Bodies that decide or approve, and in which nothing is adopted though everybody is there and votes for it; or in which
    nobody votes, which their model accepts because they are not there to decide.

    One finding for each body, at its first such step. What is wrong with the rule in itself is what GOV302 and GOV303 find, and
    a body without a rule GOV301.
    """
    where: dict[int, tuple[Entity, list[tuple[Entity, int]]]] = {}
    for case in models.all("case"):
        for number, step in enumerate(steps(case)):
            if step.step in DECIDING:
                for actor in doers(case, step):
                    where.setdefault(id(actor), (actor, []))[1].append((case, number))
    kin = Kin(models) if where else None
    wrong: set[int] | None = None
    for actor, at in where.values():
        bodies = kin.bodies(actor) if kin else []
        if not bodies:
            continue
        if _only_watches(models, bodies):
            yield _finding(actor, at, Text("nobody in it has a vote", "ingen i det har stemme"))
        elif _never(models, bodies):
            if wrong is None:
                others = (*gov302_quorum_beyond_seats.find(models), *gov303_threshold_beyond_reach.find(models))
                wrong = {id(finding.at.entity.same) for finding in others if finding.at.entity}
            if id(actor) not in wrong:
                yield _finding(actor, at, Text("even a vote of all for it adopts nothing", "selv med alles stemmer for vedtages intet"))


def _only_watches(models: Models, bodies: list[Entity]) -> bool:
    """Whether nobody in a body votes, and a model accepts that."""
    seats = [seat for body in bodies for seat in body.parts.values()]
    if not seats or not all(seat.spec.observer for seat in seats):
        return False
    accepted = [(model, item) for model in models for item in model.spec.accepted or () if item.code == _NO_VOTE]
    return any(found.same is bodies[0].same for model, item in accepted if (found := model.find(item.at)))


def _never(models: Models, bodies: list[Entity]) -> bool:
    """Whether nothing is adopted when everybody who can have a seat is there and votes for it; False where that is not known."""
    stated = ruling(bodies)
    if stated is None or not all(body.model.whole for body in bodies):
        return False
    weighed = any(seat.spec.weight is not None for body in bodies for seat in body.parts.values())
    if stated.rule.rule in _SURE and stated.rule.quorum is None and not weighed:
        return False
    here = chamber(models, bodies, stated.rule)
    if isinstance(here, Text):
        return False
    votes = tuple((place.most if place.most is not None else place.count, *(0,) * (len(STATES) - 1)) for place in here.places)
    try:
        return count(method(stated.rule, here), votes).outcome != "adopted"
    except Uncountable:
        return False


def _finding(actor: Entity, at: list[tuple[Entity, int]], why: Text) -> Finding:
    who, (case, number) = name(actor), at[0]
    does = STEPS[steps(case)[number].step].active
    what = few(quoted(name(one)) for one in dict.fromkeys(one for one, _ in at))
    return Finding(
        at=case.at("route", number, "by"),
        message=Text(
            f"{who.en} {does.en} {what.en}, but never can: {why.en}", f"{who.da} {does.da} {what.da}, men kan det aldrig: {why.da}"
        ),
        help=Text(
            "correct its rule or its seats, or name the body that decides",
            "ret reglen eller pladserne, eller nævn det organ, der beslutter",
        ),
        related=(
            (Text("the body", "organet"), actor.at()),
            *((Text("here too", "også her"), one.at("route", other, "by")) for one, other in at[1:5]),
        ),
        about=(actor,),
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
    legacy=find,
)
