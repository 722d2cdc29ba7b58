"""GOV211: someone said to take part who has no seat."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import ACTORS, seats_in, sound, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models


def find(models: Models) -> Iterator[Finding]:
    """Whoever a body says is to attend it, without a seat there and without serving it as secretariat."""
    if not any(body.spec.attended_by for body in models.all("body")):
        return
    voices = voices_of(models)
    served: set[tuple[int, int]] | None = None
    for bodies in voices.bodies():
        if not any(body.spec.attended_by for body in bodies):
            continue
        seats = seats_in(bodies)
        if not seats or not sound(bodies):
            continue
        if served is None:
            served = _served(models)
        for body in bodies:
            for number, link in enumerate(body.spec.attended_by or ()):
                guest = body.model.actor(link.id)
                if guest is None or (id(guest), id(body.same)) in served:
                    continue
                # A seat has the id of whoever holds it, as a rule: looking there first spares looking at them all.
                likely = body.parts.get(link.id.rpartition(".")[2])
                if (likely is not None and voices.has_seat(guest, [likely])) or voices.has_seat(guest, seats) is not False:
                    continue
                yield Finding(at=body.at("attended_by", number, "id"), message=_message(body, guest, link.force), help=_HELP)


_HELP = Text(
    "give it a seat, with `observer: true` where it has no vote, or say in the text that it takes part without a vote",
    "giv vedkommende en plads, med `observer: true`, hvis det er uden stemme, eller sig i teksten, at det er uden stemmeret",
)


def _message(body: Entity, guest: Entity, force: str | None) -> Text:
    who, called = name(guest), name(body)
    open_ = Text("and nothing says whether with or without a vote", "og intet siger, om det er med eller uden stemmeret")
    if force == "as_needed":
        return Text(
            f"{who.en} may take part in {called.en} as needed, {open_.en}", f"{who.da} kan deltage i {called.da} efter behov, {open_.da}"
        )
    if force == "may":
        return Text(f"{who.en} may take part in {called.en}, {open_.en}", f"{who.da} kan deltage i {called.da}, {open_.da}")
    return Text(
        f"{who.en} is said to take part in {called.en} but has no seat there, {open_.en}",
        f"{who.da} siges at deltage i {called.da}, men har ingen plads der, {open_.da}",
    )


def _served(models: Models) -> set[tuple[int, int]]:
    """id() of who serves as secretariat, and of the body that is served: such a one attends in order to serve."""
    found: set[tuple[int, int]] = set()
    for kind in ACTORS:
        for actor in models.all(kind):
            for link in actor.spec.serves or ():
                found.add((id(actor.same), id(actor.model.actor(link.id))))
    for body in models.all("body"):
        for link in body.spec.served_by or ():
            found.add((id(body.model.actor(link.id)), id(body.same)))
    return found


CHECK = Check(
    code="GOV211",
    severity=Severity.WARNING,
    title=Text("Takes part without a seat", "Deltager uden plads"),
    finds=Text(
        "A party, office or body in a body's `attended_by` that has no seat there, nor serves it as secretariat.",
        "En part, en post eller et organ i et organs `attended_by`, som ingen plads har der og heller ikke sekretariatsbetjener det.",
    ),
    why=Text(
        "Whether it has a vote, counts towards a quorum or must be called is then open.",
        "Om vedkommende har stemme, tæller med i beslutningsdygtigheden eller skal indkaldes, står så åbent.",
    ),
    remedy=Text(
        "Give it a seat, as observer or with a vote; or say in the text that it takes part without a vote, and accept the finding.",
        "Giv vedkommende en plads, som observatør eller med stemme; eller sig i teksten, at det er uden stemmeret, og acceptér fundet.",
    ),
    example="""\
parties:
  town: {name: The town}
  press: {name: The press}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
    attended_by: [press]
""",
    legacy=find,
)
