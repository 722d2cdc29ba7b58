"""Parties and offices in words, and what parties, offices and bodies are there to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from governance.description.case_facts import step_fact
from governance.description.fact import Fact, ids, names, stated, terms, with_
from governance.diagnostics import Text
from governance.model.actors import Actor, Task
from governance.model.cases import Case, Step, Verb
from governance.words.duties import FREQUENCIES, Every
from governance.words.marks import NOBODY_THERE, NOTHING, same

_EACH = Text("one in each of", "en i hver af")


class TaskLine(NamedTuple):
    """A task. `as_` is the group as one of which it is to be done, where it is not the thing's own; `fact` has all that qualifies it."""

    id: str
    name: Text
    with_: tuple[str, ...]
    for_: tuple[str, ...]
    of: tuple[str, ...]
    every: Every | None
    terms: tuple[tuple[str, ...], tuple[str, ...]]
    as_: str | None
    clause: str
    fact: Fact


class StepLine(NamedTuple):
    """A step that a thing has in a case, itself or (`as_`) as one of a group."""

    case: str
    name: Text
    verb: Verb
    as_: str | None
    clause: str
    fact: Fact


def actor_facts(actor: Actor) -> Iterator[Fact]:
    """What is said of a party, office or body beside its tasks and relations."""
    if actor.one_in_each is not None:
        yield Fact("each", _EACH, same(actor.one_in_each.label))
    elif actor.model.is_gone(actor, "each"):
        yield Fact("each", _EACH, NOBODY_THERE)
    if actor.is_group:
        yield Fact("members", Text("members", "medlemmer"), names(actor.member_links), where=actor.at("members"))


def tasks(actor: Actor) -> Iterator[TaskLine]:
    """What it is there to do, itself and as one of the groups that it is in."""
    for one in (actor, *actor.all_groups):
        for task in one.tasks.values():
            yield _task(task, one.label if one is not actor else None)


def _task(task: Task, as_: str | None) -> TaskLine:
    within = [*with_(task.with_)]
    if task.for_:
        within.append(Fact("for", Text("for", "for"), names(task.for_)))
    if task.of:
        within.append(Fact("of", Text("concerning", "vedrørende"), names(task.of)))
    if task.every is not None:
        within.append(Fact("every", NOTHING, FREQUENCIES[task.every]))
    within.extend(terms(task.terms))
    return TaskLine(
        task.id,
        task.name,
        ids(task.with_),
        ids(task.for_),
        ids(task.of),
        task.every,
        task.terms,
        as_,
        task.clause,
        stated("tasks", NOTHING, task.name, task, within)._replace(clause=task.clause),
    )


def steps(actor: Actor) -> Iterator[StepLine]:
    """Its steps in cases, its own and those of the groups that it is in."""
    seen: set[Step] = set()
    for one in (actor, *actor.all_groups):
        for case, step in one.steps:
            if step not in seen:
                seen.add(step)
                yield _step(case, step, one.label if one is not actor else None)


def _step(case: Case, step: Step, as_: str | None) -> StepLine:
    return StepLine(case.label, case.name, step.verb, as_, step.clause, step_fact(step))
