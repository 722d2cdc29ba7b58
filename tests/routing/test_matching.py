"""Words: folded, stemmed, cut up, misspelt; and scores that mean what they say."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.model.cases import Case
from governance.model.loaded import load
from governance.routing.folding import fold
from governance.routing.index import FIELDS, Index, index
from governance.routing.matching import ENOUGH, ask
from governance.routing.stems import cut, root, stems, years_in
from governance.routing.vocabulary import Vocabulary, slips_between
from tests.conftest import HARBOUR, MODELS, Write

BOTH = [MODELS, HARBOUR]


FORMS = [
    ("udviklingsspor", "udviklingssporet"),
    ("forsinkelser", "forsinket"),
    ("plan", "planernes"),
    ("delays", "delay"),
    ("kommune", "kommunerne"),
]
FAMILIES = [
    ("udpeger", "udpegning"),
    ("godkendes", "godkendelse"),
    ("gennemført", "gennemførelsen"),
    ("nordjyske", "Nordjylland"),
    ("indgår", "indgå"),
]
TRACKS = ["udviklingsspor", "udviklingssporet", "klimaudviklingsspor", "Klimaudviklingssporene", "klima-udviklingsspor", "udviklings spor"]
WRITTEN_OUT = [("effektmåling", "effektmaaling"), ("særlig interesse", "SAERLIG INTERESSE"), ("ophør før tid", "ophoer foer tid")]


@cache
def _index(*folder: str) -> Index:
    """The index of the models, on a day on which all of them are in force."""
    timeline = load(folder).timeline
    return index(timeline.of(timeline.days_of(timeline.files)[0]))


def first(question: str, folder: object = MODELS) -> list[str]:
    return [match.entry.of.label for match in ask(_index(str(folder)), question).matches]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("KL's sager: æ, Ø og å!", ["kl", "sager", "og"]),
        ("pa 8.2.", ["pa", "8.2"]),
        ("T11+ DK2020 2. år", ["t11+", "dk2020", "2", "aar"]),
        ("KL-sag", ["kl", "sag"]),
        ("Færøerne Ærø ålborg é", ["faeroeerne", "aeroe", "aalborg"]),
        ("C40’s", ["c40"]),
        ("", []),
    ],
)
def test_words_are_cut(text: str, words: list[str]) -> None:
    assert cut(text) == words


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("one", "other"), FORMS)
def test_forms_of_a_word_have_a_stem_in_common(one: str, other: str) -> None:
    assert set(stems(one)) & set(stems(other))


@pytest.mark.parametrize(("one", "other"), FAMILIES)
def test_words_of_a_family_have_a_root_in_common(one: str, other: str) -> None:
    assert root(fold(one)) == root(fold(other)) != ""


# Slips of spelling, against the definition.


@cache
def _slips(one: str, other: str) -> int:
    """Optimal string alignment by its definition, without bound."""
    if not one or not other:
        return len(one) + len(other)
    found = min(_slips(one[:-1], other) + 1, _slips(one, other[:-1]) + 1, _slips(one[:-1], other[:-1]) + (one[-1] != other[-1]))
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        found = min(found, _slips(one[:-2], other[:-2]) + 1)
    return found


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 3))
def test_slips_are_counted_as_far_as_is_asked(one: str, other: str, most: int) -> None:
    assert slips_between(one, other, most) == min(_slips(one, other), most + 1)


@given(st.sets(st.text("abcd", min_size=4, max_size=10), max_size=30), st.text("abcd", min_size=4, max_size=10))
def test_the_nearest_words_are_found_among_all(words: set[str], asked: str) -> None:
    allowed = 0 if len(asked) < 5 else 1 if len(asked) < 8 else 2
    near = {word: _slips(asked, word) for word in words if word[0] == asked[0] and 0 < _slips(asked, word) <= allowed}
    found = Vocabulary(words).slips(asked)
    if asked in words:
        return  # nothing is nearer than the word itself
    nearest = {word for word, distance in near.items() if distance == min(near.values())}
    assert nearest <= set(found)
    assert bool(found) == bool(near)


# Compounds.


def test_compounds_are_cut_into_words_that_are_known() -> None:
    known = Vocabulary(["klima", "udvikling", "spor", "sag", "plan", "udviklingsspor", "kommunikation"])
    assert known.parts("klimaplanerne") == ["klima", "planerne"]
    assert known.keys("klimaudviklingssporene") >= {"klima", "udvikling", "spor", "udviklingsspor"}
    assert known.parts("kommunalplan") == []
    assert known.tail("byggeplan") == "plan"
    assert known.tail("børnehave") == ""


def test_what_is_in_a_compound_is_found_by_its_parts_and_not_by_its_letters() -> None:
    known = Vocabulary(["klimaudviklingsspor", "klima", "udvikling", "spor", "kommunikationsplan", "kommunen"])
    assert "klimaudviklingsspor" in known.likes("udviklingssporet")
    assert "kommunikationsplan" not in known.likes("kommune")


@pytest.mark.parametrize("question", TRACKS)
def test_every_form_of_a_development_track_finds_it(question: str) -> None:
    assert "klimaudviklingsspor" in first(question)[:3]


@pytest.mark.parametrize(("one", "other"), WRITTEN_OUT)
def test_danish_letters_may_be_written_out(one: str, other: str) -> None:
    assert first(one) == first(other) != []


# Scores.


@pytest.mark.parametrize("folder", BOTH, ids=lambda path: path.name)
def test_whatever_is_asked_by_its_own_name_is_found_whole(folder: object) -> None:
    here = _index(str(folder))
    cases = [entry for entry in here.entries if entry.kind == "case"]
    assert cases
    for entry in cases:
        for text in set(entry.name):
            found = ask(here, text).matches
            assert entry in [match.entry for match in found if match.score == 1], (text, [m.entry.of for m in found[:3]])
            assert found[0].score == 1


@pytest.mark.parametrize("folder", BOTH, ids=lambda path: path.name)
def test_every_term_finds_its_case_among_the_first_three(folder: object) -> None:
    here = _index(str(folder))
    said = [(entry, term) for entry in here.entries if isinstance(entry.of, Case) for terms in entry.of.terms for term in terms]
    assert said
    for entry, term in said:
        assert entry in [match.entry for match in ask(here, term).matches[:3]], term


WORDS = ["forsinkelse", "godkender", "hvem", "kommune", "likvide", "midler", "klimasag", "region", "xyzzy", "plugh", "statusraport", "den"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_scores_are_shares_in_order_and_the_same_each_time(words: list[str]) -> None:
    here = _index(str(MODELS))
    question = " ".join(words)
    found = ask(here, question)
    assert found == ask(here, question)
    shown = [round(match.score * 100) for match in found.matches]
    assert shown == sorted(shown, reverse=True)
    assert all(ENOUGH <= match.score <= 1 for match in found.matches)
    assert bool(found.matches) != bool(found.nearest) or not found.asked
    for match in (*found.matches, *found.nearest):
        assert {why.asked for why in match.why} | set(match.missed) == set(found.asked)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_a_word_that_nobody_knows_lowers_every_score(words: list[str]) -> None:
    here = _index(str(MODELS))
    before = {id(m.entry): m.score for m in ask(here, " ".join(words)).matches}
    after = {id(m.entry): m.score for m in ask(here, " ".join([*words, "qwertzuiop"])).matches}
    assert all(after[entry] < before.get(entry, Fraction(0)) for entry in after)


def test_the_fields_are_listed_with_the_weightiest_first() -> None:
    weights = [where.weight for where in FIELDS]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("question", ["", "?", "hvem", "hvem skal det være", "who is it", "Hvem godkender det?", "who decides?"])
def test_a_question_of_nothing_has_no_answer(question: str) -> None:
    assert first(question) == []


def test_a_score_is_the_share_of_the_bits(write: Write) -> None:
    """Counted by hand: three cases and a body are four entries; a word in one of them halves them twice and once more (3 bits), one that
    nobody knows has the three bits of a word in one and three more (6)."""
    cases = "\n".join(f"  {word}: {{name: {word.title()}, route: [{{step: handle, by: board}}]}}" for word in ("apples", "pears", "plums"))
    path = write(f"govcheck: 1\nid: x\ntitle: X\nbodies:\n  board: {{level: political, name: Board}}\ncases:\n{cases}\n")
    here = _index(str(path))
    assert len(here.entries) == 4
    (match,) = ask(here, "apples").matches
    assert match.score == 1 and match.why[0].bits == 3
    assert ask(here, "apples zebras").nearest[0].score == Fraction(3, 9)
    assert ask(here, "apple").matches[0].score == Fraction(95, 100)


@given(st.text(max_size=200))
def test_anything_may_be_asked(text: str) -> None:
    here = _index(str(MODELS))
    found = ask(here, text)
    assert all(match.score >= ENOUGH for match in found.matches)


@pytest.mark.parametrize("text", ["a" * 100_000, "klima" * 20_000, "plan " * 20_000, "abc" * 21, "é" * 5_000, "8.2." * 10_000])
def test_a_question_may_be_as_long_as_it_likes(text: str) -> None:
    """That it is answered at all is what is tested: what takes for ever fails by the time limit of every test."""
    found = ask(_index(str(MODELS)), text)
    assert all(ENOUGH <= match.score <= 1 for match in found.matches)


class Counting(Vocabulary):
    """Counts how often it is asked whether a piece of a word is one of its words."""

    asked = 0

    def _is_part(self, text: str) -> bool:
        self.asked += 1
        return super()._is_part(text)


@pytest.mark.parametrize(("word", "has_parts"), [("a" * 59 + "b", False), ("a" * 60, True)])
def test_words_that_can_be_cut_in_very_many_ways_are_cut_soon(word: str, has_parts: bool) -> None:
    known = Counting(["aaa", "aaaa", "aaaaa", "aaaaaa"])
    assert bool(known.parts(word)) == has_parts
    assert 0 < known.asked < len(word) ** 2, "each piece is asked for at most once"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("evaluation after year five", {"5"}),
        ("after the second year", {"2"}),
        ("efter 2. år", {"2"}),
        ("efter femte år", {"5"}),
        ("den 3rd year", {"3"}),
        ("2 years late", set()),
        ("tre år forsinket", set()),
    ],
)
def test_which_year_is_not_how_many(text: str, years: set[str]) -> None:
    assert years_in(text) == years
