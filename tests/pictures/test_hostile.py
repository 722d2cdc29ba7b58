"""Whatever a model says is only text: it draws as it is written, and can neither break a format nor get into it."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from governance.model.loaded import load
from governance.model.timeline import Timeline
from render.pictures.choosing import pictures, safe_link
from render.pictures.diagrams.cut import Cut
from render.pictures.drawing import d2, dot, mermaid
from render.pictures.drawing.graphviz_engine import choose, run
from render.pictures.drawing.layout import place
from render.pictures.drawing.page import compose
from render.pictures.drawing.paint import painting
from render.pictures.drawing.picture_formats import write
from render.pictures.drawing.svg import svg
from render.pictures.measure import plain
from render.pictures.picture import Arrow, Box, Entry, Group, Line, Picture, Told
from tests.pictures.helpers import SVG

NASTY = (
    '"]; evil [label="x',
    "</text><script>alert(1)</script>",
    "<b>bold</b> & &amp; &#60; &lt;",
    'back\\slash \\N \\G \\l \\" end\\',
    "line\nbreak\r\nand\ttab",
    "]]> <!-- --> <?xml ?>",
    "مرحبا بالعالم \u202e reversed \u202c",
    "🙂🏳️‍🌈 👨‍👩‍👧 e\u0301 ﷽",
    "${HOME} $x %s {id} #quot; `code` **md** |pipe|",
    "x" * 500,
    "Rødgrød med fløde på Ærø",
    "subgraph end click style classDef",
    "' onmouseover='alert(1)",
    "a: b # c\n- d",
)
TEXT = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
ALLOWED = {"svg", "title", "desc", "style", "rect", "g", "path", "text"}
BEARABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def drawn(names: list[str]) -> Picture:
    """A small picture, all of whose texts are these."""
    names = [*names, *names, *names]
    take = (names[number % len(names)] for number in count()).__next__
    told = [Told("body", f"id{number}", take(), take()) for number in range(3)]
    boxes = [
        Box(f"k{n}", told[n], role, [Line(text) for text in take().split("\n")]) for n, role in enumerate(("political", "party", "case"))
    ]
    boxes[2].group = "grp"
    arrows = [Arrow("k0", "k1", "supports", (Told("supports", "id0 supports id1", take(), take()),), [Line(take())])]
    arrows.append(Arrow("k1", "k2", "leads", (Told("leads", "id1 leads id2", take(), take()),)))
    legend = [Entry("arrow", "supports", take()), Entry("text", "", take())]
    groups = [Group("grp", Told("party", "grp", take(), take()), [Line(take().replace("\n", " "))])]
    return Picture("hostile", "en", take(), take(), boxes, groups, arrows, legend=legend, notes=[take()])


@settings(max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=4))
@example(list(NASTY))
def test_no_text_gets_out_of_its_place_in_svg_or_html(names: list[str]) -> None:
    picture = drawn(names)
    for box, x in zip(picture.boxes, (100.0, 300.0, 500.0), strict=True):
        box.x, box.y = x, 60.0
    picture.layout = "own"
    page = compose(picture, place(picture, None, 0))
    text = svg(page, link="https://example.org/{id}")
    root = ElementTree.fromstring(text)
    assert {thing.tag.removeprefix(SVG) for thing in root.iter()} <= {*ALLOWED, "a"}
    assert not [key for thing in root.iter() for key in thing.attrib if key.lower().startswith("on")]
    assert {thing.get("href") for thing in root.iter(f"{SVG}a")} == {f"https://example.org/{i}" for i in ("id0", "id1", "id2", "grp")}
    shown = ["".join(child.text or "" for child in [thing]) + "".join(c.tail or "" for c in thing) for thing in root.iter(f"{SVG}text")]
    for box in picture.boxes:
        for line in box.lines:
            assert not line.text or _xml(line.text) in shown
    said = {thing.text for g in root.iter(f"{SVG}g") if (thing := g.find(f"{SVG}title")) is not None}
    assert {_xml(box.told.says) for box in picture.boxes if box.told.says} <= said | {""}

    from render.pictures.drawing.html import html

    parser = _Tags()
    parser.feed(html(page))
    assert parser.scripts == 1
    assert not parser.handlers
    assert parser.policy
    assert "sha256-" in parser.policy


def _xml(text: str) -> str:
    """What XML reads: line ends of all kinds are line feeds."""
    return plain(text).replace("\r\n", "\n").replace("\r", "\n")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.handlers: list[str] = []
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.handlers += [name for name, value in attrs if name.startswith("on") or (value or "").strip().lower().startswith("javascript:")]
        if dict(attrs).get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(attrs).get("content") or ""


@settings(max_examples=25)
@given(st.lists(TEXT, min_size=1, max_size=4))
@example(list(NASTY))
def test_graphviz_reads_every_text_as_it_is(names: list[str]) -> None:
    picture = drawn(names)
    data = json.loads(run(dot.dot(picture), "json0", "dot", choose()))
    nodes = {item["name"]: item for item in data["objects"] if "nodes" not in item}
    assert set(nodes) == {"k0", "k1", "k2"}
    numbers = {item["_gvid"]: item["name"] for item in data["objects"]}
    assert [(numbers[edge["tail"]], numbers[edge["head"]]) for edge in data["edges"]] == [("k0", "k1"), ("k1", "k2")]
    for box in picture.boxes:
        assert _read(nodes[box.key]["label"]) == "\n".join(_xml(line.text) for line in box.lines)
        assert _read(nodes[box.key]["tooltip"]) == _xml(box.told.says)


def _read(label: str) -> str:
    """What a label of Graphviz shows: its escapes, and then its entities, read."""
    import html

    lines = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], label, flags=re.DOTALL)
    return html.unescape(lines)


@settings(max_examples=8)
@given(st.lists(TEXT, min_size=1, max_size=3))
@example(list(NASTY))
def test_every_text_can_be_painted(names: list[str]) -> None:
    picture = drawn(names)
    drawn_ = write(picture, "pdf")
    assert drawn_.data.startswith(b"%PDF-")
    page = compose(picture, place(picture, choose(), 60))
    assert painting(page, "png").count('\n\t"text ') == sum(1 for item in page.items if getattr(item, "text", "").strip())


MERMAID_LINE = re.compile(
    r'(---|title: ".*"|flowchart (TB|LR)|  (  )*(n\d+(\[\[|\[/|\(\[|\{\{|\[|\()"[^"]*"(\]\]|/\]|\]\)|\}\}|\]|\)):::\w+'
    r'|subgraph g\d+\["[^"]*"\]|end|[ng]\d+ (-->|-\.->)(\|"[^"]*"\|)? [ng]\d+|classDef \w+ [\w#:.,-]+|click n\d+ href "[^"\s]*"))'
)


@settings(max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=4))
@example(list(NASTY))
def test_mermaid_has_no_line_but_ours_and_texts_read_back(names: list[str]) -> None:
    picture = drawn(names)
    for line in mermaid.mermaid(picture, "https://example.org/{id}").splitlines():
        assert MERMAID_LINE.fullmatch(line), line
    for box in picture.boxes:
        shown = mermaid.text(box.lines)[1:-1]
        assert not set(shown.replace("<br/>", "")) & set('<>"`|\\[]{}&')
        read = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), shown.replace("<br/>", "\n"))
        assert read == "\n".join(plain(line.text) for line in box.lines)


@settings(max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=4))
@example(list(NASTY))
def test_d2_has_no_string_but_ours_and_texts_read_back(names: list[str]) -> None:
    picture = drawn(names)
    for line in d2.d2(picture, "https://example.org/{id}").splitlines():
        bare = re.sub(r'"(\\.|[^"\\])*"', "S", line)
        assert re.fullmatch(r"[\w .:;#{}>-]*", bare), bare
        assert not re.search(r"(?<!\\)(\\\\)*\$\{", line)
    for text in names:
        shown = d2.text([text])[1:-1]
        read = re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), shown)
        assert read == _xml(text)


@cache
def _timeline(names: tuple[str, ...]) -> Timeline:
    """A model all of whose names are these."""
    said = ['"' + "".join(f"\\U{ord(letter):08x}" for letter in name) + '"' for name in names] * 12
    text = f"""govcheck: 1
