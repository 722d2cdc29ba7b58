"""What must hold of a count for something to be adopted: conditions on sums of weights, joined by `all` and `any`.

Every kind of rule becomes such a condition, so that counting, power and endurance each need to be written once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul
from typing import NamedTuple

from governance.decisions.chamber import PRESENT, STATES, THERE, State
from governance.decisions.settings import Open
from governance.diagnostics import Text
from governance.model.rules import AllOf, AnyOf, Rule, RuleKind, Tie

Columns = tuple[tuple[int, ...], ...]
"""Votes by state: for each of STATES, how many voters of each place are in it."""


class Linear(NamedTuple):
    """`weights` of those who are for it, one for each place, must together be at least `quota`. Whole numbers."""

    weights: tuple[int, ...]
    quota: int


class Condition(NamedTuple):
    """The votes that are for it must reach a share of those that count, or a number.

    `weights` are whole numbers, one for each place, `scale` times what the rule says. `counts` says of each of STATES
    whether it counts as a vote for (1), against (0) or not at all (-1). Exactly one of `share` and `number` is given;
    `strict` asks for more than it. `hollow`: whether it holds where nobody counts.
    """

    kind: RuleKind
    rule: Rule
    weights: tuple[int, ...]
    counts: tuple[int, ...]
    share: Fraction | None = None
    number: Fraction | None = None
    strict: bool = False
    scale: int = 1
    hollow: bool = False
    tie: Tie | None = None
    """What a tie does, where there is such a thing."""
    chair: int | None = None
    open: tuple[Open, ...] = ()

    def tally(self, columns: Columns, casting: bool | None = None) -> Tally:
        """Count votes. `casting` is the chair's vote: for (True), against (False) or none."""
        for_ = base = 0
        for counted, column in zip(self.counts, columns, strict=True):
            if counted >= 0 and any(column):
                sum_ = sum(map(mul, self.weights, column))
                base += sum_
                if counted:
                    for_ += sum_
        needed = self.least(base)
        met = for_ >= needed and (base > 0 or self.hollow or self.share is None)
        tied = self.tie is not None and base > 0 and 2 * for_ == base
        return Tally(self, for_, base, needed, met or (tied and self.tie == "chair" and casting is True), tied)

    def least(self, base: int) -> int:
        """The least sum of weights that is enough, where `base` counts."""
        if self.number is not None:
            bound = self.number * self.scale
        else:
            assert self.share is not None
            bound = self.share * base
        return bound.numerator // bound.denominator + 1 if self.strict else -(-bound.numerator // bound.denominator)

    def linear(self, counts: Sequence[int], others: State) -> Linear:
        """What it takes of those who vote for it, where all others are in the state `others`.

        A quota of 0 is always reached, one above all weights never.
        """
        total = sum(weight * count for weight, count in zip(self.weights, counts, strict=True))
        counted = self.counts[STATES.index(others)]
        if counted == 0:
            if self.tie == "chair" and self.chair is not None and total:
                # More than half, or half with the chair: twice the weight, and one more with the chair's vote.
                return Linear(tuple(2 * weight + (at == self.chair) for at, weight in enumerate(self.weights)), total + 1)
            quota = self.least(total)
            return Linear(self.weights, max(quota, 0 if self.hollow or self.share is None else 1))
        if counted < 0:
            if self.number is not None:
                return Linear(self.weights, self.least(0))
            assert self.share is not None
            reachable = self.share < 1 or (self.share == 1 and not self.strict)
            return Linear(self.weights, (0 if self.hollow else 1) if reachable else total + 1)
        met = self.least(total) <= total and (total > 0 or self.hollow or self.share is None)
        return Linear(self.weights, 0 if met else total + 1)

    def shown(self, sum_: int) -> Fraction:
        """A sum of weights as the rule would write it."""
        return Fraction(sum_, self.scale)


