"""The way of a case through the bodies: in order, by whom, by which rule, with the clause of every step, across files.

A route is made of plain values, so that the routes of two days can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from governance.decisions.kinds import attendance, requirement
from governance.diagnostics import Text
from governance.model.actors import Actor, Every, Task
from governance.model.bodies import Body
from governance.model.cases import DECIDING, Case, Condition, Facet, Step, Verb
from governance.model.resolution import Model
from governance.model.statements import Force, Links, Period, Statement
from governance.model.things import Thing
from governance.model.written import File, Kind
from governance.words.lists import enumerated, listed
from governance.words.marks import NOT_STATED, same

_RULED: frozenset[Verb] = DECIDING | {"handle"}
"""The steps at which one wants to know by which rule those who do them decide."""
_GROUP = Text(
    "not stated: it is a group, and how its members decide together is not said",
    "ikke angivet: det er en gruppe, og hvordan medlemmerne beslutter sammen, siges ikke",
)
_OWN = Text("its own rules, which are not in the models", "egne regler, som ikke er i modellerne")


class Named(NamedTuple):
    """A thing in a route, mostly a party, body or office that does something."""

    id: str
    name: Text
    kind: Kind


class DecidingRule(NamedTuple):
    """How one of those who decide comes to a decision. `stated`: a rule is written down in the models."""

    by: Named
    rule: Text
    stated: bool
    clause: str = ""
    force: Force | None = None
    assumed: Text | None = None


class RouteStep(NamedTuple):
    """One step. `by` is empty where the text does not say who (`by_stated`), or where nobody is there on the day of those that it names.

    `differ`: what happens when several differ, None where it does not say. `every` and `of` are said of tasks: how often they are
    done, and whom or what they concern.
    """

    case: str
    step: Verb
    by: tuple[Named, ...]
    by_stated: bool
    with_: tuple[Named, ...]
    to: tuple[Named, ...]
    force: Force | None
    when: Text | None
    differ: Text | None
    rules: tuple[DecidingRule, ...]
    clause: str
    note: Text | None
    every: Every | None = None
    of: tuple[Named, ...] = ()

    @property
    def together(self) -> bool:
        """Whether several do it, each by its own rule."""
        return len(self.by) > 1


class Assumption(NamedTuple):
    """Something that the source does not say, and why it is taken to be so. `of`: a case, `case.route[0]`, a body."""

    of: str
    because: Text


class Validity(NamedTuple):
    """When that holds which is said of something; `of` is a file, a case, a step or a task. Empty where it does not say."""

    of: str
    from_: str
    to: str
    length: str
    clause: str
    assumed: Text | None


class Requirement(NamedTuple):
    """Something that must be fulfilled."""

    name: Text
    at_least: str
    force: Force | None
    clause: str
    note: Text | None


class Route(NamedTuple):
    """All there is to say of who handles a matter. `cases`: the case and those it goes on as. `steps` is None where no route is stated."""

    cases: tuple[str, ...]
    name: Text
    facets: tuple[tuple[Text, Text], ...] = ()
    """The facets of the first case, each with its values, in words."""
    steps: tuple[RouteStep, ...] | None = ()
    conditions: tuple[Requirement, ...] = ()
    sources: tuple[str, ...] = ()
    assumed: tuple[Assumption, ...] = ()
    valid: tuple[Validity, ...] = ()
    notes: tuple[Text, ...] = ()


class Router:
    """Finds the routes of a day. Made once for a model (`model.once(Router)`), and keeps the rules that it has put in words."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._rules: dict[Actor, DecidingRule] = {}

    def case(self, case: Case) -> Route:
        """The route of a case, and on through those that it continues as."""
        chain = case.chain
        steps = [self.step(step) for one in chain for step in one.steps]
        assumed: dict[Assumption, None] = {}
        valid: dict[Validity, None] = {}
        for one in chain:
            valid.update(dict.fromkeys(terms(self.model, one.files)))
            for statement in _statements(one):
                if statement.assumed is not None:
                    assumed[Assumption(_called(one, statement), statement.assumed)] = None
                if statement.valid is not None:
                    valid.update(dict.fromkeys(validity(_called(one, statement), statement.valid)))
        assumed.update((Assumption(rule.by.id, rule.assumed), None) for step in steps for rule in step.rules if rule.assumed is not None)
        return Route(
            cases=tuple(one.label for one in chain),
            name=case.name,
            facets=tuple((facet.name, _values(facet, values)) for facet, values in case.facets.values()),
            steps=tuple(steps) if any(one.has_route for one in chain) else None,
            conditions=tuple(condition for one in chain for condition in requirements(one)),
            sources=tuple(dict.fromkeys(source for one in chain for statement in _cited(one) for source in statement.sources)),
            assumed=tuple(assumed),
            valid=tuple(valid),
            notes=tuple(one.note for one in chain if one.note),
        )

    def task(self, task: Task) -> Route:
        """A task as a route of one step: whose it is carries it out."""
        step = RouteStep(
            case=task.label,
            step="carry_out",
            by=(named(task.of_actor),),
            by_stated=True,
            with_=_named(task.with_),
            to=_named(task.for_),
            force=task.force,
            when=None,
            differ=None,
            rules=(),
            clause=task.clause,
            note=task.note,
            every=task.every,
            of=_named(task.of),
        )
        return Route(
            cases=(),
            name=task.name,
            steps=(step,),
            sources=task.sources or task.of_actor.sources,
            assumed=(Assumption(task.label, task.assumed),) if task.assumed else (),
            valid=(
                *terms(self.model, task.of_actor.files),
                *validity(task.of_actor.label, task.of_actor.valid),
                *validity(task.label, task.valid),
            ),
        )

    def step(self, step: Step) -> RouteStep:
        """One step of a case, as it is done."""
        return RouteStep(
            case=step.case.label,
            step=step.verb,
            by=_named(step.by),
            by_stated=step.by.said,
            with_=_named(step.with_),
            to=_named(step.to),
            force=step.force,
            when=step.when,
            differ=step.differ,
            rules=tuple(map(self.rule, step.by.things)) if step.verb in _RULED else (),
            clause=step.clause,
            note=step.note,
        )

    def rule(self, actor: Actor) -> DecidingRule:
        """The rule by which somebody decides, wherever it is written."""
        if actor not in self._rules:
            self._rules[actor] = _rule(actor)
        return self._rules[actor]


