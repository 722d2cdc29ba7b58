"""Numbers as people write them in each language. Exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from governance.diagnostics import Text


def whole(number: int) -> Text:
    """`1,000` / `1.000`."""
    shown = f"{number:,}"
    return Text(shown, shown.replace(",", "."))


def figure(value: Decimal, digits: int | None = None) -> Text:
    """`25,000,000` and `25.000.000`; with `digits` decimals, else as many as there are (none where they are zero)."""
    sign = "-" if value < 0 else ""
    units, _, fraction = f"{abs(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    fraction = fraction if digits is None else fraction.ljust(digits, "0")
    grouped = whole(int(units))
    return Text(
        f"{sign}{grouped.en}{'.' + fraction if fraction else ''}",
        f"{sign}{grouped.da}{',' + fraction if fraction else ''}",
    )


def number_text(number: Fraction) -> Text:
    """`12.5` / `12,5`; a fraction where no decimals are exact."""
    if number.denominator == 1:
        return Text(str(number), str(number))
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return Text(str(number), str(number))
    places = next(n for n in range(1, 400) if (number * 10**n).denominator == 1)
    units, part = divmod(int(number * 10**places), 10**places)
    shown = f"{part:0{places}}"
    return Text(f"{units}.{shown}", f"{units},{shown}")


def share_text(share: Fraction, *, strict: bool) -> Text:
    """`more than 1/2`, `at least 65%`."""
    percent = share * 100
    said = str(share) if share.denominator <= 12 or percent.denominator != 1 else f"{percent}%"
    return Text(f"more than {said}", f"mere end {said}") if strict else Text(f"at least {said}", f"mindst {said}")


def from_to(low: object, high: object) -> Text:
    """`2 to 3` / `2 til 3`; one number where both are the same."""
    return Text(f"{low}", f"{low}") if low == high else Text(f"{low} to {high}", f"{low} til {high}")
