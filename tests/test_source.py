"""source.py: every place is where PyYAML's own composer says it is, every value as written, every limit held."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest import mock

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from governance.reading import source
from governance.reading.source import MAX_ALIASED, Map, Seq, Source
from tests.conftest import EVERY_MODEL, Keys, marked

Span = tuple[int, int | None]


def read(text: str | bytes) -> Source:
    return source.read(text if isinstance(text, bytes) else text.encode("utf-8"), "x.yaml")


def slowly(text: str | bytes) -> Source:
    """`read` without libyaml."""
    with mock.patch.object(source, "FAST", False):
        return read(text)


def problems(found: Source) -> list[tuple[str, int, int]]:
    places = [(problem.code, found.at(problem.start, problem.end)) for problem in found.problems]
    return [(code, place.line, place.column) for code, place in places]


def points_at(text: str, *codes: str) -> None:
    """Both readers find just these problems, where the marks in `text` are."""
    plain, places = marked(text)
    expected = [(code, *place) for code, place in zip(codes, places, strict=True)]
    assert problems(read(plain)) == expected
    assert problems(slowly(plain)) == expected


# What PyYAML itself says: its composer, which also remembers where an alias stands.


@dataclass
class Alias:
    node: Any
    start_mark: Any
    end_mark: Any


class Composer(yaml.SafeLoader):
    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        node = super().compose_node(parent, index)
        return Alias(node, event.start_mark, event.end_mark) if isinstance(event, yaml.AliasEvent) else node


def composed(text: str) -> Any:
    loader = Composer(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def entries(node: Any, key: Any = None, path: Keys = ()) -> Iterator[tuple[Keys, Any, Any]]:
    """Path, key and node of everything; of a key that is written twice, the first."""
    yield path, key, node
    real = node.node if isinstance(node, Alias) else node
    if isinstance(real, yaml.MappingNode):
        seen = set()
        for name, value in real.value:
            if name.value not in seen:
                seen.add(name.value)
                yield from entries(value, name, (*path, name.value))
    elif isinstance(real, yaml.SequenceNode):
        for number, value in enumerate(real.value):
            yield from entries(value, None, (*path, number))


def span(node: Any) -> Span:
    """Of a collection only the start: the reader ends it where its first bracket does."""
    return node.start_mark.index, None if isinstance(node, yaml.CollectionNode) else node.end_mark.index


def expected(key: Any, node: Any) -> Span:
    """What stands for a value: itself, or its key where it is a collection, or the first key of a mapping in a list."""
    real = node.node if isinstance(node, Alias) else node
    if isinstance(real, yaml.CollectionNode):
        if key is not None:
            return span(key)
        if isinstance(node, yaml.MappingNode) and node.value:
            return span(node.value[0][0])
    return span(node)


def value(node: Any) -> Any:
    real = node.node if isinstance(node, Alias) else node
    if isinstance(real, yaml.MappingNode):
        return {name.value: value(item) for name, item in reversed(real.value)}
    if isinstance(real, yaml.SequenceNode):
        return [value(item) for item in real.value]
    return None if real.tag == "tag:yaml.org,2002:null" else real.value


def same(found: tuple[int, int], wanted: Span) -> bool:
    return found[0] == wanted[0] and wanted[1] in (None, found[1])


# Texts in every style, drawn piece by piece.

NAMES = ("a", "b", "blåbær", "𝔘x", "~", "null", '"a"', '"\\u00e6\\t\\"q\\""', "'it''s'", '"two words"', "8.2", "no", "long_key_" * 9)
SCALARS = (
    "1",
    "no",
    "012",
    "1:30",
    "2/3",
    "~",
    "æøå 𝔘",
    "plain text here",
    '"do\\nuble"',
    "'sin''gle'",
    '""',
    "''",
    "2023-04-01",
    "-x",
    "x#y",
)


class Writer:
    """Draws a document; `anchors` are those that may be referred to by now."""

    def __init__(self, draw: st.DrawFn, doubles: bool) -> None:
        self.draw = draw
        self.doubles = doubles
        self.anchors: list[str] = []
        self.number = 0

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(0, one_in - 1)) == 0

    def names(self) -> list[str]:
        drawn = self.draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5))
        return (
            drawn if self.doubles else list({yaml.safe_load(f"[{name}]")[0]: name for name in drawn if name not in ("~", "null")}.values())
        )

    def comment(self) -> str:
        return self.draw(st.sampled_from(("", "", "", "  # c: [{", "   ")))

    def anchored(self, make: Any) -> str:
        if not self.chance(5):
            return str(make())
        self.number += 1
        name = f"n{self.number}"
        text = str(make())
        if text.startswith(("*", "&")):
            return text
        self.anchors.append(name)
        return f"&{name} {text}" if not text.startswith("\n") else f"&{name}{text}"

    def scalar(self) -> str:
        if self.anchors and self.chance(4):
            return f"*{self.draw(st.sampled_from(self.anchors))} "
        return self.draw(st.sampled_from(SCALARS))

    def flow(self, depth: int) -> str:
        gap = self.draw(st.sampled_from(("", " ", "\n" + 40 * " ")))
        if depth and self.chance(3):
            inner = f",{gap or ' '}".join(f"{name}: {self.anchored(lambda: self.flow(depth - 1))}" for name in self.names())
            return f"{{{gap}{inner}{gap}}}"
        if depth and self.chance(3):
            return f"[{gap}{f', {gap}'.join(self.flow(depth - 1) for _ in range(self.draw(st.integers(0, 3))))}]"
        return self.scalar()

    def after_key(self, indent: int, depth: int) -> str:
        """What stands after `key:` or `-`, with the line break."""
        kind = self.draw(st.sampled_from(("scalar", "scalar", "flow", "map", "list", "text", "nothing")))
        if kind == "map" and depth:
            return " " + self.anchored(lambda: f"{self.comment()}\n{self.mapping(indent + 2, depth - 1)}")
        if kind == "list" and depth:
            return " " + self.anchored(lambda: f"{self.comment()}\n{self.sequence(indent + 2, depth - 1)}")
        if kind == "text":
            pad = " " * (indent + 2)
            return self.draw(st.sampled_from((" |", " >-", " |+"))) + f"\n{pad}line: one\n\n{pad}  # two\n"
        if kind == "nothing":
            return f"{self.comment()}\n"
        if kind == "flow":
            return f" {self.anchored(lambda: self.flow(2))}{self.comment()}\n"
        return f" {self.anchored(self.scalar) if self.chance(3) else self.scalar()}{self.comment()}\n"

    def mapping(self, indent: int, depth: int) -> str:
        return "".join(
            " " * indent + f"{name}:{self.after_key(indent, depth)}" + self.draw(st.sampled_from(("", "", "\n", "# between\n")))
            for name in self.names()
        )

    def sequence(self, indent: int, depth: int) -> str:
        items = []
        for _ in range(self.draw(st.integers(1, 3))):
            compact = depth and self.chance(3)
            items.append(
                " " * indent + ("- " + self.mapping(indent + 2, depth - 1).lstrip(" ") if compact else "-" + self.after_key(indent, depth))
            )
        return "".join(items)


@st.composite
def documents(draw: st.DrawFn, doubles: bool = True) -> str:
    writer = Writer(draw, doubles)
    text = draw(st.sampled_from(("", "# first\n", "---\n", "\n\n"))) + writer.mapping(0, 3)
    return text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n"))))


def yaml_allows(text: str) -> Any:
    """PyYAML's nodes, or None where this draw is no YAML (`&n *n`, `? :` and the like), or an alias stands in itself."""
    try:
        return composed(text)
    except yaml.YAMLError:
        return None


