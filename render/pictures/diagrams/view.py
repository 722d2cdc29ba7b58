"""What a picture asks of the model: things and relations by id, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from governance.diagnostics import Lang, Text
from governance.model.actors import Actor
from governance.model.bodies import Body
from governance.model.contributions import Part
from governance.model.edges import Edge, Node
from governance.model.headings import Heading
from governance.model.resolution import Model
from governance.model.seats import Seat
from governance.model.statements import Saying
from governance.model.things import Thing
from governance.model.written import File, Kind, imported
from governance.words.dates import day_text
from governance.words.forces import FORCES, MaybeForce, bracketed
from governance.words.lists import listed
from governance.words.marks import ASSUMED, capital
from governance.words.quoting import closed
from governance.words.relations import RELATIONS
from governance.words.statuses import STATUSES
from render.pictures.picture import Told

_ROLES = {"contribution": "money", "part": "money", "clause": "document", "subject": "document"}


def things(model: Model) -> dict[str, Thing[object]]:
    """Everything that pictures show, by id."""
    kinds: tuple[tuple[Thing[object], ...], ...] = (
        model.documents,
        model.actors,
        model.seats,
        model.cases,
        model.subjects,
        model.contributions,
        model.parts,
    )
    return {thing.label: thing for each in kinds for thing in each}


class View:
    """The model of a day as a picture tells of it.

    `file`: the picture is of this file. It then tells of what the file and its imports say, and of all that is said, in whatever
    file, of the things that these speak of; what else others say is no part of it. `day`: the day that was asked for.
    """

    def __init__(self, model: Model, lang: Lang, file: File | None = None, day: date | None = None) -> None:
        self.model = model
        self.lang: Lang = lang
        self.file = file
        self.day = day
        self.nodes: dict[str, Node] = model.graph.by_id
        self.things = model.once(things)
        self._names: dict[str, str] = {}

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The relations that the picture may tell of."""
        every = self.model.graph.edges
        return every if self.file is None else tuple(filter(self.tells_of, every))

    def tells_of(self, edge: Edge) -> bool:
        """Whether the picture may tell of a relation."""
        where = edge.where
        if self.file is None or where is None or where.model in self.files:
            return True
        thing = self.model.thing(where.entity) if where.entity is not None else None
        whole = thing.body if isinstance(thing, Seat) else thing.contribution if isinstance(thing, Part) else thing
        return whole is not None and not self.files.isdisjoint(whole.files)

    @cached_property
    def files(self) -> frozenset[File]:
        """The file that the picture is of, and what it imports."""
        return frozenset((self.file, *imported(self.file)[0])) if self.file is not None else frozenset()

    @cached_property
    def around(self) -> dict[str, list[Edge]]:
        """The relations of each thing, by its id, whichever end of them it is."""
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            for end in dict.fromkeys((edge.source, edge.target)):
                found.setdefault(end, []).append(edge)
        return found

    def edges_of(self, id_: str) -> list[Edge]:
        """The relations of a thing, whichever end of them it is."""
        return self.around.get(id_, [])

    def is_own(self, thing: Thing[object]) -> bool:
        """Whether the file that the picture is of speaks of it."""
        return self.file is not None and self.file in thing.files

    def is_body(self, id_: str) -> bool:
        """Whether it is a body to the files that the picture tells of: what others make a body of may be a party to these."""
        thing = self.things.get(id_)
        return isinstance(thing, Body) and (self.file is None or any(said.file in self.files for said in thing.as_body))

    def own(self, *kinds: Kind) -> list[Thing[object]]:
        """The things of some kinds of which the file speaks that the picture is of, in its order."""
        records = (record for kind in kinds for record in self.file.all(kind)) if self.file is not None else ()
        return list(dict.fromkeys(thing for record in records if (thing := self.model.thing(record)) is not None))

    @cached_property
    def own_bodies(self) -> tuple[Body, ...]:
        """The bodies of which the file speaks that the picture is of."""
        return tuple(thing for thing in self.own("body") if isinstance(thing, Body))

    # Words.

    def say(self, text: Text) -> str:
        """The program's own words in the picture's language."""
        return text.to(self.lang)

    def words(self, text: Text | None) -> str:
        """A text of a model in the picture's language; empty where there is none."""
        return closed(text.to(self.lang)) if text is not None else ""

    def names(self, names: Iterable[str]) -> str:
        """`a, b and c`, each once."""
        return self.say(listed(dict.fromkeys(names)))

    def called(self, things: Iterable[Thing[object]]) -> str:
        """What people call them: `a, b and c`."""
        return self.names(self.name(thing.label) for thing in things)

    def force(self, force: MaybeForce | None) -> str:
        """` (may)`, to stand after what a text says so; nothing where it says it outright."""
        return f" ({self.say(FORCES[force])})" if force else ""

    def because(self, of: Saying[object]) -> list[str]:
        """What is assumed and what is noted of a statement, as texts for below the picture."""
        assumed = f"{self.say(ASSUMED)}: {self.words(of.assumed)}" if of.assumed is not None else ""
        return [text for text in (assumed, self.words(of.note)) if text]

    # Things and relations.

    def name(self, id_: str) -> str:
        """What people call it."""
        if id_ not in self._names:
            self._names[id_] = self._named(id_)
        return self._names[id_]

    def _named(self, id_: str) -> str:
        node = self.nodes.get(id_)
        if node is None:
            return id_
        called = closed(node.name.to(self.lang))
        seat = self.things.get(id_)
        return self.seat(seat) if isinstance(seat, Seat) and called == id_ else called

    def seat(self, seat: Seat) -> str:
        """What a seat without a name is called: whose it is, and where."""
        whose, body = self.called(owners(seat)), self.name(seat.body.label)
        return self.say(
            Text(f"seat of {whose} in {body}", f"plads for {whose} i {body}") if whose else Text(f"seat in {body}", f"plads i {body}")
        )

    def role(self, id_: str) -> str:
        """How it is drawn: the level of a body, else its kind."""
        thing = self.things.get(id_)
        if isinstance(thing, Body):
            return thing.level
        if isinstance(thing, Seat):
            return "observer" if thing.observer else "seat"
        kind = self.nodes[id_].kind if id_ in self.nodes else "document"
        return _ROLES.get(kind, kind)

    def clause(self, id_: str) -> str:
        """The clauses that it cites itself."""
        thing = self.things.get(id_)
        return ", ".join(thing.sources) if thing is not None else ""

    def told(self, id_: str, more: str = "") -> Told:
        """The thing, to be pointed at."""
        node = self.nodes[id_]
        clause = self.clause(id_) if node.kind != "clause" else id_
        return Told(node.kind, id_, clause, _sentence(self.name(id_), more, clause))

    def relation(self, edge: Edge) -> Told:
        """The relation, to be pointed at: read aloud, with its force and whether it is assumed."""
        said = f"{self.sentence(edge)}{self.say(bracketed(edge.force))}"
        assumed = f"{self.say(ASSUMED)}: {self.words(edge.assumed)}" if edge.assumed else ""
        rest = [text for text in (assumed, self.words(edge.note)) if text]
        return Told(edge.kind, f"{edge.source} {edge.kind} {edge.target}", edge.clause, _sentence(said, " ".join(rest), edge.clause))

    def relations(self, edges: Iterable[Edge]) -> tuple[Told, ...]:
        """Several relations, to be pointed at."""
        return tuple(self.relation(edge) for edge in edges)

    def sentence(self, edge: Edge) -> str:
        """The relation, read aloud."""
        return f"{self.name(edge.source)} {self.say(RELATIONS[edge.kind].active)} {self.name(edge.target)}"

    def assumptions(self, edges: Iterable[Edge], ids: Iterable[str]) -> list[str]:
        """What is assumed of relations and things, as remarks below a picture: each reason once, and of what."""
        found: dict[str, list[str]] = {}
        for edge in edges:
            if edge.assumed:
                found.setdefault(self.words(edge.assumed), []).append(self.sentence(edge))
        for id_ in ids:
            if (assumed := self.things[id_].assumed) is not None:
                found.setdefault(self.words(assumed), []).append(self.name(id_))
        word = capital(self.say(ASSUMED))
        return [f"{word}: {'; '.join(dict.fromkeys(said))}: {reason}" for reason, said in found.items()]

    # Files.

    def heading(self, file: File) -> str:
        """The date and status of a file: what stands under the title of each picture of it."""
        head = Heading(self.model, file)
        parts = [self.say(STATUSES[head.status]) if head.status else ""]
        for document in self.model.documents:
            if document.file is file and document.date is not None and not document.part_of.said:
                parts.append(f"{self.words(document.name)}, {self.say(day_text(document.date))}")
                break
        if head.period is not None and (head.period.from_ or head.period.to):
            ends = [self.say(day_text(end)) if end else "…" for end in (head.period.from_, head.period.to)]
            parts.append(" – ".join(ends) + (f" ({self.say(ASSUMED)})" if head.period.assumed else ""))
        if self.day is not None:
            parts.append(self.say(Text("as of ", "pr. ")) + self.say(day_text(self.day)))
        return capital(" · ".join(part for part in parts if part))

    def title(self, file: File) -> str:
        """The title of a file."""
        return self.words(file.title)


def owners(seat: Seat) -> tuple[Actor, ...]:
    """In whose name a seat stands: whoever appoints to it; else whose post holds it, or whom its holder comes from; else nobody."""
    match seat.filled:
        case "appointed_by":
            return seat.appointed_by.things
        case "held_by":
            return tuple(dict.fromkeys(one.post_in or one.one_in_each or one for one in seat.held_by.things))
        case "each":
            return (seat.each,) if seat.each is not None else ()
        case _:
            return seat.from_.things


def _sentence(said: str, more: str, clause: str) -> str:
    end = f" ({clause})" if clause else ""
    return f"{said}{end}. {more}".strip().removesuffix(".") + "." if more else f"{said}{end}"
