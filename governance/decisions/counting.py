"""Counting a vote: adopted, rejected or invalid, by which numbers."""

from __future__ import annotations

from typing import Literal, NamedTuple

from governance.decisions import kinds
from governance.decisions.chamber import NO, YES, Chamber, Votes
from governance.decisions.condition import AnyTally, Attendance, Node, Quorum, tallies
from governance.decisions.settings import USUAL, Reading, Settings
from governance.model.rules import Rule

Outcome = Literal["adopted", "rejected", "invalid"]


class Method(NamedTuple):
    """A rule, read for a chamber: what must hold of a count, and who must be there."""

    rule: Rule
    chamber: Chamber
    node: Node
    quorum: Quorum | None
    reading: Reading = USUAL


class Count(NamedTuple):
    """A vote, counted. `casting` is how the chair's casting vote fell, where it is known."""

    outcome: Outcome
    tally: AnyTally
    attendance: Attendance | None
    casting: bool | None

    @property
    def tied(self) -> bool:
        """Whether some condition came out even."""
        return any(tally.tied for tally in tallies(self.tally))


def method(rule: Rule, chamber: Chamber, reading: Reading = USUAL) -> Method:
    """How a rule counts in a chamber. Raises Uncountable where a weight is not known."""
    settings = Settings(reading=reading).within(rule)
    return Method(rule, chamber, kinds.kind(rule).condition(rule, chamber, settings), kinds.quorum(rule, chamber), reading)


def count(method: Method, votes: Votes, casting: bool | None = None, deputies: frozenset[int] = frozenset()) -> Count:
    """Count `votes`. `casting`: the chair's casting vote, where it is not told by the votes of the chair's seat.

    `deputies`: the places for which deputies voted; a deputy in the chair's seat is not in the chair.
    """
    if casting is None:
        casting = chairs_vote(method.chamber, votes, deputies)
    columns = tuple(zip(*votes, strict=True))
    attendance = method.quorum.attendance(columns) if method.quorum else None
    tally = method.node.tally(columns, casting)
    outcome: Outcome = "invalid" if attendance is not None and not attendance.met else "adopted" if tally.met else "rejected"
    return Count(outcome, tally, attendance, casting)


def chairs_vote(chamber: Chamber, votes: Votes, deputies: frozenset[int] = frozenset()) -> bool | None:
    """How the chair voted: known where all of whom it may be one voted alike, and none by a deputy."""
    if any(place in deputies for place in chamber.chairs):
        return None
    states = [votes[place] for place in chamber.chairs]
    for state, vote in ((YES, True), (NO, False)):
        if states and all(numbers[state] and numbers[state] == sum(numbers) for numbers in states):
            return vote
    return None
