"""One thing, whole: all that the models say of it, for `show`."""

from __future__ import annotations

from typing import Any, NamedTuple

from governance.decisions.kinds import requirement
from governance.diagnostics import Place, Text
from governance.facts import Fact, facts
from governance.model import graph
from governance.model.written import Entity, Model, Models, clause_of, label_of, seat_count
from governance.schema.case import Verb
from governance.words.forces import MaybeForce
from governance.words.mandates import Mandate, Origin
from governance.words.thing_kinds import ThingKind


class SeatLine(NamedTuple):
    """A seat in short. `seats` is "2", "2..3" or "?" where its group is not known."""

    id: str
    name: Text | None
    by: tuple[str, ...]
    how: Origin
    seats: str
    votes: bool
    deputy: bool
    mandate: Mandate | None
    weight: str
    clause: str
    assumed: Text | None


class Statement(NamedTuple):
    """What one model file says of the thing, as it is written there."""

    model: str
    place: Place
    clause: str
    says: Any


class Step(NamedTuple):
    """A step that the thing has in a case."""

    case: str
    name: Text
    verb: Verb
    clause: str


class TaskLine(NamedTuple):
    """A task in short."""

    id: str
    name: Text
    with_: tuple[str, ...]
    force: MaybeForce
    clause: str
    assumed: Text | None
    note: Text | None


class Description(NamedTuple):
    """All that the models say of one thing."""

    id: str
    kind: ThingKind
    model: str
    name: Text
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    seats: tuple[SeatLine, ...] | None
    rule: Text | None
    tasks: tuple[TaskLine, ...]
    cases: tuple[Step, ...]
    edges_out: tuple[graph.Edge, ...]
    edges_in: tuple[graph.Edge, ...]
    assumed: tuple[tuple[str, Text], ...]


def describe(models: Models, thing: Entity) -> Description:
    """All that `models` say of `thing`, its elaborations in other files included."""
    thing = thing.same
    label = models.label(thing)
    entities = [thing, *_elaborations(models, thing)]
    everything = graph.edges(models)
    node = next((n for n in graph.nodes(models) if n.id == label), None)
    bodies = [entity for entity in entities if entity.kind == "body"]
    seats = tuple(_seat(entity.model, seat) for entity in bodies for seat in entity.parts.values())
    rules = [entity.spec.decides for entity in bodies if entity.spec.decides is not None]
    return Description(
        id=label,
        kind=node.kind if node else thing.kind,
        model=thing.model.id,
        name=node.name if node else Text(label, label),
        statements=tuple(_statement(entity) for entity in entities),
        facts=tuple(fact for entity in entities for fact in facts(entity)),
        seats=seats if bodies else None,
        rule=requirement(rules[0] if rules and rules[0] != "not_stated" else None) if bodies else None,
        tasks=tuple(line for entity in entities for line in _tasks(entity)),
        cases=tuple(_steps(models, thing)),
        edges_out=tuple(edge for edge in everything if edge.source == label),
        edges_in=tuple(edge for edge in everything if edge.target == label or label in edge.clause.split(", ")),
        assumed=tuple(item for entity in entities for item in _assumed(entity)),
    )


def written(value: Any) -> Any:
    """A value of a file as plain dicts and lists."""
    if isinstance(value, dict):
        return {key: written(item) for key, item in value.items()}
    if isinstance(value, list):
        return [written(item) for item in value]
    return value


def _elaborations(models: Models, thing: Entity) -> list[Entity]:
    return [
        entity
        for model in models
        for entity in (*model.all("party"), *model.all("office"), *model.all("body"))
        if entity.same is thing and entity is not thing
    ]


def _statement(entity: Entity) -> Statement:
    value: Any = entity.model.source.view
    for step in entity.path:
        value = value[step]
    clause = clause_of(entity, entity.path)
    return Statement(entity.model.id, entity.model.source.place(entity.path, "key"), clause, written(value))


def _seat(model: Model, seat: Entity) -> SeatLine:
    spec = seat.spec
    how: Origin = "not_stated"
    by: tuple[str, ...] = ()
    if isinstance(spec.appointed_by, list):
        how, by = "appointed_by", tuple(spec.appointed_by)
    elif spec.held_by:
        how, by = "held_by", tuple(spec.held_by)
    elif spec.each:
        how, by = "each", (spec.each,)
    elif spec.from_:
        how, by = "from", tuple(spec.from_)
    if by and not (by := tuple(text for text in by if text not in model.gone)):
        how = "not_stated"  # whoever it was is not there any more
    count = seat_count(model, spec)
    shown = "?" if count is None else str(count[0]) if count[0] == count[1] else f"{count[0]}..{count[1]}"
    return SeatLine(
        id=seat.id.partition(".")[2],
        name=label_of(spec.name),
        by=by,
        how=how,
        seats=shown,
        votes=not spec.observer,
        deputy=spec.deputy,
        mandate=spec.mandate,
        weight=str(spec.weight) if spec.weight is not None else "",
        clause=", ".join(spec.source or ()),
        assumed=label_of(spec.assumed),
    )


def _tasks(entity: Entity) -> list[TaskLine]:
    return [
        TaskLine(
            id=id_,
            name=label_of(task.name) or Text(id_, id_),
            with_=tuple(task.with_ or ()),
            force=task.force or "",
            clause=", ".join(task.source or entity.spec.source or ()),
            assumed=label_of(task.assumed),
            note=label_of(task.note),
        )
        for id_, task in (getattr(entity.spec, "tasks", None) or {}).items()
    ]


def _steps(models: Models, thing: Entity) -> list[Step]:
    found = []
    for case in models.all("case"):
        for step in case.spec.route if isinstance(case.spec.route, list) else ():
            if isinstance(step.by, list) and any(case.model.actor(text) is thing for text in step.by):
                clause = ", ".join(step.source or case.spec.source or ())
                found.append(Step(models.label(case), label_of(case.spec.name) or Text(case.id, case.id), step.step, clause))
    return found


def _assumed(entity: Entity) -> list[tuple[str, Text]]:
    """Every assumption in what is said of the thing: where, and why."""
    found: list[tuple[str, Text]] = []
    value: Any = entity.model.source.view
    for step in entity.path:
        value = value[step]

    def visit(node: Any, path: str) -> None:
        if isinstance(node, dict):
            if "assumed" in node:
                words = node["assumed"]
                text = Text(words, words) if isinstance(words, str) else Text(words.get("en", ""), words.get("da", ""))
                found.append((path, Text(text.en or text.da, text.da or text.en)))
            for key, item in node.items():
                if key != "meta":
                    visit(item, f"{path}.{key}".strip("."))
        elif isinstance(node, list):
            for number, item in enumerate(node):
                visit(item, f"{path}[{number}]")

    visit(value, "")
    return found
