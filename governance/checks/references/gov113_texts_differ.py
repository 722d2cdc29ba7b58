"""GOV113: two statements of one fact that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from governance.checks._claims import ATTRIBUTES, Attribute, OfModel, People, Value, currency_of, differ, key, of_model, value_of, words_of
from governance.checks._counts import counted
from governance.checks._said import claims, clause_list, subject
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.claims import Claim
from governance.model.resolution import Model
from governance.schema.values import Length, Moment

_HELP = Text(
    "find out which holds, and have the other corrected; or accept it with a reason",
    "afklar, hvad der gælder, og få det andet rettet; eller acceptér det med en begrundelse",
)
_SAYS: dict[Attribute, tuple[str, str]] = {
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


def find(model: Model) -> Iterator[Finding]:
    """Entries of `states` against each other and against the model on the day.

    Each value is reported once, at the later of the two, against the first that it contradicts. Where texts contradict each
    other, what the model has is only shown beside them: it follows one of them.
    """
    groups: dict[tuple[int, Attribute], list[_Told]] = {}
    for claim in claims(model):
        for attribute in ATTRIBUTES:
            value = value_of(claim, attribute)
            if value is not None:
                groups.setdefault((id(claim.about), attribute), []).append((claim, value))
    for (_, attribute), said in groups.items():
        conflicts = _conflicts(attribute, said)
        first, thing = said[0][0], said[0][0].thing
        has = of_model(thing, attribute, currency_of(first)) if thing is not None and thing.sound else None
        for conflict in conflicts:
            yield _between(attribute, conflict, has)
        if not conflicts and has is not None:
            yield from _against_model(attribute, said, has)


_Told = tuple[Claim, Value]


_MOST = 30
"""Different values of one thing that a further one is compared with."""


class _Conflict(NamedTuple):
    first: _Told
    later: _Told
    again: list[Claim]
    """Texts that say the same as the later one."""


def _conflicts(attribute: Attribute, said: list[_Told]) -> list[_Conflict]:
    """Every value that contradicts an earlier one, with the first that it contradicts."""
    if len(said) < 2:
        return []
    thing = said[0][0].thing
    known = {key(text) for text in thing.all_names} if attribute == "name" and thing is not None else set()
    lists = counted(thing) if attribute == "count" and thing is not None else None

    def unlike(one: _Told, other: _Told) -> bool:
        if not differ(one, other):
            return False
        if all(isinstance(value, str) and key(value) in known for _, value in (one, other)):
            return False  # its name in one language and in the other
        # With the observers and without.
        return lists is None or not all(isinstance(value, int) and lists.fits(value, capped=by.capped) for by, value in (one, other))

    values: list[_Told] = []
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


def _settled(one: _Told, other: _Told, values: list[_Told], unlike: Callable[[_Told, _Told], bool]) -> bool:
    """Whether an earlier text that agrees with `one` is reported with `other` already."""
    return any(unlike(earlier, other) and not unlike(earlier, one) for earlier in values)


def _equal(one: _Told, other: _Told) -> bool:
    (by, value), (whom, against) = one, other
    if by.capped != whom.capped:
        return False
    match value, against:
        case People(), People():
            return value.same(against)
        case Length(), Length():
            return value[:2] == against[:2]
        case Moment(), Moment():
            return value[:2] == against[:2]
        case str(), str():
            return key(value) == key(against)
    return value == against


def _between(attribute: Attribute, conflict: _Conflict, has: OfModel | None) -> Finding:
    (first, before), (later, after) = conflict.first, conflict.later
    one, other = _who(first), _who(later)
    if one == other:
        one = Text("another entry", "en anden post")
    clauses = dict.fromkeys((*first.sources, *later.sources, *(c for again in conflict.again for c in again.sources)))
    beside = ((_MODEL, has.at),) if has is not None else ()
    return Finding(
        at=later.at(attribute),
        message=_message(attribute, subject(first), (other, words_of(later, after)), (one, words_of(first, before))),
        help=_HELP,
        related=(
            (Text("said otherwise here", "sagt anderledes her"), first.at(attribute)),
            *((Text("said so here too", "sagt sådan her også"), again.at(attribute)) for again in conflict.again[:5]),
            *beside,
        ),
        clause=", ".join(clauses),
    )


def _against_model(attribute: Attribute, said: list[_Told], has: OfModel) -> Iterator[Finding]:
    off = [(claim, value) for claim, value in said if not has.agrees(value, claim)]
    if not off:
        return
    claim, value = off[0]
    who, model, clause = _who(claim), _MODEL, has.clause
    if clause and clause != claim.clause:
        model = Text(f"the model itself ({clause})", f"modellen selv ({clause})")
    yield Finding(
        at=claim.at(attribute),
        message=_message(attribute, subject(claim), (who, words_of(claim, value)), (model, has.say())),
        help=Text(
            "find out which holds, and correct the other; a text that says otherwise than the model is accepted with a reason",
            "afklar, hvad der gælder, og ret det andet; en tekst, der siger noget andet end modellen, accepteres med en begrundelse",
        ),
        related=(
            (_MODEL, has.at),
            *((Text("said so here too", "sagt sådan her også"), other.at(attribute)) for other, _ in off[1:6]),
        ),
        clause=", ".join(dict.fromkeys((*(c for other, _ in off for c in other.sources), *(clause.split(", ") if clause else ())))),
    )


def _message(attribute: Attribute, thing: Text, later: tuple[Text, Text], first: tuple[Text, Text]) -> Text:
    (who, words), (whom, others) = later, first
    en, da = _SAYS[attribute]
    return Text(
        f"according to {who.en} {en.format(thing.en, words.en, whom.en, others.en)}",
        f"ifølge {who.da} {da.format(thing.da, words.da, whom.da, others.da)}",
    )


def _who(claim: Claim) -> Text:
    """The clauses of an entry."""
    return clause_list(claim.sources) if claim.sources else Text("an entry without a source", "en post uden kilde")


CHECK = Check(
    code="GOV113",
    severity=Severity.WARNING,
    title=Text("Two statements that differ", "To udsagn, der ikke stemmer"),
    finds=Text(
        "Two texts that state one fact differently, or a text that states it otherwise than the model.",
        "To tekster, der angiver det samme forskelligt, eller en tekst, der angiver det anderledes end modellen.",
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
    find=find,
)
