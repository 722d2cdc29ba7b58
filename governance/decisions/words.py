"""What a rule of decision requires, said in Danish and English."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from governance.diagnostics import Text

_OF = {
    "seats": Text("all voting seats", "alle pladser med stemme"),
    "serving": Text("all seats that are filled", "alle besatte pladser"),
    "present": Text("the members present", "de fremmødte medlemmer"),
    "cast": Text("the votes cast", "de afgivne stemmer"),
}


def requirement(rule: Any) -> Text:
    """What it takes to adopt something under `rule` (a rule of the schema, "not_stated", or None), as a phrase."""
    if rule is None or rule == "not_stated":
        return Text("not stated", "ikke angivet")
    of = _OF.get(rule.of or "", Text("", ""))
    kind = rule.rule
    if kind == "unanimity":
        return _of(Text("unanimity", "enstemmighed"), of)
    if kind == "majority":
        share = rule.threshold if rule.threshold is not None else Fraction(1, 2)
        en = f"more than {share}" if rule.strict else f"at least {share}"
        da = f"mere end {share}" if rule.strict else f"mindst {share}"
        return _of(Text(en, da), of)
    if kind == "weighted":
        word = Text("of the weights", "af vægtene") if rule.threshold <= 1 else Text("in weight", "i vægt")
        return Text(
            f"{'more than' if rule.strict else 'at least'} {rule.threshold} {word.en}",
            f"{'mere end' if rule.strict else 'mindst'} {rule.threshold} {word.da}",
        )
    if kind == "at_least":
        return Text(f"at least {rule.count} votes for", f"mindst {rule.count} stemmer for")
    if kind == "no_objection":
        who = ", ".join(rule.veto or ())
        return Text(f"no objection from {who or 'anybody'}", f"ingen indsigelse fra {who or 'nogen'}")
    parts = [requirement(item) for item in rule.rules]
    en, da = (" and ", " og ") if kind == "all_of" else (" or ", " eller ")
    return Text(en.join(part.en for part in parts), da.join(part.da for part in parts))


def _of(text: Text, of: Text) -> Text:
    return Text(f"{text.en} of {of.en}", f"{text.da} blandt {of.da}") if of.en else text
