"""Nothing overlaps, nothing is clipped, no line runs through a box; the same input gives the same bytes."""

from __future__ import annotations

import os
import re
from itertools import combinations, pairwise
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from governance.diagnostics import Lang
from governance.funding.account import account
from render.pictures.drawing.d2 import d2
from render.pictures.drawing.graphviz_engine import choose
from render.pictures.drawing.layout import Frame
from render.pictures.drawing.mermaid import mermaid
from render.pictures.drawing.page import Words, fit
from render.pictures.drawing.paint import paint
from render.pictures.drawing.picture_formats import FORMATS, format_of, write
from render.pictures.drawing.shapes import Path as Stroke
from render.pictures.drawing.spread import crossings
from render.pictures.drawing.svg import svg
from render.pictures.flow import flow
from render.pictures.flow_page import compose
from render.pictures.measure import width
from render.pictures.theme import DASHES, INKS, LOOKS, STROKES, Scheme
from tests.conftest import EVERY_MODEL, NATIONAL, NORDJYLLAND, PORT, govcheck
from tests.pictures.helpers import REAL, SVG, Ask, asks, laid, picture, timeline

EVERY = pytest.mark.parametrize("ask", list(asks()), ids=str)
SNAPSHOTS = Path(__file__).parent / "snapshots"
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
UPDATE = bool(os.environ.get("UPDATE_SNAPSHOTS"))


def inside(inner: Frame, outer: Frame, slack: float = 0.6) -> bool:
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.x + inner.wide <= outer.x + outer.wide + slack
        and inner.y + inner.high <= outer.y + outer.high + slack
    )


def overlap(a: Frame, b: Frame) -> bool:
    return a.x < b.x + b.wide - 0.5 and b.x < a.x + a.wide - 0.5 and a.y < b.y + b.high - 0.5 and b.y < a.y + a.high - 0.5


@EVERY
def test_boxes_hold_their_text_and_do_not_overlap(ask: Ask) -> None:
    found = laid(ask)
    for box in found.picture.boxes:
        frame = found.placed.boxes[box.key]
        assert abs(frame.wide - box.wide) < 0.5 or found.picture.layout == "engine"
        assert max((line.wide for line in box.lines), default=0) <= frame.wide, box.key
        assert sum(line.size for line in box.lines) <= frame.high, box.key
    for one, other in combinations(found.picture.boxes, 2):
        assert not overlap(found.placed.boxes[one.key], found.placed.boxes[other.key]), (one.key, other.key)
    for group in found.picture.groups:
        frame = found.placed.groups[group.key]
        assert max((line.wide for line in group.lines), default=0) <= frame.wide
        if found.picture.layout != "table":
            assert all(inside(found.placed.boxes[box.key], frame) for box in found.picture.boxes if box.group == group.key)


@EVERY
def test_everything_is_on_the_page(ask: Ask) -> None:
    page = laid(ask).page
    for item in page.items:
        if isinstance(item, Words):
            wide = width(item.text, item.size, bold=item.bold)
            left = item.x - (wide / 2 if item.anchor == "middle" else 0)
            assert left >= 0 and left + wide <= page.wide, item.text
            assert item.size <= item.y <= page.high, item.text
        elif isinstance(item, Stroke):
            for _, numbers in item.steps:
                assert all(-0.5 <= x <= page.wide + 0.5 for x in numbers[::2])
                assert all(-0.5 <= y <= page.high + 0.5 for y in numbers[1::2])


@pytest.mark.parametrize("ask", [ask for ask in asks() if ask.diagram in ("structure", "funding")], ids=str)
def test_no_line_runs_through_a_box(ask: Ask) -> None:
    found = laid(ask)
    frames = {**found.placed.boxes, **{g.key: found.placed.groups[g.key] for g in found.picture.groups}}
    for arrow, trace in zip(found.picture.arrows, found.placed.arrows, strict=True):
        assert trace is not None
        for (x1, y1), (x2, y2) in pairwise(trace.points):
            assert x1 == x2 or y1 == y2, "at right angles"
            line = Frame(min(x1, x2), min(y1, y2), abs(x1 - x2) + 1, abs(y1 - y2) + 1)
            for key, frame in frames.items():
                small = Frame(frame.x + 2, frame.y + 2, frame.wide - 4, frame.high - 4)
                assert not overlap(line, small), (arrow.source, arrow.target, key)


@pytest.mark.parametrize(("path", "diagram"), [(NATIONAL, "structure"), (NORDJYLLAND, "structure"), (NATIONAL, "funding")])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_real_models_are_drawn_without_a_crossing(path: Path, lang: Lang, diagram: str) -> None:
    found = laid(Ask(path, diagram, "", lang)).picture
    assert crossings([arrow.path for arrow in found.arrows])[0] == 0


