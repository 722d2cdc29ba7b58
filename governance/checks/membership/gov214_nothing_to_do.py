"""GOV214: a body that is set up, and has nothing to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from governance.checks._membership import ACTORS, Voices, appointers, home, steps_of, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models


def find(models: Models) -> Iterator[Finding]:
    """Bodies with members, meetings, a chair or a rule, but without task, case or service."""
    voices = voices_of(models)
    idle = [
        bodies
        for bodies in voices.bodies()
        if bodies[0].spec.level != "secretariat"  # of which GOV215 asks whom it serves
        and not any(entity.spec.tasks for entity in voices.of(bodies[0].same))
        and any(_set_up(body.spec) for body in bodies)
    ]
    if not idle:
        return
    busy = _busy(models, voices)
    for bodies in idle:
        if id(bodies[0].same) in busy:
            continue
        body = home(bodies)
        called = name(body)
        yield Finding(
            at=body.at(),
            message=Text(
                f"{called.en} has neither a task nor a case: nothing says what it is for",
                f"{called.da} har hverken opgaver eller sager: intet siger, hvad det er til for",
            ),
            help=Text("give it `tasks`, or a step in the route of a case", "giv det `tasks` eller et trin i en sags vej"),
        )


def _set_up(spec: object) -> bool:
    """Whether something is said of how a body works; one that is only named is left alone."""
    return any(getattr(spec, field) not in (None, {}, "not_stated") for field in ("seats", "meets", "decides", "chair", "staff"))


def _busy(models: Models, voices: Voices) -> set[int]:
    """id() of all that do something, or are said to have something done with or by them; of groups also the members."""
    busy: set[int] = set()
    waiting = [thing for thing in (*_doers(models, voices), *_routed(models)) if thing is not None]
    while waiting:
        thing = waiting.pop()
        if id(thing) not in busy:
            busy.add(id(thing))
            waiting += voices.members(thing)
    return busy


def _doers(models: Models, voices: Voices) -> list[Entity | None]:
    """Who has tasks or takes part in them, serves, supports, leads or appoints."""
    found: list[Entity | None] = []
    for kind in ACTORS:
        for entity in models.all(kind):
            spec, actor = entity.spec, entity.model.actor
            if spec.tasks or spec.serves or spec.supports or spec.leads or spec.appoints:
                found.append(entity.same)
                if entity.kind == "office":
                    found += voices.parents(entity.same)
            for task in (spec.tasks or {}).values():
                found += map(actor, (*(task.with_ or ()), *(task.for_ or ()), *(task.of or ())))
    for body in models.all("body"):
        for links in (body.spec.supported_by, body.spec.served_by, body.spec.led_by):
            for link in links or ():
                found.append(body.model.actor(link.id))
    for seat in models.all("seat"):
        found += map(seat.model.actor, appointers(seat))
        if seat.spec.each and not seat.spec.appointed_by:
            found.append(seat.model.actor(seat.spec.each))
    return found


def _routed(models: Models) -> list[Entity | None]:
    """Who has a part in a case, or in the money."""
    found: list[Entity | None] = []
    for case, step, _ in steps_of(models):
        by: Iterable[str] = step.by if isinstance(step.by, list) else ()
        found += map(case.model.actor, (*by, *(step.with_ or ()), *(step.to or ())))
    for one in models.all("contribution"):
        found += map(one.model.actor, one.spec.payers)
    for part in models.all("part"):
        found += map(part.model.actor, (*(part.spec.approved_by or ()), *(part.spec.recipients or ())))
    return found


CHECK = Check(
    code="GOV214",
    severity=Severity.WARNING,
    title=Text("Body with nothing to do", "Organ uden opgave"),
    finds=Text(
        "A body (other than a secretariat) with seats, meetings, a chair, staff or a rule, but without tasks "
        "or a step in any case, and that serves, supports, leads, pays or appoints nobody.",
        "Et organ (dog ikke et sekretariat) med pladser, møder, formand, ansatte eller regel, men uden opgaver "
        "eller trin i nogen sag, og som hverken betjener, understøtter, leder, betaler eller udpeger nogen.",
    ),
    why=Text(
        "A body without a purpose takes one, or takes its members' time.",
        "Et organ uden formål tager sig et, eller tager sine medlemmers tid.",
    ),
    remedy=Text("Say what it is for: tasks, or its step in a case.", "Sig, hvad det er til for: opgaver eller et trin i en sag."),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
""",
    legacy=find,
    needs_whole=True,
)
