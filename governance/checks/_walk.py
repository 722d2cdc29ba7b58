"""Goes through all that the models say: every statement, however deep, with its place.

`gather` goes through them once and keeps what several checks look at (dates and assumptions). `statements` goes through them
for a check that looks for something else, and needs it seldom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from governance.model.written import COLLECTIONS, Entity, Kind, Locus, Model, Models, Path
from governance.schema.base import LangMap, Span
from governance.schema.compiled import PLAN

SpanKey = Literal["valid", "period"]
_SPANS: tuple[SpanKey, ...] = ("valid", "period")
_TOP: tuple[Kind, ...] = (*(kind for _, kind in COLLECTIONS), "funding")


class Dated(NamedTuple):
    """A period that the model gives: the model's own, what `valid` says of something, or the period of some money."""

    span: Span
    at: Locus
    key: SpanKey


class Assumption(NamedTuple):
    """An `assumed`, with the reason."""

    words: str | LangMap
    at: Locus


class Statement(NamedTuple):
    """A node of a model, with the nearest thing that it belongs to (None for what belongs to the model itself)."""

    owner: Entity | None
    spec: Any
    path: Path


@dataclass(slots=True)
class Found:
    """What `gather` finds, in the order of the files."""

    spans: list[Dated] = field(default_factory=list)
    assumed: list[Assumption] = field(default_factory=list)


class _How(NamedTuple):
    """What there is to look at in a class of the schema."""

    spans: tuple[SpanKey, ...]
    values: Callable[[Any], tuple[Any, ...]] | None
    """All nested fields of an instance at once."""
    nested: tuple[tuple[str, str], ...]
    """Their keys, and how each is nested: one, list or dict."""
    leaf: bool
    """Nothing but `assumed` and `valid` can be of interest."""


@cache
def _how(name_of_class: str) -> _How:
    parts = PLAN[name_of_class][1]
    spans: list[SpanKey] = [key for key in _SPANS if (key, "one") in parts]
    nested = [(name, how) for name, how in parts if name not in _SPANS]
    names = [name for name, _ in nested]
    get: Callable[[Any], tuple[Any, ...]] | None = None
    if len(names) == 1:
        one = attrgetter(names[0])

        def get(spec: Any) -> tuple[Any, ...]:
            return (one(spec),)
    elif names:
        get = attrgetter(*names)
    return _How(tuple(spans), get, tuple((name.rstrip("_"), how) for name, how in nested), not nested and spans == ["valid"])


def tops(model: Model) -> Iterator[Statement]:
    """What stands at the top of a file: its things, its period, its statements and acceptances."""
    period = model.spec.period
    if period is not None:
        yield Statement(period_of(model), period, ("period",))
    for kind in _TOP:
        for entity in model.all(kind):
            yield Statement(entity, entity.spec, entity.path)
    for number, state in enumerate(model.spec.states or ()):
        yield Statement(None, state, ("states", number))
    for number, item in enumerate(model.spec.accepted or ()):
        yield Statement(None, item, ("accepted", number))


def period_of(model: Model) -> Entity | None:
    """The entity of the model's period, where its name is not taken by something else."""
    found = model.names.get("period")
    return found if found is not None and found.kind == "period" else None


@lru_cache(maxsize=1)
def gather(models: Models) -> Found:
    """All dates and assumptions of the models. The checks of one run share the answer."""
    found = Found()
    for model in models:
        gatherer = _Gatherer(model, found)
        for owner, spec, path in tops(model):
            if isinstance(spec, Span):
                gatherer.span(owner, spec, path, "period")
            else:
                gatherer.visit(owner, spec, path)
    return found


class _Gatherer:
    def __init__(self, model: Model, found: Found) -> None:
        self.model = model
        self.found = found

    def span(self, owner: Entity | None, span: Span, path: Path, key: SpanKey) -> None:
        self.found.spans.append(Dated(span, Locus(self.model, path, owner), key))
        if span.assumed is not None:
            self.found.assumed.append(Assumption(span.assumed, Locus(self.model, (*path, "assumed"), owner)))

    def visit(self, owner: Entity | None, spec: Any, path: Path) -> None:
        how = _how(type(spec).__name__)
        if spec.assumed is not None:
            self.found.assumed.append(Assumption(spec.assumed, Locus(self.model, (*path, "assumed"), owner)))
        for key in how.spans:
            span = getattr(spec, key)
            if span is not None:
                self.span(owner, span, (*path, key), key)
        if how.values is None:
            return
        for (name, kind), value in zip(how.nested, how.values(spec), strict=True):
            if value is None or type(value) in (str, LangMap):
                continue
            if type(value) is list and kind == "one":
                kind = "list"
            if type(value) is dict and kind == "list":
                continue
            if kind == "one":
                if value.assumed is not None or value.valid is not None or not _how(type(value).__name__).leaf:
                    self.visit(owner, value, (*path, name))
                continue
            inner = owner.parts if owner is not None and name in ("seats", "contributions", "parts") else None
            for step, item in _items(value, kind):
                if type(item) is str:
                    continue
                if item.assumed is not None or item.valid is not None or not _how(type(item).__name__).leaf:
                    self.visit(inner[step] if inner else owner, item, (*path, name, step))


def _items(value: Any, kind: str) -> Iterable[tuple[Any, Any]]:
    """The steps to the items of a dict or list, and the items."""
    items: Iterable[tuple[Any, Any]] = value.items() if kind == "dict" else enumerate(value)
    return items


def statements(model: Model, wanted: Callable[[Any], bool]) -> Iterator[Statement]:
    """The wanted statements of a model with their places, in the order of the file's collections. Periods are not among them."""
    for top in tops(model):
        if not isinstance(top.spec, Span):
            yield from _inside(top, wanted)


def _inside(statement: Statement, wanted: Callable[[Any], bool]) -> Iterator[Statement]:
    owner, spec, path = statement
    if wanted(spec):
        yield statement
    how = _how(type(spec).__name__)
    if how.values is None:
        return
    for (key, kind), value in zip(how.nested, how.values(spec), strict=True):
        if value is None or type(value) in (str, LangMap):
            continue
        if type(value) is list and kind == "one":
            kind = "list"
        if type(value) is dict and kind == "list":
            continue
        if kind == "one":
            yield from _inside(Statement(owner, value, (*path, key)), wanted)
            continue
        inner = owner.parts if owner is not None and key in ("seats", "contributions", "parts") else None
        for step, item in _items(value, kind):
            if type(item) is str:
                continue
            # Most statements are small and of no interest: no place is made for them.
            if _how(type(item).__name__).values is None and not wanted(item):
                continue
            yield from _inside(Statement(inner[step] if inner else owner, item, (*path, key, step)), wanted)
