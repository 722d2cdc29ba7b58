"""`describe`: all that the files say of one thing on a day, and on which days they say what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from governance.description.actor_facts import StepLine, TaskLine, actor_facts, steps, tasks
from governance.description.body_facts import body_facts, origins, seat_facts
from governance.description.case_facts import case_facts, facet_facts
from governance.description.document_facts import (
    acceptance_fact,
    claim_fact,
    clause_facts,
    document_facts,
    heading_facts,
    key_facts,
    term_facts,
)
from governance.description.fact import Fact, own, qualities, stated
from governance.description.money_facts import contribution_facts, funding_facts, part_facts
from governance.description.rule_facts import rule_fact
from governance.diagnostics import Place, Text
from governance.model.actors import Actor
from governance.model.bodies import Body
from governance.model.cases import Case, Facet
from governance.model.citations import Citing, citing
from governance.model.contributions import Contribution, Funding, Part
from governance.model.documents import Clause, Document
from governance.model.edges import Edge
from governance.model.headings import Heading, Term
from governance.model.keys import Key
from governance.model.resolution import Model, Stretch
from governance.model.seats import Seat
from governance.model.statements import Said
from governance.model.things import Thing
from governance.model.timeline import Timeline
from governance.model.traversal import StatementKind, assumptions, link_at
from governance.model.written import File, Path, Record, words_at
from governance.words.duties import Listed
from governance.words.forces import MaybeForce
from governance.words.mandates import Mandate, Origin
from governance.words.marks import same
from governance.words.numbers import number_text
from governance.words.thing_kinds import ThingKind

Target = Thing[object] | Clause | Key | Heading
"""What can be described."""


class SeatLine(NamedTuple):
    """A seat in short. `whose` is each way in which its text says whose it is, empty where it does not, or where nobody of them is left.

    `seats` is "2", "2..3" or "?" where its group is not known; `within` what else is said of it.
    """

    id: str
    name: Text | None
    whose: tuple[tuple[Origin, tuple[str, ...]], ...]
    seats: str
    votes: bool
    deputy: bool
    mandate: Mandate | None
    weight: Text | None
    clause: str
    force: MaybeForce
    assumed: Text | None
    note: Text | None
    within: tuple[Fact, ...]


class Excerpt(NamedTuple):
    """What one file says of the thing, as it is written there."""

    model: str
    place: Place
    clause: str
    says: object


class Related(NamedTuple):
    """A relation of the thing, and what is said of the relation beside its force, its clause and what is assumed of it."""

    edge: Edge
    within: tuple[Fact, ...]


class Citer(NamedTuple):
    """A statement that cites a clause: of what it is said (None: of the file itself), what it is, and what it says.

    A relation is an edge; of what says nothing of its own beside being there, both are None.
    """

    id: str | None
    name: Text
    kind: StatementKind
    place: Place
    fact: Fact | None
    edge: Edge | None


class Description(NamedTuple):
    """All that the files say of one thing on a day."""

    id: str
    kind: ThingKind
    model: str
    name: Text
    excerpts: tuple[Excerpt, ...]
    facts: tuple[Fact, ...] = ()
    seats: tuple[SeatLine, ...] | None = None
    """None for what is no body."""
    rule: Fact | None = None
    """The rule by which a body decides; None for what is no body."""
    tasks: tuple[TaskLine, ...] = ()
    tasks_listed: Listed | None = None
    cases: tuple[StepLine, ...] = ()
    edges_out: tuple[Related, ...] = ()
    edges_in: tuple[Related, ...] = ()
    claims: tuple[Fact, ...] = ()
    """What texts assert of it."""
    numbers: tuple[Fact, ...] = ()
    """Its numbers in keys."""
    accepted: tuple[Fact, ...] = ()
    """Findings about it that are accepted."""
    cited_by: tuple[Citer, ...] = ()
    assumed: tuple[tuple[str, Text], ...] = ()
    """Where in what is said of it, and why."""


class Told(NamedTuple):
    """A description, and the days on which it is true. None: the thing is not there."""

    days: tuple[Stretch, ...]
    description: Description | None


class Wanted(NamedTuple):
    """What somebody asks about by a name, whatever the day: a thing or clause by its record, a key, or a file."""

    label: str
    record: Record | None
    file: File

    def on(self, model: Model) -> Target | None:
        """The same on a day; None where it is not there."""
        if self.record is not None:
            return model.clause_at(self.record) if self.record.kind == "clause" else model.thing(self.record)
        for key in model.keys:
            if key.file is self.file and f"{key.file.id}.{key.id}" == self.label:
                return key
        return next((heading for heading in model.headings if heading.id == self.label), None)


def wanted(timeline: Timeline, name: str) -> list[Wanted]:
    """What a person may mean by `name`: a thing or a clause; else a key; else a file by its model's id. Several where it is ambiguous."""
    things = [Wanted(f"{record.model.id}.{record.id}", record, record.model) for record in timeline.find(name)]
    if things:
        return things
    keys = {(key.file, key.id) for model in timeline.models() for key in model.keys}
    known = sorted((file.id, id_) for file, id_ in keys if name in (id_, f"{file.id}.{id_}"))
    files = {file.id: file for file in timeline.files}
    found = [Wanted(f"{file}.{id_}", None, files[file]) for file, id_ in known]
    return found or ([Wanted(name, None, files[name])] if name in files else [])


