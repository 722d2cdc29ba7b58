"""Money: in which currencies there is some, and how a sum is counted in whole minor units. Exact.

Currencies are those of ISO 4217 (lists one and, for withdrawn currencies, three of the maintenance agency, SIX, 2026-01-01).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from governance.words.amounts import decimals

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


def in_minor(value: Decimal | Fraction, currency: str) -> int:
    """A sum in whole minor units (øre, cents). ValueError where it has more decimals than the currency."""
    found = Fraction(value) * 10 ** decimals(currency)
    if found.denominator != 1:
        raise ValueError(f"{value} has more decimals than {currency}")
    return int(found.numerator)


def in_major(units: int, currency: str) -> Decimal:
    """Whole minor units as a sum with as many decimals as the currency has: 3000000050 -> 30000000.50."""
    return Decimal(f"{units}e-{decimals(currency)}")
