"""Bodies and seats in words."""

from __future__ import annotations

from collections.abc import Iterator

from governance.description.fact import Fact, ids, names, own, stated
from governance.diagnostics import Text
from governance.model.bodies import Body, Chair, Meets
from governance.model.seats import Seat
from governance.words.levels import LEVELS
from governance.words.lists import enumerated
from governance.words.mandates import MANDATES, ORIGINS, WEIGHT, Origin
from governance.words.marks import NOBODY_THERE, NOT_STATED, NOTHING, YES, same
from governance.words.meetings import FURTHER
from governance.words.numbers import number_text

_SEATS = Text("seats", "pladser")
_CHAIR = Text("chair", "formand")
_MEETS = Text("meets", "mødes")


def body_facts(body: Body) -> Iterator[Fact]:
    """What is said of a body, beside its seats, its rule and what it has in common with parties."""
    yield Fact("level", Text("level", "niveau"), LEVELS[body.level].name)
    if body.not_stated("seats"):
        yield Fact("seats", _SEATS, NOT_STATED)
    if body.stated_size is not None:
        yield Fact("size", Text("size", "størrelse"), same(body.stated_size), where=body.at("size"))
    if body.chair is not None:
        yield _chair(body.chair)
    elif body.not_stated("chair"):
        yield Fact("chair", _CHAIR, NOT_STATED)
    if body.meets is not None:
        yield stated("meets", _MEETS, _meets(body.meets), body.meets)
    elif body.not_stated("meets"):
        yield Fact("meets", _MEETS, NOT_STATED)
    if body.staff is not None:
        count = same(body.staff.count)
        full = Text(f"{count.en} (full time)", f"{count.da} (fuld tid)") if body.staff.full_time else count
        yield stated("staff", Text("staff", "medarbejdere"), full, body.staff)


def _chair(chair: Chair) -> Fact:
    """Who chairs, and how the chair passes on."""
    said = [names(links) for links in (chair.seats, chair.held_by) if links.things or links.unknown]
    if chair.chair_of is not None:
        said.append(Text(f"the chair of {chair.chair_of.label}", f"formanden for {chair.chair_of.label}"))
    if chair.from_.things or chair.from_.unknown:
        who = names(chair.from_)
        said.append(Text(f"from {who.en}", f"fra {who.da}"))
    changes = (
        [Fact("changes", Text("changes", "skifter"), chair.changes or NOT_STATED)] if chair.changes or chair.changes_not_stated else []
    )
    nobody = NOBODY_THERE if chair.is_forsaken else NOT_STATED
    return stated("chair", _CHAIR, enumerated(said) if said else nobody, chair, changes)


def _meets(meets: Meets) -> Text:
    often = meets.per_year
    parts = [Text(f"{often} times a year", f"{often} gange om året")] if often is not None else []
    parts += [FURTHER[meets.also]] if meets.also is not None else []
    return enumerated(parts) if parts else NOT_STATED


def origins(seat: Seat) -> list[tuple[Origin, tuple[str, ...]]]:
    """Whose a seat is, in each way in which its text says it; nobody, where none of those that it names is there on the day."""
    group = (seat.each.label,) if seat.each is not None else ()
    found: list[tuple[Origin, tuple[str, ...]]] = [
        ("appointed_by", ids(seat.appointed_by)),
        ("held_by", ids(seat.held_by)),
        ("each", group),
        ("from", ids(seat.from_)),
    ]
    if seat.is_forsaken:
        said = {"appointed_by": seat.appointed_by.said, "held_by": seat.held_by.said, "each": seat.each_is_gone, "from": seat.from_.said}
        return [(origin, those) for origin, those in found if said[origin]]
    return [(origin, those) for origin, those in found if those]


def seat_facts(seat: Seat) -> Iterator[Fact]:
    """What is said of a seat, one thing after the other."""
    yield Fact("seats", Text("seat in", "plads i"), same(seat.body.label))
    each = Text(f" for each of {seat.each.label}", f" for hver af {seat.each.label}") if seat.each is not None else NOTHING
    written, meant = same(seat.count or 1), seat.number
    yield Fact("count", Text("how many", "antal"), Text(f"{written.en}{each.en}", f"{written.da}{each.da}"))
    if meant is not None and (seat.is_each or seat.optional):
        yield Fact("number", Text("that is", "det vil sige"), same(meant))
    vote = Text("observer, no vote", "observatør uden stemme") if seat.observer else Text("votes", "har stemme")
    yield Fact("observer", Text("vote", "stemme"), vote)
    for origin, those in origins(seat):
        if origin != "each":
            yield Fact(origin, ORIGINS[origin], enumerated(those) if those else NOBODY_THERE)
        elif not those:
            yield Fact("each", ORIGINS["each"], NOBODY_THERE)
    if seat.appointer_not_stated:
        yield Fact("appointed_by", ORIGINS["appointed_by"], NOT_STATED)
    if seat.weight is not None:
        yield Fact("weight", WEIGHT, number_text(seat.weight))
    if seat.deputy:
        yield Fact("deputy", Text("deputy", "suppleant"), YES)
    if seat.mandate is not None:
        yield Fact("mandate", Text("mandate", "mandat"), MANDATES[seat.mandate])
    yield from own(seat)
