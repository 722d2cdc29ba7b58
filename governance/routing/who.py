"""Who handles it? Answers to a question in words, to facets, to a number of KLE, and for one body or all cases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from governance.diagnostics import Text
from governance.model.actors import Actor, Task, closure
from governance.model.bodies import Body, Level
from governance.model.cases import Case, Step
from governance.model.resolution import Model
from governance.model.timeline import Timeline
from governance.routing.index import Entry, Kind, index
from governance.routing.matching import NEAREST, Match, Why, ask
from governance.routing.routes import (
    Assumption,
    DecidingRule,
    Named,
    Requirement,
    Route,
    Router,
    RouteStep,
    Validity,
    named,
    requirements,
    terms,
    validity,
)
from governance.routing.stems import cut
from governance.words.duties import Listed
from governance.words.lists import code_list

MOST = 10
"""How many answers to a question in words are told whole."""
KLE = re.compile(r"\d{2}(\.\d{2}(\.\d{2})?)?")
"""The form of a number of KLE, or of the beginning of one."""


class Answer(NamedTuple):
    """One thing that handles, or is handled: a case with its route, a task with whose it is, or a body with its mandate.

    `score` is the share of the question's information that it accounts for; None where nothing was matched by words.
    """

    kind: Kind
    id: str
    model: str
    route: Route
    score: Fraction | None = None
    why: tuple[Why, ...] = ()
    missed: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = {}
    kle: tuple[str, ...] = ()
    mandate: Mandate | None = None

    @property
    def name(self) -> Text:
        """What it is called."""
        return self.mandate.body.name if self.mandate else self.route.name


class Capacity(NamedTuple):
    """In what capacity somebody has a step or task that is not their own: as one of a group, or (`acting`) on its behalf."""

    group: Named
    acting: bool


class Assignment(NamedTuple):
    """A step that a body has in a case, itself or in a capacity.

    `beside`: it is not the body that does it; somebody else does it together with it. `conditions` of the case stand at the first
    step that it has there.
    """

    case: str
    name: Text
    step: RouteStep
    capacity: Capacity | None
    assumed: Text | None
    conditions: tuple[Requirement, ...]
    beside: bool


class Duties(NamedTuple):
    """The tasks that a body has itself or in a capacity; `listed`: whether the text lists them in full or says that there are others."""

    capacity: Capacity | None
    tasks: tuple[Answer, ...]
    listed: Listed | None


class Mandate(NamedTuple):
    """All that a body, office or party has to do, itself, as one of the groups that it is in, and through bodies that it makes up."""

    body: Named
    level: Level | None
    rule: DecidingRule
    assignments: tuple[Assignment, ...]
    duties: tuple[Duties, ...]
    through: tuple[Mandate, ...] = ()
    """What the bodies do in which it has a seat of its own, or whose part it is."""
    valid: tuple[Validity, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that it has to do."""
        return not (self.assignments or self.duties or self.through)


class Found(NamedTuple):
    """The answers, best first; `more` are further ones, not listed. Where there are none: the nearest, which are no answers."""

    matches: tuple[Answer, ...]
    nearest: tuple[Answer, ...] = ()
    asked: tuple[str, ...] = ()
    more: int = 0


