"""GOV512: a matter taken on by a body that has no mandate at that level."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body, Level
from governance.model.cases import DECIDING, Step, Verb
from governance.model.resolution import Model
from governance.model.seats import Mandate
from governance.words.levels import LEVELS
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS

_TAKES_ON: tuple[Verb, ...] = ("handle", "recommend", "decide", "approve")
_FITS: dict[Level, frozenset[Mandate]] = {
    "political": frozenset(("political",)),
    "administrative": frozenset(("administrative", "professional", "political")),
}


def find(model: Model) -> Iterator[Finding]:
    """Bodies whose voting seats all have a mandate of another level than theirs and that handle, recommend, decide or approve;
    and secretariats and knowledge bodies that handle a matter, or decide it beside others.

    One finding for each body, at its first such step. That a secretariat decides alone is what GOV502 finds.
    """
    found: dict[Body, list[Step]] = {}
    for case in model.cases:
        for step in case.steps:
            for actor in step.by.things if step.verb in _TAKES_ON else ():
                if isinstance(actor, Body):
                    found.setdefault(actor, []).append(step)
    for body, at in found.items():
        if body.level in _FITS:
            if _without(body, _FITS[body.level]):
                yield _finding(body, at, LEVELS[body.level].name)
        elif body.rule is None and not body.not_stated("decides"):
            # Whether a rule lets it decide alone is what GOV502 asks.
            others = [step for step in at if step.verb == "handle" or (step.verb in DECIDING and _with_others(step))]
            if others:
                yield _finding(body, others, None)


def _with_others(step: Step) -> bool:
    return len(step.by) + len(step.by.unknown) > 1


def _without(body: Body, fitting: frozenset[Mandate]) -> bool:
    """Whether there are voting seats, all of them with a mandate, and none with one of these."""
    return bool(body.voting_seats) and all(seat.mandate is not None and seat.mandate not in fitting for seat in body.voting_seats)


def _finding(body: Body, at: list[Step], level: Text | None) -> Finding:
    who, verb = name(body), STEPS[at[0].verb].active
    what = few(quoted(name(case)) for case in dict.fromkeys(step.case for step in at))
    if level is None:
        kind = LEVELS[body.level].a_body
        message = Text(
            f"{who.en} {verb.en} {what.en}, but is {kind.en}: that is no mandate to take matters on",
            f"{who.da} {verb.da} {what.da}, men er {kind.da}: det er ikke et mandat til at tage sager op",
        )
    else:
        message = Text(
            f"{who.en} {verb.en} {what.en} at the {level.en} level, but none of its seats has a mandate of that level",
            f"{who.da} {verb.da} {what.da} på {level.da} niveau, men ingen af pladserne har mandat på det niveau",
        )
    return Finding(
        at=at[0].at("by"),
        message=message,
        help=Text(
            "name the body that does it, or correct the `level` or the seats' `mandate`",
            "nævn det organ, der gør det, eller ret `level` eller pladsernes `mandate`",
        ),
        related=(
            (Text("the body", "organet"), body.at("level")),
            *((Text("here too", "også her"), step.at("by")) for step in at[1:5]),
        ),
        about=(body,),
    )


CHECK = Check(
    code="GOV512",
    severity=Severity.WARNING,
    title=Text("No mandate at that level", "Intet mandat på det niveau"),
    finds=Text(
        "A step handle, recommend, decide or approve by a body whose voting seats all have a mandate of another level than the body; or "
        "handle, or decide and approve beside others, by a secretariat or knowledge body without a rule of decision.",
        "Et trin handle, recommend, decide eller approve hos et organ, hvis pladser med stemme alle har mandat på et andet niveau "
        "end organets; eller handle, eller decide og approve sammen med andre, hos et sekretariat eller vidensorgan uden "
        "beslutningsregel.",
    ),
    why=Text(
        "Officials who settle a political matter bind nobody who was elected; a secretariat serves those who take matters on.",
        "Embedsfolk, der afgør en politisk sag, binder ingen, der er valgt; et sekretariat betjener dem, der tager sager op.",
    ),
    remedy=Text(
        "Lead the matter to a body of the right level, or say what mandate the seats have.",
        "Før sagen til et organ på rette niveau, eller angiv, hvilket mandat pladserne har.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
bodies:
  council:
    level: political
    seats:
      town: {appointed_by: town, mandate: administrative}
      county: {appointed_by: county, mandate: administrative}
cases:
  budget:
    name: Budget
    route: [{step: decide, by: council}]
""",
    find=find,
)
