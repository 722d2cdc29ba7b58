"""What the engines count: winning coalitions and swings, by size."""

from __future__ import annotations

from typing import NamedTuple


class Counts(NamedTuple):
    """`wins[s]`: winning coalitions of s voters. `swings[c][s]`: coalitions of s voters without a given voter of class c that he turns.

    Where `sized` is False the sizes are not told apart: each list has one number, the sum.
    """

    wins: list[int]
    swings: list[list[int]]
    sized: bool = True


class TooMuch(Exception):
    """The count would take more than `cost` elementary steps (`what` says of what), and was not begun."""

    def __init__(self, cost: int, what: str) -> None:
        super().__init__(f"{what}: {cost:,}")
        self.cost = cost
        self.what = what


def from_memberships(counts: tuple[int, ...], wins: list[int], members: list[list[int]]) -> Counts:
    """Swings from how often each class is in a winning coalition of each size.

    `members[c][s]`: over the winning coalitions of s voters, the sum of how many of class c are in them. A voter swings a
    coalition of s others where it wins with him and not without him: wins with him (size s + 1) less wins without him.
    """
    swings = []
    for count, row in zip(counts, members, strict=True):
        with_ = [number // count for number in row]
        swings.append([with_[s + 1] - (wins[s] - with_[s]) for s in range(len(wins) - 1)])
    return Counts(wins, swings)
