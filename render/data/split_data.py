"""What `split` says for programs: the shares as JSON and CSV."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

from governance.diagnostics import Lang
from governance.funding.split import Split, said
from governance.words.numbers import figure


def json(split: Split) -> dict[str, Any]:
    """`{total, unit, policy, shares: [{id, weight, quota, amount}]}`; exact numbers as text, quotas as fractions where need be."""
    return {
        "total": _plain(split.total, split.unit),
        "unit": f"{split.unit:f}",
        "policy": split.policy,
        "shares": [
            {"id": share.id, "weight": said(share.weight), "quota": said(share.quota), "amount": _plain(share.amount, split.unit)}
            for share in split.shares
        ],
    }


def table_csv(split: Split) -> str:
    """A line for each share; quotas to six decimals more than the unit, since spreadsheets would take fractions for dates."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["id", "weight", "quota", "amount"])
    digits = decimals(split.unit) + 6
    for share in split.shares:
        quota = number_text(share.quota, digits, "en").replace(",", "")
        rows.writerow([share.id, said(share.weight), quota, _plain(share.amount, split.unit)])
    return out.getvalue()


def decimals(value: Decimal) -> int:
    """How many decimals a number has."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(value: Decimal, unit: Decimal) -> str:
    return figure(value, decimals(unit)).en.replace(",", "")


def number_text(value: Fraction, digits: int | None, lang: Lang) -> str:
    """A number to read: exact where `digits` is None and its decimals end, else rounded half up."""
    written = said(value)
    if digits is None and "/" not in written:
        return figure(Decimal(written)).to(lang)
    with localcontext(prec=200):
        found = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-(digits or 2)), ROUND_HALF_UP)
    return figure(found, digits or 2).to(lang)
