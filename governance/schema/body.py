"""Bodies: who sits in them, who leads them, how they decide, when they meet, whom they serve."""

from __future__ import annotations

from typing import Annotated, Literal

from governance.schema.base import (
    Acting,
    ActorLinks,
    Actors,
    Bool,
    Id,
    NotStated,
    Number,
    OwnSeats,
    Range,
    Statement,
    Words,
    node,
)
from governance.schema.decision import Decides
from governance.schema.markers import IN_TURN_OR_NOT_STATED, OR_NOT_STATED, SOME, To


@node
class Seat(Statement):
    """A seat, or several alike. Its id is the id of whoever appoints or holds it, where that is unambiguous."""

    name: Words | None = None
    """What the seat is called, where its id does not say it."""
    appointed_by: Annotated[Actors | NotStated, OR_NOT_STATED] | None = None
    """Who appoints its holder; several appoint together."""
    held_by: Actors | None = None
    """The office or organisation that holds it ex officio."""
    each: Annotated[str, To("party")] | None = None
    """One such seat for each member of this group, which appoints its holder unless appointed_by or held_by says otherwise."""
    from_: Actors | None = None
    """The body or group whose members its holder is drawn from."""
    count: Range | None = None
    """How many such seats: 2, or 2..3 where the text leaves it open (with `each`: how many for each member). One where left out."""
    mandate: Literal["political", "administrative", "professional"] | None = None
    """In what capacity its holder sits there."""
    observer: Bool = False
    """true: takes part without a vote."""
    deputy: Bool = False
    """true: has a deputy, who votes only in place of an absent member."""
    weight: Number | None = None
    """How many votes it has, where that is not one."""


@node
class Chair(Statement):
    """Who chairs the body."""

    from_: Actors | None = None
    """The chair is a person appointed by, or drawn from, these."""
    seat: OwnSeats | None = None
    """The chair is the holder of this seat."""
    held_by: Actors | None = None
    """The chair is the holder of this office."""
    chair_of: Annotated[str, To("body")] | None = None
    """The chair is the chair of this other body."""
    changes: Words | None = None
    """How the chair passes from one to another, where the text says it."""


@node
class Meets(Statement):
    """How often the body meets."""

    per_year: Range | None = None
    """Times a year."""
    also: Literal["extraordinary", "as_needed"] | None = None
    """Further meetings: called extraordinarily, or as needed."""


@node
class Staff(Statement):
    """Who works there."""

    count: Range
    """How many."""
    full_time: Bool = False
    """true: full time."""


@node
class Body(Acting):
    """A board, council, committee, group or secretariat."""

    level: Literal["political", "administrative", "secretariat", "knowledge"]
    """political, administrative, secretariat or knowledge."""
    seats: Annotated[dict[Id, Seat] | NotStated, OR_NOT_STATED] | None = None
    """Its seats, one entry for each kind of seat."""
    size: Range | None = None
    """How many members it has, as the text says it; must agree with the seats."""
    chair: Annotated[Chair | NotStated | Annotated[list[Chair], SOME], IN_TURN_OR_NOT_STATED] | None = None
    """Who chairs it; or a list of those who do so in turn, each with `valid`."""
    decides: Decides | None = None
    """The rule by which it decides; or a list of rules that hold in turn, each with `valid`."""
    meets: Annotated[Meets | NotStated, OR_NOT_STATED] | None = None
    """How often it meets."""
    staff: Staff | None = None
    """Who works there."""
    supported_by: ActorLinks | None = None
    """Who supports it."""
    served_by: ActorLinks | None = None
    """Who serves it as secretariat."""
    led_by: ActorLinks | None = None
    """Who leads it."""
    attended_by: ActorLinks | None = None
    """Who is said to take part in its meetings."""
