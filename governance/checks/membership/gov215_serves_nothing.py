"""GOV215: a secretariat that serves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.bodies import Body
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Secretariats that neither they nor anybody else say serve or support somebody."""
    idle = [body for body in model.bodies if body.level == "secretariat" and not _serves(body) and _is_described(body)]
    if not idle:
        return
    serving = frozenset(_serving(model))
    inside = frozenset(whole for one in serving for whole in one.wholes)
    for body in idle:
        if body in serving or body in inside or _through_others(body, serving):
            continue
        called = name(body)
        yield Finding(
            at=body.home.at(),
            message=Text(f"nothing says whom {called.en} serves", f"intet siger, hvem {called.da} betjener"),
            help=Text(
                "say it with `serves` or `supports`, or with `served_by` at who is served",
                "sig det med `serves` eller `supports`, eller med `served_by` ved den, der betjenes",
            ),
        )


def _serves(body: Body) -> bool:
    return body.serves.live or body.supports.live or any(task.for_.live or task.of.live for task in body.tasks.values())


def _serving(model: Model) -> Iterator[Actor]:
    """All that serves or supports somebody, by its own words or by theirs."""
    for actor in (*model.actors_saying("serves"), *model.actors_saying("supports")):
        if actor.serves.live or actor.supports.live:
            yield actor
    for served in (*model.actors_saying("served_by"), *model.actors_saying("supported_by")):
        for body in served.bodies:
            yield from body.served_by.things
            yield from body.supported_by.things


def _through_others(body: Body, serving: frozenset[Actor]) -> bool:
    """Whether it is part of what serves, led by it or a member of it; or is part of a body, which it serves."""
    if not serving.isdisjoint(body.wholes) or not serving.isdisjoint(body.above) or not serving.isdisjoint(body.led_by.things):
        return True
    return any(parent.bodies for parent in body.parents)


def _is_described(body: Body) -> bool:
    """Whether more is said of it than that it is there."""
    said = body.has_tasks or body.staff or body.seats or body.meets or body.led_by.live or body.reports_to.live
    return bool(said) or body.not_stated("seats") or body.not_stated("meets")


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
    find=find,
    needs_whole=True,
)
