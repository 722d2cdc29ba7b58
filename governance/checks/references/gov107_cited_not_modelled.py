"""GOV107: a clause that is said not to be modelled, and is cited."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import called
from governance.checks._sources import citations, citing
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models


def find(models: Models) -> Iterator[Finding]:
    """Clauses that are marked `not_modelled` and are cited all the same."""
    marked = [
        (document, label)
        for document in models.all("document")
        for label, clause in (document.spec.clauses or {}).items()
        if clause.not_modelled is not None
    ]
    if not marked:
        return
    cited = citations(models)
    found = {(id(document), label) for document, label in marked} & cited
    if not found:
        return
    places: dict[tuple[int, str], list[tuple[Entity | None, Locus]]] = {}
    for citation, owner, at in citing(models, lambda citation: (id(citation.document), citation.clause) in found):
        places.setdefault((id(citation.document), citation.clause), []).append((owner, at))
    for document, label in marked:
        if (id(document), label) not in found:
            continue
        key = f"{document.id} {label}"
        here = places.get((id(document), label), [])
        owner = here[0][0] if here else None
        by = Text(f" for {called(owner).en}", f" som kilde til {called(owner).da}") if owner else Text("", "")
        yield Finding(
            at=document.at("clauses", label, "not_modelled"),
            message=Text(
                f"`{key}` is marked as `not_modelled`, but is cited{by.en}",
                f"`{key}` er markeret som `not_modelled`, men er citeret{by.da}",
            ),
            help=Text(
                "delete the mark, or write `partly:` and what is left out",
                "fjern markeringen, eller skriv `partly:` og det, der er udeladt",
            ),
            related=tuple((Text("cited here", "citeret her"), at) for _, at in here[:5]),
            clause=key,
        )


CHECK = Check(
    code="GOV107",
    severity=Severity.WARNING,
    title=Text("Cited though not modelled", "Citeret, selv om ikke modelleret"),
    finds=Text(
        "A clause that is marked `not_modelled`, but that something in the models cites.",
        "Et punkt, der er markeret `not_modelled`, men som noget i modellerne citerer.",
    ),
    why=Text(
        "One of the two is wrong, and readers who trust the mark will overlook what is modelled.",
        "En af delene er forkert, og læsere, der stoler på markeringen, overser det, der er modelleret.",
    ),
    remedy=Text(
        "Delete the mark, or use `partly` to say what is left out; or correct the citation.",
        "Fjern markeringen, eller brug `partly` til at sige, hvad der er udeladt; eller ret henvisningen.",
    ),
    example="""\
documents:
  pa:
    title: The agreement
    clauses:
      "1": {title: Parties, not_modelled: Background}
parties:
  town: {name: The town, source: pa 1}
""",
    legacy=find,
)
