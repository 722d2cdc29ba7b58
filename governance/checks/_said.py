"""What texts say of things (`states`), and how dates, lengths and clauses are put into words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from governance.checks._money import called as money_called
from governance.checks.base import name
from governance.diagnostics import Text
from governance.model.written import Entity, Locus, Models, label_of
from governance.schema.base import Span
from governance.schema.values import Length
from governance.words.lists import few
from governance.words.marks import same

_OPTIONAL = ("may", "as_needed")


class Stated(NamedTuple):
    """One entry of `states`, and what it is said of."""

    thing: Entity
    spec: Any
    model_at: Locus
    """The entry's place."""

    def at(self, *steps: str | int) -> Locus:
        """The place of a field of the entry."""
        return Locus(self.model_at.model, (*self.model_at.path, *steps), self.thing)

    @property
    def clauses(self) -> list[str]:
        """The clauses that it cites."""
        return list(self.spec.source or ())

    @property
    def capped(self) -> bool:
        """Whether it says `up to`."""
        return bool(self.spec.force == "up_to")

    @property
    def where(self) -> Locus:
        """The entry's place, as of the thing."""
        return self.at()


def stated(models: Models) -> list[Stated]:
    """Every entry of `states` whose thing is known, those of imported files first: the later of two is the one to look at.

    What a text only allows contradicts nothing, and is left out.
    """
    found: list[Stated] = []
    for model in sorted(models, key=lambda model: model.requested):
        for number, spec in enumerate(model.spec.states or ()):
            thing = model.thing(spec.of)
            if thing is not None and spec.force not in _OPTIONAL:
                found.append(Stated(thing, spec, Locus(model, ("states", number))))
    return found


def called(entity: Entity) -> Text:
    """What a thing is called in a sentence, the model's period and budget too."""
    if entity.kind == "period":
        return Text("the term", "perioden")
    if entity.kind == "funding":
        return Text("the budget", "budgettet")
    if entity.kind in ("contribution", "part"):
        return money_called(entity)
    return name(entity)


def clause_list(clauses: Iterable[str]) -> Text:
    """`pa 2.1, pa 7.1 and po N4`, each once."""
    return few(dict.fromkeys(clauses))


def end_of(length: Length, start: date) -> date | None:
    """The last day of a period of this length from `start`; None beyond the end of the calendar."""
    try:
        end = length.after(start)
    except (ValueError, OverflowError):
        return None
    return end if end < date.max else None


def ends_on(length: Length, start: date, end: date) -> bool:
    """Whether a period of this length from `start` ends on `end`. One from the 31st may end a day later in a shorter month."""
    should = end_of(length, start)
    if should is None or should == end:
        return should is not None
    after = should + timedelta(days=1)
    return length.days == 0 and after.day != start.day and end == after


def bounds(span: Span) -> tuple[date | None, date | None]:
    """The first and the last day of a period, the last by its length where only that is given."""
    end = span.to
    if end is None and span.from_ is not None and span.length is not None:
        end = end_of(span.length, span.from_)
    return span.from_, end


def inverted(span: Span) -> bool:
    """Whether it ends before it begins."""
    return span.from_ is not None and span.to is not None and span.to < span.from_


def lasts(thing: Entity) -> tuple[Span, Locus] | None:
    """When a thing lasts by the model itself: the term, the period of some money, or the life of a subject."""
    if thing.kind == "period":
        return thing.spec, thing.at()
    if thing.kind in ("funding", "contribution", "part"):
        return (thing.spec.period, thing.at("period")) if thing.spec.period is not None else None
    if thing.kind == "subject":
        return (thing.spec.valid, thing.at("valid")) if thing.spec.valid is not None else None
    return None


def meet(one: Span | None, other: Span | None) -> bool:
    """Whether two periods share a day; what is not limited is always."""
    if one is None or other is None:
        return True
    (first, last), (start, end) = bounds(one), bounds(other)
    return not ((last is not None and start is not None and last < start) or (end is not None and first is not None and end < first))


def lengths_differ(one: Length, other: Length) -> bool:
    """Whether two lengths are different for certain: a month has 28 to 31 days."""
    low, high = one.months * 28 + one.days, one.months * 31 + one.days
    start, end = other.months * 28 + other.days, other.months * 31 + other.days
    if one.days == other.days == 0 or one.months == other.months == 0:
        return one[:2] != other[:2]
    return high < start or end < low


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


