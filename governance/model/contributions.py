"""The budget as it is meant: who contributes what, for what, when. Sums are exact, in the currency's main unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeVar

from governance.diagnostics import Text
from governance.model.actors import Actor
from governance.model.cases import Condition, conditions_of
from governance.model.naming import names_of
from governance.model.statements import Links, Period, Said, Statement, holding, lazy, put
from governance.model.things import Thing
from governance.model.written import Record
from governance.schema import base
from governance.schema import funding as written
from governance.schema.values import Portion
from governance.words.lists import few
from governance.words.quoting import cut_name, quoted

if TYPE_CHECKING:
    from governance.model.resolution import Model

T = TypeVar("T")
Form = Literal["cash", "working_time", "either"]


class Amount(Statement[written.Amount]):
    """A sum of money: firm, a cap, or a range."""

    @property
    def firm(self) -> Decimal | None:
        """The sum."""
        return self.says[0].spec.firm

    @property
    def up_to(self) -> Decimal | None:
        """At most this much."""
        return self.says[0].spec.up_to

    @property
    def from_(self) -> Decimal | None:
        """At least this much."""
        return self.says[0].spec.from_

    @property
    def to(self) -> Decimal | None:
        """At most this much, with `from_`."""
        return self.says[0].spec.to


class Part(Thing[written.Part]):
    """A part of a contribution with terms of its own."""

    contribution: Contribution
    id_in_contribution: str

    def __init__(self, contribution: Contribution, id_: str, record: Record, says: tuple[Said[written.Part], ...]) -> None:
        super().__init__(contribution.model, "part", record, says)
        put(self, "contribution", contribution)
        put(self, "id_in_contribution", id_)

    @property
    def id_in_funding(self) -> str:
        """Its id within the budget, as people type it: `realdania.likvide`."""
        return f"{self.contribution.id_in_funding}.{self.id_in_contribution}"

    @property
    def called(self) -> Text:
        """What it is called within a sentence: by its name, or else its id."""
        if self.named is not None:
            return quoted(cut_name(self.named))
        return Text(f"the part `{self.id_in_contribution}`", f"delen `{self.id_in_contribution}`")

    @lazy
    def amount(self) -> Amount | None:
        """How much; None where the amount does not hold on the day."""
        return _amount(self.model, [(said, said.spec.amount) for said in self.says])

    @lazy
    def share(self) -> Portion | None:
        """What share of the contribution the text says that this is."""
        return self._first(lambda spec: spec.share)

    @lazy
    def purpose(self) -> Thing[object] | None:
        """What for: a subject or a case."""
        return self.model.thing_named(self, "purpose")

    @lazy
    def purpose_text(self) -> str | None:
        """How the file names what it is for, though that may name nothing."""
        return self._first(lambda spec: spec.purpose)

    @lazy
    def recipients(self) -> Links[Actor]:
        """Who gets it."""
        return self.model.actors_named(self, "recipients")

    @lazy
    def earmarked(self) -> bool:
        """Whether it can be used for this alone."""
        return any(said.spec.earmarked for said in self.says)

    @lazy
    def liquid(self) -> bool:
        """Whether these are liquid funds."""
        return any(said.spec.liquid for said in self.says)

    @lazy
    def period(self) -> Period | None:
        """Over what period."""
        return _period(self.model, [(said, said.spec.period) for said in self.says])

    @lazy
    def approved_by(self) -> Links[Actor]:
        """Whose separate approval its use needs."""
        return self.model.actors_named(self, "approved_by")


class Contribution(Thing[written.Contribution]):
    """What one payer, or several together, contribute."""

    funding: Funding
    id_in_funding: str

    def __init__(self, funding: Funding, id_: str, record: Record, says: tuple[Said[written.Contribution], ...]) -> None:
        super().__init__(funding.model, "contribution", record, says)
        put(self, "funding", funding)
        put(self, "id_in_funding", id_)

    @property
    def called(self) -> Text:
        """What it is called within a sentence, on whatever day: by its name, or else those whom it names as its payers, or else its id."""
        if self.named is not None:
            return quoted(cut_name(self.named))
        who = few(cut_name(name) for name in names_of(self.model, self, "payers"))
        if not who.en:
            return Text(f"the contribution `{self.id_in_funding}`", f"bidraget `{self.id_in_funding}`")
        return Text(f"the contribution from {who.en}", f"bidraget fra {who.da}")

    @property
    def lacks(self) -> tuple[str, ...]:
        """The keys that a contribution must have, and that no file says of it."""
        said = {"payers": self.payers.said, "amount": any(one.spec.amount is not None for one in self.says)}
        return tuple(key for key, there in said.items() if not there)

    @lazy
    def payers(self) -> Links[Actor]:
        """Who pays; several pay together."""
        return self.model.actors_named(self, "payers")

    @lazy
    def on_behalf_of(self) -> Links[Actor]:
        """On whose behalf."""
        return self.model.actors_named(self, "on_behalf_of")

    @lazy
    def amount(self) -> Amount | None:
        """How much; None where the amount does not hold on the day."""
        return _amount(self.model, [(said, said.spec.amount) for said in self.says])

    @lazy
    def share(self) -> Portion | None:
        """What share of the total the text says that this is."""
        return self._first(lambda spec: spec.share)

    @lazy
    def form(self) -> Form | None:
        """In cash, in working time, or either, as this says it or else the budget of all; None where that is not stated."""
        return self.own_form or (None if self.form_not_stated else self.funding.form)

    @lazy
    def own_form(self) -> Form | None:
        """In cash, in working time, or either, as this says it."""
        return self._first(lambda spec: None if spec.form == "not_stated" else spec.form)

    @property
    def form_not_stated(self) -> bool:
        """Whether a file says of this that its text does not say the form."""
        return self.own_form is None and any(said.spec.form == "not_stated" for said in self.says)

    @lazy
    def period(self) -> Period | None:
        """Over what period."""
        return _period(self.model, [(said, said.spec.period) for said in self.says])

    @lazy
    def parts(self) -> dict[str, Part]:
        """Its parts that there are on the day, by their ids within it."""
        found: dict[str, list[Said[written.Part]]] = {}
        for said in self.says:
            for id_, spec in (said.spec.parts or {}).items():
                record = said.record.parts.get(id_) if said.record is not None else None
                found.setdefault(id_, []).append(Said(said.file, (*said.path, "parts", id_), record, spec))
        made: dict[str, Part] = {}
        for id_, says in found.items():
            held = holding(self.model.holds, [said.spec.valid for said in says])
            there = tuple(said for said, is_held in zip(says, held, strict=True) if is_held)
            if there and (first := there[0].record) is not None:
                made[id_] = Part(self, id_, first, there)
        return made

    @lazy
    def ended_parts(self) -> tuple[str, ...]:
        """The ids of parts that some file speaks of and that do not hold on the day."""
        every = (id_ for said in self.says for id_ in said.spec.parts or {})
        return tuple(dict.fromkeys(id_ for id_ in every if id_ not in self.parts))


class Funding(Thing[written.Funding]):
    """The budget of a file."""

    @lazy
    def currency(self) -> str:
        """ISO 4217 code."""
        return self.says[0].spec.currency

    @property
    def currency_stated(self) -> bool:
        """Whether the file says the currency; where it does not, `currency` is only taken to be so."""
        view = self.file.source.view
        return view is not None and "currency" in view["funding"]

    @lazy
    def total(self) -> Amount | None:
        """The total, as the text says it."""
        return _amount(self.model, [(said, said.spec.total) for said in self.says], "total")

    @lazy
    def period(self) -> Period | None:
        """The period that the total covers."""
        return _period(self.model, [(said, said.spec.period) for said in self.says])

    @lazy
    def form(self) -> Form | None:
        """In cash, in working time, or either, where the text says it of all contributions."""
        return self._first(lambda spec: None if spec.form == "not_stated" else spec.form)

    @property
    def form_not_stated(self) -> bool:
        """Whether a file says that its text does not say the form."""
        return self.form is None and any(said.spec.form == "not_stated" for said in self.says)

    @lazy
    def contributions(self) -> dict[str, Contribution]:
        """Who contributes what on the day, by id within the budget."""
        return self.model.contributions_of(self)

    @lazy
    def ended_contributions(self) -> tuple[str, ...]:
        """The ids of contributions that the file speaks of and that do not hold on the day."""
        defined = [one for said in self.says if said.record is not None for one in said.record.parts.values() if one.same is one]
        return tuple(id_ for id_ in dict.fromkeys(str(one.path[-1]) for one in defined) if id_ not in self.contributions)

    @property
    def complete(self) -> bool:
        """Whether all its contributions are there on the day: every one could be read, and none has ended or is yet to begin."""
        return not self.ended_contributions and self.file.broken.isdisjoint({("funding",), ("funding", "contributions")})

    @lazy
    def conditions(self) -> dict[str, Condition]:
        """What holds for all of it, by id."""
        return conditions_of(self.model, [said.inside(said.spec.conditions) for said in self.says])


def _amount(model: Model, says: list[tuple[Said[T], object]], key: str = "amount") -> Amount | None:
    """The sum that holds on the day: of alternatives that hold in turn, the first that does."""
    for said, value in says:
        for number, one in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(one, written.Amount) and model.holds(one.valid):
                steps: tuple[str | int, ...] = (key, number) if isinstance(value, list) else (key,)
                return Amount(model, (Said(said.file, (*said.path, *steps), said.record, one),))
    return None


def _period(model: Model, says: list[tuple[Said[T], base.Span | None]]) -> Period | None:
    for said, span in says:
        if span is not None:
            return Period(model, (Said(said.file, (*said.path, "period"), said.record, span),))
    return None
