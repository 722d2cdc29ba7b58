"""Who has a vote in a body on a day: groups, force, duplicates, chairs, keys, and bodies of which several files speak."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from governance import load
from governance.decisions.chamber import Chamber, Place
from governance.decisions.seating import chamber_of, weighable
from governance.decisions.votes import voting_body
from governance.diagnostics import Text
from governance.model.bodies import Body
from governance.model.timeline import Differs
from tests.conftest import HEAD, Write, diagnose

PARTIES = "parties:\n  a: {name: A}\n  b: {name: B}\n  c: {name: C}\n  towns: {name: Towns, members: [a, b, c]}\n"


def body_of(*paths: Path, day: str = "2025-01-01", name: str = "board") -> Body:
    found = load(paths).timeline.on(date.fromisoformat(day)).find(name)[0]
    assert isinstance(found, Body)
    return found


def chamber(*paths: Path, day: str = "2025-01-01") -> Chamber:
    body = body_of(*paths, day=day)
    found = chamber_of(body, body.rule)
    assert isinstance(found, Chamber), found
    return found


def board(seats: str, decides: str = "{rule: majority, of: seats}", more: str = "") -> str:
    return HEAD + PARTIES + f"bodies:\n  board:\n    level: political\n    seats: {seats}\n    decides: {decides}\n{more}"


def test_a_seat_for_each_member_of_a_group(write: Write) -> None:
    (place,) = chamber(write(board("{towns: {each: towns, count: 2}}"))).places
    assert (place.count, place.most, place.members, place.blocs) == (6, None, ("a", "b", "c"), ("a", "b", "c"))


def test_a_seat_that_may_be_filled_may_be_empty(write: Write) -> None:
    places = chamber(write(board("{a: {appointed_by: a}, spare: {appointed_by: b, force: may}}"))).places
    assert [(place.id, place.count, place.most) for place in places] == [("a", 1, None), ("spare", 0, 1)]


def test_an_appointer_that_stands_twice_is_the_same_bloc(write: Write) -> None:
    places = chamber(write(board("{x: {appointed_by: a}, y: {appointed_by: [a, a]}, z: {appointed_by: [b, a, b]}}"))).places
    assert [place.blocs for place in places] == [("a",), ("a",), ("a+b",)]


def test_an_office_votes_for_its_party(write: Write) -> None:
    text = board("{mayor: {held_by: mayor}, a: {appointed_by: a}}", more="offices: {mayor: {name: Mayor, party: b}}\n")
    assert [place.blocs for place in chamber(write(text)).places] == [("b",), ("a",)]


MERGER = (
    HEAD
    + """\
parties:
  a: {name: A}
  b: {name: B, valid: {to: 2026-12-31}}
  c: {name: C, valid: {to: 2026-12-31}}
  d: {name: D, valid: {from: 2027-01-01}}
  towns: {name: Towns, members: [a, b, c, d]}
  old: {name: Old, members: [b, c]}
bodies:
  board:
    level: political
    seats:
      towns: {each: towns}
      old: {each: old}
      kept: {appointed_by: [a, b]}
      first: {appointed_by: a, valid: {to: 2026-12-31}}
      second: {appointed_by: a, valid: {from: 2027-01-01}}
    chair: {seat: [first, second]}
    decides: {rule: weighted, threshold: 1/2, key: people, of: seats}
