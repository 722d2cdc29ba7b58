"""How a sum of money is written in each language, exactly.

Minor units are those of ISO 4217 (list one of the maintenance agency, SIX, 2026-01-01; two digits where not listed here).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from governance.diagnostics import Text

_MINOR = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}


def minor(currency: str) -> int:
    """How many decimals the currency has."""
    return _MINOR.get(currency, 2)


def money(value: Decimal, currency: str) -> Text:
    """`25,000,000 DKK` and `25.000.000 kr.`; decimals only where there are any, and then as many as the currency has."""
    sign = "-" if value < 0 else ""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    if fraction:
        fraction = fraction.ljust(minor(currency), "0")
    grouped = f"{int(whole):,}"
    en = f"{sign}{grouped}{'.' + fraction if fraction else ''} {currency}"
    da = f"{sign}{grouped.replace(',', '.')}{',' + fraction if fraction else ''} {'kr.' if currency == 'DKK' else currency}"
    return Text(en, da)


def amount_text(amount: Any, currency: str) -> Text:
    """An amount of the schema: firm, a cap (`up to`), or a range."""
    if amount.firm is not None:
        return money(amount.firm, currency)
    most = amount.up_to if amount.up_to is not None else amount.to
    high = money(most, currency) if most is not None else None
    low = money(amount.from_, currency) if amount.from_ is not None else None
    if low and high:
        return Text(f"{low.en} to {high.en}", f"{low.da} til {high.da}")
    if high:
        return Text(f"up to {high.en}", f"op til {high.da}")
    return Text(f"at least {low.en}", f"mindst {low.da}") if low else Text("not stated", "ikke angivet")
