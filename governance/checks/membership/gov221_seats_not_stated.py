"""GOV221: a body that is used, and whose seats are not stated."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.cases import Case, Step, Verb
from governance.model.membership import appointments
from governance.model.resolution import Model
from governance.model.written import Locus
from governance.words.steps import STEPS

_DECIDING: tuple[Verb, ...] = ("handle", "decide", "approve")
_HELP = Text("say who sits in it, where a text says so", "sig, hvem der sidder i det, hvis en tekst siger det")


def find(model: Model) -> Iterator[Finding]:
    """Bodies without known members that do something which takes a vote."""
    for body in model.bodies:
        if body.seats or body.ended_seats or not body.sound:
            continue
        silent = body.not_stated_at("seats")
        if silent is None and body.level not in ("political", "administrative"):
            continue
        does: dict[Verb, tuple[Case, Step]] = {}
        for case, step in body.steps:
            does.setdefault(step.verb, (case, step))
        verb = next((verb for verb in (*_DECIDING, *STEPS) if verb in does), None)
        if silent is None and verb not in _DECIDING:
            continue
        at = silent or body.home.at()
        if verb is not None:
            yield _uncounted(body, at, verb, *does[verb])
        elif appointed := model.once(appointments).get(body):
            seat = appointed[0]
            where = name(seat.body)
            yield _finding(
                body,
                at,
                Text(f"it appoints to {where.en}", f"det udpeger til {where.da}"),
                (Text("the seat that it appoints to", "pladsen, som det udpeger til"), seat.at()),
            )
        elif body.served_by:
            yield _served(body, at)


def _uncounted(body: Body, at: Locus, verb: Verb, case: Case, step: Step) -> Finding:
    what, does = name(case), STEPS[verb].active
    return _finding(
        body,
        at,
        Text(f'it {does.en} "{what.en}"', f'det {does.da} "{what.da}"'),
        (Text(f"the case that it {does.en}", f"sagen, som det {does.da}"), step.at("by")),
    )


def _finding(body: Body, at: Locus, reason: Text, related: tuple[Text, Locus]) -> Finding:
    called = name(body)
    return Finding(
        at=at,
        message=Text(
            f"the seats of {called.en} are not stated, though {reason.en}: its votes cannot be counted",
            f"pladserne i {called.da} er ikke angivet, selv om {reason.da}: dets stemmer kan ikke tælles",
        ),
        help=_HELP,
        related=(related,),
    )


def _served(body: Body, at: Locus) -> Finding:
    """A body that somebody is to serve, and of which no text says who sits in it."""
    link = next(iter(body.served_by))
    called, who = name(body), name(link.to)
    return Finding(
        at=at,
        message=Text(
            f"{called.en} is served by {who.en}, but nothing says who sits in it",
            f"{called.da} sekretariatsbetjenes af {who.da}, men intet siger, hvem der sidder i det",
        ),
        help=_HELP,
        related=((Text("who serves it", "hvem der betjener det"), link.where),),
    )


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
    find=find,
)
