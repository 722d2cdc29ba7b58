"""GOV105: a source that names no document, or no clause of it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Model, Models, Unresolved
from governance.reading.conforming import choose
from governance.words.thing_kinds import THINGS


def find(models: Models) -> Iterator[Finding]:
    """One finding for each source of a file that leads nowhere, at the first place that cites it.

    Nothing is said of what could not be read, nor of a document that has ended on the day that was asked for.
    """
    groups: dict[tuple[str, str], list[Unresolved]] = {}
    for item in models.unresolved:
        if item.why == "source":
            # A document that is missing is one mistake, however many of its clauses are cited.
            head = item.text.partition(" ")[0]
            groups.setdefault((item.model.id, head if _named(item.model, head) is None else item.text), []).append(item)
    for (_, text), items in groups.items():
        first = items[0]
        said = _wrong(first.model, text)
        if said is None:
            continue
        message, help_ = said
        yield Finding(
            at=Locus(first.model, first.path, first.owner),
            message=message,
            help=help_,
            related=tuple((Text("cited here too", "citeret her også"), Locus(item.model, item.path, item.owner)) for item in items[1:6]),
            clause="",
        )


def _wrong(model: Model, text: str) -> tuple[Text, Text | None] | None:
    head, _, clause = text.partition(" ")
    found = _named(model, head)
    if found is None:
        if _may_be_elsewhere(model, head):
            return None
        return Text(f"there is no document `{head}`", f"der er intet dokument `{head}`"), _documents(model, head)
    if found.kind != "document":
        kind = THINGS[found.kind].a
        return (
            Text(f"`{head}` is {kind.en}, not a document", f"`{head}` er {kind.da}, ikke et dokument"),
            _documents(model, head),
        )
    if ("documents", found.id) in found.model.broken:
        return None
    clauses = found.spec.clauses
    if not clause:
        example = f"{head} {next(iter(clauses))}"
        return (
            Text(f"`{head}` is cited without a clause, though it has clauses", f"`{head}` er citeret uden punkt, selv om det har punkter"),
            Text(f"say which clause, such as `{example}`", f"angiv punktet, fx `{example}`"),
        )
    if not clauses:
        return (
            Text(f"`{head}` has no clauses here, so there is no `{text}`", f"`{head}` har ingen punkter her, så `{text}` findes ikke"),
            Text(
                f"list its clauses under `clauses`, or cite it as a whole: `{head}`",
                f"opfør dets punkter under `clauses`, eller citér det som helhed: `{head}`",
            ),
        )
    return Text(f"`{head}` has no clause `{clause}`", f"`{head}` har intet punkt `{clause}`"), choose(clause, clauses)


def _named(model: Model, head: str) -> Entity | None:
    """What the first word of a source names: as `Model.cite` has it, a document of an import needs no prefix."""
    found = model.find(head)
    if found is None and "." not in head:
        found = next((e for m in model.imports.values() if m and (e := m.names.get(head)) and e.kind == "document"), None)
    return found


def _may_be_elsewhere(model: Model, head: str) -> bool:
    """Whether the document may stand where it could not be read, or is left out at the date asked for."""
    if head in model.gone:
        return True
    alias, dot, rest = head.partition(".")
    if dot:
        if alias not in model.imports:
            return False
        other = model.imports[alias]
        return other is None or rest in other.gone
    for other in model.imports.values():
        if other is None or head in other.gone or ("documents", head) in other.broken or ("documents",) in other.broken:
            return True
    return False


def _documents(model: Model, head: str) -> Text:
    known = [entity.id for entity in model.all("document")]
    for alias, other in model.imports.items():
        for entity in other.all("document") if other else ():
            known.append(entity.id if "." not in head and entity.id not in model.names else f"{alias}.{entity.id}")
    return choose(head, dict.fromkeys(known)) or Text(
        "list the texts that the model comes from under `documents`",
        "opfør de tekster, som modellen bygger på, under `documents`",
    )


CHECK = Check(
    code="GOV105",
    severity=Severity.ERROR,
    title=Text("Unknown document or clause", "Ukendt dokument eller punkt"),
    finds=Text(
        "A `source` that names no known document, a clause that the document does not have, or no clause of a document with clauses.",
        "En `source`, der nævner et ukendt dokument, et punkt, dokumentet ikke har, eller intet punkt i et dokument med punkter.",
    ),
    why=Text(
        "A statement whose clause cannot be found is worth no more than one without a source.",
        "Et udsagn, hvis punkt ikke kan findes, er ikke mere værd end et uden kilde.",
    ),
    remedy=Text("Correct the citation, or add the clause to the document.", "Ret henvisningen, eller tilføj punktet til dokumentet."),
    example="""\
documents:
  pa: {title: The agreement, clauses: {"1.1": {title: Parties}}}
parties:
  town: {name: The town, source: pa 1.2}
""",
    legacy=find,
    looks_at_words=True,
)
