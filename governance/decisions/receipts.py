"""Receipts: everything that it takes to count a decision again, and to see that it comes out the same.

A receipt holds the input, the rule as it is written with its clause, the hashes of the models, the program's version, and
the trace of the count. It holds no date and no path: two who count the same votes get the same receipt.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from governance import __version__
from governance.decisions.ballot_files import once
from governance.decisions.chamber import STATES, State
from governance.decisions.condition import AnyTally, AttendedTally, JoinedTally
from governance.decisions.kinds import requirement
from governance.decisions.rule_texts import rule_of
from governance.decisions.seating import keys_of
from governance.decisions.settings import FIELDS, OF_STATE
from governance.decisions.votes import Verdict, decide
from governance.diagnostics import Text
from governance.model.bodies import Body
from governance.model.rules import Rule
from governance.model.timeline import Timeline
from governance.model.written import File, imported, words_at
from governance.words.outcomes import OUTCOMES

FORM = 1


class Input(NamedTuple):
    """What was asked: the votes as given, and how they were to be counted. `rule` is the text of another rule, or None."""

    given: Mapping[State, Sequence[str]]
    casting: bool | None = None
    written: bool = False
    rule: str | None = None


class NoReceipt(Exception):
    """This is no receipt. `text` says to users why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def read(text: str) -> dict[str, Any]:
    """A receipt from its text. Raises NoReceipt."""
    no = Text("this is no receipt of govcheck", "dette er ikke en kvittering fra govcheck")
    try:
        held = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise NoReceipt(no) from None
    if not isinstance(held, dict) or "receipt" not in held:
        raise NoReceipt(no)
    if held["receipt"] != FORM:
        raise NoReceipt(Text("this receipt is of another form", "denne kvittering har en anden form"))
    damaged = NoReceipt(Text("this receipt is damaged", "denne kvittering er beskadiget"))
    if set(held) != _PARTS or not isinstance(held["govcheck"], str) or not isinstance(held["body"], str):
        raise damaged
    if not isinstance(held["outcome"], str) or held["outcome"] not in OUTCOMES or not _is_day(held["as_of"]):
        raise damaged
    said, models = held["input"], held["models"]
    if not isinstance(said, dict) or not {"casting", "written", "rule"} <= said.keys() <= {*STATES, "casting", "written", "rule"}:
        raise damaged
    if not all(_texts(said[state]) for state in STATES if state in said) or said["casting"] not in (None, "yes", "no"):
        raise damaged
    if not isinstance(said["rule"], str | None) or not isinstance(said["written"], bool) or not isinstance(models, list):
        raise damaged
    if not all(isinstance(model, dict) and all(isinstance(model.get(key), str) for key in ("id", "sha256")) for model in models):
        raise damaged
    return held


_PARTS = {"receipt", "govcheck", "body", "as_of", "input", "rule", "models", "seats", "trace", "outcome"}


def day(held: dict[str, Any]) -> date | None:
    """The day as of which it was counted."""
    return None if held["as_of"] is None else date.fromisoformat(held["as_of"])


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_day(value: object) -> bool:
    try:
        return value is None or (isinstance(value, str) and bool(date.fromisoformat(value)))
    except ValueError:
        return False


def receipt(asked: Input, found: Verdict, day: date | None = None) -> dict[str, Any]:
    """The receipt of a decision, on the day that was asked for."""
    stated = found.of.rule
    return {
        "receipt": FORM,
        "govcheck": __version__,
        "body": found.body,
        "as_of": day.isoformat() if day is not None else None,
        "input": {
            **{state: list(asked.given[state]) for state in STATES if asked.given.get(state)},
            "casting": None if asked.casting is None else "yes" if asked.casting else "no",
            "written": asked.written,
            "rule": asked.rule,
        },
        "rule": {
            "says": _says(stated),
            "key": _keys(found.of, stated),
            "requires": requirement(found.decision.method.rule).en if found.decision else None,
            "clause": found.clause or None,
            "what_if": found.what_if,
        },
        "models": [{"id": model.id, "sha256": _hash(model)} for model in _used(found.of, stated)],
        "seats": [
            {"seat": place.id, "voters": sum(states), "votes": str(place.votes)}
            for place, states in zip(found.decision.method.chamber.places, found.decision.votes, strict=True)
        ]
        if found.decision
        else [],
        "trace": trace(found),
        "outcome": found.outcome,
    }


def trace(found: Verdict) -> list[dict[str, Any]]:
    """The steps of the count, in order: votes by seat, quorum, each condition, the chair, the outcome."""
    decision = found.decision
    if decision is None:
        return [{"step": "refused", "because": [text.en for text in found.reasons]}]
    places = decision.method.chamber.places
    steps: list[dict[str, Any]] = []
    for place, states in zip(places, decision.votes, strict=True):
        steps.append({"step": "votes", "seat": place.id, **{state: n for state, n in zip(STATES, states, strict=True) if n}})
    attendance = decision.counted.attendance
    if attendance is not None:
        missing = [places[at].id for at in attendance.missing]
        steps.append(
            {
                "step": "quorum",
                "present": attendance.there,
                "of": attendance.of,
                "needed": attendance.needed,
                "missing": missing,
                "met": attendance.met,
            }
        )
    steps += _conditions(decision.counted.tally, "1", [place.id for place in places])
    if decision.counted.tied:
        casting = decision.counted.casting
        steps.append({"step": "casting vote", "vote": None if casting is None else "yes" if casting else "no"})
    steps.append({"step": "outcome", "outcome": decision.counted.outcome})
    return steps


