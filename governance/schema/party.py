"""Parties and offices: who signs, appoints, pays and serves."""

from __future__ import annotations

from typing import Annotated

from governance.schema.base import Acting, Actors, Organisation, node
from governance.schema.markers import To


@node
class Party(Acting):
    """An organisation that signs, appoints, pays or serves; or a group of such."""

    members: Actors | None = None
    """For a group: its members."""
    acts_through: Actors | None = None
    """For a group: who acts for its members together, where the text says so."""


@node
class Office(Acting):
    """A post held by one person at a time."""

    party: Organisation | None = None
    """The organisation or body that it is a post in."""
    each: Annotated[str, To("party")] | None = None
    """There is one such office in each member of this group: the mayors of the municipalities."""
