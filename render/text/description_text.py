"""What `show` says to people: one thing, whole."""

from __future__ import annotations

from governance.describe import Description, SeatLine, TaskLine
from governance.diagnostics import Lang, Text
from governance.facts import Fact
from governance.model import graph
from governance.words.forces import bracketed
from governance.words.mandates import OBSERVER, ORIGINS, WEIGHT, WITH_DEPUTY
from governance.words.marks import ASSUMED
from governance.words.relations import RELATIONS
from governance.words.steps import STEPS
from governance.words.thing_kinds import THINGS
from render.text.terminal import NO_BREAK, Style, columns, printable, table

_HEADS = {
    "seats": Text("Seats", "Pladser"),
    "rule": Text("Decides by", "Beslutter ved"),
    "tasks": Text("Tasks", "Opgaver"),
    "cases": Text("Cases", "Sager"),
    "relations": Text("Relations", "Relationer"),
    "assumed": Text("Assumed", "Antaget"),
    "said": Text("Said in", "Står i"),
}

_FACTS = Text("Facts", "Oplysninger")

_HIDDEN = ("sits_in", "cites", "handles", "decides", "approves", "prepares", "recommends", "initiates", "carries_out")


def show_text(found: Description, lang: Lang, style: Style) -> str:
    """The thing on a page."""
    kind = THINGS[found.kind].name.to(lang)
    called, known = printable(found.name.to(lang)), printable(f"{found.id} ({kind}, {found.model})")
    if columns(f"{called}  {known}") <= style.width:
        head = [f"{style(called, 'bold')}  {style(known, 'dim')}"]
    else:
        head = [style(style.wrap(called), "bold"), style(style.wrap(known), "dim")]
    hidden = ("part_of",) if found.kind == "clause" else (*_HIDDEN, "part_of") if found.kind == "document" else _HIDDEN
    sections = (
        (_FACTS, [f"{_label(fact, lang)}{fact.value.to(lang)}{_kept(fact.clause)}" for fact in found.facts]),
        (_HEADS["seats"], None if not found.seats else _seat_lines(found.seats, lang, style)),
        (_HEADS["rule"], [found.rule.to(lang)] if found.rule else []),
        (_HEADS["tasks"], [_task(task, lang) for task in found.tasks]),
        (_HEADS["cases"], [f"{STEPS[s.verb].active.to(lang)}: {s.name.to(lang)}{_kept(s.clause)}" for s in found.cases]),
        (_HEADS["relations"], [_relation(e, lang) for e in (*found.edges_out, *found.edges_in) if e.kind not in hidden]),
        (_HEADS["assumed"], [f"{where + ': ' if where else ''}{text.to(lang)}" for where, text in found.assumed]),
    )
    blocks = [head]
    for title, items in sections:
        if not items:
            continue
        lines = items if title is _HEADS["seats"] else [style.wrap(item, "  - ") for item in items]
        blocks.append([style(title.to(lang), "bold"), *lines])
    said = [style.wrap(f"{s.place.path}:{s.place.line}{_kept(s.clause)}", "  ") for s in found.statements]
    blocks.append([style(_HEADS["said"].to(lang), "bold"), *said])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _task(task: TaskLine, lang: Lang) -> str:
    return f"{task.name.to(lang)}{bracketed(task.force).to(lang)}{_kept(task.clause)}{marks_text(task.assumed, task.note, lang)}"


def _relation(edge: graph.Edge, lang: Lang) -> str:
    said = f"{edge.source} {RELATIONS[edge.kind].active.to(lang)} {edge.target}{bracketed(edge.force).to(lang)}{_kept(edge.clause)}"
    return said + marks_text(edge.assumed, edge.note, lang)


def _seat_lines(seats: tuple[SeatLine, ...], lang: Lang, style: Style) -> list[str]:
    """The seats as a table, or, where that is too wide, one after the other."""
    rows = [_seat_row(seat, lang) for seat in seats]
    lines = ["  " + row for row in table(rows)]
    if max(columns(line) for line in lines) <= style.width:
        return lines
    width = max(columns(row[0]) for row in rows)
    return [style.wrap("; ".join(filter(None, row[1:])), f"  {row[0]:<{width}}  ") for row in rows]


def _label(fact: Fact, lang: Lang) -> str:
    label = fact.label.to(lang)
    return f"{label}: " if label else ""


def _seat_row(seat: SeatLine, lang: Lang) -> list[str]:
    marks = []
    if not seat.votes:
        marks.append(OBSERVER.to(lang))
    if seat.weight:
        marks.append(f"{WEIGHT.to(lang)} {seat.weight}")
    if seat.deputy:
        marks.append(WITH_DEPUTY.to(lang))
    if seat.assumed:
        marks.append(ASSUMED.to(lang))
    how = ORIGINS[seat.how].to(lang)
    by = f"{how} {', '.join(seat.by)}".strip()
    if seat.how == "from":
        by += ", " + ORIGINS["not_stated"].to(lang)
    called = f" ({seat.name.to(lang)})" if seat.name else ""
    return [seat.seats, f"{seat.id}{called}", by + clause_text(seat.clause), ", ".join(marks)]


def marks_text(assumed: Text | None, note: Text | None, lang: Lang) -> str:
    """That something is assumed, and what the model adds to it."""
    said = f" *{ASSUMED.to(lang)}*" if assumed else ""
    return f"{said}. {note.to(lang).rstrip('.')}" if note else said


def clause_text(clause: str) -> str:
    """The clause after a line; nothing where there is none."""
    return f"  ({clause})" if clause else ""


def _kept(clause: str) -> str:
    """A clause for a text that is to be wrapped: `pa 8.2` stays on one line."""
    return clause_text(clause).replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", ").replace(NO_BREAK, " ", 1)
