"""What is claimed of a thing's attributes: by texts (`states`), and by the model itself, in a form that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any, NamedTuple

from governance.checks._counts import spread
from governance.checks._membership import ACTORS, Voices
from governance.checks._said import Stated, bounds, inverted, lasts, lengths_differ
from governance.checks.base import name
from governance.diagnostics import Text
from governance.model.written import Entity, Locus, clause_of
from governance.schema.values import Moment
from governance.words.amounts import amount_text, money
from governance.words.dates import length_text, moment_when
from governance.words.lists import few

ATTRIBUTES = (
    "length",
    "starts",
    "ends",
    "count",
    "amount",
    "name",
    "members",
    "appointed_by",
    "chaired_by",
    "served_by",
    "led_by",
    "reports_to",
    "handled_by",
    "decided_by",
    "carried_out_by",
)
_INVERSE = {"served_by": "serves", "led_by": "leads", "reports_to": None}
"""Relations that a thing says of itself, and what the other side says of itself."""
_STEPS = {"handled_by": "handle", "decided_by": "decide", "carried_out_by": "carry_out"}


class People:
    """A set of actors, that can be compared with another: groups count as their members too."""

    __slots__ = ("ids", "spread", "things")

    def __init__(self, things: Iterable[Entity], voices: Voices) -> None:
        self.things = list({id(one): one for one in things}.values())
        self.ids = {id(one) for one in self.things}
        self.spread = set(spread(self.things, voices))

    def same(self, other: People) -> bool:
        """Whether they are the same actors, by themselves or with every group as its members."""
        return self.ids == other.ids or self.spread == other.spread

    def within(self, other: People) -> bool:
        """Whether all of them are among the others."""
        return self.ids <= other.ids or self.spread <= other.spread

    def text(self) -> Text:
        """Their names."""
        return few(name(one) for one in self.things)


def people(holder: Entity, texts: Iterable[str] | None, voices: Voices) -> People | None:
    """The actors that a file names; None where it names none, or one that is not known."""
    found = [holder.model.actor(text) for text in texts or ()]
    known = [one for one in found if one]
    return People(known, voices) if known and len(known) == len(found) else None


class OfModel(NamedTuple):
    """What the model itself has of an attribute: every reading of it, in words, where it stands, and its clause."""

    agrees: Callable[[Any, Stated], bool]
    words: Text
    at: Locus
    clause: str


def value_of(one: Stated, attribute: str, voices: Voices) -> Any:
    """What an entry of `states` says of an attribute: None where it says nothing of it, or names somebody unknown."""
    value = getattr(one.spec, attribute)
    if value is None or (attribute not in ("members", "reports_to") and not attribute.endswith("_by")):
        return value
    found = [one.model_at.model.actor(text) for text in value]
    known = [actor for actor in found if actor]
    return People(known, voices) if len(known) == len(found) else None


def words_of(one: Stated, attribute: str, value: Any) -> Text:
    """A value as it stands in a sentence."""
    if isinstance(value, People):
        return value.text()
    if attribute == "length":
        words = length_text(value.written)
    elif isinstance(value, Moment):
        words = moment_when(value.written)
    elif attribute == "amount":
        words = money(value, currency_of(one.thing))
    elif attribute == "name":
        words = Text(f'"{value}"', f'"{value}"')
    else:
        words = Text(str(value), str(value))
    if one.capped and attribute in ("length", "count", "amount"):
        return Text(f"at most {words.en}", f"højst {words.da}")
    return words


def currency_of(thing: Entity) -> str:
    """The currency of the model that a thing stands in."""
    funding = thing.model.spec.funding
    return str(funding.currency) if funding else "DKK"


def differ(attribute: str, first: tuple[Stated, Any], second: tuple[Stated, Any]) -> bool:
    """Whether two entries cannot both be so."""
    (one, value), (other, against) = first, second
    if isinstance(value, People):
        return not value.same(against)
    if isinstance(value, Moment):
        return bool(value.last < against.first or against.last < value.first)
    if attribute == "name":
        return not _same_name(value, against)
    if attribute == "length":
        unlike = lengths_differ(value, against)
        longer = (value.months * 30 + value.days) > (against.months * 30 + against.days)
    else:
        unlike, longer = value != against, value > against
    if one.capped == other.capped or not unlike:
        return bool(unlike)
    # At most so much, and less: both may be so.
    return bool(longer) if other.capped else not longer


def _same_name(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def of_model(thing: Entity, attribute: str, voices: Voices) -> OfModel | None:
    """What the model itself says of an attribute; None where it says nothing that could be compared."""
    if attribute in ("starts", "ends"):
        return _dates(thing, attribute)
    if attribute == "amount":
        return _amount(thing)
    if attribute == "name":
        return _name(thing, voices)
    if attribute == "members":
        return _members(thing, voices)
    if attribute == "appointed_by":
        return _appointers(thing, voices) if thing.kind == "seat" else None
    if attribute == "chaired_by":
        return _chair(thing, voices)
    if attribute in _INVERSE:
        return _linked(thing, attribute, voices)
    if attribute in _STEPS:
        return _steps(thing, _STEPS[attribute], voices) if thing.kind == "case" else None
    return None


def _clause(at: Locus) -> str:
    return clause_of(at.entity, at.path)


def _dates(thing: Entity, attribute: str) -> OfModel | None:
    lasting = lasts(thing)
    if lasting is None or inverted(lasting[0]):
        return None
    span, at = lasting
    day = bounds(span)[attribute == "ends"]
    if day is None:
        return None
    step = "from" if attribute == "starts" else "to" if span.to is not None else "length"
    there = Locus(at.model, (*at.path, step), at.entity)
    return OfModel(lambda moment, _: moment.first <= day <= moment.last, Text(f"on {day}", f"den {day}"), there, _clause(there))


def _amount(thing: Entity) -> OfModel | None:
    if thing.kind == "funding":
        amount, field = thing.spec.total, "total"
    elif thing.kind in ("contribution", "part"):
        amount, field = thing.spec.amount, "amount"
    else:
        return None
    if amount is None:
        return None
    most = next((value for value in (amount.firm, amount.up_to, amount.to) if value is not None), None)
    least = amount.firm if amount.firm is not None else amount.from_
    soft = any(force not in (None, "shall") for force in (amount.force, thing.spec.force))

    def agrees(value: Any, one: Stated) -> bool:
        if one.capped:
            return least is None or soft or bool(least <= value)
        if most is not None and value > most:
            return False
        return least is None or soft or bool(value >= least)

    at = thing.at(field)
    return OfModel(agrees, amount_text(amount, currency_of(thing)), at, _clause(at))


def _name(thing: Entity, voices: Voices) -> OfModel | None:
    for entity in voices.of(thing):
        field = "title" if entity.kind == "document" else "name"
        if getattr(entity.spec, field, None) is not None:
            known, at = names_of(thing, voices), entity.at(field)
            words = name(entity)
            quoted = Text(f'"{words.en}"', f'"{words.da}"')
            return OfModel(partial(_any_name, known), quoted, at, _clause(at))
    return None


def _any_name(known: list[str], value: str, _: Stated) -> bool:
    return any(_same_name(value, one) for one in known)


def names_of(thing: Entity, voices: Voices) -> list[str]:
    """Every name that the models have for a thing."""
    found: list[str] = []
    for entity in voices.of(thing):
        words = getattr(entity.spec, "title" if entity.kind == "document" else "name", None)
        if isinstance(words, str):
            found.append(words)
        elif words is not None:
            found += [text for text in (words.da, words.en) if text]
    return found


def _members(thing: Entity, voices: Voices) -> OfModel | None:
    readings: list[People] = []
    place: Locus | None = None
    for entity in voices.of(thing):
        texts = getattr(entity.spec, "members", None)
        if texts:
            found = people(entity, texts, voices)
            if found is None:
                return None
            readings.append(found)
            place = place or entity.at("members")
    return _of_people(readings, place, voices)


def _of_people(readings: list[People], at: Locus | None, voices: Voices) -> OfModel | None:
    """Agrees with one of the readings, or with all of them together."""
    if not readings or at is None:
        return None
    together = People([one for reading in readings for one in reading.things], voices)
    return OfModel(
        lambda value, _: value.same(together) or any(value.same(reading) for reading in readings),
        together.text(),
        at,
        _clause(at),
    )


def _appointers(seat: Entity, voices: Voices) -> OfModel | None:
    spec = seat.spec
    if isinstance(spec.appointed_by, list):
        texts, field = spec.appointed_by, "appointed_by"
    elif spec.appointed_by is None and not spec.held_by and spec.each:
        texts, field = [spec.each], "each"
    else:
        return None
    found = people(seat, texts, voices)
    if found is None:
        return None
    at = seat.at(field)
    if field == "each":  # a text may speak of one of them alone
        return OfModel(lambda value, _: value.within(found), found.text(), at, _clause(at))
    return _of_people([found], at, voices)


def _chair(thing: Entity, voices: Voices) -> OfModel | None:
    """Agrees with whom the chair is drawn from, with who holds it, and with the organisation whose post that is."""
    bodies = [body for body in voices.bodies_of(thing) if body.spec.chair is not None and body.spec.chair != "not_stated"]
    readings: list[People] = []
    for body in bodies:
        chair = body.spec.chair
        if chair.chair_of:
            return None
        seats = [seat for text in chair.seat or () if (seat := body.parts.get(text))]
        if len(seats) < len(chair.seat or ()):
            return None
        sources: list[tuple[Entity, list[str] | None]] = [(body, chair.from_), (body, chair.held_by)]
        for seat in seats:
            appointed = seat.spec.appointed_by
            sources += [(seat, appointed if isinstance(appointed, list) else None), (seat, seat.spec.held_by)]
            sources += [(seat, seat.spec.from_), (seat, [seat.spec.each] if seat.spec.each else None)]
        for holder, texts in sources:
            if texts:
                found = people(holder, texts, voices)
                if found is None:
                    return None
                readings.append(found)
    if not readings:
        return None
    at = bodies[0].at("chair")
    known = [*readings, *(homes for reading in readings if (homes := _homes(reading, voices)))]

    def agrees(value: People, _: Stated) -> bool:
        homes = _homes(value, voices)
        return any(value.same(reading) or (homes is not None and homes.same(reading)) for reading in known)

    return OfModel(agrees, readings[0].text(), at, _clause(at))


def _homes(of: People, voices: Voices) -> People | None:
    """The actors with every post replaced by the organisation that it is in; None where there is no post among them."""
    if not any(one.kind == "office" for one in of.things):
        return None
    found = [home if one.kind == "office" and (home := one.model.actor(one.spec.party or one.spec.each)) else one for one in of.things]
    return People(found, voices)


def _linked(thing: Entity, attribute: str, voices: Voices) -> OfModel | None:
    """Agrees with all who are related so to it, with those that one file names, and with those that the same clause names."""
    entities = [entity for entity in voices.of(thing) if getattr(entity.spec, attribute, None)]
    links: list[tuple[Entity, list[str]]] = []
    readings: list[People] = []
    for entity in entities:
        given = getattr(entity.spec, attribute)
        found = people(entity, [link.id for link in given], voices)
        if found is None:
            return None
        readings.append(found)
        links += [(entity.model.actor(link.id) or entity, link.source or entity.spec.source or []) for link in given]
    if not entities:
        return None
    inverse = _INVERSE[attribute]
    if inverse is not None:
        links += [(other, []) for other in _others(voices, inverse).get(id(thing), ())]
    everybody = People([one for one, _ in links], voices)
    at = entities[0].at(attribute)

    def agrees(value: People, one: Stated) -> bool:
        clauses = set(one.clauses)
        named = People([other for other, source in links if not clauses.isdisjoint(source)], voices)
        return value.same(everybody) or value.same(named) or any(value.same(reading) for reading in readings)

    return OfModel(agrees, readings[0].text(), at, _clause(at))


@lru_cache(maxsize=2)
def _others(voices: Voices, relation: str) -> dict[int, list[Entity]]:
    """By id() of a thing: who says of itself that it has this relation to it."""
    found: dict[int, list[Entity]] = {}
    for kind in ACTORS:
        for entity in voices.models.all(kind):
            for link in getattr(entity.spec, relation) or ():
                thing = entity.model.actor(link.id)
                if thing is not None:
                    found.setdefault(id(thing), []).append(entity.same)
    return found


def _steps(case: Entity, verb: str, voices: Voices) -> OfModel | None:
    """Agrees with any one of the steps of this verb, or with all of them together."""
    route = case.spec.route
    if not isinstance(route, list):
        return None
    readings: list[People] = []
    place: Locus | None = None
    for number, step in enumerate(route):
        if step.step != verb:
            continue
        found = people(case, step.by, voices) if isinstance(step.by, list) else None
        if found is None:
            return None
        readings.append(found)
        place = place or case.at("route", number, "by")
    return _of_people(readings, place, voices)
