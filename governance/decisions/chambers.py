"""Bodies of a model -> chambers: who has a vote there, as plain numbers, and by which rule they decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from governance.decisions.chamber import Chamber, Place
from governance.diagnostics import Text
from governance.model.written import Entity, Models, clause_of, group_size


class Ruling(NamedTuple):
    """The rule of a body: the rule, where it is stated, and its clause."""

    rule: Any
    body: Entity
    clause: str


def bodies_of(models: Models, thing: Entity) -> list[Entity]:
    """The body itself first, then what other files say of it."""
    thing = thing.same
    found = [thing] if thing.kind == "body" else []
    found += [entity for model in models for entity in model.all("body") if entity.same is thing and entity is not thing]
    return found


def ruling(bodies: Sequence[Entity]) -> Ruling | None:
    """The rule by which a body decides; None where none of its files states one."""
    for body in bodies:
        if not isinstance(body.spec.decides, str | None):
            return Ruling(body.spec.decides, body, clause_of(body, (*body.path, "decides")))
    return None


def seats_of(bodies: Sequence[Entity]) -> dict[str, Entity]:
    """The seats of a body by id, as the first file says them that speaks of each."""
    found: dict[str, Entity] = {}
    for body in bodies:
        for id_, seat in body.parts.items():
            found.setdefault(id_, seat)
    return found


def chamber(models: Models, bodies: Sequence[Entity], rule: Any = None) -> Chamber | Text:
    """Who votes in a body; where that cannot be known, why not. `rule` tells whose votes may weigh differently."""
    seats = seats_of(bodies)
    if not seats:
        return Text("the seats are not stated", "pladserne er ikke angivet")
    keys = {id_: key.values for id_, key in (bodies[0].model.spec.keys or {}).items()}
    for body in bodies[1:]:
        keys = {id_: key.values for id_, key in (body.model.spec.keys or {}).items()} | keys
    named = {name for table in _tables(rule, keys) for name in table}
    places: list[Place] = []
    for id_, seat in seats.items():
        if seat.spec.observer:
            continue
        group = seat.model.actor(seat.spec.each) if seat.spec.each else None
        if seat.spec.each and not group_size(group):
            return Text(f"how many seats {id_} is, is not stated", f"det er ikke angivet, hvor mange pladser {id_} er")
        places += _places(models, id_, seat, group, named)
    if not any(place.count or place.most for place in places):
        return Text("no seat has a vote", "ingen plads har stemme")
    observers = tuple(id_ for id_, seat in seats.items() if seat.spec.observer)
    chairs = _chairs(models, bodies, places, seats)
    return Chamber(tuple(places), models.label(bodies[0]), observers, chairs, not chairs and _observed(bodies, seats), keys)


def _tables(rule: Any, keys: dict[str, dict[str, Fraction]]) -> Iterator[dict[str, Fraction]]:
    if rule is None or isinstance(rule, str):
        return
    if rule.rule == "weighted":
        yield rule.weights if rule.weights is not None else keys.get(rule.key or "", {})
    for inner in getattr(rule, "rules", None) or ():
        yield from _tables(inner, keys)


def _places(models: Models, id_: str, seat: Entity, group: Entity | None, named: set[str]) -> Iterator[Place]:
    spec = seat.spec
    low, high = sorted(spec.count) if spec.count else (1, 1)
    members = list(group.spec.members) if group is not None else []
    if spec.force not in (None, "shall"):
        low = 0  # what a text only allows or intends may be none
    votes = Fraction(1) if spec.weight is None else spec.weight
    weighed = spec.weight is not None
    whose = _whose(models, seat)
    if members and any(_short(text) in named for text in members):
        for text in members:
            actor = seat.model.actor(text)
            bloc = models.label(actor) if actor else text
            short = _short(text)
            most = high if high > low else None
            yield Place(f"{id_}.{short}", id_, low, most, votes, weighed, spec.deputy, whose or (bloc,), (short,), (short, text))
        return
    number = max(len(members), 1)
    blocs = whose or tuple(models.label(actor) if (actor := seat.model.actor(text)) else text for text in members) or (id_,)
    known = tuple(dict.fromkeys(name for text in _named(seat) for name in (text, _short(text))))
    shorts = tuple(_short(text) for text in members)
    yield Place(id_, id_, low * number, high * number if high > low else None, votes, weighed, spec.deputy, blocs, shorts, known)


def _named(seat: Entity) -> list[str]:
    """The ids by which a key may know a seat: whoever alone appoints or holds it."""
    spec = seat.spec
    by = spec.appointed_by if isinstance(spec.appointed_by, list) else spec.held_by or []
    return list(by) if len(by) == 1 else []


def seated(bodies: Sequence[Entity]) -> set[str]:
    """The ids by which `weights` may name a seat: the seats, and the members of groups that each have one."""
    found: set[str] = set()
    for id_, seat in seats_of(bodies).items():
        found.add(id_)
        group = seat.model.actor(seat.spec.each) if seat.spec.each else None
        if group is not None:
            found.update(_short(text) for text in getattr(group.spec, "members", None) or ())
    return found


def _short(text: str) -> str:
    return text.rpartition(".")[2]


def _whose(models: Models, seat: Entity) -> tuple[str, ...]:
    """The party behind a seat: who appoints to it, or whose post holds it; of several together the one bloc that they are."""
    spec, actor = seat.spec, seat.model.actor
    texts = spec.appointed_by if isinstance(spec.appointed_by, list) else spec.held_by if not spec.each else None
    parties: list[str] = []
    for text in texts or ():
        found = actor(text)
        if found is not None and found.kind == "office" and found.spec.party:
            found = found.model.actor(found.spec.party) or found
        parties.append(models.label(found) if found else text)
    return ("+".join(sorted(parties)),) if parties else ()


def _chairs(models: Models, bodies: Sequence[Entity], places: Sequence[Place], seats: dict[str, Entity]) -> tuple[int, ...]:
    """The places out of which the chair comes; none where not all of whom the text names have one."""
    stated = next(((body, body.spec.chair) for body in bodies if not isinstance(body.spec.chair, str | None)), None)
    if stated is None:
        return ()
    body, chair = stated
    found: list[int] = []
    for text in chair.seat or ():
        at = [number for number, place in enumerate(places) if place.seat == text]
        if not at:
            return ()
        found += at
    for text in (*(chair.held_by or ()), *(chair.from_ or ())):
        actor = body.model.actor(text)
        label = models.label(actor) if actor else text
        at = [number for number, place in enumerate(places) if label in place.blocs or _holds(seats[place.seat], actor)]
        if not at:
            return ()
        found += at
    return tuple(sorted(set(found)))


def _observed(bodies: Sequence[Entity], seats: dict[str, Entity]) -> bool:
    """Whether the chair is the holder of a seat without a vote."""
    chairs = [body.spec.chair.seat or () for body in bodies if not isinstance(body.spec.chair, str | None)]
    named = [text for texts in chairs for text in texts if text in seats]
    return bool(named) and all(seats[text].spec.observer for text in named)


def _holds(seat: Entity, actor: Entity | None) -> bool:
    return actor is not None and any(seat.model.actor(text) is actor for text in seat.spec.held_by or ())
