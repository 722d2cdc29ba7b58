"""On which days a budget is asked, and what is meant on them: who pays or receives may be others on other days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from governance.diagnostics import Text
from governance.funding.periods import Stretch
from governance.model.contributions import Contribution, Funding, Part
from governance.model.resolution import Model
from governance.model.timeline import Timeline
from governance.model.written import File
from governance.words.lists import listed


class Days(NamedTuple):
    """Days of a period on which nothing changes, both ends inclusive (None: no end is known), and what is meant on them."""

    first: date | None
    last: date | None
    model: Model


class Calendar:
    """The days of a budget: all on which its file is in force or, where a day was asked for, that one."""

    def __init__(self, timeline: Timeline, file: File, day: date | None) -> None:
        self.timeline = timeline
        self.file = file
        self.day = day
        stretches = timeline.days_of((file,))
        self._all = [Days(one.first, one.last, timeline.of(one)) for one in stretches]
        # Money may run beyond the days on which the file is in force: who is there on the first or last of these is there then.
        self._all[0] = self._all[0]._replace(first=None)
        self._all[-1] = self._all[-1]._replace(last=None)

    def asked(self, period: Stretch | None) -> list[Days]:
        """What is meant on the days of a period, or on all days where it is not known, as far as it was asked for."""
        if self.day is None:
            return self.every(period)
        first, last = (period.first, period.last) if period is not None else (None, None)
        return [Days(first, last, self.timeline.on(self.day))]

    def every(self, period: Stretch | None) -> list[Days]:
        """What is meant on the days of a period, or on all days where it is not known, whatever day was asked for."""
        if period is None:
            return self._all
        return [
            Days(max(days.first or period.first, period.first), min(days.last or period.last, period.last), days.model)
            for days in self._all
            if (days.first is None or days.first <= period.last) and (days.last is None or period.first <= days.last)
        ]


def changes(days: Sequence[Days], answers: Sequence[object]) -> list[date]:
    """The days on which the answer is not what it was the day before."""
    pairs = zip(days[1:], answers, answers[1:], strict=False)
    return [one.first for one, before, now in pairs if one.first is not None and now != before]


def on(days: Sequence[date]) -> Text:
    """Days in a sentence: `2027-01-01 and 2028-01-01`."""
    return listed(map(str, days), limit=5)


def told(funding: Funding | None) -> object:
    """All that an account tells of a budget, but for who pays and who receives: that, each line asks for its own days."""
    if funding is None:
        return None
    whole = (funding.wording, funding.total and funding.total.wording, [one.wording for one in funding.conditions.values()])
    return whole, [(_terms(one), [_terms(part) for part in one.parts.values()]) for one in funding.contributions.values()]


def _terms(one: Contribution | Part) -> object:
    said = one.wording, one.amount and one.amount.wording
    if isinstance(one, Contribution):
        return said, [actor.label for actor in one.on_behalf_of.things]
    purpose = one.purpose.label if one.purpose is not None else one.purpose_text
    return said, purpose, [actor.label for actor in one.approved_by.things]
