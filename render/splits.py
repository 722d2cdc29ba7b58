"""What `split` says: the shares as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

from governance.diagnostics import Lang, Text
from governance.funding.split import Policy, Split, said
from governance.words.numbers import figure
from render.formats.json_ import dumps
from render.grid import Row, grid
from render.terminal import Style

POLICY_NAMES: dict[Policy, Text] = {
    "largest_remainder": Text("the largest remainders (Hamilton)", "de største rester (Hamilton)"),
    "residual_to_largest": Text(
        "each rounded half up, the difference on the largest", "hver for sig rundet op fra en halv, forskellen på den største"
    ),
    "dhondt": Text("the highest averages of d'Hondt", "de største kvotienter efter d'Hondt"),
    "sainte_lague": Text("the highest averages of Sainte-Laguë", "de største kvotienter efter Sainte-Laguë"),
    "refuse": Text("none: it comes out even", "ingen: det går op"),
}


def write(split: Split, format_: str, lang: Lang, style: Style) -> str:
    """A split as text, json or csv."""
    if format_ == "json":
        return dumps(json(split))
    return table_csv(split) if format_ == "csv" else text(split, lang, style)


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
    digits = _decimals(split.unit) + 6
    for share in split.shares:
        quota = _number(share.quota, digits, "en").replace(",", "")
        rows.writerow([share.id, said(share.weight), quota, _plain(share.amount, split.unit)])
    return out.getvalue()


def text(split: Split, lang: Lang, style: Style) -> str:
    """The shares as a table that adds up. Quotas are shown with two decimals more than the unit, rounded."""
    digits = _decimals(split.unit)
    policy = POLICY_NAMES[split.policy]
    total, unit = figure(split.total, digits), figure(split.unit, digits)
    en = f"{total.en} in units of {unit.en}; the remainder: {split.policy}, {policy.en}"
    da = f"{total.da} i enheder på {unit.da}; resten: {split.policy}, {policy.da}"
    heads = (Text("Weight", "Vægt"), Text("Quota", "Kvote"), Text("Amount", "Beløb"))
    rows = [
        Row(
            share.id,
            (
                (_number(share.weight, None, lang), ""),
                (_number(share.quota, digits + 2, lang), ""),
                (figure(share.amount, digits).to(lang), ""),
            ),
        )
        for share in split.shares
    ]
    weights = sum((share.weight for share in split.shares), Fraction(0))
    last = ((_number(weights, None, lang), ""), (_number(Fraction(split.total), digits + 2, lang), ""), (total.to(lang), ""))
    rows.append(Row(Text("Total", "I alt").to(lang), last, 0, "bold"))
    head = style.wrap(Text(en, da).to(lang))
    return "\n".join([head, "", *grid(tuple(item.to(lang) for item in heads), rows, style)]) + "\n"


def turned_text(split: Split) -> Text:
    """That somebody's amount has the other sign than the total."""
    who = ", ".join(split.turned)
    return Text(
        f"the amount of {who} has the other sign than the total: so many were rounded up; largest_remainder does not do that",
        f"beløbet for {who} har modsat fortegn af det samlede: så mange blev rundet op; largest_remainder gør ikke det",
    )


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(value: Decimal, unit: Decimal) -> str:
    return figure(value, _decimals(unit)).en.replace(",", "")


def _number(value: Fraction, digits: int | None, lang: Lang) -> str:
    """A number to read: exact where `digits` is None and its decimals end, else rounded half up."""
    written = said(value)
    if digits is None and "/" not in written:
        return figure(Decimal(written)).to(lang)
    with localcontext(prec=200):
        found = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-(digits or 2)), ROUND_HALF_UP)
    return figure(found, digits or 2).to(lang)
