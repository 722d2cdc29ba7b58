"""Phrases that several kinds of rules say what they require with."""

from __future__ import annotations

from fractions import Fraction

from governance.diagnostics import Text

_OF = {
    "seats": Text("all voting seats", "alle pladser med stemme"),
    "serving": Text("all seats that are filled", "alle besatte pladser"),
    "present": Text("the members present", "de fremmødte medlemmer"),
    "cast": Text("the votes cast", "de afgivne stemmer"),
}


def among(text: Text, of: str | None) -> Text:
    """`text` with the denominator, where the rule names one."""
    whole = _OF.get(of or "")
    return Text(f"{text.en} of {whole.en}", f"{text.da} blandt {whole.da}") if whole else text


def share_text(share: Fraction, strict: bool) -> Text:
    """`more than 1/2`, `at least 65%`."""
    percent = share * 100
    said = str(share) if share.denominator <= 12 or percent.denominator != 1 else f"{percent}%"
    return Text(f"more than {said}", f"mere end {said}") if strict else Text(f"at least {said}", f"mindst {said}")
