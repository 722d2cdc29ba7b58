"""The formats of a report: JSON key by key, GitHub's escapes, SARIF as its standard has it, text that fits."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from governance.checks.engine import validate
from governance.checks.registry import by_code
from governance.diagnostics import LANGS, Diagnostic, Lang, Place, Related, Report, Severity, Text, in_order
from governance.model.loaded import load
from render import reports
from render.characters import printable
from render.text.terminal import Style, columns, table
from tests.conftest import HARBOUR, HEAD, MODELS, Write

PLAIN = Style()


def diagnostic(**changes: Any) -> Diagnostic:
    made: dict[str, Any] = {
        "code": "GOV201",
        "severity": Severity.ERROR,
        "message": Text("A, b: 100%\nand more", "Å, b: 100%\nog mere"),
        "place": Place("a b,c:d%/æ.yaml", 3, 5, 3, 9, "    seat: x"),
        "entity": "board.seat",
        "clause": "pa 8.2",
        "help": Text("do it", "gør det"),
        "related": (Related(Text("there", "der"), Place("b.yaml", 7, 1, 8, 2)),),
    }
    return Diagnostic(**(made | changes))


def report(*found: Diagnostic, accepted: int = 0) -> Report:
    return Report(found, accepted)


def real(lang: Lang = "en") -> Report:
    return validate(load([MODELS, HARBOUR]))


def broken(write: Write) -> Report:
    """Findings of every severity, with clauses, help and related places, whatever checks there are."""
    text = (
        HEAD
        + "parties: {p: {name: P}}\nparties: {q: {name: Q}}\nbodies: {b: {level: political, served_by: [x, x], led_by: x}}\nstatus: [a]\n"
    )
    return validate(load([write(text), MODELS]))


def written(name: str, what: Report, lang: Lang = "en", style: Style = PLAIN) -> str:
    return reports.write(name, what, lang, style)


@pytest.mark.parametrize("name", list(reports.FORMATS))
@pytest.mark.parametrize("lang", LANGS)
def test_every_format_writes_every_report(name: str, lang: Lang, write: Write) -> None:
    for what in (report(), report(diagnostic()), report(diagnostic(help=None, related=(), entity="", clause="")), broken(write), real()):
        text = written(name, what, lang)
        assert text == written(name, what, lang)
        assert text.endswith("\n") or not text
        assert str(MODELS) not in text


# JSON.


def test_json_has_exactly_the_keys_that_are_promised(write: Write) -> None:
    place = {"path", "line", "column", "end_line", "end_column"}
    for what in (report(), report(diagnostic(), diagnostic(help=None, entity="", clause="", related=())), broken(write)):
        data = json.loads(written("json", what))
        assert set(data) == {"diagnostics", "summary", "waiting"}
        assert set(data["summary"]) == {"errors", "warnings", "notes", "accepted"}
        assert len(data["diagnostics"]) == len(what.diagnostics)
        for item in data["diagnostics"]:
            assert set(item) == {"code", "severity", "message", "entity", "clause", "help", "related", *place}
            assert item["severity"] in ("error", "warning", "note")
            for other in item["related"]:
                assert set(other) == {"message", *place}


def test_json_says_what_the_report_says() -> None:
    (item,) = json.loads(written("json", report(diagnostic(), accepted=4), "da"))["diagnostics"]
    assert item == {
        "code": "GOV201",
        "severity": "error",
        "message": "Å, b: 100%\nog mere",
        "path": "a b,c:d%/æ.yaml",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 9,
        "entity": "board.seat",
        "clause": "pa 8.2",
        "help": "gør det",
        "related": [{"message": "der", "path": "b.yaml", "line": 7, "column": 1, "end_line": 8, "end_column": 2}],
    }
    empty = json.loads(written("json", report(diagnostic(help=None, entity="", clause="", related=()), accepted=4)))
    assert [empty["diagnostics"][0][key] for key in ("entity", "clause", "help", "related")] == [None, None, None, []]
    assert empty["summary"] == {"errors": 1, "warnings": 0, "notes": 0, "accepted": 4}


# GitHub.


def test_github_escapes_what_its_commands_need() -> None:
    assert written("github", report(diagnostic())) == (
        "::error file=a b%2Cc%3Ad%25/æ.yaml,line=3,endLine=3,col=5,endColumn=8,title=GOV201 pa 8.2::A, b: 100%25%0Aand more%0Ado it\n"
    )


@pytest.mark.parametrize(("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")])
def test_github_has_a_command_for_each_severity(severity: Severity, command: str) -> None:
    assert written("github", report(diagnostic(severity=severity))).startswith(f"::{command} ")


def test_github_is_one_line_for_each_finding(write: Write) -> None:
    nasty = diagnostic(message=Text("a\r\n::error::b", "a"), clause="pa 1,\n2", place=Place("x\ny", 1, 1, 2, 1))
    for what in (report(nasty), report(nasty, nasty), broken(write)):
        lines = written("github", what).split("\n")
        assert lines.pop() == ""
        assert len(lines) == len(what.diagnostics)
        for line in lines:
            match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
            assert match, line
            fields = dict(pair.split("=", 1) for pair in match[2].split(","))
            assert {"file", "line", "endLine", "title"} <= set(fields)
            assert ("col" in fields) == ("endColumn" in fields) == (fields["line"] == fields["endLine"]), (
                "columns are allowed on one line only"
            )


def test_github_says_nothing_of_nothing() -> None:
    assert written("github", report()) == ""


# SARIF 2.1.0.


def sarif_is_sound(log: Any) -> None:
    """What the standard requires of the properties that are used, and that indices point where they should."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "govcheck"
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", driver["semanticVersion"])
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    rules = driver["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["locations"]) == 1
        numbers = [item["id"] for item in result.get("relatedLocations", ())]
        assert len(set(numbers)) == len(numbers)
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            uri, region = physical["artifactLocation"]["uri"], physical["region"]
            assert re.fullmatch(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", uri), uri
            assert not re.search(r"%(?![0-9A-Fa-f]{2})", uri)
            assert min(region.values()) >= 1
            start, stop = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
            assert start <= stop
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in rules}


@pytest.mark.parametrize("lang", LANGS)
def test_sarif_is_as_its_standard_has_it(lang: Lang, write: Write) -> None:
    for what in (report(), report(diagnostic()), broken(write), real()):
        log = json.loads(written("sarif", what, lang))
        sarif_is_sound(log)
        results = log["runs"][0]["results"]
        assert [(item["ruleId"], item["level"]) for item in results] == [(d.code, d.severity.value) for d in what.diagnostics]
        for item, found in zip(results, what.diagnostics, strict=True):
            assert item["message"]["text"].startswith(found.message.to(lang))
            region = item["locations"][0]["physicalLocation"]["region"]
            assert (region["startLine"], region["startColumn"]) == (found.place.line, found.place.column)
            assert unquote(item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == found.place.path
            assert len(item.get("relatedLocations", ())) == len(found.related)
            assert item.get("properties", {}).get("entity", "") == found.entity


# Text.


def test_text_shows_the_line_and_a_caret_under_the_place() -> None:
    text = written("text", report(diagnostic(place=Place("m.yaml", 12, 7, 12, 10, "  æ𝔘: bad value"), message=Text("It is bad", "x"))))
    assert text.splitlines()[:4] == [
        "m.yaml:12:7: error GOV201  board.seat, pa 8.2",
        "  It is bad",
        "  12 |   æ𝔘: bad value",
        "     |       ^^^",
    ]


@pytest.mark.parametrize("column", [1, 20, 75, 150, 290, 300])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_text_shows_the_part_of_a_long_line_around_the_place(column: int, width: int) -> None:
    line = "".join(f"{number:<5}" for number in range(60))
    text = written("text", report(diagnostic(place=Place("m.yaml", 1, column, 1, column + 3, line))), style=Style(width=width))
    shown, caret = (row.partition("| ")[2] for row in text.splitlines() if re.match(r" +1? \|", row))
    assert len("  1 | " + shown) <= width
    start, stop = caret.index("^"), len(caret)
    assert stop <= len(shown.ljust(stop)) or column == 300
    marked = shown[start:stop]
    expected = line[column - 1 : column + 2]
    for one, other in zip(marked, expected, strict=False):
        assert one in (other, "…"), (shown, caret)


def test_text_counts_wide_and_combining_letters_as_terminals_do() -> None:
    assert columns("a漢e\u0301") == 4
    place = Place("m.yaml", 1, 3, 1, 4, "漢e\u0301x: y".replace("e\u0301", "é"))
    rows = written("text", report(diagnostic(place=place))).splitlines()
    caret = next(row for row in rows if "^" in row)
    assert caret.partition("| ")[2].index("^") == columns("漢é")


def test_text_lets_nothing_through_that_drives_a_terminal() -> None:
    evil = "\x1b[31m\u202egnp\x07\x9b"
    found = diagnostic(message=Text(evil, evil), help=Text(evil, evil), place=Place("m.yaml", 1, 1, 1, 2, f"a: {evil}"))
    text = written("text", report(found))
    assert not set("\x1b\u202e\x07\x9b") & set(text)
    assert printable("\x1b") == "\\x1b"
    assert printable("a\tb\nc") == "a b c"


def test_text_lets_nothing_through_in_paths_and_ids_either() -> None:
    found = diagnostic(place=Place("evil\x1b[2J.yaml", 1, 1, 1, 2), entity="e\x1b", clause="c\x07", related=())
    assert not set("\x1b\x07") & set(written("text", report(found)))


def test_text_is_coloured_only_when_asked() -> None:
    assert "\x1b" not in written("text", real())
    coloured = written("text", report(diagnostic()), style=Style(colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written("text", report(diagnostic()))
    assert "\x1b[" in coloured


def test_text_sums_up_in_both_languages() -> None:
    assert written("text", report()) == "no errors, no warnings, no notes\n"
    assert written("text", report(), "da") == "ingen fejl, ingen advarsler, ingen bemærkninger\n"
    three = (diagnostic(), diagnostic(severity=Severity.WARNING), diagnostic(severity=Severity.NOTE), diagnostic())
    assert written("text", report(*three, accepted=2)).splitlines()[-1] == "2 errors, 1 warning, 1 note (2 accepted)"
    assert written("text", report(*three, accepted=2), "da").splitlines()[-1] == "2 fejl, 1 advarsel, 1 bemærkning (2 accepteret)"


def test_text_fits_the_terminal(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """80 columns, but for single words that nobody can break."""
    monkeypatch.chdir(tmp_path)
    for what in (broken(write), real()):
        lines = written("text", what).splitlines()
        assert len(lines) > len(what.diagnostics) > 0
        for line in lines:
            if re.match(r"(see: )?\S+:\d+:\d+:? ", line.strip()):
                continue  # where it is, and of what: to be read by programs too
            assert columns(line) <= 80 or not re.search(r"\S +\S", line.strip().removeprefix("help: ").removeprefix("- ")), line


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_that_is_reported_is_explained(lang: Lang, write: Write) -> None:
    reported = [*broken(write).diagnostics, *real().diagnostics]
    assert len({found.code for found in reported}) > 5
    for found in reported:
        assert by_code(found.code)
        assert found.message.to(lang)


def test_findings_stand_in_the_order_of_files_and_lines() -> None:
    places = [("b", 2, 1), ("a", 9, 9), ("b", 1, 5), ("b", 1, 2), ("z", 1, 1), ("a", 10, 1)]
    found = [diagnostic(place=Place(*place, place[1], 1)) for place in places]
    ordered = [(item.place.path, item.place.line, item.place.column) for item in in_order(found, ["b", "a"])]
    assert ordered == [("b", 1, 2), ("b", 1, 5), ("b", 2, 1), ("a", 9, 9), ("a", 10, 1), ("z", 1, 1)]
    assert in_order(reversed(found), ["b", "a"]) == in_order(found, ["b", "a"])


def test_tables() -> None:
    assert table([["a", "bb", "c"], ["漢漢", "b", ""]]) == ["a     bb  c", "漢漢  b"]
    assert table([]) == []
