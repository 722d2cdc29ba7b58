"""Numbers with nouns: `1 seat`, `5 seats`; `1 plads`, `5 pladser`."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from governance.diagnostics import Text
from governance.words.numbers import whole


class Forms(NamedTuple):
    """A word in the singular and in the plural."""

    one: Text
    many: Text

    def of(self, number: int | Fraction) -> Text:
        """The form that goes with a number."""
        return self.one if number == 1 else self.many


class Noun(Forms):
    """A noun that is counted."""

    def counted(self, number: int | Fraction) -> Text:
        """The number and the noun: `1 seat`, `5 seats`. A number that is not whole is written as a fraction."""
        form, shown = self.of(number), whole(number) if isinstance(number, int) else Text(str(number), str(number))
        return Text(f"{shown.en} {form.en}", f"{shown.da} {form.da}")

    def ranged(self, low: int, high: int) -> Text:
        """`2 seats`, `2 to 3 seats`."""
        if low == high:
            return self.counted(low)
        form = self.of(high)
        return Text(f"{low} to {high} {form.en}", f"{low} til {high} {form.da}")


def noun(en: tuple[str, str], da: tuple[str, str]) -> Noun:
    """A noun by its singular and plural in English and Danish."""
    return Noun(Text(en[0], da[0]), Text(en[1], da[1]))


SEAT = noun(("seat", "seats"), ("plads", "pladser"))
VOTING_SEAT = noun(("voting seat", "voting seats"), ("plads med stemme", "pladser med stemme"))
VOTE = noun(("vote", "votes"), ("stemme", "stemmer"))
BALLOT = noun(("vote", "votes"), ("afstemning", "afstemninger"))
"""A matter that is voted on, where several are counted."""
VOTER = noun(("voter", "voters"), ("stemmeberettiget", "stemmeberettigede"))
MEMBER = noun(("member", "members"), ("medlem", "medlemmer"))
PERSON = noun(("person", "persons"), ("person", "personer"))
COPY = noun(("copy", "copies"), ("eksemplar", "eksemplarer"))
OFFICE = noun(("office", "offices"), ("post", "poster"))
WAY = noun(("way", "ways"), ("måde", "måder"))
YEAR = noun(("year", "years"), ("år", "år"))
MONTH = noun(("month", "months"), ("måned", "måneder"))
WEEK = noun(("week", "weeks"), ("uge", "uger"))
DAY = noun(("day", "days"), ("dag", "dage"))
