"""What every statement of a model may carry, and the small values that models are written in.

The classes of this package are the one place where it is written down what a model may say. They are plain dataclasses,
described by their docstrings and by the docstring under each field, and read by pydantic. Building pydantic's
validators takes longer than checking a model, so `generate.py` writes what pydantic makes of them (its core schema) to
`compiled.py`, and the reader starts from there.

An underscore at the end of a field's name is not part of the key (`from_` is written `from`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform

from governance.schema import values
from governance.schema.markers import WORDS, Parsed, Pattern, Shaped, To, ids_or_links, one_or_more

T = TypeVar("T")


@dataclass_transform(kw_only_default=True)
def node(cls: type[T]) -> type[T]:
    """A class of the schema. Only the reader makes instances, so there is no constructor to pay for at start-up."""
    return dataclass(kw_only=True, slots=True, init=False, repr=False, eq=False)(cls)


NotStated = Literal["not_stated"]
Id = Annotated[str, Pattern("^[a-z][a-z0-9_]*$")]


@node
class LangMap:
    """The same text in Danish (`da`) and English (`en`)."""

    da: str | None = None
    """Danish."""
    en: str | None = None
    """English."""


Words = Annotated[str | LangMap, WORDS]
"""Text for people: the same in both languages, or `{da: ..., en: ...}`."""


@node
class TermMap:
    """Words that people use for a thing, in Danish (`da`) and English (`en`)."""

    da: list[str] | None = None
    """Danish words."""
    en: list[str] | None = None
    """English words."""


Date = Annotated[date, Parsed(values.date_, {"type": "string", "format": "date"})]
Moment = Annotated[
    values.Moment,
    Parsed(
        values.moment,
        {"type": ["string", "integer"], "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|(start|mid|end) of \d{4}|mid \d{4})$"},
    ),
]
"""A date as exact as the text has it: 2023-12-31, 2023-12, 2023, mid 2023, end of 2023."""
Length = Annotated[values.Length, Parsed(values.length, {"type": "string", "pattern": r"^\d+ (year|month|week|day)s?$"})]
"""A stretch of time: 5 years, 18 months."""
Bool = Annotated[bool, Parsed(values.bool_, {"type": "boolean"})]
Count = Annotated[int, Parsed(values.count, {"type": "integer", "minimum": 0})]
Range = Annotated[
    values.Range, Parsed(values.range_, {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\d+\.\.\d+$"}]})
]
"""A whole number, or `2..3` for at least two and at most three."""
Share = Annotated[Fraction, Parsed(values.share, {"type": ["string", "integer"], "pattern": r"^\d+(/\d+|(\.\d+)?%)?$"})]
"""An exact share: 2/3, 65%."""
Portion = Annotated[values.Portion, Parsed(values.portion, {"type": ["string", "integer"], "pattern": r"^\d+(/\d+|([.,]\d+)? ?%)?$"})]
"""A share as the text states it: 36.5% (to so many decimals), or 2/5."""
Number = Annotated[Fraction, Parsed(values.number, {"type": ["string", "number"], "minimum": 0})]
"""An exact number from 0: 590_000, 12.5, 2/3."""
Money = Annotated[Decimal, Parsed(values.money, {"type": ["string", "number"]})]
"""An exact sum in the model's currency: 82_100_000, 82100000.50, 82,1 mio."""
Free = Annotated[dict[str, Any], Parsed(values.free, {"type": "object"})]


LISTED = Shaped(values.listed, one_or_more)
LINKED = Shaped(values.linked, ids_or_links)
Sources = Annotated[list[Annotated[str, Pattern(r"^[a-z][a-z0-9_.]*( [^\s\x00-\x1f\x7f-\x9f]+)?$")]], LISTED]
"""The clauses behind a statement: `pa 8.2`, or a list of them."""
Actors = Annotated[list[str], To("party", "body", "office"), LISTED]
Bodies = Annotated[list[str], To("body"), LISTED]
Documents = Annotated[list[str], To("document"), LISTED]
Seats = Annotated[list[str], To("seat"), LISTED]
OwnSeats = Annotated[list[str], To("own_seat"), LISTED]
Actor = Annotated[str, To("party", "body", "office")]
Organisation = Annotated[str, To("party", "body")]
Anything = Annotated[str, To("anything")]

