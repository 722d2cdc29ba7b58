"""The way of a case through the bodies: in order, by whom, by which rule, with the clause of every step, across models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from governance.decisions.kinds import requirement
from governance.diagnostics import Text
from governance.model.written import Entity, Model, Models, clause_of, label_of, members_of
from governance.routing.facets import said
from governance.schema.case import Verb
from governance.words.forces import MaybeForce
from governance.words.lists import enumerated, listed
from governance.words.marks import NOT_STATED

DECIDING = ("decide", "approve")
"""The steps by which a matter is settled."""
_RULED = ("handle", *DECIDING)
"""The steps at which one wants to know by which rule those who do them decide."""


_GROUP = Text(
    "not stated: it is a group, and how its members decide together is not said",
    "ikke angivet: det er en gruppe, og hvordan medlemmerne beslutter sammen, siges ikke",
)
_OWN = Text("its own rules, which are not in the models", "egne regler, som ikke er i modellerne")


class Actor(NamedTuple):
    """A party, body or office that does something."""

    id: str
    name: Text
    kind: str


class Rule(NamedTuple):
    """How one of those who decide comes to a decision. `stated`: a rule is written down in the models."""

    by: Actor
    rule: Text
    stated: bool
    clause: str
    assumed: Text | None


class Step(NamedTuple):
    """One step. `by` is empty where the text does not say who; `differ`, what happens when several differ, None where it does not say."""

    case: str
    step: Verb
    by: tuple[Actor, ...]
    with_: tuple[Actor, ...]
    to: tuple[Actor, ...]
    force: MaybeForce
    when: Text | None
    differ: Text | None
    rules: tuple[Rule, ...]
    clause: str
    note: Text | None

    @property
    def together(self) -> bool:
        """Whether several do it, each by its own rule."""
        return len(self.by) > 1


class Assumed(NamedTuple):
    """Something that the source does not say, and why it is taken to be so. `of`: a case, `case.route[0]`, a body."""

    of: str
    because: Text


class Valid(NamedTuple):
    """When what a model says holds; empty where it does not say."""

    model: str
    from_: str
    to: str
    length: str
    clause: str
    assumed: Text | None


class Condition(NamedTuple):
    """Something that must be fulfilled."""

    name: Text
    at_least: str
    force: MaybeForce
    clause: str


class Route(NamedTuple):
    """All there is to say of who handles a matter. `cases`: the case and those it goes on as. `steps` is None where no route is stated."""

    cases: tuple[str, ...]
    name: Text
    facets: tuple[tuple[Text, Text], ...]
    """The facets of the first case, each with its values, in words."""
    steps: tuple[Step, ...] | None
    conditions: tuple[Condition, ...]
    sources: tuple[str, ...]
    assumed: tuple[Assumed, ...]
    valid: tuple[Valid, ...]
    notes: tuple[Text, ...]


class Router:
    """Finds routes. Made once for the models; everything that it looks up is found in one step."""

    def __init__(self, models: Models) -> None:
        self.models = models
        self._bodies: dict[int, list[Entity]] = {}
        for body in models.all("body"):
            self._bodies.setdefault(id(body.same), []).append(body)
        self._actors: dict[int, Actor] = {}
        self._rules: dict[int, tuple[Text, bool, str, Text | None]] = {}
        self._valid: dict[str, Valid] = {}

    def case(self, case: Entity) -> Route:
        """The route of a case, and on through those that it continues as."""
        chain = list(self._chain(case))
        steps: list[Step] = []
        assumed: list[Assumed] = []
        sources: list[str] = []
        conditions: list[Condition] = []
        notes: list[Text] = []
        valid: list[Valid] = []
        for one in chain:
            spec, label = one.spec, self.models.label(one)
            sources += spec.source or ()
            assumed += _assumed(label, spec)
            for column, _ in said(one):
                assumed += _assumed(column.id, column.entity.spec)
            valid += [span for span in (self.valid(one.model), _span(label, spec.valid)) if span and span not in valid]
            notes += [note for note in (label_of(spec.note),) if note]
            for number, step in enumerate(spec.route if isinstance(spec.route, list) else ()):
                steps.append(self.step(one, step, number))
                sources += step.source or ()
                assumed += _assumed(f"{label}.route[{number}]", step)
            for id_, condition in (spec.conditions or {}).items():
                sources += condition.source or ()
                assumed += _assumed(f"{label}.conditions.{id_}", condition)
                at_least = str(condition.at_least) if condition.at_least is not None else ""
                clause = ", ".join(condition.source or spec.source or ())
                conditions.append(Condition(label_of(condition.name) or Text(id_, id_), at_least, condition.force or "", clause))
        stated = any(isinstance(one.spec.route, list) for one in chain)
        return Route(
            cases=tuple(self.models.label(one) for one in chain),
            name=label_of(case.spec.name) or Text(case.id, case.id),
            facets=tuple((column.name, listed((column.value(value) for value in values), "or")) for column, values in said(case)),
            steps=tuple(steps) if stated else None,
            conditions=tuple(conditions),
            sources=tuple(dict.fromkeys(sources)),
            assumed=tuple(dict.fromkeys(assumed + self._of_rules(steps))),
            valid=tuple(valid),
            notes=tuple(notes),
        )

    def task(self, entity: Entity, task: str) -> Route:
        """A task as a route of one step: whose it is carries it out."""
        spec, model = entity.spec.tasks[task], entity.model
        label = f"{self.models.label(entity)}.{task}"
        clause = ", ".join(spec.source or entity.spec.source or ())
        by = (self.actor(entity),)
        step = Step(
            label,
            "carry_out",
            by,
            self._listed(model, spec.with_),
            self._listed(model, spec.for_),
            spec.force or "",
            None,
            None,
            (),
            clause,
            label_of(spec.note),
        )
        span = self.valid(model)
        return Route(
            cases=(),
            name=label_of(spec.name) or Text(task, task),
            facets=(),
            steps=(step,),
            conditions=(),
            sources=tuple(spec.source or entity.spec.source or ()),
            assumed=tuple(_assumed(label, spec)),
            valid=tuple(filter(None, (span, _span(label, spec.valid)))),
            notes=(),
        )

    def rule(self, thing: Entity) -> Rule:
        """The rule by which a thing decides, wherever it is written."""
        thing = thing.same
        known = self._rules.get(id(thing))
        if known is None:
            known = self._rules[id(thing)] = self._find_rule(thing)
        return Rule(self.actor(thing), *known)

    def actor(self, entity: Entity) -> Actor:
        """A thing as one who acts."""
        thing = entity.same
        known = self._actors.get(id(thing))
        if known is None:
            named = next((e.spec.name for e in (thing, *self._bodies.get(id(thing), ())) if e.spec.name is not None), None)
            label = self.models.label(thing)
            kind = "body" if id(thing) in self._bodies else thing.kind
            known = self._actors[id(thing)] = Actor(label, label_of(named) or Text(label, label), kind)
        return known

    def bodies(self, thing: Entity) -> list[Entity]:
        """What the files say of a thing as a body."""
        return self._bodies.get(id(thing.same), [])

    def valid(self, model: Model) -> Valid | None:
        """When what the model says holds."""
        if model.id not in self._valid and model.spec.period is not None:
            span = _span(model.id, model.spec.period)
            if span:
                self._valid[model.id] = span
        return self._valid.get(model.id)

    def _chain(self, case: Entity) -> Iterator[Entity]:
        seen: set[int] = set()
        at: Entity | None = case
        while at is not None and at.kind == "case" and id(at) not in seen:
            seen.add(id(at))
            yield at
            at = at.model.find(at.spec.continues)

    def step(self, case: Entity, step: Any, number: int) -> Step:
        """One step of a case, as it is done."""
        model = case.model
        by = () if isinstance(step.by, str) else tuple(found for text in step.by if (found := model.actor(text)))
        return Step(
            case=self.models.label(case),
            step=step.step,
            by=tuple(map(self.actor, by)),
            with_=self._listed(model, step.with_),
            to=self._listed(model, step.to),
            force=step.force or "",
            when=label_of(step.when),
            differ=None if step.differ == "not_stated" else label_of(step.differ),
            rules=tuple(self.rule(one) for one in by) if step.step in _RULED else (),
            clause=clause_of(case, (*case.path, "route", number)),
            note=label_of(step.note),
        )

    def _listed(self, model: Model, listed: Any) -> tuple[Actor, ...]:
        return tuple(self.actor(found) for text in listed or () if (found := model.actor(text)))

    def _find_rule(self, thing: Entity) -> tuple[Text, bool, str, Text | None]:
        bodies = self.bodies(thing)
        for body in bodies:
            rule = body.spec.decides
            if rule is not None and rule != "not_stated":
                return (
                    _with_quorum(requirement(rule), rule.quorum, body),
                    True,
                    clause_of(body, (*body.path, "decides")),
                    label_of(rule.assumed),
                )
        if bodies:
            return NOT_STATED, False, "", None
        if members_of(thing):
            through = [found for text in getattr(thing.spec, "acts_through", None) or () if (found := thing.model.actor(text))]
            if through:
                names = [self.actor(one).name for one in through]
                who = enumerated(names)
                said = Text(f"not stated: it acts through {who.en}", f"ikke angivet: den handler gennem {who.da}")
                return said, False, "", None
            return _GROUP, False, "", None
        return _OWN, False, "", None

    def _of_rules(self, steps: list[Step]) -> list[Assumed]:
        return [Assumed(rule.by.id, rule.assumed) for step in steps for rule in step.rules if rule.assumed]


def _with_quorum(rule: Text, quorum: Any, body: Entity) -> Text:
    """A rule with who must be there before anything can be decided, where that is said."""
    if quorum is None or quorum == "not_stated":
        return rule
    known = body.spec.seats if isinstance(body.spec.seats, dict) else {}
    seats = [(label_of(known[seat].name) if seat in known else None) or Text(seat, seat) for seat in quorum.seats or ()]
    asked: list[Text | str] = [*(number for number in (str(quorum.count or ""), str(quorum.share or "")) if number), *seats]
    if not asked:
        return rule
    there = enumerated(asked, " + ")
    return Text(f"{rule.en}; quorum: {there.en}", f"{rule.da}; beslutningsdygtig: {there.da}")


def _assumed(label: str, spec: Any) -> list[Assumed]:
    words = label_of(spec.assumed)
    return [Assumed(label, words)] if words else []


def _span(of: str, span: Any) -> Valid | None:
    if span is None:
        return None
    first, last = (str(day) if day else "" for day in (span.from_, span.to))
    return Valid(of, first, last, span.length.written if span.length else "", ", ".join(span.source or ()), label_of(span.assumed))
