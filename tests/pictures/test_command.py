"""`govcheck render`, as it is typed."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from render.pictures.diagrams.diagram_registry import DIAGRAMS
from render.pictures.drawing.picture_formats import FORMATS
from render.pictures.theme import LARGE
from tests.conftest import HARBOUR, HEAD, NATIONAL, NORDJYLLAND, PORT, SLIPWAY, Write, command, govcheck, started
from tests.pictures.helpers import SVG, ids

pytestmark = pytest.mark.slow


def drawn(*words: str | Path) -> ElementTree.Element:
    """The SVG that a command writes to standard output."""
    done = govcheck("render", *words, "-o", "-")
    assert done.returncode == 0, done.stderr.decode()
    return ElementTree.fromstring(done.stdout)


def test_alone_it_draws_the_structure_of_each_model_beside(tmp_path: Path) -> None:
    done = govcheck("render", cwd=tmp_path)
    names = ["structure-klimaalliance_national.svg", "structure-klimaalliance_nordjylland.svg"]
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == names
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert done.stderr == b""


def test_only_models_that_were_asked_for_are_drawn(tmp_path: Path) -> None:
    assert govcheck("render", "-m", NORDJYLLAND, cwd=tmp_path).stdout.decode().split() == ["structure-klimaalliance_nordjylland.svg"]
    assert "klimapolitisk_dialogforum" in ids(drawn("-m", NORDJYLLAND))
    assert "klimapolitisk_dialogforum" not in ids(drawn("structure", "klimaalliance_national"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("ending", [True, False])
def test_the_ending_decides_and_format_overrides(tmp_path: Path, form: str, ending: bool) -> None:
    target = tmp_path / f"x{FORMATS[form][0] if ending else '.txt'}"
    done = govcheck("render", "funding", "-m", NATIONAL, "-o", target, *(() if ending else ("--format", form)))
    assert done.returncode == 0
    assert done.stdout.decode().strip() == str(target)
    assert target.stat().st_size > 1000


@pytest.mark.parametrize("words", [("body",), ("route",), ("-o", "-")], ids=" ".join)
def test_what_no_model_could_answer_is_an_error_of_usage(words: tuple[str, ...]) -> None:
    done = govcheck("render", *words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"folder" not in done.stderr and done.stderr.count(b"\n") == 1


def test_a_folder_takes_many(tmp_path: Path) -> None:
    done = govcheck("render", "body", "forretningsudvalg", "t11plus", "-o", tmp_path, "--lang", "da")
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["body-forretningsudvalg.svg", "body-t11plus.svg"]


@pytest.mark.parametrize(
    ("words", "said", "sagt"),
    [
        (("-o", "org.svg"), "2 pictures", "2 billeder"),
        (("-o", "-"), "2 pictures", "2 billeder"),
        (("body",), "drawn of a body", "tegnes af et organ"),
        (("route",), "drawn of a case", "tegnes af en sag"),
        (("body", "kl"), "no body", "ikke organ"),
        (("route", "forretningsudvalg"), "no case", "ikke sag"),
        (("structure", "kl"), "no model has the id", "ingen model har id'et"),
        (("nonsense",), "nonsense", "nonsense"),
        (("--around", "nonsense"), "nonsense", "nonsense"),
        (("structure", "--only", "clause"), "nothing to draw", "intet at tegne"),
        (("funding", "klimaalliance_nordjylland"), "nothing to draw", "intet at tegne"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_remedy(tmp_path: Path, words: tuple[str, ...], said: str, sagt: str) -> None:
    for lang, text in (("en", said), ("da", sagt)):
        done = govcheck("render", *words, "--lang", lang, cwd=tmp_path)
        assert done.returncode == (2 if words in (("body",), ("route",), ("-o", "-")) else 1)
        assert text in done.stderr.decode()
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", [("-o", "picture.txt"), ("--link", "javascript:x"), ("--diagram", "nonsense"), ("--depth", "-1"), ("--timeout", "0")]
)
def test_wrong_use_is_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = govcheck("render", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert "Error: " in done.stderr.decode()


def test_a_file_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    done = govcheck("render", "-m", PORT, "-o", tmp_path / "no" / "x.svg")
    assert done.returncode == 2
    assert "cannot write" in done.stderr.decode()
    (tmp_path / "x.svg").mkdir()
    assert govcheck("render", "-m", PORT, "-o", tmp_path / "x.svg", "--format", "svg").returncode == 0, "a folder"
    assert [path.name for path in (tmp_path / "x.svg").iterdir()] == ["structure-saltmarsh_port.svg"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("forretningsudvalg", "body"),
        ("ren_kommunal_sag", "route"),
        ("kkr_nordjylland", "body"),
        ("klimaalliance_national", "structure"),
        ("kl", "map"),
    ],
)
def test_an_id_alone_draws_what_suits_it(tmp_path: Path, name: str, kind: str) -> None:
    done = govcheck("render", name, "-o", tmp_path)
    assert done.stdout.decode().strip().rpartition("/")[2].startswith(f"{kind}-")


def test_an_id_that_is_a_diagrams_name(write: Write) -> None:
    path = write(
        HEAD + "parties: {a: {name: A}}\nbodies: {funding: {name: Funding board, level: political, seats: {a: {appointed_by: a}}}}\n"
    )
    root = drawn("--diagram", "body", "funding", "-m", path)
    assert ids(root, "body") == ["funding"]


def test_a_picture_is_cut_down_and_says_so() -> None:
    around = drawn("structure", "klimaalliance_national", "--around", "forretningsudvalg")
    assert set(ids(around, "body")) == {"forretningsudvalg", "politisk_udviklingsgruppe", "administrativ_projektstyregruppe", "sekretariat"}
    assert "around forretningsudvalg" in " ".join(around.itertext())
    assert set(ids(drawn("structure", "klimaalliance_national", "--around", "forretningsudvalg", "--depth", "0"), "body")) == {
        "forretningsudvalg"
    }
    upper = drawn("structure", "klimaalliance_national", "--depth", "1", "--lang", "da")
    assert set(ids(upper, "body")) == {"forretningsudvalg", "politisk_udviklingsgruppe", "dgo_politisk_styregruppe"}
    assert "Udsnit: dybde 1" in " ".join(upper.itertext())
    only = drawn("structure", "klimaalliance_nordjylland", "--only", "secretariat")
    assert set(ids(only, "body")) == {"klimasekretariat", "kkr_sekretariat", "brn_sekretariat", "dgo_nordjylland"}
    members = drawn("membership", "klimaalliance_national", "--around", "concito")
    assert {seat.rpartition(".")[2] for seat in ids(members, "seat")} == {"concito"}
    assert ids(drawn("map", "-m", PORT, "--only", "case"), "case") == ids(drawn("map", "-m", PORT, "--only", "case"))


def many(write: Write, count: int) -> Path:
    bodies = "\n".join(
        f"  b{number}: {{name: Board {number}, level: {('political', 'administrative')[number % 2]}, seats: {{a: {{appointed_by: a}}}},"
        f" supports: b{number // 3}}}"
        for number in range(1, count)
    )
    first = "  b0: {name: Board 0, level: political, seats: {a: {appointed_by: a}}}"
    return write(f"{HEAD}parties: {{a: {{name: A}}}}\nbodies:\n{first}\n{bodies}\n")


def test_too_large_a_picture_is_not_drawn_but_a_cut_is_proposed(write: Write, tmp_path: Path) -> None:
    path = many(write, LARGE + 1)
    done = govcheck("render", "-m", path, "-o", tmp_path / "x.svg")
    assert done.returncode == 1
    said = done.stderr.decode()
    assert f"{LARGE + 1} boxes" in said
    proposed = said.split("Cut it: ")[1].split(",")[0].split()
    assert proposed[0] == "--around"
    assert not (tmp_path / "x.svg").exists()
    cut = drawn("structure", "-m", path, *proposed)
    assert 1 < len(ids(cut, "body")) < LARGE
    assert len(ids(drawn("structure", "-m", path, "--all"), "body")) == LARGE + 1
    assert govcheck("render", "-m", many(write, LARGE), "-o", "-").returncode == 0


def test_links_lead_to_every_thing() -> None:
    root = drawn("structure", "-m", NATIONAL, "--link", "https://example.org/{kind}/{id}?a=1&b=2")
    found = {link.get("href") for link in root.iter(f"{SVG}a")}
    assert "https://example.org/body/forretningsudvalg?a=1&b=2" in found
    assert len(found) == len([g for g in root.iter(f"{SVG}g") if g.get("class") in ("node", "group")])
    text = govcheck(
        "render", "structure", "-m", NATIONAL, "--link", "https://example.org/{id}", "--format", "dot", "-o", "-"
    ).stdout.decode()
    assert 'URL="https://example.org/forretningsudvalg"' in text


def test_light_and_dark() -> None:
    auto = govcheck("render", "-m", PORT, "-o", "-").stdout.decode()
    light = govcheck("render", "-m", PORT, "-o", "-", "--theme", "light").stdout.decode()
    dark = govcheck("render", "-m", PORT, "-o", "-", "--theme", "dark").stdout.decode()
    assert "prefers-color-scheme: dark" in auto
    assert "prefers-color-scheme" not in light + dark
    assert 'fill="#ffffff"' in light and 'fill="#16181b"' in dark


def test_a_picture_of_a_day(tmp_path: Path) -> None:
    root = drawn("structure", "-m", PORT, "--as-of", "2021-06-01")
    assert "as of 1 June 2021" in " ".join(root.itertext())


def test_a_model_with_errors_is_drawn_with_a_warning(write: Write) -> None:
    path = write(HEAD + "bodies:\n  b: {name: B, level: political, served_by: nobody}\n")
    done = govcheck("render", "-m", path, "-o", "-")
    assert done.returncode == 1
    assert b"<svg" in done.stdout
    assert "may be incomplete" in done.stderr.decode()


def test_both_languages() -> None:
    danish, english = (" ".join(drawn("structure", "-m", NATIONAL, "--lang", lang).itertext()) for lang in ("da", "en"))
    assert "Forretningsudvalget" in danish and "Politisk niveau" in danish and "understøtter" in danish and "Udkast" in danish
    assert "Executive Committee" in english and "Political level" in english and "supports" in english and "Draft" in english


def test_help_names_every_diagram() -> None:
    said = " ".join(govcheck("render", "--help").stdout.decode().split())
    assert all(diagram.name in said for diagram in DIAGRAMS)


@pytest.mark.skipif(sys.platform == "win32", reason="interrupted by a signal")
def test_watch_draws_again_when_a_model_changes(tmp_path: Path) -> None:
    for path in (PORT, SLIPWAY):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    target = tmp_path / "x.svg"
    words = [*command(), "render", "structure", "-m", str(tmp_path / "slipway.yaml"), "-o", str(target), "--watch"]
    said = tmp_path / "said"
    with said.open("wb") as out, started(words, stdout=out, stderr=out) as watching:

        def wait(what: str, file: Path = target) -> None:
            for _ in range(600):
                if file.exists() and what in file.read_text(encoding="utf-8"):
                    return
                time.sleep(0.05)
            pytest.fail(f"{what} was not drawn: {said.read_text(encoding='utf-8')}")

        wait("hauling gang")
        text = (tmp_path / "slipway.yaml").read_text(encoding="utf-8")
        (tmp_path / "slipway.yaml").write_text(text.replace("The hauling gang", "The winching gang"), encoding="utf-8")
        wait("winching gang")
        (tmp_path / "slipway.yaml").write_text("govcheck: 1\nid: [", encoding="utf-8")  # half a file, as editors leave it
        wait("govcheck: ", said)
        assert watching.poll() is None, "it goes on"
        (tmp_path / "slipway.yaml").write_text(text.replace("The hauling gang", "The towing gang"), encoding="utf-8")
        wait("towing gang")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) in (0, 1), said.read_text(encoding="utf-8")


def test_the_harbour_has_every_picture(tmp_path: Path) -> None:
    for diagram in ("structure", "membership", "map"):
        # The slipway, from 2021, makes a body of a quay that the harbour office serves.
        done = govcheck("render", diagram, "-m", HARBOUR, "-o", tmp_path, "--as-of", "2021-01-01")
        assert done.returncode == 0
    assert len(list(tmp_path.iterdir())) == 6
