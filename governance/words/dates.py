"""Days, lengths and periods in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from governance.diagnostics import Text
from governance.words.lists import enumerated
from governance.words.marks import NOT_STATED, same
from governance.words.plurals import DAY, MONTH, WEEK, YEAR, Noun

Unit = Literal["year", "month", "week", "day"]
UNITS: dict[Unit, Noun] = {"year": YEAR, "month": MONTH, "week": WEEK, "day": DAY}
_UNIT = {f"{unit}{ending}": noun for unit, noun in UNITS.items() for ending in ("", "s")}
_PART_OF_YEAR = re.compile(r"(start of|mid of|mid|end of) (\d{4})")
_PARTS = {
    "start of": (Text("the start of", "begyndelsen af"), Text("in", "i")),
    "mid": (Text("the middle of", "midten af"), Text("in", "i")),
    "mid of": (Text("the middle of", "midten af"), Text("in", "i")),
    "end of": (Text("the end of", "udgangen af"), Text("at", "ved")),
}
_MONTHS_EN = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_MONTHS_DA = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"]


def length_text(written: str) -> Text:
    """A length as the language writes it (`5 years`), in both languages."""
    number, _, unit = written.partition(" ")
    return _UNIT[unit].counted(int(number))


def moment_text(written: str) -> Text:
    """A date as exact as the language writes it: `2023-12-31`, `2023`, `the end of 2023`."""
    found = _PART_OF_YEAR.fullmatch(written)
    if found is None:
        return same(written)
    part, _ = _PARTS[found[1]]
    return Text(f"{part.en} {found[2]}", f"{part.da} {found[2]}")


def moment_when(written: str) -> Text:
    """When something happens: `on 2023-12-31`, `in 2023`, `at the end of 2023`."""
    found, said = _PART_OF_YEAR.fullmatch(written), moment_text(written)
    if found is not None:
        _, at = _PARTS[found[1]]
    else:
        at = Text("on", "den") if written.count("-") == 2 else Text("in", "i")
    return Text(f"{at.en} {said.en}", f"{at.da} {said.da}")


def dates_text(first: date | str | None, last: date | str | None) -> Text:
    """`2023-04-01 to 2027-12-31`; an open end as three dots."""
    return Text(f"{first or '...'} to {last or '...'}", f"{first or '...'} til {last or '...'}")


def span_text(first: date | str | None, last: date | str | None, length: str = "") -> Text:
    """A period: its days, both inclusive, its length as the language writes it, or both."""
    parts = [dates_text(first, last)] if first or last else []
    parts += [length_text(length)] if length else []
    return enumerated(parts) if parts else NOT_STATED


def between(first: date | None, last: date | None) -> Text:
    """When something holds, both days inclusive: `until 2026-12-31`, `from 2027-01-01`, `on 2027-01-01`; `always` without ends."""
    if first is None:
        return Text("always", "altid") if last is None else Text(f"until {last}", f"til og med {last}")
    if last is None:
        return Text(f"from {first}", f"fra {first}")
    return Text(f"from {first} to {last}", f"fra {first} til {last}") if first != last else Text(f"on {first}", f"den {first}")


def absence(day: date, first: date | None, last: date | None) -> Text:
    """Why something that is there from `first` to `last` is not there on a day: it ended, or begins later."""
    if last is not None and last < day:
        return Text(f"not there on {day}: ended on {last}", f"findes ikke den {day}: ophørt den {last}")
    return Text(f"not there on {day}: begins on {first}", f"findes ikke den {day}: begynder den {first}")


def day_text(day: date) -> Text:
    """A day as people write it: `16 March 2023`, `16. marts 2023`."""
    return Text(f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}", f"{day.day}. {_MONTHS_DA[day.month - 1]} {day.year}")
