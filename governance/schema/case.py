"""Cases: what kinds of matter there are, and the way of each through the bodies."""

from __future__ import annotations

from typing import Annotated, Literal

from governance.schema.base import LISTED, Actors, Id, NotStated, Range, Statement, TermMap, Words, node
from governance.schema.markers import OR_NOT_STATED, Pattern, To

Verb = Literal["initiate", "prepare", "consult", "recommend", "handle", "decide", "approve", "carry_out", "inform"]
Kle = Annotated[str, Pattern(r"^\d{2}(\.\d{2}(\.\d{2})?)?$")]


@node
class Facet(Statement):
    """A property by which cases are told apart, with its possible values."""

    name: Words
    """What it is."""
    values: dict[Id, Words]
    """Its values, each with its name."""


@node
class Step(Statement):
    """One step of a case's way."""

    step: Verb
    """What is done: initiate, prepare, consult, recommend, handle, decide, approve, carry_out or inform."""
    by: Annotated[Actors | NotStated, OR_NOT_STATED]
    """Who does it; several do it together, each by its own rule."""
    with_: Actors | None = None
    """Who takes part without doing it themselves."""
    to: Actors | None = None
    """Whom it goes to: who is informed, for whom it is prepared."""
    differ: Words | None = None
    """What happens when several who do it differ; `not_stated` where the text does not say."""
    when: Words | None = None
    """Only in this situation."""


@node
class Condition(Statement):
    """Something that must be fulfilled."""

    name: Words
    """What must be so."""
    at_least: Range | None = None
    """How many at least, where it is a number."""


@node
class Case(Statement):
    """A kind of matter, and who handles it."""

    elaborates: Annotated[str, To("case")] | None = None
    """The case of an imported model of which this file says more."""
    name: Words | None = None
    """What the matter is."""
    terms: TermMap | None = None
    """Words that people use for it."""
    when: dict[Id, Annotated[list[Id], LISTED]] | None = None
    """The facets, with their values, that make a matter one of these."""
    route: Annotated[list[Step] | NotStated, OR_NOT_STATED] | None = None
    """Its way through the bodies, in order."""
    conditions: dict[Id, Condition] | None = None
    """What must be fulfilled."""
    continues: Annotated[str, To("case")] | None = None
    """The case (of an imported model) that it goes on as."""
    kle: Annotated[list[Kle], LISTED] | None = None
    """Its numbers in KLE, the Danish municipalities' subject classification: 12.34.56."""
