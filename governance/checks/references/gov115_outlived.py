"""GOV115: a reference to something that does not hold all the while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from governance.checks._said import bounds, called, inverted
from governance.checks._walk import gather, statements
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Model, Models, Path, Unresolved
from governance.schema.base import Span
from governance.schema.compiled import PLAN

_NOT_OVER_TIME = frozenset(("elaborates", "continues", "copies_to", "purpose"))
"""References that say nothing about any one day."""
_EVENTS = frozenset(("DocumentLink", "Document", "State", "Accepted"))
"""Statements of what happens once (a signature), or of what a text says."""

Window = tuple[date | None, date | None]


def find(models: Models) -> Iterator[Finding]:
    """With a date: references to what does not hold on it. Always: references that go on when what they refer to has ended."""
    yield from _on_the_day(models)
    narrow = {
        id(owner): owner
        for span, at, key in gather(models).spans
        if key == "valid" and (owner := at.entity) is not None and at.path == (*owner.path, "valid") and not inverted(span)
        if owner.kind in ("party", "office", "body", "seat", "case") and owner.same is owner
    }
    if not narrow:
        return
    groups: dict[tuple[str, int], list[_Use]] = {}
    for model in models:
        for use in _Finder(model, narrow).uses():
            groups.setdefault((model.id, id(use.thing)), []).append(use)
    for uses in groups.values():
        yield _finding(uses)


def _on_the_day(models: Models) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Unresolved]] = {}
    for item in models.unresolved:
        if item.why == "ended":
            groups.setdefault((item.model.id, item.text), []).append(item)
    for (_, text), items in groups.items():
        first = items[0]
        yield Finding(
            at=Locus(first.model, first.path, first.owner),
            message=Text(f"`{text}` does not hold on {models.as_of}", f"`{text}` gælder ikke den {models.as_of}"),
            help=Text(
                "say under `valid` when this holds, or what takes its place",
                "angiv under `valid`, hvornår dette gælder, eller hvad der træder i stedet",
            ),
            related=tuple(
                (Text("referred to here too", "henvist til her også"), Locus(item.model, item.path, item.owner)) for item in items[1:6]
            ),
        )


class _Use(NamedTuple):
    """A reference that reaches beyond the life of the thing that it refers to."""

    thing: Entity
    at: Locus
    before: date | None
    """The thing begins only then."""
    after: date | None
    """The thing ends then."""


class _Refs(NamedTuple):
    """The references of a class of the schema that say something of every day: field, whether a list, whether to an own seat."""

    fields: tuple[tuple[str, bool, bool], ...]
    values: Callable[[Any], Any] | None
    """All of them at once, of an instance; a single one as itself."""


@cache
def _references(name_of_class: str) -> _Refs:
    refs = () if name_of_class in _EVENTS else PLAN[name_of_class][0]
    fields = tuple((name, many, kinds == ("own_seat",)) for name, many, kinds in refs if name not in _NOT_OVER_TIME)
    return _Refs(fields, attrgetter(*(name for name, _, _ in fields)) if fields else None)


class _Finder:
    """Finds the references of a model to some things."""

    def __init__(self, model: Model, narrow: dict[int, Entity]) -> None:
        self.model = model
        self.narrow = narrow
        self.seats = {thing.id.rpartition(".")[2] for thing in narrow.values() if thing.kind == "seat"}
        self.met: dict[str, bool] = {}

    def wanted(self, spec: Any) -> bool:
        """Whether a statement may refer to one of them."""
        fields, values = _references(type(spec).__name__)
        if values is None:
            return False
        met = self.met
        for value in values(spec) if len(fields) > 1 else (values(spec),):
            if value is None:
                continue
            for text in value if type(value) is list else (value,):
                hit = met.get(text)
                if hit is None:
                    hit = met[text] = text in self.seats or id(self.model.thing(text)) in self.narrow
                if hit:
                    return True
        return False

    def uses(self) -> Iterator[_Use]:
        """The references that reach beyond the life of what they refer to."""
        for owner, spec, path in statements(self.model, self.wanted):
            for name, many, own in _references(type(spec).__name__).fields:
                value = getattr(spec, name)
                if value is None or value == "not_stated":
                    continue
                for number, text in enumerate(value if many else (value,)):
                    thing = _own_seat(self.model, owner, text) if own else self.model.thing(text)
                    if thing is None or id(thing) not in self.narrow or (owner is not None and owner.same is thing):
                        continue
                    found = _outlives(self.model, owner, spec, path, thing)
                    if found is not None:
                        step = (name.rstrip("_"), number) if many else (name.rstrip("_"),)
                        yield _Use(thing, Locus(self.model, (*path, *step), owner), *found)


def _own_seat(model: Model, owner: Entity | None, text: str) -> Entity | None:
    body = owner if owner is None or owner.kind == "body" else model.names.get(str(owner.path[1]))
    return body.parts.get(text) if body else None


def _outlives(model: Model, owner: Entity | None, spec: Any, path: Path, thing: Entity) -> Window | None:
    """The days at which the reference begins too early and at which it ends too late; None where it does neither."""
    first, last = _window(model, owner, spec, path)
    begins, ends = bounds(thing.spec.valid)
    early = begins if begins is not None and first is not None and first < begins else None
    late = ends if ends is not None and (last is None or last > ends) else None
    return None if early is None and late is None else (early, late)


def _window(model: Model, owner: Entity | None, spec: Any, path: Path) -> Window:
    """The days on which a statement holds: those of all that it stands in."""
    spans: list[Span | None] = [model.spec.period]
    if owner is not None:
        around: Entity | None = owner
        while around is not None:
            spans += [getattr(around.spec, key, None) for key in ("valid", "period")]
            around = model.find(around.id.rpartition(".")[0]) if "." in around.id else None
        node: Any = owner.spec
        for step in path[len(owner.path) :]:
            node = node.get(step) if isinstance(node, dict) else node[step] if isinstance(step, int) else _field(node, step)
            if node is None:
                break
            spans.append(getattr(node, "valid", None))
    spans.append(getattr(spec, "valid", None))
    first: date | None = None
    last: date | None = None
    for span in spans:
        if isinstance(span, Span) and not inverted(span):
            start, end = bounds(span)
            first = start if first is None or (start is not None and start > first) else first
            last = end if last is None or (end is not None and end < last) else last
    return first, last


def _field(node: Any, step: str | int) -> Any:
    return getattr(node, str(step), None) if hasattr(node, str(step)) else getattr(node, f"{step}_", None)


def _finding(uses: list[_Use]) -> Finding:
    first = uses[0]
    thing, words = first.thing, called(first.thing)
    if first.after is not None:
        message = Text(
            f"{words.en} is valid to {first.after}, but is referred to here beyond that day",
            f"{words.da} gælder til {first.after}, men der henvises hertil også efter den dag",
        )
        step = "to"
    else:
        message = Text(
            f"{words.en} is valid from {first.before}, but is referred to here before that day",
            f"{words.da} gælder fra {first.before}, men der henvises hertil også før den dag",
        )
        step = "from"
    return Finding(
        at=first.at,
        message=message,
        help=Text(
            "say under `valid` when this holds, and what takes its place before or after",
            "angiv under `valid`, hvornår dette gælder, og hvad der gælder før eller efter",
        ),
        related=(
            (Text("its validity", "gyldigheden"), thing.at("valid", step)),
            *((Text("referred to here too", "henvist til her også"), use.at) for use in uses[1:6]),
        ),
        about=(thing, *(use.at.entity for use in uses[1:] if use.at.entity)),
    )


CHECK = Check(
    code="GOV115",
    severity=Severity.WARNING,
    title=Text("Reference outlives its target", "Henvisning ud over gyldigheden"),
    finds=Text(
        "A reference to something that is not valid for as long as what refers to it; with --as-of, to something not valid on that day.",
        "En henvisning til noget, der ikke gælder så længe som det, der henviser; med --as-of til noget, der ikke gælder den dag.",
    ),
    why=Text(
        "From that day nobody appoints, serves or pays, and the text does not say what happens then.",
        "Fra den dag er der ingen, der udpeger, betjener eller betaler, og teksten siger ikke, hvad der så sker.",
    ),
    remedy=Text(
        "Give what refers to it a `valid` too, and write what takes its place.",
        "Giv også det, der henviser, en `valid`, og skriv, hvad der træder i stedet.",
    ),
    example="""\
period: {from: 2024-01-01, to: 2027-12-31}
parties:
  club: {name: The club, valid: {to: 2025-12-31}}
bodies:
  board:
    level: political
    seats:
      club: {appointed_by: club}
""",
    legacy=find,
    looks_at_words=True,
)