class Joined(NamedTuple):
    """Several conditions: all of them, or any of them, must hold; each may ask for a quorum of its own."""

    kind: RuleKind
    rule: AllOf | AnyOf
    parts: tuple[Node, ...]

    @property
    def open(self) -> tuple[Open, ...]:
        """The open questions of all parts, each once."""
        return tuple(dict.fromkeys(item for part in self.parts for item in part.open))

    def tally(self, columns: Columns, casting: bool | None = None) -> JoinedTally:
        """Count votes by each part."""
        parts = tuple(part.tally(columns, casting) for part in self.parts)
        met = all(part.met for part in parts) if self.kind == "all_of" else any(part.met for part in parts)
        return JoinedTally(self, parts, met)


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who must be there. All that is given must hold."""

    count: int | None = None
    share: Fraction | None = None
    serving: bool = False
    """The share is of the seats that are filled, not of all."""
    places: tuple[int, ...] = ()
    """Every voter of these must be there."""
    whole: bool = True
    """The rule says of what the share is a share."""

    def least(self, total: int) -> int:
        """How many must be there, where the share is one of `total`. Of nobody, nobody is no quorum."""
        if self.share is None:
            return self.count or 0
        return max(self.count or 0, -(-self.share.numerator * total // self.share.denominator), 1)

    def attendance(self, columns: Columns) -> Attendance:
        """Count who is there."""
        there = sum(map(sum, columns[: PRESENT + 1]))
        total = sum(map(sum, columns if not self.serving else columns[:-1]))
        needed = self.least(total)
        missing = tuple(place for place in self.places if any(column[place] for column in columns[PRESENT + 1 :]))
        return Attendance(self, there, total, needed, missing, there >= needed and not missing)

    def linears(self, counts: Sequence[int], others: State) -> tuple[Linear, ...]:
        """What it takes of those who are there, where all others are in the state `others`: there too, or not."""
        ones = (1,) * len(counts)
        total = sum(counts)
        if others in THERE:
            met = total >= (self.count or 0) and (self.share is None or self.share <= 1)
            return (Linear(ones, 0 if met else total + 1),)
        found = []
        if self.share is not None and self.serving and others == "vacant":  # a share of those who are there
            found.append(Linear(ones, max(self.count or 0, 1) if self.share <= 1 else total + 1))
        elif self.count or self.share is not None:
            found.append(Linear(ones, self.least(total)))
        for place in self.places:
            found.append(Linear(tuple(int(number == place) for number in range(len(counts))), counts[place]))
        return tuple(found)


class Attended(NamedTuple):
    """A condition that counts only with a quorum of its own: a rule within a rule that asks for one."""

    quorum: Quorum
    inner: Condition | Joined

    @property
    def open(self) -> tuple[Open, ...]:
        """The open questions of the condition."""
        return self.inner.open

    def tally(self, columns: Columns, casting: bool | None = None) -> AttendedTally:
        """Count votes, and who is there."""
        attendance = self.quorum.attendance(columns)
        inner = self.inner.tally(columns, casting)
        return AttendedTally(attendance, inner, attendance.met and inner.met)


Node = Condition | Joined | Attended


class Tally(NamedTuple):
    """A condition, counted: the weight for it, of how much, and how much was needed."""

    condition: Condition
    for_: int
    base: int
    needed: int
    met: bool
    tied: bool


class JoinedTally(NamedTuple):
    """Several conditions, counted."""

    joined: Joined
    parts: tuple[AnyTally, ...]
    met: bool


class Attendance(NamedTuple):
    """A quorum, counted: how many are there, of how many, how many must be, and the places that must be there and are not."""

    quorum: Quorum
    there: int
    of: int
    needed: int
    missing: tuple[int, ...]
    met: bool


class AttendedTally(NamedTuple):
    """A condition with a quorum of its own, counted."""

    attendance: Attendance
    inner: Tally | JoinedTally
    met: bool


AnyTally = Tally | JoinedTally | AttendedTally


class Uncountable(Exception):
    """The rule cannot be counted: a weight is not known. `text` says it to users."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def whole(weights: Sequence[Fraction]) -> tuple[tuple[int, ...], int]:
    """Weights as whole numbers, and by how much they are multiplied to be such."""
    scale = lcm(*(weight.denominator for weight in weights)) if weights else 1
    return tuple(int(weight * scale) for weight in weights), scale


def tallies(tally: AnyTally) -> Iterator[Tally]:
    """The counts of all conditions in a count, in the order of the rule."""
    if isinstance(tally, Tally):
        yield tally
    elif isinstance(tally, AttendedTally):
        yield from tallies(tally.inner)
    else:
        for part in tally.parts:
            yield from tallies(part)


def conditions(node: Node) -> Iterator[Condition]:
    """All conditions in a condition, in the order of the rule."""
    if isinstance(node, Condition):
        yield node
    elif isinstance(node, Attended):
        yield from conditions(node.inner)
    else:
        for part in node.parts:
            yield from conditions(part)
