"""GOV106: a clause that the models pass over in silence."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.citations import cited
from governance.model.resolution import Model
from governance.words.marks import same


def find(model: Model) -> Iterator[Finding]:
    """Clauses that nothing cites on whatever day, and that are not marked as not modelled.

    Silent where a part of any file was not read: it may be cited there.
    """
    files = model.timeline.files
    if not all(file.whole for file in files):
        return
    known = cited(files) if any(document.clauses for document in model.documents) else frozenset()
    for document in model.documents:
        for number, clause in document.clauses.items():
            if clause.not_modelled is not None or (id(document.record), number) in known:
                continue
            title = clause.title
            words = Text(f"`{clause.key}` ({title.en})", f"`{clause.key}` ({title.da})") if title else same(f"`{clause.key}`")
            yield Finding(
                at=clause.where._replace(on="key"),
                message=Text(
                    f"{words.en} is cited by nothing, and is not marked as `not_modelled`",
                    f"{words.da} er ikke citeret noget sted og er ikke markeret som `not_modelled`",
                ),
                help=Text(
                    "model what it says and cite it, or write why nothing of it is modelled: `not_modelled: ...`",
                    "modellér det, der står i punktet, og citér det, eller skriv, hvorfor intet af det er modelleret: `not_modelled: ...`",
                ),
                clause=clause.key,
            )


CHECK = Check(
    code="GOV106",
    severity=Severity.WARNING,
    title=Text("Clause passed over", "Punkt forbigået"),
    finds=Text(
        "A clause of a document that nothing in the models cites and that is not marked `not_modelled`.",
        "Et punkt i et dokument, som intet i modellerne citerer, og som ikke er markeret `not_modelled`.",
    ),
    why=Text(
        "Nobody can tell whether it was found to hold nothing, or was forgotten.",
        "Ingen kan se, om punktet er fundet uden indhold for modellen eller er glemt.",
    ),
    remedy=Text(
        "Model it and cite it, or say with `not_modelled` why there is nothing to model.",
        "Modellér og citér det, eller skriv med `not_modelled`, hvorfor der intet er at modellere.",
    ),
    example="""\
documents:
  pa:
    title: The agreement
    clauses:
      "1": {title: Parties}
      "2": {title: Meetings}
parties:
  town: {name: The town, source: pa 1}
""",
    find_written=find,
    needs_whole=True,
)
