"""Lines of a budget: sums of which all is alike, in whole minor units of the currency.

Two sums are kept of each line: `most`, every maximum counted in full, and `firm`, what is stated without a maximum. Of a
contribution with a maximum its parts are firm no more than the whole is. What no part covers is a line of its own,
`unallocated`; where the parts could together be more than the whole, what they cannot all have is `overlap`, below zero;
what is firm, but firmly in no part (a part of 30 to 50 in a firm 100, the rest at most 50), is `unplaced`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from governance.diagnostics import Text
from governance.funding.periods import Stretch
from governance.model.actors import Actor
from governance.model.contributions import Contribution, Part
from governance.words.forms import Form

Dimension = Literal["party", "purpose", "form", "year", "recipient"]
Rest = Literal["", "unallocated", "overlap", "unplaced", "unsettled"]


class Who(NamedTuple):
    """A payer or recipient: the id that people know it by, its name, and the thing itself where it is known."""

    id: str
    name: Text
    thing: Actor | None


class Assumption(NamedTuple):
    """Something that figures rest on and that no text says. `given`: it was asked for, not in the model."""

    id: str
    text: Text
    given: bool


class Piece(NamedTuple):
    """That a line is a piece of a split, which rests on an assumption; `group`: of what a group pays or receives, else empty."""

    split: int
    assumption: str
    group: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sum of which all is alike: payers, purpose, form, recipients, period."""

    contribution: Contribution
    part: Part | None
    rest: Rest
    most: int
    firm: int
    payers: tuple[Who, ...]
    recipients: tuple[Who, ...]
    form: Form | Literal["liquid"]
    period: Stretch | None
    open: Text | None = None
    """What is stated of a period whose days do not follow."""
    year: int | None = None
    pieces: tuple[Piece, ...] = ()
    resting: tuple[str, ...] = ()
    """Assumptions on which the sum itself rests."""
    dated: tuple[str, ...] = ()
    """Assumptions on which its period rests."""
    shared: tuple[str, ...] = ()
    """Assumptions on which it rests who pays or receives it."""


class Rests(NamedTuple):
    """What is not in a part: of which kind, its most and its firm."""

    kind: Rest
    most: int
    firm: int


def shape(whole: tuple[int, int], parts: Sequence[tuple[int, int]]) -> tuple[list[int], list[int], list[Rests]]:
    """Most and firm of each part, and what else there is: adding up to most and firm of the whole."""
    (most, firm), wanted, least = whole, [min(high, whole[0]) for high, _ in parts], [low for _, low in parts]
    firms = least if sum(least) <= firm else [0] * len(parts)
    rest = most - sum(wanted)
    placed = max(0, firm - sum(wanted))
    left = firm - sum(firms) - placed
    found: list[Rests] = []
    if rest > 0 or not parts:
        found.append(Rests("unallocated", rest, placed))
    elif rest < 0:
        found.append(Rests("overlap", rest, 0))
    if left:
        found.append(Rests("unplaced", 0, left))
    return wanted, firms, found
