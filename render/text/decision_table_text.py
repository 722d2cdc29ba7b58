"""The decision tables of the models' facets, as DMN has them, for people."""

from __future__ import annotations

from collections.abc import Sequence

from governance.diagnostics import Lang, Text
from governance.routing.decision_tables import MOST, DecisionTable, Input
from governance.routing.facets import HitPolicy
from governance.words.forces import bracketed
from governance.words.marks import ASSUMED
from governance.words.steps import STEPS
from render.characters import printable
from render.data.decision_table_data import ANY, fitting
from render.text.terminal import Style, columns, table

_POLICIES: dict[HitPolicy, Text] = {
    "U": Text("unique: at most one row fits", "unik: højst én række passer"),
    "A": Text("any: where several rows fit, they lead the same way", "vilkårlig: passer flere rækker, fører de samme vej"),
    "C": Text("collect: several rows may fit, and lead different ways", "saml: flere rækker kan passe og føre hver sin vej"),
}


def tables_text(tables: Sequence[DecisionTable], lang: Lang, style: Style) -> str:
    """Each table with its head, its legend, and what falls through."""
    return "\n".join(_table_text(one, lang, style) for one in tables)


def _table_text(one: DecisionTable, lang: Lang, style: Style) -> str:
    on = any(rule.continues for rule in one.rules)
    head = [
        one.hit_policy,
        *(facet.id for facet in one.inputs),
        "|",
        Text("case", "sag").to(lang),
        *(STEPS[output].passive.to(lang) for output in one.outputs),
    ]
    head += [Text("goes on as", "fortsætter som").to(lang)] * on + [Text("clause", "punkt").to(lang)]
    cells = [head]
    for number, rule in enumerate(one.rules, 1):
        line = [str(number), *(fitting(rule, facet.id) for facet in one.inputs), "|", rule.case]
        line += [", ".join(actors) or ANY for _, actors in rule.then]
        cells.append(line + [rule.continues or ANY] * on + [rule.clause])
    lines = table(cells)
    if max(map(columns, lines)) > style.width:
        lines = table([line for row in cells for line in _broken(row)])
    if max(map(columns, lines)) > style.width:
        lines = ["", *_stacked(cells, style)]
    blocks = [
        style(printable(one.title.to(lang)), "bold"),
        style.wrap(f"{one.hit_policy}: {_POLICIES[one.hit_policy].to(lang)}"),
        "",
        *([style(lines[0], "bold")] if lines[0] else []),
        *lines[1:],
        "",
        *_row_notes(one, lang, style),
        *(_legend(facet, lang, style) for facet in one.inputs),
        *_gap_lines(one, lang, style),
    ]
    return "\n".join(blocks) + "\n"


def _legend(facet: Input, lang: Lang, style: Style) -> str:
    values = "; ".join(f"{value} = {name.to(lang)}" for value, name in facet.values)
    told = style.wrap(f"{facet.id}: {facet.name.to(lang)}: {values}", "", "  ")
    return told if facet.assumed is None else told + "\n" + style.wrap(f"{ASSUMED.to(lang)}: {facet.assumed.to(lang)}", "  ")


def _row_notes(one: DecisionTable, lang: Lang, style: Style) -> list[str]:
    """What a row leads to with less than its full force, or only in a certain situation, and what its case is assumed to be."""
    noted: list[str] = []
    for number, rule in enumerate(one.rules, 1):
        for said in rule.qualified:
            only = Text("; only: ", "; kun: ").to(lang) + said.when.to(lang) if said.when else ""
            noted.append(f"{number}: {STEPS[said.step].noun.to(lang)}{bracketed(said.force).to(lang)}{only}")
        if rule.assumed is not None:
            noted.append(f"{number}: {ASSUMED.to(lang)}: {rule.assumed.to(lang)}")
    return [style.wrap(line, "", "  ") for line in noted]


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


def _gap_lines(one: DecisionTable, lang: Lang, style: Style) -> list[str]:
    if one.gaps is None:
        return [
            style.wrap(
                Text(
                    "There are too many combinations to say whether any falls through.",
                    "Der er for mange kombinationer til at sige, om nogen falder igennem.",
                ).to(lang)
            )
        ]
    if not one.gaps:
        return [Text("Nothing falls through.", "Intet falder igennem.").to(lang)]
    said = Text("falls through: ", "falder igennem: ").to(lang)
    lines = [style.wrap(", ".join(f"{facet}: {' / '.join(values)}" for facet, values in gap), said, "  ") for gap in one.gaps]
    return lines + [Text("and perhaps more", "og måske flere").to(lang)] * (len(one.gaps) == MOST)
