"""The house: what no import contract can say of it."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

PACKAGES = ("governance", "render", "govcheck")
READS_FILES = ("governance/model", "governance/reading", "governance/schema")
"""Where the written form is known."""
OF_FILES = {"spec"}
"""What only the written form has."""
ALLOWED = {"File", "InTurn", "Kind", "Locus", "Path", "Dated", "Reference", "Record", "imported", "name_of", "words_at"}
"""What of governance/model/written.py anybody may name: files, places and which thing is which, and what was noted in them."""


def modules() -> Iterator[Path]:
    """Every module of the program."""
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def test_no_two_modules_of_one_name() -> None:
    names = Counter(path.stem for path in modules() if path.stem != "__init__" and "commands" not in path.parts)
    assert len(names) > 200
    assert {name: number for name, number in names.items() if number > 1} == {}


def test_only_the_model_reads_what_is_written() -> None:
    """Everybody else asks what is meant: one reader of the files, one answer to a question."""
    reading = []
    for path in modules():
        if str(path.relative_to(ROOT)).startswith(READS_FILES):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in OF_FILES:
                reading.append(f"{path.relative_to(ROOT)}:{node.lineno} .{node.attr}")
            if isinstance(node, ast.ImportFrom) and node.module == "governance.model.written":
                reading += [f"{path.relative_to(ROOT)}:{node.lineno} {name.name}" for name in node.names if name.name not in ALLOWED]
    assert reading == []


def test_no_any_where_a_model_is_read() -> None:
    """mypy is blind where a value is Any. Votes in files and receipts are JSON; NumPy has no type for whole numbers of any size."""
    free = (
        "governance/__init__.py",
        "governance/decisions/ballot_files.py",
        "governance/decisions/receipts.py",
        "governance/decisions/power/halves.py",
        *READS_FILES,
    )
    blind = []
    for path in modules():
        if path.is_relative_to(ROOT / "governance") and not str(path.relative_to(ROOT)).startswith(free):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            blind += [
                f"{path.relative_to(ROOT)}:{node.lineno}" for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "Any"
            ]
    assert blind == []
