"""What a statement is once it is meant: what one file, or several together, say of something that holds on a day.

A statement knows what it says (its fields, in the classes beside this file), the clause behind it, how strongly the text says
it, what is only assumed, and its place. Where several files say one thing, each field is taken from the first that states it;
lists of relations are all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Generic, Literal, NamedTuple, Never, TypeVar, overload

from governance.diagnostics import Text
from governance.model.written import File, Locus, Path, Record, clause_of, label_of, sources_of
from governance.schema import base
from governance.schema.values import Length
from governance.words.dates import span_text

if TYPE_CHECKING:
    from governance.model.actors import Office
    from governance.model.resolution import Model

S_co = TypeVar("S_co", bound=object, covariant=True)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
V = TypeVar("V")
O = TypeVar("O")  # noqa: E741 - the owner of a lazy attribute

Force = Literal["shall", "may", "as_a_rule", "up_to", "as_far_as_possible", "as_needed", "intends"]
OPTIONAL: tuple[Force, ...] = ("may", "as_a_rule", "up_to", "as_far_as_possible", "as_needed", "intends")
"""What a text says with one of these may not come about: a seat that "may" be filled may be empty."""

put: Final = object.__setattr__
"""Sets an attribute of what is `Frozen`: in making it, or when it is first asked for. Through `__dict__` it would take more memory."""


class lazy(Generic[O, V]):  # noqa: N801 - stands where `property` stands
    """An attribute that is worked out when it is first asked for, and then kept."""

    def __init__(self, make: Callable[[O], V]) -> None:
        self.make = make
        self.name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, of: None, owner: type[O]) -> lazy[O, V]: ...
    @overload
    def __get__(self, of: O, owner: type[O]) -> V: ...
    def __get__(self, of: O | None, owner: type[O]) -> lazy[O, V] | V:
        if of is None:
            return self
        value = self.make(of)
        put(of, self.name, value)
        return value


class Frozen:
    """Nothing of it is ever set from outside: what is meant does not change."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # CPython keeps the attributes of an object in a row, without names, as far as the first objects of its class have had them (30 at
        # most); any other costs each object a dictionary, twice as large. So one object has them all before there are any others.
        kin = [vars(one) for one in cls.__mro__]
        given = [name for one in reversed(kin) for name in one.get("__annotations__", ())]
        kept = [name for one in kin for name, value in one.items() if isinstance(value, lazy)]
        first = object.__new__(cls)
        names = [name for name in dict.fromkeys((*given, *kept)) if not isinstance(getattr(cls, name, None), property)]
        for name in names[:30]:
            put(first, name, None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: what is meant does not change")


class Said(NamedTuple, Generic[S_co]):
    """What one file says: the file, the path of the statement there, the thing in it that it belongs to, and its words."""

    file: File
    path: Path
    record: Record | None
    spec: S_co

    @property
    def clause(self) -> str:
        """The clauses behind it: its own, or the nearest around it."""
        if self.record is not None:
            return clause_of(self.record, self.path)
        return ", ".join(sources_of(self.file, self.spec))

    def inside(self, spec: T, *steps: str | int) -> Said[T]:
        """A statement within this one."""
        return Said(self.file, (*self.path, *steps), self.record, spec)


class Saying(Frozen, Generic[S_co]):
    """Something that files say, with its place, its clause, what is assumed of it and what is noted."""

    model: Model
    says: tuple[Said[S_co], ...]
    """What each file says of it, the one that defines it first. Never empty."""

    def __init__(self, model: Model, says: tuple[Said[S_co], ...]) -> None:
        put(self, "model", model)
        put(self, "says", says)

    @property
    def wording(self) -> object:
        """What is equal on two days on which the files say this in the same words, whatever the names in it stand for then."""
        return tuple(id(said.spec) for said in self.says)

    def at(self, *steps: str | int) -> Locus:
        """The place of this, or of a field of it, in the first file that states the field."""
        said = self._stating(steps) if steps and len(self.says) > 1 else self.says[0]
        return Locus(said.file, (*said.path, *steps), said.record)

    def key(self) -> Locus:
        """The place of its key, for what says something of it as a whole."""
        said = self.says[0]
        return Locus(said.file, said.path, said.record, "key")

    def clause_at(self, *steps: str | int) -> str:
        """The clause behind a field: its own, or the nearest around it; empty where none is cited."""
        at = self.at(*steps)
        return self.model.clause_behind(at) if at.entity is not None else ", ".join(self.sources)

    @property
    def clause(self) -> str:
        """The clauses behind this: its own, or the nearest around it (`pa 8.2`, several with commas)."""
        own = next((found for said in self.says if (found := sources_of(said.file, said.spec))), None)
        return ", ".join(own) if own is not None else self.clause_at()

    @property
    def sources(self) -> tuple[str, ...]:
        """The clauses that it cites itself, those of all files together."""
        if len(self.says) == 1:
            return sources_of(self.says[0].file, self.says[0].spec)
        return tuple(dict.fromkeys(source for said in self.says for source in sources_of(said.file, said.spec)))

    @property
    def citations(self) -> tuple[tuple[File, str], ...]:
        """The clauses that it cites itself, each with the file that does: what a citation means, its file knows (`Model.clause`)."""
        return tuple((said.file, source) for said in self.says for source in getattr(said.spec, "source", None) or ())

    @property
    def assumed(self) -> Text | None:
        """Why it is taken to be so, where the source does not say it."""
        return _together(self.says, "assumed")

    @property
    def note(self) -> Text | None:
        """What the model notes of it."""
        return _together(self.says, "note")

    @property
    def meta(self) -> Mapping[str, object]:
        """Free data that files attach to it; of several files the first that has a key."""
        found: dict[str, object] = {}
        for said in self.says:
            for key, value in free(getattr(said.spec, "meta", None)).items():
                found.setdefault(key, value)
        return found

    def _stating(self, steps: Sequence[str | int]) -> Said[S_co]:
        field = str(steps[0])
        for said in self.says:
            value = getattr(said.spec, field, None)
            if value is None:
                value = getattr(said.spec, f"{field}_", None)
            if value is not None and (len(steps) < 2 or not isinstance(value, dict) or steps[1] in value):
                return said
        return self.says[0]

    def _first(self, get: Callable[[S_co], V | None]) -> V | None:
        """A field of one value: that of the first file that has it."""
        for said in self.says:
            value = get(said.spec)
            if value is not None:
                return value
        return None


class Period(Saying[base.Span]):
    """A stretch of time as a text gives it."""

    @property
    def from_(self) -> date | None:
        """The first day, where it is stated."""
        return self.says[0].spec.from_

    @property
    def to(self) -> date | None:
        """The last day, where it is stated as a date."""
        return self.says[0].spec.to

    @property
    def length(self) -> Length | None:
        """How long it lasts, where the text gives a length."""
        return self.says[0].spec.length

    @lazy
    def last(self) -> date | None:
        """The last day, by its length where only that is given; None where it has no end or lies beyond the calendar."""
        return bounds(self.says[0].spec)[1]

    @property
    def inverted(self) -> bool:
        """Whether it ends before it begins (GOV109)."""
        return self.from_ is not None and self.to is not None and self.to < self.from_

    @lazy
    def text(self) -> Text:
        """In words: its days, both inclusive, its length, or both."""
        return span_text(self.from_, self.to, self.length.written if self.length is not None else "")

    def covers(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.from_ is None or self.from_ <= day) and (self.last is None or day <= self.last)


def holding(holds: Callable[[base.Span | None], bool], spans: Sequence[base.Span | None]) -> list[bool]:
    """Which of several files' words on one thing hold: the `valid` of one alone limits the thing, of several each its own words."""
    stated = [span for span in spans if span is not None]
    if len(stated) == 1:
        return [holds(stated[0])] * len(spans)
    return [holds(span) for span in spans]


class Statement(Saying[S_co]):
    """A saying that has a force, and may hold for some time only."""

    says: tuple[Said[S_co], ...]

    @property
    def force(self) -> Force | None:
        """How strongly the text says it; None where it says it outright."""
        for said in self.says:
            force: Force | None = getattr(said.spec, "force", None)
            if force is not None:
                return force
        return None

    @property
    def optional(self) -> bool:
        """Whether the text only allows, intends or limits it."""
        return self.force is not None and self.force != "shall"

    @lazy
    def valid(self) -> Period | None:
        """When it holds, where that is limited."""
        for said in self.says:
            span = getattr(said.spec, "valid", None)
            if isinstance(span, base.Span):
                return Period(self.model, (said.inside(span, "valid"),))
        return None


class Link(NamedTuple, Generic[T_co]):
    """A relation to another thing, with the statement that makes it."""

    to: T_co
    """The other thing."""
    text: str
    """How the file names it."""
    where: Locus
    """The place of the name, or of the link where that says something of its own."""
    by: Statement[object]
    """The statement that makes the relation: the link itself, or, for a bare name in a list, what the list stands in."""
    through: Office | None = None
    """The office that acts: who signs, who leads."""

    @property
    def name_at(self) -> Locus:
        """The place of the name itself."""
        own = self.by.says[0].path == self.where.path
        return self.where._replace(path=(*self.where.path, "id")) if own else self.where

    @property
    def clause(self) -> str:
        """The clause behind it."""
        return self.by.model.clause_behind(self.where) if self.where.entity is not None else self.by.clause

    @property
    def force(self) -> Force | None:
        """How strongly the text says it."""
        return self.by.force

    @property
    def assumed(self) -> Text | None:
        """Why it is taken to be so."""
        return self.by.assumed

    @property
    def note(self) -> Text | None:
        """What the model notes of it."""
        return self.by.note


Place = tuple[Said[object], int]
"""Where a name stands: what a file says, and the number of the name in its list."""


class Links(Generic[T_co]):
    """The things that a statement names in one of its fields, in order, each once.

    `unknown` are names that name nothing (GOV101 reports them), `ended` what does not hold on the day. `said`: the field is
    there at all.
    """

    # There is one for each list of names in the files: these are kept small and quick to make, and mypy keeps them as they are.
    __slots__ = ("_field", "_items", "_of", "_places", "ended", "things", "unknown")

    def __init__(
        self,
        of: Statement[object] | None,
        field: str,
        things: tuple[T_co, ...] = (),
        unknown: tuple[str, ...] = (),
        ended: tuple[str, ...] = (),
        places: Iterable[Place] | None = None,
    ) -> None:
        """Of the field of a statement; of None where the field is not there. `places` of names that mean nothing outside their body."""
        self.things: Final = things
        """The things themselves."""
        self.unknown: Final = unknown
        self.ended: Final = ended
        self._of: Final = of
        self._field: Final = field
        self._places: Final = places
        self._items: tuple[Link[T_co], ...] | None = None

    @property
    def said(self) -> bool:
        """Whether the field is there at all."""
        return self._of is not None

    @property
    def items(self) -> tuple[Link[T_co], ...]:
        """The relations, each with the statement that makes it."""
        if self._items is None:
            of, places = self._of, self._places
            if of is None:
                self._items = ()
            else:
                places = self._found(of) if places is None else places
                self._items = tuple(self._link(of, thing, place) for thing, place in zip(self.things, places, strict=True))
        return self._items

    def _found(self, of: Statement[object]) -> Iterator[Place]:
        """Where each of the things is named first. Few ask, so this is looked for again and not kept."""
        wanted: set[object] = set(self.things)
        for said in of.says:
            listed = getattr(said.spec, self._field, None)
            for number, item in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(item, str) or of.model.holds(item.valid):
                    record = said.file.find(item if isinstance(item, str) else item.id)
                    thing = of.model.thing(record) if record is not None else None
                    if thing in wanted:
                        wanted.discard(thing)
                        yield said, number

    def in_order(self) -> tuple[T_co | Record, ...]:
        """The things in the order in which the files name them; among them, as the files have it, what is not there on the day."""
        found: dict[T_co | Record, None] = {}
        of = self._of if self.ended and self._places is None else None
        here = {said.record.same: thing for thing in self.things for said in getattr(thing, "says", ()) if said.record is not None}
        for said in of.says if of is not None else ():
            listed = getattr(said.spec, self._field, None)
            for item in listed if isinstance(listed, list) else ():
                text = item if isinstance(item, str) else item.id
                record = said.file.find(text)
                if record is not None and record.same in here:
                    found[here[record.same]] = None
                elif record is not None and text in self.ended:
                    found[record.same] = None
        return tuple(found) or self.things

    def _link(self, of: Statement[object], thing: V, place: Place) -> Link[V]:
        said, number = place
        item: str | base.Link = getattr(said.spec, self._field)[number]
        key = self._field.rstrip("_")
        where = Locus(said.file, (*said.path, key, number), said.record)
        if isinstance(item, str):
            return Link(thing, item, where, of)
        by: Statement[object] = Statement(of.model, (said.inside(item, key, number),))
        through = of.model.office(said.file.actor(getattr(item, "through", None)))  # a member of a group acts through nobody
        return Link(thing, item.id, where, by, through)

    @property
    def live(self) -> bool:
        """Whether it names anything on the day, known or not."""
        return bool(self.things or self.unknown)

    @property
    def empty(self) -> bool:
        """Whether it names nothing at all."""
        return not (self.things or self.unknown or self.ended)

    @property
    def vague(self) -> bool:
        """Whether some name in it names nothing, or nothing that holds on the day."""
        return bool(self.unknown or self.ended)

    def __iter__(self) -> Iterator[Link[T_co]]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.things)

    def __bool__(self) -> bool:
        return bool(self.things)


NO_LINKS: Links[Never] = Links(None, "")
"""Of a field that is not there."""


def bounds(span: base.Span) -> tuple[date | None, date | None]:
    """The first and the last day of a period, both inclusive; the last by its length where only that is given."""
    last = span.to
    if last is None and span.from_ is not None and span.length is not None:
        last = span.length.ends(span.from_)
    return span.from_, last


def free(value: Mapping[str, object] | None) -> Mapping[str, object]:
    """Free data as plain mappings and lists."""

    def plain(item: object) -> object:
        if isinstance(item, dict):
            return {str(key): plain(inner) for key, inner in item.items()}
        return [plain(inner) for inner in item] if isinstance(item, list) else item

    return {str(key): plain(item) for key, item in (value or {}).items()}


def _together(says: Iterable[Said[object]], field: str) -> Text | None:
    """What several files say beside each other in a field of text; what they say alike once."""
    found: dict[Text, None] = {}
    for said in says:
        words = getattr(said.spec, field, None)
        if words is not None and (text := label_of(words)) is not None:
            found[text] = None
    if len(found) < 2:
        return next(iter(found), None)
    return Text("; ".join(text.en for text in found), "; ".join(text.da for text in found))
