"""Who acts: parties, groups of them, offices and, in bodies.py, bodies. What belongs to whom is closed once, here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

from governance.diagnostics import Text
from governance.model.statements import Links, Said, Statement, lazy, put
from governance.model.things import Thing
from governance.model.written import label_of
from governance.schema import base, party

if TYPE_CHECKING:
    from governance.model.bodies import Body
    from governance.model.cases import Case, Step
    from governance.model.documents import Document
    from governance.model.seats import Seat

Relation = Literal["part_of", "supports", "serves", "leads", "reports_to", "coordinates_with"]
RELATIONS: tuple[Relation, ...] = ("part_of", "supports", "serves", "leads", "reports_to", "coordinates_with")
ActorField = Literal[Relation, "members", "acts_through", "signs", "appoints", "supported_by", "served_by", "led_by", "attended_by"]
"""A field in which files say to what others an actor has a relation."""
Every = Literal["year", "half_year", "quarter", "month"]


class Task(Statement[base.Task]):
    """Something that a party, office or body is there to do."""

    id: str
    of_actor: Actor
    """Whose task it is."""

    def __init__(self, actor: Actor, id_: str, says: tuple[Said[base.Task], ...]) -> None:
        super().__init__(actor.model, says)
        put(self, "id", id_)
        put(self, "of_actor", actor)

    @property
    def label(self) -> str:
        """`forretningsudvalg.budget`: whose it is, and its id."""
        return f"{self.of_actor.label}.{self.id}"

    @lazy
    def name(self) -> Text:
        """What is to be done."""
        return self._first(lambda spec: label_of(spec.name)) or Text(self.id, self.id)

    @lazy
    def terms(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Words that people use for it: Danish, English."""
        return terms_of(said.spec.terms for said in self.says)

    @lazy
    def with_(self) -> Links[Actor]:
        """Who it is done together with."""
        return self.model.actors_named(self, "with_")

    @lazy
    def for_(self) -> Links[Actor]:
        """Who it is done for."""
        return self.model.actors_named(self, "for_")

    @lazy
    def of(self) -> Links[Thing[object]]:
        """Whom or what it concerns."""
        return self.model.things_named(self, "of")

    @lazy
    def every(self) -> Every | None:
        """How often, where the text says so."""
        return self._first(lambda spec: spec.every)


