"""Documents: what the facts come from, clause by clause."""

from __future__ import annotations

from typing import Literal

from governance.schema.base import Actors, Bool, Count, Date, Documents, Statement, Words, node


@node
class Clause:
    """A clause of a document. Each is cited somewhere in the models, or says here why it is not."""

    title: Words | None = None
    """What the clause is about."""
    not_modelled: Words | None = None
    """Nothing of it is in the model: why."""
    partly: Words | None = None
    """Some of it is in the model: what is not, and why."""


@node
class Document(Statement):
    """An agreement, act, minute or annex that the model's facts come from."""

    title: Words
    """Its title."""
    date: Date | None = None
    """The date that it bears."""
    status: Literal["planned", "draft", "signed", "in_force", "ended"] | None = None
    """How far it has come."""
    clauses: dict[str, Clause] | None = None
    """Its clauses, each with its number or label as key (in quotes where it is a number: "8.2")."""
    part_of: Documents | None = None
    """The document that this is an annex of."""
    elaborates: Documents | None = None
    """The document that this says more about."""
    at_hand: Bool = True
    """false: it is spoken of, but whoever wrote the model has not read it."""
    copies: Count | None = None
    """In how many copies it is made out, as the text says."""
    copies_to: Actors | None = None
    """Who gets a copy; a group counts as each of its members."""
