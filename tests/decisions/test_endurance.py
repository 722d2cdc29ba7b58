"""What stops a body, and the chance that a meeting can decide: held against trying everything."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.decisions.chamber import ABSENT, RECUSED, VACANT, YES, Chamber, Place
from governance.decisions.counting import Method, count, method
from governance.decisions.endurance import Missing, chance, fewest
from governance.decisions.rule_texts import rule_of

AT: dict[Missing, int] = {"vacant": VACANT, "absent": ABSENT, "recused": RECUSED}
RULES = [
    "unanimity of seats", "unanimity of present", "majority of seats", "majority of cast", "majority 2/3 of serving", "at_least 3",
    "no_objection a", "majority of cast quorum 3", "majority of cast quorum 2/3",
    "{rule: majority, of: cast, quorum: {share: 2/3, of: serving}}",
    "{rule: majority, of: cast, quorum: {seats: a}}", "weighted 60% of seats", "weighted 5",
    "{rule: all_of, rules: [{rule: majority, of: seats}, {rule: weighted, threshold: 65%, of: seats}]}",
    "{rule: any_of, rules: [{rule: at_least, count: 3}, {rule: weighted, threshold: 60%, of: seats}]}",
    "{rule: any_of, rules: [{rule: unanimity, of: cast, quorum: 2}, {rule: at_least, count: 4}]}",
    "{rule: unanimity, of: seats, vacancy: left_out, absence: as_yes}",
]  # fmt: skip


@st.composite
def methods(draw: st.DrawFn) -> Method:
    size = draw(st.integers(1, 4))
    places = tuple(
        Place(name, name, draw(st.integers(1, 2)), votes=Fraction(draw(st.integers(1, 4))), weighed=True, deputy=draw(st.booleans()))
        for name in "abcd"[:size]
    )
    return method(rule_of(draw(st.sampled_from(RULES))), Chamber(places))


def adopts(how: Method, missing: tuple[int, ...], at: int) -> bool:
    """Whether all who are left vote something through. Counted as votes are, not as games are."""
    votes = []
    for place, gone in zip(how.chamber.places, missing, strict=True):
        states = [0] * 7
        states[YES] = place.count - gone
        states[at] += gone
        votes.append(tuple(states))
    return count(how, tuple(votes)).outcome == "adopted"


@given(methods(), st.sampled_from(("vacant", "absent", "recused")))
def test_the_fewest_that_stop_it(how: Method, state: Missing) -> None:
    places = how.chamber.places
    price = [2 if place.deputy and state == "absent" else 1 for place in places]
    ways = list(product(*(range(place.count + 1) for place in places)))
    stopping = [sum(n * p for n, p in zip(way, price, strict=True)) for way in ways if not adopts(how, way, AT[state])]
    found = fewest(how, state)
    if not stopping:
        assert found is None
        return
    assert found is not None
    assert found.least
    assert found.persons == min(stopping)
    missing = [0] * len(places)
    for at, number in found.seats:
        missing[at] = number
    assert not adopts(how, tuple(missing), ABSENT if state == "absent" else AT[state])


@given(methods(), st.fractions(0, 1, max_denominator=7))
def test_the_chance_that_a_meeting_can_decide(how: Method, p: Fraction) -> None:
    """By the definition: every way in which members may come or not, with its chance."""
    each = [p if not place.deputy else 1 - (1 - p) ** 2 for place in how.chamber.places for _ in range(place.count)]
    whose = [at for at, place in enumerate(how.chamber.places) for _ in range(place.count)]
    total = Fraction(0)
    for come in product((True, False), repeat=len(each)):
        likely = Fraction(1)
        missing = [0] * len(how.chamber.places)
        for at, chance_, here in zip(whose, each, come, strict=True):
            likely *= chance_ if here else 1 - chance_
            missing[at] += not here
        if adopts(how, tuple(missing), ABSENT):
            total += likely
    assert chance(how, p) == total


def test_by_hand() -> None:
    """Five seats, unanimity of all: .9 to the fifth. Three of five must come: worked out from the binomial."""
    five = Chamber((Place("a", "a", 5),))
    assert chance(method(rule_of("unanimity of seats"), five), Fraction(9, 10)) == Fraction(9, 10) ** 5
    assert chance(method(rule_of("majority of cast quorum 3"), five), Fraction(1, 2)) == Fraction(16, 32)


def test_a_deputy_stands_in() -> None:
    two = Chamber((Place("a", "a", 1, deputy=True), Place("b", "b", 1, deputy=True)))
    how = method(rule_of("unanimity of seats"), two)
    absent, vacant = fewest(how, "absent"), fewest(how, "vacant")
    assert absent is not None and absent.persons == 2
    assert vacant is not None and vacant.persons == 1
    assert chance(how, Fraction(1, 2)) == Fraction(9, 16)


@pytest.mark.parametrize("rule", RULES)
def test_nothing_stops_what_nobody_is_needed_for(rule: str) -> None:
    how: Any = method(rule_of(rule), Chamber((Place("a", "a", 5),)))
    found = fewest(how, "absent")
    assert (found is None) == adopts(how, (5,), ABSENT)
