"""GOV211: someone said to take part who has no seat."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.membership import has_seat, secretariats
from governance.model.resolution import Model
from governance.model.statements import Force


def find(model: Model) -> Iterator[Finding]:
    """Whoever a body says is to attend it, without a seat there and without serving it as secretariat."""
    for body in model.bodies:
        if not body.attended_by or not body.seats or not body.sound:
            continue
        seats = tuple(body.seats.values())
        for number, guest in enumerate(body.attended_by.things):
            # A seat has the id of whoever holds it, as a rule: looking there first spares looking at them all.
            likely = body.seats.get(guest.id)
            if (likely is not None and has_seat(guest, (likely,))) or has_seat(guest, seats) is not False:
                continue
            if guest in model.once(secretariats).get(body, ()):
                continue  # such a one attends in order to serve
            link = body.attended_by.items[number]
            yield Finding(at=link.name_at, message=_message(body, name(guest), link.force), help=_HELP)


_HELP = Text(
    "give it a seat, with `observer: true` where it has no vote, or say in the text that it takes part without a vote",
    "giv vedkommende en plads, med `observer: true`, hvis det er uden stemme, eller sig i teksten, at det er uden stemmeret",
)


def _message(body: Body, who: Text, force: Force | None) -> Text:
    called = name(body)
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
    find=find,
)