class Actor(Thing[base.Acting]):
    """A party, office or body."""

    @lazy
    def is_party(self) -> bool:
        """Whether some file speaks of it as a party."""
        return any(isinstance(said.spec, party.Party) for said in self.says)

    # What it is there to do.

    @lazy
    def tasks(self) -> dict[str, Task]:
        """Its tasks by id."""
        found: dict[str, list[Said[base.Task]]] = {}
        for said in self.says:
            for id_, spec in (said.spec.tasks or {}).items():
                if self.model.holds(spec.valid):
                    found.setdefault(id_, []).append(said.inside(spec, "tasks", id_))
        return {id_: Task(self, id_, tuple(says)) for id_, says in found.items()}

    @property
    def has_tasks(self) -> bool:
        """Whether it has any task."""
        return any(self.model.holds(spec.valid) for said in self.says for spec in (said.spec.tasks or {}).values())

    @lazy
    def tasks_listed(self) -> Literal["in_full", "among_others"] | None:
        """Whether the text lists its tasks in full, or says that there are others ("bl.a.")."""
        said = {spec.tasks_listed for spec in (one.spec for one in self.says) if spec.tasks_listed is not None}
        return "among_others" if "among_others" in said else "in_full" if said else None

    # Relations, each as this thing's files say it.

    @lazy
    def signs(self) -> Links[Document]:
        """The documents that it signs, or enters into."""
        return self.model.documents_linked(self, "signs")

    @lazy
    def part_of(self) -> Links[Actor]:
        """The organisation or body that it is a part of."""
        return self.model.actors_linked(self, "part_of")

    @lazy
    def supports(self) -> Links[Actor]:
        """Whom it supports."""
        return self.model.actors_linked(self, "supports")

    @lazy
    def serves(self) -> Links[Actor]:
        """Whom it serves as secretariat."""
        return self.model.actors_linked(self, "serves")

    @lazy
    def leads(self) -> Links[Actor]:
        """Whom it leads."""
        return self.model.actors_linked(self, "leads")

    @lazy
    def reports_to(self) -> Links[Actor]:
        """To whom it answers."""
        return self.model.actors_linked(self, "reports_to")

    @lazy
    def coordinates_with(self) -> Links[Actor]:
        """With whom it coordinates."""
        return self.model.actors_linked(self, "coordinates_with")

    @lazy
    def appoints(self) -> Links[Seat]:
        """Seats of other models' bodies that it appoints somebody to."""
        return self.model.seats_linked(self, "appoints")

    def related(self, relation: Relation) -> Links[Actor]:
        """One of its relations to other actors."""
        found: dict[Relation, Links[Actor]] = {
            "part_of": self.part_of,
            "supports": self.supports,
            "serves": self.serves,
            "leads": self.leads,
            "reports_to": self.reports_to,
            "coordinates_with": self.coordinates_with,
        }
        return found[relation]

    # Groups.

    @lazy
    def member_links(self) -> Links[Actor]:
        """For a group: its members, each with the statement that names it."""
        return self.model.actors_linked(self, "members")

    @property
    def members(self) -> tuple[Actor, ...]:
        """For a group: its members on the day, each once; empty for what is no group."""
        return self.member_links.things

    @lazy
    def agents(self) -> Links[Actor]:
        """For a group: who acts for its members together."""
        return self.model.actors_named(self, "acts_through", union=True)

    @lazy
    def size(self) -> int:
        """How many members a group has on the day, also those that name nothing; 0 for what is no group."""
        return len(self.members) + len(self.member_links.unknown)

    @property
    def is_group(self) -> bool:
        """Whether some file lists members of it, though none of them may hold on the day."""
        return self.member_links.said

    @property
    def groups(self) -> tuple[Actor, ...]:
        """The groups that it is a member of, or acts for."""
        return self.model.groups_of(self)

    @lazy
    def all_groups(self) -> tuple[Actor, ...]:
        """The groups that it is in, and the groups that these are in, the nearest first. It has to do what they have."""
        return tuple(group for group in closure(self.groups, lambda one: one.groups) if group is not self)

    # Offices.

    @lazy
    def post_in(self) -> Actor | None:
        """For an office: the organisation or body that it is a post in."""
        return self.model.actor_named(self, "party")

    @lazy
    def one_in_each(self) -> Actor | None:
        """For an office: the group in each of whose members there is one."""
        return self.model.actor_named(self, "each") if self.kind == "office" else None

    @lazy
    def is_in_each(self) -> bool:
        """For an office: whether there is one in each member of a group, known or not."""
        return any(isinstance(said.spec, party.Office) and said.spec.each is not None for said in self.says)

    # What belongs to whom: closed once.

    @lazy
    def parents(self) -> tuple[Actor, ...]:
        """What it is a part of or, for an office, a post in."""
        posts = [one for one in (self.post_in, self.one_in_each) if one is not None] if self.kind == "office" else []
        return tuple(dict.fromkeys((*self.part_of.things, *posts)))

    @lazy
    def wholes(self) -> frozenset[Actor]:
        """All that it is a part of or a post in, directly or through others."""
        return frozenset(closure(self.parents, lambda one: one.parents))

    @lazy
    def below(self) -> frozenset[Actor]:
        """It, its members and theirs, who acts for them, and the offices that sit in them."""
        found = dict.fromkeys((self, *closure((self,), lambda one: (*one.members, *one.agents.things))))
        return frozenset((*found, *(office for one in found for office in one.offices_sitting)))

    @lazy
    def above(self) -> frozenset[Actor]:
        """`below`, and every group that any of these is a member of or acts for, and theirs."""
        return frozenset((*self.below, *closure(self.below, lambda one: one.groups)))

    @property
    def offices_sitting(self) -> tuple[Actor, ...]:
        """The offices that hold a seat in it."""
        return ()

    def spread(self) -> tuple[Actor, ...]:
        """Its members, with every group among them replaced by its members, and so on; itself where it is no group."""
        return spread((self,))

    # What it does elsewhere.

    @property
    def steps(self) -> tuple[tuple[Case, Step], ...]:
        """The steps of cases that name it as who does them."""
        return self.model.steps_by(self)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The thing as a body, where some file speaks of it as one."""
        return ()


class Party(Actor):
    """An organisation that signs, appoints, pays or serves; or a group of such."""


class Office(Actor):
    """A post held by one person at a time."""


def closure(start: Iterable[Actor], near: Callable[[Actor], Iterable[Actor]]) -> tuple[Actor, ...]:
    """`start` and all that is reached from it by `near`, each once, the nearest first."""
    found = dict.fromkeys(start)
    queue = list(found)
    for one in queue:
        for other in near(one):
            if other not in found:
                found[other] = None
                queue.append(other)
    return tuple(found)


def spread(things: Iterable[Actor]) -> tuple[Actor, ...]:
    """The things with every group replaced by its members, and theirs, each once."""
    found: dict[Actor, None] = {}
    seen: set[Actor] = set()
    stack = list(things)[::-1]
    while stack:
        one = stack.pop()
        if one in seen:
            continue
        seen.add(one)
        if one.members:
            stack.extend(one.members[::-1])
        else:
            found[one] = None
    return tuple(found)


def terms_of(terms: Iterable[base.TermMap | None]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that people use for a thing, by all the files: Danish, English."""
    known = [one for one in terms if one is not None]
    danish, english = (word for one in known for word in one.da or ()), (word for one in known for word in one.en or ())
    return tuple(dict.fromkeys(danish)), tuple(dict.fromkeys(english))
