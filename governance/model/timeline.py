"""What the files of a run mean together, on all days: the days on which something changes, and the model of each stretch between them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from governance.diagnostics import Text
from governance.model.resolution import Model, Stretch
from governance.model.statements import Frozen, bounds, lazy, put
from governance.model.unresolved import Unresolved
from governance.model.written import File, Files, Noted, Record, imported
from governance.words.lists import listed

if TYPE_CHECKING:
    from governance.model.graph import Graph
    from governance.schema.base import Span

H = TypeVar("H", bound=Hashable)
T = TypeVar("T")
ONE_DAY = timedelta(days=1)


class Differs(Exception):
    """The answer is not the same on all days. `days` are those on which it changes; `text` says so, and what to do."""

    def __init__(self, days: tuple[date, ...]) -> None:
        self.days = days
        when = listed([str(day) for day in days], limit=5)
        self.text = Text(
            f"the answer changes on {when.en}: name the day with --as-of DATE",
            f"svaret ændrer sig den {when.da}: angiv dagen med --as-of DATO",
        )
        super().__init__(self.text.en)


class Timeline(Frozen):
    """All that the files of a run mean, on all days."""

    files: tuple[File, ...]
    """Those that were asked for first, and then those that they import."""
    unresolved: tuple[Unresolved, ...]
    """Names that name nothing, or nothing that could stand there."""
    noted: Noted
    """Periods, assumptions, lists: what was met in resolving all references."""

    def __init__(self, written: Files) -> None:
        put(self, "_written", written)
        put(self, "noted", written.noted)
        put(self, "_models", {})
        put(self, "files", tuple(written.models))
        put(self, "unresolved", tuple(written.unresolved))

    _written: Files
    _models: dict[Stretch, Model]

    # Days.

    @lazy
    def whole(self) -> Stretch:
        """From the first day on which any file is in force to the last."""
        spans = [bounds(file.spec.period) if file.spec.period is not None else (None, None) for file in self.files]
        firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
        first = None if None in firsts else min((day for day in firsts if day is not None), default=None)
        last = None if None in lasts else max((day for day in lasts if day is not None), default=None)
        return Stretch(first, last)

    @lazy
    def changes(self) -> tuple[date, ...]:
        """The days on which something is not as it was the day before, in order."""
        days: set[date] = set()
        for span in self._spans:
            first, last = bounds(span)
            if first is not None:
                days.add(first)
            if last is not None and last < date.max:
                days.add(last + ONE_DAY)
        first, last = self.whole
        return tuple(sorted(day for day in days if (first is None or first < day) and (last is None or day <= last)))

    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches of days between changes, in order. At least one."""
        first, last = self.whole
        starts = [first, *self.changes]
        ends = [*(day - ONE_DAY for day in self.changes), last]
        return tuple(map(Stretch, starts, ends))

    def spells(self, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
        """Stretches joined into the longest ones, in order; None for an end that is where all the files begin or end."""
        there, first, last = set(stretches), self.whole.first, self.whole.last
        found: list[Stretch] = []
        after = False
        for stretch in self.stretches():
            if stretch in there:
                ends = stretch.last if stretch.last != last else None
                if after:
                    found[-1] = Stretch(found[-1].first, ends)
                else:
                    found.append(Stretch(stretch.first if stretch.first != first else None, ends))
            after = stretch in there
        return tuple(found)

    def on(self, day: date) -> Model:
        """What is meant on a day. Of a day on which no file is in force, a model of nothing."""
        return self.of(next((stretch for stretch in self.stretches() if day in stretch), Stretch(day, day)))

    def of(self, stretch: Stretch) -> Model:
        """What is meant on each day of a stretch."""
        if stretch not in self._models:
            self._models[stretch] = Model(self, stretch)
        return self._models[stretch]

    def let_go(self, stretch: Stretch) -> None:
        """Drop what has been worked out of a stretch: for who goes through the days of much, one stretch after another."""
        self._models.pop(stretch, None)
        if not gc.isenabled():
            gc.collect()  # a model and its things hold on to one another

    def models(self) -> Iterator[Model]:
        """The model of each stretch, in order."""
        return map(self.of, self.stretches())

    @property
    def undated(self) -> Model:
        """All that is written, as if all of it held at once: for questions of each statement by itself, never of what they come to."""
        return self.of(self.whole if self._unchanging else Stretch(None, None))

    @lazy
    def _unchanging(self) -> bool:
        """Whether all that is written holds on all days."""
        first, last = self.whole
        return all(
            (begins is None or (first is not None and begins <= first)) and (ends is None or (last is not None and last <= ends))
            for begins, ends in map(bounds, self._spans)
        )

    @property
    def _spans(self) -> Iterator[Span]:
        """When what is limited holds: the files, and statements in them."""
        yield from (dated.span for dated in self.noted.dated if dated.key == "valid")
        yield from (file.spec.period for file in self.files if file.spec.period is not None)

    def days_of(self, files: Iterable[File]) -> tuple[Stretch, ...]:
        """The stretches on which all of some files, and all that these import, are in force; where there are none, all stretches."""
        needed = {one for file in files for one in (file, *imported(file)[0])}
        return tuple(one for one in self.stretches() if needed.issubset(self.of(one).files)) or self.stretches()

    def answer(
        self,
        ask: Callable[[Model], T],
        day: date | None = None,
        *,
        by: Callable[[T], object] | None = None,
        of: Iterable[File] | None = None,
    ) -> T:
        """The answer on a day; without one, the answer that is the same on all days. Raises Differs where it is not.

        Answers are compared with `==`, or by what `by` makes of them: all that they depend on must be in it. All days are those on
        which the files `of` which it is an answer (all, unless given) are in force.
        """
        if day is not None:
            return ask(self.on(day))
        first, *others = [(stretch, ask(self.of(stretch))) for stretch in self.days_of(self.files if of is None else of)]
        days: list[date] = []
        before = first[1] if by is None else by(first[1])
        for stretch, answer in others:
            now = answer if by is None else by(answer)
            if now != before and stretch.first is not None:
                days.append(stretch.first)
            before = now
        if days:
            raise Differs(tuple(days))
        return first[1]

    @lazy
    def graph(self) -> Graph:
        """All things and the relations between them on all days."""
        from governance.model.graph import of_all_days  # only who asks pays for it

        return of_all_days(self)

    def each(self, of: Callable[[Model], Iterable[H]]) -> dict[H, tuple[Stretch, ...]]:
        """All that there is on any day, each with the days on which it is there. What begins later stands before what follows it then."""
        found: dict[H, list[Stretch]] = {}
        order: list[H] = []
        for model in self.models():
            fresh: dict[H, list[H]] = {}
            waiting: list[H] = []
            for one in of(model):
                if one not in found:
                    waiting.append(one)
                elif waiting and found[one][-1] != model.stretch:
                    fresh[one], waiting = waiting, []
                found.setdefault(one, []).append(model.stretch)
            if fresh:
                order = [each for known in order for each in (*fresh.get(known, ()), known)]
            order += waiting
        return {one: self.spells(found[one]) for one in order}

    # Things, on whatever day.

    def find(self, name: str) -> list[Record]:
        """Where the things are defined that a person may mean by `name`, on whatever day they hold. Several where it is ambiguous."""
        return self._written.find(name)

    def days_there(self, record: Record) -> tuple[Stretch, ...]:
        """The stretches on which a thing is there."""
        return tuple(model.stretch for model in self.models() if model.thing(record) is not None)

    def label(self, record: Record) -> str:
        """The id by which people and programs know a thing: short where that is unambiguous, else with its model's id."""
        return self._written.label(record)

    def is_used(self, record: Record) -> bool:
        """Whether anything else refers to it."""
        return self._written.is_used(record.same)

    def speaking_of(self, same: Record) -> list[Record]:
        """All that the files say of a thing: what defines it, and then what elaborates it, in the order of the files."""
        return self._speaking.get(id(same)) or [same]

    @property
    def elaborated(self) -> Iterator[Record]:
        """The things of which more than one file speaks."""
        return (each[0] for each in self._speaking.values())

    @lazy
    def _speaking(self) -> dict[int, list[Record]]:
        found: dict[int, list[Record]] = {}
        for file in self.files:
            for records in file.by_kind.values():
                for record in records:
                    if record.same is not record:
                        found.setdefault(id(record.same), [record.same]).append(record)
        return found


def resolve(written: Files, day: date) -> Model:
    """What linked files mean on a day."""
    return Timeline(written).on(day)
