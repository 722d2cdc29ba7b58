"""Keys: named numbers by which votes are weighted or money is split."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from governance.diagnostics import Text
from governance.model.statements import Said, Statement, lazy, put
from governance.model.written import File, label_of
from governance.schema import model as written

if TYPE_CHECKING:
    from governance.model.resolution import Model


class Key(Statement[written.Key]):
    """Inhabitants, shares, hours: a number for each party, office, body or seat."""

    id: str

    def __init__(self, model: Model, id_: str, said: Said[written.Key]) -> None:
        super().__init__(model, (said,))
        put(self, "id", id_)

    @property
    def file(self) -> File:
        """The file that has it, in whose words its ids are."""
        return self.says[0].file

    @lazy
    def named(self) -> Text | None:
        """Its name, where it has one."""
        return label_of(self.says[0].spec.name)

    @lazy
    def name(self) -> Text:
        """What is counted: its name, or else its id."""
        return self.named or Text(self.id, self.id)

    @lazy
    def in_turn(self) -> Statement[written.Numbers] | None:
        """The alternative that holds on the day, where numbers hold in turn; None where they do not, or none holds."""
        said = self.says[0]
        for number, one in enumerate(said.spec.values if isinstance(said.spec.values, list) else ()):
            if self.model.holds(one.valid):
                return Statement(self.model, (said.inside(one, "values", number),))
        return None

    @lazy
    def values(self) -> Mapping[str, Fraction]:
        """The number of each on the day, by the id that the file gives it; of alternatives that hold in turn, the one that holds."""
        stated = self.says[0].spec.values
        if isinstance(stated, dict):
            return stated
        return self.in_turn.says[0].spec.values if self.in_turn is not None else {}
