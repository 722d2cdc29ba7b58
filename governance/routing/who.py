"""Who handles it? Answers to a question in words, to facets, to a number of KLE, and for one body or all cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from governance.diagnostics import Text
from governance.model.written import Entity, Models, label_of, members_of
from governance.routing.facets import columns
from governance.routing.index import Entry, Index, Kind, index
from governance.routing.matching import NEAREST, Match, Why, ask
from governance.routing.routes import Actor, Assumed, Route, Router, Rule, Step, Valid
from governance.routing.stems import cut
from governance.words.levels import Level
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


class Part(NamedTuple):
    """A step that a body has in a case. `as_` is the group in whose name it has it, where it is not named itself.

    `beside`: it is not the body that does it; somebody else does it together with it.
    """

    case: str
    name: Text
    step: Step
    as_: Actor | None
    assumed: Text | None
    beside: bool = False


class Mandate(NamedTuple):
    """All that a body, office or party has to do."""

    body: Actor
    level: Level | None
    rule: Rule
    parts: tuple[Part, ...]
    tasks: tuple[Answer, ...]
    through: tuple[Mandate, ...] = ()
    """What the bodies do in which it has a seat of its own, or whose part it is."""
    valid: tuple[Valid, ...] = ()


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


class Desk:
    """Answers questions about one set of models. Its index is made at the first question and kept."""

    def __init__(self, models: Models) -> None:
        self.models = models
        self.router = Router(models)
        self._index: Index | None = None
        self._parts: dict[int, list[tuple[Entity, int, Any]]] | None = None

    def who(
        self,
        question: str = "",
        *,
        where: Sequence[tuple[str, str]] = (),
        kle: str = "",
        steps: Sequence[str] = (),
    ) -> Found:
        """Who handles what the question is about; narrowed to cases with these facets, this number, these steps. Raises Unknown."""
        chosen = self._chosen(where, kle) if where or kle or not question else None
        if chosen is not None and not question:
            found = [self._case(case) for case in chosen]
            matches = tuple(answer for answer in found if _has(answer, steps))
            return Found(matches, () if matches else self._near(where, kle))
        if self._index is None:
            self._index = index(self.models)
        among = None if chosen is None else {id(case) for case in chosen}
        told = ask(self._index, question, (lambda entry: self._fits(entry, among, steps)) if steps or among is not None else None)
        if told.matches:
            answers = tuple(map(self._answer, told.matches[:MOST]))
            return Found(answers, (), told.asked, max(len(told.matches) - MOST, 0))
        return Found((), tuple(map(self._answer, told.nearest)), told.asked)

    def all(self, steps: Sequence[str] = ()) -> Found:
        """Every case with its route, in the order of the files."""
        found = (self._case(case) for case in self.models.all("case"))
        return Found(tuple(answer for answer in found if _has(answer, steps)))

    def body(self, name: str) -> Entity | None:
        """The body, party or office with this id, or else with this name; None where there is not exactly one."""
        found = [thing for thing in self.models.find(name) if thing.kind in _ACTING]
        if not found:
            wanted = cut(name)
            things = (entity.same for kind in _ACTING for entity in self.models.all(kind))
            found = [thing for thing in dict.fromkeys(things) if wanted in map(cut, self.router.actor(thing).name)]
        return found[0] if len(found) == 1 else None

    def mandate(self, thing: Entity, steps: Sequence[str] = (), *, inner: bool = False) -> Mandate:
        """Everything that a body, office or party has a step in, itself or as one of a group, and its tasks.

        And, unless `inner`, what the bodies have that are made up of it and others.
        """
        thing = thing.same
        groups = list(dict.fromkeys(group.same for group in self.models.all("party") if thing in members_of(group.same)))
        mine: list[tuple[Entity, int, Any, Entity | None]]
        steps_of = self._steps()
        mine = [(case, number, step, None) for case, number, step in steps_of.get(id(thing), ())]
        own = {(id(case), number) for case, number, *_ in mine}
        for group in groups:
            others = [(case, number, step, group) for case, number, step in steps_of.get(id(group), ()) if (id(case), number) not in own]
            mine += others
            own.update((id(case), number) for case, number, *_ in others)
        parts = [
            Part(
                self.models.label(case),
                label_of(case.spec.name) or Text(case.id, case.id),
                self.router.step(case, step, number),
                self.router.actor(group) if group else None,
                label_of(step.assumed),
                beside=thing not in _found(case, step.by) and (group is None or group not in _found(case, step.by)),
            )
            for case, number, step, group in mine
            if not steps or step.step in steps
        ]
        said = [entity for kind in _ACTING for entity in self.models.all(kind) if entity.same is thing]
        tasks = [
            self._task(entity, task)
            for entity in said
            for task in (getattr(entity.spec, "tasks", None) or ())
            if not steps or "carry_out" in steps
        ]
        bodies = self.router.bodies(thing)
        level = bodies[0].spec.level if bodies else None
        spans = dict.fromkeys(filter(None, (self.router.valid(model) for model in self.models if any(e.model is model for e in said))))
        through = () if inner else tuple(made for body in self._seated(thing) if (made := self.mandate(body, steps, inner=True)))
        through = tuple(made for made in through if made.parts or made.tasks)
        return Mandate(self.router.actor(thing), level, self.router.rule(thing), tuple(parts), tuple(tasks), through, tuple(spans))

    def _seated(self, thing: Entity) -> list[Entity]:
        """Bodies made up of this one and others: all seats are held by somebody named, or it is a secretariat they lead."""
        found = []
        for body in self.models.all("body"):
            seats = list(body.spec.seats.values()) if isinstance(body.spec.seats, dict) else []
            held = [_found(body, seat.held_by) for seat in seats]
            leads = [body.model.actor(link.id) for link in body.spec.led_by or ()] if body.spec.level == "secretariat" else []
            if body.same is not thing and (thing in leads or (seats and all(held) and any(thing in one for one in held))):
                found.append(body.same)
        return list(dict.fromkeys(found))

    def _steps(self) -> dict[int, list[tuple[Entity, int, Any]]]:
        """The steps of everybody, by id() of who has them."""
        if self._parts is None:
            self._parts = {}
            for case in self.models.all("case"):
                for number, step in enumerate(case.spec.route if isinstance(case.spec.route, list) else ()):
                    for actor in dict.fromkeys((*_found(case, step.by), *_found(case, step.with_))):
                        self._parts.setdefault(id(actor), []).append((case, number, step))
        return self._parts

    def _fits(self, entry: Entry, among: set[int] | None, steps: Sequence[str]) -> bool:
        """Whether an entry is one of the cases asked for, and has one of the steps."""
        if among is not None and not (entry.kind == "case" and id(entry.entity) in among):
            return False
        if not steps:
            return True
        if entry.kind == "task":
            return "carry_out" in steps
        if entry.kind == "body":
            return any(step.step in steps for _, _, step in self._steps().get(id(entry.entity.same), ()))
        return any(step.step in steps for step in self.router.case(entry.entity).steps or ())

    def _chosen(self, where: Sequence[tuple[str, str]], kle: str) -> list[Entity]:
        cases = list(self.models.all("case"))
        if kle:
            if not KLE.fullmatch(kle):
                raise Unknown(
                    Text(
                        f"`{kle}` is no number of KLE: they are written 09, 09.17 or 09.17.04",
                        f"`{kle}` er ikke et KLE-nummer: de skrives 09, 09.17 eller 09.17.04",
                    )
                )
            cases = [case for case in cases if any(_under(number, kle) for number in case.spec.kle or ())]
        if where:
            wanted = self._wanted(where)
            cases = [case for case in cases if _suits(case, wanted)]
        return cases

    def _wanted(self, where: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
        """The facets that are asked for; the same facet twice means either value. Raises Unknown."""
        known: dict[str, dict[str, None]] = {}
        for facet in self.models.all("facet"):
            known.setdefault(facet.id, {}).update(dict.fromkeys(facet.spec.values))
        wanted: dict[str, frozenset[str]] = {}
        for facet_id, value in where:
            if facet_id not in known:
                raise Unknown(_no_such(Text("facet", "facet"), facet_id, known))
            if value not in known[facet_id]:
                raise Unknown(_no_such(Text(f"value of `{facet_id}`", f"værdi af `{facet_id}`"), value, known[facet_id]))
            wanted[facet_id] = wanted.get(facet_id, frozenset()) | {value}
        return wanted

    def _near(self, where: Sequence[tuple[str, str]], kle: str) -> tuple[Answer, ...]:
        """The cases that differ in the fewest facets; or whose numbers have most in common with the one that was asked for."""
        scored = []
        wanted = self._wanted(where) if where else {}
        for order, case in enumerate(self.models.all("case")):
            when, numbers = case.spec.when or {}, case.spec.kle or ()
            differs = sum(facet in when and values.isdisjoint(when[facet]) for facet, values in wanted.items())
            shared = max((_shared(number, kle) for number in numbers), default=0) if kle else 0
            if (where and when) or (kle and shared):
                scored.append((differs, -shared, order, case))
        return tuple(self._case(case) for *_, case in sorted(scored, key=lambda one: one[:3])[:NEAREST])

    def _answer(self, match: Match) -> Answer:
        entry = match.entry
        if entry.kind == "case":
            answer = self._case(entry.entity)
        elif entry.kind == "task":
            answer = self._task(entry.entity, entry.task)
        else:
            answer = self._body(entry.entity)
        return answer._replace(score=match.score, why=match.why, missed=match.missed)

    def _case(self, case: Entity) -> Answer:
        when = {facet: tuple(values) for facet, values in (case.spec.when or {}).items()}
        return Answer("case", self.models.label(case), case.model.id, self.router.case(case), when=when, kle=tuple(case.spec.kle or ()))

    def _task(self, entity: Entity, task: str) -> Answer:
        return Answer("task", f"{self.models.label(entity)}.{task}", entity.model.id, self.router.task(entity, task))

    def _body(self, body: Entity) -> Answer:
        mandate = self.mandate(body)
        sources = dict.fromkeys(source for entity in self.router.bodies(body) for source in entity.spec.source or ())
        rule = mandate.rule
        assumed = tuple([Assumed(rule.by.id, rule.assumed)] if rule.assumed else [])
        valid = tuple(filter(None, (self.router.valid(body.model),)))
        route = Route((), mandate.body.name, (), None, (), tuple(sources), assumed, valid, ())
        return Answer("body", mandate.body.id, body.model.id, route, mandate=mandate)


_ACTING: tuple[Any, ...] = ("party", "office", "body")


def who(models: Models, question: str) -> Found:
    """Who handles what `question`, in anybody's own words, is about: the matches, best first, each with its route.

    No match is an answer too: `matches` is then empty and `nearest` has what comes nearest, which answers nothing. To ask the same
    models more than once, make a `Desk` and keep it.
    """
    return Desk(models).who(question)


def _found(entity: Entity, listed: Any) -> list[Entity]:
    """Those of a list of actors that can be found."""
    return [] if listed is None or isinstance(listed, str) else [found for text in listed if (found := entity.model.actor(text))]


def _has(answer: Answer, steps: Sequence[str]) -> bool:
    if not steps:
        return True
    told: Iterable[Step] = (part.step for part in answer.mandate.parts) if answer.mandate else answer.route.steps or ()
    return any(step.step in steps for step in told)


def _suits(case: Entity, wanted: Mapping[str, frozenset[str]]) -> bool:
    """Whether facets lead to a case: it has some, its model knows those asked for, and it asks for no other value of them."""
    when = case.spec.when
    if not when:
        return False
    known = columns(case.model)
    return all(facet in known and not values.isdisjoint(when.get(facet, known[facet].values)) for facet, values in wanted.items())


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