@settings(max_examples=400)
@given(documents())
@example("a: 1\na: {b: [1, 2, {c: d}], a: {a: 1, a: 2}}\na: [x, {y: z}]\nb: 2\n")
@example("a: &x {b: 1}\nc: *x\nd: [*x, {e: *x}]\nf: 1\n")
@example('"\\u00e6 \\"": 1\r\n𝔘: 2\r\nc: {𝔘: {𝔘: 3}}\r\n')
def test_every_place_is_where_pyyaml_says(text: str) -> None:
    node = yaml_allows(text)
    if node is None:
        return
    for found in (read(text), slowly(text)):
        if found.tree is None:
            assert {problem.code for problem in found.problems} - {"GOV002"}, "nothing was read, and nothing is said of it"
            return
        for path, key, item in entries(node):
            wanted = expected(key, item)
            assert same(found.span(path), wanted), path
            place = found.place(path)
            assert (place.line, place.column) == line_column(text, wanted[0])
            if key is not None:
                assert same(found.span(path, "key"), span(key)), path


def line_column(text: str, index: int) -> tuple[int, int]:
    before = text[:index].replace("\r\n", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


@settings(max_examples=200)
@given(documents(), st.booleans())
@example("a: 1\r\nb: {c: [d, 𝔘]}\n", True)
@example("a: 1\r\nb: {c: [d, 𝔘]}\n", False)
def test_lines_and_columns_are_those_of_pyyamls_marks(text: str, fast: bool) -> None:
    node = yaml_allows(text)
    found = read(text) if fast else slowly(text)
    if node is None or found.tree is None:
        return
    for path, key, item in entries(node):
        if key is not None:
            place = found.place(path, "key")
            assert (place.line - 1, place.column - 1) == (key.start_mark.line, key.start_mark.column)
            assert (place.end_line - 1, place.end_column - 1) == (key.end_mark.line, key.end_mark.column)
            assert place.excerpt == text.splitlines()[place.line - 1]
        elif isinstance(item, yaml.ScalarNode):
            place = found.place(path)
            assert (place.line - 1, place.column - 1) == (item.start_mark.line, item.start_mark.column)


@settings(max_examples=200)
@given(documents())
def test_values_are_what_is_written(text: str) -> None:
    node = yaml_allows(text)
    found = read(text)
    if node is None or found.tree is None:
        return
    assert found.tree == value(node)
    assert list(found.tree) == list(dict.fromkeys(name.value for name, _ in node.value))


@settings(max_examples=200)
@given(documents())
def test_the_pure_reader_gives_the_same(text: str) -> None:
    fast, slow = read(text), slowly(text)
    assert fast.tree == slow.tree
    assert problems(fast) == problems(slow)
    assert list(fast.marks) == list(slow.marks)


@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)
def test_the_pure_reader_gives_the_same_of_whole_models(path: Any) -> None:
    data = path.read_bytes()
    fast, slow = read(data), slowly(data)
    assert fast.tree
    assert fast.tree == slow.tree
    assert list(fast.marks) == list(slow.marks)


