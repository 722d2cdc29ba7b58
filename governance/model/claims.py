"""What one text asserts of one thing (`states`), so that texts are held against each other and against the model."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from governance.model.actors import Actor
from governance.model.statements import Links, Said, Statement, lazy, put
from governance.model.written import File, Locus, Record
from governance.schema import model as written
from governance.schema.values import Length, Moment

if TYPE_CHECKING:
    from governance.model.resolution import Model
    from governance.model.things import Thing

ClaimedActors = Literal[
    "members", "appointed_by", "chaired_by", "served_by", "led_by", "reports_to", "handled_by", "decided_by", "carried_out_by"
]
CLAIMED: tuple[ClaimedActors, ...] = (
    "members",
    "appointed_by",
    "chaired_by",
    "served_by",
    "led_by",
    "reports_to",
    "handled_by",
    "decided_by",
    "carried_out_by",
)
"""What a text may assert of a thing that names parties, offices or bodies."""


class Claim(Statement[written.State]):
    """One entry of `states`. What it is said of is a thing, the file's period or its budget."""

    number: int
    """Its place in the file's list, from 0."""
    about: Record | None
    """What it is said of, in the file that defines it; None for a name that names nothing."""

    def __init__(self, model: Model, number: int, said: Said[written.State]) -> None:
        super().__init__(model, (said,))
        put(self, "number", number)
        put(self, "about", said.file.thing(said.spec.of))

    @property
    def file(self) -> File:
        """The file that has it."""
        return self.says[0].file

    @property
    def of(self) -> str:
        """What it is said of, as it is written: an id, `period` or `funding`."""
        return self.says[0].spec.of

    @lazy
    def thing(self) -> Thing[object] | None:
        """What it is said of, where that is a thing that holds on the day."""
        return self.model.thing(self.about) if self.about is not None else None

    def at(self, *steps: str | int) -> Locus:
        """The place of this, or of a field of it, as of the thing that it is about."""
        said = self.says[0]
        return Locus(said.file, (*said.path, *steps), self.about)

    @property
    def clause(self) -> str:
        """The clauses that it cites."""
        return ", ".join(self.sources)

    @property
    def capped(self) -> bool:
        """Whether the text says that it is at most so: `force: up_to`."""
        return self.force == "up_to"

    @property
    def length(self) -> Length | None:
        """How long it lasts."""
        return self.says[0].spec.length

    @property
    def starts(self) -> Moment | None:
        """When it starts."""
        return self.says[0].spec.starts

    @property
    def ends(self) -> Moment | None:
        """When it ends."""
        return self.says[0].spec.ends

    @property
    def count(self) -> int | None:
        """How many there are: members, seats, copies."""
        return self.says[0].spec.count

    @property
    def amount(self) -> Decimal | None:
        """How much money, in the currency's main unit."""
        return self.says[0].spec.amount

    @property
    def name(self) -> str | None:
        """What it is called."""
        return self.says[0].spec.name

    def actors(self, field: ClaimedActors) -> Links[Actor]:
        """Who its members are, who appoints, chairs, serves, leads, handles, decides or carries it out."""
        return self.model.actors_named(self, field)
