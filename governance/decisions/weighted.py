"""Weighted votes: a share of the weights that count, or a weight."""

from __future__ import annotations

from fractions import Fraction

from governance.decisions.chamber import Chamber, Place
from governance.decisions.condition import Condition, Uncountable, whole
from governance.decisions.majority import HALF
from governance.decisions.phrases import among
from governance.decisions.settings import Settings
from governance.diagnostics import Text
from governance.model.rules import Weighted
from governance.words.numbers import share_text


def requirement(rule: Weighted) -> Text:
    """`at least 2/3 of the weights`; with a key, of what it holds."""
    if rule.threshold > 1:
        more = Text(f"more than {rule.threshold}", f"mere end {rule.threshold}") if rule.strict else None
        said = more or Text(f"at least {rule.threshold}", f"mindst {rule.threshold}")
        what = Text("in weight", "i vægt") if rule.key is None else Text(f"by the key {rule.key_id}", f"efter nøglen {rule.key_id}")
        return Text(f"{said.en} {what.en}", f"{said.da} {what.da}")
    said = share_text(rule.threshold, strict=rule.strict)
    what = Text("of the weights", "af vægtene") if rule.key is None else Text(f"by the key {rule.key_id}", f"efter nøglen {rule.key_id}")
    return among(Text(f"{said.en} {what.en}", f"{said.da} {what.da}"), rule.of)


def weights_of(rule: Weighted, chamber: Chamber) -> list[Fraction]:
    """The weight of one voter of each place. Raises Uncountable where one is not known."""
    return [_weight(rule, chamber, place) for place in chamber.places]


def _weight(rule: Weighted, chamber: Chamber, place: Place) -> Fraction:
    if rule.weights is None and rule.key is None:
        return place.votes
    table = rule.weights if rule.weights is not None else chamber.keys.get(rule.key or "")
    if table is None:
        raise Uncountable(Text(f"there is no key `{rule.key}` in the model", f"der er ingen nøgle `{rule.key}` i modellen"))
    found = next((table[name] for name in (place.id, place.seat, *place.known_as) if name in table), None)
    if found is None and place.weighed and rule.weights is not None:
        return place.votes
    if found is None:
        where = "`weights`" if rule.weights is not None else f"`{rule.key}`"
        raise Uncountable(Text(f"{where} holds no weight for {place.id}", f"{where} har ingen vægt for {place.id}"))
    return found


def condition(rule: Weighted, chamber: Chamber, settings: Settings) -> Condition:
    """The share of the weights that count, or the weight."""
    weights, scale = whole(weights_of(rule, chamber))
    if rule.threshold > 1:
        counts, open_ = settings.counts(frozenset({"vacancy", "absence", "abstention", "recusal"}))
        return Condition("weighted", rule, weights, counts, number=rule.threshold, strict=rule.strict, scale=scale, open=open_)
    counts, open_ = settings.counts(frozenset())
    tie, question = settings.tie() if rule.threshold == HALF and rule.strict else (None, None)
    return Condition(
        "weighted",
        rule,
        weights,
        counts,
        share=rule.threshold,
        strict=rule.strict,
        scale=scale,
        tie=tie,
        chair=chamber.chair if tie else None,
        open=(*open_, question) if question else open_,
    )
