"""What is claimed of a thing's attributes: by texts (`states`), and by the model itself, in a form that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from typing import Literal, NamedTuple, get_args

from governance.checks._said import lasts, lengths_differ
from governance.checks.check import name
from governance.diagnostics import Text
from governance.model.actors import Actor, Office, spread
from governance.model.bodies import Body
from governance.model.cases import Case, Verb
from governance.model.claims import CLAIMED, Claim, ClaimedActors
from governance.model.contributions import Contribution, Funding, Part
from governance.model.documents import Document
from governance.model.membership import leaders, secretariats
from governance.model.resolution import Model
from governance.model.seats import Seat
from governance.model.statements import Links
from governance.model.things import Thing
from governance.model.written import Locus
from governance.schema.values import Length, Moment
from governance.words.amounts import amount_text, money
from governance.words.dates import length_text, moment_when
from governance.words.lists import few
from governance.words.marks import same
from governance.words.quoting import quoted

Plain = Literal["length", "starts", "ends", "count", "amount", "name"]
Attribute = Plain | ClaimedActors
PLAIN: tuple[Plain, ...] = get_args(Plain)
ATTRIBUTES: tuple[Attribute, ...] = (*PLAIN, *CLAIMED)
_STEPS: dict[Attribute, Verb] = {"handled_by": "handle", "decided_by": "decide", "carried_out_by": "carry_out"}


class People:
    """A set of actors, that can be compared with another: groups count as their members too."""

    __slots__ = ("spread", "things")

    def __init__(self, things: Iterable[Actor]) -> None:
        self.things = tuple(dict.fromkeys(things))
        self.spread = frozenset(spread(self.things))

    def same(self, other: People) -> bool:
        """Whether they are the same actors, by themselves or with every group as its members."""
        return set(self.things) == set(other.things) or self.spread == other.spread

    def within(self, other: People) -> bool:
        """Whether all of them are among the others."""
        return set(self.things) <= set(other.things) or self.spread <= other.spread

    def text(self) -> Text:
        """Their names."""
        return few(map(name, self.things))


Value = Length | Moment | int | Decimal | str | People


def people(links: Links[Actor]) -> People | None:
    """The actors that a field names; None where it names none, or one that is not known or not there on the day."""
    return People(links.things) if links and not links.unknown and not links.ended else None


def value_of(claim: Claim, attribute: Attribute) -> Value | None:
    """What a text says of an attribute: None where it says nothing of it, or names somebody who is not known or not there."""
    match attribute:
        case "length":
            return claim.length
        case "starts":
            return claim.starts
        case "ends":
            return claim.ends
        case "count":
            return claim.count
        case "amount":
            return claim.amount
        case "name":
            return claim.name
        case _:
            return people(claim.actors(attribute))


def words_of(claim: Claim, value: Value) -> Text:
    """A value as it stands in a sentence."""
    match value:
        case People():
            return value.text()
        case Length():
            words = length_text(value.written)
        case Moment():
            return moment_when(value.written)
        case Decimal():
            words = money(value, currency_of(claim))
        case str():
            return quoted(same(value))
        case _:
            words = same(value)
    return Text(f"at most {words.en}", f"højst {words.da}") if claim.capped else words


def currency_of(claim: Claim) -> str:
    """The currency of the file that has what a text speaks of."""
    about = claim.about
    return next((whole.currency for whole in claim.model.fundings if about is not None and whole.file is about.model), "DKK")


def differ(first: tuple[Claim, Value], second: tuple[Claim, Value]) -> bool:
    """Whether two texts cannot both be right."""
    (one, value), (other, against) = first, second
    match value, against:
        case People(), People():
            return not value.same(against)
        case Moment(), Moment():
            return value.last < against.first or against.last < value.first
        case str(), str():
            return key(value) != key(against)
        case Length(), Length():
            unlike = lengths_differ(value, against)
            longer = (value.months * 30 + value.days) > (against.months * 30 + against.days)
        case int(), int():
            unlike, longer = value != against, value > against
        case Decimal(), Decimal():
            unlike, longer = value != against, value > against
        case _:
            raise AssertionError(f"{value!r} and {against!r} are not of one attribute")
    if one.capped == other.capped or not unlike:
        return unlike
    # At most so much, and less: both may be so.
    return longer if other.capped else not longer


def key(text: str) -> str:
    """A name as far as it distinguishes: without case, and with one space between words."""
    return " ".join(text.split()).casefold()


class OfModel(NamedTuple):
    """What the model itself has of an attribute: whether it agrees with what a text says, and where it stands."""

    agrees: Callable[[Value, Claim], bool]
    say: Callable[[], Text]
    """Puts it into words, for whoever finds that a text says otherwise."""
    at: Locus
    model: Model

    @property
    def clause(self) -> str:
        """The clauses behind it."""
        return self.model.clause_behind(self.at)


def of_model(thing: Thing[object], attribute: Attribute, currency: str) -> OfModel | None:
    """What the model itself says of an attribute on the day; None where it says nothing that could be compared."""
    match attribute:
        case "length" | "count":
            return None  # GOV111 and GOV112 compare these
        case "starts" | "ends":
            return _date(thing, attribute)
        case "amount":
            return _amount(thing, currency)
        case "name":
            return _name(thing)
        case "members":
            return _of_people(thing, people(thing.member_links), thing.at("members")) if isinstance(thing, Actor) else None
        case "appointed_by":
            return _appointers(thing) if isinstance(thing, Seat) else None
        case "chaired_by":
            return _chair(thing) if isinstance(thing, Body) else None
        case "served_by" | "led_by" | "reports_to":
            return _linked(thing, attribute) if isinstance(thing, Actor) else None
        case _:
            return _steps(thing, _STEPS[attribute]) if isinstance(thing, Case) else None


def _date(thing: Thing[object], attribute: Literal["starts", "ends"]) -> OfModel | None:
    period = lasts(thing)
    day = None if period is None or period.inverted else period.from_ if attribute == "starts" else period.last
    if period is None or day is None:
        return None
    at = period.at("from" if attribute == "starts" else "to" if period.to is not None else "length")

    def agrees(value: Value, _: Claim) -> bool:
        return isinstance(value, Moment) and value.first <= day <= value.last

    return OfModel(agrees, partial(Text, f"on {day}", f"den {day}"), at, thing.model)


def _amount(thing: Thing[object], currency: str) -> OfModel | None:
    amount = thing.total if isinstance(thing, Funding) else thing.amount if isinstance(thing, Contribution | Part) else None
    if amount is None:
        return None
    most = next((value for value in (amount.firm, amount.up_to, amount.to) if value is not None), None)
    least = amount.firm if amount.firm is not None else amount.from_
    soft = amount.optional or thing.optional

    def agrees(value: Value, claim: Claim) -> bool:
        if not isinstance(value, Decimal):
            return False
        if claim.capped:
            return least is None or soft or least <= value
        if most is not None and value > most:
            return False
        return least is None or soft or value >= least

    return OfModel(agrees, partial(amount_text, amount, currency), amount.at(), thing.model)


def _name(thing: Thing[object]) -> OfModel | None:
    known = {key(one) for one in thing.all_names}
    if not known:
        return None
    at = thing.at("title" if isinstance(thing, Document) else "name")

    def agrees(value: Value, _: Claim) -> bool:
        return isinstance(value, str) and key(value) in known

    return OfModel(agrees, lambda: quoted(name(thing)), at, thing.model)


def _of_people(of: Thing[object], found: People | None, at: Locus) -> OfModel | None:
    """Agrees with the same people, by themselves or with every group as its members."""
    return _agreeing(of, found.same, found, at) if found is not None else None


def _agreeing(of: Thing[object], matches: Callable[[People], bool], found: People, at: Locus) -> OfModel:
    def agrees(value: Value, _: Claim) -> bool:
        return isinstance(value, People) and matches(value)

    return OfModel(agrees, found.text, at, of.model)


def _appointers(seat: Seat) -> OfModel | None:
    if seat.appointed_by.said:
        return _of_people(seat, people(seat.appointed_by), seat.at("appointed_by"))
    if seat.appointer_not_stated or seat.held_by.said or seat.each is None:
        return None
    # A text may speak of one of them alone.
    group = People((seat.each,))
    return _agreeing(seat, lambda value: value.within(group), group, seat.at("each"))


def _chair(body: Body) -> OfModel | None:
    """Agrees with whom the chair is drawn from, with who holds it, and with the organisation whose post that is."""
    chair = body.chair
    if chair is None or chair.is_chair_of or chair.seats.unknown or chair.seats.ended:
        return None
    sources = [chair.from_, chair.held_by]
    for seat in chair.seats.things:
        if seat.is_each and seat.each is None:
            return None
        sources += [seat.appointed_by, seat.held_by, seat.from_]
    found = [people(links) for links in sources if links.said]
    readings = [one for one in found if one is not None]
    if len(readings) < len(found):
        return None
    readings += [People((seat.each,)) for seat in chair.seats.things if seat.each is not None]
    if not readings:
        return None
    known = [*readings, *(homes for reading in readings if (homes := _homes(reading)) is not None)]

    def matches(value: People) -> bool:
        homes = _homes(value)
        return any(value.same(one) or (homes is not None and homes.same(one)) for one in known)

    return _agreeing(body, matches, readings[0], body.at("chair"))


def _homes(of: People) -> People | None:
    """The actors with every post replaced by the organisation that it is in; None where there is no post among them."""
    if not any(isinstance(one, Office) for one in of.things):
        return None
    return People((one.post_in or one.one_in_each or one) if isinstance(one, Office) else one for one in of.things)


def _linked(thing: Actor, attribute: Literal["served_by", "led_by", "reports_to"]) -> OfModel | None:
    """Agrees with all who are related so to it, and with those that the same clause names."""
    if attribute == "reports_to":
        links, others = thing.reports_to, frozenset[Actor]()
    elif not isinstance(thing, Body):
        return None
    elif attribute == "served_by":
        links, others = thing.served_by, thing.model.once(secretariats).get(thing, frozenset())
    else:
        links, others = thing.led_by, thing.model.once(leaders).get(thing, frozenset())
    named = people(links)
    if named is None:
        return None
    everybody = People((*named.things, *others))

    def agrees(value: Value, claim: Claim) -> bool:
        if not isinstance(value, People):
            return False
        same_clause = People(link.to for link in links if not frozenset(claim.sources).isdisjoint(link.clause.split(", ")))
        return value.same(everybody) or value.same(same_clause)

    at = thing.at(attribute)
    return OfModel(agrees, named.text, at, thing.model)


def _steps(case: Case, verb: Verb) -> OfModel | None:
    """Agrees with any one of the steps of this verb, or with all of them together."""
    steps = [step for step in case.steps if step.verb == verb]
    found = [people(step.by) for step in steps]
    readings = [one for one in found if one is not None]
    if not readings or len(readings) < len(found):
        return None
    together = People(one for reading in readings for one in reading.things)
    return _agreeing(case, lambda value: any(value.same(one) for one in (together, *readings)), together, steps[0].at("by"))
