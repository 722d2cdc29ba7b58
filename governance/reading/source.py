"""YAML text -> plain values, and the line and column of every key and value, kept from the parse.

Scalars stay text, as written: `no`, `1:30`, `012` and `2/3` mean what they say and the schema decides what a field
takes. Only an empty plain scalar (or `null`, `~`) is None. Tags, merge keys, several documents in a file and keys that
are not text are outside the language, and said so.

The events of libyaml go into an iterative builder, which costs a third of PyYAML's own composer; how places are kept is in
tree.py.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from governance.diagnostics import Text
from governance.reading.tree import Map, Path, Problem, Seq, Source

__all__ = ["Map", "Path", "Problem", "Seq", "Source", "read"]

MAX_BYTES = 50 * 1024 * 1024
MAX_DEPTH = 100
MAX_ALIASED = 100_000

FAST = bool(yaml.__with_libyaml__)

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NO_KEY = ""
"""What stands for the key of a value that is in no mapping."""


def read(data: bytes, path: str) -> Source:
    """Read one file's bytes. `path` is how it is shown. Never raises for what the bytes hold: see `problems`.

    Where a problem is found that ends the reading (not YAML, too deep, ...) `tree` is None.
    """
    if len(data) > MAX_BYTES:
        source = Source(path, "")
        source.problems.append(
            Problem(
                "GOV009",
                Text(
                    f"the file is larger than {MAX_BYTES >> 20} MiB and is not read",
                    f"filen er større end {MAX_BYTES >> 20} MiB og læses ikke",
                ),
                0,
                0,
                Text("divide the model, and import one file from another", "del modellen, og importér den ene fil fra den anden"),
            )
        )
        return source
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        source = Source(path, data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        source.problems.append(
            Problem(
                "GOV007",
                Text("the file is not UTF-8 from here on", "filen er ikke UTF-8 fra dette sted"),
                len(source.text),
                len(source.text),
                Text("save it as UTF-8", "gem den som UTF-8"),
            )
        )
        return source
    text = text.removeprefix("\ufeff")
    source = Source(path, text)
    try:
        _Builder(source).build()
    except _Stop as stop:
        source.problems.append(stop.problem)
        source.tree = None
    except yaml.reader.ReaderError as error:
        # libyaml counts the offending character's position in bytes of UTF-8; the pure reader in characters.
        found = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]", text)
        at = found.start() if found else 0
        what = f"U+{ord(text[at]):04X}" if found else str(error.reason)
        source.problems.append(
            Problem(
                "GOV001",
                Text(f"a character that YAML does not allow: {what}", f"et tegn, som YAML ikke tillader: {what}"),
                at,
                at + 1,
                Text("delete it, or write it as an escape in double quotes", "slet det, eller skriv det som escape i anførselstegn"),
            )
        )
        source.tree = None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(mark.index, len(text)) if mark else 0
        opened = error.context_mark
        what = (error.problem or "it cannot be read").strip()
        if error.context:
            what += f" ({error.context.strip()})"
        source.problems.append(
            Problem(
                "GOV001",
                Text(f"this is not YAML: {what}", f"dette er ikke YAML: {what}"),
                at,
                at,
                Text(
                    "look here and on the line above: indentation, a missing colon, quote or bracket",
                    "se her og på linjen over: indrykning, et manglende kolon, anførselstegn eller en parentes",
                ),
                opened.index if opened and opened.index < at else None,
            )
        )
        source.tree = None
    if source.tree is not None and not source.tree and not source.problems:
        source.tree = None
        source.problems.append(_empty())
    source.view = source.tree
    return source


def _empty() -> Problem:
    return Problem(
        "GOV008",
        Text("the file is empty", "filen er tom"),
        0,
        0,
        Text("a model starts with the line `govcheck: 1`", "en model begynder med linjen `govcheck: 1`"),
    )


class _Stop(Exception):
    """Reading cannot go on."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Dropped(Map):
    """Stands around the value of a duplicate key while that is read."""

    __slots__ = ()


