"""Pictures are of what is meant: on a day, by all files together, with its force, in time that grows as the model does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from governance.diagnostics import Lang
from governance.model.edges import Edge
from governance.model.loaded import load
from governance.model.timeline import Differs, Timeline
from render.pictures.choosing import Refused, pictures
from render.pictures.diagrams import body_diagram, membership_diagram
from render.pictures.diagrams.cut import Cut
from render.pictures.diagrams.view import View
from render.pictures.picture import Picture
from tests.conftest import HARBOUR, HEAD, NATIONAL, NORDJYLLAND, PORT, Write, govcheck

BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)
TOWNS = f"""{HEAD}parties:
  a: {{name: Aby}}
  b: {{name: Beby, valid: {{to: 2026-12-31}}}}
  bc: {{name: Bycby, valid: {{from: 2027-01-01}}}}
  c: {{name: Ceby, valid: {{to: 2026-12-31}}}}
  towns: {{name: The towns, members: [a, b, bc, c]}}
bodies:
  board:
    name: Board
    level: political
    seats: {{towns: {{each: towns}}, c: {{appointed_by: c, observer: true, valid: {{to: 2026-12-31}}}}}}
    chair: [{{from: c, valid: {{to: 2026-12-31}}}}, {{from: a, valid: {{from: 2027-01-01}}}}]
    decides: [{{rule: unanimity, of: seats, valid: {{to: 2026-12-31}}}}, {{rule: majority, of: cast, valid: {{from: 2027-01-01}}}}]
  office: {{name: Office, level: secretariat, serves: board}}
  late: {{name: Late, level: political, seats: {{a: {{appointed_by: a}}}}, valid: {{from: 2027-01-01}}}}
cases:
  permit: {{name: Permit, route: [{{step: prepare, by: office}}, {{step: decide, by: board}}]}}
  old: {{name: Old, valid: {{to: 2026-12-31}}, route: [{{step: decide, by: board}}]}}
"""


@pytest.fixture
def towns(write: Write) -> Timeline:
    return load([write(TOWNS)]).timeline


def one(timeline: Timeline, *names: str, day: date | None = None, lang: Lang = "en", cut: Cut | None = None) -> Picture:
    (found,) = pictures(timeline, names, None, lang, cut or Cut(), day=day)
    return found


def said(picture: Picture) -> str:
    """All that can be read in a picture."""
    lines = [line.text for box in picture.boxes for line in box.lines] + [line.text for group in picture.groups for line in group.lines]
    return " ".join([picture.title, picture.subtitle, *lines, *picture.remarks, *picture.notes])


# On a day.


@pytest.mark.parametrize("names", [("body", "board"), ("membership",), ("map",), ("structure",), ("late",), ("route", "old")], ids=" ".join)
def test_a_picture_that_differs_between_days_asks_for_the_day(towns: Timeline, names: tuple[str, ...]) -> None:
    with pytest.raises(Differs) as refused:
        pictures(towns, names, None, "en", Cut())
    assert "2027-01-01" in refused.value.text.en and "--as-of" in refused.value.text.da


def test_one_that_does_not_differ_is_drawn_without_a_day(towns: Timeline) -> None:
    assert "Board" in said(one(towns, "route", "permit"))
    assert "Board" in said(one(towns, "body", "office"))
    around = one(towns, "structure", cut=Cut(around="office"))
    assert {box.told.id for box in around.boxes} == {"board", "office"}, "what differs is cut away"


def test_members_chair_rule_and_seats_are_those_of_the_day(towns: Timeline) -> None:
    before, after = (said(one(towns, "body", "board", day=day)) for day in (BEFORE, AFTER))
    assert "● ● ●" in before and "● ●" in after and "● ● ●" not in after
    assert "Chair: from Ceby" in before and "Chair: from Aby" in after
    assert "unanimity" in before and "more than 1/2" in after
    assert "observer" in before and "observer" not in after
    heads = [one(towns, "membership", day=day).groups[0].lines for day in (BEFORE, AFTER)]
    assert ["3 with a vote, 1" in " ".join(line.text for line in head) for head in heads] == [True, False]
    shown = [{box.told.id for box in one(towns, "map", day=day).boxes} for day in (BEFORE, AFTER)]
    assert [{"b", "c", "bc", "late"} & ids for ids in shown] == [{"b", "c"}, {"bc", "late"}]


def test_what_is_not_there_on_the_day_is_said_to_have_ended_or_to_begin(towns: Timeline) -> None:
    for name, day, why in (("late", BEFORE, "begins on 2027-01-01"), ("old", AFTER, "ended on 2026-12-31"), ("c", AFTER, "ended on")):
        with pytest.raises(Refused) as refused:
            pictures(towns, (name,), None, "en", Cut(), day=day)
        assert why in refused.value.text.en
    with pytest.raises(Refused) as refused:
        pictures(load([NATIONAL]).timeline, ("forretningsudvalg",), None, "da", Cut(), day=date(2030, 1, 1))
    assert refused.value.text.da == "`forretningsudvalg` findes ikke den 2030-01-01: ophørt den 2027-12-31"


@pytest.mark.slow
def test_the_command_asks_for_the_day(write: Write, tmp_path: Path) -> None:
    path = write(TOWNS)
    for lang, text in (("en", "the answer changes on 2027-01-01"), ("da", "svaret ændrer sig den 2027-01-01")):
        done = govcheck("render", "body", "board", "-m", path, "-o", tmp_path / "x.svg", "--lang", lang)
        assert done.returncode == 2 and text in done.stderr.decode() and not (tmp_path / "x.svg").exists()
    done = govcheck("render", "body", "board", "-m", path, "-o", "-", "--as-of", "2027-01-01", "--lang", "da")
    assert done.returncode == 0 and "Pr. 1. januar 2027" in done.stdout.decode()


def test_a_thing_that_another_file_makes_a_body_of_is_asked_about_on_the_days_of_that_file() -> None:
    # The harbour knows the north quay from 2020, the slipway describes it as a body from 2021.
    timeline = load([HARBOUR / "slipway.yaml"]).timeline
    assert one(timeline, "north_quay").name == "body-north_quay"


# By all files.


BASE = """govcheck: 1
id: base
title: Base
parties: {a: {name: A}, b: {name: B}, towns: {name: Towns}}
bodies:
  board: {name: Board, level: political, seats: {towns: {each: towns}}, decides: not_stated}
  office: {name: Office, level: secretariat}
