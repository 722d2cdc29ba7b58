"""Money: how a sum is counted in whole minor units, and how it is written in each language. Exact.

Currencies and minor units are those of ISO 4217 (lists one and, for withdrawn currencies, three of the maintenance agency, SIX,
2026-01-01; two digits where not listed here).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from governance.diagnostics import Text

_MINOR: dict[str, int] = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
_TODAY = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP
    COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK
    JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN
    NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP
    SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR
    ZMW ZWG
"""
CURRENCIES = frozenset(_TODAY.split())
"""What money can be in today: codes of currencies and funds, without metals and test codes."""
_ONCE = "ANG ATS BEF BGN BYR CUC CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MRO MTL NLG PTE ROL SIT SKK SLL STD TRL VEF ZWL"
WITHDRAWN = frozenset(_ONCE.split())
"""What it once was in, as old agreements have it."""


def minor(currency: str) -> int:
    """How many decimals the currency has."""
    return _MINOR.get(currency, 2)


def in_minor(value: Decimal | Fraction, currency: str) -> int:
    """A sum in whole minor units (øre, cents). ValueError where it has more decimals than the currency."""
    found = Fraction(value) * 10 ** minor(currency)
    if found.denominator != 1:
        raise ValueError(f"{value} has more decimals than {currency}")
    return int(found.numerator)


def in_major(units: int, currency: str) -> Decimal:
    """Whole minor units as a sum with as many decimals as the currency has: 3000000050 -> 30000000.50."""
    return Decimal(f"{units}e-{minor(currency)}")


def figure(value: Decimal, digits: int | None = None) -> Text:
    """`25,000,000` and `25.000.000`; with `digits` decimals, else as many as there are (none where they are zero)."""
    sign = "-" if value < 0 else ""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    fraction = fraction if digits is None else fraction.ljust(digits, "0")
    grouped = f"{int(whole):,}"
    return Text(
        f"{sign}{grouped}{'.' + fraction if fraction else ''}", f"{sign}{grouped.replace(',', '.')}{',' + fraction if fraction else ''}"
    )


def money(value: Decimal, currency: str) -> Text:
    """`25,000,000 DKK` and `25.000.000 kr.`; decimals only where there are any, and then as many as the currency has."""
    there = f"{value:f}".partition(".")[2].rstrip("0")
    found = figure(value, max(len(there), minor(currency)) if there else 0)
    return Text(f"{found.en} {currency}", f"{found.da} {'kr.' if currency == 'DKK' else currency}")


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
