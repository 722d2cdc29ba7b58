"""What a check is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from governance.diagnostics import Severity, Text
from governance.model.seats import Seat
from governance.model.things import Thing
from governance.model.written import Locus, Record, name_of
from governance.words.lists import few
from governance.words.quoting import cut_name

if TYPE_CHECKING:
    from governance.model.resolution import Model
    from governance.model.statements import Links


class Finding(NamedTuple):
    """Something a check has found. `at` is symbolic; the engine finds the line.

    `message` and `help` are whole sentences without a full stop, in both languages; `related` are other places that
    the reader wants to see, each with a few words. The clause is that of the statement at `at` unless given. `about` are
    further things that it concerns: a model that accepts the finding may name one of these instead.
    """

    at: Locus
    message: Text
    help: Text | None = None
    related: tuple[tuple[Text, Locus], ...] = ()
    clause: str | None = None
    about: tuple[Thing[object], ...] = ()


@dataclass(slots=True, kw_only=True)
class Check:
    """A check: its code, how grave what it finds is, its explanation, and the function that does it.

    `finds`, `why` and `remedy` are what `govcheck rule CODE` and docs/checks.md print. `example` is a piece of a
    model in which the check finds something (tested); the lines `govcheck: 1`, `id` and `title` are added to it.
    `find` looks at what is meant on the days of one stretch, and is asked for each; `find_written` at each statement by itself:
    of whatever day (`Timeline.undated`), or, where a day was asked for, at what holds then. Neither is there for what the reader
    itself reports. `needs_whole`: says that something is nowhere, and so keeps silent about a model of which a part could not be
    read or resolved. `looks_at_words`: what it finds is wrong in itself, so it speaks even of a thing in which something else
    could not be read.
    """

    code: str
    severity: Severity
    title: Text
    finds: Text
    why: Text
    remedy: Text
    example: str
    find: Callable[[Model], Iterator[Finding]] | None = None
    find_written: Callable[[Model], Iterator[Finding]] | None = None
    needs_whole: bool = False
    looks_at_words: bool = False


def name(of: Thing[object]) -> Text:
    """What people call a thing, as a message can bear it: its name, or else its id; a seat by the body's name and its own."""
    if isinstance(of, Seat):
        holder, own = name(of.body), cut_name(of.own_name)
        return Text(f"{holder.en}: {own.en}", f"{holder.da}: {own.da}")
    return cut_name(of.name)


def names(links: Links[Thing[object]]) -> Text:
    """What people call the things in a field, in its own order, whether they are there on the day or not: on all days the same.

    A name that names nothing stands for itself.
    """
    called = (cut_name(name_of(one)) if isinstance(one, Record) else name(one) for one in links.in_order())
    return few((*called, *(f"`{text}`" for text in links.unknown)))
