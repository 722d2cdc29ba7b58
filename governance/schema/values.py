"""The small values of a model, parsed from the text as it was written: exact, or refused with the remedy.

Each parser takes what the reader gives (text, None, a mapping or a list) and returns the value, or raises
`PydanticCustomError` whose context holds the message in both languages (`en`, `da`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, NoReturn

from pydantic_core import PydanticCustomError

from governance.words.quoting import VALUE, cut

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"(start of |mid |mid of |end of )?(\d{4})", re.ASCII)
_LENGTH = re.compile(r"(\d{1,4}) (year|month|week|day)s?", re.ASCII)
_WHOLE = re.compile(r"[1-9]\d{0,2}(?:_\d{3})+|0|[1-9]\d{0,14}", re.ASCII)
_RANGE = re.compile(r"(0|[1-9]\d{0,8})\.\.(0|[1-9]\d{0,8})", re.ASCII)
_EITHER = re.compile(r"(-?[1-9]\d{0,2})[.,](\d{3})", re.ASCII)
_EITHER_MANY = re.compile(r"-?\d{1,3}(\.\d{3} (mio|mia|million)|,\d{3} million)\.?", re.ASCII)
_SHARE = re.compile(r"(\d{1,15})(?:/(\d{1,15})|(?:\.(\d{1,15}))?(%))?", re.ASCII)
_DECIMAL = re.compile(r"(\d{1,3}(?:_\d{3})+|\d{1,18})(?:\.(\d{1,12}))?", re.ASCII)
_MONEY = re.compile(r"(-?)(\d{1,3}(?:_\d{3})+|\d{1,18})(?:\.(\d{1,4}))?", re.ASCII)
_MONEY_WORDS = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(\d{1,6}))?(?: (mio|mia|million)\.?)?", re.ASCII)
_MONEY_ENGLISH = re.compile(
    r"(-?)(?:(\d{1,3}(?:,\d{3}){2,})(?:\.(\d{1,4}))?|(\d{1,3}(?:,\d{3})+)\.(\d{1,4})|(\d{1,15})\.(\d{1,6}) (mio|mia|million)\.?)",
    re.ASCII,
)
_SCALE = {"mio": 6, "million": 6, "mia": 9, None: 0}
_BILLION = re.compile(r".*\bbillion(s|er)?\.?", re.ASCII)


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


class Moment(NamedTuple):
    """A date as exact as a text has it: somewhere in `first` to `last`, both inclusive."""

    first: date
    last: date
    written: str


class Length(NamedTuple):
    """A stretch of time in whole months and days."""

    months: int
    days: int
    written: str

    def after(self, start: date) -> date:
        """The last day (inclusive) of a period of this length that begins on `start`. OverflowError beyond the calendar."""
        month = start.month - 1 + self.months
        year, month = start.year + month // 12, month % 12 + 1
        if year > date.max.year:
            raise OverflowError(self.written)
        day = min(start.day, last_day(year, month))
        return date(year, month, day) + timedelta(days=self.days - 1)

    def ends(self, start: date) -> date | None:
        """`after`, or None beyond the calendar."""
        try:
            return self.after(start)
        except OverflowError:
            return None


class Portion(NamedTuple):
    """A share as a text states it: `digits` decimals of a percent, or None where it is an exact fraction."""

    value: Fraction
    digits: int | None
    written: str


class Range(NamedTuple):
    """At least `low`, at most `high`, both inclusive. `low` above `high` is for a check to report."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}..{self.high}"


def _refuse(value: Any, en: str, da: str) -> NoReturn:
    if value is None:
        en, da = f"a value is missing: {en}", f"der mangler en værdi: {da}"
    elif isinstance(value, (dict, list)):
        en, da = f"not a mapping or list here: {en}", f"ikke en mapping eller liste her: {da}"
    else:
        shown = cut(value, VALUE)
        en, da = f"`{shown}` is not {en}", f"`{shown}` er ikke {da}"
    raise PydanticCustomError("govcheck", "{en}", {"en": en, "da": da})


def _match(pattern: re.Pattern[str], value: Any, en: str, da: str) -> re.Match[str]:
    found = pattern.fullmatch(value) if isinstance(value, str) else None
    return found or _refuse(value, en, da)


def date_(value: Any) -> date:
    """`2023-04-01` -> a date."""
    en, da = "a date of the calendar, written 2023-04-01", "en dato i kalenderen, skrevet 2023-04-01"
    found = _match(_DATE, value, en, da)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        _refuse(value, en, da)


def moment(value: Any) -> Moment:
    """`2023-12-31`, `2023-12`, `2023`, `mid 2023` (June or July), `start of 2023`, `end of 2023` -> a span of days."""
    en = "a date, written 2023-12-31, 2023-12, 2023, mid 2023 or end of 2023"
    da = "en dato, skrevet 2023-12-31, 2023-12, 2023, mid 2023 eller end of 2023"
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            day = date_(value)
            return Moment(day, day, value)
        if isinstance(value, str) and (found := _MONTH.fullmatch(value)):
            year, month = int(found[1]), int(found[2])
            return Moment(date(year, month, 1), date(year, month, last_day(year, month)), value)
        found = _match(_YEAR, value, en, da)
        year = int(found[2])
        first, last = {"start of ": (1, 1), "mid ": (6, 7), "mid of ": (6, 7), "end of ": (12, 12), None: (1, 12)}[found[1]]
        return Moment(date(year, first, 1), date(year, last, last_day(year, last)), value)
    except ValueError:
        _refuse(value, en, da)


