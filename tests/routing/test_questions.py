"""The questions of tests/routing/questions/: what they are, and how many of them must be answered rightly."""

from __future__ import annotations

from collections import Counter

import pytest

from docs.questions import FILES, Question, ask_all, read
from governance.model.loaded import load
from governance.model.timeline import Timeline
from governance.routing.who import who
from tests.conftest import MODELS, govcheck

EVERY = {name: read(path) for name, path in FILES.items()}
NOBODY = read(FILES["first"].with_name("nobody.tsv"))


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return load([MODELS]).timeline


def test_there_are_enough_of_every_kind() -> None:
    asked = [*EVERY["first"], *EVERY["second"]]
    assert len(asked) >= 150 and len(EVERY["first"]) == len(EVERY["second"])
    kinds = Counter(question.how for question in asked)
    assert 3 * (kinds["inflected"] + kinds["misspelt"]) >= len(asked) and 5 * kinds["none"] >= len(asked)
    assert {question.lang for question in asked} == {"da", "en"}


def test_no_question_is_there_twice() -> None:
    texts = [question.text for questions in (*EVERY.values(), NOBODY) for question in questions]
    assert len(set(texts)) == len(texts)


def test_every_right_answer_is_in_the_models(timeline: Timeline) -> None:
    cases = {case.label for model in timeline.models() for case in model.cases}
    tasks = {task.label for model in timeline.models() for actor in model.actors for task in actor.tasks.values()}
    for questions in EVERY.values():
        assert len(questions) > 20
        for question in questions:
            assert set(question.right) <= cases | tasks, question
            assert bool(question.right) == (question.how != "none"), question


@pytest.mark.parametrize("name", FILES)
def test_nine_in_ten_are_right_at_first(timeline: Timeline, name: str) -> None:
    told = [one for one in ask_all(timeline, EVERY[name]) if one.question.right]
    assert 10 * sum(one.within(1) for one in told) >= 9 * len(told), [one for one in told if not one.within(1)]


@pytest.mark.parametrize("name", ["first", "second", "fourth", "nobody"])
def test_what_nobody_handles_is_answered_with_nobody(timeline: Timeline, name: str) -> None:
    empty: list[Question] = [question for question in EVERY.get(name, NOBODY) if not question.right]
    assert [one for one in ask_all(timeline, empty) if one.answers] == []


@pytest.mark.slow
@pytest.mark.parametrize("question", ["børnehave", "parkeringsbøde", "who decides on kindergarten places?", "parking fines"])
@pytest.mark.parametrize("lang", ["en", "da"])
def test_kindergartens_and_parking_fines_find_nobody(question: str, lang: str) -> None:
    done = govcheck("who", question, "--lang", lang)
    text = done.stdout.decode()
    assert done.returncode == 1 and done.stderr == b""
    assert text.startswith({"en": "Nobody", "da": "Ingen"}[lang]) and text.count("\n  - ") == 3


@pytest.mark.parametrize(
    ("question", "not_this"),
    [
        ("hvem betaler klimasekretariatet", "realdania.evaluering_efter_to_aar"),
        ("who pays the climate secretariat", "realdania.evaluering_efter_to_aar"),
        ("hvem leder møderne i udviklingsgruppen", "dgo.projektledelse"),
        ("hvem godkender KL's budget", "partnerskabet.ledelse"),
        ("evaluation after year five", "evaluering_efter_to_aar"),
        ("evaluering efter femte år", "evaluering_efter_to_aar"),
    ],
)
def test_what_leaves_out_whom_or_which_year_is_asked_for_is_no_answer(timeline: Timeline, question: str, not_this: str) -> None:
    assert not_this not in [answer.id for answer in who(timeline, question).matches]


def test_the_year_that_is_not_found_is_said(timeline: Timeline) -> None:
    assert all("5" in near.missed for near in who(timeline, "evaluation after year five").nearest)
    assert who(timeline, "evaluation after year two").matches[0].id == "evaluering_efter_to_aar"
