"""The budget of a file as lines: what each contribution and each part of it comes to, who pays and receives it, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from governance.diagnostics import Text
from governance.funding.bounds import Bounds, bounds
from governance.funding.days import Calendar, told
from governance.funding.lines import Assumption, Line, Who, shape
from governance.funding.money import in_major, in_minor
from governance.funding.periods import Reason, Stretch, end_of, stretch
from governance.model.actors import Actor
from governance.model.contributions import Amount, Contribution, Funding, Part
from governance.model.resolution import Model
from governance.model.statements import Links, Period
from governance.model.timeline import Timeline
from governance.model.written import File
from governance.words.amounts import money
from governance.words.forms import Form
from governance.words.lists import enumerated
from governance.words.marks import same
from governance.words.quoting import cut_name


class CannotCount(ValueError):
    """A sum that cannot be counted (GOV409), though it was accepted. `text` says which."""

    def __init__(self, what: Text) -> None:
        self.text = Text(f"{what.en}: the amount cannot be counted (GOV409)", f"{what.da}: beløbet kan ikke tælles (GOV409)")
        super().__init__(self.text.en)


@dataclass(slots=True)
class Budget:
    """The budget of one model, as lines."""

    funding: Funding
    calendar: Calendar
    lines: list[Line] = field(default_factory=list)
    assumptions: dict[str, Assumption] = field(default_factory=dict)
    conditions: list[Text] = field(default_factory=list)
    """What the model says must hold for any of it to be paid."""
    notes: list[Text] = field(default_factory=list)
    wholes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Most and firm of each contribution by its id, from the file directly: what the tables must add up to."""
    parties: dict[str, tuple[Who, ...]] = field(default_factory=dict)
    """Who pays each contribution, who receives each part, by its id: of several days all who do so on any of them."""

    @property
    def file(self) -> File:
        """The file that it is the budget of."""
        return self.funding.file

    @property
    def currency(self) -> str:
        """ISO 4217 code."""
        return self.funding.currency

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """The contributions that are counted."""
        return tuple(one for id_, one in self.funding.contributions.items() if id_ in self.wholes)

    def parts(self, one: Contribution) -> tuple[Part, ...]:
        """The parts of a contribution that are counted."""
        return tuple(part for part in one.parts.values() if part.id_in_funding in self.parties)

    @property
    def most(self) -> int:
        """All of it, every maximum counted in full."""
        return sum(line.most for line in self.lines)

    @property
    def firm(self) -> int:
        """What of it is stated without a maximum."""
        return sum(line.firm for line in self.lines)

    def money(self, units: int) -> Text:
        """A sum of this budget in words."""
        return money(in_major(units, self.currency), self.currency)


def budgets(timeline: Timeline, day: date | None) -> list[File]:
    """The files that have a budget."""
    models = timeline.models() if day is None else (timeline.on(day),)
    having = {one.file for model in models for one in model.fundings if one.contributions or one.ended_contributions}
    return [file for file in timeline.files if file in having]


def agreed(timeline: Timeline, file: File, day: date | None) -> Funding:
    """The budget of a file, on a day. Without one all that is told of it must be the same on all days, but for who pays and receives.

    Raises Differs where it is not.
    """
    found = timeline.answer(lambda model: next((one for one in model.fundings if one.file is file), None), day, by=told, of=(file,))
    assert found is not None, file.id
    return found


def budget(
    timeline: Timeline, funding: Funding, day: date | None, *, changes: Mapping[str, Bounds] | None = None, clip: bool = False
) -> Budget:
    """A budget as lines. `changes`: other sums, by the id of a contribution or part (`x`, `x.y`).

    The amounts must be possible and the parts within their wholes (GOV401, GOV409), but for those that are changed. Who pays and who
    receives is settled by `assume`, day by day.
    """
    made = Budget(funding, Calendar(timeline, funding.file, day))
    maker = _Maker(made, changes or {}, clip)
    for contribution in funding.contributions.values():
        made.lines += maker.lines(contribution)
    maker.around()
    return made


def people(links: Links[Actor]) -> tuple[Who, ...]:
    """Those whom a statement names, on the day; of a name that names nothing the name."""
    known = [Who(one.label, cut_name(one.name), one) for one in links.things]
    return (*known, *(Who(text, same(text), None) for text in links.unknown))


def all_of(many: Iterable[Sequence[Who]]) -> tuple[Who, ...]:
    """Everybody among several, each once."""
    found: dict[str, Who] = {}
    for whos in many:
        for who in whos:
            found.setdefault(who.id, who)
    return tuple(found.values())


