"""GOV503: a case told apart by a facet, or a value of one, that is not declared."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import imported
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Locus, Model, Models
from governance.reading.conforming import choose

_MANY = 200
"""Among more than so many nobody looks for a near miss."""


def find(models: Models) -> Iterator[Finding]:
    """One finding for each unknown facet and each unknown value of a file, at the first case, with the others beside it."""
    for model in models:
        facets: dict[str, dict[str, None]] | None = None
        doubtful: set[str] | None = None
        found: dict[tuple[str, str], list[Locus]] = {}
        for case in model.all("case"):
            if not case.spec.when:
                continue
            if facets is None:
                facets, doubtful = _facets(model)
            for facet, values in case.spec.when.items():
                if doubtful is None or facet in doubtful:
                    continue
                known = facets.get(facet)
                if known is None:
                    found.setdefault((facet, ""), []).append(Locus(model, (*case.path, "when", facet), case, "key"))
                    continue
                for number, value in enumerate(values):
                    if value not in known:
                        found.setdefault((facet, value), []).append(case.at("when", facet, number))
        for (facet, value), places in found.items():
            yield _finding(facet, value, places, facets or {})


def _facets(model: Model) -> tuple[dict[str, dict[str, None]], set[str] | None]:
    """The facets that `model` can speak of with their values; and those that could not be read whole (None: any may be)."""
    others, sure = imported(model)
    facets: dict[str, dict[str, None]] = {}
    doubtful: set[str] = set()
    for one in (model, *others):
        sure = sure and ("facets",) not in one.broken
        doubtful.update(str(path[1]) for path in one.broken if len(path) > 1 and path[0] == "facets")
        doubtful.update(one.gone)
        for facet in one.all("facet"):
            facets.setdefault(facet.id, {}).update(dict.fromkeys(facet.spec.values))
    return facets, doubtful if sure else None


def _finding(facet: str, value: str, places: list[Locus], facets: dict[str, dict[str, None]]) -> Finding:
    if value:
        message = Text(f"the facet `{facet}` has no value `{value}`", f"facetten `{facet}` har ingen værdi `{value}`")
        help_ = choose(value, list(facets[facet])[:_MANY])
    else:
        message = Text(f"there is no facet `{facet}`", f"der er ingen facet `{facet}`")
        help_ = choose(facet, list(facets)[:_MANY]) or Text(
            f"declare it: `facets: {{{facet}: {{name: ..., values: {{...}}}}}}`",
            f"angiv den: `facets: {{{facet}: {{name: ..., values: {{...}}}}}}`",
        )
    return Finding(
        at=places[0],
        message=message,
        help=help_,
        related=tuple((Text("here too", "også her"), place) for place in places[1:6]),
    )


CHECK = Check(
    code="GOV503",
    severity=Severity.ERROR,
    title=Text("Unknown facet", "Ukendt facet"),
    finds=Text(
        "A case whose `when` names a facet, or a value of one, that neither this file nor a file it imports declares.",
        "En sag, hvis `when` nævner en facet eller en værdi, som hverken filen selv eller en fil, den importerer, angiver.",
    ),
    why=Text("No question will ever be led to this case.", "Intet spørgsmål vil nogensinde føre til sagen."),
    remedy=Text(
        "Correct the spelling, or declare the facet with its values under `facets`.",
        "Ret stavningen, eller angiv facetten med dens værdier under `facets`.",
    ),
    example="""\
facets:
  size: {name: Size, values: {small: Small, large: Large}}
cases:
  works:
    name: Works
    when: {size: hugh}
""",
    legacy=find,
)
