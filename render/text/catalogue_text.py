"""What `list`, `graph` and `rule` say to people: what there is; and what is said of a name that is none."""

from __future__ import annotations

from typing import Any

from governance.checks.base import Check
from governance.diagnostics import Lang, Text
from governance.model import graph
from governance.model.written import Entity, Models
from governance.words.forces import bracketed
from governance.words.lists import code_list, enumerated
from governance.words.relations import RELATIONS
from governance.words.thing_kinds import THINGS
from render.text.description_text import clause_text, marks_text
from render.text.terminal import Style, printable, table


def list_text(rows: list[dict[str, Any]], lang: Lang, style: Style) -> str:
    """`things` as a table."""
    cells = [[row["id"], THINGS[row["kind"]].name.to(lang), row["name"][lang]] for row in rows]
    return "".join(line + "\n" for line in table(cells))


def graph_text(models: Models, lang: Lang, style: Style) -> str:
    """Every edge as a sentence."""
    return "".join(
        f"{printable(f'{edge.source} {RELATIONS[edge.kind].active.to(lang)} {edge.target}')}{bracketed(edge.force).to(lang)}"
        f"{style(printable(clause_text(edge.clause)), 'dim')}{marks_text(edge.assumed, None, lang)}\n"
        for edge in graph.edges(models)
    )


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
    names = enumerated(f"{entity.model.id}.{entity.id}" for entity in found)
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
