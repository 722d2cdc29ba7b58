"""What `split` says to people: the shares."""

from __future__ import annotations

from fractions import Fraction

from governance.diagnostics import Lang, Text
from governance.funding.split import Policy, Split
from governance.words.numbers import figure
from render.data.split_data import decimals, number_text
from render.text.grid import Row, grid
from render.text.terminal import Style

POLICY_NAMES: dict[Policy, Text] = {
    "largest_remainder": Text("the largest remainders (Hamilton)", "de største rester (Hamilton)"),
    "residual_to_largest": Text(
        "each rounded half up, the difference on the largest", "hver for sig rundet op fra en halv, forskellen på den største"
    ),
    "dhondt": Text("the highest averages of d'Hondt", "de største kvotienter efter d'Hondt"),
    "sainte_lague": Text("the highest averages of Sainte-Laguë", "de største kvotienter efter Sainte-Laguë"),
    "refuse": Text("none: it comes out even", "ingen: det går op"),
}


def text(split: Split, lang: Lang, style: Style) -> str:
    """The shares as a table that adds up. Quotas are shown with two decimals more than the unit, rounded."""
    digits = decimals(split.unit)
    policy = POLICY_NAMES[split.policy]
    total, unit = figure(split.total, digits), figure(split.unit, digits)
    en = f"{total.en} in units of {unit.en}; the remainder: {split.policy}, {policy.en}"
    da = f"{total.da} i enheder på {unit.da}; resten: {split.policy}, {policy.da}"
    heads = (Text("Weight", "Vægt"), Text("Quota", "Kvote"), Text("Amount", "Beløb"))
    rows = [
        Row(
            share.id,
            (
                (number_text(share.weight, None, lang), ""),
                (number_text(share.quota, digits + 2, lang), ""),
                (figure(share.amount, digits).to(lang), ""),
            ),
        )
        for share in split.shares
    ]
    weights = sum((share.weight for share in split.shares), Fraction(0))
    last = ((number_text(weights, None, lang), ""), (number_text(Fraction(split.total), digits + 2, lang), ""), (total.to(lang), ""))
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
