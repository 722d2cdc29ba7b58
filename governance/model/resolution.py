"""What the files of a run mean together on a day: one typed thing for each thing, however many files speak of it.

Everything is worked out when it is first asked for, and kept; nothing of it ever changes. Whoever needs to know what a
body's rule is, who its members are or who pays asks here, so that the same question gets the same answer everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from governance.model.actors import Actor, ActorField, Office, Party
from governance.model.bodies import Body
from governance.model.cases import Case, Facet, Step
from governance.model.claims import Claim
from governance.model.contributions import Contribution, Funding, Part
from governance.model.documents import Clause, Document
from governance.model.headings import Heading, Term
from governance.model.keys import Key
from governance.model.naming import linked, named
from governance.model.rules import Reader, Rule
from governance.model.seats import Seat, SeatField
from governance.model.statements import NO_LINKS, Frozen, Links, Period, Place, Said, Saying, Statement, bounds, holding, lazy, put
from governance.model.things import Subject, Thing
from governance.model.traversal import period_of
from governance.model.written import File, Kind, Locus, Record, clause_of, imported
from governance.schema import base

if TYPE_CHECKING:
    from governance.model.graph import Graph
    from governance.model.timeline import Timeline

K = TypeVar("K")
T = TypeVar("T")
ACTORS: tuple[Kind, ...] = ("party", "office", "body")


class Stretch(NamedTuple):
    """Days on which nothing changes, both ends inclusive; None where there is no end."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        """A day of it; None where every day is one of it."""
        return self.first or self.last

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Model(Frozen):
    """All that the files of a run mean on one day, or on each day of a stretch of days between changes."""

    timeline: Timeline
    """The same on all days."""
    stretch: Stretch
    files: tuple[File, ...]
    """The files that are in force, those that were asked for first."""

    def __init__(self, timeline: Timeline, stretch: Stretch) -> None:
        put(self, "timeline", timeline)
        put(self, "stretch", stretch)
        put(self, "day", stretch.day)
        put(self, "_things", {})
        put(self, "_facets", {})
        put(self, "_readers", {})
        put(self, "_kept", {})
        put(self, "_saying", {})
        put(self, "files", tuple(file for file in timeline.files if self._is_in_force(file)))

    day: date | None
    """A day of the stretch; None where nothing in the files is limited to any."""
    _things: dict[int, Thing[object] | None]
    _facets: dict[int, dict[str, Facet]]
    _readers: dict[int, Reader]
    _kept: dict[Callable[[Model], object], object]
    _saying: dict[ActorField, tuple[Actor, ...]]

    # Days.

    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches of days between changes."""
        return self.timeline.stretches()

    def on(self, day: date) -> Model:
        """The same on another day."""
        return self.timeline.on(day)

    def holds(self, span: base.Span | None) -> bool:
        """Whether what is limited to `span` holds on the day."""
        if span is None or self.day is None:
            return True
        first, last = bounds(span)
        return (first is None or first <= self.day) and (last is None or self.day <= last)

    def term(self, file: File) -> Period | None:
        """The period that a file gives as its own."""
        span = file.spec.period
        return Period(self, (Said(file, ("period",), period_of(file), span),)) if span is not None else None

    def in_force(self, file: File) -> bool:
        """Whether a file is in force on the day."""
        return file in self._in_force_now

    @lazy
    def _in_force_now(self) -> frozenset[File]:
        return frozenset(self.files)

    def _is_in_force(self, file: File) -> bool:
        """By its own period; where not all of that could be read, only while all that it imports is in force."""
        if not self.holds(file.spec.period):
            return False
        sure = not any(path[:1] == ("period",) for path in file.broken)
        return sure or all(self.holds(other.spec.period) for other in imported(file)[0])

    # Things.

    def thing(self, record: Record) -> Thing[object] | None:
        """The thing that a file's words belong to; None where it does not hold on the day."""
        same = record.same
        key = id(same)
        try:
            return self._things[key]
        except KeyError:
            found = self._things[key] = self._made(same)
            return found

    def actor(self, record: Record | None) -> Actor | None:
        """The party, office or body that a file's words belong to; None for anything else, or where it does not hold on the day."""
        found = self.thing(record) if record is not None and record.same.kind in ACTORS else None
        return found if isinstance(found, Actor) else None

    def office(self, record: Record | None) -> Office | None:
        """The office that a file's words belong to; None for anything else, or where it does not hold on the day."""
        found = self.actor(record)
        return found if isinstance(found, Office) else None

    def find(self, name: str) -> list[Thing[object]]:
        """The things of the day that a person may mean by `name`: an id, `body.seat`, `model.id`. Several where it is ambiguous."""
        found = (self.thing(record) for record in self.timeline.find(name))
        return list(dict.fromkeys(one for one in found if one is not None))

    def find_actor(self, name: str) -> list[Actor]:
        """The parties, offices and bodies of the day that a person may mean by `name`."""
        return [one for one in self.find(name) if isinstance(one, Actor)]

    @lazy
    def documents(self) -> tuple[Document, ...]:
        """All documents."""
        return self._all(Document, "document")

    @lazy
    def parties(self) -> tuple[Actor, ...]:
        """All that some file speaks of as a party; a body that elaborates a party is both."""
        return self._all(Actor, "party")

    @lazy
    def offices(self) -> tuple[Actor, ...]:
        """All that some file speaks of as an office."""
        return self._all(Actor, "office")

    @lazy
    def bodies(self) -> tuple[Body, ...]:
        """All bodies."""
        return self._all(Body, "body")

    @lazy
    def actors(self) -> tuple[Actor, ...]:
        """All parties, offices and bodies, each once."""
        return tuple(dict.fromkeys((*self.parties, *self.offices, *self.bodies)))

    @lazy
    def seats(self) -> tuple[Seat, ...]:
        """All seats of all bodies."""
        return tuple(seat for one in self.bodies for seat in one.seats.values())

    def actors_saying(self, field: ActorField) -> tuple[Actor, ...]:
        """The actors of which some file says something in a field. Nothing is made of the others, so few are found quickly among many."""
        if field not in self._saying:
            records = (record for file in self.files for kind in ACTORS for record in file.all(kind) if getattr(record.spec, field, None))
            self._saying[field] = tuple(dict.fromkeys(one for record in records if (one := self.actor(record)) is not None))
        return self._saying[field]

    def seats_saying(self, field: SeatField) -> tuple[Seat, ...]:
        """The same of seats."""
        records = (record for file in self.files for record in file.all("seat") if getattr(record.spec, field))
        return tuple(dict.fromkeys(one for record in records if isinstance(one := self.thing(record), Seat)))

    @lazy
    def facets(self) -> tuple[Facet, ...]:
        """All facets."""
        return self._all(Facet, "facet")

    @lazy
    def cases(self) -> tuple[Case, ...]:
        """All cases."""
        return self._all(Case, "case")

    @lazy
    def subjects(self) -> tuple[Subject, ...]:
        """All subjects."""
        return self._all(Subject, "subject")

    @lazy
    def fundings(self) -> tuple[Funding, ...]:
        """The budget of each file that has one."""
        return self._all(Funding, "funding")

    @lazy
    def contributions(self) -> tuple[Contribution, ...]:
        """All contributions of all budgets."""
        return tuple(one for whole in self.fundings for one in whole.contributions.values())

    @lazy
    def parts(self) -> tuple[Part, ...]:
        """All parts of all contributions."""
        return tuple(part for one in self.contributions for part in one.parts.values())

    @lazy
    def keys(self) -> tuple[Key, ...]:
        """All keys."""
        return tuple(
            Key(self, id_, Said(file, ("keys", id_), None, spec))
            for file in self.files
            for id_, spec in (file.spec.keys or {}).items()
            if self.holds(spec.valid)
        )

    @lazy
    def claims(self) -> tuple[Claim, ...]:
        """All that texts assert of things (`states`), in the order of the files."""
        return tuple(
            Claim(self, number, Said(file, ("states", number), None, spec))
            for file in self.files
            for number, spec in enumerate(file.spec.states or ())
            if self.holds(spec.valid)
        )

    @lazy
    def headings(self) -> tuple[Heading, ...]:
        """What each file says of itself."""
        return tuple(Heading(self, file) for file in self.files)

    # What belongs to what, the other way round; worked out once.

    def groups_of(self, actor: Actor) -> tuple[Actor, ...]:
        """The groups that it is a member of, or acts for."""
        return self._groups.get(actor, ())

    def steps_by(self, actor: Actor) -> tuple[tuple[Case, Step], ...]:
        """The steps of cases that name it as who does them."""
        return self._steps.get(actor, ())

    def appointing(self, seat: Seat) -> tuple[Actor, ...]:
        """Those that say of themselves that they appoint to a seat (`appoints`)."""
        return self._appointing.get(seat, ())

    def claims_of(self, thing: Thing[object]) -> tuple[Claim, ...]:
        """All that texts assert of a thing."""
        return self._claims.get(thing, ())

    @lazy
    def _groups(self) -> Mapping[Actor, tuple[Actor, ...]]:
        groups = dict.fromkeys((*self.actors_saying("members"), *self.actors_saying("acts_through")))
        return _gathered((one, group) for group in groups for one in (*group.members, *group.agents.things))

    @lazy
    def _steps(self) -> Mapping[Actor, tuple[tuple[Case, Step], ...]]:
        return _gathered((actor, (case, step)) for case in self.cases for step in case.steps for actor in step.by.things)

    @lazy
    def _appointing(self) -> Mapping[Seat, tuple[Actor, ...]]:
        return _gathered((seat, actor) for actor in self.actors_saying("appoints") for seat in actor.appoints.things)

    @lazy
    def _claims(self) -> Mapping[Thing[object], tuple[Claim, ...]]:
        return _gathered((thing, claim) for claim in self.claims if (thing := claim.thing) is not None)

    def once(self, make: Callable[[Model], T]) -> T:
        """What `make` works out of the model, worked out once for all who ask."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast(T, self._kept[make])

    @lazy
    def graph(self) -> Graph:
        """All things and the relations between them."""
        from governance.model.graph import of_day  # only who asks pays for it

        return of_day(self)

    # What names in statements stand for. Used by the things themselves.

    def key_named(self, file: File, text: str) -> Key | None:
        """The key that `text` names in a file: its own, that of the import before the dot, else the first among all that it imports."""
        head, dot, rest = text.partition(".")
        other = file.imports.get(head) if dot else None
        if other is not None:
            return self.key_named(other, rest)
        return next((key for one in (file, *imported(file)[0]) if (key := self._keys.get((id(one), text))) is not None), None)

    @lazy
    def _keys(self) -> Mapping[tuple[int, str], Key]:
        return {(id(key.file), key.id): key for key in self.keys}

    def actors_named(self, of: Statement[object], field: str, *, union: bool = False) -> Links[Actor]:
        """The actors that a list of ids names: of several files the first that has the list, or (`union`) all of them."""
        return named(self, of, field, Actor, union=union)

    def actors_linked(self, of: Actor, key: str) -> Links[Actor]:
        """The actors that the relations of a thing lead to, by all its files."""
        return linked(self, of, key, Actor)

    def actor_named(self, of: Statement[object], field: str) -> Actor | None:
        """The actor that a single id names, by the first file that has the field."""
        for said in of.says:
            text = getattr(said.spec, field, None)
            if isinstance(text, str):
                return self.actor(said.file.actor(text))
        return None

    def is_gone(self, of: Statement[object], field: str) -> bool:
        """Whether a single id names an actor that is not there on the day; not where it names none at all."""
        for said in of.says:
            text = getattr(said.spec, field, None)
            if isinstance(text, str):
                record = said.file.actor(text)
                return record is not None and self.actor(record) is None
        return False

    def thing_named(self, of: Statement[object], field: str) -> Thing[object] | None:
        """The thing that a single id names, by the first file that has the field."""
        for said in of.says:
            text = getattr(said.spec, field, None)
            if isinstance(text, str):
                record = said.file.find(text)
                return self.thing(record) if record is not None else None
        return None

    def case_named(self, of: Statement[object], field: str) -> Case | None:
        """The case that a single id names."""
        found = self.thing_named(of, field)
        return found if isinstance(found, Case) else None

    def things_named(self, of: Statement[object], field: str) -> Links[Thing[object]]:
        """The things, of whatever kind, that a list of ids names."""
        return named(self, of, field, Thing)

    def documents_named(self, of: Statement[object], field: str) -> Links[Document]:
        """The documents that a list of ids names."""
        return named(self, of, field, Document)

    def documents_cited(self, of: Saying[object]) -> tuple[Document, ...]:
        """The documents of which a statement cites clauses, or that it cites as a whole."""
        cited = (said.file.cite(text) for said in of.says for text in getattr(said.spec, "source", None) or ())
        found = (self.thing(one.document) for one in cited if one is not None)
        return tuple(dict.fromkeys(one for one in found if isinstance(one, Document)))

    def documents_linked(self, of: Actor, key: str) -> Links[Document]:
        """The documents that the relations of a thing lead to."""
        return linked(self, of, key, Document)

    def seats_linked(self, of: Actor, key: str) -> Links[Seat]:
        """The seats that the relations of a thing lead to."""
        return linked(self, of, key, Seat)

    def own_seats_named(self, of: Statement[object], body: Body, key: str) -> Links[Seat]:
        """The seats of its own body that a list of ids names."""
        for said in of.says:
            listed = getattr(said.spec, key, None)
            if isinstance(listed, list):
                places: dict[Seat, Place] = {}
                unknown: list[str] = []
                ended: list[str] = []
                for number, text in enumerate(listed):
                    seat = body.seats.get(text)
                    if seat is not None:
                        places.setdefault(seat, (said, number))
                    else:
                        (ended if text in body.ended_seats else unknown).append(text)
                return Links(of, key, tuple(places), tuple(unknown), tuple(ended), tuple(places.values()))
        return NO_LINKS

    def rule_of(self, of: Body) -> Rule | None:
        """The rule by which a body decides: of the files' rules, and of alternatives that hold in turn, the first that holds."""
        for said in of.as_body:
            stated = said.spec.decides
            for number, spec in enumerate(stated if isinstance(stated, list) else [stated]):
                if spec is not None and not isinstance(spec, str) and self.holds(spec.valid):
                    steps: tuple[str | int, ...] = ("decides", number) if isinstance(stated, list) else ("decides",)
                    return self._reader(said.file).rule(spec, Locus(said.file, (*said.path, *steps), said.record))
        return None

    def contributions_of(self, whole: Funding) -> dict[str, Contribution]:
        """The contributions of a budget that hold on the day, by their ids within it."""
        found: dict[str, Contribution] = {}
        for said in whole.says:
            for id_ in said.spec.contributions or {}:
                record = said.record.parts[id_] if said.record is not None else None
                one = self.thing(record) if record is not None and record.same is record else None
                if isinstance(one, Contribution):
                    found[id_] = one
        return found

    def facets_of(self, file: File) -> Mapping[str, Facet]:
        """The facets that a file can speak of, by id: its own, and those of what it imports."""
        if id(file) not in self._facets:
            known: dict[str, Facet] = {}
            for one in (file, *imported(file)[0]):
                for record in one.all("facet"):
                    facet = self.thing(record)
                    if isinstance(facet, Facet):
                        known.setdefault(record.id, facet)
            self._facets[id(file)] = known
        return self._facets[id(file)]

    def clause_at(self, record: Record) -> Clause | None:
        """The clause that `Timeline.find` has found; None for anything else, or where its document does not hold on the day."""
        document = self.thing(record.model.names[str(record.path[1])]) if record.kind == "clause" else None
        return document.clauses.get(str(record.path[-1])) if isinstance(document, Document) else None

    def clause_behind(self, at: Locus) -> str:
        """The clauses behind what stands somewhere: its own, or the nearest around it, or those that other files cite for the thing."""
        return clause_of(at.entity, at.path, self.speaking_of)

    def speaking_of(self, same: Record) -> list[Record]:
        """All that the files of the day say of a thing: what defines it, and then what elaborates it."""
        records = self.timeline.speaking_of(same)
        if self.day is None:
            return list(records)
        there = [record for record in records if record.model in self._in_force_now]
        holds = holding(self.holds, [getattr(record.spec, "valid", None) for record in there])
        return [record for record, held in zip(there, holds, strict=True) if held]

    def clause(self, file: File, source: str) -> Clause | None:
        """The clause that a source in a file names; None where it names none, or a document as a whole."""
        cited = file.cite(source)
        document = self.thing(cited.document) if cited is not None else None
        return document.clauses.get(cited.clause) if cited is not None and isinstance(document, Document) else None

    # How things are made.

    def _all(self, of: type[T], kind: Kind) -> tuple[T, ...]:
        records = (record for file in self.files for record in file.all(kind))
        return tuple(dict.fromkeys(one for record in records if isinstance(one := self.thing(record), of)))

    def _made(self, same: Record) -> Thing[object] | None:
        if same.kind == "seat":
            holder = same.model.names.get(str(same.path[1]))
            body_ = self.thing(holder) if holder is not None else None
            return body_.seats.get(str(same.path[-1])) if isinstance(body_, Body) else None
        if same.kind == "part":
            holder = same.model.find(same.id.rpartition(".")[0])
            whole = self.thing(holder) if holder is not None else None
            return whole.parts.get(str(same.path[-1])) if isinstance(whole, Contribution) else None
        records = self.speaking_of(same)
        return self._entity(same, records) if records and records[0] is same else None

    def _entity(self, same: Record, records: list[Record]) -> Thing[object] | None:
        says = tuple([Said(record.model, record.path, record, record.spec) for record in records])
        match same.kind:
            case "party" | "office" | "body":
                if "body" in {record.kind for record in records}:
                    return Body(self, "body", same, says)
                return Office(self, "office", same, says) if same.kind == "office" else Party(self, "party", same, says)
            case "document":
                return Document(self, "document", same, says)
            case "facet":
                return Facet(self, "facet", same, says)
            case "case":
                return Case(self, "case", same, says)
            case "subject":
                return Subject(self, "subject", same, says)
            case "funding":
                return Funding(self, "funding", same, says)
            case "period":
                return Term(self, "period", same, says)
            case "contribution":
                holder = same.model.names.get("funding")
                whole = self.thing(holder) if holder is not None else None
                return Contribution(whole, str(same.path[-1]), same, says) if isinstance(whole, Funding) else None
        return None

    def _reader(self, file: File) -> Reader:
        if id(file) not in self._readers:

            def labels(texts: list[str]) -> tuple[str, ...]:
                found = (self.actor(file.actor(text)) for text in texts)
                return tuple(dict.fromkeys(one.label for one in found if one is not None))

            self._readers[id(file)] = Reader(self.holds, self.clause_behind, labels)
        return self._readers[id(file)]


def _gathered(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """All that is paired with each, each once, in order."""
    found: dict[K, dict[T, None]] = {}
    for one, other in pairs:
        found.setdefault(one, {})[other] = None
    return {one: tuple(others) for one, others in found.items()}