class _Maker:
    def __init__(self, made: Budget, changes: Mapping[str, Bounds], clip: bool) -> None:
        self.made = made
        self.changes = changes
        self.clip = clip
        self.term = made.funding.model.term(made.file)

    def lines(self, one: Contribution) -> Iterator[Line]:
        made = self.made
        period, open_, dated = self.period(one)
        whole = self.sum_of(one)
        if whole is None:
            return
        payers = self.people(one, period)
        made.wholes[one.id_in_funding] = whole
        counted = [(part, sums) for part in one.parts.values() if (sums := self.sum_of(part)) is not None]
        mosts, firms, rests = shape(whole, [sums for _, sums in counted])
        form: Form = one.form or "not_stated"
        self.overlap(one, whole[0], [sums for _, sums in counted])
        if one.ended_parts or len(counted) < len(one.parts):
            what, when = one.called, self.when
            made.notes.append(
                Text(
                    f"{what.en}: a part does not hold{when.en}; its money counts as unallocated",
                    f"{what.da}: en del gælder ikke{when.da}; dens penge regnes som ufordelte",
                )
            )
        for (part, _), most, firm in zip(counted, mosts, firms, strict=True):
            own, own_open, own_dated = self.period(part, one)
            yield Line(
                one,
                part,
                "",
                most,
                firm,
                payers,
                self.people(part, own),
                "liquid" if part.liquid and form != "cash" else form,
                own,
                own_open,
                resting=self.assumed(one, part),
                dated=own_dated,
            )
        for kind, most, firm in rests:
            yield Line(one, None, kind, most, firm, payers, (), form, period, open_, resting=self.assumed(one), dated=dated)

    def people(self, one: Contribution | Part, period: Stretch | None) -> tuple[Who, ...]:
        """Who pays a contribution or receives a part on any day of its period."""
        found = all_of(parties(days.model, one) for days in self.made.calendar.asked(period))
        self.made.parties[one.id_in_funding] = found
        return found

    @property
    def when(self) -> Text:
        """On which day something does not hold."""
        day = self.made.calendar.day
        return Text(f" on {day}", f" den {day}") if day is not None else Text(" on any day", " på nogen dag")

    def around(self) -> None:
        """What stands around the sums: conditions, the note on the budget, what does not hold on the day that was asked for."""
        made, funding, when = self.made, self.made.funding, self.when
        for condition in funding.conditions.values():
            tail = f" ({condition.clause})" if condition.clause else ""
            made.conditions.append(Text(f"{condition.name.en}{tail}", f"{condition.name.da}{tail}"))
        if funding.note is not None:
            made.notes.append(funding.note)
        for id_ in funding.ended_contributions:
            made.notes.append(
                Text(
                    f"the contribution `{id_}` does not hold{when.en} and is not counted",
                    f"bidraget `{id_}` gælder ikke{when.da} og er ikke regnet med",
                )
            )
        for id_, one in funding.contributions.items():
            if id_ not in made.wholes:
                what = one.called
                made.notes.append(
                    Text(
                        f"{what.en}: no amount of it holds{when.en}; it is not counted",
                        f"{what.da}: intet beløb for det gælder{when.da}; det er ikke regnet med",
                    )
                )

    def sum_of(self, one: Contribution | Part) -> tuple[int, int] | None:
        """Most and firm, in minor units; what has no maximum counts at its least. None where no amount holds on the day."""
        limits = self.changes.get(one.id_in_funding)
        if limits is None:
            if one.amount is None:
                return None
            limits = bounds(one.amount, one)
        if limits is None:
            raise CannotCount(one.called)
        currency = self.made.currency
        if limits.most is None:
            what, least = one.called, money(limits.least, currency)
            self.made.notes.append(
                Text(
                    f"{what.en}: at least {least.en}, no maximum is stated; it counts at its least",
                    f"{what.da}: mindst {least.da}, intet loft er angivet; det regnes med det mindste",
                )
            )
        try:
            return in_minor(limits.least if limits.most is None else limits.most, currency), in_minor(limits.least, currency)
        except ValueError:
            raise CannotCount(one.called) from None

    def assumed(self, *things: Contribution | Part) -> tuple[str, ...]:
        """What is assumed of the sums: what the model itself says, and the currency where it does not say it."""
        made, found = self.made, []
        if not made.funding.currency_stated:
            text = Text(
                f"the currency is not stated in the model; it is taken to be {made.currency}",
                f"valutaen er ikke angivet i modellen; den er sat til {made.currency}",
            )
            made.assumptions["currency"] = Assumption("currency", text, given=False)
            found.append("currency")
        for one in (made.funding, *things):
            amount: Amount | None = None if isinstance(one, Funding) else one.amount
            whys = [why for why in (one.assumed, amount.assumed if amount is not None else None) if why is not None]
            if whys:
                found.append(self.note(one, "", enumerated(dict.fromkeys(whys), "; ")))
        return tuple(found)

    def note(self, one: Funding | Contribution | Part, of: str, why: Text) -> str:
        """Keep why something of it is assumed; the id of the assumption."""
        id_ = f"{'funding' if isinstance(one, Funding) else f'funding.{one.id_in_funding}'}{of}"
        what = Text("the budget", "budgettet") if isinstance(one, Funding) else one.called
        self.made.assumptions[id_] = Assumption(id_, Text(f"{what.en}: {why.en}", f"{what.da}: {why.da}"), given=False)
        return id_

    def period(self, *things: Contribution | Part) -> tuple[Stretch | None, Text | None, tuple[str, ...]]:
        """From when to when; what is stated of it where no days follow; and what it rests on."""
        stated = [(one, one.period) for one in (*things, self.made.funding)]
        holders: list[tuple[Funding | Contribution | Part, Period]] = [(one, span) for one, span in stated if span is not None]
        found = stretch([span for _, span in holders], self.term, clip=self.clip)
        if found is None:
            return None, holders[0][1].text if holders else None, ()
        resting = [
            self.note(one, ".period", span.assumed)
            for number, (one, span) in enumerate(holders)
            if number in found.used and span.assumed is not None
        ]
        if self.term is not None and len(holders) in found.used and (said := self.term.assumed) is not None:
            self.made.assumptions["period"] = Assumption("period", Text(f"the term: {said.en}", f"aftaleperioden: {said.da}"), given=False)
            resting.append("period")
        for reason in found.reasons:
            id_ = f"period.{reason}"
            self.made.assumptions.setdefault(id_, Assumption(id_, self.because(reason), given=reason == "clipped"))
            resting.append(id_)
        return found, None, tuple(resting)

    def because(self, reason: Reason) -> Text:
        start = self.term.from_ if self.term else None
        end = end_of(self.term, start) if self.term and start else None
        return {
            "start": Text(
                f"money for which no first day is stated runs from the first day of the term, {start}",
                f"penge uden angivet første dag løber fra aftaleperiodens første dag, {start}",
            ),
            "start_within": Text(
                "money for which no first day is stated runs from the first day of what it is a part of",
                "penge uden angivet første dag løber fra den første dag for det, de er en del af",
            ),
            "end": Text(
                f"money for which no last day is stated runs to the end of the term, {end}",
                f"penge uden angivet sidste dag løber til aftaleperiodens udløb, {end}",
            ),
            "end_within": Text(
                "money for which no last day is stated runs as long as what it is a part of",
                "penge uden angivet sidste dag løber så længe som det, de er en del af",
            ),
            "unstated": Text(
                f"money for which no period is stated runs through the whole term, {start} to {end}",
                f"penge uden angivet periode løber hele aftaleperioden, {start} til {end}",
            ),
            "beyond": Text(
                f"the lengths stated are counted in full, though the term ends on {end}",
                f"de angivne varigheder regnes fuldt ud, selvom aftaleperioden slutter {end}",
            ),
            "clipped": Text(
                f"no money runs beyond the end of the term, {end}, whatever lengths are stated",
                f"ingen penge løber ud over aftaleperiodens udløb {end}, uanset de angivne varigheder",
            ),
        }[reason]

    def overlap(self, one: Contribution, most: int, parts: Sequence[tuple[int, int]]) -> None:
        """Say where the parts cannot all have what they could have."""
        what, have, need = one.called, self.made.money(most), self.made.money(sum(low for _, low in parts))
        id_ = one.id_in_funding
        if not most and parts:
            text = Text(f"{what.en}: nothing is paid, so nothing goes to its parts", f"{what.da}: intet betales, så dets dele får intet")
        elif sum(low for _, low in parts) > most:
            text = Text(
                f"{what.en}: its parts need {need.en}, and there are {have.en}; how the parts share that is not settled (settle it with "
                f"--set {id_}.PART=SUM)",
                f"{what.da}: dets dele kræver {need.da}, og der er {have.da}; hvordan delene deler dem, er ikke afgjort (afgør det med "
                f"--set {id_}.DEL=BELØB)",
            )
        elif sum(high for high, _ in parts) > most:
            text = Text(
                f"{what.en}: its parts could be more than its {have.en}; each is shown at its maximum, and what they cannot all have is "
                "taken off below them",
                f"{what.da}: dets dele kunne blive mere end {have.da}; hver er vist med sit loft, og det, de ikke alle kan få, er trukket "
                "fra under dem",
            )
        else:
            return
        self.made.notes.append(text)


def parties(model: Model, one: Contribution | Part) -> tuple[Who, ...]:
    """Who pays a contribution, or receives a part, on a day."""
    found = model.thing(one.record)
    if isinstance(found, Contribution):
        return people(found.payers)
    return people(found.recipients) if isinstance(found, Part) else ()
