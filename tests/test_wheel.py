"""The wheel carries the two models: installed into an empty environment, it validates them in an empty folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GOVCHECK", "PYTHON"))}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps")
    done = run(*pip, "--wheel-dir", folder, ROOT, folder=folder)
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("govcheck-*.whl")
    return made


def test_what_is_in_it(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"cli.py", "govcheck/__main__.py", "governance/__init__.py", "render/__init__.py", "governance/py.typed"} <= names
    for model in ("klimaalliance_national.yaml", "klimaalliance_nordjylland.yaml", "govcheck.schema.json"):
        assert zipfile.ZipFile(wheel).read(f"governance/_models/{model}") == (ROOT / "models" / model).read_bytes()
    tops = {name.partition("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"governance", "govcheck", "render", "cli.py"}


def test_installed_in_an_empty_environment_it_validates_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home, empty = tmp_path / "environment", tmp_path / "empty"
    empty.mkdir()
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    done = run(scripts / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet", wheel, folder=empty)
    assert done.returncode == 0, done.stderr
    done = run(scripts / "govcheck", "validate", "--format", "json", folder=empty)
    assert done.returncode == 0, done.stderr
    assert run(scripts / "python", "-m", "govcheck", "validate", "--format", "json", folder=empty).stdout == done.stdout
    report = json.loads(done.stdout)
    assert report["summary"]["errors"] == 0
    paths = {found["path"] for found in report["diagnostics"]}
    assert paths == {"govcheck:klimaalliance_national.yaml", "govcheck:klimaalliance_nordjylland.yaml"}
    assert str(tmp_path) not in done.stdout
    assert not list(empty.iterdir())
