"""What `power` says to people."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from governance.decisions.strength import Coalition, Minimal, Row, Stop, Strength
from governance.diagnostics import Lang, Text
from governance.words.marks import NOTHING
from governance.words.numbers import whole
from governance.words.outcomes import MISSING
from governance.words.plurals import WAY
from render.characters import printable
from render.text.terminal import NO_BREAK, Style, columns, table

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
    Text("voters", "antal"),
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

_SHOWN = 24
"""A chance with no more letters than this is shown whole."""
_CELL = 9
"""A fraction with no more letters than this is shown whole in a table."""


def strength_text(found: Strength, lang: Lang, style: Style, *, title: str = "", today: Strength | None = None) -> str:
    """The answer on a page; with a `title` a what-if, beside what is so `today`."""
    head = f"{style(printable(found.name.to(lang)), 'bold')}  {style(found.body, 'dim')}"
    if title:
        head = style(printable(title), "bold")
    rule = found.rule.to(lang) + (f"{NO_BREAK}({found.clause.replace(' ', NO_BREAK)})" if found.clause else "")
    sections: list[tuple[str, list[str]]] = [
        ("rule", [style.wrap(rule, "  ")]),
        ("decide", [style.wrap(text, "  - ") for text in _hard(found, lang, today)]),
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


def what_if(rule: str, lang: Lang) -> str:
    """The heading of a what-if."""
    return f"{Text('What if:', 'Hvad hvis:').to(lang)} {rule}"


def most_title(found: Strength, title: str, lang: Lang) -> str:
    """The heading of the same with as many seats as the text allows."""
    seats = ", ".join(f"{seat}:{most}" for seat, _, most in found.open_seats)
    with_ = Text(f"With as many seats as the text allows: {seats}", f"Med så mange pladser, som teksten tillader: {seats}").to(lang)
    return f"{title}. {with_}" if title else with_


def _hard(found: Strength, lang: Lang, today: Strength | None) -> list[str]:
    said = []
    if found.powers is not None:
        act = decimal(found.powers.act, lang)
        ways, won = _many(1 << found.voters, lang), _many(found.powers.winning, lang)
        adopt = "adopts" if found.powers.winning == 1 else "adopt"
        said.append(
            Text(
                f"of {ways} ways to vote for or against, {won} {adopt} (Coleman's power to act: {act})",
                f"af {ways} måder at stemme for eller imod på vedtager {won} (Colemans beslutningsevne: {act})",
            ).to(lang)
        )
    if today is not None and today.powers is not None:
        share_ = decimal(today.powers.act, lang)
        said.append(Text(f"with today's rule the power to act is {share_}", f"med reglen i dag er beslutningsevnen {share_}").to(lang))
    if found.attendance is not None:
        p, chance = found.attendance
        if chance is not None:
            about = Text("about", "ca.").to(lang)
            shown = f"{chance} = {decimal(chance, lang)}" if _fits(chance, _SHOWN) else f"{about} {decimal(chance, lang)}"
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
        numbers = (power.banzhaf, power.shapley_shubik, power.prevent, power.initiate) if power else (None,) * 4
        cells.append([row.id, str(row.voters), *(share(number, lang) for number in numbers), mark(row, lang)])
    lines = ["  " + line for line in table(cells)]
    if max(columns(line) for line in lines) <= style.width:
        return lines
    heads = [head.to(lang) for head in _COLUMNS]
    return [
        style.wrap("; ".join(f"{head} {cell}" for head, cell in zip(heads[1:], row[1:6], strict=True)) + (f"; {row[6]}" if row[6] else ""),
                   f"  {row[0]}: ", "      ")
        for row in cells[1:]
    ]  # fmt: skip


def mark(row: Row, lang: Lang) -> str:
    """What stands out of a voter: decides alone, has a veto, never matters."""
    dummy = row.power is not None and row.power.dummy
    names = ["dictator"] if row.dictator else ["veto"] if row.veto else ["dummy"] if dummy else []
    return ", ".join(_MARKS[name].to(lang) for name in names)


def share(value: Fraction | None, lang: Lang) -> str:
    """A share, exactly where it is short, else to six places."""
    if value is None:
        return "-"
    return str(value) if _fits(value, _CELL) else decimal(value, lang)


def _fits(value: Fraction, letters: int) -> bool:
    """Whether a fraction from 0 to 1 takes so many letters at most; one that is far too long is not written out to be counted."""
    return value.denominator < 10**letters and len(str(value)) <= letters


def decimal(value: Fraction, lang: Lang) -> str:
    """A share to six significant digits; one that is nearly 1 as what is lacking."""
    if value in (0, 1):
        return str(value)
    if 1 - value < Fraction(1, 10**6):
        return f"1 - {_six(1 - value, lang)}"
    return _six(value, lang)


def _six(value: Fraction, lang: Lang) -> str:
    number = Context(prec=6, rounding=ROUND_HALF_EVEN).divide(Decimal(value.numerator), Decimal(value.denominator))
    shown = f"{number:f}" if value > Fraction(1, 10**9) else f"{number:e}"
    return shown.replace(".", ",") if lang == "da" else shown


def _many(number: int, lang: Lang) -> str:
    shown = whole(number).to(lang)
    if len(shown) > 40:
        if number & (number - 1) == 0:
            return f"2^{number.bit_length() - 1}"
        shown = f"{Text('about', 'ca.').to(lang)} {Decimal(number):.5e}"
        return shown.replace(".", ",").replace("ca,", "ca.") if lang == "da" else shown
    return shown


def _minimal(found: Minimal, lang: Lang, style: Style) -> list[str]:
    if found.number is None and not found.listed:
        return []
    lines = []
    if found.number is not None:
        number, kinds = _many(found.number, lang), len(found.listed)
        more = NOTHING
        if not found.whole and kinds:
            more = Text(f"; the first {kinds} kinds:", f"; de første {kinds} slags:")
        elif found.whole and kinds != found.number:
            more = Text(", of one kind", ", af én slags") if kinds == 1 else Text(f", of {kinds} kinds", f", af {kinds} slags")
        lines.append(style.wrap(number + more.to(lang), "  "))
    return [*lines, *(style.wrap(coalition_text(item, lang), "  - ") for item in found.listed)]


def coalition_text(item: Coalition, lang: Lang) -> str:
    """`kl:2 + realdania (3 ways)`."""
    seats = " + ".join(f"{seat}:{many}" if many > 1 else seat for seat, many in item.seats) or Text("nobody", "ingen").to(lang)
    return seats if item.ways == 1 else f"{seats} ({_many(item.ways, lang)} {WAY.of(item.ways).to(lang)})"


def _stop(stop: Stop, lang: Lang) -> str:
    missing = MISSING[stop.state]
    if stop.stopped is None:
        return Text(f"no number of {missing.many.en} does", f"intet antal {missing.many.da} gør").to(lang)
    if not stop.stopped.persons:
        return Text("it cannot decide even when everybody is there", "det kan ikke beslutte, selv når alle er der").to(lang)
    what = missing.counted(stop.stopped.persons)
    seats = ", ".join(f"{seat}:{many}" if many > 1 else seat for seat, many in stop.seats)
    more = Text(", deputies included", ", stedfortrædere medregnet") if stop.deputies else Text("", "")
    fewer = NOTHING if stop.stopped.least else Text("; fewer may do", "; færre kan være nok")
    return Text(f"{what.en}{more.en}: for instance {seats}{fewer.en}", f"{what.da}{more.da}: for eksempel {seats}{fewer.da}").to(lang)
