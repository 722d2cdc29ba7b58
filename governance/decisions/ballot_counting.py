"""Votes of a file, counted one after the other while the file is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from governance.decisions.ballot_files import BadVote, Sheet, sheets
from governance.decisions.ballots import Refused
from governance.decisions.condition import Uncountable
from governance.decisions.counting import Method, method
from governance.decisions.votes import CannotVote, NoSuchBody, Verdict, VotingBody, body_named, cannot_vote, verdict, voting_body
from governance.diagnostics import Place, Text
from governance.model.rules import Rule
from governance.model.timeline import Differs, Timeline

_REMEMBERED = 5_000
"""So many answers are kept for votes that are the same; then they are forgotten, so that memory stays constant."""


class Problem(NamedTuple):
    """What is wrong with a vote, and where."""

    place: Place
    text: Text
    help: Text | None = None


class Answered(NamedTuple):
    """One vote: its answer, or what is wrong with it."""

    id: str
    found: Verdict | None
    problem: Problem | None
    sheet: Sheet | None = None


class BallotCounter:
    """Counts votes of a file, for the bodies that they name, or the one that was asked for.

    Of several votes each is counted and no more is asked of it: other readings, and what would have changed it, are told of
    one vote alone. Raises NoSuchBody and Differs where these are so of the body that was asked for.
    """

    def __init__(
        self, timeline: Timeline, asked: str | None, *, day: date | None = None, rule: Rule | None = None, written: bool = False
    ) -> None:
        self.timeline = timeline
        self.asked = asked
        self.day = day
        self.rule = rule
        self.written = written
        self.sums = {"adopted": 0, "rejected": 0, "invalid": 0, "refused": 0}
        self._bodies: dict[tuple[str, bool], VotingBody | CannotVote] = {}
        self._labels: dict[str, str] = {}
        self._known: dict[object, Verdict] = {}
        self._methods: dict[tuple[str, bool], Method] = {}
        self._alone = True
        if asked is not None:
            with suppress(Refused):  # told of each vote
                self._ready(self._label(asked), written)

    def answers(self, lines: Iterable[str], path: str) -> Iterator[Answered]:
        """The answer to each vote in `lines`."""
        for number, sheet in enumerate(sheets(lines, path)):
            self._alone = not number  # the first may be the only one, and is answered whole
            if isinstance(sheet, BadVote):
                answered = Answered("", None, Problem(sheet.place, sheet.text, sheet.help))
            else:
                answered = self._answer(sheet)
            self.sums[answered.found.outcome if answered.found else "refused"] += 1
            yield answered

    def _answer(self, sheet: Sheet) -> Answered:
        key = (sheet.body, sheet.casting, sheet.written, tuple((state, tuple(seats)) for state, seats in sheet.given.items()))
        known = self._known.get(key)
        if known is not None:
            return Answered(sheet.id, known, None, sheet)
        try:
            found = self._verdict(sheet)
        except (NoSuchBody, Differs) as error:
            return Answered(sheet.id, None, Problem(sheet.place("body", ""), error.text))
        except Refused as error:
            return Answered(sheet.id, None, Problem(sheet.place(error.state or "", error.written), error.text, error.help))
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = found
        return Answered(sheet.id, found, None, sheet)

    def _label(self, name: str) -> str:
        if name not in self._labels:
            self._labels[name] = body_named(self.timeline, name, self.day).label
        return self._labels[name]

    def _body(self, sheet: Sheet) -> str:
        """The body of which this is a vote. Raises NoSuchBody."""
        name = sheet.body or self.asked
        if name is None:
            raise NoSuchBody(Text("the vote does not say whose it is: write `body`", "afstemningen siger ikke, hvis den er: skriv `body`"))
        body = self._label(name)
        if self.asked is not None and body != self._label(self.asked):
            text = Text(f"this is a vote of {name}, not of {self.asked}", f"dette er en afstemning i {name}, ikke i {self.asked}")
            raise NoSuchBody(text)
        return body

    def _ready(self, body: str, written: bool) -> VotingBody | CannotVote:
        if (body, written) not in self._bodies:
            try:
                here: VotingBody | CannotVote = voting_body(self.timeline, body, day=self.day, rule=self.rule, written=written)
            except CannotVote as error:
                here = error
            self._bodies[body, written] = here
        return self._bodies[body, written]

    def _verdict(self, sheet: Sheet) -> Verdict:
        key = (self._body(sheet), sheet.written or self.written)
        here = self._ready(*key)
        if isinstance(here, CannotVote):
            return cannot_vote(here)
        if self._alone:
            return verdict(here, sheet.given, sheet.casting)
        if key not in self._methods:
            try:
                self._methods[key] = method(here.rule, here.chamber)
            except Uncountable:
                return verdict(here, sheet.given, sheet.casting)
        return verdict(here, sheet.given, sheet.casting, method=self._methods[key])
