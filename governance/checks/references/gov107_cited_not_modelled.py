"""GOV107: a clause that is said not to be modelled, and is cited."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import called
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.citations import cited, citing
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Clauses that are marked `not_modelled` and are cited all the same."""
    every = (clause for document in model.documents for clause in document.clauses.values())
    marked = {(id(clause.document.record), clause.number): clause for clause in every if clause.not_modelled is not None}
    found = cited(model.files).intersection(marked) if marked else frozenset()
    places = citing(model.files, found, model.holds) if found else {}
    for key, here in places.items():
        clause = marked[key]
        by = next((model.thing(one.about) for one in here if one.about is not None), None)
        words = Text(f" for {called(by).en}", f" som kilde til {called(by).da}") if by is not None else Text("", "")
        yield Finding(
            at=clause.where._replace(path=(*clause.where.path, "not_modelled")),
            message=Text(
                f"`{clause.key}` is marked as `not_modelled`, but is cited{words.en}",
                f"`{clause.key}` er markeret som `not_modelled`, men er citeret{words.da}",
            ),
            help=Text(
                "delete the mark, or write `partly:` and what is left out",
                "fjern markeringen, eller skriv `partly:` og det, der er udeladt",
            ),
            related=tuple((Text("cited here", "citeret her"), one.where) for one in here[:5]),
            clause=clause.key,
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
    find_written=find,
)