id: hostile
title: {said[0]}
documents:
  doc: {{title: {said[1]}, date: 2024-02-29, clauses: {{"1": {{title: {said[2]}}}}}}}
parties:
  town: {{name: {said[3]}, signs: doc, source: doc 1}}
offices:
  mayor: {{name: {said[4]}, party: town}}
bodies:
  board:
    name: {said[5]}
    level: political
    seats:
      town: {{appointed_by: town, count: 2, note: {said[6]}}}
      mayor: {{held_by: mayor, observer: true, name: {said[7]}}}
    chair: {{from: town, note: {said[8]}}}
    decides: {{rule: unanimity, assumed: {said[9]}}}
    served_by: office
  office: {{name: {said[10]}, level: secretariat, led_by: mayor, note: {said[11]}}}
cases:
  permit: {{name: {said[0]}, route: [{{step: prepare, by: office, to: board}}, {{step: decide, by: board, note: {said[1]}}}]}}
funding:
  contributions:
    dues: {{name: {said[2]}, payers: town, amount: 100, parts: {{all: {{name: {said[3]}, amount: 60, recipients: [board]}}}}}}
"""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.yaml"
        path.write_text(text, encoding="utf-8")
        return load([path]).timeline


@settings(max_examples=25)
@given(st.lists(TEXT, min_size=1, max_size=3))
@example(list(NASTY[:7]))
@example(list(NASTY[7:]))
def test_a_hostile_model_is_drawn_whole_in_every_diagram(names: list[str]) -> None:
    timeline = _timeline(tuple(name for name in names if name.strip() and BEARABLE.match(name)) or ("x",))
    for asked in (("structure",), ("membership",), ("body", "board"), ("route", "permit"), ("funding",)):
        (picture,) = pictures(timeline, asked, None, "da", Cut())
        root = ElementTree.fromstring(write(picture, "svg").data)
        assert {thing.tag.removeprefix(SVG) for thing in root.iter()} <= ALLOWED
        placed = place(picture, None, 0)
        for box in picture.boxes:
            assert max((line.wide for line in box.lines), default=0) <= placed.boxes[box.key].wide
        write(picture, "html")
        assert all(MERMAID_LINE.fullmatch(line) for line in write(picture, "mermaid").data.decode().splitlines())


@pytest.mark.parametrize(
    "link", ["https://x.dk/{id}", "http://x.dk/?q={id}", "mailto:a@b.dk?subject={id}", "../wiki/{id}.html", "#{id}", "/a/{kind}/{id}"]
)
def test_links_that_may_stand_in_a_picture(link: str) -> None:
    assert safe_link(link)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", 'https://x"onclick=', "a b", "x\ny", "<x>"]
)
def test_links_that_may_not(link: str) -> None:
    assert not safe_link(link)


def test_a_change_of_direction_in_a_name_ends_with_it() -> None:
    """Or it would turn round the words that the program writes after it."""
    from governance.words.quoting import closed

    assert closed("Ren kommunal") == "Ren kommunal"
    assert closed("A \u202e evil") == "A \u202e evil\u202c"
    assert closed("A \u202e evil\u202c") == "A \u202e evil\u202c"
    assert closed("\u2067x\u202bæ") == "\u2067x\u202bæ\u202c\u2069"