def named(thing: Thing[object]) -> Named:
    """A thing by its id, its name and its kind."""
    return Named(thing.label, thing.name, thing.kind)


def terms(model: Model, files: tuple[File, ...]) -> Iterator[Validity]:
    """The periods that files give as their own."""
    for file in files:
        yield from validity(file.id, model.term(file))


def validity(of: str, span: Period | None) -> Iterator[Validity]:
    """A period as part of an answer, where there is one."""
    if span is not None:
        first, last = (str(day) if day else "" for day in (span.from_, span.to))
        length = span.length.written if span.length else ""
        yield Validity(of, first, last, length, ", ".join(span.sources), span.assumed)


def requirements(case: Case) -> tuple[Requirement, ...]:
    """What must be fulfilled for a case."""
    return tuple(
        Requirement(one.name, str(one.at_least) if one.at_least is not None else "", one.force, one.clause, one.note)
        for one in case.conditions.values()
    )


def _values(facet: Facet, values: tuple[str, ...]) -> Text:
    return listed((facet.values.get(value, same(value)) for value in values), "or")


def _named(links: Links[Thing[object]]) -> tuple[Named, ...]:
    return tuple(map(named, links.things))


def _cited(case: Case) -> Iterator[Statement[object]]:
    yield case
    yield from case.steps
    yield from case.conditions.values()


def _statements(case: Case) -> Iterator[Statement[object]]:
    """All that is said of a case, and its facets."""
    yield case
    yield from (facet for facet, _ in case.facets.values())
    yield from case.steps
    yield from case.conditions.values()


def _called(case: Case, of: Statement[object]) -> str:
    """What something that is said of a case is called in an answer."""
    if isinstance(of, Step):
        return f"{case.label}.route[{of.number}]"
    if isinstance(of, Condition):
        return f"{case.label}.conditions.{of.id}"
    return of.label if isinstance(of, Thing) else case.label


def _rule(actor: Actor) -> DecidingRule:
    by = named(actor)
    if isinstance(actor, Body):
        rule = actor.rule
        if rule is None:
            return DecidingRule(by, NOT_STATED, stated=False)
        said = requirement(rule)
        if rule.quorum is not None:
            there = attendance(rule.quorum, {seat.id_in_body: seat.own_name for seat in actor.seats.values()})
            said = Text(f"{said.en}; quorum: {there.en}", f"{said.da}; beslutningsdygtig: {there.da}")
        return DecidingRule(by, said, True, rule.clause, rule.force, rule.assumed)
    if not actor.is_group:
        return DecidingRule(by, _OWN, stated=False)
    if not actor.agents:
        return DecidingRule(by, _GROUP, stated=False)
    who = enumerated(agent.name for agent in actor.agents.things)
    return DecidingRule(by, Text(f"not stated: it acts through {who.en}", f"ikke angivet: den handler gennem {who.da}"), stated=False)
