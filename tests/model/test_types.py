"""mypy knows every attribute of what is meant: a misspelt one does not pass, wherever a model is read."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from mypy import api

import governance.model
from governance.model.rules import RuleBase
from governance.model.statements import Frozen
from tests.conftest import ROOT

pytestmark = pytest.mark.slow


def entities() -> list[type]:
    """Every class of what is meant, in order."""
    found: dict[type, None] = {}
    for module in iter_modules(governance.model.__path__):
        for _, cls in inspect.getmembers(import_module(f"governance.model.{module.name}"), inspect.isclass):
            if issubclass(cls, Frozen | RuleBase) and cls.__module__.startswith("governance.model"):
                found[cls] = None
    return sorted(found, key=lambda cls: (cls.__module__, cls.__name__))


def attributes(cls: type) -> list[str]:
    """What can be asked of an instance."""
    named = {name for one in cls.__mro__ for name in (*vars(one), *vars(one).get("__annotations__", {}))}
    return sorted(name for name in named if not name.startswith("_"))


def checked(file: Path) -> tuple[set[int], str]:
    """The lines in which mypy finds an unknown attribute, and all that it says."""
    said, trouble, _ = api.run(
        ["--strict", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(file.parent / "cache"), str(file)]
    )
    assert not trouble, trouble
    return {int(line) for line in re.findall(rf"{re.escape(file.name)}:(\d+): error: .* has no attribute", said)}, said


def test_each_attribute_of_each_entity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    asked = [(cls, name) for cls in entities() for name in attributes(cls)]
    assert len(asked) > 400
    lines = ["from __future__ import annotations", *(f"import {module}" for module in sorted({cls.__module__ for cls in entities()}))]
    wrong: set[int] = set()
    for number, (cls, name) in enumerate(asked):
        type_ = f"{cls.__module__}.{cls.__name__}" + ("[object]" if getattr(cls, "__parameters__", ()) else "")
        for misspelt in (False, True):
            lines.append(f"def ask_{number}_{misspelt}(of: {type_}) -> object: return of.{name}{'_q' * misspelt}")
            if misspelt:
                wrong.add(len(lines))
    file = tmp_path / "probe.py"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found, said = checked(file)
    assert found == wrong, said[-2000:]


def test_a_check_with_a_misspelt_attribute_does_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / "governance/checks/membership/gov218_no_chair.py").read_text(encoding="utf-8")
    assert ".chair" in text
    file = tmp_path / "gov218_misspelt.py"
    file.write_text(re.sub(r"\.chair\b", ".chiar", text), encoding="utf-8")
    found, said = checked(file)
    assert found, said
