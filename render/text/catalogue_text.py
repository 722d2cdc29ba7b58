"""What `list`, `graph`, `path` and `rule` say to people: what there is; and what is said of a name that is none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from governance.checks.check import Check
from governance.description.connections import Connected
from governance.diagnostics import Lang, Text
from governance.model.edges import nodes
from governance.model.graph import Graph
from governance.model.resolution import Stretch
from governance.model.timeline import Timeline
from governance.words.dates import absence
from governance.words.lists import code_list, enumerated, listed
from governance.words.thing_kinds import THINGS
from render.characters import printable
from render.text.description_text import days_text, edge_text
from render.text.terminal import NO_BREAK, Style, table


def list_text(rows: list[dict[str, Any]], lang: Lang, style: Style) -> str:
    """`things` as a table; of what is not there on all days that are asked about, with its days."""
    limited = len({str(row["on"]) for row in rows}) > 1
    cells = [[row["id"], THINGS[row["kind"]].name.to(lang), row["name"][lang], _days(row["on"], lang) if limited else ""] for row in rows]
    return "".join(line + "\n" for line in table(cells))


def _days(on: list[dict[str, str | None]], lang: Lang) -> str:
    if on == [{"from": None, "to": None}]:
        return ""
    spells = (Stretch(*(date.fromisoformat(end) if end else None for end in (one["from"], one["to"]))) for one in on)
    return days_text(spells).to(lang)


def graph_text(graph: Graph, lang: Lang, style: Style) -> str:
    """Every relation as a sentence; of one that does not hold on all days, with its days."""
    lines = []
    for edge in graph.edges:
        days = graph.limited.get(edge)
        when = f"; {days_text(days).to(lang)}" if days is not None else ""
        lines.append(printable(edge_text(edge._replace(note=None), lang, when)).replace(NO_BREAK, " ") + "\n")
    return "".join(lines)


def path_text(found: list[Connected], start: str, end: str, lang: Lang, style: Style) -> str:
    """How two things are connected, a sentence for each step; where that differs between days, under the days."""
    parts = []
    for one in found:
        if one.steps is None:
            none = Text(f"{start} and {end} are not connected", f"{start} og {end} er ikke forbundet")
            lines = [printable(none.to(lang)), *([style.wrap(_apart(*one.apart).to(lang))] if one.apart is not None else [])]
        elif not one.steps:
            lines = [printable(Text(f"{start} and {end} are the same", f"{start} og {end} er det samme").to(lang))]
        else:
            lines = [style.wrap(edge_text(step.edge, lang, backwards=step.backwards), "", "    ") for step in one.steps]
        title = [style(f"{days_text(one.days).to(lang)}:", "bold")] if len(found) > 1 else []
        parts.append("\n".join((*title, *lines)) + "\n")
    return "\n".join(parts)


def _apart(lonely: str, others: tuple[str, ...]) -> Text:
    if not others:
        return Text(f"{lonely} is connected with nothing", f"{lonely} er ikke forbundet med noget")
    names = listed(others, limit=8)
    return Text(f"{lonely} is connected with {names.en} alone", f"{lonely} er kun forbundet med {names.da}")


def rule_text(check: Check, lang: Lang, style: Style) -> str:
    """A check explained on a page."""
    heads = {
        "finds": Text("What it finds", "Hvad den finder"),
        "why": Text("Why it matters", "Hvorfor det betyder noget"),
        "example": Text("Example", "Eksempel"),
        "remedy": Text("How to mend it", "Sådan rettes det"),
    }
    lines = [f"{style(f'{check.code} {check.title.to(lang)}', 'bold')} ({check.severity.value})"]
    for key in ("finds", "why"):
        lines += ["", style(heads[key].to(lang), "bold"), style.wrap(getattr(check, key).to(lang), "  ")]
    if check.example:
        lines += ["", style(heads["example"].to(lang), "bold")]
        lines += [f"  {line}"[: 4 * style.width].rstrip() for line in check.example.splitlines()]
    lines += ["", style(heads["remedy"].to(lang), "bold"), style.wrap(check.remedy.to(lang), "  ")]
    return "\n".join(lines) + "\n"


def rules_text(checks: list[Check], lang: Lang) -> str:
    """All checks, a line each."""
    return "".join(line + "\n" for line in table([[c.code, c.severity.value, c.title.to(lang)] for c in checks]))


def ambiguous_text(wanted: str, labels: Iterable[str]) -> Text:
    """Several things have the name that was asked for."""
    names = enumerated(labels)
    return Text(f"`{wanted}` may be {names.en}: write which", f"`{wanted}` kan være {names.da}: skriv hvilken")


def absent_text(wanted: str, there: tuple[Stretch, ...], day: date) -> Text:
    """What was asked for is not there on the day, but on others, those of `there`."""
    before = [one.last for one in there if one.last is not None and one.last < day]
    why = absence(day, there[0].first, before[-1] if before else None)
    return Text(f"`{wanted}` is {why.en}", f"`{wanted}` {why.da}")


def unknown_text(timeline: Timeline, wanted: str) -> Text:
    """Nothing has the name that was asked for; the nearest, by id or by name."""
    import difflib

    names: dict[str, str] = {}
    for node in timeline.each(nodes):
        for text in (node.id, node.name.en, node.name.da):
            names.setdefault(text.lower(), node.id)
    near = difflib.get_close_matches(wanted.lower(), names, n=3, cutoff=0.55)
    shown = code_list(dict.fromkeys(names[item] for item in near))
    return Text(
        f"nothing has the id `{wanted}`" + (f"; near it: {shown.en}" if near else ""),
        f"intet har id'et `{wanted}`" + (f"; tæt på: {shown.da}" if near else ""),
    )
