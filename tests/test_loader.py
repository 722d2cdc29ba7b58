"""Paths -> models: what is read, in which order, what is refused, and that nothing is ever written."""

from __future__ import annotations

import io
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from governance.checks.engine import validate
from governance.model.loaded import Loaded, load
from governance.model.resolution import Model
from governance.reading import source
from governance.reading.loader import CannotRead, shipped
from tests.conftest import (
    EVERY_MODEL,
    HARBOUR,
    HEAD,
    MODELS,
    NATIONAL,
    NORDJYLLAND,
    PORT,
    SLIPWAY,
    Write,
    diagnose,
    everything,
    marked,
    snapshot,
    where,
)

IMPORT = "imports: {{{0}: {0}.yaml}}\n"


def head(id_: str) -> str:
    return f"govcheck: 1\nid: {id_}\ntitle: {id_.upper()}\n"


def ids(loaded: Loaded) -> list[str]:
    """The files that were read; of a day, those that are in force."""
    return [file.id for file in (loaded.timeline.files if loaded.day is None else loaded.timeline.on(loaded.day).files)]


def stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


# What is read.


def test_a_file_and_what_it_imports() -> None:
    loaded = load([SLIPWAY])
    assert ids(loaded) == ["saltmarsh_slipway", "saltmarsh_port"]
    assert [model.requested for model in loaded.timeline.files] == [True, False]
    assert loaded.timeline.files[0].imports["port"] is loaded.timeline.files[1]


def test_a_folder_with_its_subfolders(write: Write, tmp_path: Path) -> None:
    write(head("b"), "b.yaml")
    write(head("a"), "sub/a.yml")
    write(head("c"), "c.yaml")
    write(head("hidden"), ".hidden.yaml")
    write(head("hidden2"), ".git/x.yaml")
    write(head("text"), "model.txt")
    write("services: {web: {image: x}}\n", "compose.yaml")
    write("- a\n- b\n", "list.yaml")
    write("", "empty.yaml")
    loaded = load([tmp_path])
    assert ids(loaded) == ["b", "c", "a"]
    assert loaded.diagnostics == []


def test_what_was_meant_as_a_model_in_a_folder_is_not_passed_over(write: Write, tmp_path: Path) -> None:
    write(head("a"), "a.yaml")
    write("bodies: {}\n", "no_head.yaml")
    write("govcheck: 1\nid: [\n", "broken.yaml")
    write(b"govcheck: 1\nid: \xe6\n", "latin.yaml")
    write('"govcheck": 1\nid: q\ntitle: Q\n', "quoted.yaml")
    write("# c\n---\n" + head("d"), "dashes.yaml")
    write("\ufeff" + head("bom"), "bom.yaml")
    loaded = load([tmp_path])
    assert ids(loaded) == ["a", "bom", "d", "q"]
    assert {(Path(item.place.path).name, item.code) for item in loaded.diagnostics} == {
        ("broken.yaml", "GOV001"),
        ("latin.yaml", "GOV007"),
        ("no_head.yaml", "GOV005"),
    }


@pytest.mark.parametrize(
    "data",
    [head("a").encode("utf-16"), b"{govcheck: 1, id: a, title: A}\n", b'{"govcheck": 1, "id": "a", "title": "A"}\n'],
    ids=["utf-16", "flow", "json"],
)
def test_a_model_in_a_folder_is_found_however_it_is_written(data: bytes, write: Write, tmp_path: Path) -> None:
    write(data, "a.yaml")
    loaded = load([tmp_path])
    assert loaded.paths
    assert ids(loaded) == ["a"] or [item.code for item in loaded.diagnostics] == ["GOV007"]


