"""GOV212: a body that nobody serves as secretariat."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor, closure
from governance.model.bodies import Body
from governance.model.membership import secretariats
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Political and administrative bodies that meet or handle cases, and that nobody is said to serve."""
    served: frozenset[Actor] | None = None
    for body in model.bodies:
        if body.level not in ("political", "administrative") or body.served_by.live or not _at_work(body):
            continue
        if served is None:
            # Who serves a group of bodies serves each.
            served = frozenset(closure(model.once(secretariats), lambda one: one.members))
        if body in served or _is_own_organ(body):
            continue
        called = name(body)
        yield Finding(
            at=body.home.at(),
            message=Text(f"nobody is said to serve {called.en} as secretariat", f"ingen siges at sekretariatsbetjene {called.da}"),
            help=Text("say who does, with `served_by` here or `serves` there", "sig, hvem der gør, med `served_by` her eller `serves` dér"),
        )


def _at_work(body: Body) -> bool:
    """Whether a body meets (it has members, meetings, or a rule of decision) or has a step in a case."""
    return bool(body.seats or body.steps) or body.meets is not None or body.rule is not None


def _is_own_organ(body: Body) -> bool:
    """Whether the body is an organ of one organisation, whose own rules and staff it has: a council of a region."""
    return any(whole.is_party and not whole.is_group for whole in body.part_of.things)


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
    find=find,
    needs_whole=True,
)