Force = Literal["shall", "may", "as_a_rule", "up_to", "as_far_as_possible", "as_needed", "intends"]


@node
class Statement:
    """Something that the model says."""

    source: Sources | None = None
    """The clause of the agreement behind this: `pa 8.2`, or a list of clauses. Inherited from what it stands in."""
    assumed: Words | None = None
    """The source does not say this: why it is taken to be so. Shown in every answer that leans on it."""
    force: Force | None = None
    """How strongly the text says it: may, as_a_rule, up_to, ... Left out where the text says it outright."""
    valid: Span | None = None
    """When this holds, both dates inclusive. `--as-of DATE` leaves out what does not."""
    note: Words | None = None
    """Free text for people."""
    meta: Free | None = None
    """Free data; any keys are welcome here."""


@node
class Span:
    """A period: two dates, both inclusive, or a length, or what the text gives of them."""

    from_: Date | None = None
    """The first day."""
    to: Date | None = None
    """The last day."""
    length: Length | None = None
    """How long, where the text says it in years or months: 5 years."""
    source: Sources | None = None
    """The clause behind it."""
    assumed: Words | None = None
    """The source does not say this: why it is taken to be so."""
    note: Words | None = None
    """Free text for people."""


@node
class Link(Statement):
    """A relation to another thing, with its own clause."""

    id: Anything
    """The other thing."""
    through: Annotated[str, To("office")] | None = None
    """The office that acts: who signs, who leads."""


@node
class ActorLink(Link):
    """A relation to a party, body or office."""

    id: Annotated[str, To("party", "body", "office")]
    """The party, body or office."""


@node
class DocumentLink(Link):
    """A relation to a document."""

    id: Annotated[str, To("document")]
    """The document."""


@node
class SeatLink(Link):
    """A relation to a seat of a body."""

    id: Annotated[str, To("seat")]
    """The seat: `body.seat`."""


ActorLinks = Annotated[list[ActorLink], LINKED]
DocumentLinks = Annotated[list[DocumentLink], LINKED]
SeatLinks = Annotated[list[SeatLink], LINKED]


@node
class Task(Statement):
    """Something that a party, office or body is there to do."""

    name: Words
    """What is to be done, in a few words of your own."""
    terms: TermMap | None = None
    """Words that people use for it."""
    with_: Actors | None = None
    """Who it is done together with."""
    for_: Actors | None = None
    """Who it is done for."""
    of: Annotated[list[str], To("party", "body", "office", "document", "subject", "case"), LISTED] | None = None
    """Whom or what it concerns: the body that is led, the agreement that is entered into."""
    every: Literal["year", "half_year", "quarter", "month"] | None = None
    """How often, where the text says so."""


@node
class Acting(Statement):
    """What parties, offices and bodies have in common: tasks, and relations to each other."""

    name: Words | None = None
    """Its name, in Danish and English."""
    elaborates: Annotated[str, To("party", "body", "office")] | None = None
    """The same thing in an imported model, of which this file says more."""
    tasks: dict[Id, Task] | None = None
    """What it is there to do."""
    tasks_listed: Literal["in_full", "among_others"] | None = None
    """Whether the text lists its tasks in full, or says that there are others ("bl.a.")."""
    signs: DocumentLinks | None = None
    """The documents that it signs, or enters into."""
    part_of: ActorLinks | None = None
    """The organisation or body that it is a part of."""
    supports: ActorLinks | None = None
    """Whom it supports."""
    serves: ActorLinks | None = None
    """Whom it serves as secretariat."""
    leads: ActorLinks | None = None
    """Whom it leads."""
    reports_to: ActorLinks | None = None
    """To whom it answers."""
    coordinates_with: ActorLinks | None = None
    """With whom it coordinates."""
    appoints: SeatLinks | None = None
    """Seats of other models' bodies that it appoints somebody to (`national.politisk_udviklingsgruppe.kkr`)."""
