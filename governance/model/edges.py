"""The relations between the things of a day, each an edge that can be read aloud as subject, verb, object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from governance.diagnostics import Text
from governance.model.actors import RELATIONS, Actor, Office
from governance.model.bodies import Body, Chair
from governance.model.cases import Case, Step
from governance.model.contributions import Contribution
from governance.model.documents import Document
from governance.model.seats import Seat
from governance.model.statements import Link, Said, Statement
from governance.model.things import Thing
from governance.model.written import Kind, Locus
from governance.words.forces import MaybeForce
from governance.words.relations import VERBS, Relation

if TYPE_CHECKING:
    from governance.model.resolution import Model

NODES: tuple[Kind, ...] = ("document", "party", "office", "body", "seat", "case", "subject", "contribution", "part")
"""The kinds of things that relations are between; clauses are a further one."""


class Node(NamedTuple):
    """A thing. `model` is the id of the file that defines it; `name` is what people call it."""

    id: str
    kind: Kind
    model: str
    name: Text


class Edge(NamedTuple):
    """`source` `kind` `target`, as `clause` says it. Both ends are ids of nodes.

    `force` is the text's own (may, as_a_rule, ...; empty where it says it outright), `assumed` why it is taken to be so
    where the text does not say it, `note` what the model adds, `where` the place that says it.
    """

    source: str
    target: str
    kind: Relation
    clause: str
    force: MaybeForce = ""
    assumed: Text | None = None
    note: Text | None = None
    through: str = ""
    """The id of the office that acts: who signs, who leads."""
    where: Locus | None = None


def nodes(model: Model) -> Iterator[Node]:
    """Every thing of the day, once, in the order of the files; and then every clause."""
    seen: set[Thing[object]] = set()
    for file in model.files:
        for kind in NODES:
            for record in file.all(kind):
                thing = model.thing(record)
                if thing is not None and thing not in seen:
                    seen.add(thing)
                    yield Node(thing.label, thing.kind, thing.file.id, thing.named or Text(thing.label, thing.label))
    for document in model.documents:
        for clause in document.clauses.values():
            yield Node(clause.label, "clause", document.file.id, clause.title or Text(clause.number, clause.number))


def edges(model: Model) -> list[Edge]:
    """Every relation of the day, each once, in the order of the files: what two places say with the same words is one."""
    place = {id(file): number for number, file in enumerate(model.files)}
    found = sorted(_all(model), key=lambda edge: place[id(edge.where.model)] if edge.where is not None else 0)
    once: dict[tuple[object, ...], Edge] = {}
    for edge in found:
        once.setdefault(edge[:8], edge)
    return list(once.values())


def _all(model: Model) -> Iterator[Edge]:
    for document in model.documents:
        yield from _document(document)
    for actor in model.actors:
        yield from _actor(actor)
    for body in model.bodies:
        yield from _body(body)
    for case in model.cases:
        yield from _case(case)
    for contribution in model.contributions:
        yield from _contribution(contribution)
    things: tuple[tuple[Thing[object], ...], ...] = (
        model.actors,
        model.seats,
        model.cases,
        model.subjects,
        model.contributions,
        model.parts,
    )
    for thing in (one for each in things for one in each):
        yield from _citations(thing)


def _edge(
    source: Thing[object],
    kind: Relation,
    target: Thing[object],
    clause: str,
    where: Locus,
    of: Statement[object] | None,
    through: Office | None = None,
) -> Edge:
    """The edge; `of` is the statement that says how strongly it holds, and what is assumed and noted of it."""
    office = through.label if through is not None else ""
    if of is None:
        return Edge(source.label, target.label, kind, clause, through=office, where=where)
    return Edge(source.label, target.label, kind, clause, of.force or "", of.assumed, of.note, office, where)


def _linked(source: Thing[object], kind: Relation, links: Iterable[Link[Thing[object]]]) -> Iterator[Edge]:
    """Relations that have a statement of their own each."""
    for link in links:
        yield _edge(source, kind, link.to, link.clause, link.where, _own(link, source), link.through)


def _reached(target: Thing[object], kind: Relation, links: Iterable[Link[Thing[object]]]) -> Iterator[Edge]:
    """The same, as the things to which they lead say it."""
    for link in links:
        yield _edge(link.to, kind, target, link.clause, link.where, _own(link, target), link.through)


def _own(link: Link[Thing[object]], holder: Thing[object]) -> Statement[object] | None:
    """The statement of a relation, where that is not the whole thing."""
    return link.by if link.by is not holder else None


def _document(document: Document) -> Iterator[Edge]:
    for link in document.part_of:
        yield _edge(document, "part_of", link.to, "", link.where, None)
    for link in document.elaborates:
        yield _edge(document, "elaborates", link.to, "", link.where, None)
    for clause in document.clauses.values():
        yield Edge(clause.label, document.label, "part_of", clause.label, where=clause.where)


def _actor(actor: Actor) -> Iterator[Edge]:
    yield from _reached(actor, "member_of", actor.member_links)
    yield from _reached(actor, "acts_for", actor.agents)
    if isinstance(actor, Office):
        for whole, key in ((actor.post_in, "party"), (actor.one_in_each, "each")):
            if whole is not None:
                yield _edge(actor, "post_in", whole, actor.clause, actor.at(key), None)
    yield from _linked(actor, "signs", actor.signs)
    yield from _linked(actor, "appoints", actor.appoints)
    for relation in RELATIONS:
        yield from _linked(actor, relation, actor.related(relation))


def _body(body: Body) -> Iterator[Edge]:
    for seat in body.seats.values():
        yield from _seat(seat)
    yield from _reached(body, "supports", body.supported_by)
    yield from _reached(body, "serves", body.served_by)
    yield from _reached(body, "leads", body.led_by)
    yield from _reached(body, "attends", body.attended_by)
    if body.chair is not None:
        yield from _chair(body.chair)


def _chair(chair: Chair) -> Iterator[Edge]:
    body, clause = chair.body, chair.clause
    for seat in chair.seats:
        yield _edge(seat.to, "chairs", body, clause, seat.where, chair)
    for holder in chair.held_by:
        yield _edge(holder.to, "chairs", body, clause, holder.where, chair)
    for origin in chair.from_:
        yield _edge(origin.to, "provides_chair_of", body, clause, origin.where, chair)
    if chair.chair_of is not None:
        yield _edge(chair.chair_of, "provides_chair_of", body, clause, chair.at("chair_of"), chair)


def _seat(seat: Seat) -> Iterator[Edge]:
    clause = seat.clause
    yield _edge(seat, "sits_in", seat.body, clause, seat.at(), None)
    if seat.appointed_by:
        for link in seat.appointed_by:
            yield _edge(link.to, "appoints", seat, clause, link.where, seat)
    else:
        for appointer in seat.appointers:
            yield _edge(appointer, "appoints", seat, clause, seat.at("each"), seat)
    for link in seat.held_by:
        yield _edge(link.to, "holds", seat, clause, link.where, seat)
    for link in seat.from_:
        yield _edge(seat, "drawn_from", link.to, clause, link.where, seat)


def of_step(step: Step) -> Iterator[Edge]:
    """The relations that a step of a case makes: of those who do it, take part in it and receive it, each to the case."""
    for kind, links in ((VERBS[step.verb], step.by), ("takes_part_in", step.with_), ("receives", step.to)):
        for link in links:
            yield _edge(link.to, kind, step.case, step.clause, link.where, step)


def _case(case: Case) -> Iterator[Edge]:
    for step in case.steps:
        yield from of_step(step)
    if case.continues is not None:
        yield _edge(case, "continues_as", case.continues, case.clause, case.at("continues"), None)


def _contribution(one: Contribution) -> Iterator[Edge]:
    for link in one.payers:
        yield _edge(link.to, "pays", one, one.clause, link.where, one)
    for link in one.on_behalf_of:
        yield _edge(one, "paid_on_behalf_of", link.to, one.clause, link.where, None)
    for part in one.parts.values():
        clause = part.clause
        yield _edge(part, "is_part_of", one, clause, part.at(), None)
        for link in part.recipients:
            yield _edge(part, "earmarked_for" if part.earmarked else "is_for", link.to, clause, link.where, part)
        if part.purpose is not None:
            yield _edge(part, "is_for", part.purpose, clause, part.at("purpose"), part)
        for link in part.approved_by:
            yield _edge(link.to, "approves_use_of", part, clause, link.where, part)


def _citations(thing: Thing[object]) -> Iterator[Edge]:
    """The clauses that it cites itself; those that another file cites for it elaborate it."""
    for said in thing.says:
        for number, (text, label) in enumerate(cited(thing.model, said)):
            where = Locus(said.file, (*said.path, "source", number), said.record)
            yield Edge(thing.label, label, "cites", text, where=where)
            if said.record is not thing.record:
                yield Edge(label, thing.label, "elaborates", text, where=where)


def cited(model: Model, said: Said[object]) -> Iterator[tuple[str, str]]:
    """The clauses, or documents as a whole, that a statement cites itself: by the name that all files know it by, and by their labels."""
    for text in getattr(said.spec, "source", None) or ():
        citation = said.file.cite(text)
        document = model.thing(citation.document) if citation is not None else None
        if citation is not None and document is not None:
            yield said.file.cited.get(text, text), f"{document.label} {citation.clause}".strip()
