"""GOV113: two statements of one fact that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from governance.checks._claims import ATTRIBUTES, OfModel, People, differ, names_of, of_model, people, value_of, words_of
from governance.checks._counts import counted
from governance.checks._membership import Voices
from governance.checks._said import Stated, called, clause_list, meet, stated
from governance.checks.base import Check, Finding, name
from governance.decisions.kinds import requirement
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models, clause_of
from governance.schema.values import Length, Moment, Range
from governance.words.levels import LEVELS
from governance.words.marks import same
from governance.words.numbers import from_to

_HELP = Text(
    "find out which holds, and have the other corrected; or accept it with a reason",
    "afklar, hvad der gælder, og få det andet rettet; eller acceptér det med en begrundelse",
)
_SAYS: dict[str, tuple[str, str]] = {
    "length": ("{0} lasts {1}, but according to {2} {3}", "varer {0} {1}, men ifølge {2} {3}"),
    "starts": ("{0} starts {1}, but according to {2} {3}", "begynder {0} {1}, men ifølge {2} {3}"),
    "ends": ("{0} ends {1}, but according to {2} {3}", "slutter {0} {1}, men ifølge {2} {3}"),
    "count": ("the number of {0} is {1}, but according to {2} {3}", "er antallet for {0} {1}, men ifølge {2} {3}"),
    "amount": ("the amount of {0} is {1}, but according to {2} {3}", "er beløbet for {0} {1}, men ifølge {2} {3}"),
    "name": ("the name of {0} is {1}, but according to {2} {3}", "er navnet på {0} {1}, men ifølge {2} {3}"),
    "members": ("the members of {0} are {1}, but according to {2} {3}", "er medlemmerne af {0} {1}, men ifølge {2} {3}"),
    "appointed_by": ("{0} is appointed by {1}, but according to {2} by {3}", "udpeges {0} af {1}, men ifølge {2} af {3}"),
    "chaired_by": ("{0} is chaired by {1}, but according to {2} by {3}", "varetages formandskabet for {0} af {1}, men ifølge {2} af {3}"),
    "served_by": ("{0} is served by {1}, but according to {2} by {3}", "sekretariatsbetjenes {0} af {1}, men ifølge {2} af {3}"),
    "led_by": ("{0} is led by {1}, but according to {2} by {3}", "ledes {0} af {1}, men ifølge {2} af {3}"),
    "reports_to": ("{0} answers to {1}, but according to {2} to {3}", "refererer {0} til {1}, men ifølge {2} til {3}"),
    "handled_by": ("{0} is handled by {1}, but according to {2} by {3}", "behandles {0} af {1}, men ifølge {2} af {3}"),
    "decided_by": ("{0} is decided by {1}, but according to {2} by {3}", "besluttes {0} af {1}, men ifølge {2} af {3}"),
    "carried_out_by": ("{0} is carried out by {1}, but according to {2} by {3}", "udføres {0} af {1}, men ifølge {2} af {3}"),
}
_MODEL = Text("the model itself", "modellen selv")


def find(models: Models) -> Iterator[Finding]:
    """Entries of `states` against each other and against the model, and elaborations against what they elaborate.

    Each value is reported once, at the later of the two, against the first that it contradicts. Where texts contradict each
    other, what the model has is only shown beside them: it follows one of them.
    """
    voices = Voices(models)
    groups: dict[tuple[int, str], list[tuple[Stated, Any]]] = {}
    for one in stated(models):
        for attribute in ATTRIBUTES:
            if getattr(one.spec, attribute) is None:
                continue
            value = value_of(one, attribute, voices)
            if value is not None:
                groups.setdefault((id(one.thing), attribute), []).append((one, value))
    for (_, attribute), said in groups.items():
        conflicts = _conflicts(attribute, said, voices)
        has = of_model(said[0][0].thing, attribute, voices)
        for conflict in conflicts:
            yield _between(attribute, conflict, has)
        if not conflicts and has is not None:
            yield from _against_model(attribute, said, has)
    yield from _elaborations(voices)


_Claim = tuple[Stated, Any]


_MOST = 30
"""Different values of one thing that a further one is compared with."""


class _Conflict(NamedTuple):
    first: _Claim
    later: _Claim
    again: list[Stated]
    """Entries that say the same as the later one."""


def _conflicts(attribute: str, said: list[_Claim], voices: Voices) -> list[_Conflict]:
    """Every value that contradicts an earlier one, with the first that it contradicts."""
    if len(said) < 2:
        return []
    thing = said[0][0].thing
    known = {_key(text) for text in names_of(thing, voices)} if attribute == "name" else set()
    lists = counted(thing, voices) if attribute == "count" else None

    def unlike(one: _Claim, other: _Claim) -> bool:
        if not meet(one[0].spec.valid, other[0].spec.valid) or not differ(attribute, one, other):
            return False
        if attribute == "name" and _key(one[1]) in known and _key(other[1]) in known:
            return False  # its name in one language and in the other
        # With the observers and without.
        return lists is None or not all(lists.fits(value, capped=by.capped) for by, value in (one, other))

    values: list[_Claim] = []
    conflicts: list[_Conflict] = []
    found: dict[int, _Conflict] = {}
    for one in said:
        same = next((number for number, other in enumerate(values) if _equal(one, other)), None)
        if same is not None:
            if same in found:
                found[same].again.append(one[0])
            continue
        against = next((other for other in values if unlike(other, one) and not _settled(one, other, values, unlike)), None)
        if against is not None:
            conflict = _Conflict(against, one, [])
            conflicts.append(conflict)
            if len(values) < _MOST:
                found[len(values)] = conflict
        if len(values) < _MOST:
            values.append(one)
    return conflicts


def _settled(one: _Claim, other: _Claim, values: list[_Claim], unlike: Callable[[_Claim, _Claim], bool]) -> bool:
    """Whether an earlier text that agrees with `one` is reported with `other` already."""
    return any(unlike(earlier, other) and not unlike(earlier, one) for earlier in values)


def _equal(one: _Claim, other: _Claim) -> bool:
    (by, value), (whom, against) = one, other
    if by.capped != whom.capped or by.spec.valid is not None or whom.spec.valid is not None:
        return False
    if isinstance(value, People):
        return bool(value.same(against))
    if isinstance(value, (Length, Moment)):
        return tuple(value[:2]) == tuple(against[:2])
    return _key(value) == _key(against) if isinstance(value, str) else bool(value == against)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _between(attribute: str, conflict: _Conflict, has: OfModel | None) -> Finding:
    (first, before), (later, after) = conflict.first, conflict.later
    one, other = _who(first), _who(later)
    if one == other:
        one = Text("another entry", "en anden post")
    clauses = dict.fromkeys((*first.clauses, *later.clauses, *(c for again in conflict.again for c in again.clauses)))
    beside = ((_MODEL, has.at),) if has is not None else ()
    return Finding(
        at=later.at(attribute),
        message=_message(
            attribute, called(first.thing), (other, words_of(later, attribute, after)), (one, words_of(first, attribute, before))
        ),
        help=_HELP,
        related=(
            (Text("said otherwise here", "sagt anderledes her"), first.at(attribute)),
            *((Text("said so here too", "sagt sådan her også"), again.at(attribute)) for again in conflict.again[:5]),
            *beside,
        ),
        clause=", ".join(clauses),
    )


def _against_model(attribute: str, said: list[tuple[Stated, Any]], has: OfModel) -> Iterator[Finding]:
    off = [
        (one, value) for one, value in said if not has.agrees(value, one) and meet(one.spec.valid, getattr(one.thing.spec, "valid", None))
    ]
    if not off:
        return
    one, value = off[0]
    who, model = _who(one), Text("the model itself", "modellen selv")
    if has.clause and has.clause != ", ".join(one.clauses):
        model = Text(f"the model itself ({has.clause})", f"modellen selv ({has.clause})")
    yield Finding(
        at=one.at(attribute),
        message=_message(attribute, called(one.thing), (who, words_of(one, attribute, value)), (model, has.words)),
        help=Text(
            "find out which holds, and correct the other; a text that says otherwise than the model is accepted with a reason",
            "afklar, hvad der gælder, og ret det andet; en tekst, der siger noget andet end modellen, accepteres med en begrundelse",
        ),
        related=(
            (_MODEL, has.at),
            *((Text("said so here too", "sagt sådan her også"), other.at(attribute)) for other, _ in off[1:6]),
        ),
        clause=", ".join(dict.fromkeys((*(c for other, _ in off for c in other.clauses), *(has.clause.split(", ") if has.clause else ())))),
    )


def _message(attribute: str, thing: Text, later: tuple[Text, Text], first: tuple[Text, Text]) -> Text:
    (who, words), (whom, others) = later, first
    en, da = _SAYS[attribute]
    return Text(
        f"according to {who.en} {en.format(thing.en, words.en, whom.en, others.en)}",
        f"ifølge {who.da} {da.format(thing.da, words.da, whom.da, others.da)}",
    )


def _who(one: Stated) -> Text:
    """The clauses of an entry."""
    return clause_list(one.clauses) if one.clauses else Text("an entry without a source", "en post uden kilde")


def _model(at: Locus) -> Text:
    return Text(f"the model `{at.model.id}`", f"modellen `{at.model.id}`")


class _Fact(NamedTuple):
    label: Text
    value: Any
    words: Text
    at: Locus


def _elaborations(voices: Voices) -> Iterator[Finding]:
    for entities in voices.more.values():
        known: dict[str, list[_Fact]] = {}
        for entity in entities:
            for field, fact in _facts(entity, voices):
                earlier = known.setdefault(field, [])
                other = next((one for one in earlier if not _compatible(field, one.value, fact.value)), None)
                # Each value once: against the first that it contradicts, unless another file says it too.
                if other is not None and not any(_compatible(field, one.value, fact.value) for one in earlier):
                    yield _unlike(fact, other)
                earlier.append(fact)


def _facts(entity: Entity, voices: Voices) -> Iterator[tuple[str, _Fact]]:
    """What an entity says that another file may say otherwise: by a key that is the same in both."""
    spec = entity.spec
    if entity.kind == "body":
        yield "level", _Fact(Text("the level of", "niveauet for"), spec.level, LEVELS[spec.level].name, entity.at("level"))
        yield from _numbers(entity)
        if spec.decides is not None and spec.decides != "not_stated":
            words = requirement(spec.decides)
            yield "decides", _Fact(Text("the rule of decision of", "beslutningsreglen for"), words, words, entity.at("decides"))
        if spec.chair is not None and spec.chair != "not_stated":
            for field, texts in (("from", spec.chair.from_), ("held_by", spec.chair.held_by)):
                yield from _actors(entity, f"chair {field}", texts, Text("the chair of", "formanden for"), ("chair", field), voices)
        for id_, seat in entity.parts.items():
            called_seat = id_ if seat.spec.name is None else name(seat).en
            if seat.spec.count is not None:
                label = Text(f"the number of the seat `{id_}` in", f"antallet for pladsen `{id_}` i")
                yield f"seat {id_} count", _Fact(label, seat.spec.count, _range(seat.spec.count), seat.at("count"))
            if isinstance(seat.spec.appointed_by, list):
                label = Text(f"the appointer of the seat `{called_seat}` in", f"udpegeren til pladsen `{called_seat}` i")
                yield from _actors(seat, f"seat {id_}", seat.spec.appointed_by, label, ("appointed_by",), voices)
    elif entity.kind == "party":
        label = Text("the list of members of", "medlemslisten for")
        yield from _actors(entity, "members", spec.members, label, ("members",), voices)
    elif entity.kind == "office" and spec.party:
        label = Text("the organisation of", "organisationen bag")
        yield from _actors(entity, "party", [spec.party], label, ("party",), voices)


def _numbers(body: Entity) -> Iterator[tuple[str, _Fact]]:
    spec = body.spec
    meets = spec.meets if spec.meets != "not_stated" else None
    for field, label, value, at in (
        ("size", Text("the size of", "størrelsen af"), spec.size, body.at("size")),
        (
            "meets",
            Text("the number of meetings a year of", "antallet af årlige møder i"),
            meets.per_year if meets else None,
            body.at("meets", "per_year"),
        ),
        (
            "staff",
            Text("the number of staff of", "antallet af medarbejdere i"),
            spec.staff.count if spec.staff else None,
            body.at("staff", "count"),
        ),
    ):
        if value is not None:
            yield field, _Fact(label, value, _range(value), at)


def _range(value: Range) -> Text:
    return from_to(value.low, value.high)


def _actors(
    entity: Entity, key: str, texts: list[str] | None, label: Text, steps: tuple[str, ...], voices: Voices
) -> Iterator[tuple[str, _Fact]]:
    found = people(entity, texts, voices) if texts else None
    if found is not None:
        yield key, _Fact(label, found, found.text(), entity.at(*steps))


def _compatible(field: str, base: Any, more: Any) -> bool:
    """Whether both can be so, the second saying more than the first."""
    if isinstance(base, Range):
        return bool(base.low <= more.high and more.low <= base.high)
    if isinstance(base, People):
        return base.same(more) or (field == "chair from" and more.within(base))
    return bool(base == more)


def _unlike(fact: _Fact, other: _Fact) -> Finding:
    holder = fact.at.entity
    body = holder
    if holder is not None and holder.kind == "seat":
        body = holder.model.names.get(str(holder.path[1]))
    thing = name(body) if body else Text("it", "den")
    one, two = clause_of(other.at.entity, other.at.path), clause_of(fact.at.entity, fact.at.path)
    who, whom = (same(two) if two else _model(fact.at)), (same(one) if one else _model(other.at))
    if who == whom:
        who, whom = _model(fact.at), _model(other.at)
    return Finding(
        at=fact.at,
        message=Text(
            f"according to {who.en} {fact.label.en} {thing.en} is {fact.words.en}, but according to {whom.en} {other.words.en}",
            f"ifølge {who.da} er {fact.label.da} {thing.da} {fact.words.da}, men ifølge {whom.da} {other.words.da}",
        ),
        help=_HELP,
        related=((Text("said otherwise here", "sagt anderledes her"), other.at),),
        about=(other.at.entity,) if other.at.entity else (),
        clause=", ".join(dict.fromkeys(clause for text in (one, two) if text for clause in text.split(", "))),
    )


CHECK = Check(
    code="GOV113",
    severity=Severity.WARNING,
    title=Text("Two statements that differ", "To udsagn, der ikke stemmer"),
    finds=Text(
        "Two texts that state one fact differently, a text that states it otherwise than the model, or a file that elaborates "
        "something and says otherwise than the file that defines it.",
        "To tekster, der angiver det samme forskelligt, en tekst, der angiver det anderledes end modellen, eller en fil, der uddyber "
        "noget og siger andet end den fil, der definerer det.",
    ),
    why=Text(
        "Each reader will rely on the text at hand, and they will not agree.",
        "Hver læser støtter sig til den tekst, der er ved hånden, og de bliver ikke enige.",
    ),
    remedy=Text(
        "Have one of the texts corrected, or say which takes precedence, and accept the finding with that as its reason.",
        "Få en af teksterne rettet, eller afklar, hvilken der går forud, og acceptér fundet med det som begrundelse.",
    ),
    example="""\
documents:
  pa: {title: The agreement, clauses: {"2.1": {title: History}}}
  gm: {title: The annex, clauses: {B1: {title: Background}}}
subjects:
  pilot: {name: The pilot, source: pa 2.1}
states:
  - {of: pilot, ends: 2023-12-31, source: pa 2.1}
  - {of: pilot, ends: mid 2023, source: gm B1}
""",
    legacy=find,
)
