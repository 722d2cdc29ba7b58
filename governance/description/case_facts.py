"""Cases and facets in words."""

from __future__ import annotations

from collections.abc import Iterator

from governance.description.fact import Fact, names, own, stated, terms, with_
from governance.diagnostics import Text
from governance.model.cases import Case, Condition, Facet, Step
from governance.words.lists import enumerated
from governance.words.marks import NOT_STATED, same
from governance.words.steps import STEPS


def case_facts(case: Case) -> Iterator[Fact]:
    """What a matter is told by, its way, and what must be fulfilled."""
    yield from terms(case.terms)
    for id_, values in case.when.items():
        facet = case.facets[id_][0] if id_ in case.facets else None
        called = [facet.values.get(value, same(value)) if facet is not None else same(value) for value in values]
        yield Fact("when", facet.name if facet is not None else same(id_), enumerated(called, " / "), where=case.at("when", id_))
    if case.kle:
        yield Fact("kle", same("KLE"), enumerated(case.kle))
    if case.route_not_stated:
        yield Fact("route", Text("route", "sagsgang"), NOT_STATED)
    for step in case.steps:
        yield step_fact(step)
    if case.continues is not None:
        yield Fact("continues", Text("continues as", "fortsætter som"), same(case.continues.label))
    yield from conditions(case.conditions)
    yield from own(case)


def step_fact(step: Step) -> Fact:
    """A step: who does it; with whom, to whom, when, and what happens where several differ."""
    within = [*with_(step.with_)]
    if step.to:
        within.append(Fact("to", Text("for", "til"), names(step.to)))
    if step.when is not None:
        within.append(Fact("when", Text("only", "kun"), step.when))
    if step.differ is not None or step.differ_not_stated:
        within.append(Fact("differ", Text("if they differ", "ved uenighed"), step.differ or NOT_STATED))
    by = NOT_STATED if step.by_not_stated else names(step.by)
    return stated("route", STEPS[step.verb].passive, by, step, within)


def conditions(found: dict[str, Condition]) -> Iterator[Fact]:
    """What must be fulfilled, each with how many at least where it is a number."""
    for condition in found.values():
        least = condition.at_least
        within = [Fact("at_least", Text("at least", "mindst"), same(least))] if least is not None else []
        yield stated("conditions", Text("condition", "betingelse"), condition.name, condition, within)


def facet_facts(facet: Facet) -> Iterator[Fact]:
    """The values of a facet."""
    for id_, called in facet.values.items():
        yield Fact("values", same(id_), called)
    yield from own(facet)
