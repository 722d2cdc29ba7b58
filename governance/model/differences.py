"""What two files say differently of one thing. The first counts, in every answer; the others are reported (GOV120).

Lists of relations, tasks, seats and the like add up, and so do notes, sources and assumptions; what a file says not to be stated
is stated by the other. Everything else that two files say of one field must be the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

from governance.model.statements import Said
from governance.model.things import Thing
from governance.model.written import File, Locus, Path, inwards
from governance.schema import base
from governance.schema.body import Chair, Meets, Staff
from governance.schema.compiled import PLAN

if TYPE_CHECKING:
    from governance.model.resolution import Model

_OF_EACH = ("source", "assumed", "note", "meta", "valid", "id", "elaborates")
"""What belongs to the statement of each file."""
ADDING_UP = frozenset((*_OF_EACH, "terms", "kle", "members", "acts_through", "tasks_listed", "contributions"))
"""Fields in which all files together count; as do lists of relations, and what is true or not. Contributions are things of their own."""
_IN_TURN = frozenset(("chair", "decides", "amount"))
_FIELD_BY_FIELD = (Chair, Meets, Staff)
"""What is put together field by field; a rule, a sum, a period, a way is taken whole."""


class Difference(NamedTuple):
    """A field that two files state differently: the first counts."""

    thing: Thing[object]
    field: str
    """Its key; within the chair, a task or a condition with the steps that lead to it: `chair.from`."""
    first: Locus
    second: Locus

    @property
    def written(self) -> tuple[str, str] | None:
        """What stands at the first and the second place, where that is plain: a word, a number, a list of such."""
        one, other = _plain(self.first), _plain(self.second)
        return (one, other) if one is not None and other is not None else None


def differences(model: Model) -> Iterator[Difference]:
    """All that two files say differently of one thing that they both speak of on the day."""
    for record in model.timeline.elaborated:
        thing = model.thing(record)
        if thing is not None and len(thing.says) > 1:
            yield from _between(thing, thing.says, ())


class _Stated(NamedTuple):
    """A field as one file states it: the statement that it stands in, the steps from there, and what it says."""

    said: Said[object]
    name: str
    steps: Path
    value: Any

    @property
    def inner(self) -> Said[Any]:
        return self.said.inside(self.value, *self.steps)

    def item(self, key: str) -> _Stated:
        return _Stated(self.said, self.name, (*self.steps, key), self.value[key])

    @property
    def at(self) -> Locus:
        said = self.said
        return Locus(said.file, (*said.path, *self.steps), said.record)


def _between(thing: Thing[object], says: Sequence[Said[object]], path: tuple[str, ...]) -> Iterator[Difference]:
    """The fields of a statement that several files make together."""
    for name in dict.fromkeys(name for said in says for name in _fields(type(said.spec))):
        found = [one for said in says if (one := _stated(thing.model, said, name)) is not None]
        if len(found) < 2:
            continue
        key = name.rstrip("_")
        if isinstance(found[0].value, dict):
            yield from _entries(thing, found, (*path, key))
        elif isinstance(found[0].value, _FIELD_BY_FIELD):
            yield from _between(thing, [one.inner for one in found], (*path, key))
        else:
            yield from _unlike(thing, found, (*path, key))


def _stated(model: Model, said: Said[object], name: str) -> _Stated | None:
    """A field as one file states it: of alternatives in turn, the one of the day. None where it says nothing, or adds up."""
    value, key = getattr(said.spec, name, None), name.rstrip("_")
    if value is None or value == "not_stated" or isinstance(value, bool):
        return None
    if name == "currency" and _plain(Locus(said.file, (*said.path, key))) is None:
        return None  # only taken to be so
    if isinstance(value, list) and value and isinstance(value[0], base.Statement) and key in _IN_TURN:
        number = next((number for number, one in enumerate(value) if model.holds(one.valid)), None)
        return _Stated(said, name, (key, number), value[number]) if number is not None else None
    if isinstance(value, list) and value and isinstance(value[0], base.Link):
        return None
    if isinstance(value, base.Statement) and not model.holds(value.valid):
        return None
    return _Stated(said, name, (key,), value)


def _entries(thing: Thing[object], found: Sequence[_Stated], path: tuple[str, ...]) -> Iterator[Difference]:
    """Tasks, seats, parts, conditions and facets, by id: those of which several files speak."""
    for id_ in dict.fromkeys(id_ for one in found for id_ in one.value):
        items = [one.item(id_) for one in found if id_ in one.value]
        items = [item for item in items if thing.model.holds(getattr(item.value, "valid", None))]
        if len(items) < 2:
            continue
        if not isinstance(items[0].value, base.Statement):
            yield from _unlike(thing, items, (*path, id_))
            continue
        inner = [_of_part(item, id_) for item in items] if path in (("seats",), ("parts",)) else [item.inner for item in items]
        record = inner[0].record
        part = thing.model.thing(record) if record is not None and record.path == inner[0].path else None
        yield from _between(part or thing, inner, () if part is not None else (*path, id_))


def _of_part(item: _Stated, id_: str) -> Said[Any]:
    """What a file says of a seat or a part of a contribution, which is a thing of its own."""
    said, record = item.inner, item.said.record
    return Said(said.file, said.path, record.parts.get(id_, record) if record is not None else None, said.spec)


def _unlike(thing: Thing[object], found: Sequence[_Stated], path: tuple[str, ...]) -> Iterator[Difference]:
    first, *others = found
    for other in others:
        if not _agree(first, other):
            yield Difference(thing, ".".join(path), first.at, other.at)


def _agree(one: _Stated, other: _Stated) -> bool:
    if isinstance(one.value, base.LangMap) or isinstance(other.value, base.LangMap):
        return _same_words(one.value, other.value)
    return _said(one) == _said(other)


def _same_words(one: object, other: object) -> bool:
    """Whether two texts say the same in every language that both have; a text in no language is of either."""
    if isinstance(one, base.LangMap) and isinstance(other, base.LangMap):
        pairs = ((one.da, other.da), (one.en, other.en))
        return all(first is None or second is None or first == second for first, second in pairs)
    many, alone = (one, other) if isinstance(one, base.LangMap) else (other, one)
    return isinstance(many, base.LangMap) and alone in (many.da, many.en)


def _said(one: _Stated) -> object:
    return _comparable(one.said.file, type(one.said.spec), one.name, one.value)


def _comparable(file: File, of: type[object], name: str, value: object) -> object:
    """What a field of a class says, without places, sources and the order of names: equal where the same is said."""
    if isinstance(value, str):
        return (file.thing(value) or value) if name in _references(of) else value
    if isinstance(value, list):
        items = [_comparable(file, of, name, item) for item in value]
        return frozenset(items) if value and isinstance(value[0], str) else tuple(items)
    if isinstance(value, dict):
        return frozenset((key, _comparable(file, of, name, item)) for key, item in value.items())
    if isinstance(value, base.Statement | base.Span | base.LangMap):
        kind = type(value)
        return kind, tuple((inner, _comparable(file, kind, inner, getattr(value, inner))) for inner in _fields(kind))
    return value


def _fields(of: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of) if field.name not in ADDING_UP)


def _references(of: type[object]) -> frozenset[str]:
    """The fields of a class in which ids of things stand."""
    refs = PLAN[of.__name__][0] if of.__name__ in PLAN else ()
    return frozenset(name for name, _, kinds in refs if kinds != ("own_seat",))


def _plain(at: Locus) -> str | None:
    nodes = list(inwards(at.model.source.view, at.path))
    found = nodes[-1] if len(nodes) > len(at.path) else None
    if isinstance(found, list) and all(isinstance(item, str) for item in found):
        return ", ".join(found)
    return found if isinstance(found, str) else None
