"""Votes of a file -> what `decide --file` prints, vote by vote, while the file is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from governance.decisions.ballots import Refused
from governance.decisions.condition import Uncountable
from governance.decisions.counting import Method, method
from governance.decisions.votes import Closed, Floor, NoSuchBody, Verdict, body_of, closed, floor, verdict
from governance.diagnostics import Lang, Text
from governance.model.written import Entity, Models
from governance.reading.ballot_files import BadVote, Sheet, sheets
from render.data.verdict_data import line_json
from render.text.verdict_text import line_text, problem_text

_REMEMBERED = 5_000
"""So many answers are kept for votes that are the same; then they are forgotten, so that memory stays constant."""


class Answered(NamedTuple):
    """One vote: its answer, or what is wrong with it."""

    id: str
    found: Verdict | None
    problem: Text | None
    sheet: Sheet | None = None


class Hall:
    """Counts votes of a file, for the bodies that they name, or the one that was asked for.

    Of several votes each is counted and no more is asked of it: other readings, and what would have changed it, are told of
    one vote alone.
    """

    def __init__(self, models: Models, asked: str | None, *, rule: object = None, written: bool = False) -> None:
        self.models = models
        self.asked = asked
        self.rule = rule
        self.written = written
        self.sums = {"adopted": 0, "rejected": 0, "invalid": 0, "refused": 0}
        self._floors: dict[tuple[Entity, bool], Floor | Closed] = {}
        self._bodies: dict[str, Entity] = {}
        self._known: dict[object, Verdict] = {}
        self._methods: dict[tuple[Entity, bool], Method] = {}
        self._alone = True

    def answers(self, lines: Iterable[str], path: str) -> Iterator[Answered]:
        """The answer to each vote in `lines`."""
        for number, sheet in enumerate(sheets(lines, path)):
            self._alone = not number  # the first may be the only one, and is answered whole
            if isinstance(sheet, BadVote):
                answered = Answered("", None, problem_text(sheet.place, sheet.text, sheet.help))
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
        except NoSuchBody as error:
            return Answered(sheet.id, None, problem_text(sheet.place("body", ""), error.text, None))
        except Refused as error:
            return Answered(sheet.id, None, problem_text(sheet.place(error.state or "", error.written), error.text, error.help))
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = found
        return Answered(sheet.id, found, None, sheet)

    def body(self, sheet: Sheet) -> Entity:
        """The body of which this is a vote. Raises NoSuchBody."""
        name = sheet.body or self.asked
        if name is None:
            raise NoSuchBody(Text("the vote does not say whose it is: write `body`", "afstemningen siger ikke, hvis den er: skriv `body`"))
        body = self._find(name)
        if self.asked is not None and body is not self._find(self.asked):
            text = Text(f"this is a vote of {name}, not of {self.asked}", f"dette er en afstemning i {name}, ikke i {self.asked}")
            raise NoSuchBody(text)
        return body

    def _find(self, name: str) -> Entity:
        if name not in self._bodies:
            self._bodies[name] = body_of(self.models, name)
        return self._bodies[name]

    def _verdict(self, sheet: Sheet) -> Verdict:
        body = self.body(sheet)
        written = sheet.written or self.written
        here = self._floors.get((body, written))
        if here is None:
            try:
                here = floor(self.models, body, rule=self.rule, written=written)
            except Closed as error:
                here = error
            self._floors[body, written] = here
        if isinstance(here, Closed):
            return closed(here)
        if not self._alone:
            how = self._methods.get((body, written))
            if how is None:
                try:
                    how = self._methods[body, written] = method(here.rule, here.chamber)
                except Uncountable:
                    return verdict(here, sheet.given, sheet.casting)
            return verdict(here, sheet.given, sheet.casting, method=how)
        return verdict(here, sheet.given, sheet.casting)


def line(answered: Answered, format_: str, lang: Lang) -> str:
    """One vote of many, as a line."""
    assert answered.found is not None
    write = line_json if format_ == "json" else line_text
    return write(answered.id, answered.found, lang)
