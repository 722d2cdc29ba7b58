"""GOV105: a source that names no document, or no clause of it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import unresolved
from governance.model.resolution import Model
from governance.model.unresolved import Mistaken, Unresolved, mistaken, names_a_document
from governance.model.written import File
from governance.reading.conforming import choose
from governance.words.thing_kinds import THINGS


def find(model: Model) -> Iterator[Finding]:
    """One finding for each source of a file that leads nowhere, at the first place that cites it.

    Nothing is said of what could not be read.
    """
    groups: dict[tuple[File, str], list[Unresolved]] = {}
    for item in unresolved(model):
        if item.why == "source":
            # A document that is missing is one mistake, however many of its clauses are cited.
            text = item.text if names_a_document(item) else item.text.partition(" ")[0]
            groups.setdefault((item.model, text), []).append(item)
    for items in groups.values():
        found = mistaken(items[0])
        if found is None:
            continue
        message, help_ = _said(found)
        yield Finding(
            at=items[0].at,
            message=message,
            help=help_,
            related=tuple((Text("cited here too", "citeret her også"), item.at) for item in items[1:6]),
            clause="",
        )


def _said(found: Mistaken) -> tuple[Text, Text | None]:
    head, clause, choices = found.head, found.clause, found.choices
    text = f"{head} {clause}"
    match found.fault:
        case "no_document":
            return Text(f"there is no document `{head}`", f"der er intet dokument `{head}`"), _documents(found)
        case "other_kind":
            kind = THINGS[found.kind or "document"].a
            return Text(f"`{head}` is {kind.en}, not a document", f"`{head}` er {kind.da}, ikke et dokument"), _documents(found)
        case "no_clause":
            example = f"{head} {choices[0]}"
            return (
                Text(
                    f"`{head}` is cited without a clause, though it has clauses", f"`{head}` er citeret uden punkt, selv om det har punkter"
                ),
                Text(f"say which clause, such as `{example}`", f"angiv punktet, fx `{example}`"),
            )
        case "without_clauses":
            return (
                Text(f"`{head}` has no clauses here, so there is no `{text}`", f"`{head}` har ingen punkter her, så `{text}` findes ikke"),
                Text(
                    f"list its clauses under `clauses`, or cite it as a whole: `{head}`",
                    f"opfør dets punkter under `clauses`, eller citér det som helhed: `{head}`",
                ),
            )
        case "unknown_clause":
            return Text(f"`{head}` has no clause `{clause}`", f"`{head}` har intet punkt `{clause}`"), choose(clause, choices)


def _documents(found: Mistaken) -> Text:
    return choose(found.head, found.choices) or Text(
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
    find_written=find,
    looks_at_words=True,
)
