"""What a file says of itself: what it is called, how far it has come, what it builds on, which findings its owner accepts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from governance.diagnostics import Text
from governance.model.statements import Frozen, Period, Said, Statement, free, lazy, put
from governance.model.things import Thing
from governance.model.written import File, Record, label_of
from governance.schema import base
from governance.schema import model as written

if TYPE_CHECKING:
    from governance.model.resolution import Model

Status = Literal["draft", "adopted", "in_force", "ended"]


class Term(Thing[base.Span]):
    """The period in which what a file describes is in force, as a thing that texts make statements about."""

    @lazy
    def period(self) -> Period:
        """The period."""
        return Period(self.model, self.says)


class Acceptance(Statement[written.Accepted]):
    """A finding that a file's owner knows and accepts."""

    number: int
    """Its place in the file's list, from 0."""
    about: Record | None
    """What the finding is about, in the file that defines it; None for a name that names nothing."""

    def __init__(self, model: Model, number: int, said: Said[written.Accepted]) -> None:
        super().__init__(model, (said,))
        put(self, "number", number)
        put(self, "about", said.file.thing(said.spec.at))

    @property
    def code(self) -> str:
        """The code of the finding: `GOV201`."""
        return self.says[0].spec.code

    @property
    def of(self) -> str:
        """The id of what it is about, as it is written."""
        return self.says[0].spec.at

    @lazy
    def thing(self) -> Thing[object] | None:
        """What it is about, where that is a thing that holds on the day."""
        return self.model.thing(self.about) if self.about is not None else None

    @lazy
    def because(self) -> Text:
        """Why it is accepted."""
        return label_of(self.says[0].spec.because) or Text("", "")


class Heading(Frozen):
    """What a file says of itself as a whole."""

    model: Model
    file: File

    def __init__(self, model: Model, file: File) -> None:
        put(self, "model", model)
        put(self, "file", file)

    @property
    def id(self) -> str:
        """The id of the model."""
        return self.file.id

    @lazy
    def title(self) -> Text:
        """What the model is called."""
        return self.file.title

    @property
    def status(self) -> Status | None:
        """How far it has come."""
        return self.file.spec.status

    @lazy
    def period(self) -> Period | None:
        """When what it describes is in force."""
        return self.model.term(self.file)

    @property
    def imports(self) -> Mapping[str, str]:
        """The files that it builds on, by the short names that it has for them, as it writes their paths."""
        return self.file.spec.imports or {}

    @lazy
    def note(self) -> Text | None:
        """What the model notes of itself."""
        return label_of(self.file.spec.note)

    @property
    def meta(self) -> Mapping[str, object]:
        """Free data."""
        return free(self.file.spec.meta)

    @lazy
    def acceptances(self) -> tuple[Acceptance, ...]:
        """The findings that its owner accepts, in order."""
        return tuple(
            Acceptance(self.model, number, Said(self.file, ("accepted", number), None, spec))
            for number, spec in enumerate(self.file.spec.accepted or ())
            if self.model.holds(spec.valid)
        )
