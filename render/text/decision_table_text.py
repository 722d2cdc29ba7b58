"""The decision tables of the models' facets, as DMN has them, for people."""

from __future__ import annotations

from collections.abc import Sequence

from governance.diagnostics import Lang, Text
from governance.model.written import Models, label_of
from governance.routing.facets import Column, Table, hit_policy, missing
from governance.words.marks import ASSUMED
from governance.words.steps import STEPS
from render.data.decision_table_data import ANY, MOST, actors, continued, fitting, outputs_of
from render.text.terminal import Style, columns, printable, table

_POLICIES = {
    "U": Text("unique: at most one row fits", "unik: højst én række passer"),
    "A": Text("any: where several rows fit, they lead the same way", "vilkårlig: passer flere rækker, fører de samme vej"),
    "C": Text("collect: several rows may fit, and lead different ways", "saml: flere rækker kan passe og føre hver sin vej"),
}


def tables_text(models: Models, tables: Sequence[Table], lang: Lang, style: Style) -> str:
    """Each table with its head, its legend, and what falls through."""
    return "\n".join(_table_text(models, one, lang, style) for one in tables)


def _table_text(models: Models, one: Table, lang: Lang, style: Style) -> str:
    policy, outputs = hit_policy(one), outputs_of(one)
    on = any(continued(models, row.case) for row in one.rows)
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
        line = [str(number), *(fitting(one, column.id, row) for column in one.columns), "|", models.label(row.case)]
        line += [", ".join(actors(models, row.case, output)) or ANY for output in outputs]
        cells.append(line + [continued(models, row.case) or ANY] * on + [", ".join(row.case.spec.source or ())])
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
