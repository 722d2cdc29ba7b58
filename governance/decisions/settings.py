"""What a rule says of those who do not vote for or against, what its denominator settles, and what stays open."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from governance.decisions.chamber import STATES, State
from governance.model.rules import Effect, Of, Rule, Tie

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
Question = Literal["vacancy", "absence", "abstention", "recusal", "tie", "quorum"]
"""What a rule may leave open."""
Why = Literal["assumed", "not_stated", "silent"]
"""Why it is open: the rule is assumed, its text says that it does not say it, or says nothing."""

LEFT_OUT: Mapping[Of | None, frozenset[Field]] = {
    None: frozenset(),
    "seats": frozenset(),
    "serving": frozenset({"vacancy"}),
    "present": frozenset({"vacancy", "absence", "recusal"}),
    "cast": frozenset(FIELDS),
}
"""Whom a denominator leaves out, where the rule says nothing else of them. The disqualified are not among those present."""
SETTLED: Mapping[Of | None, frozenset[Field]] = {
    None: frozenset(),
    "seats": frozenset(),
    "serving": frozenset({"vacancy"}),
    "present": frozenset({"vacancy", "absence"}),
    "cast": frozenset(FIELDS),
}
"""What a denominator leaves no doubt about."""


class Open(NamedTuple):
    """A question that the rule leaves open: how it is read here, how else it may be read, and why it is open."""

    field: Question
    here: str
    others: tuple[str, ...]
    why: Why


Reading = Mapping[str, str]
"""Answers to open questions (`Question`), in place of the usual ones."""
USUAL: Reading = MappingProxyType({})


class Settings(NamedTuple):
    """How a rule is read: its own words first, then those of the rule it stands in, then the reading, then its denominator."""

    of: Of | None = None
    effects: Mapping[Field, Effect] = MappingProxyType({})
    """What the rule and those around it say; what an own denominator settles, those around it do not say."""
    ties: Tie | None = None
    """What a tie does, by the rule or those around it."""
    unsaid: frozenset[str] = frozenset()
    """What the rule or those around it say that the text does not say."""
    own: frozenset[str] = frozenset()
    """The fields of which the rule itself says something, if only that the text does not say it."""
    assumed: bool = False
    reading: Reading = USUAL

    def within(self, rule: Rule) -> Settings:
        """These settings with what `rule`, which stands in them, says itself."""
        own = {name: effect for name in FIELDS if (effect := rule.effect(name)) is not None}
        said = frozenset(own) | rule.open | ({"tie"} if rule.tie is not None else frozenset())
        silenced = said | LEFT_OUT[rule.of]
        return self._replace(
            of=rule.of or self.of,
            effects={**{name: effect for name, effect in self.effects.items() if name not in silenced}, **own},
            ties=rule.tie if "tie" in said else self.ties,
            unsaid=(self.unsaid - silenced) | rule.open,
            own=said,
            assumed=self.assumed or rule.assumed is not None,
        )

    def effect(self, name: Field, settled: frozenset[Field], usual: Effect) -> tuple[Effect, Open | None]:
        """How those count whom `name` is about, and the question, if it is open.

        `settled` are the fields about which the kind of rule leaves no doubt, `usual` how they count then or by default.
        """
        heard = name not in settled or name in self.own
        said = self.effects.get(name) if heard else None
        unsaid = heard and name in self.unsaid
        here = usual if said is None else said
        sure = said is not None or name in SETTLED[self.of]
        if name in settled or (not self.assumed and not unsaid and sure):
            return here, None
        others = tuple(item for item in ("as_no", "left_out") if item != here)
        why: Why = "not_stated" if unsaid else "assumed" if self.assumed else "silent"
        return cast(Effect | None, self.reading.get(name)) or here, Open(name, here, others, why)

    def usual(self, name: Field) -> Effect:
        """How those count whom `name` is about, by the denominator alone."""
        return "left_out" if name in LEFT_OUT[self.of] else "as_no"

    def tie(self) -> tuple[Tie, Open | None]:
        """What a tie does; and the question, if it is open."""
        if self.ties is not None and not self.assumed:
            return self.ties, None
        here = self.ties or "rejected"
        why: Why = "not_stated" if "tie" in self.unsaid else "assumed" if self.assumed and self.ties else "silent"
        others = ("rejected",) if here == "chair" else ("chair",)
        return cast(Tie | None, self.reading.get("tie")) or here, Open("tie", here, others, why)

    def counts(self, settled: frozenset[Field], usual: Effect | None = None) -> tuple[tuple[int, ...], tuple[Open, ...]]:
        """For each of STATES 1, 0 or -1: counts as a vote for, against, or not at all; and the questions that are open.

        `usual`: how all those count by the kind of rule who do not vote; by the denominator where None.
        """
        effects: dict[Field, Effect] = {}
        found: list[Open] = []
        for name in FIELDS:
            effects[name], open_ = self.effect(name, settled, usual or self.usual(name))
            if open_ is not None:
                found.append(open_)
        number = {"as_yes": 1, "as_no": 0, "left_out": -1}
        return (1, 0, *(number[effects[OF_STATE[state]]] for state in STATES[2:])), tuple(found)
