"""GOV508: a matter that no case is meant for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.cases import Facet
from governance.model.resolution import Model
from governance.routing.facets import Table, missing, tables
from governance.words.lists import listed

_SHOWN = 5
"""How many further combinations are listed."""


def find(model: Model) -> Iterator[Finding]:
    """One finding for each table of cases with facets, with an example of a matter that falls through, and the others like it.

    What falls through by the facets of an imported file alone, where that has cases for them, is its own affair.
    """
    for table in tables(model):
        own = {facet.id for facet in table.facets if facet.file is table.file}
        found = missing(table, _SHOWN + 1) or []
        if any(row.case.file is not table.file for row in table.rows):
            found = [gap for gap in found if not own.isdisjoint(gap)]
        if found:
            yield _finding(table, found)


def _finding(table: Table, found: list[dict[str, tuple[str, ...]]]) -> Finding:
    first, rest = found[0], found[1:]
    said = _named({facet: values[0] for facet, values in first.items()}, {facet.id: facet for facet in table.facets})
    more_en = more_da = ""
    if rest:
        shown = "; ".join(_written(gap) for gap in rest[:_SHOWN])
        more_en, more_da = f"; nor for {shown}", f"; heller ikke for {shown}"
        if len(rest) > _SHOWN - 1:
            more_en, more_da = more_en + " and perhaps more", more_da + " og måske flere"
    own = next((facet for facet in table.facets if facet.id in first and facet.file is table.file), None)
    at = own.at("values") if own is not None else table.rows[0].case.at("when")
    row = ", ".join(f"{name}: {values[0] if len(values) == 1 else '[' + ', '.join(values) + ']'}" for name, values in first.items())
    return Finding(
        at=at,
        message=Text(
            f"no case is meant for a matter with {said.en}, so it falls through{more_en}",
            f"ingen sag er beregnet til {said.da}, så sådan en falder igennem{more_da}",
        ),
        help=Text(
            f"add a case with `when: {{{row}}}`, or add these values to the case that it is",
            f"tilføj en sag med `when: {{{row}}}`, eller føj værdierne til den sag, det er",
        ),
        related=tuple((Text("a case of the table", "en sag i tabellen"), other.case.at("when")) for other in table.rows[:5]),
    )


def _named(example: Mapping[str, str], facets: Mapping[str, Facet]) -> Text:
    told = [(f"{facet}: {value}", facets[facet].values[value]) for facet, value in example.items()]
    return listed(Text(f'`{written}` ("{name.en}")', f'`{written}` ("{name.da}")') for written, name in told)


def _written(gap: Mapping[str, tuple[str, ...]]) -> str:
    return "`" + ", ".join(f"{facet}: {' / '.join(values)}" for facet, values in gap.items()) + "`"


CHECK = Check(
    code="GOV508",
    severity=Severity.WARNING,
    title=Text("A matter that falls through", "En sag, der falder igennem"),
    finds=Text(
        "A combination of the facets' values that the `when` of no case allows for.",
        "En kombination af facetternes værdier, som ingen sags `when` tager højde for.",
    ),
    why=Text(
        "Whoever has such a matter is told that nobody handles it.",
        "Den, der har sådan en sag, får at vide, at ingen behandler den.",
    ),
    remedy=Text(
        "Add the row that is named, or widen a case; or delete a value that never occurs.",
        "Tilføj den nævnte række, eller udvid en sag; eller slet en værdi, der aldrig forekommer.",
    ),
    example="""\
parties:
  town: {name: The town}
facets:
  size: {name: Size, values: {small: Small, large: Large}}
cases:
  works: {name: Works, when: {size: large}, route: [{step: decide, by: town}]}
""",
    find=find,
    needs_whole=True,
)