@settings(max_examples=250)
@given(documents(doubles=False), st.data())
def test_leaving_out_keeps_the_places_of_the_rest(text: str, data: st.DataObject) -> None:
    found = read(text)
    if found.tree is None:
        return
    places = {path: found.span(path) for path in paths(found.view)}
    old = {path: path for path in places}
    for _ in range(2):
        candidates = [path for path in paths(found.view) if path]
        if not candidates:
            return
        items = [path for path in candidates if isinstance(path[-1], int)]
        drops = data.draw(st.lists(st.sampled_from(items or candidates), max_size=3, unique=True))
        before = plain(found.view)
        found.without(drops)
        now: dict[Keys, Keys] = {}
        left(before, set(drops), (), (), now)
        assert set(paths(found.view)) == set(now)
        old = {new: old[was] for new, was in now.items()}
        for new in now:
            if plain(at(found.view, new)):  # a mapping that has become empty is shown by itself
                assert found.span(new) == places[old[new]], (new, old[new])
    assert plain(found.tree) == plain(read(text).tree), "the tree itself is not touched"


def test_leaving_out_the_first_items_keeps_the_places_of_the_last() -> None:
    text, (last, inner) = marked("a: [x, {b: [1, 2, 3, «4]}, y]\nc:\n  - d\n  - {e: f}\n  - g: {h: «i}\n")
    found = read(text)
    found.without([("a", 0), ("a", 1, "b", 0), ("a", 1, "b", 2), ("c", 1)])
    found.without([("a", 0, "b", 0), ("c", 0)])
    assert plain(found.view) == {"a": [{"b": ["4"]}, "y"], "c": [{"g": {"h": "i"}}]}
    assert (found.place(("a", 0, "b", 0)).line, found.place(("a", 0, "b", 0)).column) == last
    assert (found.place(("c", 0, "g", "h")).line, found.place(("c", 0, "g", "h")).column) == inner


