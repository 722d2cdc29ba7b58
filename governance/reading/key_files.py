"""A key by which money is split, as a CSV file: a header `id,weight`, and a line for each."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction

from pydantic_core import PydanticCustomError

from governance.diagnostics import Text
from governance.schema import values

_EITHER = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+", re.ASCII)
_COMMA = re.compile(r"\d{1,18},\d{1,12}", re.ASCII)


class CannotReadKey(ValueError):
    """It is no key. `text` says what is wrong and where, in both languages.

    `unread`: the file could not be read at all; `missing`: because there is none.
    """

    def __init__(self, text: Text, *, unread: bool = False, missing: bool = False) -> None:
        super().__init__(text.en)
        self.text = text
        self.unread = unread
        self.missing = missing


def read(data: bytes, shown: str) -> dict[str, Fraction]:
    """The weights by id, in the order of the file. `shown` is what the file is called in messages.

    Columns may be parted by semicolons, as spreadsheets in Danish have it; a comma is then a decimal sign. Further columns
    are passed over. Raises CannotReadKey.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotReadKey(Text(f"{shown} is not UTF-8 text", f"{shown} er ikke UTF-8-tekst"), unread=True) from None
    parted = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True)
    found: dict[str, Fraction] = {}
    try:
        head = [cell.strip() for cell in next(rows, [])]
        if "id" not in head or "weight" not in head:
            raise CannotReadKey(
                Text(f"{shown}:1: the first line is to be `id,weight`", f"{shown}:1: den første linje skal være `id,weight`")
            )
        if head.count("id") > 1 or head.count("weight") > 1:
            raise CannotReadKey(Text(f"{shown}:1: a column stands here twice", f"{shown}:1: en kolonne står her to gange"))
        at_id, at_weight = head.index("id"), head.index("weight")
        for row in rows:
            if any(cell.strip() for cell in row):
                if any(cell.strip() for cell in row[len(head) :]):
                    where = f"{shown}:{rows.line_num}"
                    raise CannotReadKey(
                        Text(
                            f"{where}: more columns than the first line has: quote a number with a comma, or part columns by semicolons",
                            f"{where}: flere kolonner end i første linje: sæt tal med komma i anførselstegn, eller adskil med semikolon",
                        )
                    )
                _take(row, at_id, at_weight, parted, f"{shown}:{rows.line_num}", found)
    except csv.Error as error:
        raise CannotReadKey(Text(f"{shown}:{rows.line_num}: {error}", f"{shown}:{rows.line_num}: ikke CSV ({error})")) from None
    return found


def _take(row: list[str], at_id: int, at_weight: int, parted: str, where: str, found: dict[str, Fraction]) -> None:
    if len(row) <= max(at_id, at_weight):
        raise CannotReadKey(Text(f"{where}: a column is missing", f"{where}: der mangler en kolonne"))
    id_, weight = row[at_id].strip(), row[at_weight].strip()
    if not id_:
        raise CannotReadKey(Text(f"{where}: the id is missing", f"{where}: id mangler"))
    if id_ in found:
        raise CannotReadKey(Text(f"{where}: `{id_}` stands here a second time", f"{where}: `{id_}` står her for anden gang"))
    if _EITHER.fullmatch(weight):
        raise CannotReadKey(
            Text(
                f"{where}: the weight of {id_} is not clear: {weight}; write no sign between thousands, and 1.50 for a fraction",
                f"{where}: vægten for {id_} er ikke entydig: {weight}; skriv tusinder uden tegn imellem, og decimaler som 1.50",
            )
        )
    if parted == ";" and _COMMA.fullmatch(weight):
        weight = weight.replace(",", ".")
    if weight.startswith("-"):
        raise CannotReadKey(
            Text(
                f"{where}: the weight of {id_} is negative: {weight}; a weight is 0 or more",
                f"{where}: vægten for {id_} er negativ: {weight}; en vægt er 0 eller mere",
            )
        )
    if weight.lower().lstrip("+") in ("nan", "inf", "infinity"):
        raise CannotReadKey(
            Text(
                f"{where}: the weight of {id_} is not a finite number: {weight}",
                f"{where}: vægten for {id_} er ikke et endeligt tal: {weight}",
            )
        )
    try:
        found[id_] = values.number(weight)
    except PydanticCustomError as error:
        said = error.context or {}
        raise CannotReadKey(Text(f"{where}: {said['en']}", f"{where}: {said['da']}")) from None
