"""GOV104: a statement that cites nothing."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import called, subject
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import elaborating, speaks
from governance.model.cases import Case
from governance.model.contributions import Funding
from governance.model.headings import Heading
from governance.model.resolution import Model
from governance.model.statements import Saying
from governance.model.things import Thing
from governance.model.written import File, Locus

_HELP = Text(
    "cite the clause behind it (`source`), or say why it is taken to be so (`assumed`)",
    "anfør det punkt, det bygger på (`source`), eller skriv, hvorfor det antages (`assumed`)",
)


def find(model: Model) -> Iterator[Finding]:
    """Things with neither `source` nor `assumed`; one finding alone for a model that has no document to cite."""
    having = {document.file for document in model.timeline.undated.documents}
    citing = {file for file in model.files if file in having or any(other in having for other in file.imports.values())}
    for heading in model.headings:
        if heading.file in citing:
            yield from _period(heading)
        elif _sure(heading.file) and (speaks(heading.file) or heading.period is not None):
            yield _without_documents(heading)
    things: tuple[Thing[object], ...] = (*model.actors, *model.facets, *model.cases, *model.subjects)
    bare = [thing for thing in things if thing.file in citing and not _based(thing) and not _by_its_steps(thing)]
    more = elaborating(model) if bare else frozenset()
    for thing in bare:
        if id(thing.record) not in more:
            yield _finding(thing.key(), called(thing))
    for funding in model.fundings:
        if funding.file in citing:
            yield from _money(funding)
    for claim in model.claims:
        if claim.file in citing and not _based(claim):
            words = subject(claim)
            yield Finding(
                at=claim.at(),
                message=Text(
                    f"no text is named that says this of {words.en}",
                    f"der er ikke nævnt nogen tekst, som siger dette om {words.da}",
                ),
                help=_HELP,
                clause="",
            )


def _without_documents(heading: Heading) -> Finding:
    return Finding(
        at=Locus(heading.file, ("id",)),
        message=Text(
            f"the model `{heading.id}` has no documents, so nothing in it cites anything",
            f"modellen `{heading.id}` har ingen dokumenter, så intet i den har en kilde",
        ),
        help=Text(
            "list the texts that it comes from under `documents`, and cite their clauses with `source`",
            "opfør de tekster, den bygger på, under `documents`, og henvis til deres punkter med `source`",
        ),
    )


def _sure(file: File) -> bool:
    """Whether no document can have been lost in a part that could not be read."""
    if any(path[0] == "documents" for path in file.broken if path):
        return False
    return all(other is not None and _sure(other) for other in file.imports.values())


def _period(heading: Heading) -> Iterator[Finding]:
    if heading.period is not None and not _based(heading.period):
        yield _finding(heading.period.at(), Text("the term", "perioden"))


def _by_its_steps(thing: Thing[object]) -> bool:
    """Whether it is a case each of whose steps has a source of its own."""
    return isinstance(thing, Case) and bool(thing.steps) and all(map(_based, thing.steps))


def _money(funding: Funding) -> Iterator[Finding]:
    """The budget counts as sourced where all that is in it is; what it cites itself counts for its contributions."""
    if _based(funding):
        return
    every = funding.contributions.values()
    bare = [one for one in every if not _based(one) and not (one.amount is not None and _based(one.amount))]
    if (funding.total is not None and not _based(funding.total)) or len(bare) == len(every):
        yield _finding(funding.at(), called(funding))
        return
    for contribution in bare:
        yield _finding(contribution.at(), called(contribution))


def _based(statement: Saying[object]) -> bool:
    return bool(statement.sources) or statement.assumed is not None


def _finding(at: Locus, words: Text) -> Finding:
    return Finding(
        at=at,
        message=Text(
            f"neither `source` nor `assumed` is given for {words.en}",
            f"{words.da} har hverken `source` eller `assumed`",
        ),
        help=_HELP,
    )


CHECK = Check(
    code="GOV104",
    severity=Severity.WARNING,
    title=Text("No source", "Ingen kilde"),
    finds=Text(
        "A party, office, body, facet, case, subject, contribution, period or statement that names neither a clause nor an assumption, "
        "or a model without any documents.",
        "En part, en post, et organ, en facet, en sag, et emne, et bidrag, en periode eller et udsagn, der hverken nævner et punkt "
        "eller en antagelse, eller en model helt uden dokumenter.",
    ),
    why=Text(
        "Nobody can look it up, and nobody can tell what was agreed from what was added.",
        "Ingen kan slå det efter, og ingen kan skelne det aftalte fra det tilføjede.",
    ),
    remedy=Text(
        "Cite the clause with `source`, or give the reason with `assumed`. Seats, tasks and steps inherit the source around them.",
        "Anfør punktet med `source`, eller giv grunden med `assumed`. Pladser, opgaver og trin arver kilden fra det, de står i.",
    ),
    example="""\
documents:
  pa: {title: The agreement, clauses: {"1": {title: Parties}}}
parties:
  town: {name: The town, source: pa 1}
  church: {name: The church}
""",
    find_written=find,
    needs_whole=True,
)
