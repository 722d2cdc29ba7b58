"""GOV509: facets that send one matter two ways."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.cases import Case
from governance.model.resolution import Model
from governance.routing.facets import Row, clashes, tables, within
from governance.words.quoting import quoted


def find(model: Model) -> Iterator[Finding]:
    """Cases that overlap with an earlier one and lead elsewhere: one finding for each, with the others beside it.

    Not where one lies wholly within the other (GOV510), nor where both have the same `when` (GOV504).
    """
    for table in tables(model):
        found: dict[Case, tuple[Row, list[Row]]] = {}
        for row, other, same in clashes(list(table.rows)):
            if same or within(row.when, other.when) or within(other.when, row.when):
                continue
            if row.case.file is not table.file:
                row, other = other, row
            if row.case.file is table.file:
                found.setdefault(row.case, (row, []))[1].append(other)
        for row, others in found.values():
            yield _finding(row, others)


def _finding(row: Row, others: list[Row]) -> Finding:
    what, other = quoted(name(row.case)), quoted(name(others[0].case))
    both = {facet: values & others[0].when.get(facet, values) for facet, values in row.when.items()}
    both |= {facet: values for facet, values in others[0].when.items() if facet not in row.when}
    example = ", ".join(f"{facet}: {min(values)}" for facet, values in both.items())
    more = len(others) - 1
    return Finding(
        at=row.case.at("when"),
        message=Text(
            f"a matter with `{example}` is both {what.en} and {other.en}, and they go different ways"
            + (f" (and {more} more)" if more else ""),
            f"en sag med `{example}` er både {what.da} og {other.da}, og de går hver sin vej" + (f" (og {more} flere)" if more else ""),
        ),
        help=Text(
            "take the values that both have out of one of them, or add the facet that tells them apart",
            "tag de fælles værdier ud af den ene, eller tilføj den facet, der skiller dem ad",
        ),
        related=tuple((Text("the other way", "den anden vej"), one.case.at("when")) for one in others[:5]),
        about=tuple(one.case for one in others),
    )


CHECK = Check(
    code="GOV509",
    severity=Severity.WARNING,
    title=Text("One matter, two ways", "Én sag, to veje"),
    finds=Text(
        "Two cases whose facets can both fit one matter, and whose routes differ.",
        "To sager, hvis facetter begge kan passe på samme sag, og som har forskellige veje.",
    ),
    why=Text(
        "Two bodies may each believe that the matter is theirs, or that it is the other's.",
        "To organer kan hver især tro, at sagen er deres, eller at den er den andens.",
    ),
    remedy=Text(
        "Make the values of the two exclude each other.",
        "Lad de to sagers værdier udelukke hinanden.",
    ),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
facets:
  size: {name: Size, values: {small: Small, large: Large}}
  place: {name: Place, values: {shore: Shore, inland: Inland}}
cases:
  works: {name: Works, when: {size: large}, route: [{step: decide, by: town}]}
  coast: {name: Coast, when: {place: shore}, route: [{step: decide, by: county}]}
  rest: {name: The rest, when: {size: small, place: inland}, route: [{step: decide, by: town}]}
""",
    find=find,
)
