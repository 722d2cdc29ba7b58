"""GOV404: an approver who does not contribute, a recipient who approves, or a payer who is not bound."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin, resolve
from governance.checks._money import called
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Model, Models

_LEVELS = 20
"""How far up belonging is followed: no hierarchy of people is deeper."""


def find(models: Models) -> Iterator[Finding]:
    """Approvals of a part's use that stand apart from who pays, and payers whom no signature binds.

    An approver may be anybody close to a payer of the budget: a member, a group, what it is a part of or acts through, on
    whose behalf it pays, a body in which one of them has a seat. A payer is bound by its own signature, that of what it is
    a part of or a member of, or those of all its members. Where nobody in the file signs anything, nobody is missed.
    """
    ties: _Ties | None = None
    for model in models:
        contributions = model.all("contribution")
        if not contributions:
            continue
        ties = ties or _Ties(models)
        close: set[int] | None = None
        for contribution in contributions:
            for part in contribution.parts.values():
                if part.spec.approved_by:
                    close = close if close is not None else ties.close(contributions)
                    yield from _approvers(ties, contribution, part, close)
        yield from _payers(ties, model, contributions)


def _approvers(ties: _Ties, contribution: Entity, part: Entity, close: set[int]) -> Iterator[Finding]:
    recipients = {id(thing) for text in part.spec.recipients or () if (thing := resolve(part.model, text))}
    payers = {id(thing) for text in contribution.spec.payers if (thing := resolve(contribution.model, text))}
    for number, text in enumerate(part.spec.approved_by):
        approver = resolve(part.model, text)
        if approver is None:
            continue
        who, what = name(approver), called(part)
        if id(approver) in recipients and id(approver) not in payers:
            yield Finding(
                at=part.at("approved_by", number),
                message=Text(
                    f"the use of {what.en} is approved by {who.en}, to whom the money goes",
                    f"anvendelsen af {what.da} godkendes af {who.da}, som selv modtager pengene",
                ),
                help=Text("let somebody else approve it", "lad en anden godkende den"),
                related=((Text("who receives it", "hvem der modtager dem"), part.at("recipients")),),
            )
        elif not ties.is_close(approver, close):
            yield Finding(
                at=part.at("approved_by", number),
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


def _payers(ties: _Ties, model: Model, contributions: list[Entity]) -> Iterator[Finding]:
    if not any(party.spec.signs for party in model.all("party")):
        return
    seen: set[int] = set()
    for contribution in contributions:
        for number, text in enumerate(contribution.spec.payers):
            payer = resolve(model, text)
            if payer is None or id(payer) in seen:
                continue
            seen.add(id(payer))
            if not ties.is_bound(payer):
                who = name(payer)
                yield Finding(
                    at=contribution.at("payers", number),
                    message=Text(
                        f"no signature binds {who.en} to pay: neither its own nor that of anything that it belongs to",
                        f"ingen underskrift binder {who.da} til at betale, hverken egen eller fra en overordnet organisation",
                    ),
                    help=Text(
                        "say what it signs (`signs`), or whom it belongs to (`part_of`, `members`)",
                        "angiv, hvad der underskrives (`signs`), eller tilhørsforholdet (`part_of`, `members`)",
                    ),
                )


class _Ties:
    """Who belongs to whom, among parties, offices and bodies."""

    def __init__(self, models: Models) -> None:
        self.kin = Kin(models)
        self.groups: dict[int, list[Entity]] = {}
        for party in models.all("party"):
            for text in party.spec.members or ():
                member = resolve(party.model, text)
                if member is not None:
                    self.groups.setdefault(id(member), []).append(party.same)
        self.reach: dict[int, bool] = {}

    def over(self, thing: Entity) -> list[Entity]:
        """What a thing belongs to: what it is a part of, its groups, an office's organisation, whom a group acts through."""
        found = [*self.groups.get(id(thing), ()), *self.kin.acts_through(thing)]
        for entity in self.kin.of(thing):
            links = [link.id for link in entity.spec.part_of or ()]
            if entity.kind == "office":
                links += [text for text in (entity.spec.party, entity.spec.each) if text]
            found += [other for text in links if (other := resolve(entity.model, text))]
        return found

    def all_over(self, things: list[Entity]) -> list[Entity]:
        """`things` and all that they belong to, directly or through others."""
        found = {id(thing): thing for thing in things}
        level = list(things)
        for _ in range(_LEVELS):
            over = {id(other): other for thing in level for other in self.over(thing) if id(other) not in found}
            if not over:
                break
            found |= over
            level = list(over.values())
        return list(found.values())

    def all_in(self, things: list[Entity]) -> list[Entity]:
        """`things` and the members of those that are groups, of whatever depth."""
        found = {id(thing): thing for thing in things}
        stack = list(things)
        while stack:
            for other in self.kin.members(stack.pop()):
                if id(other) not in found:
                    found[id(other)] = other
                    stack.append(other)
        return list(found.values())

    def is_bound(self, payer: Entity) -> bool:
        """Whether a signature binds it, or those of all its members do."""
        if self.signed_over(payer):
            return True
        single = [thing for thing in self.all_in([payer]) if not self.kin.members(thing)]
        return bool(single) and payer not in single and all(self.signed_over(thing) for thing in single)

    def signed_over(self, thing: Entity) -> bool:
        """Whether it signs something, or something that it belongs to does."""
        known = self.reach.get(id(thing))
        if known is None:
            known = any(getattr(entity.spec, "signs", None) for over in self.all_over([thing]) for entity in self.kin.of(over))
            self.reach[id(thing)] = known
        return known

    def close(self, contributions: list[Entity]) -> set[int]:
        """All who stand close enough to a payer to approve the use of money."""
        first = [
            thing
            for contribution in contributions
            for text in (*contribution.spec.payers, *(contribution.spec.on_behalf_of or ()))
            if (thing := resolve(contribution.model, text))
        ]
        inside = self.all_in(first)
        return {id(thing) for thing in (*inside, *self.all_over(inside))}

    def is_close(self, approver: Entity, close: set[int]) -> bool:
        """Whether it, or something that it belongs to, is close; of a body also: whether such have a seat in it."""
        if any(id(thing) in close for thing in self.all_over([approver])):
            return True
        bodies = self.kin.bodies(approver)
        if not bodies:
            return False
        seats = [seat for body in bodies for seat in body.parts.values()]
        if not seats:
            return True
        for seat in seats:
            spec = seat.spec
            by = spec.appointed_by if isinstance(spec.appointed_by, list) else []
            names = [*by, *(spec.held_by or ()), *(spec.from_ or ()), *([spec.each] if spec.each else ())]
            who = [thing for text in names if (thing := resolve(seat.model, text))]
            if not names or any(id(thing) in close for thing in self.all_over(who)):
                return True
        return False


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
    legacy=find,
    needs_whole=True,
)
