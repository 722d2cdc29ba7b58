"""How many a thing comes to by the model's own lists: members, seats, copies."""

from __future__ import annotations

from typing import NamedTuple

from governance.checks._membership import Voices, seats_in, sound
from governance.diagnostics import Text
from governance.model.written import Entity, Locus
from governance.words.numbers import from_to
from governance.words.plurals import COPY, MEMBER


class Counted(NamedTuple):
    """What a list comes to: every number that it can be read as (at least, at most), in words, and where the list is."""

    ranges: tuple[tuple[int, int], ...]
    words: Text
    at: Locus

    def fits(self, number: int, *, capped: bool = False) -> bool:
        """Whether `number` is one of the readings; with `capped`, whether one of them may be no more."""
        return any(low <= number and (capped or number <= high) for low, high in self.ranges)


def counted(thing: Entity, voices: Voices) -> Counted | None:
    """What the lists of a thing come to; None where there is none, or not all of it is known."""
    if not sound(voices.of(thing)):
        return None
    if thing.kind == "seat":
        return _seat(thing, voices)
    if thing.kind == "document":
        return _stated_copies(thing) or copies(thing, voices)
    bodies = [body for body in voices.bodies_of(thing) if body.parts or body.spec.size is not None]
    seated = next((body for body in bodies if body.parts), None)
    group = next((entity for entity in voices.of(thing) if getattr(entity.spec, "members", None)), None)
    listed = members(group, group.spec.members, "members", voices) if group else None
    if seated is not None:
        found = _seats(bodies, seated, voices)
        return found._replace(ranges=(*found.ranges, *(listed.ranges if listed else ()))) if found else None
    if listed is not None:
        return listed
    if bodies:
        size = bodies[0].spec.size
        return Counted(((size.low, size.high),), Text(f"its size is {size}", f"størrelsen er {size}"), bodies[0].at("size"))
    if thing.kind == "office" and thing.spec.each:
        each = thing.model.actor(thing.spec.each)
        number = voices.size(each) if each else 0
        if number:
            words = Text(f"there are {number}, one for each", f"der er {number}, en for hver")
            return Counted(((number, number),), words, thing.at("each"))
    return None


def members(holder: Entity, texts: list[str], field: str, voices: Voices) -> Counted:
    """A list of members: as it is written, each once, and with groups as their members."""
    number = len(texts)
    readings = [number]
    known = [holder.model.actor(text) for text in texts]
    if all(known):
        distinct = [one for one in known if one]
        readings += [len({id(one) for one in distinct}), len(spread(distinct, voices))]
    listed_ = MEMBER.counted(number)
    words = Text(
        f"{listed_.en} {'is' if number == 1 else 'are'} listed",
        f"der er opregnet {listed_.da}",
    )
    return Counted(tuple((one, one) for one in dict.fromkeys(readings)), words, holder.at(field))


def spread(things: list[Entity], voices: Voices) -> dict[int, Entity]:
    """The things with every group replaced by its members, and theirs."""
    found: dict[int, Entity] = {}
    seen: set[int] = set()
    stack = things[::-1]
    while stack:
        one = stack.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        inside = voices.members(one)
        if inside:
            stack.extend(inside[::-1])
        else:
            found[id(one)] = one
    return found


def copies(document: Entity, voices: Voices) -> Counted | None:
    """To how many copies the list of who gets one comes; a group counts as each of its members."""
    texts = document.spec.copies_to
    if not texts:
        return None
    known = [document.model.actor(text) for text in texts]
    things = [one for one in known if one]
    if len(things) < len(known):
        return None
    number = sum(voices.size(one) or 1 for one in things)
    readings = dict.fromkeys((number, len({id(m) for one in things for m in voices.members(one) or [one]}), len(spread(things, voices))))
    if number == 1:
        words = Text("one copy has a recipient", "ét eksemplar har en modtager")
    else:
        words = Text(f"{number} are to have one", f"{number} skal have et")
    return Counted(tuple((one, one) for one in readings), words, document.at("copies_to"))


def _stated_copies(document: Entity) -> Counted | None:
    number = document.spec.copies
    if number is None:
        return None
    copies_ = COPY.counted(number)
    return Counted(((number, number),), Text(f"the model has {copies_.en}", f"modellen har {copies_.da}"), document.at("copies"))


def _seat(seat: Entity, voices: Voices) -> Counted | None:
    total = voices.count(seat)
    if total is None:
        return None
    one = seat.spec.count
    each = ((one.low, one.high),) if one else ((1, 1),)
    said = _range(total)
    words = Text(f"the seat stands for {said.en}", f"pladsen står for {said.da}")
    return Counted((total, *each), words, seat.at("count") if one else seat.at("each") if seat.spec.each else seat.at())


def _seats(bodies: list[Entity], seated: Entity, voices: Voices) -> Counted | None:
    seats = seats_in(bodies)
    voting = voices.total(seat for seat in seats if not seat.spec.observer)
    everybody = voices.total(seats)
    if voting is None or everybody is None:
        return None
    first, second = _range(voting), _range(everybody)
    if voting == everybody:
        words = Text(f"its seats add up to {first.en}", f"pladserne giver tilsammen {first.da}")
    else:
        words = Text(
            f"its seats add up to {first.en}, or {second.en} with the observers",
            f"pladserne giver tilsammen {first.da}, eller {second.da} med observatørerne",
        )
    return Counted((voting, everybody), words, seated.at("seats"))


def _range(total: tuple[int, int]) -> Text:
    return from_to(*total)
