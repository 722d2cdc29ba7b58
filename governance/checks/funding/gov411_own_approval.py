"""GOV411: an earmark whose recipient has a say in approving its use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.contributions import Part
from governance.model.resolution import Model
from governance.model.statements import Link
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Earmarked parts whose use is approved by a recipient that also pays, by a group that it belongs to, or by a body in which
    it votes. That a recipient who pays nothing approves alone is for GOV404.
    """
    for part in model.parts:
        if not part.earmarked:
            continue
        payers = part.contribution.payers.things
        for link in part.approved_by:
            having = [one for one in part.recipients.things if _has_a_say(one, link.to)]
            both = [one for one in having if one is not link.to or one in payers]
            if both:
                yield _finding(part, link, both)


def _has_a_say(recipient: Actor, approver: Actor) -> bool:
    if recipient in approver.below or approver in recipient.wholes or recipient in approver.wholes:
        return True
    holders = (thing for body in approver.bodies for seat in body.voting_seats for thing in seat.whose)
    return any(thing in recipient.below or recipient in thing.wholes for thing in holders)


def _finding(part: Part, link: Link[Actor], both: Sequence[Actor]) -> Finding:
    what, by, who = part.called, name(link.to), few(name(one) for one in both)
    if both == [link.to]:
        message = Text(f"{by.en} receives {what.en} and approves its use", f"{by.da} modtager {what.da} og godkender selv anvendelsen")
    else:
        message = Text(
            f"{who.en} receives {what.en} and has a say in {by.en}, which approves its use",
            f"{who.da} modtager {what.da} og har indflydelse i {by.da}, som godkender anvendelsen",
        )
    return Finding(
        at=link.where,
        message=message,
        help=Text("let somebody else approve it, or say who abstains", "lad en anden godkende, eller sig, hvem der ikke deltager"),
        related=((Text("who receives it", "hvem der modtager"), part.at("recipients")),),
        about=tuple(both),
    )


CHECK = Check(
    code="GOV411",
    severity=Severity.WARNING,
    title=Text("An earmark that its recipient approves", "En øremærkning, som modtageren godkender"),
    finds=Text(
        "Earmarked money whose use is approved by its recipient, by a group or organisation that the recipient belongs to, or by a "
        "body in which it has a vote.",
        "Øremærkede midler, hvis anvendelse godkendes af modtageren selv, af en gruppe eller organisation, modtageren hører til, "
        "eller af et organ, hvor modtageren har stemme.",
    ),
    why=Text(
        "An approval is a control, and nobody controls themselves.",
        "En godkendelse er en kontrol, og ingen kontrollerer sig selv.",
    ),
    remedy=Text(
        "Let somebody approve who does not receive the money, or state that the recipient takes no part.",
        "Lad en, der ikke modtager pengene, godkende, eller angiv, at modtageren ikke deltager.",
    ),
    example="""\
parties:
  town: {name: The town}
  choir: {name: The choir}
  singers: {name: The singers, members: [town, choir]}
funding:
  contributions:
    town:
      payers: town
      amount: 100
      parts:
        robes: {amount: 100, earmarked: true, recipients: choir, approved_by: singers}
""",
    find=find,
)