def paths(node: Any, path: Keys = ()) -> Iterator[Keys]:
    yield path
    for key, item in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from paths(item, (*path, key))


def at(node: Any, path: Keys) -> Any:
    for step in path:
        node = node[step]
    return node


def plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: plain(item) for key, item in node.items()}
    return [plain(item) for item in node] if isinstance(node, list) else node


def left(node: Any, drops: set[Keys], was: Keys, now: Keys, found: dict[Keys, Keys]) -> None:
    """New path -> old path of what stays when `drops` go; written without regard to how the reader does it."""
    found[now] = was
    if isinstance(node, dict):
        for key, item in node.items():
            if (*was, key) not in drops:
                left(item, drops, (*was, key), (*now, key), found)
    elif isinstance(node, list):
        kept = [number for number in range(len(node)) if (*was, number) not in drops]
        for new, number in enumerate(kept):
            left(node[number], drops, (*was, number), (*now, new), found)


# Scalars.


@pytest.mark.parametrize(
    "written", ["no", "on", "yes", "1:30", "012", "1e3", "2/3", "0x1F", "1_000", ".5", "2023-04-01", "true", "65%", "NO", "+1", "<<x", "="]
)
def test_scalars_stay_text_as_written(written: str) -> None:
    for found in (read(f"a: {written}\nb: [{written}]\n{written}: c\n"), slowly(f"a: {written}\nb: [{written}]\n{written}: c\n")):
        assert not found.problems
        assert found.tree == {"a": written, "b": [written], written: "c"}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none_unless_it_is_quoted(written: str) -> None:
    assert read(f"a: {written}\n").tree == {"a": None}
    assert read(f'a: "{written}"\n').tree == {"a": written}
    assert read(f"a: '{written}'\n").tree == {"a": written}
    assert read(f'"{written}": b\n').tree == {written: "b"}, "a key is text"


def test_equal_texts_are_kept_once() -> None:
    tree = read("a: some text\nb: some text\n").tree
    assert tree is not None
    assert tree["a"] is tree["b"]


# Keys written twice.


def test_the_first_of_two_is_read_and_the_second_reported() -> None:
    points_at("a: 1\n«a: 2\nb: 3\n", "GOV002")
    points_at("a: 1\n«a: {x: 1, «x: 2}\nb:\n  - {c: 1, «c: [1]}\n", "GOV002", "GOV002", "GOV002")
    points_at("a: 1\n«\"a\": 2\n«'a': 3\n", "GOV002", "GOV002")
    assert read("a: 1\na: {b: 2}\nc: 3\n").tree == {"a": "1", "c": "3"}


def test_the_first_place_is_told() -> None:
    found = read("x: 1\n\n  \na: {b: 1}\nx: 2\na: 3\n")
    assert [found.at(problem.first_at or 0, 0).line for problem in found.problems] == [1, 4]


