"""The layout engine runs in a child process: when it is missing, dies, hangs or talks nonsense, that is said with a way out."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from render.pictures.drawing import graphviz_engine as engine
from render.pictures.drawing.graphviz_engine import Engine, EngineFailed, choose, engines, run, version
from tests.conftest import NATIONAL, PORT, govcheck

pytestmark = pytest.mark.slow

DAY = ("--as-of", "2021-01-01")
"""The quay board of the harbour gets a spare seat in June 2020."""

needs_sh = pytest.mark.skipif(os.name == "nt", reason="a script of the shell stands for dot")


def fake(folder: Path, script: str) -> dict[str, str]:
    """An environment whose `dot` does this."""
    file = folder / "dot"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def test_the_wheel_is_an_engine() -> None:
    found = next(one for one in engines() if one.name == "pygraphviz")
    assert int(version(found).split(".")[0]) >= 14
    done = govcheck("render", "--engine")
    assert done.returncode == 0
    assert "pygraphviz" in done.stdout.decode()
    assert "Graphviz" in done.stdout.decode()


@needs_sh
def test_the_systems_dot_comes_first_and_either_can_be_chosen(tmp_path: Path) -> None:
    env = fake(tmp_path, 'echo "dot - graphviz version 9.9.9 (x)" >&2')
    lines = govcheck("render", "--engine", env=env).stdout.decode().splitlines()
    assert [line.split()[0] for line in lines] == ["dot", "pygraphviz"]
    assert "9.9.9" in lines[0]
    env = fake(tmp_path, "exit 1")
    assert govcheck("render", "map", "-m", PORT, *DAY, "-o", "-", "--engine", "pygraphviz", env=env).returncode == 0
    assert govcheck("render", "--engine", "nonsense").returncode == 2


@needs_sh
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("kill -SEGV $$", "died"),
        ("exit 3", "died with status 3"),
        ("exit 0", "died"),
        ("echo Error: lost >&2; exit 1", "Error: lost"),
        ("sleep 30", "0.5 seconds"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "da"])
def test_an_engine_that_fails_is_a_clear_error_with_a_way_out(tmp_path: Path, script: str, said: str, lang: str) -> None:
    env = fake(tmp_path, script)
    target = tmp_path / "map.svg"
    done = govcheck("render", "map", "-m", PORT, *DAY, "-o", target, "--timeout", "0.5", "--lang", lang, env=env)
    text = done.stderr.decode()
    assert done.returncode == 2
    assert "--engine" in text or "--timeout" in text
    assert "--around" in text
    assert "Traceback" not in text
    if lang == "en":
        assert said in text
    assert not target.exists(), "whole or not at all"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dot"]


@needs_sh
def test_what_needs_no_engine_is_drawn_without(tmp_path: Path) -> None:
    env = fake(tmp_path, "exit 1")
    for form in ("svg", "html", "dot", "mermaid", "d2"):
        assert govcheck("render", "structure", "-m", NATIONAL, "--format", form, "-o", "-", env=env).returncode == 0
    for form in ("dot", "mermaid", "d2"):
        assert govcheck("render", "map", "-m", PORT, *DAY, "--format", form, "-o", "-", env=env).returncode == 0


def test_no_engine_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    assert engines() == []
    with pytest.raises(EngineFailed) as failed:
        choose()
    assert "pip install 'govcheck[pictures]'" in failed.value.text.en
    assert "pip install 'govcheck[pictures]'" in failed.value.text.da


def test_what_is_no_program_cannot_be_run(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="cannot be run"):
        run("graph {}", "json0", "dot", Engine("dot", str(tmp_path), (str(tmp_path),)))


def test_bad_dot_is_told() -> None:
    with pytest.raises(EngineFailed, match="died with status"):
        run("graph { a -- ", "json0", "dot", choose("pygraphviz"))


def test_nothing_private_of_the_wheel_is_imported() -> None:
    code = Path(engine.__file__).with_name("graphviz_wheel.py").read_text(encoding="utf-8")
    assert [line for line in code.splitlines() if "pygraphviz" in line and "import" in line] == ["import pygraphviz"]


def test_what_lies_beside_the_model_is_not_imported(tmp_path: Path) -> None:
    """A file pygraphviz.py or html.py in the current folder, or beside the program that is run, stands for no module."""
    for name in ("pygraphviz", "html", "graphviz"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)\n", encoding="utf-8")
    there = choose("pygraphviz").command
    done = subprocess.run([*there, "version"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout[:1].isdigit()


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_png_and_pdf_are_painted_in_the_shipped_font(tmp_path: Path, form: str) -> None:
    target = tmp_path / f"x.{form}"
    assert govcheck("render", "structure", "-m", NATIONAL, "--lang", "da", "-o", target, "--engine", "pygraphviz").returncode == 0
    data = target.read_bytes()
    if form == "png":
        assert data.startswith(b"\x89PNG")
        wide, high = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
        assert wide > 2000 and high > 1000, "fine enough to print"
        return
    assert data.startswith(b"%PDF-")
    if sys.platform != "darwin":
        assert b"GovcheckSans-Regular" in data
        assert b"GovcheckSans-Bold" in data
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", target, "-"], capture_output=True, check=True).stdout.decode()
        assert "Forretningsudvalget" in text
        assert "KL's to klimarådgivere" in " ".join(text.split())
    if shutil.which("pdfinfo"):
        said = subprocess.run(["pdfinfo", target], capture_output=True, check=True).stdout.decode()
        assert "(A4)" in said
