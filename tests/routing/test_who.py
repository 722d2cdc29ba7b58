"""govcheck who, as it is typed: routes held against the texts, other models, refusals."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import governance
from governance.diagnostics import Lang
from governance.model.loaded import load
from governance.routing.who import all_cases
from tests.conftest import HARBOUR, HEAD, MODELS, NATIONAL, NORDJYLLAND, Write, govcheck

pytestmark = pytest.mark.slow


def answer(*words: Any, status: int = 0) -> Any:
    done = govcheck("who", *words, "--format", "json")
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


def steps(found: Any) -> list[tuple[str, list[str], str | None]]:
    return [(step["step"], step["by"], step["clause"]) for step in found["route"]]


# Against the texts.


def test_a_purely_municipal_case_is_handled_by_kkr() -> None:
    first, *_ = answer("ren kommunal interesse", "-m", MODELS)["matches"]
    assert first["case"] == "ren_kommunal_sag" and first["score"] == 100
    assert steps(first) == [("initiate", ["kl"], "gm P5"), ("prepare", ["t11plus"], "gm A1"), ("handle", ["kkr_nordjylland"], "gm P5")]
    assert first["route"][2]["rules"] == [
        {
            "by": "kkr_nordjylland",
            "rule": {"da": "ikke angivet", "en": "not stated"},
            "stated": False,
            "force": None,
            "clause": None,
            "assumed": None,
        }
    ]
    assert {one["of"] for one in first["assumed"]} == {"interest", "ren_kommunal_sag.route[1]"}
    assert first["sources"] == ["gm P5", "gm A1"]


def test_a_delay_is_approved_in_the_steering_group_by_unanimity() -> None:
    """pa 7.3, and the rule of pa 8.4."""
    first, *_ = answer("who approves a delay?", "-m", MODELS)["matches"]
    assert steps(first) == [("approve", ["administrativ_projektstyregruppe"], "pa 7.3")]
    (rule,) = first["route"][0]["rules"]
    assert rule["stated"] and rule["clause"] == "pa 8.4" and "unanimity" in rule["rule"]["en"] and rule["assumed"]
    assert [(one["from"], one["to"]) for one in first["valid"]] == [("2023-04-01", "2027-12-31")]  # pa 7.1


def test_a_case_of_joint_interest_is_handled_twice_and_nothing_says_what_if_they_differ() -> None:
    (found,) = answer("--where", "interest=joint", "-m", MODELS)["matches"]
    last = found["route"][-1]
    assert (last["by"], last["together"], last["differ"], last["force"]) == (
        ["brn_bestyrelse", "kkr_nordjylland"],
        True,
        "not_stated",
        "as_a_rule",
    )  # gm P4
    text = govcheck("who", "--where", "interest=joint", "-m", MODELS).stdout.decode()
    assert "if they differ: not stated" in text and "that it decides is not said" in text and "[as a rule]" in text


def test_what_happens_when_they_differ_is_told_where_it_is_stated() -> None:
    found = answer("likvide midler", "-m", MODELS)["matches"][0]
    assert found["case"] == "likvide_midler" and found["route"][0]["by"] == ["regioner", "realdania"]  # pa 5.2
    assert found["route"][0]["differ"]["en"].startswith("Each approves its own")


@pytest.mark.parametrize(
    ("question", "who", "clause"),
    [
        ("personaleledelse", "brn_sekretariatschef", "gm A3"),
        ("statusrapport", "videnspartner", "pa 8.7"),
        ("tegningsret", "forretningsudvalg", "pa 8.2"),
    ],
)
def test_a_task_is_answered_with_who_carries_it_out(question: str, who: str, clause: str) -> None:
    first = answer(question, "-m", MODELS)["matches"][0]
    assert steps(first) == [("carry_out", [who], clause)]


def test_who_nobody_is_said_to_be_is_said_to_be_nobody() -> None:
    """pa 6.1 and po N12: criteria are to be approved, and nothing says by whom."""
    first = answer("kriterier for recertificering", "-m", MODELS)["matches"][0]
    assert first["route"][1] | {"note": None} == first["route"][1] | {"note": None, "step": "approve", "by": [], "by_stated": False}
    assert "approved by: not stated" in govcheck("who", "kriterier for recertificering", "-m", MODELS).stdout.decode()
    stopped = answer("opsigelse", "-m", MODELS)["matches"][0]
    assert stopped["case"] == "ophoer_foer_tid" and stopped["route"] is None  # pa 7.2: annex 1, not at hand


def test_a_mandate_on_a_page() -> None:
    found = answer("--by", "politisk_udviklingsgruppe", "-m", MODELS)
    assert [(step["step"], step["case"]) for step in found["steps"]] == [("decide", "strategisk_fokus")]  # pa 8.3
    assert found["rule"]["stated"] and found["rule"]["clause"] == "pa 8.3" and len(found["tasks"]) == 5
    kkr = answer("--by", "kkr_nordjylland", "-m", MODELS)
    assert [(s["case"], s["as"]) for s in kkr["steps"] if s["as"]] == [("organisering_i_geografien", "kkr")]  # pa 8.1, as one of the five
    deciding = answer("--by", "KKR Nordjylland", "--step", "decide", "-m", MODELS)
    assert {step["step"] for step in deciding["steps"]} == {"decide"} and not deciding["tasks"]


def test_all_lists_every_case_once_in_the_order_of_the_files() -> None:
    (model,) = load([MODELS]).timeline.models()
    found = answer("--all", "-m", MODELS)
    assert [one["case"] for one in found["matches"]] == [case.label for case in model.cases]
    decided = answer("--all", "--step", "decide", "-m", MODELS)["matches"]
    assert 0 < len(decided) < len(found["matches"]) and all(any(s["step"] == "decide" for s in one["route"]) for one in decided)


def test_nothing_is_left_out_of_an_answer() -> None:
    """Every clause, assumption and name of the step that the model gives is in the text of the answer."""
    timeline = load([MODELS]).timeline
    every = all_cases(timeline).matches
    (model,) = timeline.models()
    assert len(every) == len(model.cases) > 0
    for found in every:
        text = re.sub(r"\s+", " ", govcheck_text(found.id))
        for step in found.route.steps or ():
            assert all(actor.name.en in text for actor in (*step.by, *step.with_, *step.to)), found.id
            assert all(clause in text for clause in step.clause.split(", ")), found.id
            assert not step.note or re.sub(r"\s+", " ", step.note.en) in text
        assert all(re.sub(r"\s+", " ", one.because.en) in text for one in found.route.assumed), found.id


_TEXTS: dict[str, str] = {}


def govcheck_text(case: str) -> str:
    """The part of `--all` about one case."""
    if not _TEXTS:
        blocks = govcheck("who", "--all", "-m", MODELS).stdout.decode().split("\n\n")
        for block in blocks:
            head = re.search(r"(\w+) \(case, ", block)
            assert head, block
            _TEXTS[head[1]] = block
    return _TEXTS[case]


# Mutations of the real models.


def test_a_case_that_goes_on_to_the_national_group_is_one_route(write: Write) -> None:
    write(NATIONAL.read_text(encoding="utf-8"), NATIONAL.name)
    text = NORDJYLLAND.read_text(encoding="utf-8")
    old = "    when: {interest: regional}\n"
    assert text.count(old) == 1
    path = write(text.replace(old, old + "    continues: national.strategisk_fokus\n"), "nord.yaml")
    (found,) = answer("--where", "interest=regional", "-m", path)["matches"]
    assert found["cases"] == ["regional_sag", "strategisk_fokus"]
    assert [(step["case"], step["step"], step["by"]) for step in found["route"]] == [
        ("regional_sag", "prepare", ["t11plus"]),
        ("regional_sag", "handle", ["regionsraad_nordjylland"]),
        ("strategisk_fokus", "decide", ["politisk_udviklingsgruppe"]),
    ]
    assert {one["of"] for one in found["valid"]} == {"klimaalliance_nordjylland", "klimaalliance_national"}
    text = govcheck("who", "--where", "interest=regional", "-m", path, "--lang", "da").stdout.decode()
    assert "derefter som strategisk_fokus" in text


def test_cases_that_continue_in_a_circle_end(write: Write) -> None:
    body = "  a: {name: Apples, continues: b}\n  b: {name: Pears, continues: a, route: [{step: decide, by: us}]}\n"
    path = write(HEAD + "parties: {us: {name: Us}}\ncases:\n" + body)
    found = answer("--all", "-m", path)["matches"]
    assert [one["cases"] for one in found] == [["a", "b"], ["b", "a"]]


def test_what_has_ended_handles_nothing(write: Write) -> None:
    text = NORDJYLLAND.read_text(encoding="utf-8")
    write(NATIONAL.read_text(encoding="utf-8"), NATIONAL.name)
    old = "    when: {interest: municipal}\n"
    path = write(text.replace(old, old + "    valid: {to: 2024-12-31}\n"), "nord.yaml")
    (found,) = answer("--where", "interest=municipal", "-m", path, "--as-of", "2024-06-01")["matches"]
    assert ("ren_kommunal_sag", "2024-12-31") in [(one["of"], one["to"]) for one in found["valid"]]
    assert answer("--where", "interest=municipal", "-m", path, "--as-of", "2025-06-01", status=1)["matches"] == []


# An invented cinema, which has nothing to do with climate or Denmark.

CINEMA = """\
govcheck: 1
id: cinema
title: {da: Biografen, en: The cinema}
period: {from: 2024-01-01, to: 2025-12-31}
parties:
  patrons: {name: {da: Publikum, en: The patrons}}
  owner: {name: {da: Ejeren, en: The owner}}
