"""One decision, whole: the count, how else it may be read, and what would have changed it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

from governance.decisions.chamber import ABSENT, STATES, Chamber, Votes
from governance.decisions.changing import Change, changes
from governance.decisions.condition import conditions
from governance.decisions.counting import Count, Method, Outcome, count, method
from governance.decisions.settings import OF_STATE, Open, Reading


class Otherwise(NamedTuple):
    """Another reading, by which the outcome is another. `answers` are pairs of field and how it is read.

    A field is `vacancy`, `absence`, `abstention`, `recusal`, `tie`, `casting` (how the chair voted) or `seats` (with
    `place` and how many it has).
    """

    answers: tuple[tuple[str, str], ...]
    outcome: Outcome


class Decision(NamedTuple):
    """A vote, decided."""

    method: Method
    votes: Votes
    counted: Count
    otherwise: tuple[Otherwise, ...]
    changes: tuple[Change, ...]
    open: tuple[Open, ...]
    """The open questions on which some of these votes touch."""


def counted_only(here: Method, votes: Votes, casting: bool | None = None) -> Decision:
    """The count alone, for votes by the thousand: no other readings, and not what would have changed it."""
    return Decision(here, votes, count(here, votes, casting), (), (), ())


def decide(rule: Any, chamber: Chamber, votes: Votes, casting: bool | None = None) -> Decision:
    """Decide `votes` by a rule of the schema. Raises Uncountable where a weight of the rule is not known."""
    here = method(rule, chamber)
    counted = count(here, votes, casting)
    touched = _touched(here, votes, counted)
    return Decision(here, votes, counted, _otherwise(here, votes, counted, touched, casting), changes(here, votes, counted), touched)


def _touched(here: Method, votes: Votes, counted: Count) -> tuple[Open, ...]:
    """The open questions that these votes raise: of states that somebody is in whose vote weighs, and of a tie."""
    found: dict[str, Open] = {}
    for condition in conditions(here.node):
        there = {
            OF_STATE[state]
            for number, state in enumerate(STATES)
            if state in OF_STATE and any(states[number] and weight for states, weight in zip(votes, condition.weights, strict=True))
        }
        for item in condition.open:
            if item.field in there or (item.field == "tie" and counted.tied):
                found.setdefault(item.field, item)
    return tuple(found.values())


def _otherwise(here: Method, votes: Votes, counted: Count, touched: tuple[Open, ...], casting: bool | None) -> tuple[Otherwise, ...]:
    found = [*_casting(here, votes, counted), *_sizes(here, votes, counted, casting)]
    answers = [[None, *((item.field, other) for other in item.others)] for item in touched]
    some: list[Otherwise] = []
    # One question answered otherwise says more than several: those that need several are named only where no single one does.
    for chosen in sorted(product(*answers), key=lambda choice: sum(item is not None for item in choice)):
        given = tuple(item for item in chosen if item is not None)
        if not given or (some and len(some[0].answers) < len(given)):
            continue
        tried = method(here.rule, here.chamber, Reading(dict(given)))
        result = count(tried, votes, casting)
        if result.outcome != counted.outcome:
            some.append(Otherwise(given, result.outcome))
        elif result.tied and ("tie", "chair") in given:
            some += [Otherwise((*given, *item.answers), item.outcome) for item in _casting(tried, votes, result)]
    return (*found, *some)


def _casting(here: Method, votes: Votes, counted: Count) -> Iterator[Otherwise]:
    """A tie that the chair breaks, and it is not known how the chair voted."""
    if counted.tied and counted.casting is None and counted.outcome != "invalid":
        outcome = count(here, votes, casting=True).outcome
        if outcome != counted.outcome:
            yield Otherwise((("casting", "yes"),), outcome)


def _sizes(here: Method, votes: Votes, counted: Count, casting: bool | None) -> Iterator[Otherwise]:
    """Seats of which the text leaves open how many there are: those that are not mentioned may be absent."""
    for at, place in enumerate(here.chamber.places):
        if place.most is None:
            continue
        has = sum(votes[at])
        for number in range(has + 1, place.most + 1):
            states = [*votes[at]]
            states[ABSENT] += number - has
            outcome = count(here, (*votes[:at], tuple(states), *votes[at + 1 :]), casting).outcome
            if outcome != counted.outcome:
                yield Otherwise((("seats", f"{place.id}:{number}"),), outcome)
                break
