"""What a body has to do: itself, as one of groups and of their groups; in several files; on a day."""

from __future__ import annotations

from datetime import date

import pytest

from governance.model.loaded import load
from governance.model.timeline import Differs, Timeline
from governance.routing.decision_tables import decision_tables
from governance.routing.who import Mandate, Unknown, actor_named, all_cases, mandate, who
from tests.conftest import HEAD, MODELS, Write, govcheck

TOWNS = """\
parties:
  a: {name: Aby}
  b: {name: Beby}
  agent: {name: The agent, tasks: {post: {name: Answer letters}}}
  towns:
    name: The towns
    members: [a, b]
    acts_through: agent
    tasks: {quay: {name: Keep the quay, force: may, every: year, with: agent}}
    tasks_listed: among_others
  coast: {name: The coast, members: [towns], tasks: {dunes: {name: Keep the dunes}}}
"""
CASES = """\
cases:
  fairway:
    name: The fairway
    conditions: {depth: {name: Deep enough, force: as_a_rule}}
    route:
      - {step: prepare, by: agent, with: towns}
      - {step: decide, by: [towns, agent], force: as_a_rule, when: it silts up, differ: The agent settles it}
"""


def timeline(*paths: object) -> Timeline:
    return load([str(path) for path in paths]).timeline


def of(found: Timeline, name: str, day: date | None = None) -> Mandate:
    actor = actor_named(found, name, day)
    assert actor is not None
    told = mandate(found, actor, day=day)
    assert told is not None
    return told


def as_(told: Mandate) -> list[tuple[str | None, list[str]]]:
    """The tasks, each list with the group as one of which they are to be done."""
    return [(one.capacity and one.capacity.group.id, [task.id for task in one.tasks]) for one in told.duties]


# Groups.


def test_what_a_group_and_its_groups_have_to_do_is_told_of_their_members(write: Write) -> None:
    found = timeline(write(HEAD + TOWNS + CASES))
    told = of(found, "a")
    assert as_(told) == [("towns", ["towns.quay"]), ("coast", ["coast.dunes"])]
    assert [(one.step.step, one.capacity and one.capacity.group.id, one.beside) for one in told.assignments] == [
        ("prepare", "towns", True),
        ("decide", "towns", False),
    ]


def test_who_acts_for_a_group_has_its_tasks_on_its_behalf(write: Write) -> None:
    told = of(timeline(write(HEAD + TOWNS)), "agent")
    assert [(one.capacity and (one.capacity.group.id, one.capacity.acting)) for one in told.duties] == [
        None,
        ("towns", True),
        ("coast", True),
    ]
    assert [(one.capacity and one.capacity.acting) for one in of(timeline(write(HEAD + TOWNS)), "a").duties] == [False, False]


@pytest.mark.parametrize(
    ("body", "group", "tasks"),
    [("kl", "partnerskabet", 25), ("dgo_nordjylland", "dgo", 8), ("region_nordjylland", "regioner", 1)],
)
def test_the_real_groups(body: str, group: str, tasks: int) -> None:
    """KL is one of the parties (pa 1.3); a DGO has what they all have (pa 8.5, gm B4); a region is one of the five."""
    assert (group, tasks) in [(name, len(each)) for name, each in as_(of(timeline(MODELS), body))]


def test_nothing_that_is_said_of_a_task_or_step_is_lost(write: Write) -> None:
    path = write(HEAD + TOWNS + CASES)
    text = " ".join(govcheck("who", "--by", "a", "-m", path).stdout.decode().split())
    for said in (
        "Tasks as one of The towns (towns)",
        "Keep the quay, with The agent, every year [may]",
        "and others: the text lists these by way of example",
        "decides: The fairway (fairway) (as one of towns) [as a rule]; only: it silts up",
        "several together; if they differ: The agent settles it",
        "condition: Deep enough [as a rule]",
    ):
        assert said in text
    danish = " ".join(govcheck("who", "--by", "agent", "-m", path, "--lang", "da").stdout.decode().split())
    assert "Opgaver på vegne af The towns (towns)" in danish and "hvert år [kan]" in danish


def test_a_body_is_made_up_of_who_is_said_to_lead_it_by_either_side(write: Write) -> None:
    bodies = "bodies: {office: {level: secretariat, tasks: {post: {name: Answer letters}}%s}}\n"
    one = HEAD + "parties: {crown: {name: The crown, leads: office}}\n" + bodies % ""
    other = HEAD + "parties: {crown: {name: The crown}}\n" + bodies % ", led_by: crown"
    assert [of(timeline(write(text)), "crown").through[0].body.id for text in (one, other)] == ["office", "office"]


# Several files.


def test_a_group_whose_members_and_a_body_whose_rule_stand_in_another_file(write: Write) -> None:
    bodies = "bodies: {board: {name: The board, level: political, decides: %s}}\n"
    cases = "cases: {fee: {name: The fee, route: [{step: decide, by: [board, towns]}]}}\n"
    rule = "{rule: majority, of: cast, quorum: 3}"
    whole = write("govcheck: 1\nid: base\ntitle: T\n" + TOWNS + bodies % rule + cases, "whole.yaml")
    write("govcheck: 1\nid: base\ntitle: T\n" + TOWNS.replace("    members: [a, b]\n", "") + bodies % "not_stated" + cases, "base.yaml")
    more = write(
        "govcheck: 1\nid: more\ntitle: M\nimports: {base: base.yaml}\n"
        "parties: {towns: {elaborates: base.towns, members: [base.a, base.b]}}\n"
        f"bodies: {{board: {{elaborates: base.board, level: political, decides: {rule}}}}}\n",
        "more.yaml",
    )
    for name in ("a", "b", "board", "towns", "agent"):
        assert of(timeline(more), name) == of(timeline(whole), name)
    assert all_cases(timeline(more)) == all_cases(timeline(whole))
    assert who(timeline(more), "fee") == who(timeline(whole), "fee")
    (answer,) = all_cases(timeline(more)).matches
    assert [rule.stated for step in answer.route.steps or () for rule in step.rules] == [True, False]


