"""What is only split when somebody says how: joint payers, groups, joint recipients, and years.

Whatever is split so carries a piece of the split, so that every figure which rests on it can be marked.

Who pays or receives may be others on other days: payers and members of groups begin and end. The money of a day goes to those
who are there then. A line that is not shared alike on all its days is therefore divided over its calendar years first and, within
a year, by days over the stretches on which it is shared alike; unless years are assumed, nobody can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple, TypeVar, cast

from governance.diagnostics import Text
from governance.funding.budget import Budget, parties
from governance.funding.days import Days, changes, on
from governance.funding.lines import Assumption, Line, Piece, Who
from governance.funding.periods import By, Stretch, by_year
from governance.funding.split import Policy, allot
from governance.funding.weights import Keys, ReadKey
from governance.funding.wishes import CannotAssume, Wish
from governance.model.contributions import Contribution, Part
from governance.model.resolution import Model
from governance.model.written import Record
from governance.words.dates import between
from governance.words.lists import enumerated
from governance.words.marks import NOTHING
from governance.words.quoting import cut_name

T = TypeVar("T")


class CannotTell(ValueError):
    """Money is not shared alike on all its days, and nobody has said how it lies in them. `text` says what to do, in both languages."""

    def __init__(self, what: Text, days: Sequence[date], *, dated: bool) -> None:
        when = on(days)
        en = "spread the money over its years (--assume year=days), or " if dated else ""
        da = "fordel pengene på årene (--assume year=days), eller " if dated else ""
        self.text = Text(
            f"{what.en} changes on {when.en}: {en}name the day with --as-of DATE",
            f"{what.da} ændrer sig den {when.da}: {da}angiv dagen med --as-of DATO",
        )
        super().__init__(self.text.en)


def assume(budget: Budget, given: Sequence[Wish], *, policy: Policy = "largest_remainder", read_key: ReadKey) -> None:
    """Split the lines of `budget` as `given` says, to the minor unit, the remainder by `policy`.

    Contributions and parts first, then groups, and groups that are members of those, until nothing is left to split; years last,
    but of what is not shared alike on all days. The order given makes no difference. Raises CannotAssume, CannotSplit,
    CannotReadKey, CannotTell.
    """
    splitter = _Splitter(budget, policy, read_key, next((wish for wish in given if wish.of == "year"), None))
    splitter.settle()
    joint = sorted(wish for wish in given if wish.of not in ("year", "period"))
    for wish in joint:
        splitter.jointly(wish)
    while any(splitter.group(wish) for wish in joint):
        pass
    splitter.complain()
    splitter.years()


class _Shares(NamedTuple):
    """Who shares something, the weight of each by id, and by what they share it in words."""

    whos: dict[str, Who]
    weights: dict[str, Fraction]
    how: Text


class _Alike(NamedTuple):
    """A line, or a piece of it (`cut`), on all of whose days an answer is the same.

    `otherwise`: when the answer changes, where it is not the same on all its days but was asked for one day only; else None.
    """

    line: Line
    cut: bool
    otherwise: Sequence[date] | None


class _Splitter:
    def __init__(self, budget: Budget, policy: Policy, read_key: ReadKey, year: Wish | None) -> None:
        self.budget = budget
        self.calendar = budget.calendar
        self.policy = policy
        self.keys = Keys(budget.calendar, read_key)
        self.year = year
        self.used: dict[str, bool] = {}
        self.said: dict[str, tuple[dict[Text, None], dict[Text, None]]] = {}
        self.splits = 0

    # What the wishes mean.

    def settle(self) -> None:
        """Who pays each line and who receives it, each day."""
        self.budget.lines = [piece for line in self.budget.lines for piece in self.settled(line, line.contribution)]
        self.budget.lines = [piece for line in self.budget.lines for piece in (self.settled(line, line.part) if line.part else (line,))]

    def settled(self, line: Line, one: Contribution | Part) -> Iterator[Line]:
        """A line with those who pay its contribution, or receive its part; in pieces where these are others on other days."""
        pays, what = isinstance(one, Contribution), one.called
        who = Text(f"who receives {what.en}", f"hvem der modtager {what.da},")
        if pays:
            who = Text(f"who pays {what.en}", f"hvem der betaler {what.da},")
        for alike, whos in self.alike(line, lambda model: parties(model, one), _ids, who):
            piece = alike.line
            if not whos and _named(one):
                self.nobody(what, piece.period, pays=pays)
            if alike.otherwise is not None:
                piece = replace(piece, shared=(*piece.shared, self.on_the_day(alike.otherwise)))
            yield replace(piece, payers=whos) if pays else replace(piece, recipients=whos)

    def jointly(self, wish: Wish) -> None:
        """Split a contribution among its payers, a part among its recipients, where there are several."""
        self.used.setdefault(wish.id, False)
        contribution = self.contribution(wish.of)
        part = self.part(wish.of)
        if contribution is None and part is None and self.thing(wish.of) is None:
            known = ", ".join(dict.fromkeys(self.splittable()))
            raise CannotAssume(
                f"`{wish.of}` is nothing that several pay or receive together" + (f"; such are: {known}" if known else ""),
                f"`{wish.of}` er ikke noget, flere betaler eller modtager sammen" + (f"; det er: {known}" if known else ""),
            )
        if contribution is not None:
            what = contribution.called
            self.each(
                lambda line, model: line.payers if line.contribution is contribution and len(line.payers) > 1 else (),
                lambda line, who: replace(line, payers=(who,)),
                wish,
                what,
                Text(f"{what.en} is split among those who pay it", f"{what.da} deles mellem dem, der betaler"),
            )
        if part is not None:
            what = part.called
            self.each(
                lambda line, model: line.recipients if line.part is part and len(line.recipients) > 1 else (),
                lambda line, who: replace(line, recipients=(who,)),
                wish,
                what,
                Text(f"{what.en} is split among those who receive it", f"{what.da} deles mellem modtagerne"),
            )

    def group(self, wish: Wish) -> bool:
        """Split what a group pays or receives alone among its members; whether there was anything to split."""
        contribution, part, thing = self.contribution(wish.of), self.part(wish.of), self.thing(wish.of)

        def meant(line: Line, model: Model, whos: tuple[Who, ...], holder: Contribution | Part | None, side: str) -> tuple[Who, ...]:
            if len(whos) != 1 or whos[0].thing is None:
                return ()
            if any(piece.group == f"{side} {whos[0].id}" for piece in line.pieces):
                return ()  # a group that is, in the end, a member of itself
            # The name of a contribution or part stands for the group that pays or receives it alone, whole.
            whole = holder is not None and not any(piece.assumption == wish.id for piece in line.pieces)
            if whos[0].thing.record is thing or whole:
                return self.sharers(whos[0], model)
            return ()

        if thing is not None:
            what = self.name(thing)
            pays = Text(f"what {what.en} pay together", f"det, {what.da} betaler sammen,")
            gets = Text(f"what {what.en} receive together", f"det, {what.da} modtager sammen,")
            among = Text("is split among the members", "deles mellem medlemmerne")
        else:
            pays = gets = cast("Contribution | Part", contribution or part).called
            among = Text("is split among the members of the group", "deles mellem gruppens medlemmer")
        paid = self.each(
            lambda line, model: meant(line, model, line.payers, contribution if line.contribution is contribution else None, "from"),
            lambda line, who: replace(line, payers=(who,)),
            wish,
            pays,
            Text(f"{pays.en} {among.en}", f"{pays.da} {among.da}"),
            lambda line: f"from {line.payers[0].id}",
        )
        received = self.each(
            lambda line, model: meant(line, model, line.recipients, part if line.part is part else None, "to"),
            lambda line, who: replace(line, recipients=(who,)),
            wish,
            gets,
            Text(f"{gets.en} {among.en}", f"{gets.da} {among.da}"),
            lambda line: f"to {line.recipients[0].id}",
        )
        return paid or received

    def years(self) -> None:
        """Split every line over the calendar years of its period, where years are assumed."""
        if self.year is None:
            return
        lines: list[Line] = []
        for line in self.budget.lines:
            if line.period is None or len(line.period.years) == 1:
                lines.append(line)
            else:
                lines += [replace(piece, year=int(year)) for year, piece in self.over_years(line, line.period, self.year)]
        self.budget.lines = lines

    # How it is done.

    def each(
        self,
        among: Callable[[Line, Model], tuple[Who, ...]],
        give: Callable[[Line, Who], Line],
        wish: Wish,
        what: Text,
        text: Text,
        group: Callable[[Line], str] = lambda line: "",
    ) -> bool:
        """Split the lines that have several, or a group, to split `among` on the days; whether there were any."""
        lines: list[Line] = []
        split = False
        sharing = Text(f"the sharing of {what.en}", f"fordelingen af {what.da}")
        for line in self.budget.lines:

            def shares(model: Model, line: Line = line) -> _Shares:
                return self.shares(wish, among(line, model), model)

            for alike, found in self.alike(line, shares, lambda found: list(found.weights.items()), sharing):
                # One alone has nothing to share, unless there are others on other days.
                if len(found.whos) < 2 and not (found.whos and (alike.cut or alike.otherwise is not None)):
                    lines.append(alike.line)
                    continue
                split = True
                lines += [give(piece, found.whos[id_]) for id_, piece in self.split(alike.line, found.weights, wish, group(line))]
                remarks = [_DAILY] if alike.cut else []
                remarks += [self.though(alike.otherwise)] if alike.otherwise is not None else []
                self.record(wish, Text(f"{text.en}, {found.how.en}", f"{text.da}, {found.how.da}"), *remarks)
        if split:
            self.budget.lines = lines
            self.used[wish.id] = True
        return split

    def alike(self, line: Line, ask: Callable[[Model], T], by: Callable[[T], object], what: Text) -> Iterator[tuple[_Alike, T]]:
        """A line with the answer on its days; where that is not the same on all, in pieces. Raises CannotTell.

        On a day that was asked for there is one answer, and the line is whole.
        """
        days = self.calendar.asked(line.period)
        answers = [ask(one.model) for one in days]
        keys = [by(answer) for answer in answers]
        if all(key == keys[0] for key in keys):
            yield _Alike(line, cut=False, otherwise=self.elsewhere(line, lambda model: by(ask(model)), keys[0])), answers[0]
        elif self.year is None or line.period is None:
            raise CannotTell(what, changes(days, keys), dated=line.period is not None)
        else:
            starts = [day for day in changes(days, keys) if (day.month, day.day) != (1, 1)]
            for _, year in self.over_years(line, line.period, self.year, *([_WITHIN] if starts else [])):
                yield from self.within_year(year, list(zip(days, keys, answers, strict=True)), self.year)

    def elsewhere(self, line: Line, ask: Callable[[Model], object], today: object) -> Sequence[date] | None:
        """On which days an answer changes that was asked for one day only; None where it is the same on all days of the line."""
        if self.calendar.day is None:
            return None
        days = self.calendar.every(line.period)
        keys = [ask(one.model) for one in days]
        return None if all(key == today for key in keys) else changes(days, keys)

    def over_years(self, line: Line, period: Stretch, wish: Wish, *remarks: Text) -> Iterator[tuple[str, Line]]:
        """The pieces of a line in the calendar years of its period, each by the year, with its days there."""
        how = _SPREAD[cast("By", wish.how)]
        self.record(wish, Text(f"money is spread over its period {how.en}", f"penge fordeles over deres periode {how.da}"), *remarks)
        for year, piece in self.split(line, by_year(period, cast("By", wish.how)), wish):
            first, last = max(period.first, date(int(year), 1, 1)), min(period.last, date(int(year), 12, 31))
            yield year, replace(piece, period=period._replace(first=first, last=last))

    def within_year(self, line: Line, answers: Sequence[tuple[Days, object, T]], wish: Wish) -> Iterator[tuple[_Alike, T]]:
        """What lies in one year, in pieces by days where the answer changes within it."""
        period = line.period
        assert period is not None
        there = [
            (max(days.first or period.first, period.first), min(days.last or period.last, period.last), key, answer)
            for days, key, answer in answers
            if (days.first is None or days.first <= period.last) and (days.last is None or period.first <= days.last)
        ]
        runs = [list(run) for _, run in groupby(there, key=lambda one: one[2])]
        key = {str(run[0][0]): Fraction((run[-1][1] - run[0][0]).days + 1) for run in runs}
        pieces = self.split(line, key, wish) if len(runs) > 1 else iter([("", line)])
        for run, (_, piece) in zip(runs, pieces, strict=True):
            own = replace(piece, period=period._replace(first=run[0][0], last=run[-1][1]))
            yield _Alike(own, cut=True, otherwise=None), run[0][3]

    def split(self, line: Line, key: Mapping[str, Fraction], wish: Wish, group: str = "") -> Iterator[tuple[str, Line]]:
        """The pieces of a line. What is firm and what is not are split apart, so that a piece is firm no more than its share."""
        firm = allot(line.firm, key, self.policy)
        rest = allot(line.most - line.firm, key, self.policy)
        for sums in (firm, rest):
            if min(sums.values()) < 0 < max(sums.values()):
                raise CannotAssume(
                    f"`{wish.id}`: by {self.policy} somebody would pay less than nothing of a sum this small; choose another --policy",
                    f"`{wish.id}`: efter {self.policy} ville en betale mindre end intet af så lille et beløb; vælg en anden --policy",
                )
        self.splits += 1
        piece = Piece(self.splits, wish.id, group)
        for id_ in key:
            yield id_, replace(line, most=firm[id_] + rest[id_], firm=firm[id_], pieces=(*line.pieces, piece))

    def record(self, wish: Wish, text: Text, *remarks: Text) -> None:
        """Say what was assumed; what one wish says in two places is one assumption."""
        texts, noted = self.said.setdefault(wish.id, ({}, {}))
        texts[text] = None
        noted.update(dict.fromkeys(remarks))
        unit = self.budget.money(1)
        to = "afrundet til hele øre" if self.budget.currency == "DKK" else f"afrundet til {unit.da}"
        said, more = enumerated(texts, "; "), enumerated((NOTHING, *noted), "; ")
        en = f"{said.en}, to {unit.en}, the remainder by {self.policy}{more.en}"
        da = f"{said.da}, {to}, resten efter {self.policy}{more.da}"
        self.budget.assumptions[wish.id] = Assumption(wish.id, Text(en, da), given=True)

    def nobody(self, what: Text, period: Stretch | None, *, pays: bool) -> None:
        """Note that of those who are named none is there."""
        day = self.calendar.day
        if day is not None or period is not None:
            when = between(day, day) if day is not None else between(*period[:2]) if period is not None else Text("", "")
        else:
            when = Text("on any day", "på nogen dag")
        does = Text("pay", "betale") if pays else Text("receive", "modtage")
        self.budget.notes.append(
            Text(
                f"{what.en}: none of those who are to {does.en} it is there {when.en}",
                f"{what.da}: ingen af dem, der skal {does.da}, findes {when.da}",
            )
        )

    def on_the_day(self, days: Sequence[date]) -> str:
        """Keep that who pays or receives is told of the day that was asked for, though it changes on `days`; the id of the assumption."""
        day, but = self.calendar.day, _changing(days)
        text = Text(
            f"all of it is counted as on {day}, though others pay or receive on other days{but.en}",
            f"det hele er regnet som den {day}, selvom andre betaler eller modtager på andre dage{but.da}",
        )
        self.budget.assumptions.setdefault("as_of", Assumption("as_of", text, given=True))
        return "as_of"

    def though(self, days: Sequence[date]) -> Text:
        """That all of a line is shared as on the day that was asked for, though that changes on `days`."""
        day, but = self.calendar.day, _changing(days)
        return Text(
            f"all of it among those who share it on {day}, though it is shared otherwise on other days{but.en}",
            f"det hele mellem dem, der deles om det den {day}, selvom det deles anderledes på andre dage{but.da}",
        )

    def complain(self) -> None:
        """What was asked for and split nothing is a mistake, and said."""
        for id_, used in self.used.items():
            if not used:
                of = id_.partition("=")[0]
                holders = [line for line in self.budget.lines if len(line.payers) > 1 and any(who.id == of for who in line.payers)]
                if holders:
                    one = holders[0].contribution.id_in_funding
                    raise CannotAssume(
                        f"`{of}` pays together with others: say first how they share it: --assume {one}=equal or {one}=by:KEY",
                        f"`{of}` betaler sammen med andre: angiv først, hvordan de deler: --assume {one}=equal eller {one}=by:NØGLE",
                    )
                raise CannotAssume(
                    f"there is nothing to split for `{id_}`: one alone pays or receives it, or its members are not known",
                    f"der er intet at fordele for `{id_}`: en enkelt betaler eller modtager det, eller medlemmerne kendes ikke",
                )

    def shares(self, wish: Wish, whos: Sequence[Who], model: Model) -> _Shares:
        """The weight of each on a day."""
        found = {who.id: who for who in whos}
        if wish.how == "equal" or not whos:
            return _Shares(found, dict.fromkeys(found, Fraction(1)), Text("equally", "ligeligt"))
        key, weights = self.keys.on(wish, model), {}
        for who in whos:
            weight = key.by_id.get(who.id, key.by_thing.get(who.thing.record) if who.thing is not None else None)
            if weight is None:
                raise CannotAssume(f"the key of `{wish.id}` has no number for {who.id}", f"nøglen i `{wish.id}` har intet tal for {who.id}")
            weights[who.id] = weight
        return _Shares(found, weights, key.name)

    # What the names mean.

    def contribution(self, text: str) -> Contribution | None:
        return self.budget.funding.contributions.get(text.removeprefix("funding."))

    def part(self, text: str) -> Part | None:
        one, _, other = text.removeprefix("funding.").rpartition(".")
        holder = self.budget.funding.contributions.get(one)
        return holder.parts.get(other) if holder is not None else None

    def thing(self, text: str) -> Record | None:
        """Where the actor is defined that is meant, on whatever day it is there."""
        found = self.budget.file.actor(text)
        if found is None:
            several = [record for record in self.calendar.timeline.find(text) if record.kind in ("party", "body", "office")]
            found = several[0] if len(several) == 1 else None
        return found

    def name(self, record: Record) -> Text:
        """What people call an actor, by the first day on which it is there."""
        actors = (days.model.actor(record) for days in self.calendar.every(None))
        return next((cut_name(actor.name) for actor in actors if actor is not None), Text(record.id, record.id))

    def sharers(self, who: Who, model: Model) -> tuple[Who, ...]:
        """Who shares what one pays or receives alone, on a day: its members."""
        found = model.actor(who.thing.record) if who.thing is not None else None
        return tuple(Who(one.label, cut_name(one.name), one) for one in found.members) if found is not None else ()

    def splittable(self) -> Iterator[str]:
        for line in self.budget.lines:
            if len(line.payers) > 1:
                yield line.contribution.id_in_funding
            elif line.payers and any(len(self.sharers(line.payers[0], days.model)) > 1 for days in self.calendar.asked(line.period)):
                yield line.payers[0].id
            if line.part is not None and len(line.recipients) > 1:
                yield line.part.id_in_funding


_SPREAD: Mapping[By, Text] = {
    "days": Text("by its days in each calendar year", "efter dage i hvert kalenderår"),
    "months": Text("by its months in each calendar year", "efter måneder i hvert kalenderår"),
    "equal": Text("equally to each calendar year that it touches", "ligeligt på hvert kalenderår, det berører"),
}
_WITHIN = Text("within a year in which the sharing changes, by days", "inden for et år, hvor fordelingen ændrer sig, efter dage")
_DAILY = Text("the money of each day among those who share it on that day", "pengene for hver dag mellem dem, der deles om dem den dag")


def _ids(whos: tuple[Who, ...]) -> object:
    return tuple(who.id for who in whos)


def _named(one: Contribution | Part) -> bool:
    """Whether the file names somebody who pays it or receives it, though on no day."""
    return one.payers.said if isinstance(one, Contribution) else one.recipients.said


def _changing(days: Sequence[date]) -> Text:
    """In brackets, when it changes."""
    when = on(days)
    return Text(f" (it changes on {when.en})", f" (det ændrer sig den {when.da})") if days else Text("", "")
