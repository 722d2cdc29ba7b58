"""GOV404: an approver who does not contribute, a recipient who approves, or a payer who is not bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor, closure
from governance.model.contributions import Contribution, Part
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Approvals of a part's use that stand apart from who pays, and payers whom no signature binds.

    An approver may be anybody close to a payer of the budget: a member, a group, what it is a part of or acts through, on
    whose behalf it pays, a body in which one of them has a seat. A payer is bound by its own signature, that of what it is
    a part of or a member of, or those of all its members. Where nobody in the file signs anything, nobody is missed.
    """
    for funding in model.fundings:
        contributions = list(funding.contributions.values())
        close: frozenset[Actor] | None = None
        for contribution in contributions:
            for part in contribution.parts.values():
                if part.approved_by:
                    close = close if close is not None else _close(contributions)
                    yield from _approvers(contribution, part, close)
        if any(party.signs.said for party in model.parties if funding.file in party.files):
            yield from _payers(contributions)


def _approvers(contribution: Contribution, part: Part, close: frozenset[Actor]) -> Iterator[Finding]:
    what = part.called
    for link in part.approved_by:
        approver, who = link.to, name(link.to)
        if approver in part.recipients.things and approver not in contribution.payers.things:
            yield Finding(
                at=link.where,
                message=Text(
                    f"the use of {what.en} is approved by {who.en}, to whom the money goes",
                    f"anvendelsen af {what.da} godkendes af {who.da}, som selv modtager pengene",
                ),
                help=Text("let somebody else approve it", "lad en anden godkende den"),
                related=((Text("who receives it", "hvem der modtager dem"), part.at("recipients")),),
            )
        elif not _is_close(approver, close):
            yield Finding(
                at=link.where,
                message=Text(
                    f"{who.en} must approve the use of {what.en} without contributing to the budget",
                    f"{who.da} skal godkende anvendelsen af {what.da} uden selv at bidrage til budgettet",
                ),
                help=Text(
                    "correct who approves, or say how they belong to a payer (`part_of`, `members`)",
                    "ret, hvem der godkender, eller angiv tilknytningen til en bidragyder (`part_of`, `members`)",
                ),
                related=((Text("who pays", "hvem der betaler"), contribution.at("payers")),),
            )


def _payers(contributions: Iterable[Contribution]) -> Iterator[Finding]:
    seen: set[Actor] = set()
    for contribution in contributions:
        for link in contribution.payers:
            if link.to not in seen and not _is_bound(link.to):
                who = name(link.to)
                yield Finding(
                    at=link.where,
                    message=Text(
                        f"no signature binds {who.en} to pay: neither its own nor that of anything that it belongs to",
                        f"ingen underskrift binder {who.da} til at betale, hverken egen eller fra en overordnet organisation",
                    ),
                    help=Text(
                        "say what it signs (`signs`), or whom it belongs to (`part_of`, `members`)",
                        "angiv, hvad der underskrives (`signs`), eller tilhørsforholdet (`part_of`, `members`)",
                    ),
                )
            seen.add(link.to)


def _over(thing: Actor) -> tuple[Actor, ...]:
    """What a thing belongs to: its groups, whom a group acts through, what it is a part of, an office's organisation."""
    return (*(group for group in thing.groups if thing in group.members), *thing.agents.things, *thing.parents)


def _inside(things: Iterable[Actor]) -> tuple[Actor, ...]:
    """Things and the members of those that are groups, of whatever depth."""
    return closure(things, lambda one: one.members)


def _is_bound(payer: Actor) -> bool:
    """Whether a signature binds it, or those of all its members do."""
    if _signed_over(payer):
        return True
    single = [thing for thing in _inside((payer,)) if not thing.members]
    return bool(single) and payer not in single and all(map(_signed_over, single))


def _signed_over(thing: Actor) -> bool:
    """Whether it signs something, or something that it belongs to does."""
    return any(over.signs.said for over in closure((thing,), _over))


def _close(contributions: Iterable[Contribution]) -> frozenset[Actor]:
    """All who stand close enough to a payer to approve the use of money."""
    inside = _inside(one for contribution in contributions for one in (*contribution.payers.things, *contribution.on_behalf_of.things))
    return frozenset(closure(inside, _over))


def _is_close(approver: Actor, close: frozenset[Actor]) -> bool:
    """Whether it, or something that it belongs to, is close; of a body also: whether such have a seat in it, as far as that is known."""
    if not close.isdisjoint(closure((approver,), _over)):
        return True
    seats = [seat for body in approver.bodies for seat in body.seats.values()]
    if approver.bodies and not seats:
        return True
    return any(not seat.whose or not close.isdisjoint(closure(seat.whose, _over)) for seat in seats)


CHECK = Check(
    code="GOV404",
    severity=Severity.WARNING,
    title=Text("Paying, approving and signing come apart", "Betaling, godkendelse og underskrift hænger ikke sammen"),
    finds=Text(
        "A part whose use must be approved by somebody who contributes nothing, or by somebody who receives it; or a payer whom no "
        "signature binds, in a model where others sign.",
        "En del, hvis anvendelse skal godkendes af en, der ikke bidrager, eller af en, der selv modtager pengene; eller en "
        "bidragyder, som ingen underskrift binder, i en model, hvor andre skriver under.",
    ),
    why=Text(
        "Whoever approves should answer for the money; and money that nobody has signed for is not promised.",
        "Den, der godkender, bør stå til ansvar for pengene; og penge, som ingen har skrevet under på, er ikke lovet.",
    ),
    remedy=Text(
        "Correct who approves, or who pays; or say how they belong to somebody who pays or signs.",
        "Ret, hvem der godkender eller betaler; eller angiv, hvordan de hører til en, der betaler eller skriver under.",
    ),
    example="""\
parties:
  town: {name: The town}
  press: {name: The press}
funding:
  contributions:
    town: {payers: town, amount: 100, parts: {music: {amount: 100, approved_by: press}}}
""",
    find=find,
    needs_whole=True,
)