_OF: dict[str, tuple[str, str]] = {
    "chair": ("the chair of {}", "formanden for {}"),
    "decides": ("the rule of decision of {}", "beslutningsreglen for {}"),
    "quorum": ("the quorum of {}", "beslutningsdygtigheden i {}"),
    "rules": ("the rule of decision of {}", "beslutningsreglen for {}"),
    "meets": ("the meetings of {}", "møderne i {}"),
    "staff": ("the staff of {}", "medarbejderne i {}"),
    "valid": ("the validity of {}", "gyldigheden af {}"),
    "period": ("the period of {}", "perioden for {}"),
    "amount": ("the amount of {}", "beløbet for {}"),
    "total": ("the total of {}", "den samlede sum for {}"),
    "part_of": ("the relation `part_of` of {}", "relationen `part_of` for {}"),
    "supports": ("the relation `supports` of {}", "relationen `supports` for {}"),
    "serves": ("the relation `serves` of {}", "relationen `serves` for {}"),
    "leads": ("the relation `leads` of {}", "relationen `leads` for {}"),
    "reports_to": ("the relation `reports_to` of {}", "relationen `reports_to` for {}"),
    "coordinates_with": ("the relation `coordinates_with` of {}", "relationen `coordinates_with` for {}"),
    "appoints": ("the relation `appoints` of {}", "relationen `appoints` for {}"),
    "signs": ("the signature of {}", "underskriften fra {}"),
    "supported_by": ("the relation `supported_by` of {}", "relationen `supported_by` for {}"),
    "served_by": ("the relation `served_by` of {}", "relationen `served_by` for {}"),
    "led_by": ("the relation `led_by` of {}", "relationen `led_by` for {}"),
    "attended_by": ("the relation `attended_by` of {}", "relationen `attended_by` for {}"),
}
_NAMED: dict[str, tuple[str, str]] = {
    "tasks": ('the task "{}" of {}', 'opgaven "{}" hos {}'),
    "conditions": ('the condition "{}" of {}', 'betingelsen "{}" for {}'),
}


def where(at: Locus) -> Text:
    """What a place inside a thing is about: `the chair of The board`, `step 2 of The case`."""
    owner, path = at.entity, at.path
    if owner is None or path[: len(owner.path)] != owner.path:
        if path[0] == "states" and (thing := _state_of(at)) is not None:
            words = called(thing)
            return Text(f"the statement on {words.en}", f"udsagnet om {words.da}")
        if path[0] == "accepted":
            return Text("an accepted finding", "et accepteret fund")
        return Text("the term", "perioden") if path[0] == "period" else Text("the model", "modellen")
    rest, words, spec = path[len(owner.path) :], called(owner), owner.spec
    if owner.kind == "period" or not rest:
        return words
    field = str(rest[0])
    if field in _NAMED and len(rest) > 1:
        (en, da), item = _NAMED[field], getattr(spec, field)[rest[1]]
        title = label_of(item.name) or same(str(rest[1]))
        return Text(en.format(title.en, words.en), da.format(title.da, words.da))
    if field == "route" and len(rest) > 1:
        number = int(rest[1]) + 1
        return Text(f"step {number} of {words.en}", f"trin {number} i {words.da}")
    known = next((_OF[str(step)] for step in reversed(rest) if str(step) in _OF), None)
    return Text(known[0].format(words.en), known[1].format(words.da)) if known else words


def of_state(at: Locus) -> tuple[Locus, str | None]:
    """The place as one of the thing that a statement in `states` is about, with the clause of that; any other place as it is."""
    number, states = at.path[1] if len(at.path) > 1 else None, at.model.spec.states or ()
    if at.path[0] != "states" or not isinstance(number, int) or number >= len(states):
        return at, None
    return Locus(at.model, at.path, _state_of(at)), ", ".join(states[number].source or ())


def _state_of(at: Locus) -> Entity | None:
    states = at.model.spec.states or ()
    number = at.path[1]
    return at.model.thing(states[number].of) if isinstance(number, int) and number < len(states) else None
