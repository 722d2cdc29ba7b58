"""Bodies on a day: who chairs them, by which rule they decide, when they meet, who works there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar, cast

from governance.diagnostics import Text
from governance.model.actors import Actor
from governance.model.rules import Rule
from governance.model.seats import Seat, total
from governance.model.statements import Links, Said, Statement, holding, lazy, put
from governance.model.written import Locus, Record, label_of
from governance.schema import base
from governance.schema import body as written
from governance.schema.values import Range

W = TypeVar("W", bound=base.Statement)

Level = Literal["political", "administrative", "secretariat", "knowledge"]
BodyField = Literal["seats", "chair", "decides", "meets"]


class Chair(Statement[written.Chair]):
    """Who chairs a body."""

    body: Body

    def __init__(self, body: Body, says: tuple[Said[written.Chair], ...]) -> None:
        super().__init__(body.model, says)
        put(self, "body", body)

    @lazy
    def seats(self) -> Links[Seat]:
        """The chair is the holder of this seat."""
        return self.model.own_seats_named(self, self.body, "seat")

    @lazy
    def held_by(self) -> Links[Actor]:
        """The chair is the holder of this office."""
        return self.model.actors_named(self, "held_by")

    @lazy
    def from_(self) -> Links[Actor]:
        """The chair is a person appointed by, or drawn from, these."""
        return self.model.actors_named(self, "from_")

    @lazy
    def chair_of(self) -> Body | None:
        """The chair is the chair of this other body."""
        found = self.model.actor_named(self, "chair_of")
        return found if isinstance(found, Body) else None

    @lazy
    def is_chair_of(self) -> bool:
        """Whether the chair is said to be that of another body, known or not."""
        return self._first(lambda spec: spec.chair_of) is not None

    @property
    def is_forsaken(self) -> bool:
        """Whether its text says who chairs, and nobody of those is there on the day."""
        lists = (self.seats, self.held_by, self.from_)
        named = self.model.is_gone(self, "chair_of") or any(one.ended for one in lists)
        return named and self.chair_of is None and not any(one.live for one in lists)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of who chairs, nor how, nor why that is not said."""
        named = self.seats.said or self.held_by.said or self.from_.said or self.is_chair_of
        return not (named or self.changes or self.note or self.assumed)

    @lazy
    def changes(self) -> Text | None:
        """How the chair passes from one to another, where the text says it."""
        return self._first(lambda spec: None if spec.changes == "not_stated" else label_of(spec.changes))

    @property
    def changes_not_stated(self) -> bool:
        """Whether a file says that its text does not say how the chair passes on, and no file says it."""
        return self.changes is None and any(said.spec.changes == "not_stated" for said in self.says)


