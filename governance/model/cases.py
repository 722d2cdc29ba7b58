"""Cases and their ways, and the facets by which they are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from governance.diagnostics import Text
from governance.model.actors import Actor, terms_of
from governance.model.statements import Links, Said, Statement, lazy, put
from governance.model.things import Thing
from governance.model.written import label_of
from governance.schema import case as written
from governance.schema.values import Range

if TYPE_CHECKING:
    from governance.model.resolution import Model

Verb = Literal["initiate", "prepare", "consult", "recommend", "handle", "decide", "approve", "carry_out", "inform"]
VERBS: tuple[Verb, ...] = ("initiate", "prepare", "consult", "recommend", "handle", "decide", "approve", "carry_out", "inform")
DECIDING: frozenset[Verb] = frozenset(("decide", "approve"))
"""The steps by which a matter is settled."""
ACTING: tuple[Verb, ...] = ("handle", "decide", "approve", "carry_out")
"""The steps by which somebody takes a matter upon themselves."""


class Facet(Thing[written.Facet]):
    """A property by which cases are told apart, with its possible values."""

    @lazy
    def values(self) -> dict[str, Text]:
        """Its values, each with what people call it."""
        found: dict[str, Text] = {}
        for said in self.says:
            for id_, words in said.spec.values.items():
                found.setdefault(id_, label_of(words) or Text(id_, id_))
        return found


class Step(Statement[written.Step]):
    """One step of a case's way."""

    case: Case
    number: int
    """Its place in the way, from 0, as it is written."""

    def __init__(self, case: Case, number: int, said: Said[written.Step]) -> None:
        super().__init__(case.model, (said,))
        put(self, "case", case)
        put(self, "number", number)

    @property
    def verb(self) -> Verb:
        """What is done."""
        return self.says[0].spec.step

    @lazy
    def by(self) -> Links[Actor]:
        """Who does it; several do it together, each by its own rule."""
        return self.model.actors_named(self, "by")

    @property
    def by_not_stated(self) -> bool:
        """Whether the file says that its text does not say who does it."""
        return self.says[0].spec.by == "not_stated"

    @lazy
    def with_(self) -> Links[Actor]:
        """Who takes part without doing it themselves."""
        return self.model.actors_named(self, "with_")

    @lazy
    def to(self) -> Links[Actor]:
        """Whom it goes to: who is informed, for whom it is prepared."""
        return self.model.actors_named(self, "to")

    @lazy
    def differ(self) -> Text | None:
        """What happens when several who do it differ; None where it is not said, or said not to be stated."""
        words = self.says[0].spec.differ
        return None if words == "not_stated" else label_of(words)

    @property
    def differ_not_stated(self) -> bool:
        """Whether the file says that its text does not say what happens when several differ."""
        return self.says[0].spec.differ == "not_stated"

    @property
    def when(self) -> Text | None:
        """Only in this situation."""
        return label_of(self.says[0].spec.when)


class Condition(Statement[written.Condition]):
    """Something that must be fulfilled."""

    id: str

    def __init__(self, model: Model, id_: str, says: tuple[Said[written.Condition], ...]) -> None:
        super().__init__(model, says)
        put(self, "id", id_)

    @lazy
    def name(self) -> Text:
        """What must be so."""
        return self._first(lambda spec: label_of(spec.name)) or Text(self.id, self.id)

    @lazy
    def at_least(self) -> Range | None:
        """How many at least, where it is a number."""
        return self._first(lambda spec: spec.at_least)


class Case(Thing[written.Case]):
    """A kind of matter, and who handles it."""

    @lazy
    def terms(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Words that people use for it: Danish, English."""
        return terms_of(said.spec.terms for said in self.says)

    @property
    def lacks(self) -> tuple[str, ...]:
        """The keys that a case must have, and that no file says of it."""
        return () if self.named is not None else ("name",)

    @lazy
    def when(self) -> dict[str, tuple[str, ...]]:
        """The facets, by id, with the ids of their values, that make a matter one of these; each value once."""
        found: dict[str, tuple[str, ...]] = {}
        for said in self.says:
            for facet, values in (said.spec.when or {}).items():
                found.setdefault(facet, tuple(dict.fromkeys(values)))
        return found

    @lazy
    def facets(self) -> dict[str, tuple[Facet, tuple[str, ...]]]:
        """`when`, as far as the facets are declared: each with its values. Every file means the facets that it can speak of."""
        found: dict[str, tuple[Facet, tuple[str, ...]]] = {}
        for said in self.says:
            known = self.model.facets_of(said.file) if said.spec.when else {}
            for id_ in said.spec.when or ():
                if id_ in known:
                    found.setdefault(id_, (known[id_], self.when[id_]))
        return found

    @lazy
    def steps(self) -> tuple[Step, ...]:
        """Its way through the bodies, in order; empty where none is stated."""
        for said in self.says:
            if isinstance(said.spec.route, list):
                return tuple(
                    Step(self, number, said.inside(spec, "route", number))
                    for number, spec in enumerate(said.spec.route)
                    if self.model.holds(spec.valid)
                )
        return ()

    @lazy
    def has_route(self) -> bool:
        """Whether a way is written, if only an empty one."""
        return any(isinstance(said.spec.route, list) for said in self.says)

    @property
    def route_not_stated(self) -> bool:
        """Whether a file says that its text gives no way, and no file does."""
        return not self.has_route and any(said.spec.route == "not_stated" for said in self.says)

    @lazy
    def conditions(self) -> dict[str, Condition]:
        """What must be fulfilled, by id."""
        return conditions_of(self.model, [said.inside(said.spec.conditions) for said in self.says])

    @lazy
    def continues(self) -> Case | None:
        """The case that it goes on as."""
        return self.model.case_named(self, "continues")

    @property
    def is_continued(self) -> bool:
        """Whether a file says that it goes on as another case, known or not."""
        return self._first(lambda spec: spec.continues) is not None

    @lazy
    def chain(self) -> tuple[Case, ...]:
        """The case, and those that it goes on as, in order; a circle ends where it would begin again."""
        found: dict[Case, None] = {}
        at: Case | None = self
        while at is not None and at not in found:
            found[at] = None
            at = at.continues
        return tuple(found)

    @lazy
    def kle(self) -> tuple[str, ...]:
        """Its numbers in KLE, the Danish municipalities' subject classification."""
        return tuple(dict.fromkeys(number for said in self.says for number in said.spec.kle or ()))


def conditions_of(model: Model, says: list[Said[dict[str, written.Condition] | None]]) -> dict[str, Condition]:
    """What must be fulfilled by all that the files say, by id."""
    found: dict[str, list[Said[written.Condition]]] = {}
    for said in says:
        for id_, spec in (said.spec or {}).items():
            if model.holds(spec.valid):
                found.setdefault(id_, []).append(said.inside(spec, "conditions", id_))
    return {id_: Condition(model, id_, tuple(each)) for id_, each in found.items()}
