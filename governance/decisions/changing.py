"""What would have changed an outcome: the fewest votes that would have, and whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from typing import Literal, NamedTuple

from governance.decisions.chamber import ABSENT, ABSTAIN, NO, PRESENT, YES, Votes
from governance.decisions.counting import Count, Method, Outcome, count

_MOST_TRIES = 1_000
"""So many ways are tried to find the fewest; beyond that, the heaviest votes first."""


class Change(NamedTuple):
    """A change that would have been enough: so many of each place, from what they did to `to`.

    `least` is False where fewer may be enough, because there are too many ways to try them all.
    """

    to: Literal["yes", "no", "present"]
    of: tuple[tuple[int, int], ...]
    """Pairs of place and number."""
    least: bool = True


def changes(method: Method, votes: Votes, counted: Count, casting: bool | None = None) -> tuple[Change, ...]:
    """What would have changed the outcome: all single votes that would, else one example of the fewest together.

    For what is adopted: votes for that were against, or, where these could not stop it, votes of the silent against. For
    what is rejected: votes for, of those who could have voted. For what has no quorum: members who are there. Empty where
    nothing of the kind would have helped. `casting`: the chair's casting vote, where it was given.
    """
    if counted.outcome == "adopted":
        found = _search(method, votes, (YES,), NO, "no", casting, ("rejected", "invalid"))
        return found or _search(method, votes, (YES, ABSTAIN, PRESENT, ABSENT), NO, "no", casting, ("rejected", "invalid"))
    if counted.outcome == "rejected":
        return _search(method, votes, (NO, ABSTAIN, PRESENT, ABSENT), YES, "yes", casting, ("adopted",))
    attendance = counted.attendance
    assert attendance is not None
    if attendance.missing:
        gone = tuple((at, sum(votes[at]) - sum(votes[at][: PRESENT + 1])) for at in attendance.missing)
        if all(number <= votes[at][ABSENT] for at, number in gone) and attendance.there + sum(n for _, n in gone) >= attendance.needed:
            return (Change("present", gone),)
    return _search(method, votes, (ABSENT,), PRESENT, "present", casting, ("adopted", "rejected"))


def _search(
    method: Method,
    votes: Votes,
    froms: Sequence[int],
    to: int,
    word: Literal["yes", "no", "present"],
    casting: bool | None,
    wanted: tuple[Outcome, ...],
) -> tuple[Change, ...]:
    free = {at: sum(states[state] for state in froms) for at, states in enumerate(votes)}
    places = [at for at, number in free.items() if number]

    def enough(of: tuple[tuple[int, int], ...]) -> bool:
        moved = [list(states) for states in votes]
        for at, number in of:
            for state in froms:
                took = min(number, moved[at][state])
                moved[at][state] -= took
                moved[at][to] += took
                number -= took
        return count(method, tuple(map(tuple, moved)), casting).outcome in wanted

    singles = tuple(Change(word, ((at, 1),)) for at in places if enough(((at, 1),)))
    if singles:
        return singles
    if not places or not enough(tuple((at, free[at]) for at in places)):
        return ()
    tried = 0
    for size in range(2, sum(free.values()) + 1):
        for of in _groups(places, free, size):
            tried += 1
            if tried > _MOST_TRIES:
                return (_greedy(method, places, free, word, enough),)
            if enough(of):
                return (Change(word, of),)
    return ()


def _groups(places: list[int], free: dict[int, int], size: int) -> Iterator[tuple[tuple[int, int], ...]]:
    for chosen in combinations_with_replacement(places, size):
        of = tuple((at, chosen.count(at)) for at in dict.fromkeys(chosen))
        if all(number <= free[at] for at, number in of):
            yield of


def _greedy(method: Method, places: list[int], free: dict[int, int], word: Literal["yes", "no", "present"], enough: object) -> Change:
    """The heaviest first, until it is enough; then without those that were not needed."""
    assert callable(enough)
    order = sorted(places, key=lambda at: (-method.chamber.places[at].votes, at))
    line = [at for at in order for _ in range(free[at])]
    low, high = 1, len(line)
    while low < high:
        middle = (low + high) // 2
        if enough(_counted(line[:middle])):
            high = middle
        else:
            low = middle + 1
    return Change(word, _counted(line[:low]), least=False)


def _counted(line: list[int]) -> tuple[tuple[int, int], ...]:
    return tuple((at, line.count(at)) for at in dict.fromkeys(line))
