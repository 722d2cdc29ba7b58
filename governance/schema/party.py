"""Parties and offices: who signs, appoints, pays and serves."""

from __future__ import annotations

from typing import Annotated

from governance.schema.base import LISTED, Acting, Actors, Organisation, Statement, node
from governance.schema.markers import WORDS, To


@node
class Member(Statement):
    """A member of a group, where there is more to say of its membership than its id: since when, by which clause."""

    id: Annotated[str, To("party", "body", "office")]
    """The party, body or office."""


Members = Annotated[list[Annotated[Annotated[str, To("party", "body", "office")] | Member, WORDS]], LISTED]


@node
class Party(Acting):
    """An organisation that signs, appoints, pays or serves; or a group of such."""

    members: Members | None = None
    """For a group: its members; one that was not always, or will not always be, as `{id: x, valid: {from: 2027-01-01}}`."""
    acts_through: Actors | None = None
    """For a group: who acts for its members together, where the text says so."""


@node
class Office(Acting):
    """A post held by one person at a time."""

    party: Organisation | None = None
    """The organisation or body that it is a post in."""
    each: Annotated[str, To("party")] | None = None
    """There is one such office in each member of this group: the mayors of the municipalities."""
