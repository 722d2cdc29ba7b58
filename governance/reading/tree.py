"""The values of a file as they were written, and where each stands.

A place is not stored with each value. The reader leaves two integers for every event in an array (where it starts and
ends); a container remembers the number of its first event and how many it has, so the place of any value is found again
by counting, and only when somebody asks.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from governance.diagnostics import Place, Text

Path = tuple[str | int, ...]
_BREAK = re.compile(r"\r\n?|\n")
_LINE_FEED = re.compile("\n")


class Map(dict[str, Any]):
    """A YAML mapping; `first` is the number of its first event, `events` how many stand for it and all that is in it."""

    # Python keeps one object for a small number such as `events`; that of the last event would be one more for each container.
    __slots__ = ("events", "first")
    events: int
    first: int


class Seq(list[Any]):
    """A YAML sequence; `kept` are the original indices of its items where some were left out, else None."""

    __slots__ = ("events", "first", "kept")
    events: int
    first: int
    kept: list[int] | None

    def __init__(self) -> None:
        self.kept = None


class Problem(NamedTuple):
    """Something that is wrong with a file as it is read; `start` and `end` count its characters from 0."""

    code: str
    message: Text
    start: int
    end: int
    help: Text | None = None
    first_at: int | None = None


class Source:
    """One file: its text, its values (`tree`), what is wrong with it, and where everything stands.

    `marks` are the start and the end of every event of the parser, `gaps` the events of dropped values: first -> the one after.
    `view` is `tree`, or a copy of it from which parts were left out (`without`); paths are always paths in `view`.
    """

    __slots__ = ("_breaks", "_counted", "gaps", "marks", "path", "problems", "text", "tree", "view")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self.tree: Map | None = None
        self.view: Map | None = None
        self.marks = array("I")
        self.gaps: dict[int, int] = {}
        self._breaks: array[int] | None = None
        self._counted: dict[int, dict[str | int, int]] = {}

    def span(self, path: Path, on: Literal["key", "value"] = "value") -> tuple[int, int]:
        """Where the value at `path` starts and ends (or its key; always the key where the value is a mapping or list).

        Steps that the tree does not have are skipped, so the path of an error inside a union, or of a field that is
        missing, ends at the nearest thing that was written.
        """
        old: Any = self.tree
        new: Any = self.view
        key_event = value_event = 0
        has_key = False
        for number, step in enumerate(path):
            if isinstance(new, Map) and isinstance(step, str) and step in new:
                key_event, value_event = self._events(old, step)
                old, new, has_key = old[step], new[step], True
            elif isinstance(new, Seq) and isinstance(step, int) and step < len(new):
                index = step if new.kept is None else new.kept[step]
                value_event = self._item(old, index)
                old, new, has_key = old[index], new[step], False
            elif step == "[key]" and number == len(path) - 1:
                on = "key"
        if isinstance(old, (Map, Seq)):
            if has_key:
                return self.mark(key_event)
            if isinstance(old, Map) and old and old.first == value_event:
                # An item of a list, or the whole file: its first key stands for it.
                return self.mark(value_event + 1)
        return self.mark(key_event if on == "key" and has_key else value_event)

    def place(self, path: Path, on: Literal["key", "value"] = "value") -> Place:
        """`span` as lines and columns."""
        return self.at(*self.span(path, on))

    def at(self, start: int, end: int) -> Place:
        """Characters `start` to `end` as lines and columns, with the line's text."""
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, end))
        begin = self._starts()[line - 1]
        found = _BREAK.search(self.text, begin)
        excerpt = self.text[begin : found.start() if found else len(self.text)]
        return Place(self.path, line, column, end_line, end_column, excerpt)

    def without(self, paths: Sequence[Path]) -> None:
        """Leave the entries at `paths` (paths in `view`) out of `view`. The tree itself, and so every place, stays."""
        drop: dict[Path, set[str | int]] = {}
        for path in paths:
            drop.setdefault(path[:-1], set()).add(path[-1])
        touched = {parent[:n] for parent in drop for n in range(len(parent) + 1)}
        if self.view is not None and touched:
            self.view = _copy(self.view, (), drop, touched)

    def mark(self, event: int) -> tuple[int, int]:
        """Where an event starts and ends, in characters."""
        if 2 * event + 1 >= len(self.marks):
            return 0, 0
        return self.marks[2 * event], self.marks[2 * event + 1]

    def _events(self, node: Map, key: str) -> tuple[int, int]:
        number = self._numbers(node)[key]
        return number, number + 1

    def _item(self, node: Seq, index: int) -> int:
        return self._numbers(node)[index]

    def _numbers(self, node: Map | Seq) -> dict[str | int, int]:
        """The event of every key or item of a container: counted once, however much is found in it."""
        if node.first not in self._counted:
            self._counted[node.first] = self._count(node)
        return self._counted[node.first]

    def _count(self, node: Map | Seq) -> dict[str | int, int]:
        found: dict[str | int, int] = {}
        number = node.first + 1
        if isinstance(node, Map):
            for key, value in node.items():
                while number in self.gaps:
                    number = self.gaps[number]
                found[key] = number
                number = self.after(number + 1, value)
        else:
            for index, value in enumerate(node):
                found[index] = number
                number = self.after(number, value)
        return found

    @staticmethod
    def after(number: int, value: object) -> int:
        """The event after the value whose event is `number`; an alias is one event whatever it stands for."""
        if isinstance(value, (Map, Seq)) and value.first == number:
            return number + value.events
        return number + 1

    def _starts(self) -> array[int]:
        if self._breaks is None:
            breaks = _BREAK if "\r" in self.text else _LINE_FEED
            self._breaks = array("I", [0])
            self._breaks.extend(found.end() for found in breaks.finditer(self.text))
        return self._breaks

    def _position(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts(), index)
        return line, index - self._starts()[line - 1] + 1


def _copy(node: Any, path: Path, drop: dict[Path, set[str | int]], touched: set[Path]) -> Any:
    if path not in touched:
        return node
    gone = drop.get(path, set())
    if isinstance(node, Map):
        slim = Map()
        slim.first, slim.events = node.first, node.events
        for key, value in node.items():
            if key not in gone:
                slim[key] = _copy(value, (*path, key), drop, touched)
        return slim
    if isinstance(node, Seq):
        rest = Seq()
        rest.first, rest.events = node.first, node.events
        kept = [i for i in range(len(node)) if i not in gone]
        rest.kept = [i if node.kept is None else node.kept[i] for i in kept]
        rest.extend(_copy(node[i], (*path, i), drop, touched) for i in kept)
        return rest
    return node
