"""How many a thing comes to by the model's own lists: members, seats, copies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from governance.diagnostics import Text
from governance.model.actors import Actor, Office, spread
from governance.model.bodies import Body
from governance.model.documents import Document
from governance.model.seats import Seat
from governance.model.statements import Links
from governance.model.things import Thing
from governance.model.written import Locus
from governance.schema.values import Range
from governance.words.numbers import from_to
from governance.words.plurals import COPY, MEMBER


class Counted(NamedTuple):
    """What a list comes to: every number that it can be read as (at least, at most), in words, and where the list is."""

    ranges: tuple[Range, ...]
    words: Text
    at: Locus

    def fits(self, number: int, *, capped: bool = False) -> bool:
        """Whether `number` is one of the readings; with `capped`, whether one of them may be no more."""
        return any(low <= number and (capped or number <= high) for low, high in self.ranges)


def counted(thing: Thing[object]) -> Counted | None:
    """What the lists of a thing come to on the day; None where there is none, or not all of it is known."""
    if not thing.sound:
        return None
    if isinstance(thing, Seat):
        return _seat(thing)
    if isinstance(thing, Document):
        return _stated_copies(thing) or copies(thing)
    if not isinstance(thing, Actor):
        return None
    listed = members(thing.member_links, thing.at("members")) if thing.members or thing.member_links.unknown else None
    if isinstance(thing, Body) and thing.seats:
        found = _seats(thing)
        return found._replace(ranges=(*found.ranges, *(listed.ranges if listed else ()))) if found is not None else None
    if listed is not None:
        return listed
    if isinstance(thing, Body) and thing.stated_size is not None:
        size = thing.stated_size
        return Counted((size,), Text(f"its size is {size}", f"størrelsen er {size}"), thing.at("size"))
    if isinstance(thing, Office) and thing.one_in_each is not None and thing.one_in_each.size:
        number = thing.one_in_each.size
        words = Text(f"there are {number}, one for each", f"der er {number}, en for hver")
        return Counted((Range(number, number),), words, thing.at("each"))
    return None


def members(links: Links[Actor], at: Locus) -> Counted:
    """A list of members: each once, and with groups as their members."""
    number = len(links) + len(links.unknown)
    readings = [number] if links.unknown else [number, len(spread(links.things))]
    listed = MEMBER.counted(number)
    words = Text(
        f"{listed.en} {'is' if number == 1 else 'are'} listed",
        f"der er opregnet {listed.da}",
    )
    return Counted(_exact(readings), words, at)


def copies(document: Document) -> Counted | None:
    """To how many copies the list of who gets one comes; a group counts as each of its members."""
    to = document.copies_to
    if not to or to.unknown:
        return None
    number = sum(one.size or 1 for one in to.things)
    each = {member for one in to.things for member in one.members or (one,)}
    if number == 1:
        words = Text("one copy has a recipient", "ét eksemplar har en modtager")
    else:
        words = Text(f"{number} are to have one", f"{number} skal have et")
    return Counted(_exact((number, len(each), len(spread(to.things)))), words, document.at("copies_to"))


def _stated_copies(document: Document) -> Counted | None:
    number = document.copies
    if number is None:
        return None
    copies_ = COPY.counted(number)
    words = Text(f"the model has {copies_.en}", f"modellen har {copies_.da}")
    return Counted((Range(number, number),), words, document.at("copies"))


def _seat(seat: Seat) -> Counted | None:
    if seat.number is None:
        return None
    said = from_to(*seat.number)
    words = Text(f"the seat stands for {said.en}", f"pladsen står for {said.da}")
    at = seat.at("count") if seat.count else seat.at("each") if seat.is_each else seat.at()
    return Counted((seat.number, seat.count or Range(1, 1)), words, at)


def _seats(body: Body) -> Counted | None:
    voting, everybody = body.voters, body.seated
    if voting is None or everybody is None:
        return None
    first, second = from_to(*voting), from_to(*everybody)
    if voting == everybody:
        words = Text(f"its seats add up to {first.en}", f"pladserne giver tilsammen {first.da}")
    else:
        words = Text(
            f"its seats add up to {first.en}, or {second.en} with the observers",
            f"pladserne giver tilsammen {first.da}, eller {second.da} med observatørerne",
        )
    return Counted((voting, everybody), words, body.at("seats"))


def _exact(readings: Sequence[int]) -> tuple[Range, ...]:
    return tuple(Range(one, one) for one in dict.fromkeys(readings))
