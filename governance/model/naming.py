"""What the names in a statement stand for on a day: the things, and which names stand for nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from governance.diagnostics import Text
from governance.model.statements import NO_LINKS, Links, Statement
from governance.model.written import File, Record, label_of
from governance.words.marks import same

if TYPE_CHECKING:
    from governance.model.resolution import Model

T = TypeVar("T")


def named(model: Model, of: Statement[object], field: str, kind: type[T], *, union: bool = False) -> Links[T]:
    """The things that a list of ids names: of several files the first that has the list, or (`union`) those of all together."""
    names: list[tuple[File, str]] | None = None
    for said in of.says:
        listed = getattr(said.spec, field, None)
        if isinstance(listed, list):
            names = [*(names or ()), *((said.file, text) for text in listed)]
            if not union:
                break
    return _links(model, of, field, kind, names, ()) if names is not None else NO_LINKS


def linked(model: Model, of: Statement[object], field: str, kind: type[T]) -> Links[T]:
    """The things that relations lead to, by all the files; each relation may hold for some time only, and have its own clause."""
    names: list[tuple[File, str]] | None = None
    ended: list[str] = []
    for said in of.says:
        listed = getattr(said.spec, field, None)
        if listed is not None:
            names = [] if names is None else names
            for item in listed:
                if isinstance(item, str):
                    names.append((said.file, item))
                elif model.holds(item.valid):
                    names.append((said.file, item.id))
                else:
                    ended.append(item.id)
    return _links(model, of, field, kind, names, ended) if names is not None else NO_LINKS


def _links(
    model: Model, of: Statement[object], field: str, kind: type[T], names: Iterable[tuple[File, str]], ended: Iterable[str]
) -> Links[T]:
    """What names stand for; `ended` are further ones, which do not hold on the day whatever they stand for."""
    things: list[T] = []
    unknown: list[str] = []
    over = list(ended)
    for file, text in names:
        record = file.find(text)
        thing = model.thing(record) if record is not None else None
        if isinstance(thing, kind):
            things.append(thing)
        elif record is None or thing is not None:
            unknown.append(text)
        else:
            over.append(text)
    return Links(of, field, _once(things), _once(unknown), _once(over))


def _once(items: list[T]) -> tuple[T, ...]:
    return tuple(items) if len(items) < 2 else tuple(dict.fromkeys(items))


def names_of(model: Model, of: Statement[object], field: str) -> list[Text]:
    """What people call the actors that a list of ids names, each once; those too that are not there on the day."""
    for said in of.says:
        listed = getattr(said.spec, field, None)
        if isinstance(listed, list):
            records = dict.fromkeys(said.file.actor(text) for text in listed)
            return [_name_of(model, record) for record in records if record is not None]
    return []


def _name_of(model: Model, record: Record) -> Text:
    actor = model.actor(record)
    return actor.name if actor is not None else label_of(record.spec.name) or same(model.timeline.label(record))
