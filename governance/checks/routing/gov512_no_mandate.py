"""GOV512: a matter taken on by a body that has no mandate at that level."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin
from governance.checks._route import DECIDING, doers, steps
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.levels import LEVELS
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS, Step

_TAKES_ON = frozenset(("handle", "recommend", "decide", "approve"))
_FITS: dict[str, frozenset[str]] = {
    "political": frozenset(("political",)),
    "administrative": frozenset(("administrative", "professional", "political")),
}


def find(models: Models) -> Iterator[Finding]:
    """Bodies whose voting seats all have a mandate of another level than theirs and that handle, recommend, decide or approve;
    and secretariats and knowledge bodies that handle a matter, or decide it beside others.

    One finding for each body, at its first such step. That a secretariat decides alone is what GOV502 finds.
    """
    kin: Kin | None = None
    found: dict[int, tuple[Entity, list[tuple[Entity, int, Step, bool]]]] = {}
    for case in models.all("case"):
        for number, step in enumerate(steps(case)):
            if step.step in _TAKES_ON:
                for actor in doers(case, step):
                    found.setdefault(id(actor), (actor, []))[1].append((case, number, step.step, len(step.by) > 1))
    for actor, where in found.values():
        kin = kin or Kin(models)
        bodies = kin.bodies(actor)
        if not bodies:
            continue
        level = bodies[0].spec.level
        if level in _FITS:
            if _without(bodies, _FITS[level]):
                yield _finding(actor, bodies[0], where, LEVELS[level].name)
        else:
            # Whether a rule lets it decide alone is what GOV502 asks.
            others = [item for item in where if item[2] == "handle" or (item[2] in DECIDING and item[3])]
            if others and not any(entity.spec.decides is not None for entity in bodies):
                yield _finding(actor, bodies[0], others, None)


def _without(bodies: list[Entity], fitting: frozenset[str]) -> bool:
    """Whether there are voting seats, all of them with a mandate, and none with one of these."""
    seats = [seat.spec for body in bodies for seat in body.parts.values() if not seat.spec.observer]
    return bool(seats) and all(seat.mandate is not None and seat.mandate not in fitting for seat in seats)


def _finding(actor: Entity, body: Entity, where: list[tuple[Entity, int, Step, bool]], level: Text | None) -> Finding:
    who = name(actor)
    case, number, step, _ = where[0]
    verb = STEPS[step].active
    what = few(quoted(name(one)) for one in dict.fromkeys(one for one, *_ in where))
    if level is None:
        kind = Text("a secretariat", "et sekretariat") if body.spec.level == "secretariat" else Text("a knowledge body", "et vidensorgan")
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
        at=case.at("route", number, "by"),
        message=message,
        help=Text(
            "name the body that does it, or correct the `level` or the seats' `mandate`",
            "nævn det organ, der gør det, eller ret `level` eller pladsernes `mandate`",
        ),
        related=(
            (Text("the body", "organet"), body.at("level")),
            *((Text("here too", "også her"), one.at("route", other, "by")) for one, other, *_ in where[1:5]),
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
    legacy=find,
)
