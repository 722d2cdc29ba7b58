"""What is to be assumed of a budget, as it is typed.

regioner=equal           a group, or a contribution or part that several pay or receive: the same to each
regioner=by:population   by a key of the model (`keys:`), or by a CSV file
year=days                over the calendar years: by days, months, or the same to each year
period=term              money ends with the term, whatever lengths are stated
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from governance.diagnostics import Text
from governance.funding.periods import By


class CannotAssume(ValueError):
    """It cannot be split so. `text` says why and what to do, in both languages."""

    def __init__(self, en: str, da: str) -> None:
        super().__init__(en)
        self.text = Text(en, da)


class Wish(NamedTuple):
    """What is to be assumed, as it was asked for: `of=how`."""

    of: str
    how: str

    @property
    def id(self) -> str:
        """As it was written."""
        return f"{self.of}={self.how}"


def wishes(given: Sequence[str]) -> list[Wish]:
    """`--assume` as typed. Raises CannotAssume for what is not of a form that is known, or said twice."""
    found: dict[str, Wish] = {}
    for text in given:
        of, sign, how = text.partition("=")
        hows = {"year": get_args(By), "period": ("term",)}.get(of)
        if not sign or not of or not (how in hows if hows else how == "equal" or (how.startswith("by:") and how != "by:")):
            raise CannotAssume(
                f"`{text}` is no assumption: write ID=equal, ID=by:KEY, year=days, year=months, year=equal or period=term",
                f"`{text}` er ingen antagelse: skriv ID=equal, ID=by:NØGLE, year=days, year=months, year=equal eller period=term",
            )
        if of in found:
            raise CannotAssume(f"`{of}` is assumed twice", f"`{of}` er antaget to gange")
        found[of] = Wish(of, how)
    return list(found.values())
