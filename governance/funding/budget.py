"""The budget as lines: what each contribution and each part of it comes to, in whole minor units of the currency.

Two sums are kept of each line: `most`, every maximum counted in full, and `firm`, what is stated without a maximum. Of a
contribution with a maximum its parts are firm no more than the whole is. What no part covers is a line of its own,
`unallocated`; where the parts could together be more than the whole, what they cannot all have is `overlap`, below zero;
what is firm, but firmly in no part (a part of 30 to 50 in a firm 100, the rest at most 50), is `unplaced`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from governance.checks._money import called
from governance.checks.base import name
from governance.diagnostics import Text
from governance.facts import period_text
from governance.funding.bounds import Bounds, bounds
from governance.funding.money import in_major, in_minor
from governance.funding.periods import Reason, Stretch, end_of, stretch
from governance.model.written import Entity, Model, Models, label_of
from governance.words.amounts import money
from governance.words.contributions import Form

Dimension = Literal["party", "purpose", "form", "year", "recipient"]
Rest = Literal["", "unallocated", "overlap", "unplaced", "unsettled"]


class CannotCount(ValueError):
    """A sum that cannot be counted (GOV409), though it was accepted. `text` says which."""

    def __init__(self, entity: Entity) -> None:
        what = called(entity)
        self.text = Text(f"{what.en}: the amount cannot be counted (GOV409)", f"{what.da}: beløbet kan ikke tælles (GOV409)")
        super().__init__(self.text.en)


class Who(NamedTuple):
    """A payer or recipient: the id that people know it by, its name, and the thing itself where it is known."""

    id: str
    name: Text
    thing: Entity | None


class Assumption(NamedTuple):
    """Something that figures rest on and that no text says. `given`: it was asked for, not in the model."""

    id: str
    text: Text
    given: bool


class Piece(NamedTuple):
    """That a line is a piece of a split, which rests on an assumption; `group`: of what a group pays or receives, else empty."""

    split: int
    assumption: str
    group: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sum of which all is alike: payers, purpose, form, recipients, period."""

    contribution: Entity
    part: Entity | None
    rest: Rest
    most: int
    firm: int
    payers: tuple[Who, ...]
    recipients: tuple[Who, ...]
    form: Form | Literal["liquid"]
    period: Stretch | None
    open: Text | None = None
    """What is stated of a period whose days do not follow."""
    year: int | None = None
    pieces: tuple[Piece, ...] = ()
    resting: tuple[str, ...] = ()
    """Assumptions on which the sum itself rests."""
    dated: tuple[str, ...] = ()
    """Assumptions on which its period rests."""


