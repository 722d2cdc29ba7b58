"""Counting votes: the real bodies by an independent reading, each kind of rule by its meaning, and what never may happen."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from governance import load
from governance.decisions.ballots import Refused, votes_of
from governance.decisions.chamber import ABSENT, NO, STATES, YES, Chamber, Place, Votes
from governance.decisions.counting import count, method
from governance.decisions.deciding import decide
from governance.decisions.rule_texts import rule_of
from governance.decisions.settings import Reading
from governance.decisions.votes import voting_body
from governance.model.rules import Rule
from tests.conftest import NATIONAL

VOTES = {"yes": YES, "no": NO, "abstain": 2, "absent": ABSENT}


@pytest.fixture(scope="module")
def executive() -> tuple[Rule, Chamber]:
    found = voting_body(load([NATIONAL]).timeline, "forretningsudvalg")
    return found.rule, found.chamber


SEATS = ("realdania", "kl", "kl", "danske_regioner", "danske_regioner")
"""The five voters of the executive committee (pa 8.2): one from Realdania, two from KL, two from Danske Regioner."""


def test_every_vote_of_the_executive_committee(executive: tuple[Rule, Chamber]) -> None:
    """All 1,024 ways in which five can vote for, vote against, abstain or be away.

    "All decisions require unanimity" (pa 8.2), read as the model assumes it: every voting seat must be in favour.
    """
    rule, body = executive
    adopted = 0
    for states in product(VOTES, repeat=5):
        given_: dict[Any, list[str]] = {}
        for seat, state in zip(SEATS, states, strict=True):
            given_.setdefault(state, []).append(f"{seat}:1")
        decision = decide(rule, body, votes_of(body, given_))
        assert (decision.counted.outcome == "adopted") == all(state == "yes" for state in states)
        # Left out of the count are the absent, or those who abstain, or both: then whoever is left must all be for it.
        for left_out in ({"absent"}, {"abstain"}, {"absent", "abstain"}):
            counting = [state for state in states if state not in left_out]
            would = bool(counting) and all(state == "yes" for state in counting)
            fields = {"absent": "absence", "abstain": "abstention"}
            reading: Reading = {fields[state]: "left_out" for state in left_out}
            assert (count(method(rule, body, reading), decision.votes).outcome == "adopted") == would
        adopted += decision.counted.outcome == "adopted"
        # Another reading can help only where somebody is for it and nobody against, and then some reading does.
        helps = "yes" in states and "no" not in states and set(states) != {"yes"}
        assert bool(decision.otherwise) == helps
        assert all(item.outcome == "adopted" for item in decision.otherwise)
    assert adopted == 1


@pytest.mark.parametrize("name", ["politisk_udviklingsgruppe", "administrativ_projektstyregruppe"])
def test_the_other_bodies_that_decide_by_unanimity(name: str) -> None:
    rule, found = voting_body(load([NATIONAL]).timeline, name)[1::3]
    assert found.size == {"politisk_udviklingsgruppe": 12, "administrativ_projektstyregruppe": 3}[name]  # pa 8.3, pa 8.4
    everybody = tuple(tuple(place.count if state == "yes" else 0 for state in STATES) for place in found.places)
    assert decide(rule, found, everybody).counted.outcome == "adopted"
    for at, state in product(range(len(found.places)), STATES[1:]):
        moved = [list(states) for states in everybody]
        moved[at][YES] -= 1
        moved[at][STATES.index(state)] += 1
        assert decide(rule, found, tuple(map(tuple, moved))).counted.outcome == "rejected"


# Each kind by what it says. States: y n a p b(absent) r v.

LETTERS = dict(zip("ynapbrv", STATES, strict=True))


def hall(*weights: int | str, chairs: tuple[int, ...] = ()) -> Chamber:
    """A chamber of single voters a, b, c, ..."""
    places = tuple(Place(chr(97 + n), chr(97 + n), votes=Fraction(weight), weighed=weight != 1) for n, weight in enumerate(weights))
    return Chamber(places, chairs=chairs)


def ballot(letters: str) -> Votes:
    return tuple(tuple(int(STATES[n] == LETTERS[letter]) for n in range(7)) for letter in letters)


def outcome(rule: str, letters: str, weights: str = "", casting: bool | None = None, chairs: tuple[int, ...] = ()) -> str:
    seats = hall(*(weights.split() or ["1"] * len(letters)), chairs=chairs)
    return decide(rule_of(rule), seats, ballot(letters), casting).counted.outcome


@pytest.mark.parametrize(
    ("rule", "letters", "expected"),
    [
        ("unanimity of seats", "yyy", "adopted"),
        ("unanimity of seats", "yyv", "rejected"),
        ("unanimity of serving", "yyv", "adopted"),
        ("unanimity of serving", "yyb", "rejected"),
        ("unanimity of present", "yyb", "adopted"),
        ("unanimity of present", "yyr", "adopted"),
        ("unanimity of present", "yya", "rejected"),
        ("unanimity of cast", "yya", "adopted"),
        ("unanimity of cast", "yyn", "rejected"),
        ("unanimity of cast", "aab", "rejected"),  # nobody is for it
        ("majority of cast", "ynaaa", "rejected"),
        ("majority of cast", "yynaa", "adopted"),
        ("majority of present", "yyna", "rejected"),
        ("majority of present", "yyynab", "adopted"),
        ("majority of serving", "yybv", "adopted"),
        ("majority of seats", "yybv", "rejected"),
        ("majority of seats", "yyybv", "adopted"),
        ("majority 2/3 of cast", "yyn", "adopted"),  # two thirds are reached when they are met
        ("majority > 2/3 of cast", "yyn", "rejected"),
        ("majority >= 1/2 of cast", "yn", "adopted"),
        ("majority > 1/2 of cast", "yn", "rejected"),
        ("majority 1/3 of seats", "ybb", "adopted"),
        ("majority > 1/3 of seats", "ybb", "rejected"),
        ("at_least 2", "yynnnn", "adopted"),
        ("at_least 2", "ybbbbb", "rejected"),
        ("no_objection", "bbb", "adopted"),
        ("no_objection", "aab", "adopted"),
        ("no_objection", "ynb", "rejected"),
        ("no_objection a", "ynn", "adopted"),
        ("no_objection a", "nyy", "rejected"),
        ("majority of cast quorum 3", "yyb", "invalid"),
        ("majority of cast quorum 3", "yya", "adopted"),
        ("majority of cast quorum 2/3", "ybb", "invalid"),
        ("majority of cast quorum 2/3", "yyb", "adopted"),
        ("majority of cast quorum all", "yyr", "invalid"),  # the disqualified have left the room
        ("{rule: majority, of: cast, quorum: {share: 2/3, of: serving}}", "yyv", "adopted"),
        ("{rule: majority, of: cast, quorum: {share: 2/3, of: serving}}", "ybv", "invalid"),
        ("{rule: majority, of: cast, quorum: {seats: [a, b]}}", "yby", "invalid"),
        ("{rule: majority, of: cast, quorum: {seats: [a, b]}}", "yab", "adopted"),
        ("{rule: unanimity, of: seats, absence: left_out}", "yyb", "adopted"),
        ("{rule: unanimity, of: seats, abstention: as_yes}", "yya", "adopted"),
        ("{rule: unanimity, of: cast, recusal: as_no}", "yyr", "rejected"),
        ("{rule: majority, of: seats, vacancy: as_yes}", "yyvbb", "adopted"),
        ("{rule: all_of, rules: [{rule: at_least, count: 2}, {rule: no_objection, veto: a}]}", "ayy", "adopted"),
        ("{rule: all_of, rules: [{rule: at_least, count: 2}, {rule: no_objection, veto: a}]}", "nyy", "rejected"),
        ("{rule: any_of, rules: [{rule: at_least, count: 3}, {rule: unanimity, of: cast}]}", "ybb", "adopted"),
        ("{rule: any_of, rules: [{rule: at_least, count: 3}, {rule: unanimity, of: cast}]}", "ynb", "rejected"),
        ("{rule: any_of, rules: [{rule: at_least, count: 1, quorum: 3}, {rule: at_least, count: 3}]}", "ybb", "rejected"),
        ("{rule: any_of, rules: [{rule: at_least, count: 1, quorum: 3}, {rule: at_least, count: 3}]}", "yna", "adopted"),
        ("{rule: all_of, absence: left_out, rules: [{rule: unanimity, of: seats}]}", "yyb", "adopted"),  # inherited
        ("{rule: all_of, absence: left_out, rules: [{rule: unanimity, of: seats, absence: as_no}]}", "yyb", "rejected"),
    ],
)
def test_each_kind_by_its_meaning(rule: str, letters: str, expected: str) -> None:
    assert outcome(rule, letters) == expected


@pytest.mark.parametrize(
    ("rule", "letters", "weights", "expected"),
    [
        ("weighted 12", "yyynnn", "4 4 4 2 2 1", "adopted"),  # the Council of 1958
        ("weighted 12", "nyyyyn", "4 4 4 2 2 1", "adopted"),
        ("weighted 12", "nyynyy", "4 4 4 2 2 1", "rejected"),  # Luxembourg does not make up for the Netherlands
        ("weighted 1/2 of cast", "ynb", "3 3 5", "adopted"),
        ("weighted > 1/2 of cast", "ynb", "3 3 5", "rejected"),
        ("weighted 2/3 of seats", "yyn", "1/3 1/3 1/3", "adopted"),
        ("weighted 66.7% of seats", "yyn", "1/3 1/3 1/3", "rejected"),
        ("majority of cast", "ynn", "3 1 1", "adopted"),  # a seat's votes count by every rule
        ("at_least 4", "yyn", "3 1 1", "adopted"),
        ("{rule: weighted, weights: {a: 1, b: 10}, threshold: 10}", "yn", "1 1", "rejected"),
        ("{rule: weighted, weights: {a: 1, b: 0.5}, threshold: 1.5}", "yy", "1 1", "adopted"),
    ],
)
def test_weights(rule: str, letters: str, weights: str, expected: str) -> None:
    if "1.5" in rule:
        rule = rule.replace("1.5", "3/2")
    assert outcome(rule, letters, weights) == expected


def test_the_security_council() -> None:
    """Nine of fifteen, and none of the five permanent members against: to abstain is no veto (UN Charter, article 27)."""
    rule = "{rule: all_of, rules: [{rule: at_least, count: 9}, {rule: no_objection, veto: [a, b, c, d, e]}]}"
    assert outcome(rule, "yyyyy" + "yyyy" + "nnnnnn") == "adopted"
    assert outcome(rule, "yyyya" + "yyyyy" + "nnnnn") == "adopted"
    assert outcome(rule, "yyyyn" + "yyyyyyyyyy") == "rejected"
    assert outcome(rule, "yyyyy" + "yyy" + "aaaaaaa") == "rejected"


def test_ties() -> None:
    half = "{rule: majority, of: cast, tie: chair}"
    assert outcome(half, "ynb", chairs=(0,)) == "adopted"
    assert outcome(half, "nyb", chairs=(0,)) == "rejected"
    assert outcome(half, "ayn", chairs=(0,)) == "rejected"  # the chair gave no casting vote
    assert outcome(half, "yn", casting=True) == "adopted"
    assert outcome(half, "yn", casting=False) == "rejected"
    assert outcome("{rule: majority, of: cast, tie: rejected}", "yn", casting=True) == "rejected"
    assert outcome("{rule: majority, of: cast, tie: status_quo}", "yn", chairs=(0,)) == "rejected"
    assert outcome("{rule: majority, threshold: 2/3, of: cast, tie: chair}", "yn", casting=True) == "rejected"  # no tie: one is missing
    unknown = decide(rule_of(half), hall(1, 1), ballot("yn"))
    assert [item.answers for item in unknown.otherwise] == [(("casting", "yes"),)]
    not_said = decide(rule_of("majority of cast"), hall(1, 1, chairs=(0,)), ballot("yn"))
    assert [(item.answers, item.outcome) for item in not_said.otherwise] == [((("tie", "chair"),), "adopted")]


@pytest.mark.parametrize(
    ("rule", "letters", "others"),
    [
        ("{rule: unanimity, of: seats}", "yyb", [((("absence", "left_out"),), "adopted")]),
        ("{rule: unanimity, of: seats}", "yab", [((("abstention", "left_out"), ("absence", "left_out")), "adopted")]),
        ("{rule: unanimity, of: seats, absence: as_no}", "yyb", []),
        ("{rule: unanimity, of: seats, absence: not_stated}", "yyb", [((("absence", "left_out"),), "adopted")]),
        ("{rule: unanimity, of: cast}", "yyb", []),
        ("{rule: unanimity, of: present, assumed: nobody says}", "yyb", [((("absence", "as_no"),), "rejected")]),
        ("{rule: unanimity, of: seats, absence: as_no, assumed: nobody says}", "yyb", [((("absence", "left_out"),), "adopted")]),
        ("{rule: majority, of: seats}", "yyyb", []),  # adopted either way
        ("{rule: no_objection}", "yyb", []),
        ("{rule: no_objection}", "yyr", [((("recusal", "as_no"),), "rejected")]),
    ],
)
def test_other_readings_that_change_the_outcome(rule: str, letters: str, others: list[Any]) -> None:
    decision = decide(rule_of(rule), hall(*[1] * len(letters)), ballot(letters))
    found = [(tuple(sorted(item.answers)), item.outcome) for item in decision.otherwise]
    assert found == [(tuple(sorted(answers)), outcome_) for answers, outcome_ in others]


RULES = st.sampled_from(
    [
        "unanimity of seats", "unanimity of present", "unanimity of cast", "majority of seats", "majority of present", "majority of cast",
        "majority 2/3 of serving", "at_least 3", "no_objection", "no_objection a,b", "weighted 1/2 of cast", "weighted 5",
        "{rule: all_of, rules: [{rule: majority, of: seats}, {rule: weighted, threshold: 65%, of: seats}]}",
        "{rule: any_of, rules: [{rule: unanimity, of: cast, quorum: 2}, {rule: at_least, count: 4}]}",
        "majority of cast quorum 2", "{rule: majority, of: cast, tie: chair}",
    ]
)  # fmt: skip


VOTED = st.text("ynapbrv", min_size=2, max_size=6)
WEIGHTS = st.lists(st.integers(1, 5), min_size=6, max_size=6)


@given(RULES, VOTED, WEIGHTS, st.data())
def test_one_more_yes_never_turns_adopted_into_rejected(rule: str, letters: str, weights: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(letters) - 1))
    assume(letters[at] in "napb")
    seats = hall(*weights[: len(letters)], chairs=(0,))
    how = method(rule_of(rule), seats)
    before = count(how, ballot(letters)).outcome
    after = count(how, ballot(letters[:at] + "y" + letters[at + 1 :])).outcome
    assert before != "adopted" or after == "adopted"


@given(
    RULES,
    st.text("ynapbrv", min_size=2, max_size=6),
    st.lists(st.integers(1, 5), min_size=6, max_size=6),
    st.randoms(use_true_random=False),
)
def test_the_order_of_seats_does_not_matter(rule: str, letters: str, weights: list[int], rng: Any) -> None:
    size = len(letters)
    order = list(range(size))
    rng.shuffle(order)
    seats = hall(*weights[:size], chairs=(0,))
    moved = Chamber(tuple(seats.places[at] for at in order), chairs=(order.index(0),))
    votes = ballot(letters)
    assert (
        count(method(rule_of(rule), seats), votes).outcome == count(method(rule_of(rule), moved), tuple(votes[at] for at in order)).outcome
    )


@given(RULES, VOTED, WEIGHTS)
def test_what_would_have_changed_it_would_have(rule: str, letters: str, weights: list[int]) -> None:
    seats = hall(*weights[: len(letters)], chairs=(0,))
    decision = decide(rule_of(rule), seats, ballot(letters))
    sizes = set()
    for change in decision.changes:
        moved = list(letters)
        for at, _ in change.of:
            assert moved[at] not in "vr"  # an empty chair and the disqualified cannot vote
            moved[at] = {"yes": "y", "no": "n", "present": "p"}[change.to]
        assert count(decision.method, ballot("".join(moved))).outcome != decision.counted.outcome
        sizes.add(len(change.of))
    if decision.counted.outcome == "rejected":
        able = [at for at, letter in enumerate(letters) if letter in "napb"]
        least = next(
            (
                size
                for size in range(1, len(able) + 1)
                for chosen in product([False, True], repeat=len(able))
                if sum(chosen) == size
                and count(
                    decision.method,
                    ballot("".join("y" if at in able and chosen[able.index(at)] else letter for at, letter in enumerate(letters))),
                ).outcome
                == "adopted"
            ),
            None,
        )
        assert sizes == ({least} if least else set())


# What is written -> votes.

BODY = Chamber(
    (
        Place("kl", "kl", 2, deputy=True),
        Place("realdania", "realdania"),
        Place("kkr", "kkr", 3, members=("north", "south", "east")),
        Place("open", "open", 2, most=3),
    ),
    "board",
    ("press",),
)


def tally(**given_: str) -> dict[str, dict[str, int]]:
    votes = votes_of(BODY, {state: words.split() for state, words in given_.items()})  # type: ignore[misc]
    return {
        place.id: {state: number for state, number in zip(STATES, states, strict=True) if number}
        for place, states in zip(BODY.places, votes, strict=True)
    }


def test_who_is_not_mentioned_is_absent() -> None:
    assert tally() == {"kl": {"absent": 2}, "realdania": {"absent": 1}, "kkr": {"absent": 3}, "open": {"absent": 2}}


@pytest.mark.parametrize(
    ("given_", "seat", "expected"),
    [
        ({"yes": "kl"}, "kl", {"yes": 2}),
        ({"yes": "kl:2"}, "kl", {"yes": 2}),
        ({"yes": "board.kl"}, "kl", {"yes": 2}),
        ({"yes": "kl:1"}, "kl", {"yes": 1, "absent": 1}),
        ({"yes": "kl", "no": "kl"}, "kl", {"yes": 1, "no": 1}),
        ({"yes": "kl kl"}, "kl", {"yes": 2}),
        ({"yes": "kl", "no": "kl:1"}, "kl", {"yes": 1, "no": 1}),
        ({"yes": "kkr", "abstain": "kkr:2"}, "kkr", {"yes": 1, "abstain": 2}),
        ({"yes": "north", "no": "south"}, "kkr", {"yes": 1, "no": 1, "absent": 1}),
        ({"yes": "open:3"}, "open", {"yes": 3}),
        ({"yes": "open"}, "open", {"yes": 2}),
        ({"yes": "kl.deputy"}, "kl", {"yes": 1, "absent": 1}),
        ({"absent": "kl", "yes": "kl.deputy:2"}, "kl", {"yes": 2}),
        ({"yes": "kl:1 kl.deputy"}, "kl", {"yes": 2}),
        ({"yes": "kl:1", "no": "kl.deputy", "absent": "kl:1"}, "kl", {"yes": 1, "no": 1}),
        ({"present": "press"}, "kl", {"absent": 2}),
    ],
)
def test_what_is_written(given_: dict[str, str], seat: str, expected: dict[str, int]) -> None:
    assert tally(**given_)[seat] == expected


@pytest.mark.parametrize(
    ("given_", "says", "entitled"),
    [
        ({"yes": "kl:3"}, "kl has 2 voters, not 3", True),
        ({"yes": "kl:2", "no": "kl:1"}, "kl has 2 voters, not 3", True),
        ({"yes": "kl:2", "no": "kl"}, "kl has 2 voters, not 3", True),
        ({"yes": "realdania realdania"}, "realdania has 1 vote, not 2", True),
        ({"yes": "open:4"}, "open has 3 voters, not 4", True),
        ({"yes": "kll"}, "there is no seat `kll`", True),
        ({"yes": "kl:two"}, "is not a seat", True),
        ({"yes": "north north"}, "north is named twice", True),
        ({"yes": "north", "no": "north"}, "north is named twice", True),
        ({"yes": "north:2"}, "north has 1 vote, not 2", True),  # nobody casts another member's vote
        ({"yes": "north:3", "absent": "kl"}, "north has 1 vote, not 3", True),
        ({"yes": "north:1", "no": "north:1"}, "north has 1 vote, not 2", True),
        ({"yes": "north", "absent": "north"}, "north has 1 vote, not 2", True),
        ({"yes": "north.deputy"}, "north has no deputy", False),
        ({"yes": "press"}, "press is an observer", False),
        ({"abstain": "press"}, "press is an observer", False),
        ({"yes": "realdania.deputy"}, "realdania has no deputy", False),
        ({"yes": "kl kl.deputy"}, "votes only in place of an absent member", False),
        ({"yes": "kl:1 kl.deputy:2"}, "votes only in place of an absent member", False),
        ({"recused": "kl", "yes": "kl.deputy"}, "votes only in place of an absent member", False),
    ],
)
def test_what_cannot_be_counted(given_: dict[str, str], says: str, entitled: bool) -> None:
    with pytest.raises(Refused) as error:
        tally(**given_)
    assert says in error.value.text.en
    assert error.value.entitled is entitled
    assert error.value.text.da != error.value.text.en


GROUP = Chamber((Place("towns", "towns", 6, most=9, deputy=True, members=("north", "south", "east")),), "board")
"""Two or three seats for each of three members, each with a deputy."""


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ({"yes": ["north"]}, {"yes": 2, "absent": 4}),
        ({"yes": ["north:1"], "no": ["north:1"]}, {"yes": 1, "no": 1, "absent": 4}),
        ({"yes": ["north:3"], "no": ["south"]}, {"yes": 3, "no": 2, "absent": 1}),
        ({"yes": ["north.deputy:1"], "absent": ["north"]}, {"yes": 1, "absent": 5}),
        ({"yes": ["north:1", "north.deputy:1"]}, {"yes": 2, "absent": 4}),
        ({"yes": ["north:4"]}, "north has 3 votes, not 4"),
        ({"yes": ["north:2"], "abstain": ["north:2"]}, "north has 3 votes, not 4"),
        ({"yes": ["north:2", "north.deputy:2"]}, "north has 3 votes, not 4"),  # whose members are absent elsewhere
    ],
)
def test_a_member_votes_for_itself_alone(given_: dict[Any, list[str]], expected: dict[str, int] | str) -> None:
    try:
        (states,) = votes_of(GROUP, given_)
        found: object = {state: number for state, number in zip(STATES, states, strict=True) if number}
    except Refused as error:
        found = error.text.en
    assert found == expected


@given(
    st.dictionaries(
        st.sampled_from(STATES), st.lists(st.sampled_from(["kl", "kl:1", "realdania", "kkr:2", "north", "kl.deputy", "open:3"]), max_size=3)
    )
)
@example({"yes": ["kl"], "no": ["realdania"]})
def test_no_vote_is_made_or_lost(given_: dict[Any, list[str]]) -> None:
    try:
        votes = votes_of(BODY, given_)
    except Refused:
        return
    for place, states in zip(BODY.places, votes, strict=True):
        assert place.count <= sum(states) <= (place.most or place.count)
        assert all(number >= 0 for number in states)


def test_the_longest_that_a_seat_may_be_is_another_reading() -> None:
    decision = decide(rule_of("majority of seats"), BODY, votes_of(BODY, {"yes": ["kkr:3", "kl:2"]}))
    assert decision.counted.outcome == "adopted"
    assert [(item.answers, item.outcome) for item in decision.otherwise if item.answers[0][0] == "seats"] == []
    close = Chamber((Place("a", "a", 2), Place("b", "b", 1, most=3)))
    decision = decide(rule_of("majority of seats"), close, votes_of(close, {"yes": ["a"]}))
    assert decision.counted.outcome == "adopted"  # two of three; of four it would be a half
    assert [(item.answers, item.outcome) for item in decision.otherwise] == [((("seats", "b:2"),), "rejected")]
