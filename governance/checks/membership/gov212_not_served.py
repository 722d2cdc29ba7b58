"""GOV212: a body that nobody serves as secretariat."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import ACTORS, home, own_organ, steps_of, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Models


def find(models: Models) -> Iterator[Finding]:
    """Political and administrative bodies that meet or handle cases, and that nobody is said to serve."""
    voices = voices_of(models)
    served: set[int] = set()
    for kind in ACTORS:
        for actor in models.all(kind):
            for link in actor.spec.serves or ():
                found = actor.model.actor(link.id)
                if found is not None:
                    served.add(id(found))
                    # Who serves a group of bodies serves each.
                    served.update(map(id, voices.members(found)))
    at_work: set[int] | None = None
    for bodies in voices.bodies():
        if id(bodies[0].same) in served or any(body.spec.served_by for body in bodies):
            continue
        if bodies[0].spec.level not in ("political", "administrative"):
            continue
        if not any(_meets(body.spec) for body in bodies):
            if at_work is None:
                at_work = _at_work(models)
            if id(bodies[0].same) not in at_work:
                continue
        if own_organ(voices, bodies):
            continue
        body = home(bodies)
        called = name(body)
        yield Finding(
            at=body.at(),
            message=Text(f"nobody is said to serve {called.en} as secretariat", f"ingen siges at sekretariatsbetjene {called.da}"),
            help=Text("say who does, with `served_by` here or `serves` there", "sig, hvem der gør, med `served_by` her eller `serves` dér"),
        )


def _meets(spec: object) -> bool:
    """Whether a body is one that meets: it has members, meetings, or a rule of decision."""
    return any(getattr(spec, field) not in (None, {}, "not_stated") for field in ("seats", "meets", "decides"))


def _at_work(models: Models) -> set[int]:
    """id() of all that has a step in a case."""
    found: set[int] = set()
    for case, step, _ in steps_of(models):
        for text in step.by if isinstance(step.by, list) else ():
            actor = case.model.actor(text)
            if actor is not None:
                found.add(id(actor))
    return found


CHECK = Check(
    code="GOV212",
    severity=Severity.WARNING,
    title=Text("Body that nobody serves", "Organ, som ingen betjener"),
    finds=Text(
        "A political or administrative body with seats, meetings, a rule or cases, that nobody serves as secretariat. "
        "What is part of one organisation (a region's council) is served by that.",
        "Et politisk eller administrativt organ med pladser, møder, regel eller sager, som ingen sekretariatsbetjener. "
        "Det, der er del af én organisation (en regions råd), betjenes af den.",
    ),
    why=Text(
        "Nobody has to call the meetings, prepare the cases or write the minutes.",
        "Ingen skal indkalde til møderne, forberede sagerne eller skrive referaterne.",
    ),
    remedy=Text(
        "Say who serves it: `served_by`, or `serves` at the secretariat.",
        "Sig, hvem der betjener det: `served_by`, eller `serves` ved sekretariatet.",
    ),
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