class Unknown(ValueError):
    """A facet, value or number that cannot be asked for. `text` says it to users."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def who(
    timeline: Timeline,
    question: str = "",
    *,
    day: date | None = None,
    where: Sequence[tuple[str, str]] = (),
    kle: str = "",
    steps: Sequence[str] = (),
) -> Found:
    """Who handles what `question`, in anybody's own words, is about: the matches, best first, each with its route.

    Narrowed to cases with these facets (`where`), under this number of KLE, with one of these steps; each of them may be asked for
    alone. No match is an answer too: `matches` is then empty and `nearest` has what comes nearest, which answers nothing.
    Raises Unknown where there is no such facet or number; without a day Differs, where the answer is not the same on all days.
    """
    return _found(timeline, day, lambda directory: directory.who(question, where=where, kle=kle, steps=steps))


def all_cases(timeline: Timeline, *, day: date | None = None, steps: Sequence[str] = ()) -> Found:
    """Every case with its route, in the order of the files. Raises Differs as `who` does."""
    return _found(timeline, day, lambda directory: directory.all(steps))


def mandate(timeline: Timeline, actor: Actor, *, day: date | None = None, steps: Sequence[str] = ()) -> Mandate | None:
    """All that a body, office or party has to do; None where it is not there. Raises Differs as `who` does."""

    def on_a_day(model: Model) -> Mandate | None:
        there = model.actor(actor.record)
        return model.once(Directory).mandate(there, steps) if there is not None else None

    return timeline.answer(on_a_day, day)


def actor_named(timeline: Timeline, name: str, day: date | None = None) -> Actor | None:
    """The body, party or office with this id, or else with this name, on a day or on any; None where there is not exactly one."""
    models = list(timeline.models()) if day is None else [timeline.on(day)]
    found = {actor.record: actor for model in models for actor in model.find_actor(name)}
    if not found:
        wanted = cut(name)
        found = {actor.record: actor for model in models for actor in model.actors if wanted in map(cut, actor.name)}
    return next(iter(found.values())) if len(found) == 1 else None


def _found(timeline: Timeline, day: date | None, ask: Callable[[Directory], Found]) -> Found:
    def on_a_day(model: Model) -> Found | Text:
        try:
            return ask(model.once(Directory))
        except Unknown as error:
            return error.text

    found = timeline.answer(on_a_day, day, by=_told)
    if isinstance(found, Text):
        raise Unknown(found)
    return found


def _told(found: Found | Text) -> object:
    """What makes the answers of two days different answers: not how well the words fit, which depends on all else that there is."""
    if isinstance(found, Text):
        return found
    told = [answer._replace(score=None, why=(), missed=()) for answer in found.matches]
    return told, [(answer.kind, answer.id) for answer in found.nearest]


class Directory:
    """Answers questions about one day. Made once for a model (`model.once(Directory)`); its index is made at the first question."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.router = model.once(Router)

    def who(self, question: str = "", *, where: Sequence[tuple[str, str]] = (), kle: str = "", steps: Sequence[str] = ()) -> Found:
        """Who handles what the question is about; narrowed to cases with these facets, this number, these steps. Raises Unknown."""
        chosen = self._chosen(where, kle) if where or kle or not question else None
        if chosen is not None and not question:
            found = [self._case(case) for case in chosen]
            matches = tuple(answer for answer in found if _has(answer, steps))
            return Found(matches, () if matches else self._near(where, kle))
        among = None if chosen is None else frozenset(chosen)
        only = (lambda entry: self._fits(entry, among, steps)) if steps or among is not None else None
        told = ask(self.model.once(index), question, only)
        if told.matches:
            answers = tuple(map(self._answer, told.matches[:MOST]))
            return Found(answers, (), told.asked, max(len(told.matches) - MOST, 0))
        return Found((), tuple(map(self._answer, told.nearest)), told.asked)

    def all(self, steps: Sequence[str] = ()) -> Found:
        """Every case with its route, in the order of the files."""
        found = map(self._case, self.model.cases)
        return Found(tuple(answer for answer in found if _has(answer, steps)))

    def mandate(self, actor: Actor, steps: Sequence[str] = (), *, inner: bool = False) -> Mandate:
        """Everything that a body, office or party has a step in, itself or as one of a group, and its tasks.

        And, unless `inner`, what the bodies have that are made up of it and others.
        """
        capacities = _capacities(actor)
        assigned = self._assigned(capacities, steps)
        busy = [one for one in capacities if one.tasks] if not steps or "carry_out" in steps else []
        speaking = (*actor.files, *(file for one in busy for file in one.files), *(file for step in assigned for file in step.case.files))
        files = tuple(file for file in self.model.files if file in speaking)
        through = () if inner else (self.mandate(body, steps, inner=True) for body in self._made_up_of(actor))
        return Mandate(
            body=named(actor),
            level=actor.level if isinstance(actor, Body) else None,
            rule=self.router.rule(actor),
            assignments=tuple(self._assignments(assigned)),
            duties=tuple(Duties(capacities[one], tuple(map(self._task, one.tasks.values())), one.tasks_listed) for one in busy),
            through=tuple(made for made in through if not made.is_empty),
            valid=tuple(dict.fromkeys([*terms(self.model, files), *validity(actor.label, actor.valid)])),
        )

    def _assigned(self, capacities: Mapping[Actor, Capacity | None], steps: Sequence[str]) -> dict[Step, tuple[Actor, Capacity | None]]:
        """The steps that somebody has in these capacities, each with that of them in which they have it first."""
        found: dict[Step, tuple[Actor, Capacity | None]] = {}
        steps_of = self.model.once(_steps_with)
        for actor, capacity in capacities.items():
            for step in steps_of.get(actor, ()):
                if not steps or step.verb in steps:
                    found.setdefault(step, (actor, capacity))
        return found

    def _assignments(self, assigned: Mapping[Step, tuple[Actor, Capacity | None]]) -> Iterator[Assignment]:
        cases: set[Case] = set()
        for step, (actor, capacity) in assigned.items():
            yield Assignment(
                case=step.case.label,
                name=step.case.name,
                step=self.router.step(step),
                capacity=capacity,
                assumed=step.assumed,
                conditions=requirements(step.case) if step.case not in cases else (),
                beside=actor not in step.by.things,
            )
            cases.add(step.case)

    def _made_up_of(self, actor: Actor) -> Iterator[Body]:
        """Bodies made up of this one and others: all seats are held by somebody named, or it is a secretariat that they lead."""
        for body in self.model.bodies:
            held = [seat.held_by.things for seat in body.seats.values()]
            leads = body.level == "secretariat" and (actor in body.led_by.things or body in actor.leads.things)
            if body is not actor and (leads or (held and all(held) and any(actor in one for one in held))):
                yield body

    def _fits(self, entry: Entry, among: frozenset[Case] | None, steps: Sequence[str]) -> bool:
        """Whether an entry is one of the cases asked for, and has one of the steps."""
        of = entry.of
        if among is not None and of not in among:
            return False
        if not steps:
            return True
        if isinstance(of, Task):
            return "carry_out" in steps
        if isinstance(of, Body):
            return any(step.verb in steps for step in self.model.once(_steps_with).get(of, ()))
        return any(step.verb in steps for one in of.chain for step in one.steps)

    def _chosen(self, where: Sequence[tuple[str, str]], kle: str) -> list[Case]:
        cases = list(self.model.cases)
        if kle:
            if not KLE.fullmatch(kle):
                raise Unknown(
                    Text(
                        f"`{kle}` is no number of KLE: they are written 09, 09.17 or 09.17.04",
                        f"`{kle}` er ikke et KLE-nummer: de skrives 09, 09.17 eller 09.17.04",
                    )
                )
            cases = [case for case in cases if any(_under(number, kle) for number in case.kle)]
        if where:
            wanted = self._wanted(where)
            cases = [case for case in cases if self._suits(case, wanted)]
        return cases

    def _wanted(self, where: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
        """The facets that are asked for; the same facet twice means either value. Raises Unknown."""
        known: dict[str, dict[str, None]] = {}
        for facet in self.model.facets:
            known.setdefault(facet.id, {}).update(dict.fromkeys(facet.values))
        wanted: dict[str, frozenset[str]] = {}
        for facet_id, value in where:
            if facet_id not in known:
                raise Unknown(_no_such(Text("facet", "facet"), facet_id, known))
            if value not in known[facet_id]:
                raise Unknown(_no_such(Text(f"value of `{facet_id}`", f"værdi af `{facet_id}`"), value, known[facet_id]))
            wanted[facet_id] = wanted.get(facet_id, frozenset()) | {value}
        return wanted

    def _suits(self, case: Case, wanted: Mapping[str, frozenset[str]]) -> bool:
        """Whether facets lead to a case: it has some, its file knows those asked for, and it asks for no other value of them."""
        if not case.when:
            return False
        known = self.model.facets_of(case.file)
        return all(
            not values.isdisjoint(case.when[facet]) if facet in case.when else facet in known and not values.isdisjoint(known[facet].values)
            for facet, values in wanted.items()
        )

    def _near(self, where: Sequence[tuple[str, str]], kle: str) -> tuple[Answer, ...]:
        """The cases that differ in the fewest facets; or whose numbers have most in common with the one that was asked for."""
        scored = []
        wanted = self._wanted(where) if where else {}
        for order, case in enumerate(self.model.cases):
            differs = sum(facet in case.when and values.isdisjoint(case.when[facet]) for facet, values in wanted.items())
            shared = max((_shared(number, kle) for number in case.kle), default=0) if kle else 0
            if (where and case.when) or (kle and shared):
                scored.append((differs, -shared, order, case))
        return tuple(self._case(case) for *_, case in sorted(scored, key=lambda one: one[:3])[:NEAREST])

    def _answer(self, match: Match) -> Answer:
        of = match.entry.of
        answer = self._case(of) if isinstance(of, Case) else self._task(of) if isinstance(of, Task) else self._body(of)
        return answer._replace(score=match.score, why=match.why, missed=match.missed)

    def _case(self, case: Case) -> Answer:
        return Answer("case", case.label, case.file.id, self.router.case(case), when=case.when, kle=case.kle)

    def _task(self, task: Task) -> Answer:
        return Answer("task", task.label, task.at().model.id, self.router.task(task))

    def _body(self, body: Body) -> Answer:
        made = self.mandate(body)
        rule = made.rule
        assumed = (Assumption(rule.by.id, rule.assumed),) if rule.assumed else ()
        route = Route((), body.name, sources=body.sources, assumed=assumed, valid=made.valid)
        return Answer("body", body.label, body.file.id, route, mandate=made)


def _steps_with(model: Model) -> dict[Actor, list[Step]]:
    """The steps of everybody who does them or takes part in them."""
    found: dict[Actor, list[Step]] = {}
    for case in model.cases:
        for step in case.steps:
            for actor in dict.fromkeys((*step.by.things, *step.with_.things)):
                found.setdefault(actor, []).append(step)
    return found


def _capacities(actor: Actor) -> dict[Actor, Capacity | None]:
    """Whose steps and tasks somebody has: their own, those of the groups that they are in, and of these groups' groups."""
    memberships = closure((actor,), lambda one: [group for group in one.groups if one in group.members])
    found: dict[Actor, Capacity | None] = {actor: None}
    for group in actor.all_groups:
        found[group] = Capacity(named(group), group not in memberships)
    return found


def _has(answer: Answer, steps: Sequence[str]) -> bool:
    return not steps or any(step.step in steps for step in answer.route.steps or ())


def _under(number: str, asked: str) -> bool:
    """Whether a case's number begins with the one that was asked for, or is a group in which that one lies."""
    return f"{number}.".startswith(f"{asked}.") or f"{asked}.".startswith(f"{number}.")


def _shared(number: str, asked: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(number, asked, strict=False)) if a != b), min(len(number), len(asked)))


def _no_such(what: Text, wanted: str, known: Iterable[str]) -> Text:
    from difflib import get_close_matches

    options = list(known)
    near = code_list(get_close_matches(wanted, options, n=3, cutoff=0.6) or options[:8])
    return Text(
        f"there is no {what.en} `{wanted}`" + (f"; there is {near.en}" if options else ""),
        f"der er ingen {what.da} `{wanted}`" + (f"; der er {near.da}" if options else ""),
    )
