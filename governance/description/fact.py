"""A fact: one thing that is said, in words, with all that qualifies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from governance.diagnostics import Text
from governance.model.actors import Actor
from governance.model.statements import Links, Period, Statement
from governance.model.things import Thing
from governance.model.written import Locus
from governance.words.dates import span_text
from governance.words.forces import FORCES, MaybeForce
from governance.words.lists import enumerated
from governance.words.marks import NOBODY_THERE, same


class Fact(NamedTuple):
    """`label: value`, as one place says it.

    `key` is the key of the language under which it is said. `clause` is what the statement itself cites (empty: what is said
    of the thing as a whole), `force` the text's own (may, as_a_rule, ...; empty where it says it outright), `assumed` why it is taken
    to be so, `note` what the model adds, `within` what is said of this in its turn.
    """

    key: str
    label: Text
    value: Text
    clause: str = ""
    force: MaybeForce = ""
    assumed: Text | None = None
    note: Text | None = None
    where: Locus | None = None
    within: tuple[Fact, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to it but label and value."""
        return self[3:7] == ("", "", None, None) and not self.within


VALID = Text("holds", "gælder")


def stated(key: str, label: Text, value: Text, by: Statement[object], within: Iterable[Fact] = ()) -> Fact:
    """What a statement of its own says."""
    qualified = (*within, *qualities(by))
    return Fact(key, label, value, ", ".join(by.sources), by.force or "", by.assumed, by.note, by.at(), qualified)


def qualities(of: Statement[object]) -> Iterator[Fact]:
    """When a statement holds, and what free data is attached to it."""
    if of.valid is not None:
        yield period("valid", VALID, of.valid)
    yield from meta(of.meta)


def meta(data: Mapping[str, object]) -> Iterator[Fact]:
    """Free data: the keys, each with its value as it is written."""
    if data:
        yield Fact("meta", Text("free data", "frie data"), same(", ".join(f"{key}: {_flow(value)}" for key, value in data.items())))


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]" if isinstance(value, list) else str(value)


def period(key: str, label: Text, span: Period) -> Fact:
    """A period: its days, its length, or both."""
    said = span_text(span.from_, span.to, span.length.written if span.length else "")
    return Fact(key, label, said, ", ".join(span.sources), "", span.assumed, span.note, span.at())


def names(links: Links[Thing[object]]) -> Text:
    """The ids of the things that a list names, also of those that are nowhere; that nobody of them is there on the day."""
    return NOBODY_THERE if links.ended and not links.live else enumerated(ids(links))


def ids(links: Links[Thing[object]]) -> tuple[str, ...]:
    """The ids of the things that a list names, also of those that are nowhere."""
    return (*(thing.label for thing in links.things), *links.unknown)


def with_(links: Links[Actor]) -> Iterator[Fact]:
    """Who takes part."""
    if links:
        yield Fact("with", Text("with", "sammen med"), names(links))


def terms(said: tuple[tuple[str, ...], tuple[str, ...]]) -> Iterator[Fact]:
    """Words that people use for a thing, each in its language."""
    danish, english = said
    if danish or english:
        yield Fact("terms", Text("also called", "også kaldet"), Text(", ".join(english or danish), ", ".join(danish or english)))


def own(thing: Statement[object]) -> Iterator[Fact]:
    """What is said of a thing as a whole: how strongly, when it holds, what the model notes."""
    if thing.force is not None:
        yield Fact("force", Text("how strongly the text says it", "hvor stærkt teksten siger det"), FORCES[thing.force])
    if thing.note is not None:
        yield Fact("note", Text("note", "note"), thing.note)
    yield from qualities(thing)
