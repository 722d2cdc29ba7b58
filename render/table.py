"""The decision tables of the models' facets, as DMN has them: text, CSV, JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from governance.diagnostics import Lang, Text
from governance.model.written import Entity, Models, label_of
from governance.routing.facets import Column, Row, Table, clashes, hit_policy, missing
from governance.words.marks import ASSUMED
from governance.words.steps import STEPS, Step
from render.terminal import Style, columns, printable, table

MOST = 100
"""How many combinations that fall through are listed."""
ANY = "-"
"""What DMN writes for a facet that may have any value."""
_OUTPUTS: tuple[Step, ...] = ("handle", "decide", "approve", "carry_out")
"""The steps that answer who takes the matter on: the outputs of a table, as far as a row has them."""
_POLICIES = {
    "U": Text("unique: at most one row fits", "unik: højst én række passer"),
    "A": Text("any: where several rows fit, they lead the same way", "vilkårlig: passer flere rækker, fører de samme vej"),
    "C": Text("collect: several rows may fit, and lead different ways", "saml: flere rækker kan passe og føre hver sin vej"),
}


def tables_json(models: Models, tables: Sequence[Table]) -> list[dict[str, Any]]:
    """Each table: its hit policy, inputs, outputs, rules, gaps, and rules that overlap."""
    return [_table_json(models, one) for one in tables]


def _table_json(models: Models, one: Table) -> dict[str, Any]:
    outputs = _outputs(one)
    gaps = missing(one, MOST)
    return {
        "model": one.model.id,
        "hit_policy": hit_policy(one),
        "inputs": [
            {"id": c.id, "name": _both(c.name), "values": [{"id": value, "name": _both(c.value(value))} for value in c.values]}
            for c in one.columns
        ],
        "outputs": outputs,
        "rules": [
            {
                "rule": number,
                "case": models.label(row.case),
                "name": _both(_name(row.case)),
                "when": {facet: _in_order(one, facet, row) for facet in row.when},
                "then": {output: _who(models, row.case, output) for output in outputs},
                "continues": _continues(models, row.case) or None,
                "clause": ", ".join(row.case.spec.source or ()) or None,
                "assumed": _both(assumed) if (assumed := label_of(row.case.spec.assumed)) else None,
            }
            for number, row in enumerate(one.rows, 1)
        ],
        "gaps": None if gaps is None else [{facet: list(values) for facet, values in gap.items()} for gap in gaps],
        "overlaps": [{"cases": [models.label(a.case), models.label(b.case)], "same_way": same} for b, a, same in clashes(list(one.rows))],
    }


def tables_csv(models: Models, tables: Sequence[Table]) -> str:
    """All tables under one head: a facet that a table has not is empty there, one that may have any value is `-`."""
    facets = list(dict.fromkeys(column.id for one in tables for column in one.columns))
    outputs = [output for output in _OUTPUTS if any(output in _outputs(one) for one in tables)]
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(["model", "hit_policy", "rule", *facets, "case", *outputs, "continues", "clause"])
    for one in tables:
        policy = hit_policy(one)
        has = {column.id for column in one.columns}
        for number, row in enumerate(one.rows, 1):
            fits = [_fits(one, facet, row) if facet in has else "" for facet in facets]
            who = [", ".join(_who(models, row.case, output)) for output in outputs]
            clause = ", ".join(row.case.spec.source or ())
            writer.writerow([one.model.id, policy, number, *fits, models.label(row.case), *who, _continues(models, row.case), clause])
    return told.getvalue()


def tables_text(models: Models, tables: Sequence[Table], lang: Lang, style: Style) -> str:
    """Each table with its head, its legend, and what falls through."""
    return "\n".join(_table_text(models, one, lang, style) for one in tables)


def _table_text(models: Models, one: Table, lang: Lang, style: Style) -> str:
    policy, outputs = hit_policy(one), _outputs(one)
    on = any(_continues(models, row.case) for row in one.rows)
    title = label_of(one.model.spec.title) or Text(one.model.id, one.model.id)
    head = [
        policy,
        *(column.id for column in one.columns),
        "|",
        Text("case", "sag").to(lang),
        *(STEPS[o].passive.to(lang) for o in outputs),
    ]
    head += [Text("goes on as", "fortsætter som").to(lang)] * on + [Text("clause", "punkt").to(lang)]
    cells = [head]
    for number, row in enumerate(one.rows, 1):
        line = [str(number), *(_fits(one, column.id, row) for column in one.columns), "|", models.label(row.case)]
        line += [", ".join(_who(models, row.case, output)) or ANY for output in outputs]
        cells.append(line + [_continues(models, row.case) or ANY] * on + [", ".join(row.case.spec.source or ())])
    lines = table(cells)
    if max(map(columns, lines)) > style.width:
        lines = table([line for row in cells for line in _broken(row)])
    if max(map(columns, lines)) > style.width:
        lines = ["", *_stacked(cells, style)]
    blocks = [
        style(printable(title.to(lang)), "bold"),
        style.wrap(f"{policy}: {_POLICIES[policy].to(lang)}"),
        "",
        *([style(lines[0], "bold")] if lines[0] else []),
        *lines[1:],
        "",
        *_row_notes(one, lang, style),
        *(_legend(column, lang, style) for column in one.columns),
        *_gap_lines(one, lang, style),
    ]
    return "\n".join(blocks) + "\n"


def _legend(column: Column, lang: Lang, style: Style) -> str:
    values = "; ".join(f"{value} = {column.value(value).to(lang)}" for value in column.values)
    told = style.wrap(f"{column.id}: {column.name.to(lang)}: {values}", "", "  ")
    assumed = label_of(column.entity.spec.assumed)
    return told if assumed is None else told + "\n" + style.wrap(f"{ASSUMED.to(lang)}: {assumed.to(lang)}", "  ")


def _row_notes(one: Table, lang: Lang, style: Style) -> list[str]:
    """What a row's case is assumed to be."""
    noted = [(number, label_of(row.case.spec.assumed)) for number, row in enumerate(one.rows, 1)]
    return [style.wrap(f"{number}: {ASSUMED.to(lang)}: {text.to(lang)}", "", "  ") for number, text in noted if text is not None]