@pytest.mark.parametrize(
    "dropped", ["1", "{}", "[]", "{p: {q: [1, 2]}, r: s}", "[[1, [2]], {p: q}]", "&k [1, 2]", "\n  p: q\n  r:\n    - s", "*z", "|\n  text"]
)
def test_a_dropped_value_does_not_shift_what_follows(dropped: str) -> None:
    text, (second, last, inner) = marked(f"z: &z {{y: 1}}\na: 1\na: {dropped}\na: {dropped}\n«b: 2\n«c: {{d: «e}}\n")
    for found in (read(text), slowly(text)):
        assert [problem.code for problem in found.problems] == ["GOV002", "GOV002"]
        assert (found.place(("b",), "key").line, found.place(("b",), "key").column) == second
        assert (found.place(("c",)).line, found.place(("c",)).column) == last
        assert (found.place(("c", "d")).line, found.place(("c", "d")).column) == inner


def test_an_anchor_in_a_dropped_value_still_stands_for_it() -> None:
    found = read("a: 1\na: &k {b: c}\nd: *k\n")
    assert found.tree == {"a": "1", "d": {"b": "c"}}
    assert found.place(("d", "b")).line == 2


def steps_in(act: Callable[[], object]) -> int:
    """How many values are stepped over to count out places while `act` runs."""
    steps = 0
    real = Source.after

    def counted(number: int, item: object) -> int:
        nonlocal steps
        steps += 1
        return real(number, item)

    with mock.patch.object(Source, "after", staticmethod(counted)):
        act()
    return steps


def test_thousands_of_doubles_do_not_walk_the_mapping_each() -> None:
    text = "".join(f"k{number}: 1\n" for number in range(3_000)) * 2
    assert steps_in(lambda: read(text)) < 30 * 3_000


def test_thousands_of_places_do_not_walk_the_mapping_each() -> None:
    found = read("".join(f"k{number}: {{a: [1, 2]}}\n" for number in range(3_000)))
    assert steps_in(lambda: [found.place((f"k{number}", "a", 1)) for number in range(3_000)]) < 30 * 3_000


# Limits.


def nested(depth: int, opening: str, closing: str) -> str:
    """A file of this depth: the mapping that it is, and one less inside."""
    return f"a: {opening * (depth - 1)}{closing * (depth - 1)}\n"


def blocks(depth: int) -> str:
    return "".join(" " * level + "a:\n" for level in range(depth))


def test_nesting_of_100_is_read_and_101_is_not() -> None:
    for text in (nested(100, "[", "]"), blocks(100)):
        assert not read(text).problems
        assert not slowly(text).problems
    for read_ in (read, slowly):
        assert problems(read_(nested(101, "[", "]"))) == [("GOV010", 1, len("a: ") + 100)]
        assert problems(read_(nested(101, "{a: ", "}"))) == [("GOV010", 1, 1 + len("a: ") + 99 * len("{a: "))]
        assert problems(read_(blocks(101))) == [("GOV010", 101, 101)]
        assert read_(nested(101, "[", "]")).tree is None


def test_nesting_of_100_is_read_in_a_dropped_value_too() -> None:
    points_at("a: 1\n«" + nested(100, "[", "]"), "GOV002")


def test_a_hundred_thousand_brackets_do_no_harm() -> None:
    for text in ("a: " + "[" * 100_000, "a: " + "{a: " * 100_000, "a: " + "- " * 100_000, "a: " + "[{a: " * 50_000):
        found = read(text)
        assert found.tree is None
        assert [problem.code for problem in found.problems] in (["GOV010"], ["GOV001"])


def test_depth_is_counted_through_aliases() -> None:
    """Else a small file is thousands deep, and whoever walks it by recursion falls over."""
    text = "meta:\n  a0: &a0 " + "[" * 90 + "]" * 90 + "\n"
    text += "".join(f"  a{n}: &a{n} {'[' * 90}*a{n - 1}{']' * 90}\n" for n in range(1, 12))
    assert [problem.code for problem in read(text).problems] == ["GOV010"]


