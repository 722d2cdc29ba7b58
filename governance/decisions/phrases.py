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


def among(text: Text, of: str | None, da: str = "af") -> Text:
    """`text` with the denominator, where the rule names one."""
    whole = _OF.get(of or "")
    return Text(f"{text.en} of {whole.en}", f"{text.da} {da} {whole.da}") if whole else text


def share_text(share: Fraction, strict: bool) -> Text:
    """`more than 1/2`, `at least 65%`."""
    percent = share * 100
    said = str(share) if share.denominator <= 12 or percent.denominator != 1 else f"{percent}%"
    return Text(f"more than {said}", f"mere end {said}") if strict else Text(f"at least {said}", f"mindst {said}")


def number_text(number: Fraction) -> Text:
    """A number as people write it: `12.5` / `12,5`; a fraction where no decimals are exact."""
    if number.denominator == 1:
        return Text(str(number), str(number))
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return Text(str(number), str(number))
    places = next(n for n in range(1, 400) if (number * 10**n).denominator == 1)
    whole, part = divmod(int(number * 10**places), 10**places)
    shown = f"{part:0{places}}"
    return Text(f"{whole}.{shown}", f"{whole},{shown}")