def _broken(row: list[str]) -> list[list[str]]:
    """A row on as many lines as its longest list has items."""
    lists = [cell.split(", ") for cell in row]
    height = max(map(len, lists))
    lines = [[items[n] + ("," if n + 1 < len(items) else "") if n < len(items) else "" for items in lists] for n in range(height)]
    return lines if "|" not in row else [[*line[: row.index("|")], "|", *line[row.index("|") + 1 :]] for line in lines]


def _stacked(cells: list[list[str]], style: Style) -> list[str]:
    """The rows of a table that is too wide, each as lines of `head: cell`."""
    heads = cells[0]
    return [
        style.wrap("; ".join(f"{head}: {cell}" for head, cell in zip(heads[1:], row[1:], strict=True) if head != "|"), f"{row[0]}. ", "   ")
        for row in cells[1:]
    ]


def _gap_lines(one: Table, lang: Lang, style: Style) -> list[str]:
    gaps = missing(one, MOST)
    if gaps is None:
        return [
            style.wrap(
                Text(
                    "There are too many combinations to say whether any falls through.",
                    "Der er for mange kombinationer til at sige, om nogen falder igennem.",
                ).to(lang)
            )
        ]
    if not gaps:
        return [Text("Nothing falls through.", "Intet falder igennem.").to(lang)]
    said = Text("falls through: ", "falder igennem: ").to(lang)
    lines = [style.wrap(", ".join(f"{facet}: {' / '.join(values)}" for facet, values in gap.items()), said, "  ") for gap in gaps]
    return lines + [Text("and perhaps more", "og måske flere").to(lang)] * (len(gaps) == MOST)


def _outputs(one: Table) -> list[Step]:
    used = {step.step for row in one.rows for step in (row.case.spec.route if isinstance(row.case.spec.route, list) else ())}
    return [output for output in _OUTPUTS if output in used]


def _who(models: Models, case: Entity, verb: str) -> list[str]:
    """Who does this in the case, by id; `not_stated` where the text does not say."""
    found: list[str] = []
    for step in case.spec.route if isinstance(case.spec.route, list) else ():
        if step.step == verb:
            listed = ["not_stated"] if isinstance(step.by, str) else step.by
            found += [models.label(actor) if (actor := case.model.actor(text)) else text for text in listed]
    return list(dict.fromkeys(found))


def _continues(models: Models, case: Entity) -> str:
    following = case.model.find(case.spec.continues)
    return models.label(following) if following else ""


def _fits(one: Table, facet: str, row: Row) -> str:
    return ", ".join(_in_order(one, facet, row)) if facet in row.when else ANY


def _in_order(one: Table, facet: str, row: Row) -> list[str]:
    column = next(column for column in one.columns if column.id == facet)
    return [value for value in column.values if value in row.when[facet]]


def _name(case: Entity) -> Text:
    return label_of(case.spec.name) or Text(case.id, case.id)


def _both(text: Text) -> dict[str, str]:
    return {"da": text.da, "en": text.en}