offices:
  projectionist:
    name: {da: Operatøren, en: The projectionist}
    party: owner
    tasks:
      reels: {name: {da: Skifte filmruller, en: Change the reels}, terms: {da: [rulleskift], en: [reel change]}}
bodies:
  programme_board:
    name: {da: Programrådet, en: The programme board}
    level: administrative
    seats: {patrons: {appointed_by: patrons, count: 3}, owner: {appointed_by: owner}}
    decides: {rule: majority, of: present, quorum: 3, tie: rejected}
facets:
  length: {name: Length, values: {short: Short film, long: Feature}}
  sound: {name: Sound, values: {silent: Silent, talkie: Talkie}}
cases:
  booking:
    name: {da: Leje af en spillefilm, en: Hiring a feature film}
    terms: {da: [filmleje], en: [film hire]}
    when: {length: long}
    kle: "20.15.10"
    route: [{step: initiate, by: patrons}, {step: decide, by: programme_board, when: the rent is above the budget}]
  short_booking:
    name: {da: Leje af en kortfilm, en: Hiring a short}
    when: {length: short, sound: [silent, talkie]}
    kle: ["20.15", "21"]
    route: [{step: decide, by: owner}]
  pianist:
    name: {da: Hyre en pianist, en: Hiring a pianist}
    route: [{step: approve, by: [programme_board, owner], differ: {da: Ejeren afgør det, en: The owner settles it}}]
