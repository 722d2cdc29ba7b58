"""The program as its users type it: answers, formats, exit statuses, and nothing that depends on where or when it runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from govcheck.options import KINDS
from govcheck.program import COMMANDS, cli, main
from governance import __version__
from governance.checks.registry import CHECKS, REDIRECTS
from tests.conftest import HARBOUR, HEAD, MODELS, NATIONAL, NORDJYLLAND, PORT, ROOT, SLIPWAY, Write, command, govcheck, snapshot, started
from tests.model.test_graph import FIXED
from tests.test_formats import sarif_is_sound

pytestmark = pytest.mark.slow

BROKEN = HEAD + "parties:\n  p: {nam: P}\n"
ONLY = ("--select", "GOV0")
"""What reading finds: of the rest the checks have tests of their own."""
WARNED = str(MODELS)
"""The real models: no error, and warnings (that is what they are for)."""


def run(*words: str | Path) -> Result:
    """The same without a process of its own, where only the answer matters."""
    return CliRunner(catch_exceptions=False).invoke(cli, [str(word) for word in words], standalone_mode=False)


def answer(*words: str | Path, status: int = 0) -> Any:
    """The JSON of a command that is typed."""
    done = govcheck(*words, "--format", "json")
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


# validate.


def test_the_real_models_hold_together() -> None:
    done = govcheck("validate", MODELS)
    assert (done.returncode, done.stderr) == (0, b"")
    last = done.stdout.decode().splitlines()[-1]
    assert last.startswith("no errors, ")


def test_the_harbour_holds_together() -> None:
    done = govcheck("validate", HARBOUR)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-1].startswith("no errors, ")


def test_validate_says_no(write: Write, tmp_path: Path) -> None:
    write(BROKEN)
    done = govcheck("validate", "model.yaml", *ONLY, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("model.yaml:5:7: error GOV003")
    assert lines[2:4] == ["  5 |   p: {nam: P}", "    |       ^^^"]
    assert lines[-1] == "1 error, no warnings, no notes"


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif"])
def test_every_format_has_the_same_status(format_: str, write: Write) -> None:
    path = write(BROKEN)
    assert govcheck("validate", path, "--format", format_).returncode == 1
    done = govcheck("validate", PORT, "--format", format_)
    assert (done.returncode, done.stderr) == (0, b"")


def test_json(write: Write) -> None:
    data = answer("validate", write(BROKEN), *ONLY, status=1)
    assert data["summary"]["errors"] == 1
    assert [(item["code"], item["line"], item["column"], item["end_line"], item["end_column"]) for item in data["diagnostics"]] == [
        ("GOV003", 5, 7, 5, 10)
    ]
    assert answer("validate", MODELS)["summary"]["errors"] == 0


def test_sarif_and_github(write: Write, tmp_path: Path) -> None:
    write(BROKEN)
    sarif_is_sound(json.loads(govcheck("validate", "model.yaml", "--format", "sarif", cwd=tmp_path).stdout))
    sarif_is_sound(json.loads(govcheck("validate", MODELS, "--format", "sarif").stdout))
    github = govcheck("validate", "model.yaml", "--format", "github", *ONLY, cwd=tmp_path).stdout.decode()
    assert github.startswith("::error file=model.yaml,line=5,endLine=5,col=7,endColumn=9,title=GOV003::")


def test_strict_makes_warnings_errors(write: Write) -> None:
    warnings = answer("validate", MODELS)["summary"]["warnings"]
    assert govcheck("validate", MODELS, "--strict").returncode == (1 if warnings else 0)
    assert govcheck("validate", MODELS, "--strict", "--select", "GOV0").returncode == 0
    assert govcheck("validate", "--strict", write(BROKEN)).returncode == 1


def test_select_and_ignore(write: Write) -> None:
    path = write(BROKEN + "bodies: {b: {level: political, served_by: nobody}}\n")
    assert {item["code"] for item in answer("validate", path, "--select", "GOV003", status=1)["diagnostics"]} == {"GOV003"}
    assert {item["code"] for item in answer("validate", path, "--select", "gov10", status=1)["diagnostics"]} >= {"GOV101"}
    both = answer("validate", path, "--select", "GOV003", "--select", "GOV101", status=1)
    assert [item["code"] for item in both["diagnostics"]] == ["GOV003", "GOV101"]
    assert answer("validate", path, "--select", "GOV003,GOV101", status=1) == both


def test_what_cannot_be_read_is_said_whatever_is_selected(write: Write) -> None:
    for text in (BROKEN, "a: b: c\n", "", "govcheck: 9\n"):
        path = write(text)
        codes = [item["code"] for item in answer("validate", path, status=1)["diagnostics"] if item["code"] < "GOV1"]
        assert codes
        for options in (("--select", "GOV111"), ("--ignore", "GOV0")):
            told = [item["code"] for item in answer("validate", path, *options, status=1)["diagnostics"] if item["code"] < "GOV1"]
            assert told == codes


def test_a_clause_is_accepted_alone(write: Write) -> None:
    model = HEAD + "documents: {d: {title: D, clauses: {'1': {}, '2': {}}}}\nparties: {p: {name: P}}\n"
    path = write(model + "accepted: [{code: GOV106, at: d 1, because: known}]\n")
    report = answer("validate", path, "--select", "GOV106")
    assert [item["clause"] for item in report["diagnostics"]] == ["d 2"]
    assert report["summary"]["accepted"] == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("code", ["GOV999", "nonsense", "", "OV1", "GOV1011"])
def test_an_unknown_code(option: str, code: str) -> None:
    done = govcheck("validate", PORT, option, code)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert b"govcheck rule" in done.stderr


def test_several_paths_and_both_ways_of_giving_them() -> None:
    one = answer("validate", NATIONAL, NORDJYLLAND)
    assert answer("validate", NATIONAL, "-m", NORDJYLLAND) == one
    assert answer("validate", "-m", NATIONAL, "-m", NORDJYLLAND) == one
    assert {item["path"] for item in one["diagnostics"]} <= {f"models/{path.name}" for path in (NATIONAL, NORDJYLLAND)}


def test_standard_input(tmp_path: Path) -> None:
    done = govcheck("validate", "-", *ONLY, stdin=BROKEN.encode(), cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode().startswith("-:5:7: error GOV003")
    done = govcheck("validate", "-", *ONLY, stdin=b"", cwd=tmp_path)
    assert done.returncode == 1
    assert b"GOV008" in done.stdout
    assert govcheck("list", "-m", "-", "party", stdin=PORT.read_bytes(), cwd=tmp_path).stdout.startswith(b"boatowners")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that can close standard input")
def test_closed_standard_input_is_no_crash() -> None:
    done = subprocess.run(f"{' '.join(command())} validate - <&-", shell=True, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


# Bad input: exit 1 with a diagnostic, exit 2 where there is nothing to work on.

BAD = {
    "GOV001": b"govcheck: 1\nid: [\n",
    "GOV002": b"govcheck: 1\nid: a\ntitle: A\nid: b\n",
    "GOV003": BROKEN.encode(),
    "GOV004": HEAD.encode() + b"status: 7\n",
    "GOV005": b"govcheck: 1\nid: a\n",
    "GOV006": b"govcheck: 2\nid: a\ntitle: A\n",
    "GOV007": b"govcheck: 1\nid: a\ntitle: \xe6\n",
    "GOV008": b"\n# nothing\n",
    "GOV010": HEAD.encode() + b"meta: " + b"[" * 101,
    "GOV011": HEAD.encode() + b"meta: {a: &a {b: *a }}\n",
    "GOV012": HEAD.encode() + b"imports: {me: bad.yaml}\n",
    "GOV013": HEAD.encode() + b"imports: {it: nowhere.yaml}\n",
    "GOV015": HEAD.encode() + b"meta: {a: !b c}\n",
    "GOV016": HEAD.encode() + b"parties: {A: {name: A}}\n",
}


@pytest.mark.parametrize(("code", "data"), BAD.items())
@pytest.mark.parametrize("lang", ["en", "da"])
def test_bad_input_is_a_finding(code: str, data: bytes, lang: str, write: Write, tmp_path: Path) -> None:
    write(data, "bad.yaml")
    done = govcheck("validate", "bad.yaml", "--lang", lang, *ONLY, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    heads = [line for line in done.stdout.decode().splitlines() if line.startswith("bad.yaml:")]
    assert [re.sub(r".*(GOV\d{3}).*", r"\1", line) for line in heads] == [code]


def test_a_file_over_50_mib_is_a_finding(tmp_path: Path) -> None:
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate((50 << 20) + 1)
    done = govcheck("validate", "big.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"GOV009" in done.stdout


def test_two_models_with_one_id_are_a_finding(write: Write, tmp_path: Path) -> None:
    write(HEAD, "a.yaml")
    write(HEAD, "b.yaml")
    done = govcheck("validate", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert b"b.yaml:2:5: error GOV014" in done.stdout


@pytest.mark.parametrize("words", [["validate"], ["show", "x", "-m"], ["list", "-m"], ["graph", "-m"]])
def test_nothing_to_work_on_is_status_2(words: list[str], write: Write, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.yaml").mkdir()
    write("a: b\n", "other/compose.yaml")
    for path in ("nowhere.yaml", "empty", "x.yaml", "other", "a\nb"):
        done = govcheck(*words, path, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b""), path
        assert done.stderr.startswith(b"govcheck: ")
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything: run the tests as somebody else")
def test_no_permission_is_status_2(write: Write) -> None:
    path = write(HEAD)
    path.chmod(0)
    assert govcheck("validate", path).returncode == 2


def test_the_language_of_a_refusal() -> None:
    for words, env in (
        (["--lang", "da"], {}),
        ([], {"GOVCHECK_LANG": "da"}),
        (["--lang=da"], {}),
    ):
        assert "filen findes ikke" in govcheck("validate", "nowhere.yaml", *words, env=env).stderr.decode(), words
    assert "no such file" in govcheck("validate", "nowhere.yaml", "--lang", "en", env={"GOVCHECK_LANG": "da"}).stderr.decode()


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["validate", "--nonsense"],
        ["validate", "--format", "xml"],
        ["validate", "--lang", "fr"],
        ["validate", "--as-of", "2023-02-30"],
        ["validate", "--as-of", "yesterday"],
        ["validate", "-m"],
        ["show"],
        ["show", "a", "b"],
        ["list", "nonsense"],
        ["list", "--format", "sarif"],
        ["rule", "GOV999"],
        ["rule", "nonsense"],
        ["graph", "extra"],
    ],
)
def test_wrong_usage_is_status_2(words: list[str]) -> None:
    done = govcheck(*words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_an_unknown_language_in_the_environment_is_status_2() -> None:
    assert govcheck("validate", PORT, env={"GOVCHECK_LANG": "fr"}).returncode == 2


# Where models come from.


def test_models_in_the_current_folder(write: Write, tmp_path: Path) -> None:
    write(HEAD + "parties: {here: {name: Here}}\n", "models/m.yaml")
    assert govcheck("list", "party", cwd=tmp_path).stdout.decode().split()[:3] == ["here", "party", "Here"]


def test_models_of_the_environment(tmp_path: Path) -> None:
    env = {"GOVCHECK_MODELS": os.pathsep.join([str(PORT), "", str(SLIPWAY)])}
    assert [row["model"] for row in json.loads(govcheck("list", "document", "--format", "json", cwd=tmp_path, env=env).stdout)] == (
        ["saltmarsh_port"] * 3 + ["saltmarsh_slipway"]
    )
    named = govcheck("list", "document", "-m", NATIONAL, "--format", "json", cwd=tmp_path, env=env)
    assert {row["model"] for row in json.loads(named.stdout)} == {"klimaalliance_national"}, "what is named goes first"
    assert govcheck("validate", cwd=tmp_path, env={"GOVCHECK_MODELS": "nowhere.yaml"}).returncode == 2


def test_the_shipped_models_in_an_empty_folder(tmp_path: Path) -> None:
    done = govcheck("validate", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    for item in json.loads(done.stdout)["diagnostics"]:
        assert item["path"].startswith("govcheck:klimaalliance_")
    assert govcheck("show", "kl", cwd=tmp_path).returncode == 0
    assert list(tmp_path.iterdir()) == [], "nothing is written"


# show, list, graph, rule.


@pytest.mark.parametrize("id_", [id_ for id_, kind in FIXED.items() if kind != "clause"])
def test_every_fixed_id_can_be_shown(id_: str) -> None:
    found = run("show", id_, "-m", MODELS, "--format", "json")
    data = json.loads(found.stdout)
    assert (data["id"], data["kind"]) == (id_, FIXED[id_])
    assert data["statements"]
    assert all(id_ in (edge["source"], edge["target"]) for edge in data["edges"])
    assert run("show", id_, "-m", MODELS).stdout.strip()


def test_show_as_a_user_reads_it() -> None:
    done = govcheck("show", "quay_board", "-m", HARBOUR)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert text.startswith("The quay board  quay_board (body, saltmarsh_port)\n")
    for word in ("boatowners", "observer", "with a deputy", "assumed", "art 3", "Watches the tides", "Application for a berth"):
        assert word in text
    assert "Kajrådet" in govcheck("show", "quay_board", "-m", HARBOUR, "--lang", "da").stdout.decode()


def test_show_json_has_its_keys() -> None:
    data = answer("show", "quay_board", "-m", HARBOUR, "--as-of", "2022-01-01")
    assert {"id", "kind", "name", "model", "statements", "seats", "rule", "tasks", "cases", "edges", "assumed"} <= set(data)
    assert all({"source", "target", "kind", "clause"} <= set(edge) for edge in data["edges"])
    assert [seat["id"] for seat in data["seats"]][:2] == ["quay_board.boatowners", "quay_board.chandlers"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("quay_bord", "quay_board"), ("Kajrådet", "quay_board"), ("QUAY_BOARD", "quay_board"), ("the harbour ofice", "harbour_office")],
)
def test_an_unknown_id_is_no_with_what_is_near(typed: str, near: str) -> None:
    done = govcheck("show", typed, "-m", HARBOUR)
    assert (done.returncode, done.stdout) == (1, b"")
    assert f"`{typed}`" in done.stderr.decode()
    assert f"`{near}`" in done.stderr.decode()


def test_an_unknown_id_with_nothing_near() -> None:
    done = govcheck("show", "zzzzzzzz", "-m", HARBOUR)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "near" not in done.stderr.decode()


def test_an_ambiguous_id_names_the_choice(write: Write, tmp_path: Path) -> None:
    for id_ in ("one", "two"):
        write(f"govcheck: 1\nid: {id_}\ntitle: T\nparties: {{p: {{name: P}}}}\n", f"{id_}.yaml")
    done = govcheck("show", "p", "-m", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert "one.p, two.p" in done.stderr.decode()
    assert govcheck("show", "two.p", "-m", ".", cwd=tmp_path).returncode == 0


def test_answers_of_broken_models_say_so(write: Write) -> None:
    path = write(BROKEN + "  q: {name: Q, part_of: r, serves: q}\n")
    for words in (["show", "q"], ["list"], ["graph"], ["list", "--format", "json"]):
        done = govcheck(*words, "-m", path)
        assert done.returncode == 1
        assert done.stdout, "what can be answered is"
        assert "govcheck validate" in done.stderr.decode()


def test_list_says_what_there_is() -> None:
    rows = answer("list", "-m", HARBOUR)
    assert all({"id", "kind", "name", "model"} <= set(row) for row in rows)
    assert {row["kind"] for row in rows} == {"document", "party", "office", "body", "case", "subject", "contribution", "part"}
    for kind in KINDS:
        only = answer("list", kind, "-m", HARBOUR)
        assert only
        assert {row["kind"] for row in only} == {kind}
    assert [row["id"] for row in answer("list", "seat", "-m", HARBOUR)].count("quay_board.press") == 1
    assert {row["kind"] for row in answer("list", "seat", "clause", "-m", HARBOUR)} == {"seat", "clause"}
    text = govcheck("list", "body", "-m", HARBOUR).stdout.decode().splitlines()
    assert len(text) == len(answer("list", "body", "-m", HARBOUR))
    assert {line.split()[0] for line in text} == {row["id"] for row in answer("list", "body", "-m", HARBOUR)}


def test_list_of_nothing(write: Write) -> None:
    done = govcheck("list", "-m", write(HEAD))
    assert (done.returncode, done.stdout) == (0, b"")
    assert answer("list", "-m", write(HEAD)) == []


def test_graph_reads_aloud() -> None:
    lines = govcheck("graph", "-m", HARBOUR).stdout.decode().splitlines()
    assert "county appoints quay_board.press  (art 3)" in lines
    assert len(lines) == len(answer("graph", "-m", HARBOUR)["edges"])
    danish = govcheck("graph", "-m", HARBOUR, "--lang", "da").stdout.decode()
    assert "county udpeger quay_board.press  (art 3)" in danish


def test_graph_json_has_its_keys() -> None:
    data = answer("graph", "-m", MODELS)
    assert all({"id", "kind", "model", "name"} <= set(node) for node in data["nodes"])
    assert all({"source", "target", "kind", "clause"} <= set(edge) for edge in data["edges"])


def test_rule_lists_every_check() -> None:
    rows = answer("rule")
    assert [row["code"] for row in rows] == [check.code for check in CHECKS]
    assert len(govcheck("rule").stdout.splitlines()) == len(CHECKS)
    for row in rows:
        assert set(row) == {"code", "severity", "title", "finds", "why", "remedy", "example"}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_rule_explains_each_check(check: Any) -> None:
    for lang in ("en", "da"):
        text = run("rule", check.code.lower(), "--lang", lang).stdout
        assert text.startswith(f"{check.code} {check.title.to(lang)} ({check.severity.value})\n")
        assert check.remedy.to(lang).split()[0] in text
        assert [line for line in text.splitlines() if len(line) > 80 and line.strip() not in check.example] == []
    assert json.loads(run("rule", check.code, "--format", "json").stdout)["code"] == check.code


def test_a_renamed_code_is_still_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REDIRECTS, "GOV999", "GOV201")
    assert run("rule", "GOV999").stdout.startswith("GOV201 ")


# At a date.


@pytest.mark.parametrize("words", [["validate"], ["show", "kl"], ["list"], ["graph"]])
def test_a_date_out_of_the_term(words: list[str]) -> None:
    done = govcheck(*words, "-m", MODELS, "--as-of", "2031-01-01")
    assert done.returncode == 1
    if words == ["validate"]:
        assert done.stdout.count(b"GOV017") == 2
    else:
        assert done.stderr
        assert b"forretningsudvalg" not in done.stdout


def test_what_has_ended_never_answers(write: Write) -> None:
    path = write(HEAD + "parties:\n  old: {name: Old, valid: {to: 2023-12-31}}\n  new: {name: New, valid: {from: 2024-01-01}}\n")
    for day, there, gone in (("2023-12-31", "old", "new"), ("2024-01-01", "new", "old")):
        assert [row["id"] for row in answer("list", "-m", path, "--as-of", day)] == [there]
        assert govcheck("show", there, "-m", path, "--as-of", day).returncode == 0
        assert govcheck("show", gone, "-m", path, "--as-of", day).returncode == 1
        assert [node["id"] for node in answer("graph", "-m", path, "--as-of", day)["nodes"]] == [there]
    assert len(answer("list", "-m", path)) == 2


# Colour, width, and characters.


def test_no_colour_where_there_is_no_terminal() -> None:
    for words in (["validate", MODELS], ["show", "kl", "-m", MODELS], ["graph", "-m", MODELS], ["rule", "GOV201"], ["list", "-m", MODELS]):
        assert b"\x1b" not in govcheck(*words).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)])
def test_colour_on_a_terminal(env: dict[str, str], coloured: bool) -> None:
    import pty

    parent, child = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GOVCHECK_", "NO_COLOR"))}
    words = [*command(), "rule", "GOV201"]
    with started(words, stdout=child, stderr=subprocess.DEVNULL, env={**clean, **env}) as process:
        os.close(child)
        shown = b""
        while True:
            try:
                some = os.read(parent, 65536)
            except OSError:
                break
            if not some:
                break
            shown += some
        process.wait(60)
    os.close(parent)
    assert (b"\x1b[" in shown) == coloured
    assert b"GOV201" in shown


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1 for char in line)


@pytest.mark.parametrize("lang", ["en", "da"])
@pytest.mark.parametrize(
    "words", [["validate"], ["show", "forretningsudvalg"], ["show", "realdania"], ["show", "klimaudviklingsspor"], ["rule"]]
)
def test_text_fits_80_columns(words: list[str], lang: str) -> None:
    """But for single words and for places, which nobody can break, and for the places that findings begin with."""
    path = [] if words == ["rule"] else ["-m", str(MODELS)]
    text = govcheck(*words, *path, "--lang", lang).stdout.decode()
    assert text
    long = [line for line in text.splitlines() if width(line) > 80 and not re.match(r"\S+:\d+:\d+:? ", line.strip())]
    assert [line for line in long if len(line.split()) > 2] == []


@pytest.mark.parametrize(
    "words", [["validate"], ["list"], ["show", "p"], ["graph"], ["show", "\x1b[2J"]], ids=["validate", "list", "show", "graph", "unknown"]
)
def test_names_cannot_drive_the_terminal(words: list[str], write: Write) -> None:
    text = 'parties: {p: {name: "\\e[2J\\u202eevil", source: "x \\e[31m"}}\n'
    text += 'bodies: {b: {level: political, served_by: nobody, led_by: p, source: "q \\e[31m"}}\n'
    done = govcheck(*words, "-m", write(HEAD + text))
    assert done.returncode in (0, 1)
    assert not {"\x1b", "\u202e"} & set(done.stdout.decode() + done.stderr.decode())


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs a file system that takes any bytes")
def test_a_file_name_that_is_not_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"m\xff.yaml")
    (tmp_path / name).write_text(BROKEN, encoding="utf-8")
    for format_ in ("text", "json", "github", "sarif"):
        done = govcheck("validate", name, "--format", format_, cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        done.stdout.decode("utf-8")
    assert govcheck("validate", "no" + name, cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_letters_are_utf8_in_any_locale(locale: str) -> None:
    env = {"LC_ALL": locale, "LANG": locale, "PYTHONIOENCODING": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = govcheck("list", "party", "-m", MODELS, env=env)
    assert done.returncode == 0, done.stderr
    assert "Region Sjælland" in govcheck("list", "party", "-m", MODELS, "--lang", "da", env=env).stdout.decode("utf-8")


# What a program must never do.


def test_a_crash_is_a_traceback_and_status_2_and_no_finding(tmp_path: Path) -> None:
    (tmp_path / "crash.py").write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import governance.checks.engine as engine, govcheck.program as program\n"
        "def crash(*_, **__): raise ZeroDivisionError('boom')\n"
        "engine.validate = crash\n"
        "sys.argv = ['govcheck', 'validate', sys.argv[1]]\n"
        "program.main()\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, tmp_path / "crash.py", PORT], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" in done.stderr
    assert "ZeroDivisionError: boom" in done.stderr
    assert "bug in govcheck" in done.stderr


def test_a_check_that_crashes_is_no_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    check = next(check for check in CHECKS if not check.code.startswith("GOV0"))
    monkeypatch.setattr(check, "find", lambda _: 1 / 0)
    monkeypatch.setattr(sys, "argv", ["govcheck", "validate", str(PORT)])
    with pytest.raises(SystemExit) as stopped:
        main()
    import gc

    gc.enable()
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "ZeroDivisionError" in said.err


@pytest.mark.skipif(os.name != "posix", reason="needs pipes as POSIX has them")
def test_a_reader_that_goes_away() -> None:
    with started([*command(), "graph", "-m", MODELS, "-m", HARBOUR], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        status = process.wait(60)
    assert said == b"", "nobody wants to read of it"
    assert status == 2, "1 is an answer, and there was none"


@pytest.mark.parametrize(
    "words",
    [
        ["validate"],
        ["validate", "--format", "json"],
        ["validate", "--format", "sarif"],
        ["validate", "--format", "github"],
        ["graph"],
        ["list"],
        ["show", "kl"],
        ["show", "kl", "--format", "json"],
    ],
    ids=" ".join,
)
def test_the_same_input_gives_the_same_bytes(words: list[str], write: Write) -> None:
    broken = write(BROKEN + "bodies: {b: {level: x}, c: {level: political, served_by: [q, r, s]}}\nzzz: 1\nyyy: 2\n")
    outputs = {
        govcheck(*words, "-m", MODELS, "-m", HARBOUR, "-m", broken, env={"PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert outputs != {b""}


@pytest.mark.parametrize(
    "words",
    [
        *("validate", "validate --format json", "validate --format sarif", "validate --format github", "graph", "graph --format json"),
        *("show kl", "show kl --format json", "list", "rule", "show nobody"),
    ],
)
def test_no_path_of_the_checkout_is_in_any_answer(words: str, tmp_path: Path) -> None:
    for cwd in (ROOT, tmp_path, ROOT / "models"):
        done = govcheck(*words.split(), cwd=cwd)
        assert done.stdout or done.stderr
        assert str(ROOT).encode() not in done.stdout + done.stderr


def test_no_command_writes_anything(tmp_path: Path) -> None:
    for path in (*MODELS.glob("*.yaml"), *HARBOUR.glob("*.yaml")):
        shutil.copy(path, tmp_path)
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    before = snapshot(tmp_path)
    for words in (["validate"], ["graph"], ["show", "kl"], ["list"], ["validate", "--as-of", "2025-01-01"]):
        govcheck(*words, "-m", ".", cwd=tmp_path)
    assert snapshot(tmp_path) == before


# Help.


def test_version() -> None:
    done = govcheck("--version")
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"govcheck, version {__version__}")


@pytest.mark.parametrize("words", [[], *[[name] for name in COMMANDS]], ids=lambda words: " ".join(words) or "govcheck")
def test_help(words: list[str]) -> None:
    done = govcheck(*words, "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Usage: govcheck" in done.stdout
    short = govcheck(*words, "-h")
    assert short.stdout == done.stdout
    assert max(map(len, done.stdout.decode().splitlines())) <= 100


def test_the_commands_are_the_files_of_commands() -> None:
    assert list(COMMANDS) == sorted(path.stem for path in (ROOT / "govcheck" / "commands").glob("[a-z]*.py"))
    assert {name: made.name for name, made in cli.commands.items()} == {name: name for name in COMMANDS}


def test_every_command_and_option_is_explained() -> None:
    assert {"validate", "show", "decide", "render"} <= cli.commands.keys()
    for name, made in cli.commands.items():
        assert made.help, name
        for parameter in made.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (name, parameter.name)


def test_every_command_knows_the_common_options() -> None:
    for name, made in cli.commands.items():
        options = {option for parameter in made.params for option in parameter.opts}
        assert {"--format", "--lang"} <= options, name
        if name not in ("rule", "split"):
            assert {"-m", "--as-of"} <= options, name
        formats = next(parameter for parameter in made.params if parameter.name == "format_").type
        assert isinstance(formats, click.Choice)
        if name != "render":  # whose answer is a picture
            assert {"text", "json"} <= set(formats.choices), name