@dataclass(slots=True)
class Budget:
    """The budget of one model, as lines."""

    models: Models
    model: Model
    entity: Entity
    currency: str
    lines: list[Line] = field(default_factory=list)
    assumptions: dict[str, Assumption] = field(default_factory=dict)
    conditions: list[Text] = field(default_factory=list)
    """What the model says must hold for any of it to be paid."""
    notes: list[Text] = field(default_factory=list)
    wholes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Most and firm of each contribution by its id, from the file directly: what the tables must add up to."""

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


def budgets(models: Models) -> list[Model]:
    """The models that have a budget: of those that were asked for, or, where none of these has one, of those they import."""
    having = [model for model in models if model.all("contribution")]
    return [model for model in having if model.requested] or having


def budget(models: Models, model: Model, *, changes: Mapping[str, Bounds] | None = None, clip: bool = False) -> Budget:
    """The budget of `model` as lines. `changes`: other sums, by the id of a contribution or part (`x`, `x.y`).

    The amounts must be possible and the parts within their wholes (GOV401, GOV409), but for those that are changed.
    """
    whole = model.all("funding")[0]
    found = Budget(models, model, whole, whole.spec.currency)
    maker = _Maker(found, changes or {}, clip)
    for contribution in whole.parts.values():
        found.lines += maker.lines(contribution)
    maker.around()
    return found


class _Maker:
    def __init__(self, made: Budget, changes: Mapping[str, Bounds], clip: bool) -> None:
        self.made = made
        self.changes = changes
        self.clip = clip
        self.term = made.model.spec.period

    def lines(self, contribution: Entity) -> Iterator[Line]:
        made, spec = self.made, contribution.spec
        whole = self.sum_of(contribution)
        parts = list(contribution.parts.values())
        sums = [self.sum_of(part) for part in parts]
        mosts, firms, rests = shape(whole, sums)
        made.wholes[short(contribution)] = whole
        payers = self.who(contribution, spec.payers)
        form: Form = spec.form or made.entity.spec.form or "not_stated"
        self.overlap(contribution, whole[0], sums)
        if any(id_.startswith(f"{contribution.id}.") for id_ in made.model.gone):
            what = called(contribution)
            made.notes.append(
                Text(
                    f"{what.en}: a part does not hold on {made.models.as_of}; its money counts as unallocated",
                    f"{what.da}: en del gælder ikke den {made.models.as_of}; dens penge regnes som ufordelte",
                )
            )
        for number, part in enumerate(parts):
            period, open_, dated = self.period(part, contribution)
            yield Line(
                contribution,
                part,
                "",
                mosts[number],
                firms[number],
                payers,
                self.who(part, part.spec.recipients or ()),
                "liquid" if part.spec.liquid and form != "cash" else form,
                period,
                open_,
                resting=self.assumed(contribution, part),
                dated=dated,
            )
        for kind, most, firm in rests:
            period, open_, dated = self.period(contribution)
            resting = self.assumed(contribution)
            yield Line(contribution, None, kind, most, firm, payers, (), form, period, open_, resting=resting, dated=dated)

    def around(self) -> None:
        """What stands around the sums: conditions, the note on the budget, what does not hold on the day that was asked for."""
        made, spec = self.made, self.made.entity.spec
        for condition in (spec.conditions or {}).values():
            words = label_of(condition.name) or Text("", "")
            clause = ", ".join(condition.source or spec.source or ())
            tail = f" ({clause})" if clause else ""
            made.conditions.append(Text(f"{words.en}{tail}", f"{words.da}{tail}"))
        if (note := label_of(spec.note)) is not None:
            made.notes.append(note)
        for id_ in made.model.gone:
            head, _, rest = id_.partition(".")
            if head == "funding" and rest and "." not in rest:
                day = made.models.as_of
                made.notes.append(
                    Text(
                        f"the contribution `{rest}` does not hold on {day} and is not counted",
                        f"bidraget `{rest}` gælder ikke den {day} og er ikke regnet med",
                    )
                )

    def sum_of(self, entity: Entity) -> tuple[int, int]:
        """Most and firm, in minor units; what has no maximum counts at its least."""
        limits = self.changes.get(short(entity)) or bounds(entity.spec.amount, entity.spec)
        if limits is None:
            raise CannotCount(entity)
        currency = self.made.currency
        if limits.most is None:
            what, least = called(entity), money(limits.least, currency)
            self.made.notes.append(
                Text(
                    f"{what.en}: at least {least.en}, no maximum is stated; it counts at its least",
                    f"{what.da}: mindst {least.da}, intet loft er angivet; det regnes med det mindste",
                )
            )
        try:
            return in_minor(limits.least if limits.most is None else limits.most, currency), in_minor(limits.least, currency)
        except ValueError:
            raise CannotCount(entity) from None

    def who(self, entity: Entity, texts: Sequence[str]) -> tuple[Who, ...]:
        found = {}
        for text in texts:
            thing = entity.model.actor(text)
            label = self.made.models.label(thing) if thing else text
            found[label] = Who(label, name(thing) if thing else Text(text, text), thing)
        return tuple(found.values())

    def assumed(self, *entities: Entity) -> tuple[str, ...]:
        """What is assumed of the sums: what the model itself says, and the currency where it does not say it."""
        found = []
        view: Any = self.made.model.source.view
        if "currency" not in view["funding"]:
            text = Text(
                f"the currency is not stated in the model; it is taken to be {self.made.currency}",
                f"valutaen er ikke angivet i modellen; den er sat til {self.made.currency}",
            )
            self.made.assumptions["currency"] = Assumption("currency", text, given=False)
            found.append("currency")
        for entity in (self.made.entity, *entities):
            for words in (entity.spec.assumed, getattr(getattr(entity.spec, "amount", None), "assumed", None)):
                found += [self.note(entity.id, entity, words)] if words is not None else []
        return tuple(found)

    def note(self, id_: str, entity: Entity, words: Any) -> str:
        said, what = label_of(words) or Text("", ""), called(entity) if entity.kind != "funding" else Text("the budget", "budgettet")
        self.made.assumptions[id_] = Assumption(id_, Text(f"{what.en}: {said.en}", f"{what.da}: {said.da}"), given=False)
        return id_

    def period(self, *entities: Entity) -> tuple[Stretch | None, Text | None, tuple[str, ...]]:
        """From when to when; what is stated of it where no days follow; and what it rests on."""
        holders = [entity for entity in (*entities, self.made.entity) if entity.spec.period is not None]
        found = stretch([entity.spec.period for entity in holders], self.term, clip=self.clip)
        if found is None:
            return None, period_text(holders[0].spec.period) if holders else None, ()
        resting = [
            self.note(f"{entity.id}.period", entity, entity.spec.period.assumed)
            for number, entity in enumerate(holders)
            if number in found.used and entity.spec.period.assumed is not None
        ]
        if self.term is not None and len(holders) in found.used and (said := label_of(self.term.assumed)) is not None:
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

    def overlap(self, contribution: Entity, most: int, parts: Sequence[tuple[int, int]]) -> None:
        """Say where the parts cannot all have what they could have."""
        what, have, need = called(contribution), self.made.money(most), self.made.money(sum(low for _, low in parts))
        id_ = short(contribution)
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


class Rests(NamedTuple):
    """What is not in a part: of which kind, its most and its firm."""

    kind: Rest
    most: int
    firm: int


def shape(whole: tuple[int, int], parts: Sequence[tuple[int, int]]) -> tuple[list[int], list[int], list[Rests]]:
    """Most and firm of each part, and what else there is: adding up to most and firm of the whole."""
    (most, firm), wanted, least = whole, [min(high, whole[0]) for high, _ in parts], [low for _, low in parts]
    firms = least if sum(least) <= firm else [0] * len(parts)
    rest = most - sum(wanted)
    placed = max(0, firm - sum(wanted))
    left = firm - sum(firms) - placed
    found: list[Rests] = []
    if rest > 0 or not parts:
        found.append(Rests("unallocated", rest, placed))
    elif rest < 0:
        found.append(Rests("overlap", rest, 0))
    if left:
        found.append(Rests("unplaced", 0, left))
    return wanted, firms, found


def short(entity: Entity) -> str:
    """The id of a contribution or part as people type it: without the word funding."""
    return entity.id.removeprefix("funding.")
