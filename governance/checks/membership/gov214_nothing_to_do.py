"""GOV214: a body that is set up, and has nothing to do."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor, closure
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.things import Thing


def find(model: Model) -> Iterator[Finding]:
    """Bodies with members, meetings, a chair or a rule, but without task, case or service."""
    # GOV215 asks of a secretariat whom it serves.
    idle = [body for body in model.bodies if body.level != "secretariat" and not body.has_tasks and not body.steps and _is_set_up(body)]
    if not idle:
        return
    # Of a group that has something to do its members have it.
    busy = frozenset(closure((*_doers(model), *_partakers(model)), lambda one: one.members))
    for body in idle:
        if body in busy:
            continue
        called = name(body)
        yield Finding(
            at=body.home.at(),
            message=Text(
                f"{called.en} has neither a task nor a case: nothing says what it is for",
                f"{called.da} har hverken opgaver eller sager: intet siger, hvad det er til for",
            ),
            help=Text("give it `tasks`, or a step in the route of a case", "giv det `tasks` eller et trin i en sags vej"),
        )


def _is_set_up(body: Body) -> bool:
    """Whether something is said of how a body works; one that is only named is left alone."""
    return bool(body.seats) or any(one is not None for one in (body.meets, body.rule, body.chair, body.staff))


def _doers(model: Model) -> Iterator[Actor]:
    """Who has tasks or takes part in them, serves, supports, leads or appoints."""
    for actor in model.actors:
        if actor.has_tasks or actor.serves.live or actor.supports.live or actor.leads.live or actor.appoints.live:
            yield actor
            if actor.kind == "office":
                yield from actor.parents
        for task in actor.tasks.values():
            yield from task.with_.things
            yield from task.for_.things
            yield from _actors(task.of.things)
    for body in model.bodies:
        for links in (body.supported_by, body.served_by, body.led_by):
            yield from links.things
    for seat in model.seats:
        yield from seat.appointed_by.things
        if seat.each is not None and not seat.appointed_by.said and not seat.appointer_not_stated:
            yield seat.each


def _partakers(model: Model) -> Iterator[Actor]:
    """Who has a part in a case, or in the money."""
    for case in model.cases:
        for step in case.steps:
            for links in (step.by, step.with_, step.to):
                yield from links.things
    for contribution in model.contributions:
        yield from contribution.payers.things
    for part in model.parts:
        yield from part.approved_by.things
        yield from part.recipients.things


def _actors(things: tuple[Thing[object], ...]) -> Iterator[Actor]:
    return (thing for thing in things if isinstance(thing, Actor))


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
    find=find,
    needs_whole=True,
)
