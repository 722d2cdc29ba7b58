"""What a rule says of those who do not vote for or against, what its denominator settles, and what stays open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from governance.decisions.chamber import STATES, State

Effect = Literal["as_no", "as_yes", "left_out"]
Field = Literal["vacancy", "absence", "abstention", "recusal"]
FIELDS: tuple[Field, ...] = ("vacancy", "absence", "abstention", "recusal")
OF_STATE: dict[State, Field] = {
    "vacant": "vacancy",
    "absent": "absence",
    "abstain": "abstention",
    "present": "abstention",
    "recused": "recusal",
}
"""The field that says how a state counts. Who is there and has not voted counts as one who abstains."""

LEFT_OUT: dict[str | None, frozenset[str]] = {
    "seats": frozenset(),
    "serving": frozenset({"vacancy"}),
    "present": frozenset({"vacancy", "absence", "recusal"}),
    "cast": frozenset(FIELDS),
}
"""Whom a denominator leaves out, where the rule says nothing else of them. The disqualified are not among those present."""
SETTLED: dict[str | None, frozenset[str]] = {
    "serving": frozenset({"vacancy"}),
    "present": frozenset({"vacancy", "absence"}),
    "cast": frozenset(FIELDS),
}
"""What a denominator leaves no doubt about."""


@dataclass(frozen=True, slots=True)
class Open:
    """A question that the rule leaves open: how it is read here, how else it may be read, and why it is open."""

    field: str
    here: str
    others: tuple[str, ...]
    why: Literal["assumed", "not_stated", "silent"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers to open questions, by field, in place of the usual ones."""

    answers: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str | None:
        return self.answers.get(name)


USUAL = Reading()


@dataclass(frozen=True, slots=True)
class Settings:
    """How a rule is read: its own words first, then those of the rule it stands in, then the reading, then its denominator."""

    of: str | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    """What the rule and those around it say; what an own denominator settles, those around it do not say."""
    own: frozenset[str] = frozenset()
    """What the rule says itself."""
    assumed: bool = False
    reading: Reading = USUAL

    def within(self, rule: Any) -> Settings:
        """These settings with what `rule`, which stands in them, says itself."""
        own = {name: value for name in (*FIELDS, "tie") if (value := getattr(rule, name)) is not None}
        around = {name: value for name, value in self.said.items() if name not in LEFT_OUT.get(rule.of, frozenset())}
        return replace(
            self,
            of=rule.of or self.of,
            said={**around, **own},
            own=frozenset(own),
            assumed=self.assumed or rule.assumed is not None,
        )

    def effect(self, name: Field, settled: frozenset[str], usual: Effect) -> tuple[Effect, Open | None]:
        """How those count whom `name` is about, and the question, if it is open.

        `settled` are the fields about which the kind of rule leaves no doubt, `usual` how they count then or by default.
        """
        said = None if name in settled and name not in self.own else self.said.get(name)
        sure = name in settled or (name in SETTLED.get(self.of, ()))
        here: Any = said if said not in (None, "not_stated") else usual
        if name in settled or (not self.assumed and said != "not_stated" and (said is not None or sure)):
            return here, None
        others = tuple(item for item in ("as_no", "left_out") if item != here)
        why: Any = "not_stated" if said == "not_stated" else "assumed" if self.assumed else "silent"
        answer: Any = self.reading[name]
        return answer or here, Open(name, here, others, why)

    def usual(self, name: Field) -> Effect:
        """How those count whom `name` is about, by the denominator alone."""
        return "left_out" if name in LEFT_OUT.get(self.of, frozenset()) else "as_no"

    def tie(self) -> tuple[str, Open | None]:
        """What a tie does: `chair`, `rejected` or `status_quo`; and the question, if it is open."""
        said = self.said.get("tie")
        if said not in (None, "not_stated") and not self.assumed:
            return str(said), None
        here = str(said) if said not in (None, "not_stated") else "rejected"
        why: Any = "not_stated" if said == "not_stated" else "assumed" if self.assumed and said else "silent"
        answer = self.reading["tie"]
        return answer or here, Open("tie", here, ("rejected",) if here == "chair" else ("chair",), why)

    def counts(self, settled: frozenset[str], usual: Effect | None = None) -> tuple[tuple[int, ...], tuple[Open, ...]]:
        """For each of STATES 1, 0 or -1: counts as a vote for, against, or not at all; and the questions that are open.

        `usual`: how all those count by the kind of rule who do not vote; by the denominator where None.
        """
        effects: dict[str, Effect] = {}
        found: list[Open] = []
        for name in FIELDS:
            effects[name], open_ = self.effect(name, settled, usual or self.usual(name))
            if open_ is not None:
                found.append(open_)
        number = {"as_yes": 1, "as_no": 0, "left_out": -1}
        return (1, 0, *(number[effects[OF_STATE[state]]] for state in STATES[2:])), tuple(found)
