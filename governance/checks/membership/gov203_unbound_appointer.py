"""GOV203: an appointer that is not bound by the agreement under which it appoints."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._membership import ACTORS, appointers, voices_of
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """One finding for each party that appoints to a voting seat under a signed agreement and is not bound by it."""
    signatures = _Signatures(models)
    if not signatures.signed:
        return
    voices = signatures.voices
    places: dict[int, list[Locus]] = {}
    about: dict[int, tuple[Entity, Entity, str]] = {}
    for seat in models.all("seat"):
        spec = seat.spec
        if spec.observer:
            continue
        by = [("appointed_by", number, text) for number, text in enumerate(appointers(seat))]
        if spec.each and spec.appointed_by is None and not spec.held_by:
            by.append(("each", 0, spec.each))
        for field, number, text in by:
            actor = seat.model.actor(text)
            party = signatures.unbound(actor) if actor else None
            if party is None:
                continue
            agreement = signatures.agreement(seat)
            if agreement:
                where = seat.at(field, number) if field == "appointed_by" else seat.at(field)
                places.setdefault(id(party), []).append(where)
                about.setdefault(id(party), (party, seat, agreement))
    for key, loci in places.items():
        party, seat, agreement = about[key]
        called, body = name(party), name(seat.model.names[str(seat.path[1])])
        loose = [member for member in voices.members(party) if id(member) not in signatures.bound]
        if loose and len(loose) < len(voices.members(party)):
            who = few(name(member) for member in loose)
            message = Text(
                f"{called.en} appoints to {body.en}, but not all its members are bound by `{agreement}`: not {who.en}",
                f"{called.da} udpeger til {body.da}, men ikke alle medlemmerne er bundet af `{agreement}`: ikke {who.da}",
            )
        else:
            message = Text(
                f"{called.en} appoints to {body.en}, but does not sign `{agreement}` and belongs to nobody who does",
                f"{called.da} udpeger til {body.da}, men underskriver ikke `{agreement}` og hører ikke under nogen, der gør",
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


class _Signatures:
    """Who signs, and who is bound by that."""

    def __init__(self, models: Models) -> None:
        self.voices = voices_of(models)
        self.signed: dict[int, str] = {}
        self.of_model: dict[int, str] = {}
        self.bound: set[int] = set()
        signers: list[Entity] = []
        for party in models.all("party"):
            for link in party.spec.signs or ():
                document = party.model.find(link.id)
                if document is not None and document.kind == "document":
                    self.signed.setdefault(id(document), document.id)
                    self.of_model.setdefault(id(party.model), document.id)
            if party.spec.signs:
                # Also where the document is not known: that is reported, and whoever signs is bound by something.
                signers.append(party.same)
        self.signers = signers
        self.bound.update(map(id, signers))
        self.models: Models | None = models

    def spread(self, models: Models) -> None:
        """A signature binds the members and agents of who signs, its parts and posts; and a group whose members all are bound."""
        inside: dict[int, list[Entity]] = {}
        groups: dict[int, list[Entity]] = {}
        waits: dict[int, int] = {}
        seen: set[int] = set()
        for kind in ACTORS:
            for entity in models.all(kind):
                thing = entity.same
                if id(thing) in seen:
                    continue
                seen.add(id(thing))
                for parent in self.voices.parents(thing):
                    inside.setdefault(id(parent), []).append(thing)
                # A member that is not known is reported; it keeps nobody from being bound.
                members = self.voices.members(thing)
                waits[id(thing)] = len(members)
                for member in members:
                    groups.setdefault(id(member), []).append(thing)
                inside.setdefault(id(thing), []).extend(self.voices.agents(thing))
        waiting, self.bound = self.signers, set()
        while waiting:
            thing = waiting.pop()
            if id(thing) in self.bound:
                continue
            self.bound.add(id(thing))
            waiting += inside.get(id(thing), ())
            waiting += self.voices.members(thing)
            for group in groups.get(id(thing), ()):
                waits[id(group)] -= 1
                if not waits[id(group)]:
                    waiting.append(group)

    def unbound(self, actor: Entity) -> Entity | None:
        """The party that appoints by way of `actor`, where it is not bound; None where it is, or where there is no such party."""
        if id(actor) in self.bound:
            return None
        if self.models is not None:
            # Somebody appoints who does not sign: only now it matters whom the signatures bind beside those who sign.
            self.spread(self.models)
            self.models = None
            if id(actor) in self.bound:
                return None
        for _ in range(12):
            if self.voices.is_party(actor):
                return actor
            # A body or office answers for the organisation that it is in; one that is in none is the agreement's own.
            parent = next(iter(self.voices.parents(actor)), None)
            if parent is None:
                return None
            actor = parent
        return None

    def agreement(self, seat: Entity) -> str:
        """The signed document that a seat rests on; where neither seat nor body cites any, one that its file's parties sign."""
        body = seat.model.names[str(seat.path[1])]
        sources = seat.spec.source or body.spec.source
        if not sources:
            return self.of_model.get(id(seat.model), "")
        for text in sources:
            cited = seat.model.cite(text)
            document = cited.document if cited else None
            for _ in range(12):  # an annex is signed with what it is an annex of
                if document is None:
                    break
                if id(document) in self.signed:
                    return self.signed[id(document)]
                document = next(filter(None, map(document.model.find, document.spec.part_of or ())), None)
        return ""


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
    legacy=find,
    needs_whole=True,
)
