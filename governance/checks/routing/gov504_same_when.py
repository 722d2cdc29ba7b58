"""GOV504: two cases that the facets do not tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.cases import Case, Facet
from governance.model.resolution import Model
from governance.model.written import File, imported
from governance.routing.facets import LOOK, kept_apart
from governance.words.quoting import quoted

_When = frozenset[tuple[Facet, frozenset[str]]]


def find(model: Model) -> Iterator[Finding]:
    """Cases with the same facets and values as an earlier one of the file, or as one of a file that it imports.

    Not two that continue one another, nor two whose KLE numbers have none in common. Facets of one name that two files
    declare each for itself are not the same.
    """
    alike: dict[File, dict[_When, list[Case]]] = {}
    for case in model.cases:
        if case.when and len(case.facets) == len(case.when):
            when = frozenset((facet, frozenset(values)) for facet, values in case.facets.values())
            alike.setdefault(case.file, {}).setdefault(when, []).append(case)
    for file, here in alike.items():
        others = [alike[one] for one in imported(file)[0] if one in alike]
        for when, cases in here.items():
            there = [case for one in others for case in one.get(when, ())[:LOOK]]
            for number, case in enumerate(cases):
                near = (*cases[: min(number, LOOK)], *there)
                other = next((one for one in near if not kept_apart(one, case)), None)
                if other is not None:
                    yield _finding(case, other)


def _finding(case: Case, other: Case) -> Finding:
    what, earlier = quoted(name(case)), quoted(name(other))
    facets = ", ".join(f"{facet}: {' / '.join(values)}" for facet, values in case.when.items())
    return Finding(
        at=case.at("when"),
        message=Text(
            f"{what.en} and {earlier.en} have the same facets (`{facets}`), so a question about one leads to both",
            f"{what.da} og {earlier.da} har de samme facetter (`{facets}`), så et spørgsmål om den ene fører til begge",
        ),
        help=Text(
            "add the facet by which people tell them apart, or make them one case",
            "tilføj den facet, de skelnes på, eller gør dem til én sag",
        ),
        related=((Text("the same facets", "samme facetter"), other.at("when")),),
    )


CHECK = Check(
    code="GOV504",
    severity=Severity.WARNING,
    title=Text("Two cases, one condition", "To sager, én betingelse"),
    finds=Text(
        "Two cases with exactly the same facets and values under `when`.",
        "To sager med nøjagtigt samme facetter og værdier under `when`.",
    ),
    why=Text(
        "Both answer the same question; where their routes differ, the answer contradicts itself.",
        "Begge svarer på samme spørgsmål; er deres veje forskellige, modsiger svaret sig selv.",
    ),
    remedy=Text(
        "Find what tells them apart and make it a facet, or join them.",
        "Find det, der skiller dem, og gør det til en facet, eller slå dem sammen.",
    ),
    example="""\
facets:
  size: {name: Size, values: {small: Small, large: Large}}
cases:
  works: {name: Works, when: {size: large}}
  repairs: {name: Repairs, when: {size: [large]}}
""",
    find=find,
)
