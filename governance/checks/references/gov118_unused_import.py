"""GOV118: an import that nothing needs."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import cited_files, speaks
from governance.model.headings import Heading
from governance.model.resolution import Model
from governance.model.written import File, Locus


def find(model: Model) -> Iterator[Finding]:
    """Imports through which nothing refers, whose documents nothing cites and whose facets no case uses, on whatever day.

    A file that says nothing itself imports others to gather them.
    """
    for heading in model.headings:
        file = heading.file
        if not file.imports or not speaks(file):
            continue
        used = cited_files(file)
        for alias, other in file.imports.items():
            if other is None or alias in file.used_imports or other in used or _lends_facets(heading, other):
                continue
            path = heading.imports[alias]
            yield Finding(
                at=Locus(file, ("imports", alias), None, "key"),
                message=Text(
                    f"nothing here refers to anything in `{path}` (`{alias}.`)",
                    f"intet her henviser til noget i `{path}` (`{alias}.`)",
                ),
                help=Text(
                    f"delete the import, or refer to what it is needed for as `{alias}.id`",
                    f"slet importen, eller henvis til det, den skal bruges til, som `{alias}.id`",
                ),
            )


def _lends_facets(heading: Heading, other: File) -> bool:
    """Whether a case of the file uses a facet that the imported one declares."""
    whole = heading.model.timeline.undated
    known = whole.facets_of(heading.file)
    lent = {id_ for id_, facet in known.items() if facet.file is other}
    return bool(lent) and any(not lent.isdisjoint(case.when) for case in whole.cases if heading.file in case.files)


CHECK = Check(
    code="GOV118",
    severity=Severity.WARNING,
    title=Text("Unused import", "Ubrugt import"),
    finds=Text("An imported file that nothing in this one refers to.", "En importeret fil, som intet i denne henviser til."),
    why=Text(
        "Readers look for a connection that is not there; or a reference was meant to go there and goes elsewhere.",
        "Læsere leder efter en forbindelse, der ikke er der; eller en henvisning skulle gå dertil og går et andet sted hen.",
    ),
    remedy=Text(
        "Delete the import, or write its short name before what is meant to be found in it.",
        "Slet importen, eller skriv dens korte navn foran det, der skal findes i den.",
    ),
    example="",
    find_written=find,
    needs_whole=True,
)
