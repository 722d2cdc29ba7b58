"""GOV203: an appointer that is not bound by the agreement under which it appoints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.documents import Document
from governance.model.resolution import Model
from governance.model.seats import Seat
from governance.model.statements import lazy
from governance.model.written import File, Locus, imported
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """One finding for each party that appoints to a voting seat under a signed agreement and is not bound by it."""
    signatures = _Signatures(model)
    if not signatures.signed:
        return
    found: dict[Actor, tuple[Seat, Document, list[Locus]]] = {}
    for seat in model.seats:
        if seat.observer:
            continue
        for actor in _appointers(seat):
            party = signatures.unbound(actor)
            if party is None:
                continue
            agreement = signatures.agreement(seat)
            if agreement is not None:
                where = next((link.where for link in seat.appointed_by if link.to is actor), None)
                found.setdefault(party, (seat, agreement, []))[2].append(where or seat.at("each"))
    for party, (seat, agreement, loci) in found.items():
        called, body = name(party), name(seat.body)
        loose = [member for member in party.members if member not in signatures.bound]
        if loose and len(loose) < len(party.members):
            who = few(name(member) for member in loose)
            message = Text(
                f"{called.en} appoints to {body.en}, but not all its members are bound by `{agreement.id}`: not {who.en}",
                f"{called.da} udpeger til {body.da}, men ikke alle medlemmerne er bundet af `{agreement.id}`: ikke {who.da}",
            )
        else:
            message = Text(
                f"{called.en} appoints to {body.en}, but does not sign `{agreement.id}` and belongs to nobody who does",
                f"{called.da} udpeger til {body.da}, men underskriver ikke `{agreement.id}` og hører ikke under nogen, der gør",
            )
        yield Finding(
            at=loci[0],
            message=message,
            help=Text(
                "let it sign, let somebody who signs appoint, or say what it is a part of (`part_of`)",
                "lad parten underskrive, lad en, der underskriver, udpege, eller sig, hvad parten er en del af (`part_of`)",
            ),
            related=tuple((Text("appoints here too", "udpeger også her"), locus) for locus in loci[1:6]),
        )


def _appointers(seat: Seat) -> tuple[Actor, ...]:
    """Who appoints to a seat; a group of which each member appoints to one as the group."""
    if seat.appointed_by.said or seat.held_by.said or seat.each is None or seat.appointer_not_stated:
        return seat.appointed_by.things
    return (seat.each,)


class _Signatures:
    """Who signs, and who is bound by that."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.signed: set[Document] = set()
        self.signers: dict[Actor, None] = {}
        for party in model.actors_saying("signs"):
            self.signed.update(party.signs.things)
            if party.signs.live:
                # Also where the document is not known: that is reported, and whoever signs is bound by something.
                self.signers[party] = None

    @lazy
    def of_file(self) -> dict[str, Document]:
        """By id of a file: what its parties sign, the first of it."""
        links = [link for party in self.signers for link in party.signs]
        return {link.where.model.id: link.to for link in reversed(links)}

    @lazy
    def bound(self) -> set[Actor]:
        """Whom a signature binds: who signs, its members, agents, parts and posts; and a group whose members all are bound."""
        inside: dict[Actor, list[Actor]] = {}
        groups: dict[Actor, list[Actor]] = {}
        waits: dict[Actor, int] = {}
        for actor in self.model.actors:
            for parent in actor.parents:
                inside.setdefault(parent, []).append(actor)
            # A member that is not known is reported; it keeps nobody from being bound.
            waits[actor] = len(actor.members)
            for member in actor.members:
                groups.setdefault(member, []).append(actor)
        waiting, bound = list(self.signers), set[Actor]()
        while waiting:
            actor = waiting.pop()
            if actor in bound:
                continue
            bound.add(actor)
            waiting += (*inside.get(actor, ()), *actor.members, *actor.agents.things)
            for group in groups.get(actor, ()):
                waits[group] -= 1
                if not waits[group]:
                    waiting.append(group)
        return bound

    def unbound(self, actor: Actor) -> Actor | None:
        """The party that appoints by way of `actor`, where it is not bound; None where it is, or where there is no such party."""
        if actor in self.signers or actor in self.bound:
            return None
        seen: set[Actor] = set()
        while not actor.is_party:
            # A body or office answers for the organisation that it is in; one that is in none is the agreement's own.
            if actor in seen or not actor.parents:
                return None
            seen.add(actor)
            actor = actor.parents[0]
        return actor

    def agreement(self, seat: Seat) -> Document | None:
        """The signed document that a seat rests on; where neither seat nor body cites any, one that its file's parties sign."""
        holder = seat if seat.sources else seat.body
        if not holder.sources:
            return next((self.of_file[file.id] for file in self._near(seat.body.files) if file.id in self.of_file), None)
        for document in self.model.documents_cited(holder):
            # An annex is signed with what it is an annex of.
            found = next((one for one in document.with_wholes if one in self.signed), None)
            if found is not None:
                return found
        return None

    def _near(self, files: Iterable[File]) -> Iterator[File]:
        """Files, then those that they import, then those that import them."""
        own = list(files)
        yield from own
        for file in own:
            yield from imported(file)[0]
        for file in self.model.files:
            if any(one in own for one in file.imports.values()):
                yield file


CHECK = Check(
    code="GOV203",
    severity=Severity.WARNING,
    title=Text("Appointer that is not bound", "Udpegende part, der ikke er bundet"),
    finds=Text(
        "A party that appoints to a voting seat under an agreement that others sign: it does not sign itself, and is no "
        "member or part of anyone who does, nor a group of such.",
        "En part, der udpeger til en plads med stemme efter en aftale, som andre underskriver: den underskriver ikke selv og "
        "er hverken medlem eller del af nogen, der gør, eller en gruppe af sådanne.",
    ),
    why=Text(
        "It can leave the seat empty, and with a rule of unanimity stop everything, without breaking any promise.",
        "Den kan lade pladsen stå tom, og med enstemmighed standse alt, uden at bryde noget løfte.",
    ),
    remedy=Text(
        "Let it sign, let those who sign appoint, or say in the model what binds it (`part_of`, `members`, `acts_through`).",
        "Lad parten underskrive, lad dem, der underskriver, udpege, eller sig i modellen, hvad der binder den "
        "(`part_of`, `members`, `acts_through`).",
    ),
    example="""\
documents:
  deal: {title: The deal}
parties:
  north: {name: North, signs: deal}
  south: {name: South, signs: deal}
  association: {name: The association of towns}
bodies:
  board:
    level: political
    seats:
      north: {appointed_by: north}
      association: {appointed_by: association}
""",
    find=find,
    needs_whole=True,
)
