"""What `power` says, as text and as JSON-ready values."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any

from governance.decisions.power.indices import Power
from governance.diagnostics import Lang, Text
from governance.strength import Coalition, Minimal, Row, Stop, Strength
from render.terminal import NO_BREAK, Style, columns, printable, table

_HEADS = {
    "rule": Text("Rule", "Regel"),
    "decide": Text("How hard it is to decide", "Hvor svært det er at beslutte"),
    "seats": Text("Power of a voter, by seat", "En stemmes magt, efter plads"),
    "parties": Text("Power of the parties, each with all its seats as one", "Parternes magt, hver med alle sine pladser samlet"),
    "winning": Text("Minimal winning coalitions", "Mindste vindende koalitioner"),
    "blocking": Text("Minimal blocking coalitions", "Mindste blokerende koalitioner"),
    "stops": Text("What stops it, though all others vote for", "Hvad der standser det, selv om alle andre stemmer for"),
    "assumed": Text("Assumed", "Antaget"),
    "refused": Text("Not counted", "Ikke talt"),
}
_COLUMNS = (
    Text("", ""),
    Text("voters", "stemmer"),
    Text("Banzhaf", "Banzhaf"),
    Text("Shapley-Shubik", "Shapley-Shubik"),
    Text("prevent", "hindre"),
    Text("initiate", "fremme"),
)
_MARKS = {
    "dictator": Text("decides alone", "bestemmer alene"),
    "veto": Text("veto", "veto"),
    "dummy": Text("never matters", "gør aldrig forskel"),
}
_STATES = {
    "vacant": (Text("vacant seat", "tom plads"), Text("vacant seats", "tomme pladser")),
    "absent": (Text("absent member", "fraværende medlem"), Text("absent members", "fraværende medlemmer")),
    "recused": (Text("disqualified member", "inhabilt medlem"), Text("disqualified members", "inhabile medlemmer")),
}
_SHOWN = 24
"""A fraction with no more letters than this is shown whole in a table."""


def strength_text(found: Strength, lang: Lang, style: Style, *, title: str = "") -> str:
    """The answer on a page."""
    head = f"{style(printable(found.name.to(lang)), 'bold')}  {style(found.body, 'dim')}"
    if title:
        head = style(printable(title), "bold")
    rule = found.rule.to(lang) + (f"{NO_BREAK}({found.clause.replace(' ', NO_BREAK)})" if found.clause else "")
    sections: list[tuple[str, list[str]]] = [
        ("rule", [style.wrap(rule, "  ")]),
        ("decide", [style.wrap(text, "  - ") for text in _hard(found, lang)]),
        ("seats", _rows(found.seats, lang, style)),
        ("parties", _rows(found.parties, lang, style)),
        ("winning", _minimal(found.winning, lang, style)),
        ("blocking", _minimal(found.blocking, lang, style)),
        ("stops", [style.wrap(_stop(stop, lang), "  - ") for stop in found.stops]),
        ("assumed", [style.wrap(text.to(lang), "  - ") for text in found.assumed]),
        ("refused", [style.wrap(text.to(lang), "  - ") for text in found.refused]),
    ]
    blocks = [[head], *([style(_HEADS[name].to(lang), "bold"), *lines] for name, lines in sections if lines)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _hard(found: Strength, lang: Lang) -> list[str]:
    act = decimal(found.powers.act, lang)
    ways, won = _many(1 << found.powers.voters, lang), _many(found.powers.winning, lang)
    adopt = "adopts" if found.powers.winning == 1 else "adopt"
    said = [
        Text(
            f"of {ways} ways to vote for or against, {won} {adopt} (Coleman's power to act: {act})",
            f"af {ways} måder at stemme for eller imod på vedtager {won} (Colemans beslutningsevne: {act})",
        ).to(lang)
    ]
    if found.attendance is not None:
        p, chance = found.attendance
        if chance is not None:
            shown = f"{chance} = {decimal(chance, lang)}" if len(str(chance)) <= _SHOWN else decimal(chance, lang)
            said.append(
                Text(
                    f"if each member comes with the chance {p}, those who come can decide with the chance {shown}",
                    f"hvis hvert medlem kommer med sandsynligheden {p}, kan de fremmødte beslutte med sandsynligheden {shown}",
                ).to(lang)
            )
    return said


def _rows(rows: tuple[Row, ...], lang: Lang, style: Style) -> list[str]:
    if not rows:
        return []
    cells = [[head.to(lang) for head in _COLUMNS] + [""]]
    for row in rows:
        power = row.power
        cells.append(
            [
                row.id,
                str(row.voters),
                share(power.banzhaf, lang),
                share(power.shapley_shubik, lang),
                share(power.prevent, lang),
                share(power.initiate, lang),
                mark(power, lang),
            ]
        )
    lines = ["  " + line for line in table(cells)]
    if max(columns(line) for line in lines) <= style.width:
        return lines
    heads = [head.to(lang) for head in _COLUMNS]
    return [
        style.wrap("; ".join(f"{head} {cell}" for head, cell in zip(heads[1:], row[1:6], strict=True)) + (f"; {row[6]}" if row[6] else ""),
                   f"  {row[0]}: ", "      ")
        for row in cells[1:]
    ]  # fmt: skip


def mark(power: Power, lang: Lang) -> str:
    """What stands out of a voter: decides alone, has a veto, never matters."""
    names = ["dictator"] if power.dictator else ["veto"] if power.veto else ["dummy"] if power.dummy else []
    return ", ".join(_MARKS[name].to(lang) for name in names)


def share(value: Fraction | None, lang: Lang) -> str:
    """A share, exactly where it is short, else to six places."""
    if value is None:
        return "-"
    return str(value) if len(str(value)) <= 9 else decimal(value, lang)


def decimal(value: Fraction, lang: Lang) -> str:
    """A share to six significant digits."""
    if value in (0, 1):
        return str(value)
    context = Context(prec=6, rounding=ROUND_HALF_EVEN)
    shown = f"{context.divide(Decimal(value.numerator), Decimal(value.denominator)):f}" if value > Fraction(1, 10**9) else _tiny(value)
    return shown.replace(".", ",") if lang == "da" else shown


def _tiny(value: Fraction) -> str:
    context = Context(prec=6, rounding=ROUND_HALF_EVEN)
    return f"{context.divide(Decimal(value.numerator), Decimal(value.denominator)):e}"


def _many(number: int, lang: Lang) -> str:
    shown = f"{number:,}"
    if len(shown) > 40:
        return f"{Decimal(number):.5e}"
    return shown.replace(",", ".") if lang == "da" else shown


def _minimal(found: Minimal, lang: Lang, style: Style) -> list[str]:
    if found.number is None and not found.listed:
        return []
    lines = []
    if found.number is not None:
        number, kinds = _many(found.number, lang), len(found.listed)
        more = Text("", "")
        if not found.whole:
            more = Text(f"; the first {kinds} kinds:", f"; de første {kinds} slags:")
        elif kinds != found.number:
            more = Text(f", of {kinds} kinds", f", af {kinds} slags")
        lines.append(style.wrap(number + more.to(lang), "  "))
    return [*lines, *(style.wrap(coalition_text(item, lang), "  - ") for item in found.listed)]


def coalition_text(item: Coalition, lang: Lang) -> str:
    """`kl:2 + realdania (3 ways)`."""
    seats = " + ".join(f"{seat}:{many}" if many > 1 else seat for seat, many in item.seats) or Text("nobody", "ingen").to(lang)
    return seats if item.ways == 1 else f"{seats} ({_many(item.ways, lang)} {Text('ways', 'måder').to(lang)})"


def _stop(stop: Stop, lang: Lang) -> str:
    one, several = _STATES[stop.state]
    if stop.stopped is None:
        return Text(f"no number of {several.en} does", f"intet antal {several.da} gør").to(lang)
    if not stop.stopped.persons:
        return Text("it cannot decide even when everybody is there", "det kan ikke beslutte, selv når alle er der").to(lang)
    number = stop.stopped.persons
    what = one if number == 1 else several
    seats = ", ".join(f"{seat}:{many}" if many > 1 else seat for seat, many in stop.seats)
    more = Text(", deputies included", ", stedfortrædere medregnet") if stop.deputies else Text("", "")
    fewer = Text("", "") if stop.stopped.least else Text("; fewer may do", "; færre kan være nok")
    return Text(
        f"{number} {what.en}{more.en}: for instance {seats}{fewer.en}", f"{number} {what.da}{more.da}: for eksempel {seats}{fewer.da}"
    ).to(lang)


def strength_json(found: Strength, lang: Lang) -> dict[str, Any]:
    """The answer for programs: fractions as text, sentences in `lang`."""
    return {
        "body": found.body,
        "rule": {"en": found.rule.en, "da": found.rule.da, "clause": found.clause or None},
        "voters": found.powers.voters,
        "coalitions": 1 << found.powers.voters,
        "winning_coalitions": found.powers.winning,
        "power_to_act": str(found.powers.act),
        "seats": [{"seat": row.id, **_power(row)} for row in found.seats],
        "parties": [{"party": row.id, **_power(row)} for row in found.parties],
        "minimal_winning": _coalitions(found.winning),
        "minimal_winning_count": found.winning.number,
        "minimal_winning_all_listed": found.winning.whole,
        "minimal_blocking": _coalitions(found.blocking),
        "minimal_blocking_count": found.blocking.number,
        "minimal_blocking_all_listed": found.blocking.whole,
        "stopped_by": {stop.state: _stopped(stop) for stop in found.stops},
        "attendance": None if found.attendance is None else {
            "member": str(found.attendance[0]),
            "can_decide": None if found.attendance[1] is None else str(found.attendance[1]),
        },
        "assumed": [text.to(lang) for text in found.assumed],
        "refused": [text.to(lang) for text in found.refused],
    }  # fmt: skip


def _power(row: Row) -> dict[str, Any]:
    power = row.power
    return {
        "voters": row.voters,
        "banzhaf": str(power.banzhaf),
        "banzhaf_swings": power.swings,
        "banzhaf_absolute": str(power.absolute),
        "shapley_shubik": _or_none(power.shapley_shubik),
        "coleman_prevent": _or_none(power.prevent),
        "coleman_initiate": _or_none(power.initiate),
        "veto": power.veto,
        "dummy": power.dummy,
        "dictator": power.dictator,
    }


def _or_none(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _coalitions(found: Minimal) -> list[dict[str, Any]]:
    return [{"seats": dict(item.seats), "ways": item.ways} for item in found.listed]


def _stopped(stop: Stop) -> dict[str, Any] | None:
    if stop.stopped is None:
        return None
    return {"persons": stop.stopped.persons, "seats": dict(stop.seats), "least": stop.stopped.least, "deputies": stop.deputies}