keys: {people: {values: {a: 5, b: 3, c: 2, d: 4, kept: 1, first: 1, second: 1}}}
"""
)


@pytest.mark.parametrize(
    ("day", "seats"),
    [
        ("2026-12-31", {"towns.a": 1, "towns.b": 1, "towns.c": 1, "old.b": 1, "old.c": 1, "kept": 1, "first": 1}),
        ("2027-01-01", {"towns.a": 1, "towns.d": 1, "old": 0, "kept": 1, "second": 1}),
    ],
)
def test_members_and_seats_of_the_day(write: Write, day: str, seats: dict[str, int]) -> None:
    found = chamber(write(MERGER), day=day)
    assert {place.id: place.count for place in found.places} == seats
    assert found.places[found.chair or 0].id in ("first", "second"), "the chair passes from the one seat to the other"
    assert found.places[-2].blocs == (("a+b",) if day < "2027" else ("a",))


def test_weights_may_name_who_is_there_on_another_day(write: Write) -> None:
    weights = "{a: 5, b: 3, c: 2, d: 4, kept: 1, first: 1, second: 1, old: 1}"
    path = write(
        MERGER.replace("key: people", f"weights: {weights}").replace(
            "keys: {people: {values: {a: 5, b: 3, c: 2, d: 4, kept: 1, first: 1, second: 1}}}\n", ""
        )
    )
    for day in ("2026-12-31", "2027-01-01"):
        assert weighable(body_of(path, day=day)) >= {"a", "b", "c", "d", "first", "second"}
    found = [found.message.en for found in diagnose(path) if found.code in ("GOV304", "GOV314")]
    assert found == []


def test_a_body_that_is_not_the_same_on_all_days_names_no_voters(write: Write) -> None:
    timeline = load([write(MERGER)]).timeline
    with pytest.raises(Differs) as error:
        voting_body(timeline, "board")
    assert error.value.days == (date(2027, 1, 1),)
    assert voting_body(timeline, "board", day=date(2030, 1, 1)).chamber.size == 4


def test_days_on_which_nothing_of_the_body_changes_are_one(write: Write) -> None:
    """Another body's seat ends; a key's number for somebody without a seat does not count either."""
    text = board("{a: {appointed_by: a}}") + "  other: {level: political, seats: {b: {appointed_by: b, valid: {to: 2026-12-31}}}}\n"
    assert voting_body(load([write(text)]).timeline, "board").chamber.size == 1


def test_a_group_without_living_members_has_no_votes(write: Write) -> None:
    text = board("{towns: {each: towns}, a: {appointed_by: a}}").replace("name: B}", "name: B, valid: {to: 2020-01-01}}")
    text = text.replace("members: [a, b, c]", "members: [b]")
    found = chamber(write(text))
    assert [(place.id, place.count) for place in found.places] == [("towns", 0), ("a", 1)]
    alone = (
        board("{towns: {each: towns}}")
        .replace("name: B}", "name: B, valid: {to: 2020-01-01}}")
        .replace("members: [a, b, c]", "members: [b]")
    )
    assert chamber_of(body_of(write(alone))) == Text("no seat has a vote", "ingen plads har stemme")


def test_a_group_whose_members_nobody_tells_is_not_known(write: Write) -> None:
    text = board("{towns: {each: towns}}").replace(", members: [a, b, c]", "")
    assert chamber_of(body_of(write(text))) == Text(
        "how many seats towns is, is not stated", "det er ikke angivet, hvor mange pladser towns er"
    )


BASE = (
    HEAD.replace("example", "base")
    + PARTIES.replace("members: [a, b, c]", "note: n")
    + "bodies: {board: {level: political, seats: {towns: {each: towns}}}}\nkeys: {people: {values: {a: 5, b: 3}}}\n"
)
MORE = HEAD.replace("example", "more") + (
    "imports: {base: base.yaml}\n"
    "parties: {all: {name: All, elaborates: base.towns, members: [base.a, base.b, base.c]}}\n"
    "bodies: {local: {level: political, elaborates: base.board, decides: {rule: weighted, key: people, threshold: 1/2, of: seats}}}\n"
)
WHOLE = HEAD + (
    PARTIES + "bodies: {board: {level: political, seats: {towns: {each: towns}}, "
    "decides: {rule: weighted, key: people, threshold: 1/2, of: seats}}}\nkeys: {people: {values: {a: 5, b: 3}}}\n"
)


def test_what_several_files_say_of_a_body_is_one_chamber(write: Write) -> None:
    """Seats and a key in one file, the rule and the members of the group in another."""
    paths = [write(BASE, "base.yaml"), write(MORE, "more.yaml")]
    whole, parts = chamber(write(WHOLE)), chamber(*paths)
    told = [(place.id, place.seat, place.count, place.blocs, place.members) for place in whole.places]
    assert [(place.id, place.seat, place.count, place.blocs, place.members) for place in parts.places] == told
    assert whole.keys["people"]["a"] == parts.keys["people"]["a"] == Fraction(5)


@pytest.mark.parametrize("key", ["people", "base.people"])
def test_a_key_of_a_file_that_is_imported(write: Write, key: str) -> None:
    """Its ids are those of its own file, whatever the file of the body calls these parties."""
    write(HEAD.replace("example", "base") + PARTIES + "keys: {people: {values: {a: 5, b: 3, c: 2}}}\n", "base.yaml")
    more = HEAD.replace("example", "more") + (
        "imports: {base: base.yaml}\nparties: {here: {name: Here, elaborates: base.a}}\n"
        "bodies: {board: {level: political, seats: {one: {appointed_by: here}, all: {each: base.towns}}, "
        f"decides: {{rule: weighted, key: {key}, threshold: 1/2, of: seats}}}}}}\n"
    )
    found = voting_body(load([write(more, "more.yaml")]).timeline, "board")
    from governance.decisions.weighted import weights_of
    from governance.model.rules import Weighted

    assert isinstance(found.rule, Weighted)
    assert [place.id for place in found.chamber.places] == ["one", "all.a", "all.b", "all.c"]
    assert weights_of(found.rule, found.chamber) == [5, 5, 3, 2]


def test_chairs(write: Write) -> None:
    seats = "{a: {appointed_by: a}, b: {held_by: mayor}, press: {appointed_by: c, observer: true}}"
    offices = "offices: {mayor: {name: Mayor, party: b}}\n"
    for chair, places, observes in (
        ("{seat: a}", (0,), False),
        ("{held_by: mayor}", (1,), False),
        ("{from: a}", (0,), False),
        ("{seat: [a, b]}", (0, 1), False),
        ("{seat: press}", (), True),
        ("{from: c}", (), False),
        ("{seat: nobody}", (), False),
    ):
        text = board(seats, more=offices).replace("    decides:", f"    chair: {chair}\n    decides:")
        found = chamber(write(text))
        assert (found.chairs, found.chair_observes) == (places, observes), chair


def test_places_hold_what_a_rule_can_ask(write: Write) -> None:
    seats = "{a: {appointed_by: a, count: 2..3, weight: 2, deputy: true}, press: {appointed_by: c, observer: true}}"
    found = chamber(write(board(seats)))
    assert found.places == (Place("a", "a", 2, most=3, votes=Fraction(2), weighed=True, deputy=True, blocs=("a",), known_as=("a",)),)
    assert found.observers == ("press",)
    assert found.id == "board"