"""


@pytest.fixture
def cinema(write: Write) -> Any:
    return write(CINEMA)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("filmlejen", "booking"),
        ("who hires the feature films?", "booking"),
        ("hiring a pianst", "pianist"),
        ("rulleskiftet", "projectionist.reels"),
        ("spillefilmsleje", "booking"),
        ("kortfilm", "short_booking"),
    ],
)
def test_the_cinema_is_asked(cinema: Any, question: str, first: str) -> None:
    assert answer(question, "-m", cinema)["matches"][0]["id"] == first


@pytest.mark.parametrize("question", ["parkering", "kindergarten", "climate action plan", "hvem ejer månen"])
def test_the_cinema_does_not_know(cinema: Any, question: str) -> None:
    found = answer(question, "-m", cinema, status=1)
    assert found["matches"] == [] and len(found["nearest"]) == 3


@pytest.mark.parametrize(
    ("number", "cases"),
    [
        ("20", ["booking", "short_booking"]),
        ("20.15", ["booking", "short_booking"]),
        ("20.15.10", ["booking", "short_booking"]),  # 20.15 is the group in which it lies
        ("20.15.11", ["short_booking"]),
        ("21.01", ["short_booking"]),
        ("20.1", None),
        ("2", None),
        ("20.15.10.01", None),
        ("20.16", []),
    ],
)
def test_numbers_of_kle(cinema: Any, number: str, cases: list[str] | None) -> None:
    if cases is None:
        done = govcheck("who", "--kle", number, "-m", cinema)
        assert done.returncode == 2 and b"KLE" in done.stderr
        return
    found = answer("--kle", number, "-m", cinema, status=0 if cases else 1)
    assert [one["case"] for one in found["matches"]] == cases
    if not cases:
        assert [one["id"] for one in found["nearest"]] == ["booking", "short_booking"]


@pytest.mark.parametrize(
    ("where", "cases"),
    [
        (["length=long"], ["booking"]),
        (["sound=silent"], ["booking", "short_booking"]),  # booking does not ask for the sound
        (["length=short", "sound=silent"], ["short_booking"]),
        (["length=short", "length=long"], ["booking", "short_booking"]),  # either
        ([" length = long "], ["booking"]),
    ],
)
def test_facets_are_exact(cinema: Any, where: list[str], cases: list[str]) -> None:
    words = [word for item in where for word in ("--where", item)]
    assert [one["case"] for one in answer(*words, "-m", cinema)["matches"]] == cases


def test_facets_lead_to_no_case_of_a_model_that_does_not_know_them(cinema: Any) -> None:
    for where, cases in (("interest=joint", ["faelles_sag"]), ("length=long", ["booking"]), ("cargo=timber", ["berth", "rescue"])):
        found = answer("--where", where, "-m", MODELS, "-m", cinema, "-m", HARBOUR)
        assert [one["case"] for one in found["matches"]] == cases


def test_facets_and_numbers_narrow_a_question(cinema: Any) -> None:
    both = [one["id"] for one in answer("leje", "-m", cinema)["matches"]]
    assert {"booking", "short_booking"} <= set(both)
    assert [one["id"] for one in answer("leje", "--where", "length=long", "-m", cinema)["matches"]] == ["booking"]
    assert [one["id"] for one in answer("leje", "--kle", "21", "-m", cinema)["matches"]] == ["short_booking"]
    assert [one["id"] for one in answer("leje", "--step", "initiate", "-m", cinema)["matches"]] == ["booking"]
    assert answer("leje", "--step", "recommend", "-m", cinema, status=1)["matches"] == []


def test_the_rules_of_all_who_decide_are_told(cinema: Any) -> None:
    (found,) = [one for one in answer("--all", "-m", cinema)["matches"] if one["case"] == "pianist"]
    (step,) = found["route"]
    assert step["differ"] == {"da": "Ejeren afgør det", "en": "The owner settles it"}
    assert [(rule["by"], rule["stated"]) for rule in step["rules"]] == [("programme_board", True), ("owner", False)]


def test_the_harbours_hauling_out_goes_on_as_a_berth() -> None:
    found = answer("hauling out", "-m", HARBOUR)["matches"][0]
    assert found["cases"] == ["hauling_out", "berth"]
    assert [step["case"] for step in found["route"]] == ["hauling_out"] * 2 + ["berth"] * 8
    decided = next(step for step in found["route"] if step["step"] == "decide")
    assert decided["by"] == ["quay_board"] and decided["clause"] == "art 3" and decided["rules"][0]["stated"]


# Refusals.


@pytest.mark.parametrize(
    "words",
    [
        [],
        [""],
        ["--all", "x"],
        ["--all", "--by", "kl"],
        ["x", "--by", "kl"],
        ["--where", "interest"],
        ["--where", "=x"],
        ["--where", "interest=nonsense"],
        ["--where", "nonsense=municipal"],
        ["--kle", "x"],
        ["--step", "sing", "--all"],
        ["--by", "forsinkelse"],
    ],
)
def test_what_cannot_be_asked_is_refused(words: list[str]) -> None:
    done = govcheck("who", *words, "-m", MODELS)
    assert (done.returncode, done.stdout) == (2, b"") and b"Error" in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_body_that_is_not_there(lang: str) -> None:
    done = govcheck("who", "--by", "forretningsudvalgt", "-m", MODELS, "--lang", lang)
    assert done.returncode == 1 and done.stdout == b"" and b"`forretningsudvalg`" in done.stderr


def test_a_model_without_cases_has_no_answers(write: Write) -> None:
    path = write(HEAD)
    assert answer("anything at all", "-m", path, status=1)["nearest"] == []
    assert govcheck("who", "--all", "-m", path).returncode == 1


@pytest.mark.parametrize("clause", ["pa 7.3", "PA 7.3", "7.3", "national.pa 7.3"])
def test_a_clause_finds_what_rests_on_it(clause: str) -> None:
    assert [one["id"] for one in answer(clause, "-m", MODELS)["matches"][:2]] == ["forsinkelse", "ekstraordinaer_haendelse"]


def test_one_without_any_step_has_an_empty_mandate(cinema: Any) -> None:
    done = govcheck("who", "--by", "patrons", "--step", "decide", "-m", cinema)
    assert done.returncode == 1 and "no step" in done.stdout.decode()


def test_a_model_with_errors_says_so(write: Write) -> None:
    path = write(CINEMA.replace("by: programme_board", "by: programm_board", 1))
    done = govcheck("who", "spillefilm", "-m", path)
    assert done.returncode == 1 and b"may be incomplete" in done.stderr and b"approved by" not in done.stdout


def test_control_characters_in_a_question_or_a_model_drive_no_terminal(write: Write) -> None:
    path = write(CINEMA.replace("Hyre en pianist", '"Hyre \\e[31m en pianist"'))
    done = govcheck("who", "pianist\x1b[2J", "-m", path)
    assert b"\x1b" not in done.stdout and b"\\x1b" in done.stdout
    assert b"\x1b" not in govcheck("who", "zzz\x1b[2J", "-m", path).stdout


def test_the_same_question_has_the_same_bytes(cinema: Any) -> None:
    for words in (["leje"], ["--all"], ["parkering"]):
        runs = {govcheck("who", *words, "-m", cinema, env={"PYTHONHASHSEED": str(seed)}).stdout for seed in range(4)}
        assert len(runs) == 1


def test_who_is_part_of_the_library() -> None:
    loaded = governance.load([MODELS])
    found = governance.who(loaded.timeline, "Hvem godkender en forsinkelse?")
    first = found.matches[0]
    assert first.id == "forsinkelse" and first.score is not None and first.score > Fraction(9, 10)
    assert "who" in governance.__all__


# The picture.


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_route_is_drawn(tmp_path: Path, lang: Lang) -> None:
    file = tmp_path / "route.svg"
    done = govcheck("who", "ren kommunal interesse", "-m", MODELS, "-o", file, "--lang", lang, "--format", "json")
    assert done.returncode == 0 and str(file).encode() in done.stderr
    assert json.loads(done.stdout)["matches"][0]["id"] == "ren_kommunal_sag"
    text = "".join(ElementTree.parse(file).getroot().itertext())
    assert all(name in text for name in ("KKR Nordjylland", "T11+", "KL"))
    assert list(tmp_path.iterdir()) == [file]
    govcheck("render", "route", "ren_kommunal_sag", "-m", MODELS, "-o", tmp_path / "same.svg", "--lang", lang)
    assert file.read_bytes() == (tmp_path / "same.svg").read_bytes()


def test_a_route_that_goes_on_is_drawn_whole(tmp_path: Path) -> None:
    file = tmp_path / "route.svg"
    assert govcheck("who", "hauling out", "-m", HARBOUR, "-o", file).returncode == 0
    text = re.sub(r"\s+", " ", " ".join(ElementTree.parse(file).getroot().itertext()))
    assert "The hauling gang" in text and "Havnefoged" not in text and "The quay board" in text


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["personaleledelse"], 1),  # a task has no route of its own
        (["--where", "initiated_by=kl"], 1),  # three cases
        (["kindergarten"], 1),
        (["--all"], 2),
        (["--by", "kkr_nordjylland"], 2),
    ],
)
def test_what_is_no_route_is_not_drawn(tmp_path: Path, words: list[str], status: int) -> None:
    done = govcheck("who", *words, "-m", MODELS, "-o", tmp_path / "route.svg")
    assert done.returncode == status and not list(tmp_path.iterdir()) and b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["route.docx", "route", "nowhere/route.svg"])
def test_where_it_cannot_be_drawn(tmp_path: Path, name: str) -> None:
    done = govcheck("who", "forsinkelse", "-m", MODELS, "-o", tmp_path / name)
    assert done.returncode == 2 and not list(tmp_path.iterdir()) and b"Traceback" not in done.stderr


# A mandate is all of it, with what it rests on.


def test_a_mandate_says_what_is_assumed_with_whom_and_until_when() -> None:
    found = answer("--by", "kkr_nordjylland", "-m", MODELS)
    assumed = {step["case"]: step["assumed"] for step in found["steps"]}
    assert assumed["samarbejdsaftale_nordjylland"] and not assumed["ren_kommunal_sag"]  # gm B4
    assert {one["of"] for one in found["valid"]} == {"klimaalliance_national", "klimaalliance_nordjylland"}
    text = re.sub(r"\s+", " ", govcheck("who", "--by", "kkr_nordjylland", "-m", MODELS).stdout.decode())
    assert "(together with BRN Board)" in text and "valid: 2023-04-01 to 2027-12-31" in text
    assert assumed["samarbejdsaftale_nordjylland"]["en"] in text


@pytest.mark.parametrize(
    ("body", "through"),
    [("concito", "videnspartner"), ("c40", "videnspartner"), ("danske_regioner", "sekretariat")],  # pa 8.7, po N5; pa 8.6
)
def test_what_one_does_through_a_body_that_it_makes_up_with_others(body: str, through: str) -> None:
    found = answer("--by", body, "-m", MODELS)
    (made,) = [one for one in found["through"] if one["body"] == through]
    assert made["tasks"] and f"({through})" in govcheck("who", "--by", body, "-m", MODELS).stdout.decode()


def test_what_is_done_with_somebody_is_of_their_mandate(write: Write) -> None:
    path = write(
        HEAD + "parties: {us: {name: Us}, you: {name: You}}\ncases:\n  a: {name: A, route: [{step: prepare, by: us, with: you}]}\n"
    )
    assert [step["by"] for step in answer("--by", "you", "-m", path)["steps"]] == [["us"]]
    assert "(done by Us, with it)" in govcheck("who", "--by", "you", "-m", path).stdout.decode()


def test_a_rule_is_told_with_its_quorum(cinema: Any) -> None:
    (rule,) = answer("--kle", "20.15.10", "-m", cinema)["matches"][0]["route"][1]["rules"]
    assert rule["rule"]["en"].endswith("; quorum: 3") and rule["rule"]["da"].endswith("; beslutningsdygtig: 3")


def test_a_quorum_of_seats_that_are_not_there_is_no_traceback(write: Write) -> None:
    body = "bodies: {us: {level: political, seats: not_stated, decides: {rule: majority, quorum: {share: 1/2, seats: [lead]}}}}\n"
    done = govcheck("who", "--all", "-m", write(HEAD + body + "cases: {a: {name: A, route: [{step: decide, by: us}]}}\n"))
    assert b"Traceback" not in done.stderr and b"quorum: 1/2, with lead present" in done.stdout


def test_a_route_on_standard_output() -> None:
    done = govcheck("who", "ren", "kommunal", "interesse", "-o", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.lstrip().startswith((b"<?xml", b"<svg"))
    assert b"KKR Nordjylland" in done.stdout


def test_a_table_fits_a_terminal_and_says_what_it_assumes() -> None:
    for lang in ("en", "da"):
        done = govcheck("table", "--lang", lang)
        assert max(map(len, done.stdout.decode().splitlines())) <= 80
    assert "antaget: At de tre udelukker hinanden og er udtømmende" in " ".join(done.stdout.decode().split())
