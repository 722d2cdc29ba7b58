"""Seats of bodies on a day: who fills them, how many persons each stands for, what they can do."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from governance.diagnostics import Text
from governance.model.actors import Actor
from governance.model.statements import Links, Said, lazy, put
from governance.model.things import Thing
from governance.model.written import Record
from governance.schema import body as written
from governance.schema.values import Range

if TYPE_CHECKING:
    from governance.model.bodies import Body

_ONE, _MAYBE_ONE = Range(1, 1), Range(0, 1)

Mandate = Literal["political", "administrative", "professional"]
FilledHow = Literal["appointed_by", "held_by", "each", "from", "not_stated"]
"""How a seat is filled: appointed, held ex officio, one for each member of a group, drawn from a body or group."""
SeatField = Literal["each", "from_", "count"]


class Seat(Thing[written.Seat]):
    """A seat of a body, or several alike."""

    kind = "seat"
    body: Body
    id_in_body: str
    """Its id within the body: `kl`."""

    def __init__(self, body: Body, id_: str, record: Record, says: tuple[Said[written.Seat], ...]) -> None:
        # As of Thing and Saying, in one: there are more seats than anything else.
        put(self, "model", body.model)
        put(self, "says", says)
        put(self, "record", record)
        put(self, "id", record.id)
        put(self, "body", body)
        put(self, "id_in_body", id_)

    @lazy
    def label(self) -> str:
        """`forretningsudvalg.kl`."""
        return f"{self.body.label}.{self.id_in_body}"

    @property
    def own_name(self) -> Text:
        """What it is called within the body: its name, or, where it has none, its id there."""
        return self.named or Text(self.id_in_body, self.id_in_body)

    @lazy
    def name(self) -> Text:
        """What the seat is called: by its body's name, and its own."""
        holder, own = self.body.name, self.own_name
        return Text(f"{holder.en}: {own.en}", f"{holder.da}: {own.da}")

    # Who fills it.

    @lazy
    def appointed_by(self) -> Links[Actor]:
        """Who appoints its holder; several appoint together."""
        return self.model.actors_named(self, "appointed_by")

    @lazy
    def held_by(self) -> Links[Actor]:
        """The office or organisation that holds it ex officio."""
        return self.model.actors_named(self, "held_by")

    @lazy
    def from_(self) -> Links[Actor]:
        """The body or group whose members its holder is drawn from."""
        return self.model.actors_named(self, "from_")

    @property
    def source(self) -> Actor | None:
        """The one body or group that all its holders are drawn from; None where there is none, or several, or one that is not known."""
        return self.from_.things[0] if len(self.from_) == 1 and not self.from_.vague else None

    @lazy
    def each(self) -> Actor | None:
        """The group of which each member has one such seat; None also where the name names nothing."""
        return self.model.actor_named(self, "each")

    @property
    def is_each(self) -> bool:
        """Whether there is one such seat for each member of a group, known or not."""
        for said in self.says:  # noqa: SIM110 - asked of every seat: any() takes twice the time
            if said.spec.each is not None:
                return True
        return False

    @lazy
    def each_is_gone(self) -> bool:
        """Whether its group is one that is not there on the day."""
        return self.each is None and self.model.is_gone(self, "each")

    @property
    def appointer_not_stated(self) -> bool:
        """Whether a file says that its text does not say who appoints."""
        return not self.appointed_by.said and any(said.spec.appointed_by == "not_stated" for said in self.says)

    @lazy
    def filled(self) -> FilledHow:
        """How it is filled on the day: by the first of these that the files state and that somebody is left of."""
        if self.appointed_by:
            return "appointed_by"
        if self.held_by:
            return "held_by"
        if self.each is not None:
            return "each"
        return "from" if self.from_ else "not_stated"

    @lazy
    def appointers(self) -> tuple[Actor, ...]:
        """Who appoints to it: those it names; or, of a seat for each member of a group that names nobody, the members."""
        if self.appointed_by.said or self.held_by.said or self.each is None or self.appointer_not_stated:
            return self.appointed_by.things
        return self.each.members

    @lazy
    def whose(self) -> tuple[Actor, ...]:
        """Everybody who appoints, holds or supplies its holders: whose seat it is, in any of these ways, each once."""
        lists = (self.appointed_by.things, self.held_by.things, (self.each,) if self.each is not None else (), self.from_.things)
        said = [things for things in lists if things]
        return said[0] if len(said) == 1 else tuple(dict.fromkeys(thing for things in said for thing in things))

    @lazy
    def known(self) -> bool:
        """Whether it says whose it is, and every name it gives names something."""
        lists = (self.appointed_by, self.held_by, self.from_)
        return bool(self.whose) and not any(one.unknown for one in lists) and not (self.is_each and self.each is None)

    @property
    def is_forsaken(self) -> bool:
        """Whether its text says whose it is, and nobody of those is there on the day."""
        lists = (self.appointed_by, self.held_by, self.from_)
        named = self.each_is_gone or any(one.ended for one in lists)
        return named and self.each is None and not any(one.live for one in lists)

    @property
    def vague(self) -> bool:
        """Whether some name that it gives names nothing, or nothing that holds on the day."""
        return self.appointed_by.vague or self.held_by.vague or self.from_.vague or (self.is_each and self.each is None)

    # How many it stands for.

    @property
    def count(self) -> Range | None:
        """How many such seats, as it is written (with `each`: for each member); None where it is left out: one."""
        for said in self.says:
            if said.spec.count is not None:
                return said.spec.count
        return None

    @lazy
    def number(self) -> Range | None:
        """How many persons it stands for on the day: at least, at most. None where its group is not known, or its members are not.

        What a text only allows, intends or says as a rule may be none; so are the seats of a group that has ended or not begun, or
        whose members all have. A range that is written backwards (GOV205) is turned.
        """
        of_each = self.number_of_each
        if not self.is_each:
            return of_each
        if self.each_is_gone:
            return Range(0, 0)
        if self.each is None or not self.each.sound:
            return None
        size = self.each.size
        if not size and not self.each.member_links.ended:
            return None
        return Range(of_each.low * size, of_each.high * size)

    @property
    def number_of_each(self) -> Range:
        """`number`, of a seat for each member of a group that of one member."""
        count, optional = self.count, self.optional
        if count is None:
            return _MAYBE_ONE if optional else _ONE
        low, high = sorted(count)
        return Range(0 if optional else low, high)

    # What it can do.

    @property
    def mandate(self) -> Mandate | None:
        """In what capacity its holder sits there."""
        return self._first(lambda spec: spec.mandate)

    @property
    def observer(self) -> bool:
        """Whether it takes part without a vote."""
        for said in self.says:  # noqa: SIM110 - asked of every seat: any() takes twice the time
            if said.spec.observer:
                return True
        return False

    @property
    def deputy(self) -> bool:
        """Whether it has a deputy, who votes only in place of an absent member."""
        for said in self.says:  # noqa: SIM110 - asked of every seat: any() takes twice the time
            if said.spec.deputy:
                return True
        return False

    @property
    def weight(self) -> Fraction | None:
        """How many votes it has, where that is said."""
        for said in self.says:
            if said.spec.weight is not None:
                return said.spec.weight
        return None


def total(seats: Iterable[Seat]) -> Range | None:
    """How many persons several seats stand for together; None where that is not known of one."""
    low = high = 0
    for seat in seats:
        number = seat.number
        if number is None:
            return None
        low += number.low
        high += number.high
    return Range(low, high)
