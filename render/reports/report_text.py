"""A report for people: each finding with its line and a caret, then the sum."""

from __future__ import annotations

from governance.diagnostics import Diagnostic, Lang, Place, Report, Severity, Text
from governance.words.plurals import Noun
from governance.words.severities import SEVERITIES
from render.characters import printable
from render.text.terminal import Style, columns

_LOOK = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_HELP = Text("help", "hjælp")
_SEE = Text("see", "se")
_ACCEPTED = Text("accepted", "accepteret")


def write(report: Report, lang: Lang, style: Style) -> str:
    """The report as text."""
    blocks = [_finding(found, lang, style) for found in report.diagnostics]
    return "\n".join([*blocks, summary(report, lang, style)]) + "\n"


def _finding(found: Diagnostic, lang: Lang, style: Style) -> str:
    look = _LOOK[found.severity]
    place = found.place
    head = f"{style(f'{printable(place.path)}:{place.line}:{place.column}:', 'bold')} "
    head += style(f"{SEVERITIES[found.severity].one.to(lang)} {found.code}", look, "bold")
    about = printable(", ".join(filter(None, (found.entity, found.clause))))
    if about:
        head += style(f"  {about}", "dim")
    lines = [head, style.wrap(found.message.to(lang), "  ")]
    lines += _excerpt(place, style, look)
    if found.help:
        lines.append(style.wrap(found.help.to(lang), f"  {_HELP.to(lang)}: "))
    for related in found.related:
        where = related.place
        lines.append(style.wrap(f"{where.path}:{where.line}:{where.column} {related.message.to(lang)}", f"  {_SEE.to(lang)}: "))
    return "\n".join(lines) + "\n"


def _excerpt(place: Place, style: Style, look: str) -> list[str]:
    """The line with the place underlined; of a long line, the part around it."""
    text, start = place.excerpt.rstrip(), place.column - 1
    if not text:
        return []
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    end = max(start + 1, min(end, len(text)))
    number = str(place.line)
    room = max(style.width, 40) - len(number) - 7
    left = 0
    if len(text) > room:
        left = max(0, min(start - 6, len(text) - room))
        if end - left > room:
            left = max(0, start - 6)
    shown = text[left : left + room]
    before, marked = printable(shown[: start - left]), printable(shown[start - left : end - left])
    bar = style("|", "dim")
    line = ("…" + printable(shown)[1:]) if left else printable(shown)
    if left + room < len(text):
        line = line[:-1] + "…"
    caret = " " * columns(before) + style("^" * max(1, columns(marked)), look)
    return [f"  {style(number, 'dim')} {bar} {line}", f"  {' ' * len(number)} {bar} {caret}"]


def summary(report: Report, lang: Lang, style: Style) -> str:
    """The last line: how much was found."""
    sums = report.summary()
    counts = ((Severity.ERROR, sums.errors), (Severity.WARNING, sums.warnings), (Severity.NOTE, sums.notes))
    parts = [_count(number, SEVERITIES[severity]).to(lang) for severity, number in counts]
    accepted = f" ({sums.accepted} {_ACCEPTED.to(lang)})" if sums.accepted else ""
    look = "red" if sums.errors else "yellow" if sums.warnings else "green"
    wait = Text("\nSome checks wait until the errors are mended.", "\nNogle kontroller venter, til fejlene er rettet.")
    return style(", ".join(parts), look, "bold") + accepted + (wait.to(lang) if report.waiting else "")


def _count(number: int, noun: Noun) -> Text:
    return noun.counted(number) if number else Text(f"no {noun.many.en}", f"ingen {noun.many.da}")
