"""What once ended in a traceback, each as it was typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from tests.conftest import HARBOUR, HEAD, MODELS, PORT, Write, command, govcheck

pytestmark = pytest.mark.slow
posix = pytest.mark.skipif(os.name != "posix", reason="needs a shell and devices as POSIX has them")


def shell(script: str, *words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A line of the shell, in which "$@" is the program and its words."""
    line = ["sh", "-c", script, "sh", *command(), *map(str, words)]
    return subprocess.run(line, cwd=cwd, capture_output=True, encoding="utf-8", timeout=110, check=False)


def body(seats: str, decides: str, more: str = "") -> str:
    return HEAD + f"parties: {{p: {{name: P}}}}\nbodies:\n  b: {{level: political, seats: {{{seats}}}, decides: {{{decides}}}{more}}}\n"


@posix
@pytest.mark.parametrize("words", [("validate", MODELS), ("list", "-m", MODELS), ("--help",), ("--version",)], ids=lambda words: words[0])
def test_standard_output_was_closed(words: tuple[str | Path, ...], tmp_path: Path) -> None:
    done = shell('"$@" >&-', *words, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "govcheck: cannot write: Bad file descriptor\n")


@posix
def test_all_streams_were_closed(tmp_path: Path) -> None:
    """And the first file that was opened then got the number of standard output, and the answer."""
    done = shell('"$@" <&- >&- 2>&-', "render", "-m", PORT, "-o", "x.svg", cwd=tmp_path)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]
    assert (tmp_path / "x.svg").read_bytes().endswith(b"</svg>\n")