def history(timeline: Timeline, of: Wanted, day: date | None) -> list[Told]:
    """What is said of it on a day; without one, each description with the days on which it is the one, in the order of the days."""
    if day is not None:
        return [Told((Stretch(day, day),), _described(timeline.on(day), of))]
    found: list[tuple[list[Stretch], Description | None]] = []
    for model in timeline.models():
        description = _described(model, of)
        same_ = next((days for days, known in found if known == description), None)
        if same_ is None:
            found.append(([model.stretch], description))
        else:
            same_.append(model.stretch)
    return [Told(timeline.spells(days), description) for days, description in found]


def _described(model: Model, of: Wanted) -> Description | None:
    target = of.on(model)
    return describe(model, target) if target is not None else None


def describe(model: Model, target: Target) -> Description:
    """All that the files say of a thing, a clause, a key or a file on the day of the model."""
    if isinstance(target, Thing):
        return _thing(model, target)
    if isinstance(target, Clause):
        return _clause(model, target)
    return _key(target) if isinstance(target, Key) else _file(model, target)


def _thing(model: Model, thing: Thing[object]) -> Description:
    label = thing.label
    graph = model.graph
    found = Description(
        id=label,
        kind=thing.kind,
        model=thing.file.id,
        name=thing.named or same(label),
        excerpts=tuple(_excerpt(said) for said in thing.says),
        facts=tuple(_facts(thing)),
        edges_out=tuple(_related(model, edge) for edge in graph.leaving.get(label, ())),
        edges_in=tuple(_related(model, edge) for edge in graph.arriving.get(label, ())),
        claims=tuple(map(claim_fact, model.claims_of(thing))),
        numbers=tuple(_numbers(model, thing)),
        accepted=tuple(acceptance_fact(one) for head in model.headings for one in head.acceptances if one.thing is thing),
        cited_by=_cited_by(model, thing, "") if isinstance(thing, Document) else (),
        assumed=tuple(assumptions(thing)),
    )
    if isinstance(thing, Actor):
        found = found._replace(tasks=tuple(tasks(thing)), tasks_listed=thing.tasks_listed, cases=tuple(steps(thing)))
    if isinstance(thing, Body):
        found = found._replace(seats=tuple(map(_seat, thing.seats.values())), rule=rule_fact(thing))
    return found


def _clause(model: Model, clause: Clause) -> Description:
    document = clause.document
    graph = model.graph
    place = clause.where.model.source.place(clause.where.path, "key")
    return Description(
        id=clause.label,
        kind="clause",
        model=document.file.id,
        name=clause.title or same(clause.number),
        excerpts=(Excerpt(document.file.id, place, clause.key, words_at(document.file, clause.where.path)),),
        facts=tuple(clause_facts(clause)),
        edges_out=tuple(_related(model, edge) for edge in graph.leaving.get(clause.label, ())),
        edges_in=tuple(_related(model, edge) for edge in graph.arriving.get(clause.label, ())),
        cited_by=_cited_by(model, document, clause.number),
    )


def _key(key: Key) -> Description:
    reason = key.assumed
    return Description(
        id=key.id,
        kind="key",
        model=key.file.id,
        name=key.name,
        excerpts=(_excerpt(key.says[0]),),
        facts=tuple(key_facts(key)),
        assumed=(("", reason),) if reason is not None else (),
    )


def _file(model: Model, heading: Heading) -> Description:
    place = heading.file.source.place(("id",), "key")
    return Description(
        id=heading.id,
        kind="model",
        model=heading.id,
        name=heading.title,
        excerpts=(Excerpt(heading.id, place, "", None),),
        facts=tuple(heading_facts(heading)),
        numbers=tuple(stated("keys", key.name, same(key.id), key) for key in model.keys if key.file is heading.file),
    )


