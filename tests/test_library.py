"""The package as a library: what it exports, what it loads, and that a stranger can use it."""

from __future__ import annotations

import doctest
import inspect
import json
import subprocess
import sys
from typing import Any

import pytest

import governance
from governance import Report, Severity, load, validate
from governance.checks.registry import CHECKS
from tests.conftest import HARBOUR, HEAD, MODELS, NATIONAL, ROOT, Write


def modules_after(code: str) -> set[str]:
    """The modules that are loaded after `code` ran in a fresh interpreter."""
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json\nprint(json.dumps(list(sys.modules)))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


HEAVY = {"networkx", "pydantic", "graphviz", "numpy"}


@pytest.mark.slow
@pytest.mark.parametrize("code", ["import governance", "import cli", "from govcheck.program import cli; list(cli.commands)"])
def test_importing_alone_loads_next_to_nothing(code: str) -> None:
    assert modules_after(code) & {*HEAVY, "yaml", "pydantic_core", "governance.reading.loader", "governance.checks", "render"} == set()


@pytest.mark.slow
def test_validating_loads_neither_networkx_nor_pydantic() -> None:
    loaded = modules_after("from governance import load, validate\nvalidate(load(['models', 'tests/data/harbour']))")
    assert "yaml" in loaded
    assert "pydantic_core" in loaded
    assert loaded & {*HEAVY, "click", "cli", "govcheck", "render"} == set()


@pytest.mark.slow
@pytest.mark.parametrize("command", [["validate", "models"], ["list", "body"], ["show", "kl"], ["graph"], ["rule"]])
def test_no_command_of_this_stage_needs_networkx(command: list[str]) -> None:
    code = f"import sys, io\nfrom click.testing import CliRunner\nfrom govcheck.program import cli\nCliRunner().invoke(cli, {command})"
    assert modules_after(code) & HEAVY == set()


def test_everything_exported_is_there_and_explained() -> None:
    for name in governance.__all__:
        thing = getattr(governance, name)
        assert inspect.getdoc(thing), name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = governance.nonsense


def test_all_is_what_is_found() -> None:
    assert {name for names in governance._HOMES.values() for name in names} == set(governance.__all__)


def test_the_example_of_the_package_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(governance, raise_on_error=True).attempted >= 3


def test_a_report_counts_and_holds(write: Write) -> None:
    report = validate(load([write(HEAD + "nonsense: 1\nparties: {p: {nam: P}}\n")]))
    assert isinstance(report, Report)
    sums = report.summary()
    assert sums.errors == 2
    assert len(report.diagnostics) == sums.errors + sums.warnings + sums.notes
    assert not report.holds()


def test_warnings_matter_only_when_strict() -> None:
    report = validate(load([MODELS]))
    sums = report.summary()
    assert sums.errors == 0
    assert report.holds()
    assert report.holds(strict=True) == (sums.warnings == 0)


def test_the_harbour_holds_and_its_acceptance_is_counted() -> None:
    """An invented model that has nothing to do with the real ones: nothing is hard-wired."""
    report = validate(load([HARBOUR]))
    assert [item for item in report.diagnostics if item.severity is Severity.ERROR] == []
    assert report.accepted >= 1
    assert "GOV201" not in {item.code for item in report.diagnostics}


def test_select_and_ignore() -> None:
    loaded = load([NATIONAL])
    everything = validate(loaded).diagnostics
    codes = {item.code for item in everything}
    for code in (*sorted(codes), "GOV2", "gov3", "GOV"):
        chosen = validate(loaded, select=[code]).diagnostics
        rest = validate(loaded, ignore=[code]).diagnostics
        assert {item.code for item in chosen} == {other for other in codes if other.startswith(code.upper())}
        assert len(chosen) + len(rest) == len(everything)
    assert validate(loaded, select=["GOV2", "GOV3"], ignore=["GOV2"]).diagnostics == validate(loaded, select=["GOV3"]).diagnostics


def test_validating_twice_says_the_same() -> None:
    loaded = load([MODELS, HARBOUR])
    assert validate(loaded) == validate(loaded)


def test_the_garbage_collector_is_left_as_it_was() -> None:
    import gc

    assert gc.isenabled()
    load([NATIONAL])
    assert gc.isenabled()
    with pytest.raises(governance.CannotRead):
        load(["nowhere.yaml"])
    assert gc.isenabled()
    gc.disable()
    try:
        load([NATIONAL])
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_broken_check_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash is never dressed as a finding."""

    def crash(_: Any) -> Any:
        raise ZeroDivisionError

    broken = next(check for check in CHECKS if not check.code.startswith("GOV0"))
    monkeypatch.setattr(broken, "find", crash)
    with pytest.raises(ZeroDivisionError):
        validate(load([NATIONAL]))
