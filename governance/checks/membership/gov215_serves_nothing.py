"""GOV215: a secretariat that serves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import ACTORS, Voices, home, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models


def find(models: Models) -> Iterator[Finding]:
    """Secretariats that neither they nor anybody else say serve or support somebody."""
    voices = voices_of(models)
    idle = [bodies for bodies in voices.bodies() if bodies[0].spec.level == "secretariat" and not _serves(voices, bodies[0].same)]
    if not idle:
        return
    named = _named(models)
    inside: set[int] = set()
    for thing in named.values():
        inside |= voices.wholes(thing)
    for bodies in idle:
        thing = bodies[0].same
        if id(thing) in named or id(thing) in inside or _through_others(voices, bodies, named):
            continue
        body = home(bodies)
        called = name(body)
        yield Finding(
            at=body.at(),
            message=Text(f"nothing says whom {called.en} serves", f"intet siger, hvem {called.da} betjener"),
            help=Text(
                "say it with `serves` or `supports`, or with `served_by` at who is served",
                "sig det med `serves` eller `supports`, eller med `served_by` ved den, der betjenes",
            ),
        )


def _serves(voices: Voices, thing: Entity) -> bool:
    for entity in voices.of(thing):
        spec = entity.spec
        if spec.serves or spec.supports or any(task.for_ or task.of for task in (spec.tasks or {}).values()):
            return True
    return False


def _named(models: Models) -> dict[int, Entity]:
    """All that serves or supports somebody, by its own words or by theirs."""
    found: list[Entity | None] = []
    for kind in ACTORS:
        for entity in models.all(kind):
            if entity.spec.serves or entity.spec.supports:
                found.append(entity.same)
    for body in models.all("body"):
        for links in (body.spec.served_by, body.spec.supported_by):
            for link in links or ():
                found.append(body.model.actor(link.id))
    return {id(thing): thing for thing in found if thing is not None}


def _through_others(voices: Voices, bodies: list[Entity], named: dict[int, Entity]) -> bool:
    """Whether it is part of what serves, led by it or a member of it; is part of a body, which it serves; or is only named."""
    thing = bodies[0].same
    if not (voices.wholes(thing) | voices.above(thing)).isdisjoint(named):
        return True
    if any(parent.kind == "body" or voices.bodies_of(parent) for parent in voices.parents(thing)):
        return True
    for body in bodies:
        if any(id(body.model.actor(link.id)) in named for link in body.spec.led_by or ()):
            return True
    return not any(_described(entity.spec) for entity in bodies)


def _described(spec: object) -> bool:
    return any(getattr(spec, field) for field in ("tasks", "staff", "led_by", "seats", "meets", "reports_to"))


CHECK = Check(
    code="GOV215",
    severity=Severity.WARNING,
    title=Text("Secretariat that serves nothing", "Sekretariat, der ikke betjener nogen"),
    finds=Text(
        "A secretariat with staff, tasks or a leader that serves and supports nobody, and that nobody is served by; neither is "
        "a post or a part of it, nor what it is part of.",
        "Et sekretariat med ansatte, opgaver eller leder, der hverken betjener eller understøtter nogen, og som ingen betjenes "
        "af; heller ikke af en post eller en del af det eller af det, det er en del af.",
    ),
    why=Text(
        "Its staff cannot know whose work comes first, and nobody can ask them for any.",
        "De ansatte kan ikke vide, hvis arbejde der går forud, og ingen kan bede dem om noget.",
    ),
    remedy=Text("Say whom it serves.", "Sig, hvem det betjener."),
    example="""\
bodies:
  office:
    level: secretariat
    staff: {count: 3}
""",
    legacy=find,
    needs_whole=True,
)