def _conditions(tally: AnyTally, number: str, places: list[str]) -> list[dict[str, Any]]:
    if isinstance(tally, AttendedTally):
        own = tally.attendance
        quorum = {"step": "quorum of a part", "number": number, "present": own.there, "needed": own.needed, "met": own.met}
        return [quorum, *_conditions(tally.inner, number, places)]
    if isinstance(tally, JoinedTally):
        inner = [step for part, item in enumerate(tally.parts, 1) for step in _conditions(item, f"{number}.{part}", places)]
        return [*inner, {"step": "condition", "number": number, "rule": tally.joined.kind, "met": tally.met}]
    condition = tally.condition
    counts = {1: "as_yes", 0: "as_no", -1: "left_out"}
    effects = {OF_STATE[state]: counts[condition.counts[at]] for at, state in enumerate(STATES) if state in OF_STATE}
    return [
        {
            "step": "condition",
            "number": number,
            "rule": condition.kind,
            "weights": {place: str(condition.shown(weight)) for place, weight in zip(places, condition.weights, strict=True) if weight},
            **{field: effects[field] for field in FIELDS},
            "for": str(condition.shown(tally.for_)),
            "counted": str(condition.shown(tally.base)),
            "needed": str(condition.shown(tally.needed)),
            "tied": tally.tied,
            "met": tally.met,
        }
    ]


def verify(timeline: Timeline, held: dict[str, Any], body: str | None = None) -> list[Text]:
    """Count a receipt's votes again: what is not the same now, each in a sentence; empty where all of it is.

    `body`: by its id in place of the receipt's. Raises what `decide` and `rule_of` raise, where the votes cannot be counted.
    """
    said = held["input"]
    asked = Input(
        {state: said[state] for state in STATES if state in said},
        None if said.get("casting") is None else said["casting"] == "yes",
        bool(said.get("written")),
        said.get("rule"),
    )
    again = decide(
        timeline,
        body or held["body"],
        asked.given,
        day=day(held),
        casting=asked.casting,
        rule=rule_of(asked.rule) if asked.rule is not None else None,
        written=asked.written,
    )
    now = receipt(asked, again, day(held))
    found: list[Text] = []
    was = {model["id"]: model["sha256"] for model in held["models"]}
    is_ = {model["id"]: model["sha256"] for model in now["models"]}
    for id_ in dict.fromkeys((*was, *is_)):
        if id_ not in is_:
            found.append(Text(f"the model `{id_}` is not here", f"modellen `{id_}` er her ikke"))
        elif id_ not in was:
            found.append(Text(f"the model `{id_}` was not there then", f"modellen `{id_}` var der ikke dengang"))
        elif was[id_] != is_[id_]:
            found.append(Text(f"the model `{id_}` is no longer the same", f"modellen `{id_}` er ikke længere den samme"))
    for key, en, da in (
        ("rule", "the rule is no longer the same", "reglen er ikke længere den samme"),
        ("seats", "the seats are no longer the same", "pladserne er ikke længere de samme"),
        ("trace", "the count comes out differently", "optællingen giver et andet forløb"),
    ):
        if held[key] != now[key]:
            found.append(Text(en, da))
    if held["outcome"] != now["outcome"]:
        was_, now_ = held["outcome"], now["outcome"]
        found.append(Text(f"the receipt says {was_}, the count says {now_}", f"kvitteringen siger {was_}, optællingen siger {now_}"))
    if not found and {**held, "govcheck": __version__} != now:
        found.append(Text("the receipt is not as this program writes it", "kvitteringen er ikke, som programmet skriver den"))
    return found


def other_version(held: dict[str, Any]) -> Text | None:
    """That another version of the program wrote the receipt, which may still come out the same; None where it is this one."""
    was = held["govcheck"]
    if was == __version__:
        return None
    return Text(f"the receipt is of govcheck {was}; this is {__version__}", f"kvitteringen er fra govcheck {was}; dette er {__version__}")


def _says(rule: Rule | None) -> object:
    """A rule as its file writes it."""
    return words_at(rule.where.model, rule.where.path) if rule is not None and rule.where is not None else None


def _keys(of: Body, rule: Rule | None) -> dict[str, dict[str, str]]:
    """The keys that a rule weighs votes by, as they were."""
    keys = keys_of(of, rule) if rule is not None else {}
    return {id_: {name: str(value) for name, value in key.values.items()} for id_, key in keys.items()}


def _used(of: Body, rule: Rule | None) -> list[File]:
    """The models that say anything of the body, of whoever fills its seats or of its keys, and all that these import."""
    things = (of, *(actor for seat in of.seats.values() for one in seat.whose for actor in (one, *one.members)))
    keys = keys_of(of, rule).values() if rule is not None else ()
    files = [*(file for thing in things for file in thing.files), *(key.file for key in keys)]
    found = {one for file in dict.fromkeys(files) for one in (file, *imported(file)[0])}
    return sorted(found, key=lambda file: file.id)


def _hash(model: File) -> str:
    return hashlib.sha256(model.source.text.encode()).hexdigest()