def _facts(thing: Thing[object]) -> Iterator[Fact]:
    match thing:
        case Body():
            yield from body_facts(thing)
            yield from actor_facts(thing)
            yield from own(thing)
        case Actor():
            yield from actor_facts(thing)
            yield from own(thing)
        case Seat():
            yield from seat_facts(thing)
        case Case():
            yield from case_facts(thing)
        case Facet():
            yield from facet_facts(thing)
        case Contribution():
            yield from contribution_facts(thing)
        case Part():
            yield from part_facts(thing)
        case Funding():
            yield from funding_facts(thing)
        case Document():
            yield from document_facts(thing)
        case Term():
            yield from term_facts(thing)
        case _:
            yield from own(thing)


def _seat(seat: Seat) -> SeatLine:
    number = seat.number
    return SeatLine(
        id=seat.id_in_body,
        name=seat.named,
        whose=tuple(origins(seat)),
        seats="?" if number is None else str(number),
        votes=not seat.observer,
        deputy=seat.deputy,
        mandate=seat.mandate,
        weight=number_text(seat.weight) if seat.weight is not None else None,
        clause=", ".join(seat.sources),
        force=seat.force or "",
        assumed=seat.assumed,
        note=seat.note,
        within=tuple(qualities(seat)),
    )


def _numbers(model: Model, thing: Thing[object]) -> Iterator[Fact]:
    """What keys count of a thing."""
    for key in model.keys:
        for id_, number in key.values.items():
            record = key.file.find(id_)
            if record is not None and model.thing(record) is thing:
                yield stated("keys", key.name, number_text(number), key)


def _related(model: Model, edge: Edge) -> Related:
    link = link_at(model, edge.where) if edge.where is not None else None
    return Related(edge, tuple(qualities(link)) if link is not None else ())


def _excerpt(said: Said[object]) -> Excerpt:
    return Excerpt(said.file.id, said.file.source.place(said.path, "key"), said.clause, words_at(said.file, said.path))


# Who cites a clause.


def _cited_by(model: Model, document: Document, number: str) -> tuple[Citer, ...]:
    """The statements of the day that cite a clause of a document, or (without a number) the document as a whole."""
    wanted_ = (id(document.record), number)
    found = citing(model.files, frozenset((wanted_,)), model.holds).get(wanted_, ())
    known: dict[int, dict[Place_, Fact | Edge]] = {}
    return tuple(citer for one in found if (citer := _citer(model, one, known)) is not None)


Place_ = tuple[int, Path]
"""id() of a file, and a path in it."""


def _citer(model: Model, one: Citing, known: dict[int, dict[Place_, Fact | Edge]]) -> Citer | None:
    thing = model.thing(one.about) if one.about is not None else None
    if thing is None and one.about is not None:
        return None
    said = one.said
    place = said.file.source.place(said.path, "key")
    if thing is None:
        key = next((key for key in model.keys if key.says[0].path == said.path[:2] and key.file is said.file), None)
        return Citer(key.id if key is not None else None, key.name if key is not None else said.file.title, one.kind, place, None, None)
    told = known.setdefault(id(thing), {})
    if not told:
        told.update(_told(model, thing))
    words = next((told[place_] for place_ in _places(thing, one) if place_ in told), None)
    fact, edge = (words, None) if isinstance(words, Fact) else (None, words)
    return Citer(thing.label, thing.name, one.kind, place, fact, edge)


def _places(thing: Thing[object], one: Citing) -> Iterator[Place_]:
    """Where what cites stands, and where the other files of the thing have the same: told is what the first of them says."""
    yield id(one.said.file), one.said.path
    within = one.said.path[len(one.about.path) :] if one.about is not None else ()
    if not any(isinstance(step, int) for step in within):  # two files number the items of a list each in its own way
        yield from ((id(said.file), (*said.path, *within)) for said in thing.says)


def _told(model: Model, thing: Thing[object]) -> Iterator[tuple[Place_, Fact | Edge]]:
    """All that is told of a thing, by the place that says it."""
    facts = [*_facts(thing), *map(claim_fact, model.claims_of(thing))]
    if isinstance(thing, Actor):
        facts += [line.fact for line in tasks(thing) if line.as_ is None]
    if isinstance(thing, Body):
        facts += [rule_fact(thing)]
    for fact in facts:
        yield from _placed(fact)
    for edge in (*model.graph.leaving.get(thing.label, ()), *model.graph.arriving.get(thing.label, ())):
        if edge.where is not None and link_at(model, edge.where) is not None:
            yield (id(edge.where.model), edge.where.path), edge


def _placed(fact: Fact) -> Iterator[tuple[Place_, Fact]]:
    if fact.where is not None:
        yield (id(fact.where.model), fact.where.path), fact
    for inner in fact.within:
        yield from _placed(inner)
