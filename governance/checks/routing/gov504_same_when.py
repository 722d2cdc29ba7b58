"""GOV504: two cases that the facets do not tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import imported
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Model, Models
from governance.routing.facets import LOOK, kept_apart
from governance.words.quoting import quoted

_Key = frozenset[tuple[int, frozenset[str]]]


def find(models: Models) -> Iterator[Finding]:
    """Cases with the same facets and values as an earlier one of the file, or as one of a file that it imports.

    Not two that continue one another, nor two whose KLE numbers have none in common. Facets of one name that two files
    declare each for itself are not the same.
    """
    first: dict[str, dict[_Key, list[Entity]]] = {}
    around: dict[str, list[Model]] = {}
    for model in models:
        if any(case.spec.when for case in model.all("case")):
            around[model.id] = [model, *imported(model)[0]]
            first[model.id] = _by_condition(model, around[model.id])
    for model in models:
        for key, cases in first.get(model.id, {}).items():
            for number, case in enumerate(cases):
                other = next((earlier for earlier in cases[: min(number, LOOK)] if not kept_apart(earlier, case)), None)
                if other is None:
                    for imports in around[model.id][1:]:
                        there = first.get(imports.id, {}).get(key, ())
                        other = other or next((one for one in there[:LOOK] if not kept_apart(one, case)), None)
                if other is not None:
                    yield _finding(case, other)


def _by_condition(model: Model, around: list[Model]) -> dict[_Key, list[Entity]]:
    facets: dict[str, int] = {}
    for one in around:
        for facet in one.all("facet"):
            facets.setdefault(facet.id, id(facet))
    found: dict[_Key, list[Entity]] = {}
    for case in model.all("case"):
        when = case.spec.when
        if when and all(facet in facets for facet in when):
            found.setdefault(frozenset((facets[facet], frozenset(values)) for facet, values in when.items()), []).append(case)
    return found


def _finding(case: Entity, other: Entity) -> Finding:
    what, earlier = quoted(name(case)), quoted(name(other))
    facets = ", ".join(f"{facet}: {' / '.join(dict.fromkeys(values))}" for facet, values in case.spec.when.items())
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
    legacy=find,
)