def test_alias_bombs_are_refused_quickly_and_in_little_memory() -> None:
    laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    laughs += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    quadratic = f"a: &a [{'x, ' * 1_000}]\nb: [{'*a, ' * 1_000}]\n"
    maps = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{p: *a{n - 1}, q: *a{n - 1}}}\n" for n in range(1, 64))
    for text in (laughs, quadratic, maps):
        tracemalloc.start()
        found = read(text)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert [problem.code for problem in found.problems] == ["GOV011"]
        assert found.tree is None
        assert peak < 5_000_000


def test_a_hundred_thousand_aliased_values_are_read_and_one_more_is_not() -> None:
    text = "a: &a x\nb: [" + "*a," * (MAX_ALIASED - 1) + "*a"
    assert not read(text + "]").problems
    found = read(text + ", *a]")
    assert problems(found) == [("GOV011", 2, len(text) - len("a: &a x\n") + len(", ") + 1)]


def test_an_alias_inside_what_it_stands_for() -> None:
    points_at("a: &x {b: [1, «*x ]}\n", "GOV011")
    points_at("a: &x\n  b: &y\n    - c: «*x\n", "GOV011")
    points_at("m: &x [&y [«*x ]]\n", "GOV011")


def test_an_anchor_may_be_used_anew() -> None:
    assert read("a: &x 1\nb: *x\nc: &x [2]\nd: *x\n").tree == {"a": "1", "b": "1", "c": ["2"], "d": ["2"]}


def test_an_anchor_on_a_key_is_an_anchor() -> None:
    assert read("&k a: x\nb: *k\n").tree == {"a": "x", "b": "a"}


def test_an_unknown_anchor() -> None:
    points_at("a: [x, «*nobody ]\n", "GOV001")


def test_the_size_limit_is_the_last_byte() -> None:
    data = b"a: 12345\n"
    with mock.patch.object(source, "MAX_BYTES", len(data)):
        assert read(data).tree == {"a": "12345"}
    with mock.patch.object(source, "MAX_BYTES", len(data) - 1):
        assert problems(read(data)) == [("GOV009", 1, 1)]


# What is not YAML, not text, or not of the language.


def test_not_yaml_is_reported_where_it_breaks() -> None:
    points_at("a: 1\nb: «- c\n", "GOV001")
    points_at("a: «@b\n", "GOV001")
    points_at("a: {b: c\nd«: e}\n", "GOV001")
    points_at("a: 'x\n«", "GOV001")
    assert problems(read("a: [1, 2\nb: 3\n"))[0][:2] == ("GOV001", 2)


@pytest.mark.parametrize("char", ["\x00", "\x01", "\x07", "\x1b", "\x7f", "\x80", "\ufffe"])
def test_characters_that_yaml_does_not_allow(char: str) -> None:
    points_at(f"a: 1\nb: æ𝔘«{char}x\n", "GOV001")
    assert f"U+{ord(char):04X}" in read(f"a: {char}").problems[0].message.en


def test_not_utf8_is_reported_where_it_begins() -> None:
    found = read("a: æ𝔘\nb: ".encode() + b"x\xe6y\n")
    assert problems(found) == [("GOV007", 2, 5)]
    assert problems(read(b"\xff")) == [("GOV007", 1, 1)]
    assert problems(read("a: b".encode("utf-16"))) == [("GOV007", 1, 1)]
    assert problems(read("a: é\n".encode("latin-1"))) == [("GOV007", 1, 4)]
    assert problems(read(b"a: \xed\xa0\x80")) == [("GOV007", 1, 4)], "half of a surrogate pair"
    assert found.tree is None


def test_utf16_without_a_mark_is_not_taken_for_text() -> None:
    assert [problem.code for problem in read("a: b".encode("utf-16-le")).problems] == ["GOV001"]


