"""GOV118: an import that nothing needs."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Locus, Model, Models


def find(models: Models) -> Iterator[Finding]:
    """Imports through which nothing refers, whose documents nothing cites and whose facets no case uses.

    A file that says nothing itself imports others to gather them. Silent where something is left out at the date asked for.
    """
    if models.as_of is not None:
        return
    for model in models:
        if not model.imports or not (model.by_kind or model.spec.states):
            continue
        used = _cited(model)
        for alias, other in model.imports.items():
            if other is None or alias in model.used_imports or other.id in used or _lends_facets(model, other):
                continue
            file = (model.spec.imports or {})[alias]
            yield Finding(
                at=Locus(model, ("imports", alias), None, "key"),
                message=Text(
                    f"nothing here refers to anything in `{file}` (`{alias}.`)",
                    f"intet her henviser til noget i `{file}` (`{alias}.`)",
                ),
                help=Text(
                    f"delete the import, or refer to what it is needed for as `{alias}.id`",
                    f"slet importen, eller henvis til det, den skal bruges til, som `{alias}.id`",
                ),
            )


def _cited(model: Model) -> set[str]:
    """The ids of the models whose documents are cited here."""
    return {cited.document.model.id for text in model.cited if (cited := model.cite(text))}


def _lends_facets(model: Model, other: Model) -> bool:
    own, lent = model.spec.facets or {}, other.spec.facets or {}
    return bool(lent) and any(facet in lent and facet not in own for case in model.all("case") for facet in case.spec.when or ())


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
    legacy=find,
    needs_whole=True,
)
