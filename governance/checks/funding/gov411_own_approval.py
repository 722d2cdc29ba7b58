"""GOV411: an earmark whose recipient has a say in approving its use."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import resolve
from governance.checks._membership import Voices, seats_in, voices_of, whose
from governance.checks._money import called
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Earmarked parts whose use is approved by a recipient that also pays, by a group that it belongs to, or by a body in which
    it votes. That a recipient who pays nothing approves alone is for GOV404.
    """
    voices: Voices | None = None
    for contribution in models.all("contribution"):
        payers = [resolve(contribution.model, text) for text in contribution.spec.payers]
        for part in contribution.parts.values():
            spec = part.spec
            if not spec.earmarked or not spec.approved_by or not spec.recipients:
                continue
            voices = voices or voices_of(models)
            recipients = [thing for text in spec.recipients if (thing := resolve(part.model, text))]
            for number, text in enumerate(spec.approved_by):
                approver = resolve(part.model, text)
                if approver is None:
                    continue
                both = [one for one in recipients if _has_a_say(voices, one, approver) and (one is not approver or one in payers)]
                if both:
                    yield _finding(part, number, approver, both)


def _has_a_say(voices: Voices, recipient: Entity, approver: Entity) -> bool:
    if recipient is approver or id(recipient) in voices.below(approver):
        return True
    if id(approver) in voices.wholes(recipient) or id(recipient) in voices.wholes(approver):
        return True
    seats = [seat for seat in seats_in(voices.bodies_of(approver)) if not seat.spec.observer]
    own = voices.below(recipient)
    return any(thing is not None and (id(thing) in own or id(recipient) in voices.wholes(thing)) for seat in seats for thing in whose(seat))


def _finding(part: Entity, number: int, approver: Entity, both: list[Entity]) -> Finding:
    what, by, who = called(part), name(approver), few(name(one) for one in both)
    if both == [approver]:
        message = Text(f"{by.en} receives {what.en} and approves its use", f"{by.da} modtager {what.da} og godkender selv anvendelsen")
    else:
        message = Text(
            f"{who.en} receives {what.en} and has a say in {by.en}, which approves its use",
            f"{who.da} modtager {what.da} og har indflydelse i {by.da}, som godkender anvendelsen",
        )
    return Finding(
        at=part.at("approved_by", number),
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
    legacy=find,
)