def test_a_byte_order_mark_takes_no_column() -> None:
    found = read("\ufeffa: 1\n")
    assert not found.problems
    assert (found.place(("a",), "key").column, found.place(("a",)).column) == (1, 4)
    assert found.place(("a",)).excerpt == "a: 1"


def test_a_byte_order_mark_takes_no_column_where_it_is_not_utf8_either() -> None:
    assert problems(read(b"\xef\xbb\xbfa: \xff")) == [("GOV007", 1, 4)]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only this\n", "---\n", "--- ~\n", "---\n...\n", "\ufeff", "   ", "null\n", "{}\n", "{} # nothing\n"]
)
def test_an_empty_file(text: str) -> None:
    for found in (read(text), slowly(text)):
        assert problems(found) == [("GOV008", 1, 1)]
        assert found.tree is None


@pytest.mark.parametrize("text", ["«- a\n", "«just words\n", "«[a, b]\n", "# c\n\n«'x'\n", "«3\n"])
def test_a_file_that_is_no_mapping(text: str) -> None:
    points_at(text, "GOV004")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: 1\n«---\nb: 2\n", {"a": "1"}),
        ("a: 1\n...\n«---\nb: {\n", {"a": "1"}),
        ("a: «!!str 1\nb: «!mine [c]\nd: «! e\n", {"a": "1", "b": ["c"], "d": "e"}),
        ("a: {«<<: {b: 1}, c: 2}\n", {"a": {"<<": {"b": "1"}, "c": "2"}}),
        ("x: &x {y: 1}\na:\n  «<<: *x\n", {"x": {"y": "1"}, "a": {"<<": {"y": "1"}}}),
        ("a: 1\n? «[b]\n: c\n", None),
        ("«{a: b}: c\n", None),
        ("a: &x b\n«*x : c\n", None),
    ],
)
def test_what_the_language_does_not_have(text: str, tree: Any) -> None:
    points_at(text, *["GOV015"] * text.count("«"))
    assert read(marked(text)[0]).tree == tree


def test_a_quoted_merge_key_is_a_key() -> None:
    assert not read('a: {"<<": 1}\n').problems


def test_reading_goes_on_after_what_it_can_step_over() -> None:
    points_at("a: 1\n«a: 2\nb: «!x y\nc: {d: 1, «d: 2}\n", "GOV002", "GOV015", "GOV002")


def test_a_next_line_character_is_no_line_to_an_editor() -> None:
    """YAML 1.1 breaks lines at U+0085 and U+2028; no editor counts them, so neither do places."""
    found = read('a: "x\u2028y"\nb: 1\n')
    assert found.place(("b",)).line == 2
    assert found.place(("a",)).excerpt == 'a: "x\u2028y"'


def test_lone_carriage_returns_end_lines() -> None:
    found = read("a: 1\rb: 2\r\nc: 3\n")
    assert [found.place((key,)).line for key in "abc"] == [1, 2, 3]
    assert found.place(("b",)).excerpt == "b: 2"


# Paths that lead nowhere.


def test_a_path_ends_at_the_nearest_thing_that_is_written() -> None:
    found = read("a:\n  b: {c: 1}\n  d: [x, {e: 2}]\n")
    assert found.place(("a", "b", "nowhere")) == found.place(("a", "b"))
    assert found.place(("a", "<tag>", "b", "c")) == found.place(("a", "b", "c"))
    assert found.place(("a", "d", 7)) == found.place(("a", "d"))
    assert found.place(("a", "d", 1, "f")).column == len("  d: [x, {") + 1
    assert found.place(("a", "b", "c", "[key]")) == found.place(("a", "b", "c"), "key")
    assert found.place(()).line == 1
    assert found.place(("nowhere",)) == found.place(())


def test_types_of_the_tree() -> None:
    tree = read("a: [{b: 1}]\n").tree
    assert type(tree) is Map
    assert type(tree["a"]) is Seq
    assert type(tree["a"][0]) is Map
