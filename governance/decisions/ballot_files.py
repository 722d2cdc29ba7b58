"""Votes in a file: one, or as many as a stream brings, each read when the one before it is done with.

YAML, one vote a document (`---` between them), or JSON, one vote a line. A vote holds what the command line takes: `yes`,
`no`, `abstain`, `present`, `absent`, `recused`, `vacant` (a seat or a list of them), `casting`, `written`, `body`, and an
`id` to know it by.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from governance.decisions.chamber import STATES, State
from governance.diagnostics import Place, Text
from governance.reading.conforming import choose
from governance.reading.source import read
from governance.reading.tree import Source
from governance.words.lists import code_list

_KEYS = (*STATES, "casting", "written", "body", "id")
_LONGEST = 1 << 20
"""No vote takes more characters than this, so that a stream is never held in memory."""


class BadVote(Exception):
    """A vote that cannot be read. `place` is where, `text` and `help` say it to users."""

    def __init__(self, place: Place, text: Text, help_: Text | None = None) -> None:
        super().__init__(text.en)
        self.place = place
        self.text = text
        self.help = help_


@dataclass(frozen=True, slots=True)
class Sheet:
    """A vote as it is written. `line` is the line of the file on which it begins."""

    id: str
    given: Mapping[State, Sequence[str]]
    casting: bool | None
    written: bool
    body: str | None
    path: str
    line: int
    text: str

    def place(self, state: str, entry: str) -> Place:
        """Where an entry stands, found by reading the vote anew: only a mistake needs it."""
        source = _source(self.text, self.path)
        value = source.view.get(state) if source.view is not None else None
        steps: tuple[str | int, ...] = (state,)
        if isinstance(value, list) and entry in value:
            steps = (state, value.index(entry))
        return _moved(source.place(steps), self.line - 1)


def sheets(lines: Iterable[str], path: str) -> Iterator[Sheet | BadVote]:
    """Every vote in `lines` (of a file shown as `path`), in order; in place of one that cannot be read, why not."""
    for number, (line, text) in enumerate(_documents(lines, path), 1):
        try:
            yield _json(text, path, line, number) or _yaml(text, path, line, number)
        except BadVote as error:
            yield error


def _documents(lines: Iterable[str], path: str) -> Iterator[tuple[int, str]]:
    """The text of each vote, and the line it begins on."""
    held: list[str] = []
    first, size = 1, 0
    by_line: bool | None = None
    for number, line in enumerate(lines, 1):
        if by_line is None and not _empty(line):
            # A stream that begins with a whole object on a line has a vote on every line, also where one is damaged.
            by_line = line.startswith("{") and line.rstrip().endswith("}")
        if by_line:
            if not _empty(line):
                yield number, line
            continue
        mark = line.startswith("---") and (len(line) == 3 or line[3].isspace())
        if mark and any(not _empty(item) for item in held):
            yield first, "".join(held)
        if mark:
            held, first, size = [], number + 1, 0
            if line[3:].strip():
                held, first = ["   " + line[3:]], number
            continue
        if not held:
            if _empty(line):
                continue
            first = number
        size += len(line)
        if size <= _LONGEST:
            held.append(line)
    if any(not _empty(item) for item in held):
        yield first, "".join(held)


def _empty(line: str) -> bool:
    bare = line.strip()
    return not bare or bare.startswith("#") or bare == "..."


def _json(text: str, path: str, line: int, number: int) -> Sheet | None:
    """A vote that is a JSON object of strings and lists of strings, the quick way; None for all else, and for all mistakes."""
    if not text.startswith("{"):
        return None
    try:
        tree = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError):
        return None
    given: dict[State, list[str]] = {}
    for state in STATES:
        value = tree.get(state)
        if value is None:
            continue
        if isinstance(value, str):
            value = [value]
        elif not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return None
        given[state] = value
    casting = tree.get("casting")
    if not tree.keys() <= _ALLOWED or casting not in (None, "yes", "no") or tree.get("written") not in (None, True, False):
        return None
    body = tree.get("body")
    if not isinstance(body, str | None):
        return None
    id_ = tree.get("id", number)
    return Sheet(str(id_), given, None if casting is None else casting == "yes", bool(tree.get("written")), body, path, line, text)


_ALLOWED = frozenset(_KEYS)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object none of whose keys stands there twice. Raises ValueError."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _yaml(text: str, path: str, line: int, number: int) -> Sheet:
    source = _source(text, path)
    for problem in source.problems:
        if problem.code == "GOV004":
            break  # it says what a model is, and this is no vote either
        raise BadVote(_moved(source.at(problem.start, problem.end), line - 1), problem.message, problem.help)
    tree = source.view
    if tree is None:
        no = Text("this is no vote: write `yes: [SEAT, ...]`", "dette er ingen afstemning: skriv `yes: [PLADS, ...]`")
        raise BadVote(Place(path, line, 1, line, 1), no)

    def wrong(key: str, text: Text, help_: Text | None = None, on: Any = "value") -> BadVote:
        return BadVote(_moved(source.place((key,), on), line - 1), text, help_)

    for key in tree:
        if key not in _ALLOWED:
            raise wrong(key, Text(f"`{key}` is no part of a vote", f"`{key}` hører ikke til en afstemning"), choose(key, _KEYS), "key")
    given = {state: _seats(tree[state], state, wrong) for state in STATES if state in tree}
    for key, allowed in (("casting", ("yes", "no")), ("written", ("true", "false"))):
        if tree.get(key) not in (None, *allowed):
            shown = code_list(allowed, "or")
            raise wrong(key, Text(f"write {shown.en}", f"skriv {shown.da}"))
    for key in ("id", "body"):
        if not isinstance(tree.get(key), str | None):
            raise wrong(key, Text("this is text", "dette er tekst"))
    casting = tree.get("casting")
    id_ = tree.get("id") or str(number)
    return Sheet(
        id_, given, None if casting is None else casting == "yes", tree.get("written") == "true", tree.get("body"), path, line, text
    )


def _seats(value: Any, state: State, wrong: Callable[[str, Text], BadVote]) -> list[str]:
    value = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong(state, Text("this is not a seat or a list of seats", "dette er ikke en plads eller en liste af pladser"))
    return value


def _source(text: str, path: str) -> Source:
    return read(text.encode("utf-8", "surrogatepass"), path)


def _moved(place: Place, lines: int) -> Place:
    return Place(place.path, place.line + lines, place.column, place.end_line + lines, place.end_column, place.excerpt)