def test_several_files_and_one_twice(write: Write, tmp_path: Path) -> None:
    a, b = write(head("a"), "a.yaml"), write(head("b"), "b.yaml")
    assert ids(load([b, a, b, tmp_path, tmp_path / "." / "a.yaml"])) == ["b", "a"]
    (tmp_path / "link.yaml").symlink_to(a)
    assert ids(load([tmp_path / "link.yaml", a])) == ["a"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stdin(monkeypatch, head("a") + "nonsense: 1\n")
    loaded = load(["-", "-"])
    assert ids(loaded) == ["a"]
    assert [item.place.path for item in loaded.diagnostics] == ["-"]


def test_standard_input_imports_from_the_current_folder(monkeypatch: pytest.MonkeyPatch, write: Write, tmp_path: Path) -> None:
    write(head("b"), "b.yaml")
    monkeypatch.chdir(tmp_path)
    stdin(monkeypatch, head("a") + IMPORT.format("b"))
    assert ids(load(["-"])) == ["a", "b"]


def test_asked_for_after_it_was_imported_is_asked_for(write: Write) -> None:
    """Its warnings are then reported too."""
    b = write(head("b"), "b.yaml")
    a = write(head("a") + IMPORT.format("b"), "a.yaml")
    loaded = load([a, b])
    assert [(model.id, model.requested) for model in loaded.timeline.files] == [("a", True), ("b", True)]


def test_imports_are_relative_to_the_importing_file(write: Write) -> None:
    write(head("b") + "imports: {c: ../c.yaml}\nparties: {p: {name: P, part_of: c.p}}\n", "sub/b.yaml")
    write(head("c") + "parties: {p: {name: P}}\n", "c.yaml")
    a = write(head("a") + "imports: {b: sub/b.yaml}\nparties: {p: {name: P, part_of: b.p}}\n", "a.yaml")
    loaded = load([a])
    assert ids(loaded) == ["a", "b", "c"]
    assert not loaded.timeline.unresolved


def test_a_diamond_is_no_circle(write: Write) -> None:
    write(head("d"), "d.yaml")
    for id_ in "bc":
        write(head(id_) + IMPORT.format("d"), f"{id_}.yaml")
    a = write(head("a") + "imports: {b: b.yaml, c: c.yaml}\n", "a.yaml")
    loaded = load([a])
    assert ids(loaded) == ["a", "b", "d", "c"] or sorted(ids(loaded)) == ["a", "b", "c", "d"]
    assert loaded.diagnostics == []
    b, c = (next(model for model in loaded.timeline.files if model.id == id_) for id_ in "bc")
    assert b.imports["d"] is c.imports["d"]


# What is wrong between files.


def test_a_circle_of_one_two_and_three(write: Write) -> None:
    text, (place,) = marked(head("a") + "imports: {me: «a.yaml}\n")
    assert where(diagnose(write(text, "a.yaml"))) == [("GOV012", *place)]

    names = ["b", "c", "d"]
    for size in (2, 3):
        for number in range(size):
            write(head(names[number]) + IMPORT.format(names[(number + 1) % size]), f"{names[number]}.yaml")
        folder = write(head("b") + IMPORT.format("c"), "b.yaml").parent
        found = diagnose(folder / "b.yaml")
        assert [(item.code, Path(item.place.path).name, item.place.line) for item in found] == [("GOV012", f"{names[size - 1]}.yaml", 4)]
        both = diagnose(*(folder / f"{name}.yaml" for name in names[:size]))
        assert [item.code for item in both] == ["GOV012"], "asked for in any number, a circle is one mistake"


@pytest.mark.parametrize(
    "target", ["nowhere.yaml", "../nowhere.yaml", "sub", "", "a.yaml/b.yaml", "x" * 300 + ".yaml", "https://example.org/x.yaml"]
)
def test_a_missing_import(target: str, write: Write) -> None:
    (write(head("z"), "sub/z.yaml"))
    text, (place,) = marked(head("a") + f'imports: {{it: «"{target}"}}\nparties: {{p: {{name: P, part_of: it.q, serves: it.r}}}}\n')
    assert where(diagnose(write(text, "a.yaml"))) == [("GOV013", *place)], "and what refers to it is not reported as well"


@pytest.mark.parametrize("target", ["x\\0.yaml", "\\uFFFF"])
def test_an_import_that_no_file_system_has(target: str, write: Write) -> None:
    text, (place,) = marked(head("a") + f'imports: {{it: «"{target}"}}\n')
    assert where(diagnose(write(text, "a.yaml"))) == [("GOV013", *place)]


def test_a_missing_import_says_what_is_near(write: Write) -> None:
    write(head("b"), "harbour.yaml")
    (found,) = diagnose(write(head("a") + "imports: {h: harbor.yaml}\n", "a.yaml"))
    assert found.help is not None
    assert "`harbour.yaml`" in found.help.en


def test_two_models_with_one_id(write: Write) -> None:
    a = write(HEAD + "parties: {p: {name: P}}\n", "a.yaml")
    b = write("govcheck: 1\ntitle: B\nid: example\nparties: {q: {name: Q, part_of: r}}\n", "b.yaml")
    found = diagnose(a, b)
    assert [(item.code, item.place.path, item.place.line, item.place.column) for item in found] == [("GOV014", str(b), 3, 5)]
    assert [(item.place.path, item.place.line) for item in found[0].related] == [(str(a), 2)]


def test_errors_of_imported_files_are_reported_and_warnings_are_not(write: Write) -> None:
    """The port alone has warnings or notes or none, depending on the checks; one of its own is made here."""
    port = PORT.read_text(encoding="utf-8")
    write(port + "nonsense: 1\n", "port.yaml")
    slipway = write(SLIPWAY.read_text(encoding="utf-8"), "slipway.yaml")
    found = everything(slipway)
    of_port = [item for item in found if item.place.path.endswith("port.yaml")]
    assert [item.code for item in of_port if item.severity == "error"] == ["GOV003"]
    assert all(item.severity == "error" for item in of_port)


def test_imported_warnings_of_the_real_models() -> None:
    alone, imported = everything(NATIONAL), everything(NORDJYLLAND)
    assert {item.place.path for item in imported if item.severity != "error"} <= {str(NORDJYLLAND), "models/klimaalliance_nordjylland.yaml"}
    together = everything(NATIONAL, NORDJYLLAND)
    assert {item.code for item in alone if item.severity != "error"} <= {item.code for item in together}


def test_doubt_spreads_to_importers(write: Write) -> None:
    write(head("c") + "nonsense: 1\n", "c.yaml")
    write(head("b") + IMPORT.format("c"), "b.yaml")
    loaded = load([write(head("a") + IMPORT.format("b"), "a.yaml"), write(head("d"), "d.yaml")])
    assert {model.id: model.whole for model in loaded.timeline.files} == {"a": False, "b": False, "c": False, "d": True}


# What cannot be read at all.


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no such file"):
        load([tmp_path / "nowhere.yaml"])
    with pytest.raises(CannotRead):
        load([PORT, tmp_path / "nowhere.yaml"])


def test_a_folder_without_a_model(tmp_path: Path, write: Write) -> None:
    with pytest.raises(CannotRead, match="no model"):
        load([tmp_path])
    write("a: b\n", "other.yaml")
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(CannotRead, match="no model"):
        load([tmp_path])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything: run the tests as somebody else")
def test_no_permission(write: Write, tmp_path: Path) -> None:
    path = write(HEAD)
    path.chmod(0)
    with pytest.raises(CannotRead, match="cannot read"):
        load([path])
    with pytest.raises(CannotRead, match="cannot read"):
        load([tmp_path])


def test_a_file_that_the_system_refuses_to_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for root there is no file without permission."""
    path = write(HEAD)

    def refuse(*_: object, **__: object) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(CannotRead, match="Permission denied") as caught:
        load([path])
    assert caught.value.text.da.startswith("kan ikke læse")


def test_an_import_that_the_system_refuses_to_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    b = write(head("b"), "b.yaml")
    text, (place,) = marked(head("a") + "imports: {b: «b.yaml}\n")
    a = write(text, "a.yaml")
    real = open

    def refuse(path: Any, *rest: Any, **more: Any) -> Any:
        if str(path) == str(b):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)

    monkeypatch.setattr("builtins.open", refuse)
    assert where(diagnose(a)) == [("GOV013", *place)]


def test_a_broken_symlink(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "nowhere.yaml")
    with pytest.raises(CannotRead):
        load([tmp_path / "x.yaml"])


# Limits.


def test_a_file_over_50_mib_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(source.MAX_BYTES + 1)
    (found,) = diagnose(path)
    assert (found.code, found.place.line, found.place.column) == ("GOV009", 1, 1)
    assert "50 MiB" in found.message.en


def test_no_more_of_a_file_is_read_than_need_be(tmp_path: Path) -> None:
    path = tmp_path / "endless.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert [item.code for item in diagnose(path)] == ["GOV009"]


def test_reading_writes_nothing(tmp_path: Path, write: Write) -> None:
    for path in EVERY_MODEL:
        write(path.read_bytes(), path.name)
    write("govcheck: 1\nid: [\n", "broken.yaml")
    write(head("c") + "imports: {c: circle.yaml, n: nowhere.yaml}\n", "circle.yaml")
    before = snapshot(tmp_path)
    validate(load([tmp_path]))
    validate(load([tmp_path], as_of=date(2024, 1, 1)))
    assert snapshot(tmp_path) == before


def test_reading_the_real_models_writes_nothing() -> None:
    before = snapshot(MODELS), snapshot(HARBOUR)
    diagnose(MODELS, HARBOUR)
    assert (snapshot(MODELS), snapshot(HARBOUR)) == before


def test_a_byte_order_mark_and_carriage_returns_change_nothing(write: Write) -> None:
    text = PORT.read_text(encoding="utf-8") + "nonsense: 1\n"
    plain, odd = diagnose(write(text, "a.yaml")), diagnose(write("\ufeff" + text.replace("\n", "\r\n"), "b.yaml"))
    assert where(plain) == where(odd)


# How a path is shown.


def test_paths_are_shown_as_they_were_typed_or_relative(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(HEAD + "nonsense: 1\n", "sub/a.yaml")
    other = tmp_path / "elsewhere"
    other.mkdir()
    monkeypatch.chdir(tmp_path)
    for typed in ("sub/a.yaml", "./sub/a.yaml", str(path), "sub", str(path.parent)):
        assert [item.place.path for item in load([typed]).diagnostics] == ["sub/a.yaml"]
    monkeypatch.chdir(other)
    assert [item.place.path for item in load(["../sub/a.yaml"]).diagnostics] == ["../sub/a.yaml"]


def test_shipped_models_are_shown_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load([shipped()]).paths == ["govcheck:klimaalliance_national.yaml", "govcheck:klimaalliance_nordjylland.yaml"]


def test_shipped_models_are_shown_by_name_where_they_are_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = load([shipped() / "klimaalliance_nordjylland.yaml"]).paths
    assert paths == ["govcheck:klimaalliance_nordjylland.yaml", "govcheck:klimaalliance_national.yaml"]


# At a date.

DATED = (
    HEAD
    + """\
parties:
  always: {name: Always}
  young: {name: Young, valid: {from: 2024-03-01}}
  old: {name: Old, valid: {to: 2024-02-29}}
  leap: {name: Leap, valid: {from: 2024-02-29, to: 2024-02-29}}
bodies:
  board:
    level: political
    seats:
      always: {appointed_by: always}
      new: {appointed_by: always, valid: {from: 2024-03-01}}
    served_by:
      - {id: always, valid: {to: 2024-02-29}}
      - {id: always, source: x 1, valid: {from: 2024-03-01}}
      - {id: board, «nonsense: 1}
    chair: {seat: always, valid: {to: 2024-02-29}}
    tasks:
      a: {name: A, valid: {to: 2023-12-31}}
      b: {name: B}
states:
  - {of: period, count: 1, valid: {to: 2023-12-31}}
  - {of: period, count: 2}
  - {of: period, «zzz: 3}
meta: {valid: {to: 1999-01-01}, kept: yes}
"""
)


def at(day: str, write: Write) -> Model:
    return load([write(marked(DATED)[0])]).timeline.on(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "parties", "seats", "links", "chair", "tasks", "states"),
    [
        ("2023-12-31", "always old", "always", 2, True, "a b", 3),
        ("2024-01-01", "always old", "always", 2, True, "b", 2),
        ("2024-02-28", "always old", "always", 2, True, "b", 2),
        ("2024-02-29", "always old leap", "always", 2, True, "b", 2),
        ("2024-03-01", "always young", "always new", 2, False, "b", 2),
    ],
)
def test_what_holds_on_a_day(day: str, parties: str, seats: str, links: int, chair: bool, tasks: str, states: int, write: Write) -> None:
    """Both ends of `valid` are inclusive; it holds for entities, seats, links in lists, fields and list items alike."""
    model = at(day, write)
    assert " ".join(party.id for party in model.parties) == parties
    (board,) = (body for body in model.bodies if body.id == "board")
    assert " ".join(board.seats) == seats
    told = [*board.served_by.items, *board.served_by.unknown]
    assert len(told) <= links, "of the three one has ended or not begun; of the last a key is broken, and the rest is read"
    assert (board.chair is not None) == chair
    assert " ".join(board.tasks) == tasks
    assert len(model.claims) == states


@pytest.mark.parametrize("day", [None, "2023-06-01", "2024-02-29", "2024-03-01", "2030-01-01"])
def test_places_do_not_shift_with_what_is_left_out(day: str | None, write: Write) -> None:
    text, places = marked(DATED)
    found = load([write(text)], as_of=date.fromisoformat(day) if day else None).diagnostics
    assert where(found) == [("GOV003", *place) for place in places]


def test_what_has_ended_is_found_by_nobody(write: Write) -> None:
    text = HEAD + (
        "parties: {p: {name: P, valid: {to: 2023-12-31}}, q: {name: Q, part_of: p}}\n"
        "bodies: {b: {level: political, seats: {s: {appointed_by: q, valid: {to: 2023-12-31}}}}}\n"
        "funding: {contributions: {c: {payers: q, amount: 3, parts: {t: {amount: 1, valid: {to: 2023-12-31}}}}}}\n"
    )
    loaded = load([write(text)], as_of=date(2024, 1, 1))
    before, after = (loaded.timeline.on(date(2023, 12, 31)), loaded.timeline.on(date(2024, 1, 1)))
    for name in ("p", "b.s", "funding.c.t"):
        assert len(before.find(name)) == 1
        assert after.find(name) == []
    (q,) = after.find_actor("q")
    assert (q.part_of.things, q.part_of.ended) == ((), ("p",))
    assert not loaded.timeline.unresolved, "it is known, only not then"
    assert "GOV101" not in {item.code for item in validate(loaded).diagnostics}


def test_a_seat_that_has_ended_is_known_in_its_body(write: Write) -> None:
    text = HEAD + "parties: {p: {name: P}}\nbodies:\n  b:\n    level: political\n    seats:\n"
    text += "      s: {appointed_by: p, valid: {to: 2023-12-31}}\n      t: {appointed_by: p}\n    chair: {seat: s}\n"
    loaded = load([write(text)], as_of=date(2024, 1, 1))
    assert not loaded.timeline.unresolved
    (body,) = loaded.timeline.on(date(2024, 1, 1)).bodies
    assert body.chair is not None
    assert (body.chair.seats.things, body.chair.seats.ended) == ((), ("s",))


@pytest.mark.parametrize("valid", ["{from: 2023-01-01, length: 1 year}", "{from: 2022-07-01, length: 18 months}"])
def test_a_length_ends_as_a_date_does(valid: str, write: Write) -> None:
    timeline = load([write(HEAD + f"parties: {{p: {{name: P, valid: {valid}}}}}\n")]).timeline
    assert timeline.on(date(2023, 12, 31)).find("p")
    assert not timeline.on(date(2024, 1, 1)).find("p")


def test_a_broken_valid_is_one_mistake(write: Write) -> None:
    text, (place,) = marked(HEAD + "parties: {p: {name: P, valid: {to: «sometime}}}\n")
    assert where(diagnose(write(text), as_of=date(2024, 1, 1))) == [("GOV004", *place)]


def test_an_amount_that_has_ended_is_not_reported_as_missing(write: Write) -> None:
    """The file is right; only its date is another."""
    text = HEAD + "parties: {p: {name: P}}\nfunding: {contributions: {c: {payers: p, amount: {firm: 3, valid: {to: 2023-12-31}}}}}\n"
    assert load([write(text)], as_of=date(2024, 1, 1)).diagnostics == []


PERIOD = "govcheck: 1\nid: a\ntitle: A\nperiod:\n  from: «2023-04-01\n  to: «2027-12-31\n"


@pytest.mark.parametrize(("day", "end"), [("2023-03-31", 0), ("2023-04-01", None), ("2027-12-31", None), ("2028-01-01", 1)])
def test_a_model_out_of_its_period(day: str, end: int | None, write: Write) -> None:
    text, places = marked(PERIOD)
    path = write(text)
    loaded = load([path], as_of=date.fromisoformat(day))
    assert where(loaded.diagnostics) == ([] if end is None else [("GOV017", *places[end])])
    assert ids(loaded) == (["a"] if end is None else [])


def test_a_period_by_its_length_ends_too(write: Write) -> None:
    path = write(head("a") + "period: {from: 2023-04-01, length: 2 years}\n")
    assert ids(load([path], as_of=date(2025, 3, 31))) == ["a"]
    assert ids(load([path], as_of=date(2025, 4, 1))) == []


def test_an_imported_model_out_of_its_period_is_one_diagnostic(write: Write) -> None:
    write(PERIOD.replace("«", "") + "parties: {p: {name: P}}\n", "a.yaml")
    b = write(head("b") + "imports: {a: a.yaml}\nparties: {q: {name: Q, part_of: a.p, serves: a.p}}\n", "b.yaml")
    assert [item.code for item in diagnose(b, as_of=date(2028, 1, 1))] == ["GOV017"]


def test_the_real_models_at_every_turn_of_their_period() -> None:
    for day, expected in (("2023-03-31", 0), ("2023-04-01", 2), ("2025-06-15", 2), ("2027-12-31", 2), ("2028-01-01", 0)):
        loaded = load([MODELS], as_of=date.fromisoformat(day))
        assert len(ids(loaded)) == expected
        assert [item.code for item in loaded.diagnostics] == ["GOV017"] * (2 - expected)
