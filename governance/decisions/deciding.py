"""One decision, whole: the count, how else it may be read, and what would have changed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from governance.decisions.chamber import ABSENT, STATES, VACANT, Chamber, Votes
from governance.decisions.changing import Change, changes
from governance.decisions.condition import conditions
from governance.decisions.counting import Count, Method, Outcome, count, method
from governance.decisions.settings import OF_STATE, Open
from governance.model.rules import Rule


class Otherwise(NamedTuple):
    """Another reading, by which the outcome is another. `answers` are pairs of field and how it is read.

    A field is `vacancy`, `absence`, `abstention`, `recusal`, `tie`, `casting` (how the chair voted), `quorum` (of what it is a
    share) or `seats` (`place:number`).
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


class Ballot(NamedTuple):
    """What is counted: votes, the chair's casting vote where it was given, and the places for which deputies voted."""

    votes: Votes
    casting: bool | None = None
    deputies: frozenset[int] = frozenset()

    def by(self, how: Method, *, casting: bool | None = None) -> Count:
        """The count by a method; with `casting` as if that were the casting vote."""
        return count(how, self.votes, self.casting if casting is None else casting, self.deputies)


def counted_only(here: Method, ballot: Ballot) -> Decision:
    """The count alone, for votes by the thousand: no other readings, and not what would have changed it."""
    return Decision(here, ballot.votes, ballot.by(here), (), (), ())


def decide(rule: Rule, chamber: Chamber, votes: Votes, casting: bool | None = None, deputies: frozenset[int] = frozenset()) -> Decision:
    """Decide `votes` by a rule. Raises Uncountable where a weight of the rule is not known."""
    here = method(rule, chamber)
    ballot = Ballot(votes, casting, deputies)
    counted = ballot.by(here)
    touched = _touched(here, votes)
    shown = tuple(item for item in touched if item.field != "tie" or counted.tied)
    return Decision(here, votes, counted, _otherwise(here, ballot, counted, touched), changes(here, votes, counted, casting), shown)


def _touched(here: Method, votes: Votes) -> tuple[Open, ...]:
    """The open questions that these votes may raise: of states that somebody is in whose vote weighs, of a quorum's seats, of a tie."""
    found: dict[str, Open] = {}
    vacant = any(states[VACANT] for states in votes)
    if here.quorum is not None and not here.quorum.whole and vacant:
        found["quorum"] = Open("quorum", "seats", ("serving",), "silent")
    for condition in conditions(here.node):
        there = {
            OF_STATE[state]
            for number, state in enumerate(STATES)
            if state in OF_STATE and any(states[number] and weight for states, weight in zip(votes, condition.weights, strict=True))
        }
        for item in condition.open:
            if item.field in there or item.field == "tie":
                found.setdefault(item.field, item)
    return tuple(found.values())


def _otherwise(here: Method, ballot: Ballot, counted: Count, touched: tuple[Open, ...]) -> tuple[Otherwise, ...]:
    """Other readings with another outcome. One question answered otherwise says more than several together: of these, the fewest."""
    found = [*_sizes(here, ballot, counted)]
    answers = [[None, *((item.field, other) for other in item.others)] for item in touched]
    some: list[Otherwise] = []
    for chosen in product(*answers):
        given = tuple(item for item in chosen if item is not None)
        tried = _read(here, dict(given)) if given else here
        result = ballot.by(tried)
        if result.outcome != counted.outcome:
            some.append(Otherwise(given, result.outcome))
        elif result.tied and result.casting is None and result.outcome != "invalid":
            outcome = ballot.by(tried, casting=True).outcome
            if outcome != counted.outcome:
                some.append(Otherwise((*given, ("casting", "yes")), outcome))
    fewest = min((len(item.answers) for item in some), default=0)
    return (*found, *(item for item in some if len(item.answers) == fewest))


def _read(here: Method, answers: dict[str, str]) -> Method:
    found = method(here.rule, here.chamber, answers)
    if answers.get("quorum") == "serving" and found.quorum is not None:
        return found._replace(quorum=replace(found.quorum, serving=True))
    return found


def _sizes(here: Method, ballot: Ballot, counted: Count) -> Iterator[Otherwise]:
    """Seats of which the text leaves open how many there are: those that are not mentioned may be absent."""
    votes = ballot.votes
    for at, place in enumerate(here.chamber.places):
        for number in range(sum(votes[at]) + 1, (place.most or 0) + 1):
            states = [*votes[at]]
            states[ABSENT] += number - sum(states)
            outcome = ballot._replace(votes=(*votes[:at], tuple(states), *votes[at + 1 :])).by(here).outcome
            if outcome != counted.outcome:
                yield Otherwise((("seats", f"{place.id}:{number}"),), outcome)
                break
