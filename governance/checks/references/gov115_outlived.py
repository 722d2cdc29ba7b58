"""GOV115: a reference to something that does not hold all the while."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from governance.checks._said import called
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import limited
from governance.model.resolution import Model
from governance.model.spans import holding
from governance.model.things import Thing
from governance.model.written import File, Locus, Reference

_NOT_OVER_TIME = frozenset(("elaborates", "continues", "copies_to", "purpose"))
"""References that say nothing about any one day."""


def find(model: Model) -> Iterator[Finding]:
    """References that go on when what they refer to has ended, or begin before it has; with a date, also to what does not hold on it."""
    groups: dict[tuple[File, int], list[_Use]] = {}
    for reference in limited(model):
        use = _outlives(model, reference) if _is_of_every_day(reference.at) else None
        if use is not None:
            groups.setdefault((reference.at.model, id(reference.to)), []).append(use)
    for uses in groups.values():
        yield _finding(model, uses)


class _Use(NamedTuple):
    """A reference that reaches beyond the life of the thing that it refers to."""

    thing: Thing[object]
    at: Locus
    before: date | None
    """The thing begins only then."""
    after: date | None
    """The thing ends then."""


def _is_of_every_day(at: Locus) -> bool:
    """Whether the statement that a name stands in says something of every day: not what happens once, nor what a text says."""
    fields = [step for step in at.path[1:] if isinstance(step, str)]
    if at.path[0] in ("documents", "states", "accepted") or "signs" in fields:
        return False
    return _NOT_OVER_TIME.isdisjoint(fields[-1:])


def _outlives(model: Model, reference: Reference) -> _Use | None:
    """How a reference reaches beyond the life of what it refers to; None where it does not."""
    thing = model.timeline.undated.thing(reference.to)
    if thing is None or thing.valid is None or thing.valid.inverted:
        return None
    first, last = holding(reference.at)
    begins, ends = thing.valid.from_, thing.valid.last
    if model.day is not None and model.thing(reference.to) is None:
        # It is not there on the day that was asked for, though what refers to it is.
        begun = begins is None or begins <= model.day
        return _Use(thing, reference.at, None if begun else begins, ends if begun else None)
    before = begins if begins is not None and first is not None and first < begins else None
    after = ends if ends is not None and (last is None or last > ends) else None
    return None if before is None and after is None else _Use(thing, reference.at, before, after)


def _finding(model: Model, uses: list[_Use]) -> Finding:
    first = uses[0]
    thing, words = first.thing, called(first.thing)
    validity = (Text("its validity", "gyldigheden"), thing.at("valid", "from" if first.after is None else "to"))
    ended = model.thing(thing.record) is None
    if ended:
        message = Text(f"{words.en} does not hold on {model.day}", f"{words.da} gælder ikke den {model.day}")
    elif first.after is not None:
        message = Text(
            f"{words.en} is valid to {first.after}, but is referred to here beyond that day",
            f"{words.da} gælder til {first.after}, men der henvises hertil også efter den dag",
        )
    else:
        message = Text(
            f"{words.en} is valid from {first.before}, but is referred to here before that day",
            f"{words.da} gælder fra {first.before}, men der henvises hertil også før den dag",
        )
    others = (model.thing(use.at.entity) for use in uses[1:] if use.at.entity is not None)
    return Finding(
        at=first.at,
        message=message,
        help=Text(
            "say under `valid` when this holds, and what takes its place before or after",
            "angiv under `valid`, hvornår dette gælder, og hvad der gælder før eller efter",
        ),
        related=(
            *(() if ended else (validity,)),
            *((Text("referred to here too", "henvist til her også"), use.at) for use in uses[1:6]),
        ),
        about=(thing, *(one for one in others if one is not None)),
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
    find_written=find,
    looks_at_words=True,
)