class _Builder:
    """Events -> `Source.tree`, without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems = source.problems
        self.anchors: dict[str, tuple[Any, int, int]] = {}  # value, how many values it stands for, how deep it goes
        self.open_anchors: dict[str, int] = {}
        self.aliased = 0
        self.numbers: dict[int, dict[str, int]] = {}

    def build(self) -> None:  # noqa: C901  # the hot loop: a call for each of a million events would cost as much as the rest
        text = self.source.text
        parser = yaml.CSafeLoader(text.encode()) if FAST else yaml.SafeLoader(text)
        get = parser.get_event
        marks = self.source.marks
        mark = marks.append
        texts: dict[str, str] = {}
        share = texts.setdefault  # equal texts are kept once
        nulls = _NULLS
        # Open containers from the outside in: node, the key that waits for a value, its anchor, and, around the value
        # of a duplicate key (which is read into a nameless container and dropped), the number of that key's event.
        stack: list[tuple[Any, str | None, str | None, int]] = []
        node: Any = None
        key: str | None = _NO_KEY  # None where the next scalar is a key
        anchor: str | None = None
        documents = 0
        dropped = 0
        while True:
            event: Any = get()
            kind = type(event)
            if kind is ScalarEvent:
                mark(event.start_mark.index)
                mark(event.end_mark.index)
                value: Any = event.value
                if event.tag is not None:
                    self.beyond("tags (`!...`)", "tags (`!...`)", *marks[-2:])
                if key is None:
                    key = share(value, value)
                    if event.anchor is not None:
                        self.anchors[event.anchor] = (key, 1, 0)
                    if key in node:
                        self.duplicate(node, key, *marks[-2:])
                        stack.append((node, None, None, len(marks) // 2 - 1))
                        dropped += 1
                        node = _Dropped()
                    elif key == "<<" and event.implicit[0]:
                        self.beyond("merge keys (`<<`)", "flettenøgler (`<<`)", *marks[-2:])
                    continue
                value = None if value in nulls and event.implicit[0] else share(value, value)
                if event.anchor is not None:
                    self.anchors[event.anchor] = (value, 1, 0)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done = node
                done.events = len(marks) // 2 - done.first
                node, key, anchor, _ = stack.pop()
                if anchor is not None:
                    size = done.events + self.aliased - self.open_anchors.pop(anchor)
                    self.anchors[anchor] = (done, size, _depth(done))
                value = done
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark.index
                end = event.end_mark.index
                if key is None:
                    raise _Stop(_outside("keys that are not text", "nøgler, der ikke er tekst", start, end))
                if event.tag is not None:
                    self.beyond("tags (`!...`)", "tags (`!...`)", start, end)
                if len(stack) - dropped >= MAX_DEPTH:
                    raise _Stop(_too_deep(start, end))
                if event.anchor is not None:
                    self.anchors.pop(event.anchor, None)
                    self.open_anchors[event.anchor] = self.aliased
                stack.append((node, key, event.anchor, 0))
                if kind is MappingStartEvent:
                    node, key = Map(), None
                else:
                    node, key = Seq(), _NO_KEY
                node.first = len(marks) // 2
                mark(start)
                mark(end)
                continue
            elif kind is AliasEvent:
                start = event.start_mark.index
                end = event.end_mark.index
                mark(start)
                mark(end)
                value = self.alias(event.anchor, len(stack) - dropped, start, end)
                if key is None:
                    raise _Stop(_outside("an alias as a key", "et alias som nøgle", start, end))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    start = event.start_mark.index
                    self.beyond("more than one document in a file (`---`)", "flere dokumenter i en fil (`---`)", start, start + 3)
                    return
                continue
            elif kind is StreamEndEvent:
                if not documents:
                    raise _Stop(_empty())
                return
            else:
                continue
            # `value` is complete: put it where it belongs.
            kind = type(node)
            if kind is Map:
                node[key] = value
                key = None
            elif kind is Seq:
                node.append(value)
            elif kind is _Dropped:
                node, key, _, duplicate = stack.pop()
                dropped -= 1
                self.source.gaps[duplicate] = len(marks) // 2
            elif type(value) is Map:
                self.source.tree = value
            elif value is None:
                raise _Stop(_empty())
            else:
                start, end = self.source.mark(0)
                raise _Stop(
                    Problem(
                        "GOV004",
                        Text("a model is a mapping of keys to values", "en model er nøgler med værdier"),
                        start,
                        max(end, start + 1),
                        Text("start with the line `govcheck: 1`", "begynd med linjen `govcheck: 1`"),
                    )
                )

    def alias(self, name: str, depth: int, start: int, end: int) -> Any:
        if name in self.open_anchors:
            raise _Stop(
                Problem(
                    "GOV011",
                    Text(f"`*{name}` stands inside what it stands for", f"`*{name}` står inde i det, som det står for"),
                    start,
                    end,
                )
            )
        if name not in self.anchors:
            raise _Stop(
                Problem(
                    "GOV001",
                    Text(f"this is not YAML: no anchor `&{name}` above", f"dette er ikke YAML: intet anker `&{name}` ovenfor"),
                    start,
                    end,
                )
            )
        value, size, deep = self.anchors[name]
        if depth + deep > MAX_DEPTH:
            raise _Stop(_too_deep(start, end))
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            raise _Stop(
                Problem(
                    "GOV011",
                    Text(
                        f"the aliases of this file stand for more than {MAX_ALIASED:,} values",
                        f"filens aliasser står for mere end {MAX_ALIASED:,} værdier".replace(",", "."),
                    ),
                    start,
                    end,
                    Text("write the values out", "skriv værdierne ud"),
                )
            )
        return value

    def duplicate(self, node: Map, key: str, start: int, end: int) -> None:
        first = self.source.mark(self.number(node, key))[0]
        self.problems.append(
            Problem(
                "GOV002",
                Text(f"`{key}` is written twice here; only the first is read", f"`{key}` står her to gange; kun den første læses"),
                start,
                end,
                Text("delete one of them, or give it another name", "slet den ene, eller giv den et andet navn"),
                first,
            )
        )

    def number(self, node: Map, key: str) -> int:
        """The event of a key in a mapping that still grows: counted on from where the last count ended."""
        known = self.numbers.setdefault(node.first, {})
        fresh = list(takewhile(lambda name: name not in known, reversed(node)))
        last = next(reversed(known), None)
        number = node.first + 1 if last is None else self.source.after(known[last] + 1, node[last])
        for name in reversed(fresh):
            while number in self.source.gaps:
                number = self.source.gaps[number]
            known[name] = number
            number = self.source.after(number + 1, node[name])
        return known[key]

    def beyond(self, en: str, da: str, start: int, end: int) -> None:
        self.problems.append(_outside(en, da, start, end))


def _too_deep(start: int, end: int) -> Problem:
    return Problem("GOV010", Text(f"nested more than {MAX_DEPTH} deep", f"indlejret mere end {MAX_DEPTH} niveauer"), start, end)


def _depth(value: Any) -> int:
    """How many containers stand inside one another."""
    deepest = 0
    stack = [(value, 1)]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, (dict, list)):
            deepest = max(deepest, depth)
            stack.extend((item, depth + 1) for item in (node.values() if isinstance(node, dict) else node))
    return deepest


def _outside(en: str, da: str, start: int, end: int) -> Problem:
    return Problem(
        "GOV015",
        Text(f"the language of a model does not have {en}", f"modelsproget har ikke {da}"),
        start,
        max(end, start + 1),
        Text("write it out in plain keys and values", "skriv det ud med almindelige nøgler og værdier"),
    )