class Meets(Statement[written.Meets]):
    """How often a body meets."""

    @property
    def per_year(self) -> Range | None:
        """Times a year."""
        return self._first(lambda spec: spec.per_year)

    @property
    def also(self) -> Literal["extraordinary", "as_needed"] | None:
        """Further meetings: called extraordinarily, or as needed."""
        return self._first(lambda spec: spec.also)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of when, nor why that is not said."""
        return self.per_year is None and self.also is None and self.note is None and self.assumed is None


class Staff(Statement[written.Staff]):
    """Who works in a body."""

    @lazy
    def count(self) -> Range:
        """How many."""
        return self.says[0].spec.count

    @lazy
    def full_time(self) -> bool:
        """Whether they work full time."""
        return any(said.spec.full_time for said in self.says)


class Body(Actor):
    """A board, council, committee, group or secretariat."""

    @lazy
    def as_body(self) -> tuple[Said[written.Body], ...]:
        """What the files say of it as a body, without those that speak of it as a party."""
        return tuple(cast(Said[written.Body], said) for said in self.says if isinstance(said.spec, written.Body))

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The thing as a body."""
        return (self,)

    @property
    def home(self) -> Record:
        """Where a finding about it as a whole points: a file that was asked for, with seats if any of its files has."""
        records = [said.record for said in self.as_body if said.record is not None]
        return min(records, key=lambda record: (not record.model.requested, not record.parts))

    @property
    def level(self) -> Level:
        """political, administrative, secretariat or knowledge."""
        return self.as_body[0].spec.level

    @property
    def stated_size(self) -> Range | None:
        """How many members it has, as the text says it."""
        for said in self.as_body:
            if said.spec.size is not None:
                return said.spec.size
        return None

    @lazy
    def seats(self) -> dict[str, Seat]:
        """Its seats that there are on the day, by their ids within the body; a seat of which several files speak once."""
        found: dict[str, tuple[Said[written.Seat], ...]] = {}
        holds = self.model.holds
        for said in self.as_body:
            seats = said.spec.seats
            if isinstance(seats, dict) and said.record is not None:
                for id_, part in said.record.parts.items():
                    one = Said(said.file, part.path, part, seats[id_])
                    found[id_] = (*found[id_], one) if id_ in found else (one,)
        made: dict[str, Seat] = {}
        for id_, says in found.items():
            held = holding(holds, [said.spec.valid for said in says]) if len(says) > 1 else [holds(says[0].spec.valid)]
            there = says if all(held) else tuple(said for said, is_held in zip(says, held, strict=True) if is_held)
            if there and (record := there[0].record) is not None:
                made[id_] = Seat(self, id_, record, there)
        return made

    @lazy
    def ended_seats(self) -> tuple[str, ...]:
        """The ids of seats that some file speaks of and that there are none of on the day."""
        every = (id_ for said in self.as_body if isinstance(said.spec.seats, dict) for id_ in said.spec.seats)
        return tuple(dict.fromkeys(id_ for id_ in every if id_ not in self.seats))

    @lazy
    def voting_seats(self) -> tuple[Seat, ...]:
        """Its seats with a vote."""
        return tuple(seat for seat in self.seats.values() if not seat.observer)

    @lazy
    def voters(self) -> Range | None:
        """How many have a vote: at least, at most; None where that is not known of some seat, or it has no seats."""
        return total(self.voting_seats) if self.seats else None

    @lazy
    def seated(self) -> Range | None:
        """How many sit there, observers too; None where that is not known of some seat, or it has no seats."""
        return total(tuple(self.seats.values())) if self.seats else None

    @lazy
    def chair(self) -> Chair | None:
        """Who chairs it on the day; None where no file says it."""
        says = self._in_turn("chair", lambda spec: spec.chair, written.Chair)
        return Chair(self, says) if says else None

    @lazy
    def rule(self) -> Rule | None:
        """The rule by which it decides on the day; None where no file states one."""
        return self.model.rule_of(self)

    @lazy
    def meets(self) -> Meets | None:
        """How often it meets; None where no file says it."""
        says = self._in_turn("meets", lambda spec: spec.meets, written.Meets)
        return Meets(self.model, says) if says else None

    @lazy
    def staff(self) -> Staff | None:
        """Who works there; None where no file says it."""
        says = self._in_turn("staff", lambda spec: spec.staff, written.Staff)
        return Staff(self.model, says) if says else None

    def not_stated(self, field: BodyField) -> bool:
        """Whether a file says that its text does not say this, and no file says it."""
        return self.not_stated_at(field) is not None

    def not_stated_at(self, field: BodyField) -> Locus | None:
        """Where a file, one that was asked for if any, says that its text does not say this; None where none does, or a file says it."""
        silent = [said for said in self.as_body if getattr(said.spec, field) == "not_stated"]
        if not silent or {"seats": self.seats, "chair": self.chair, "decides": self.rule, "meets": self.meets}[field]:
            return None
        said = min(silent, key=lambda one: not one.file.requested)
        return Locus(said.file, (*said.path, field), said.record)

    # Relations, as this body's files say them; the other side's are in `Model.edges`.

    @lazy
    def supported_by(self) -> Links[Actor]:
        """Who supports it."""
        return self.model.actors_linked(self, "supported_by")

    @lazy
    def served_by(self) -> Links[Actor]:
        """Who serves it as secretariat."""
        return self.model.actors_linked(self, "served_by")

    @lazy
    def led_by(self) -> Links[Actor]:
        """Who leads it."""
        return self.model.actors_linked(self, "led_by")

    @lazy
    def attended_by(self) -> Links[Actor]:
        """Who is said to take part in its meetings."""
        return self.model.actors_linked(self, "attended_by")

    @property
    def offices_sitting(self) -> tuple[Actor, ...]:
        """The offices that hold a seat in it."""
        return tuple(holder for seat in self.seats.values() for holder in seat.held_by.things if holder.kind == "office")

    def _in_turn(self, key: str, get: Callable[[written.Body], object], of: type[W]) -> tuple[Said[W], ...]:
        """What the files say in a field on the day: of alternatives that hold in turn, the one that holds."""
        found: list[Said[W]] = []
        for said in self.as_body:
            value = get(said.spec)
            if isinstance(value, of):
                if self.model.holds(value.valid):
                    found.append(said.inside(value, key))
            elif isinstance(value, list):
                for number, one in enumerate(value):
                    if isinstance(one, of) and self.model.holds(one.valid):
                        found.append(said.inside(one, key, number))
                        break
        return tuple(found)
