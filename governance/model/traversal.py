"""Everything that is written, statement by statement, however deep: the one walk through what the files say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from governance.diagnostics import Text
from governance.model.statements import Said, Statement
from governance.model.things import Thing
from governance.model.written import COLLECTIONS, File, Kind, Locus, Path, Record, along, label_of
from governance.schema import base
from governance.schema.compiled import PLAN

StatementKind = Literal[
    "document",
    "party",
    "office",
    "body",
    "facet",
    "case",
    "subject",
    "funding",
    "seat",
    "contribution",
    "part",
    "key",
    "period",
    "state",
    "acceptance",
    "task",
    "link",
    "chair",
    "rule",
    "quorum",
    "meets",
    "staff",
    "step",
    "condition",
    "amount",
]
"""What a statement is."""
_KINDS: dict[str, StatementKind] = {
    "Document": "document",
    "Party": "party",
    "Office": "office",
    "Body": "body",
    "Facet": "facet",
    "Case": "case",
    "Subject": "subject",
    "Funding": "funding",
    "Seat": "seat",
    "Contribution": "contribution",
    "Part": "part",
    "Key": "key",
    "Numbers": "key",
    "Span": "period",
    "State": "state",
    "Accepted": "acceptance",
    "Task": "task",
    "DocumentLink": "link",
    "ActorLink": "link",
    "SeatLink": "link",
    "Member": "link",
    "Chair": "chair",
    "Unanimity": "rule",
    "Majority": "rule",
    "Weighted": "rule",
    "AtLeast": "rule",
    "NoObjection": "rule",
    "AllOf": "rule",
    "AnyOf": "rule",
    "Quorum": "quorum",
    "Meets": "meets",
    "Staff": "staff",
    "Step": "step",
    "Condition": "condition",
    "Amount": "amount",
}
"""By the class of the schema."""
if TYPE_CHECKING:
    from governance.model.resolution import Model

_THINGS: tuple[Kind, ...] = (*(kind for _, kind in COLLECTIONS), "funding")
_WITH_PARTS = frozenset(("seats", "contributions", "parts"))

AnyStatement = base.Statement | base.Span
Holds = Callable[[base.Span | None], bool]
"""Whether what is limited to a period holds."""


class _Nested(NamedTuple):
    """A field in which further statements stand: its attribute and its key."""

    attribute: str
    key: str


def kind_of(spec: AnyStatement) -> StatementKind:
    """What a statement is."""
    return _KINDS[type(spec).__name__]


@cache
def _nested(of: str) -> tuple[_Nested, ...]:
    return tuple(_Nested(name, name.rstrip("_")) for name in dict.fromkeys(name for name, _ in PLAN[of][1]))


def tops(file: File) -> Iterator[Said[AnyStatement]]:
    """What stands at the top of a file: its period, its things, its keys, its assertions and acceptances.

    The record of an assertion is what it is about.
    """
    spec = file.spec
    if spec.period is not None:
        yield Said(file, ("period",), period_of(file), spec.period)
    for kind in _THINGS:
        for record in file.all(kind):
            yield Said(file, record.path, record, record.spec)
    for id_, key in (spec.keys or {}).items():
        yield Said(file, ("keys", id_), None, key)
    for number, state in enumerate(spec.states or ()):
        yield Said(file, ("states", number), file.thing(state.of), state)
    for number, accepted in enumerate(spec.accepted or ()):
        yield Said(file, ("accepted", number), file.thing(accepted.at), accepted)


def period_of(file: File) -> Record | None:
    """The record of the file's period, where its name is not taken by something else."""
    found = file.names.get("period")
    return found if found is not None and found.kind == "period" else None


def stated(model: Model, at: Locus) -> Statement[AnyStatement] | None:
    """The statement that stands at a place; None where a bare name or value stands there."""
    nodes = list(along(at))
    found = nodes[-1] if len(nodes) > len(at.path) else None
    return Statement(model, (Said(at.model, at.path, at.entity, found),)) if isinstance(found, AnyStatement) else None


def link_at(model: Model, at: Locus) -> Statement[AnyStatement] | None:
    """The relation that stands at a place with a statement of its own; None for a bare name, and for anything else."""
    found = stated(model, at)
    return found if found is not None and kind_of(found.says[0].spec) == "link" else None


def everywhere(span: base.Span | None) -> bool:
    """Takes every statement, whatever the days on which it holds."""
    return True


def statements(file: File, holds: Holds = everywhere) -> Iterator[Said[AnyStatement]]:
    """Every statement of a file with what it belongs to, each before what stands within it, in the order of the file's collections.

    With `holds`, without those that do not hold, and what stands within them.
    """
    for top in tops(file):
        if holds(getattr(top.spec, "valid", None)):
            yield top
            yield from within(top, holds)


def within(said: Said[AnyStatement], holds: Holds = everywhere) -> Iterator[Said[AnyStatement]]:
    """Every statement that stands within one, however deep."""
    file, path, record, spec = said
    for attribute, key in _nested(type(spec).__name__):
        value = getattr(spec, attribute)
        if value is None:
            continue
        inner = record.parts if record is not None and key in _WITH_PARTS else None
        for steps, item in _items(value):
            # Not a text, or a number, where a statement might stand too.
            if isinstance(item, AnyStatement) and holds(getattr(item, "valid", None)):
                owner = inner[str(steps[0])] if inner else record
                one = Said(file, (*path, key, *steps), owner, item)
                yield one
                if _nested(type(item).__name__):
                    yield from within(one, holds)


def assumptions(thing: Thing[object]) -> Iterator[tuple[str, Text]]:
    """Every assumption in what the files say of a thing on its day: where in it (`seats.kl`, `route[2]`), and why."""
    for said in thing.says:
        if not isinstance(said.spec, AnyStatement):
            continue
        top: Said[AnyStatement] = Said(said.file, said.path, said.record, said.spec)
        for one in (top, *within(top, thing.model.holds)):
            reason = label_of(one.spec.assumed)
            if reason is not None:
                steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in one.path[len(said.path) :])
                yield "".join(steps).removeprefix("."), reason


def _items(value: object) -> Iterable[tuple[Path, object]]:
    """What stands in a field, each with the steps that lead to it from there."""
    if isinstance(value, dict):
        return (((key,), item) for key, item in value.items())
    if isinstance(value, list):
        return (((number,), item) for number, item in enumerate(value))
    return (((), value),)
