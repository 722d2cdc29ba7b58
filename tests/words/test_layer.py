"""The words of the domain stand just above diagnostics: everybody may read them, and they ask nobody."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import governance.words

MODULES = sorted(Path(governance.words.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_words_import_nothing_of_governance_but_diagnostics_and_each_other(module: Path) -> None:
    imported = {
        name
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in getattr(node, "names", ())])
        if isinstance(node, ast.Import | ast.ImportFrom) and name.partition(".")[0] in ("governance", "render", "govcheck", "pydantic")
    }
    assert all(name == "governance.diagnostics" or name.startswith("governance.words.") for name in imported), imported
