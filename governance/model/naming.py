"""What the names in a statement stand for on a day: the things, and which names stand for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from governance.diagnostics import Text
from governance.model.statements import NO_LINKS, Links, Place, Statement
from governance.model.written import Entity, label_of
from governance.words.marks import same

if TYPE_CHECKING:
    from governance.model.resolution import Model

T = TypeVar("T")


def named(model: Model, of: Statement[object], field: str, kind: type[T], *, union: bool = False) -> Links[T]:
    """The things that a list of ids names: of several files the first that has the list, or (`union`) those of all together."""
    places: dict[T, Place] | None = None
    unknown: dict[str, None] = {}
    ended: dict[str, None] = {}
    for said in of.says:
        listed = getattr(said.spec, field, None)
        if isinstance(listed, list):
            if places is None:
                places = {}
            find = said.file.find
            for number, text in enumerate(listed):
                record = find(text)
                thing = model.thing(record) if record is not None else None
                if isinstance(thing, kind):
                    if thing not in places:
                        places[thing] = (said, number)
                elif record is None or thing is not None:
                    unknown[text] = None
                else:
                    ended[text] = None
            if not union:
                break
    return Links(of, field, places, tuple(unknown), tuple(ended)) if places is not None else NO_LINKS


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


def linked(model: Model, of: Statement[object], key: str, kind: type[T]) -> Links[T]:
    """The things that relations lead to, by all the files; each relation may hold for some time only, and have its own clause."""
    places: dict[T, Place] | None = None
    unknown: dict[str, None] = {}
    ended: dict[str, None] = {}
    for said in of.says:
        listed = getattr(said.spec, key, None)
        if listed is None:
            continue
        if places is None:
            places = {}
        for number, item in enumerate(listed):
            text = item if isinstance(item, str) else item.id
            if text is not item and not model.holds(item.valid):
                ended[text] = None
                continue
            record = said.file.find(text)
            thing = model.thing(record) if record is not None else None
            if isinstance(thing, kind):
                if thing not in places:
                    places[thing] = (said, number)
            elif record is None or thing is not None:
                unknown[text] = None
            else:
                ended[text] = None
    return Links(of, key, places, tuple(unknown), tuple(ended)) if places is not None else NO_LINKS
