"""GOV503: a case told apart by a facet, or a value of one, that is not declared."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.cases import Case
from governance.model.resolution import Model
from governance.model.written import File, Locus, imported
from governance.reading.conforming import choose

_MANY = 200
"""Among more than so many nobody looks for a near miss."""

_Facets = dict[str, dict[str, None]]
"""Facets by id, each with the ids of its values."""


def find(model: Model) -> Iterator[Finding]:
    """One finding for each unknown facet and each unknown value of a file, at the first case, with the others beside it."""
    own: dict[File, _Facets] = {}
    cases: dict[File, dict[Locus, tuple[Case, str]]] = {}
    for facet in model.timeline.undated.facets:
        own.setdefault(facet.file, {}).setdefault(facet.id, {}).update(dict.fromkeys(facet.values))
    for case in model.cases:
        for id_ in case.when:
            where = case.at("when", id_)
            cases.setdefault(where.model, {}).setdefault(where, (case, id_))
    for file, when in cases.items():
        facets, doubtful = _facets(file, own)
        found: dict[tuple[str, str], list[Locus]] = {}
        for where, (case, id_) in when.items():
            if doubtful is None or id_ in doubtful:
                continue
            if id_ not in facets:
                found.setdefault((id_, ""), []).append(where._replace(on="key"))
                continue
            for number, value in enumerate(case.when[id_]):
                if value not in facets[id_]:
                    found.setdefault((id_, value), []).append(case.at("when", id_, number))
        for (id_, value), places in found.items():
            yield _finding(id_, value, places, facets)


def _facets(file: File, own: dict[File, _Facets]) -> tuple[_Facets, set[str] | None]:
    """The facets that a file can speak of, on whatever day; and those that could not be read whole (None: any may be)."""
    others, sure = imported(file)
    facets: _Facets = {}
    doubtful: set[str] = set()
    for one in (file, *others):
        sure = sure and ("facets",) not in one.broken
        doubtful.update(str(path[1]) for path in one.broken if len(path) > 1 and path[0] == "facets")
        for id_, values in own.get(one, {}).items():
            facets.setdefault(id_, {}).update(values)
    return facets, doubtful if sure else None


def _finding(facet: str, value: str, places: list[Locus], facets: _Facets) -> Finding:
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
    find_written=find,
)
