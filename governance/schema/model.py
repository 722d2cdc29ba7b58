"""A model file, whole."""

from __future__ import annotations

from typing import Annotated, Literal

from governance.schema.base import (
    Actors,
    Anything,
    Count,
    Free,
    Id,
    Length,
    Moment,
    Money,
    Number,
    Span,
    Statement,
    Words,
    node,
)
from governance.schema.body import Body
from governance.schema.case import Case, Facet
from governance.schema.document import Document
from governance.schema.funding import Funding
from governance.schema.markers import IN_TURN, SOME, Pattern
from governance.schema.party import Office, Party


@node
class Subject(Statement):
    """Something that the texts speak of and that is neither party, office, body nor case: an earlier programme, a scheme."""

    name: Words
    """What it is."""


@node
class Numbers(Statement):
    """The numbers of a key, while they hold."""

    values: dict[str, Number]
    """The number of each party, office, body or seat, by its id."""


@node
class Key(Statement):
    """Numbers by which votes are weighted or money is split: inhabitants, shares, hours."""

    name: Words | None = None
    """What is counted."""
    values: Annotated[dict[str, Number] | Annotated[list[Numbers], SOME], IN_TURN]
    """The number of each party, office, body or seat, by its id; or a list of such, `{values: {...}, valid: {...}}`, that hold in turn."""


@node
class State(Statement):
    """What one text asserts of one thing, so that texts are held against each other and against the model."""

    of: Anything
    """What it is said of: an id, `period` or `funding`."""
    length: Length | None = None
    """How long it lasts."""
    starts: Moment | None = None
    """When it starts."""
    ends: Moment | None = None
    """When it ends."""
    count: Count | None = None
    """How many there are: members, seats, copies."""
    amount: Money | None = None
    """How much money."""
    name: str | None = None
    """What it is called."""
    members: Actors | None = None
    """Who its members are."""
    appointed_by: Actors | None = None
    """Who appoints to it."""
    chaired_by: Actors | None = None
    """Who chairs it."""
    served_by: Actors | None = None
    """Who serves it as secretariat."""
    led_by: Actors | None = None
    """Who leads or drives it."""
    reports_to: Actors | None = None
    """To whom it answers."""
    handled_by: Actors | None = None
    """Who handles it."""
    decided_by: Actors | None = None
    """Who decides it."""
    carried_out_by: Actors | None = None
    """Who carries it out."""


@node
class Accepted(Statement):
    """A finding that the model's owner knows and accepts."""

    code: Annotated[str, Pattern("^GOV[0-9]{3}$")]
    """The code of the finding."""
    at: Anything
    """The id of what it is about."""
    because: Words
    """Why it is accepted."""


@node
class ModelFile:
    """A governance structure, or a part of one."""

    govcheck: Literal["1"]
    """The version of this language: 1."""
    id: Id
    """The id of this model."""
    title: Words
    """Its title."""
    status: Literal["draft", "adopted", "in_force", "ended"] | None = None
    """How far it has come."""
    period: Span | None = None
    """When the structure is in force."""
    imports: dict[Id, str] | None = None
    """Other model files, by a short name: `national: klimaalliance_national.yaml` makes `national.kl` known here."""
    documents: dict[Id, Document] | None = None
    """What the facts come from, clause by clause."""
    parties: dict[Id, Party] | None = None
    """Organisations that sign, appoint, pay, serve; some are groups of others."""
    offices: dict[Id, Office] | None = None
    """Posts held by one person at a time."""
    bodies: dict[Id, Body] | None = None
    """Boards, councils, committees, groups and secretariats."""
    facets: dict[Id, Facet] | None = None
    """The properties by which cases are told apart."""
    cases: dict[Id, Case] | None = None
    """The kinds of matter, and the way of each."""
    subjects: dict[Id, Subject] | None = None
    """Other things that the texts speak of."""
    keys: dict[Id, Key] | None = None
    """Numbers by which votes are weighted (`decides: {rule: weighted, key: ...}`) or money is split."""
    funding: Funding | None = None
    """Who pays what, for what, when."""
    states: list[State] | None = None
    """What a text asserts, so that texts are held against each other and against the model."""
    accepted: list[Accepted] | None = None
    """Findings that the model's owner knows and accepts."""
    note: Words | None = None
    """Free text for people."""
    meta: Free | None = None
    """Free data; any keys are welcome here."""
