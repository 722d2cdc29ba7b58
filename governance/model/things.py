"""What a thing is: one, however many files speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from governance.diagnostics import Text
from governance.model.statements import Said, Statement, lazy, put
from governance.model.written import File, Kind, Locus, Record, label_of
from governance.schema import base

if TYPE_CHECKING:
    from governance.model.resolution import Model

S_co = TypeVar("S_co", bound=object, covariant=True)


class Thing(Statement[S_co], Generic[S_co]):
    """A thing that the files speak of, whole: what defines it, and what elaborates it elsewhere."""

    kind: Kind
    """What it is; a body where any file knows it as one."""
    id: str
    """The id by which its own file knows it: `kl`, `forretningsudvalg.kl`, `funding.realdania.likvide`."""
    record: Record
    """Where it is defined."""

    def __init__(self, model: Model, kind: Kind, record: Record, says: tuple[Said[S_co], ...]) -> None:
        put(self, "model", model)
        put(self, "says", says)
        put(self, "kind", kind)
        put(self, "record", record)
        put(self, "id", record.id)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.label}>"

    @property
    def file(self) -> File:
        """The file that defines it."""
        return self.record.model

    @property
    def files(self) -> tuple[File, ...]:
        """The files that speak of it, the one that defines it first."""
        files = [said.file for said in self.says]
        return tuple(files) if len(files) < 2 else tuple(dict.fromkeys(files))

    @property
    def home(self) -> Record:
        """Where a finding about it as a whole points: a file that was asked for, if any of those that speak of it."""
        records = [said.record for said in self.says if said.record is not None]
        return min(records, key=lambda record: not record.model.requested)

    def shown_at(self, *steps: str | int) -> Locus:
        """The place of a field, or, where only a file that was not asked for states it, of the whole in one that was."""
        at = self.at(*steps)
        return at if at.model.requested or not self.requested else self.home.at()

    @property
    def requested(self) -> bool:
        """Whether a file that was asked for speaks of it."""
        return any(said.file.requested for said in self.says)

    @property
    def sound(self) -> bool:
        """Whether all that the files say of it could be read."""
        for said in self.says:
            broken = said.file.broken
            if broken and said.path[:2] in broken:
                return False
        return True

    @property
    def astray(self) -> bool:
        """Whether it is meant as more of another thing, which is not there (GOV101, GOV114)."""
        return getattr(self.says[0].spec, "elaborates", None) is not None

    @lazy
    def label(self) -> str:
        """The id by which people and programs know it: short where that is unambiguous, else with its model's id."""
        return self.model.timeline.label(self.record)

    @lazy
    def named(self) -> Text | None:
        """Its name, where a file gives it one."""
        names = (label_of(getattr(said.spec, "name", None) or getattr(said.spec, "title", None)) for said in self.says)
        return next((name for name in names if name is not None), None)

    @lazy
    def all_names(self) -> tuple[str, ...]:
        """Every name, or title, that any file has for it, in any language."""
        words = (getattr(said.spec, "name", None) or getattr(said.spec, "title", None) for said in self.says)
        texts = (text for one in words for text in ((one,) if isinstance(one, str) else (one.da, one.en) if one is not None else ()))
        return tuple(dict.fromkeys(text for text in texts if text))

    @lazy
    def name(self) -> Text:
        """What people call it: its name, or, where it has none, its id."""
        return self.named or Text(self.label, self.label)

    @property
    def used(self) -> bool:
        """Whether any other thing refers to it."""
        return self.model.timeline.is_used(self.record)


class Subject(Thing[base.Statement]):
    """Something that the texts speak of and that is neither party, office, body nor case: an earlier programme, a scheme."""
