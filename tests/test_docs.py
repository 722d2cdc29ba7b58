"""What the documents say is so: examples run, paths exist, generated text is fresh."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs import build
from governance.checks.engine import validate
from governance.checks.registry import CHECKS
from governance.diagnostics import Severity
from governance.model.loaded import load

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(path: Path, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def test_the_model_in_the_readme_holds_together(tmp_path: Path) -> None:
    models = [text for text in blocks(ROOT / "README.md", "yaml") if "govcheck: 1" in text]
    assert len(models) == 1
    (tmp_path / "allotments.yaml").write_text(models[0], encoding="utf-8")
    found = validate(load([tmp_path])).diagnostics
    assert [(d.code, d.message.en) for d in found if d.severity is Severity.ERROR] == []


@pytest.mark.slow
def test_the_library_example_in_the_readme_runs() -> None:
    (code,) = blocks(ROOT / "README.md", "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "GOV111" in done.stdout


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert all((path.parent / link).exists() for link in links), links
    named = re.findall(r"`((?:governance|render|models|tests|docs|benchmarks)/[\w./]*\w)`", text)
    missing = [name for name in named if "NNN" not in name and not (ROOT / name).exists()]
    assert not missing


def test_the_house_in_contributing_is_the_house() -> None:
    """Each entry is there, everything in the three packages has one, and each file that a description names is where it says."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = text[text.index("```\ngovernance/") + 4 :].partition("\n```")[0]
    entries: dict[Path, str] = {}
    open_: list[tuple[int, Path]] = []
    for line in block.splitlines():
        indent = len(line) - len(line.lstrip())
        if indent > 8:  # a description goes on
            entries[list(entries)[-1]] += f" {line.strip()}"
            continue
        for word in line.split()[: line.count("/  ") + 1] if line.startswith("docs/") else line.split()[:1]:
            open_ = [(at, path) for at, path in open_ if at < indent]
            path = (open_[-1][1] if open_ else ROOT) / word
            open_.append((indent, path))
            entries[path] = line.partition("  ")[2]
    assert len(entries) > 30
    assert [path for path in entries if not path.exists()] == []
    for package in ("governance", "render", "govcheck"):
        there = {path for path in (ROOT / package).iterdir() if path.name[0] not in "._" and path.suffix in (".py", "")}
        assert there - set(entries) == set(), package
    for path, words in entries.items():
        folder = path if path.is_dir() else path.parent
        assert [name for name in re.findall(r"\b[a-z_]+\.py\b", words) if not list(folder.rglob(name))] == [], path


def test_every_check_is_documented() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (GOV\d{3}) ", text, re.MULTILINE) == [check.code for check in CHECKS]
    assert text == build.checks()


def test_no_document_and_no_source_holds_a_path_of_a_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.split("\n")
    texts = {name: (ROOT / name).read_bytes() for name in tracked if name and (ROOT / name).is_file()}
    found = [name for name, data in texts.items() if re.search(rb"/(?:home|root|Users)/\w", data) and name != "tests/test_docs.py"]
    assert not found