@posix
def test_votes_were_read_from_a_standard_input_that_was_closed(tmp_path: Path) -> None:
    done = shell('"$@" <&-', "decide", "forretningsudvalg", "-m", MODELS, "--file", "-", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "govcheck: cannot read -: Bad file descriptor\n"


@posix
@pytest.mark.parametrize("words", [("--help",), ("--version",), ("rule", "--help"), ("list", "-m", MODELS)], ids=lambda words: words[0])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_was_full(words: tuple[str | Path, ...], unbuffered: str, tmp_path: Path) -> None:
    done = shell(f'PYTHONUNBUFFERED={unbuffered} "$@" >/dev/full', *words, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "govcheck: cannot write: No space left on device\n")


@posix
@pytest.mark.parametrize("words", [("bogus",), ("show", "nobody", "-m", MODELS)], ids=lambda words: words[0])
def test_standard_error_was_full(words: tuple[str | Path, ...], tmp_path: Path) -> None:
    done = shell('"$@" 2>/dev/full', *words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2 if words[0] == "bogus" else 1, "")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs words that may be any bytes")
def test_a_sum_that_is_not_text() -> None:
    done = subprocess.run(
        [*command(), "split", b"\xff", "--key", "x.csv", "--policy", "refuse"], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is not a sum of money" in done.stderr
    assert b"Traceback" not in done.stderr


@posix
@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("list", "-m", HARBOUR), 0, ""),
        (("list",), 0, ""),
        (("show", "pilots", "-m", PORT, "--format", "json"), 0, ""),
        (("list", "-m", "x.yaml"), 2, "govcheck: no such file: x.yaml\n"),
        (("list", "-m", "."), 2, "govcheck: no model in the folder .\n"),
        (("render", "structure", "-m", PORT, "-o", "x.svg"), 2, "govcheck: cannot write x.svg: No such file or directory\n"),
        (("render", "structure", "-m", PORT, "-o", "-"), 0, ""),
    ],
    ids=lambda part: " ".join(map(str, part)) if isinstance(part, tuple) else None,
)
def test_the_current_folder_was_deleted(words: tuple[str | Path, ...], status: int, said: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = shell(f'rmdir "{gone}"; "$@"', *words, cwd=gone)
    assert (done.returncode, done.stderr) == (status, said)
    assert bool(done.stdout) == (status == 0)


def test_a_model_on_standard_input_imported_a_file_where_the_current_folder_was_deleted(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = shell(f'rmdir "{gone}"; printf "{HEAD}imports: {{x: y.yaml}}\\n" | "$@"', "validate", "-", cwd=gone)
    assert done.returncode == 1, done.stderr
    assert "GOV013" in done.stdout


@pytest.mark.parametrize("length", [329, 1500])
def test_a_chain_of_imports_was_too_long(length: int, tmp_path: Path) -> None:
    for number in range(length):
        more = f"imports: {{next: m{number + 1}.yaml}}\n" if number + 1 < length else ""
        text = f"govcheck: 1\nid: m{number}\ntitle: T\nparties: {{p{number}: {{name: P}}}}\n{more}"
        (tmp_path / f"m{number}.yaml").write_text(text, encoding="utf-8")
    done = govcheck("list", "-m", "m0.yaml", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row["id"] for row in json.loads(done.stdout)] == [f"p{number}" for number in range(length)]


def test_imports_are_read_where_they_stand(tmp_path: Path) -> None:
    """What an import imports comes before the next import: in this order mistakes are told."""
    for name, imports in {"a": "{b: b.yaml, d: d.yaml}", "b": "{c: c.yaml}", "c": "{a: a.yaml}", "d": "{c: c.yaml}"}.items():
        text = f"govcheck: 1\nid: {name}\ntitle: T\nimports: {imports}\n{name}: 1\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    done = govcheck("validate", "a.yaml", "--format", "json", "--select", "GOV0", cwd=tmp_path)
    assert done.returncode == 1
    found = [(found["path"], found["code"]) for found in json.loads(done.stdout)["diagnostics"]]
    assert sorted(found) == [("a.yaml", "GOV003"), ("b.yaml", "GOV003"), ("c.yaml", "GOV003"), ("c.yaml", "GOV012"), ("d.yaml", "GOV003")]


def test_a_document_without_clauses_was_shown_with_a_blank_behind_it(write: Write) -> None:
    path = write(HEAD + "documents: {pa: {title: The agreement}}\n")
    done, plain = govcheck("show", "pa ", "-m", path), govcheck("show", "pa", "-m", path)
    assert b"Traceback" not in done.stderr
    assert done.stdout in (plain.stdout, b""), "the document, or nothing"
    assert (done.returncode == 0) == bool(done.stdout)


@pytest.mark.parametrize(("seats", "chance"), [(400, "0.333333333333"), (5000, "0.9")])
def test_the_chance_of_a_meeting_was_a_fraction_too_long_to_print(seats: int, chance: str, write: Write) -> None:
    path = write(body(f"a: {{appointed_by: p, count: {seats}}}", "rule: majority, quorum: {share: 1/2}"))
    words = ("power", "b", "-m", path, "--attendance", chance)
    done = govcheck(*words, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["attendance"]
    assert found["rounded"] is True
    assert 0 < Fraction(found["can_decide"]) < 1
    assert len(found["can_decide"]) < 60
    if seats == 400:  # `power` of thousands takes seconds: once is enough
        text = " ".join(govcheck(*words, "--lang", "da").stdout.decode().split())
        assert f"sandsynligheden ca. {float(Fraction(found['can_decide'])):.5e}".replace(".", ",").replace("ca,", "ca.") in text


def test_a_chance_that_is_not_too_long_is_exact(write: Write) -> None:
    path = write(body("a: {appointed_by: p, count: 400}", "rule: majority, quorum: {share: 1/2}"))
    found = json.loads(govcheck("power", "b", "-m", path, "--attendance", "1/2", "--format", "json").stdout)["attendance"]
    assert set(found) == {"member", "can_decide"}
    assert Fraction(found["can_decide"]).denominator > 10**100


@pytest.mark.parametrize("diagram", ["map", "membership", "structure"])
def test_the_chair_was_a_seat_that_is_not_there(diagram: str, write: Write, tmp_path: Path) -> None:
    path = write(body("q: {appointed_by: p}", "rule: unanimity", ", chair: {seat: p}"))
    done = govcheck("render", diagram, "-m", path, "-o", tmp_path / "x.svg")
    assert done.returncode == 1
    assert b"run `govcheck validate`" in done.stderr
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "x.svg").exists()


def test_the_written_procedure_was_a_rule(write: Write) -> None:
    path = write(body("q: {appointed_by: p, count: 3}", "rule: majority, written: {rule: at_least, count: 2}"))
    shown = govcheck("show", "b", "-m", path)
    assert shown.returncode == 0, shown.stderr
    assert "written procedure" in shown.stdout.decode()
    assert "2 votes" in shown.stdout.decode()
    drawn = govcheck("render", "body", "b", "-m", path, "-o", "-", "--format", "svg")
    assert drawn.returncode == 0, drawn.stderr
    assert b"<svg" in drawn.stdout
