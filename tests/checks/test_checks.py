"""Every check of the registry: its fixtures, its example, its explanation. A new one without them fails here."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from governance import checks
from governance.checks._claims import ATTRIBUTES
from governance.checks.check import Check
from governance.checks.references import gov113_texts_differ
from governance.checks.registry import CHECKS, REDIRECTS, by_code
from governance.schema.base import Statement
from governance.schema.model import State
from tests.checks import harness

WITH_FILES = [check for check in CHECKS if harness.function_of(check) is not None]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_fixtures_and_example(check: Check) -> None:
    harness.verify(check)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_explained_in_both_languages(check: Check) -> None:
    for text in (check.title, check.finds, check.why, check.remedy):
        assert text.en.strip() and text.da.strip() and text.en != text.da
    for text in (check.finds, check.why, check.remedy):
        assert text.en.endswith(".") and text.da.endswith("."), text
    assert not check.title.en.endswith(".")


def test_codes_are_unique_in_order_and_never_redirected_from() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(codes)
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"GOV\d{3}", code) for code in codes)
    assert not set(REDIRECTS) & set(codes)
    assert set(REDIRECTS.values()) <= set(codes)
    assert all(by_code(code.lower()) is check for code, check in zip(codes, CHECKS, strict=True))


def test_every_file_of_a_check_is_in_the_registry() -> None:
    files = {path.stem for path in Path(checks.__file__).parent.rglob("gov*.py")}
    registered = {function.__module__.rpartition(".")[2]: check.code for check in WITH_FILES if (function := harness.function_of(check))}
    assert files == set(registered)
    assert all(name.startswith(code.lower()) for name, code in registered.items())


def test_no_fixture_without_a_check() -> None:
    folders = {path.name for path in harness.HERE.glob("GOV*")}
    assert folders <= {check.code for check in CHECKS}


def test_everything_that_a_text_can_state_is_compared() -> None:
    stated = {field.name for field in dataclasses.fields(State)} - {field.name for field in dataclasses.fields(Statement)} - {"of"}
    assert set(ATTRIBUTES) == stated
    assert set(gov113_texts_differ._SAYS) == stated
