"""Phrases that several kinds of rules say what they require with."""

from __future__ import annotations

from governance.diagnostics import Text
from governance.words.effects import DENOMINATORS, Denominator


def among(text: Text, of: Denominator | None, da: str = "af") -> Text:
    """`text` with the denominator, where the rule names one."""
    if of is None:
        return text
    whole = DENOMINATORS[of]
    return Text(f"{text.en} of {whole.en}", f"{text.da} {da} {whole.da}")