def test_crossings_are_counted() -> None:
    assert crossings([[(0, 5), (10, 5)], [(5, 0), (5, 10)]])[0] == 1
    assert crossings([[(0, 5), (10, 5)], [(5, 6), (5, 10)]])[0] == 0
    assert crossings([[(0, 0), (0, 10)], [(2, 5), (2, 15)]])[0] == 3, "on top of each other is worse than across"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_lines_stand_out(scheme: str) -> None:
    inks = INKS["dark" if scheme == "dark" else "light"]
    assert inks.keys() == INKS["light"].keys()
    for name, ink in inks.items():
        assert contrast(ink.text, ink.fill) >= 7, name
        if name not in ("page", "lane"):
            assert contrast(ink.line, inks["page"].fill) >= 3, name


def test_nothing_is_told_by_colour_alone() -> None:
    levels = [(LOOKS[name].shape, LOOKS[name].width) for name in ("political", "administrative", "secretariat", "knowledge", "party")]
    assert len(set(levels)) == len(levels)
    drawn = ("supports", "serves", "leads", "reports_to", "sends", "appoints", "prepares")
    lines = [(STROKES[name].dash, STROKES[name].head) for name in drawn]
    assert len(set(lines)) == len(lines)
    assert {stroke.dash for stroke in STROKES.values()} <= set(DASHES)
    assert {stroke.ink for stroke in STROKES.values()} <= set(INKS["light"])


def test_paper() -> None:
    assert fit(500, 700)[1:] == ("A4", (595.28, 841.89))
    assert fit(800, 500)[0] == 1.0 and fit(800, 500)[1:] == ("A4", (841.89, 595.28))
    scale, paper, _ = fit(990, 600)
    assert (paper, round(scale, 3)) == ("A4", round(841.89 / 990, 3))
    assert fit(1010, 600)[1] == "A3", "on A4 its text would be under 8 points"
    assert fit(9000, 9000)[1] == ""


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_has_an_ending_and_draws(form: str) -> None:
    assert format_of(f"a.b{FORMATS[form][0].upper()}") == form
    drawn = write(picture(Ask(PORT, "structure", "", "en")), form)
    starts = {
        "png": b"\x89PNG",
        "pdf": b"%PDF-",
        "svg": b"<?xml",
        "html": b"<!DOCTYPE html>",
        "dot": b"digraph",
        "mermaid": b"---",
        "d2": b"dir",
    }
    assert drawn.data.startswith(starts[form])
    assert format_of("picture.txt") is None and format_of("svg") is None


@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("diagram", ["structure", "membership"])
def test_dot_is_as_it_was(path: Path, lang: Lang, diagram: str) -> None:
    """After a change that is meant: UPDATE_SNAPSHOTS=1 pytest tests/pictures, and read what git says is different."""
    found = write(picture(Ask(path, diagram, "", lang)), "dot").data.decode()
    file = SNAPSHOTS / f"{path.stem}-{diagram}-{lang}.dot"
    if UPDATE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["dot", "svg", "html", "mermaid", "d2"])
@pytest.mark.parametrize("diagram", ["structure", "map"])
def test_the_same_input_gives_the_same_bytes(form: str, diagram: str) -> None:
    found = {
        govcheck("render", diagram, "-m", NATIONAL, "--format", form, "-o", "-", env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")
    }
    assert len(found) == 1
    assert len(found.pop()) > 2000


def test_mermaid_and_d2_have_every_box_and_arrow() -> None:
    every = list(asks(REAL, ("da",)))
    assert len(every) > 20
    for ask in every:
        found = picture(ask)
        lines = mermaid(found).splitlines()
        assert sum(line.strip().startswith("n") and ":::" in line for line in lines) == len(found.boxes)
        assert sum(">" in line and (" --" in line or " -." in line) for line in lines) == len(found.arrows)
        lines = d2(found).splitlines()
        assert sum(" -> " in line and line[0] in "ng" for line in lines) == len(found.arrows)


def test_one_module_writes_svg() -> None:
    folder = Path(__file__).parents[2] / "render"
    writers = {file.name for file in folder.rglob("*.py") if "<path" in (code := file.read_text(encoding="utf-8")) or "<svg" in code}
    assert writers == {"svg.py"}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_flow_of_money_is_a_page_like_any_other(scheme: Scheme) -> None:
    page = compose(flow(account(timeline(NATIONAL)), "da"))
    drawn = svg(page, scheme=scheme)
    root = ElementTree.fromstring(drawn)
    ends = {item.get("text-anchor") for item in root.iter(f"{SVG}text")}
    assert ends == {None, "end"}
    patterns = {item.attrib["id"] for item in root.iter(f"{SVG}pattern")}
    assert patterns == set(re.findall(r"url\(#([\w-]+)\)", drawn))
    firm = [band for band in root.iter(f"{SVG}g") if (band.get("data-relations") or "").startswith("regioner pays")]
    assert firm
    assert all("url(" not in ElementTree.tostring(band, "unicode") for band in firm), "what is firm has no edge of what is not"
    assert paint(page, "png", choose(), 60, scheme).startswith(b"\x89PNG")
