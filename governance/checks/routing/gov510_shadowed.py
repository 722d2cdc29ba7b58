"""GOV510: a case that other cases leave nothing to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.cases import Case
from governance.model.resolution import Model
from governance.routing.facets import Row, TooMany, clashes, gaps, same_facets, tables, within
from governance.words.lists import few
from governance.words.quoting import quoted


def find(model: Model) -> Iterator[Finding]:
    """Cases whose every matter is also another's, or that of several others together. Not two with the same `when` (GOV504)."""
    for table in tables(model):
        near: dict[Case, list[tuple[Row, bool]]] = {}
        for row, other, same in clashes(list(table.rows)):
            if same_facets(row.case, other.case):
                continue
            near.setdefault(row.case, []).append((other, same))
            if row.when != other.when:  # of two that mean the same, the later is in the shadow
                near.setdefault(other.case, []).append((row, same))
        for row in table.rows:
            if row.case.file is table.file and row.case in near:
                over = _over(row, near[row.case], table.values)
                if over:
                    yield _finding(row, over)


def _over(row: Row, near: list[tuple[Row, bool]], facets: Mapping[str, Sequence[str]]) -> list[tuple[Row, bool]]:
    """The case within which a case lies, or the fewest first ones that cover it together."""
    for one in near:
        if within(row.when, one[0].when):
            return [one]
    try:
        if len(near) > 1 and next(gaps(facets, [other.when for other, _ in near], row.when), None) is None:
            return near
    except TooMany:
        pass
    return []


def _finding(row: Row, over: list[tuple[Row, bool]]) -> Finding:
    what, whose = quoted(name(row.case)), few(quoted(name(other.case)) for other, _ in over)
    if all(same for _, same in over):
        message = Text(
            f"every matter that is {what.en} is also {whose.en}, and goes the same way: it adds nothing",
            f"alt, hvad der er {what.da}, er også {whose.da} og går samme vej: den tilføjer intet",
        )
        help_ = Text("delete it, and give its terms to the other", "slet den, og giv dens søgeord til den anden")
    else:
        message = Text(
            f"every matter that is {what.en} is also {whose.en}, which goes another way",
            f"alt, hvad der er {what.da}, er også {whose.da}, som går en anden vej",
        )
        help_ = Text("take its values out of the wider case", "tag dens værdier ud af den bredere sag")
    return Finding(
        at=row.case.at("when"),
        message=message,
        help=help_,
        related=tuple((Text("the wider case", "den bredere sag"), other.case.at("when")) for other, _ in over[:5]),
        about=tuple(other.case for other, _ in over),
    )


CHECK = Check(
    code="GOV510",
    severity=Severity.WARNING,
    title=Text("A case in another's shadow", "En sag i skyggen af en anden"),
    finds=Text(
        "A case whose facets fit only matters that another case, or several together, fit as well.",
        "En sag, hvis facetter kun passer på, hvad en anden sag, eller flere tilsammen, også passer på.",
    ),
    why=Text(
        "Whether the special case or the general one is meant, the table does not say: people read such tables in different orders.",
        "Om det særlige eller det almindelige gælder, siger tabellen ikke: folk læser sådanne tabeller i forskellig rækkefølge.",
    ),
    remedy=Text(
        "Narrow the wider case, or delete the one in its shadow.",
        "Indskrænk den bredere sag, eller slet den, der ligger i skyggen.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
facets:
  size: {name: Size, values: {small: Small, large: Large}}
cases:
  works: {name: Works, when: {size: [small, large]}, route: [{step: decide, by: town}]}
  harbour: {name: Harbour, when: {size: large}, route: [{step: decide, by: county}]}
""",
    find=find,
)