def length(value: Any) -> Length:
    """`5 years`, `18 months`, `2 weeks`, `90 days`."""
    found = _match(_LENGTH, value, "a length of time, written 5 years or 18 months", "et tidsrum, skrevet 5 years eller 18 months")
    number, unit = int(found[1]), found[2]
    if not number:
        _refuse(value, "a length of time above nothing", "et tidsrum over nul")
    months = number * {"year": 12, "month": 1}.get(unit, 0)
    return Length(months, number * {"week": 7, "day": 1}.get(unit, 0), value)


def bool_(value: Any) -> bool:
    """`true` or `false`, and nothing else."""
    if value == "true":
        return True
    return False if value == "false" else _refuse(value, "true or false", "true eller false")


def count(value: Any) -> int:
    """A whole number from 0: `2`, `1_000`."""
    return int(_match(_WHOLE, value, "a whole number, such as 2", "et helt tal, fx 2")[0])


def range_(value: Any) -> Range:
    """`2`, or `2..3` for at least two and at most three."""
    if isinstance(value, str) and (found := _RANGE.fullmatch(value)):
        return Range(int(found[1]), int(found[2]))
    found = _match(_WHOLE, value, "a whole number or a range, such as 2 or 2..3", "et helt tal eller et interval, fx 2 eller 2..3")
    return Range(int(found[0]), int(found[0]))


def share(value: Any) -> Fraction:
    """`2/3`, `65%`, `12.5%`, `1` -> an exact fraction. A decimal such as 0.66 is refused: it is hardly ever what is meant."""
    en, da = "an exact share, such as 2/3 or 65%", "en eksakt andel, fx 2/3 eller 65%"
    found = _match(_SHARE, value, en, da)
    if found[4]:
        return Fraction(f"{found[1]}.{found[3] or 0}") / 100
    if found[2]:
        return Fraction(int(found[1]), int(found[2])) if int(found[2]) else _refuse(value, en, da)
    return Fraction(int(found[1]))


def portion(value: Any) -> Portion:
    """`36.5%`, `36,5 %` -> a share that is stated to so many decimals; `2/5` -> one that is exact."""
    percent = isinstance(value, str) and value.endswith("%")
    plain = value.replace(",", ".").replace(" %", "%") if percent else value
    found = share(plain)
    digits = len(plain.partition(".")[2].rstrip("%")) if percent else None
    return Portion(found, digits, value)


def number(value: Any) -> Fraction:
    """`590_000`, `12.5`, `2/3`, `18.5%` -> an exact number from 0."""
    if isinstance(value, str) and (found := _DECIMAL.fullmatch(value)):
        return Fraction(f"{found[1].replace('_', '')}.{found[2] or 0}")
    if isinstance(value, str) and _SHARE.fullmatch(value):
        return share(value)
    _refuse(value, "an exact number from 0, such as 590_000, 12.5 or 2/3", "et eksakt tal fra 0, fx 590_000, 12.5 eller 2/3")


def money(value: Any) -> Decimal:
    """`82_100_000`, `82100000.50`, `82,1 mio.`, `82.1 million`, `82.100.000,50`, `82,100,000.50` -> an exact sum in the main unit."""
    en = "a sum of money, such as 82_100_000, 82100000.50 or 82,1 mio."
    da = "et beløb, fx 82_100_000, 82100000.50 eller 82,1 mio."
    if isinstance(value, str) and (found := _EITHER.fullmatch(value)):
        # A thousand in one language, a fraction in the other: whichever was meant, the other would be a grave error.
        _refuse(
            value,
            f"clear: write {found[1]}_{found[2]} for thousands, or {found[1]}.{found[2]}0 for a fraction",
            f"entydigt: skriv {found[1]}_{found[2]} for tusinder, eller {found[1]}.{found[2]}0 for decimaler",
        )
    if isinstance(value, str) and _BILLION.fullmatch(value):
        _refuse(
            value,
            "clear: a billion is 1_000 million in English, and a million million in Danish; write mia. for the former",
            "entydigt: en billion er 1_000 mio. på engelsk og en million millioner på dansk; skriv mia. for det første",
        )
    if isinstance(value, str) and _EITHER_MANY.fullmatch(value):
        _refuse(value, "clear: write the sum in digits, such as 82_100_000", "entydigt: skriv beløbet med cifre, fx 82_100_000")
    if isinstance(value, str) and (found := _MONEY.fullmatch(value)):
        return Decimal(f"{found[1]}{found[2].replace('_', '')}.{found[3] or 0}").normalize() + 0
    if isinstance(value, str) and (found := _MONEY_ENGLISH.fullmatch(value)):
        sign, *groups, scale = found.groups()
        whole, rest = next((groups[i], groups[i + 1]) for i in (0, 2, 4) if groups[i])
        return Decimal(f"{sign}{whole.replace(',', '')}.{rest or 0}").scaleb(_SCALE[scale]).normalize() + 0
    found = _match(_MONEY_WORDS, value, en, da)
    return Decimal(f"{found[1]}{found[2].replace('.', '')}.{found[3] or 0}").scaleb(_SCALE[found[4]]).normalize() + 0


def free(value: Any) -> dict[str, Any]:
    """Any mapping."""
    return value if isinstance(value, dict) else _refuse(value, "a mapping of keys to values", "nøgler med værdier")


def listed(value: Any) -> Any:
    """One thing stands for a list of one."""
    return value if isinstance(value, list) else [value]


def linked(value: Any) -> Any:
    """One thing stands for a list of one, and a bare id for a relation that says nothing more."""
    items = value if isinstance(value, list) else [value]
    return [{"id": item} if isinstance(item, str) else item for item in items]
