"""GOV221: a body that is used, and whose seats are not stated."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import ACTORS, Voices, appointers, sound, steps_of, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.steps import STEPS, Step

_DECIDING: tuple[Step, ...] = ("handle", "decide", "approve")


def find(models: Models) -> Iterator[Finding]:
    """Bodies without known members that do something which takes a vote."""
    voices = voices_of(models)
    empty = [bodies for bodies in voices.bodies() if all(body.spec.seats is None or body.spec.seats == "not_stated" for body in bodies)]
    if not empty:
        return
    steps = _steps(models)
    appointed: dict[int, Entity] | None = None
    for bodies in empty:
        if not sound(bodies):
            continue
        thing = bodies[0].same
        said = [body for body in bodies if body.spec.seats == "not_stated"]
        verbs = steps.get(id(thing), {})
        verb = next((verb for verb in (*_DECIDING, *STEPS) if verb in verbs), None)
        if not said and (verb not in _DECIDING or bodies[0].spec.level not in ("political", "administrative")):
            continue
        body = min(said or bodies, key=lambda body: not body.model.requested)
        called = name(body)
        if verb is not None:
            case, number = verbs[verb]
            what, does = name(case), STEPS[verb].active
            reason = Text(f'it {does.en} "{what.en}"', f'det {does.da} "{what.da}"')
            related = (Text(f"the case that it {does.en}", f"sagen, som det {does.da}"), case.at("route", number, "by"))
        else:
            if appointed is None:
                appointed = _appointed(models, voices)
            seat = appointed.get(id(thing))
            if seat is None:
                yield from _served(body, bodies)
                continue
            where = name(seat.model.names[str(seat.path[1])])
            reason = Text(f"it appoints to {where.en}", f"det udpeger til {where.da}")
            related = (Text("the seat that it appoints to", "pladsen, som det udpeger til"), seat.at())
        yield Finding(
            at=body.at("seats") if said else body.at(),
            message=Text(
                f"the seats of {called.en} are not stated, though {reason.en}: its votes cannot be counted",
                f"pladserne i {called.da} er ikke angivet, selv om {reason.da}: dets stemmer kan ikke tælles",
            ),
            help=Text("say who sits in it, where a text says so", "sig, hvem der sidder i det, hvis en tekst siger det"),
            related=(related,),
        )


def _served(body: Entity, bodies: list[Entity]) -> Iterator[Finding]:
    """A body that somebody is to serve, and of which no text says who sits in it."""
    for one in bodies:
        for number, link in enumerate(one.spec.served_by or ()):
            server = one.model.actor(link.id)
            if server is None:
                continue
            called, who = name(body), name(server)
            yield Finding(
                at=body.at("seats"),
                message=Text(
                    f"{called.en} is served by {who.en}, but nothing says who sits in it",
                    f"{called.da} sekretariatsbetjenes af {who.da}, men intet siger, hvem der sidder i det",
                ),
                help=Text("say who sits in it, where a text says so", "sig, hvem der sidder i det, hvis en tekst siger det"),
                related=((Text("who serves it", "hvem der betjener det"), one.at("served_by", number)),),
            )
            return


def _steps(models: Models) -> dict[int, dict[Step, tuple[Entity, int]]]:
    """By id() of whoever has a step: the verbs, each with the first case and the number of the step."""
    found: dict[int, dict[Step, tuple[Entity, int]]] = {}
    for case, step, number in steps_of(models):
        for text in step.by if isinstance(step.by, list) else ():
            actor = case.model.actor(text)
            if actor is not None:
                found.setdefault(id(actor), {}).setdefault(step.step, (case, number))
    return found


def _appointed(models: Models, voices: Voices) -> dict[int, Entity]:
    """By id() of whoever appoints: the first seat that it appoints to, by itself or as one of a group."""
    found: dict[int, Entity] = {}
    groups: set[int] = set()
    for seat in models.all("seat"):
        for text in appointers(seat):
            actor = seat.model.actor(text)
            if actor is not None:
                found.setdefault(id(actor), seat)
        if seat.spec.each and not seat.spec.appointed_by and not seat.spec.held_by:
            group = seat.model.actor(seat.spec.each)
            if group is not None and id(group) not in groups:
                groups.add(id(group))
                for member in voices.members(group):
                    found.setdefault(id(member), seat)
    for kind in ACTORS:
        for entity in models.all(kind):
            for link in entity.spec.appoints or ():
                named = entity.model.find(link.id)
                if named is not None and named.kind == "seat":
                    found.setdefault(id(entity.same), named)
    return found


CHECK = Check(
    code="GOV221",
    severity=Severity.NOTE,
    title=Text("Seats not stated", "Pladser ikke angivet"),
    finds=Text(
        "A body that has a step in a case, appoints somebody or is served by somebody, and whose seats are `not_stated`; or a "
        "political or administrative body that handles, decides or approves something and has no `seats` at all.",
        "Et organ, der har et trin i en sag, udpeger nogen eller betjenes af nogen, og hvis pladser er `not_stated`; eller et "
        "politisk eller administrativt organ, der behandler, beslutter eller godkender noget og slet ingen `seats` har.",
    ),
    why=Text(
        "No answer about its decisions can be given: neither who must be there nor how many votes it takes.",
        "Intet svar om dets beslutninger kan gives: hverken hvem der skal være til stede, eller hvor mange stemmer det kræver.",
    ),
    remedy=Text(
        "Say who sits in it; where another text has it, cite that.",
        "Sig, hvem der sidder i det; står det i en anden tekst, så henvis til den.",
    ),
    example="""\
bodies:
  council: {level: political, seats: not_stated}
cases:
  roads:
    name: Roads
    route: [{step: decide, by: council}]
""",
    legacy=find,
)
