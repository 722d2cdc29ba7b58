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
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    house = text[text.index("governance/  ") : text.index("render/  ")]
    named = {line.split()[0].rstrip("/") for line in house.splitlines()[1:] if line.strip()}
    there = {
        path.name for path in (ROOT / "governance").iterdir() if not path.name.startswith("__") and path.suffix in (".py", "") and path.name
    }
    assert named == there - {"py.typed"}


def test_every_check_is_documented() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (GOV\d{3}) ", text, re.MULTILINE) == [check.code for check in CHECKS]
    assert text == build.checks()


def test_no_document_and_no_source_holds_a_path_of_a_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.split("\n")
    texts = {name: (ROOT / name).read_bytes() for name in tracked if name and (ROOT / name).is_file()}
    found = [name for name, data in texts.items() if re.search(rb"/(?:home|root|Users)/\w", data) and name != "tests/test_docs.py"]
    assert not found
