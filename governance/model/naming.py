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
    lists: list[tuple[File, list[str]]] = []
    for said in of.says:
        listed = getattr(said.spec, field, None)
        if type(listed) is list:
            lists.append((said.file, listed))
            if not union:
                break
    return _links(model, of, field, kind, lists, []) if lists else NO_LINKS


def linked(model: Model, of: Statement[object], field: str, kind: type[T]) -> Links[T]:
    """The things that relations lead to, by all the files; each relation may hold for some time only, and have its own clause."""
    lists: list[tuple[File, list[str]]] = []
    ended: list[str] = []
    for said in of.says:
        listed = getattr(said.spec, field, None)
        if listed is not None:
            names: list[str] = []
            for item in listed:
                if type(item) is str:
                    names.append(item)
                else:
                    (names if model.holds(item.valid) else ended).append(item.id)
            lists.append((said.file, names))
    return _links(model, of, field, kind, lists, ended) if lists else NO_LINKS


def _links(
    model: Model, of: Statement[object], field: str, kind: type[T], lists: Iterable[tuple[File, list[str]]], over: list[str]
) -> Links[T]:
    """What names in files stand for; `over` are further ones, which do not hold on the day whatever they stand for."""
    things: list[T] = []
    unknown: list[str] = []
    for file, names in lists:
        for text in names:
            record = file.find(text)
            thing = model.thing(record) if record is not None else None
            if isinstance(thing, kind):
                things.append(thing)
            elif record is None or thing is not None:
                unknown.append(text)
            else:
                over.append(text)
    if not (unknown or over):  # as good as always: so this is what has to be quick
        return Links(of, field, _once(things))
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