def test_a_case_that_another_file_elaborates_is_one_case(write: Write) -> None:
    facets = "facets: {size: {name: Size, values: {small: Small, large: Large}}}\n"
    write(f"govcheck: 1\nid: base\ntitle: T\nparties: {{us: {{name: Us}}}}\n{facets}cases: {{fee: {{name: The fee}}}}\n", "base.yaml")
    more = write(
        "govcheck: 1\nid: more\ntitle: M\nimports: {base: base.yaml}\n"
        "facets: {shape: {name: Shape, values: {round: Round, square: Square}}}\n"
        "cases: {fee: {elaborates: base.fee, when: {size: small, shape: round}, route: [{step: decide, by: base.us}]}}\n",
        "more.yaml",
    )
    found = timeline(more)
    assert [(one.id, [step.step for step in one.route.steps or ()]) for one in all_cases(found).matches] == [("fee", ["decide"])]
    (table,) = decision_tables(found)
    assert [(rule.case, rule.when) for rule in table.rules] == [("fee", (("size", ("small",)), ("shape", ("round",))))]


# Days.

BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)
CHANGING = """\
parties:
  a: {name: Aby, tasks: {sand: {name: Move sand, valid: {to: 2026-12-31}}}}
  b: {name: Beby, valid: {to: 2026-12-31}}
  c: {name: Ceby}
facets: {size: {name: Size, values: {small: Small, large: Large}}}
cases:
  dunes:
    name: The dunes
    when: {size: small}
    route: [{step: decide, by: [a, b]}, {step: inform, by: c, valid: {from: 2027-01-01}}]
  old: {name: The old matter, valid: {to: 2026-12-31}, when: {size: large}, route: [{step: decide, by: b}]}
  moles: {name: The moles, route: [{step: decide, by: b}]}
"""


def test_what_does_not_hold_on_the_day_is_absent(write: Write) -> None:
    found = timeline(write(HEAD + CHANGING))

    def told(day: date) -> list[tuple[str, list[tuple[str, list[str]]]]]:
        return [
            (one.id, [(step.step, [actor.id for actor in step.by]) for step in one.route.steps or ()])
            for one in all_cases(found, day=day).matches
        ]

    assert told(BEFORE) == [("dunes", [("decide", ["a", "b"])]), ("old", [("decide", ["b"])]), ("moles", [("decide", ["b"])])]
    assert told(AFTER) == [("dunes", [("decide", ["a"]), ("inform", ["c"])]), ("moles", [("decide", [])])]
    assert as_(of(found, "a", BEFORE)) == [(None, ["a.sand"])] and of(found, "a", AFTER).duties == ()
    assert actor_named(found, "b", AFTER) is None
    assert [len(table.rules) for day in (BEFORE, AFTER) for table in decision_tables(found, day)] == [2, 1]


def test_who_is_named_but_gone_is_not_said_to_be_not_stated(write: Write) -> None:
    path = write(HEAD + CHANGING)
    text = govcheck("who", "moles", "--as-of", "2027-01-01", "-m", path).stdout.decode()
    assert "decided by: nobody who is there" in text and "not stated" not in text


def test_an_answer_that_differs_between_days_asks_for_the_day(write: Write) -> None:
    path = write(HEAD + CHANGING)
    found = timeline(path)
    for ask in (lambda: all_cases(found), lambda: who(found, "dunes"), lambda: decision_tables(found), lambda: of(found, "b")):
        with pytest.raises(Differs) as caught:
            ask()
        assert caught.value.days == (AFTER,)
    for words in (["dunes"], ["--all"], ["--by", "b"], ["--where", "size=large"]):
        done = govcheck("who", *words, "-m", path)
        assert (done.returncode, done.stdout) == (2, b"") and b"2027-01-01" in done.stderr and b"--as-of" in done.stderr
    assert govcheck("table", "-m", path).returncode == 2
    assert govcheck("who", "--by", "b", "--as-of", "2027-01-01", "-m", path).returncode == 1


def test_how_well_the_words_fit_makes_no_other_answer(write: Write) -> None:
    """There are fewer cases on one day than on another, so that each word tells more; what is answered is the same."""
    more = "".join(f"  m{n}: {{name: Matter {n}, valid: {{to: 2026-12-31}}, route: [{{step: decide, by: c}}]}}\n" for n in range(20))
    found = timeline(write(HEAD + "parties: {c: {name: Ceby}}\ncases:\n  sand: {name: Sand, route: [{step: decide, by: c}]}\n" + more))
    assert [one.id for one in who(found, "sand").matches] == ["sand"]


def test_a_facet_that_has_ended_can_be_asked_of_its_days_alone(write: Write) -> None:
    text = CHANGING.replace("{name: Size,", "{valid: {to: 2026-12-31}, name: Size,")
    found = timeline(write(HEAD + text))
    assert [one.id for one in who(found, day=BEFORE, where=[("size", "small")]).matches] == ["dunes"]
    with pytest.raises(Unknown):
        who(found, day=AFTER, where=[("size", "small")])
    with pytest.raises(Differs):
        who(found, where=[("size", "small")])
