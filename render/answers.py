"""What `show`, `list`, `graph` and `rule` say, as text and as JSON-ready values."""

from __future__ import annotations

from typing import Any

from governance.checks.base import Check
from governance.describe import Description, SeatLine, TaskLine
from governance.diagnostics import Lang, Text
from governance.facts import Fact
from governance.model import graph
from governance.model.written import Entity, Models
from governance.words.forces import bracketed
from governance.words.lists import code_list, listed
from governance.words.mandates import OBSERVER, ORIGINS, WEIGHT, WITH_DEPUTY
from governance.words.marks import ASSUMED
from governance.words.relations import RELATIONS
from governance.words.steps import STEPS
from governance.words.thing_kinds import THINGS
from render.terminal import NO_BREAK, Style, columns, printable, table

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


def show_json(found: Description) -> dict[str, Any]:
    """The thing with its edges."""
    data: dict[str, Any] = {
        "id": found.id,
        "kind": found.kind,
        "model": found.model,
        "name": _both(found.name),
        "statements": [
            {"model": s.model, "path": s.place.path, "line": s.place.line, "clause": s.clause or None, "says": s.says}
            for s in found.statements
        ],
    }
    data["facts"] = [{"label": _both(fact.label), "value": _both(fact.value), "clause": fact.clause or None} for fact in found.facts]
    if found.seats is not None:
        data["seats"] = [
            {
                "id": f"{found.id}.{s.id}",
                "name": _both(s.name) if s.name else None,
                s.how: list(s.by),
                "count": s.seats,
                "votes": s.votes,
                "deputy": s.deputy,
                "mandate": s.mandate,
                "weight": s.weight or None,
                "clause": s.clause or None,
                "assumed": _both(s.assumed) if s.assumed else None,
            }
            for s in found.seats
        ]
        data["rule"] = _both(found.rule) if found.rule else None
    data["tasks"] = [
        {"id": t.id, "name": _both(t.name), "with": list(t.with_), "force": t.force or None, "clause": t.clause or None}
        for t in found.tasks
    ]
    data["cases"] = [{"case": c.case, "name": _both(c.name), "step": c.verb, "clause": c.clause or None} for c in found.cases]
    data["edges"] = [graph.edge_json(e) for e in (*found.edges_out, *found.edges_in)]
    data["assumed"] = [{"of": where or None, "because": _both(text)} for where, text in found.assumed]
    return data


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
    return f"{task.name.to(lang)}{bracketed(task.force).to(lang)}{_kept(task.clause)}{_marks(task.assumed, task.note, lang)}"


def _relation(edge: graph.Edge, lang: Lang) -> str:
    said = f"{edge.source} {RELATIONS[edge.kind].active.to(lang)} {edge.target}{bracketed(edge.force).to(lang)}{_kept(edge.clause)}"
    return said + _marks(edge.assumed, edge.note, lang)


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
    return [seat.seats, f"{seat.id}{called}", by + _clause(seat.clause), ", ".join(marks)]


def _marks(assumed: Text | None, note: Text | None, lang: Lang) -> str:
    """That something is assumed, and what the model adds to it."""
    said = f" *{ASSUMED.to(lang)}*" if assumed else ""
    return f"{said}. {note.to(lang).rstrip('.')}" if note else said


def _clause(clause: str) -> str:
    return f"  ({clause})" if clause else ""


def _kept(clause: str) -> str:
    """A clause for a text that is to be wrapped: `pa 8.2` stays on one line."""
    return _clause(clause).replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", ").replace(NO_BREAK, " ", 1)


def things(models: Models, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    """What is in the models: id, kind, name, model; of all kinds, or of `kinds`."""
    return [
        {"id": node.id, "kind": node.kind, "name": _both(node.name), "model": node.model}
        for node in graph.nodes(models)
        if (not kinds and node.kind not in ("clause", "seat")) or node.kind in kinds
    ]


def list_text(rows: list[dict[str, Any]], lang: Lang, style: Style) -> str:
    """`things` as a table."""
    cells = [[row["id"], THINGS[row["kind"]].name.to(lang), row["name"][lang]] for row in rows]
    return "".join(line + "\n" for line in table(cells))


def graph_text(models: Models, lang: Lang, style: Style) -> str:
    """Every edge as a sentence."""
    return "".join(
        f"{printable(f'{edge.source} {RELATIONS[edge.kind].active.to(lang)} {edge.target}')}{bracketed(edge.force).to(lang)}"
        f"{style(printable(_clause(edge.clause)), 'dim')}{_marks(edge.assumed, None, lang)}\n"
        for edge in graph.edges(models)
    )


def rule_json(check: Check) -> dict[str, Any]:
    """A check: code, severity, title and explanation, in both languages."""
    return {
        "code": check.code,
        "severity": check.severity.value,
        "title": _both(check.title),
        "finds": _both(check.finds),
        "why": _both(check.why),
        "remedy": _both(check.remedy),
        "example": check.example or None,
    }


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


def ambiguous_text(models: Models, wanted: str, found: list[Entity]) -> Text:
    """Several things have the name that was asked for."""
    names = listed((f"{entity.model.id}.{entity.id}" for entity in found), "or")
    return Text(f"`{wanted}` may be {names.en}: write which", f"`{wanted}` kan være {names.da}: skriv hvilken")


def unknown_text(models: Models, wanted: str) -> Text:
    """Nothing has the name that was asked for: it is not in force on that day, or else the nearest, by id or by name."""
    import difflib

    if any(wanted.removeprefix(f"{model.id}.") in model.gone for model in models):
        return Text(f"`{wanted}` is not in force on {models.as_of}", f"`{wanted}` gælder ikke den {models.as_of}")

    names: dict[str, str] = {}
    for node in graph.nodes(models):
        for text in (node.id, node.name.en, node.name.da):
            names.setdefault(text.lower(), node.id)
    near = difflib.get_close_matches(wanted.lower(), names, n=3, cutoff=0.55)
    shown = code_list(dict.fromkeys(names[item] for item in near))
    return Text(
        f"nothing has the id `{wanted}`" + (f"; near it: {shown.en}" if near else ""),
        f"intet har id'et `{wanted}`" + (f"; tæt på: {shown.da}" if near else ""),
    )


def _both(text: Text) -> dict[str, str]:
    return {"da": text.da, "en": text.en}
