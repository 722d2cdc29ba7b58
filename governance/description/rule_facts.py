"""Rules of decision in words: what a rule requires, and all that it says beside that."""

from __future__ import annotations

from collections.abc import Iterator

from governance.decisions.kinds import attendance, requirement
from governance.description.fact import Fact, qualities
from governance.diagnostics import Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.rules import NoObjection, Rule, Weighted
from governance.model.traversal import stated
from governance.model.written import Locus
from governance.words.effects import DENOMINATORS, EFFECTS, EVENTS, TIES
from governance.words.lists import enumerated
from governance.words.marks import NOT_STATED, same
from governance.words.numbers import number_text

_WITHOUT_WHOLE = ("at_least", "no_objection", "all_of", "any_of")
"""Kinds of rules that require nothing in proportion to a whole: the phrase for what they require does not tell what is counted."""
DECIDES = Text("decides by", "beslutter ved")


def rule_fact(body: Body) -> Fact:
    """The rule by which a body decides; that it is not stated, where there is none."""
    return _rule(body.model, "decides", DECIDES, body.rule) if body.rule is not None else Fact("decides", DECIDES, NOT_STATED)


def _rule(model: Model, key: str, label: Text, rule: Rule) -> Fact:
    within = (*_says(model, rule), *_qualities(model, rule.where))
    return Fact(key, label, requirement(rule), _own(model, rule.where), rule.force or "", rule.assumed, rule.note, rule.where, within)


def _says(model: Model, rule: Rule) -> Iterator[Fact]:
    """What a rule says beside what it requires, and what the rules say that it is made of."""
    if rule.of is not None and rule.rule in _WITHOUT_WHOLE:
        yield Fact("of", Text("counted of", "regnes af"), DENOMINATORS[rule.of])
    quorum = rule.quorum
    if quorum is not None:
        said = attendance(quorum)
        within = tuple(_qualities(model, quorum.where))
        yield Fact(
            "quorum", _QUORUM, said, _own(model, quorum.where), quorum.force or "", quorum.assumed, quorum.note, quorum.where, within
        )
    elif "quorum" in rule.open:
        yield Fact("quorum", _QUORUM, NOT_STATED)
    if rule.tie is not None or "tie" in rule.open:
        yield Fact("tie", Text("a tie", "stemmelighed"), TIES[rule.tie].short if rule.tie is not None else NOT_STATED)
    yield from _votes(rule)
    for part in rule.parts:
        yield _rule(model, "rules", Text("part", "delregel"), part)
    if rule.written is not None:
        yield _rule(model, "written", _WRITTEN, rule.written)
    elif rule.written_text is not None:
        yield Fact("written", _WRITTEN, rule.written_text)
    if rule.changed_by:
        yield Fact("changed_by", Text("changed by", "ændres af"), enumerated(rule.changed_by))


def _votes(rule: Rule) -> Iterator[Fact]:
    """What becomes of votes that are missing, and which votes weigh more, or can stop it."""
    for event, words in EVENTS.items():
        effect = rule.effect(event)
        if effect is not None or event in rule.open:
            yield Fact(event, words.event, EFFECTS[effect].main if effect is not None else NOT_STATED)
    if isinstance(rule, Weighted):
        for seat, weight in (rule.weights or {}).items():
            yield Fact("weights", Text(f"weight of {seat}", f"vægt for {seat}"), number_text(weight))
        if rule.key_id is not None:
            yield Fact("key", Text("weights from the key", "vægte efter nøglen"), same(rule.key_id))
    if isinstance(rule, NoObjection) and rule.veto is not None:
        yield Fact("veto", Text("can object", "kan gøre indsigelse"), enumerated(rule.veto))


_QUORUM = Text("quorum", "beslutningsdygtighed")
_WRITTEN = Text("written procedure", "skriftlig procedure")


def _own(model: Model, at: Locus | None) -> str:
    """The clauses that a rule itself cites."""
    by = stated(model, at) if at is not None else None
    return ", ".join(by.sources) if by is not None else ""


def _qualities(model: Model, at: Locus | None) -> Iterator[Fact]:
    by = stated(model, at) if at is not None else None
    if by is not None:
        yield from qualities(by)