"""
MORE = """govcheck: 1
id: more
title: More
imports: {base: base.yaml}
parties:
  towns: {elaborates: base.towns, members: [base.a, base.b]}
bodies:
  board:
    elaborates: base.board
    level: political
    seats: {towns: {mandate: political}, crown: {held_by: base.a, observer: true}}
    decides: {rule: majority, of: cast}
    chair: {from: base.a}
    served_by: base.office
"""


def two(write: Write, more: str = MORE) -> list[Path]:
    return [write(BASE, "base.yaml"), write(more, "more.yaml")]


def test_a_body_of_two_files_is_one(write: Write) -> None:
    card = said(one(load(two(write)).timeline, "body", "board"))
    for part in ("● ● political", "○ observer", "more than 1/2", "Chair: from A", "Served by Office"):
        assert part in card, part


def test_a_file_that_only_elaborates_has_no_picture_beside_the_one_it_elaborates(write: Write) -> None:
    paths = two(write)
    together = load(paths).timeline
    assert [one(together, name).name for name in ("structure", "membership")] == ["structure-base", "membership-base"]
    assert {arrow.told[0].id for arrow in one(together, "structure").arrows} == {"office serves board"}
    assert one(together, "structure", "more").name == "structure-more", "it can be asked for"
    assert one(load(paths[1:]).timeline, "structure").name == "structure-more", "and alone it is drawn"
    new = MORE + "  fresh: {name: Fresh, level: political, serves: base.board}\n"
    both = pictures(load(two(write, new)).timeline, ("structure",), None, "en", Cut())
    assert [picture.name for picture in both] == ["structure-base", "structure-more"]
    assert "fresh" not in {box.told.id for box in both[0].boxes}, "what others say of their own things"


def test_what_another_file_says_of_its_own_things_is_no_part_of_a_picture() -> None:
    # North Jutland describes KKR Nordjylland as a body; to the national model it is one party of five alike.
    alone = one(load([NATIONAL]).timeline, "structure")
    together = one(load([NATIONAL, NORDJYLLAND]).timeline, "structure", "klimaalliance_national")
    assert alone.boxes == together.boxes
    assert alone.arrows == together.arrows


def test_a_file_that_makes_a_body_of_a_party_is_drawn(write: Write) -> None:
    more = MORE.replace("bodies:", "bodies:\n  a: {elaborates: base.a, level: political, seats: {b: {appointed_by: base.b}}}")
    found = pictures(load(two(write, more)).timeline, ("structure",), None, "en", Cut())
    assert [("a" in {box.key for box in picture.boxes}, picture.name) for picture in found] == [
        (False, "structure-base"),
        (True, "structure-more"),
    ]


# With its force.


def test_a_seat_that_may_be_filled_is_none_or_one() -> None:
    found = one(load([PORT]).timeline, "membership", day=date(2021, 1, 1))
    spare = next(box for box in found.boxes if box.told.id == "quay_board.spare")
    assert spare.lines[0].text == "0–1 ● (may)"
    assert "6–7 with a vote" in " ".join(line.text for line in found.groups[0].lines)


def test_who_prepares_as_a_rule_is_told_so_at_the_pointer(write: Write) -> None:
    path = write(
        HEAD + "bodies: {a: {name: A, level: political}, b: {name: B, level: secretariat}}\n"
        "cases: {k: {name: K, route: [{step: prepare, by: b, to: a, force: as_a_rule, note: Mostly}]}}\n"
    )
    (arrow,) = one(load([path]).timeline, "structure").arrows
    assert all("[as a rule]" in told.says and "Mostly" in told.says for told in arrow.told)


def test_the_force_of_a_case_and_of_a_chair_is_told(write: Write) -> None:
    path = write(
        HEAD
        + "parties: {p: {name: P}}\nbodies: {a: {name: A, level: political, seats: {p: {appointed_by: p}}, chair: {from: p, force: may}}}\n"
        "cases: {k: {name: K, force: may, route: [{step: decide, by: a}]}}\n"
    )
    timeline = load([path]).timeline
    assert one(timeline, "k", lang="da").title == "Sagens gang: K (kan)"
    assert "Chair: from P (may)" in said(one(timeline, "a"))


# Whatever is written.


def test_a_chair_whose_seat_is_not_there_is_no_traceback(write: Write) -> None:
    path = write(
        HEAD + "parties: {p: {name: P}}\nbodies: {b: {name: B, level: political, seats: {q: {appointed_by: p}}, chair: {seat: p}}}\n"
    )
    timeline = load([path]).timeline
    for names in (("map",), ("membership",), ("body", "b")):
        assert one(timeline, *names).boxes


def test_a_written_procedure_with_a_rule_of_its_own_is_told_whole(write: Write) -> None:
    path = write(
        HEAD + "parties: {p: {name: P}}\nbodies: {b: {name: B, level: political, seats: {p: {appointed_by: p, count: 5}},\n"
        "  decides: {rule: majority, of: cast, written: {rule: unanimity, of: seats, quorum: {count: 4, note: By letter}}}}}\n"
    )
    card = said(one(load([path]).timeline, "body", "b"))
    assert "Written procedure: unanimity of all voting seats (" in card and "quorum: 4 (1)" in card and "By letter" in card


def test_a_picture_without_a_date_has_no_dangling_sign(write: Write) -> None:
    path = write(HEAD + "bodies: {b: {name: B, level: political}}\n")
    assert not one(load([path]).timeline, "body", "b").subtitle.endswith(" ·")


class Counted(tuple[Edge, ...]):
    """Relations that count how often somebody goes through all of them."""

    times = 0

    def __iter__(self) -> Iterator[Edge]:
        self.times += 1
        return super().__iter__()


def test_nobody_goes_through_all_relations_for_every_seat(write: Write) -> None:
    seats = ", ".join(f"p{number}: {{appointed_by: p{number}}}" for number in range(60))
    parties = "".join(f"  p{number}: {{name: P{number}}}\n" for number in range(60))
    path = write(f"{HEAD}parties:\n{parties}bodies: {{b: {{name: B, level: political, seats: {{{seats}}}}}}}\n")
    timeline = load([path]).timeline
    model = next(iter(timeline.models()))
    for diagram, of in ((membership_diagram, timeline.files[0]), (body_diagram, model.bodies[0])):
        view = View(model, "en", timeline.files[0])
        counted = Counted(view.edges)
        vars(view)["edges"] = counted
        picture: Picture = diagram.draw(view, of)
        assert len(picture.boxes) > 60
        assert counted.times <= 3, diagram.__name__
