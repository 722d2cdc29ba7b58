"""What the names in a statement stand for on a day: the things, and which names stand for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from governance.diagnostics import Text
from governance.model.statements import NO_LINKS, Link, Links, Statement
from governance.model.written import Entity, Locus, label_of
from governance.model.written import Model as File
from governance.words.marks import same

if TYPE_CHECKING:
    from governance.model.actors import Office
    from governance.model.resolution import Model

T = TypeVar("T")


class Names(Generic[T]):
    """Collects the things of one kind that names stand for, each once, in order."""

    def __init__(self, model: Model, kind: type[T]) -> None:
        self.model = model
        self.kind = kind
        self.found: dict[T, Link[T]] = {}
        self.unknown: dict[str, None] = {}
        self.ended: dict[str, None] = {}

    def add(self, file: File, text: str, where: Locus, by: Statement[object], through: Office | None = None) -> None:
        """The thing that `text` names in a file."""
        record = file.find(text)
        thing = self.model.thing(record) if record is not None else None
        if isinstance(thing, self.kind):
            self.found.setdefault(thing, Link(thing, text, where, by, through))
        elif record is None or thing is not None:
            self.unknown[text] = None
        else:
            self.ended[text] = None

    def links(self) -> Links[T]:
        """All of them."""
        return Links(tuple(self.found.values()), tuple(self.unknown), tuple(self.ended), said=True)


def named(model: Model, of: Statement[object], field: str, key: str, kind: type[T], *, union: bool = False) -> Links[T]:
    """The things that a list of ids names: of several files the first that has the list, or (`union`) those of all together."""
    names: Names[T] | None = None
    for said in of.says:
        listed = getattr(said.spec, field, None)
        if isinstance(listed, list):
            names = names or Names(model, kind)
            for number, text in enumerate(listed):
                names.add(said.file, text, Locus(said.file, (*said.path, key, number), said.record), of)
            if not union:
                break
    return names.links() if names is not None else NO_LINKS


def names_of(model: Model, of: Statement[object], field: str) -> list[Text]:
    """What people call the actors that a list of ids names, each once; those too that are not there on the day."""
    for said in of.says:
        listed = getattr(said.spec, field, None)
        if isinstance(listed, list):
            records = dict.fromkeys(said.file.actor(text) for text in listed)
            return [_name_of(model, record) for record in records if record is not None]
    return []


def _name_of(model: Model, record: Entity) -> Text:
    actor = model.actor(record)
    return actor.name if actor is not None else label_of(record.spec.name) or same(model.timeline.label(record))


def linked(model: Model, of: Statement[object], key: str, kind: type[T], office: type[Office]) -> Links[T]:
    """The things that relations lead to, by all the files; each relation may hold for some time only, and have its own clause."""
    names: Names[T] | None = None
    for said in of.says:
        listed = getattr(said.spec, key, None)
        if listed is None:
            continue
        names = names or Names(model, kind)
        for number, item in enumerate(listed):
            own = (*said.path, key, number)
            where = Locus(said.file, own, said.record)
            if isinstance(item, str):
                names.add(said.file, item, where, of)
            elif not model.holds(item.valid):
                names.ended[item.id] = None
            else:
                office_id = getattr(item, "through", None)  # a member of a group acts through nobody
                through = said.file.actor(office_id) if office_id else None
                acting = model.thing(through) if through is not None else None
                by: Statement[object] = Statement(model, (said.inside(item, key, number),))
                names.add(said.file, item.id, where, by, acting if isinstance(acting, office) else None)
    return names.links() if names is not None else NO_LINKS
