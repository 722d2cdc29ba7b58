"""GOV112: a number that the list it counts does not come to."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._counts import Counted, copies, counted, members
from governance.checks._said import called, claims, clause_list, subject
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.claims import Claim
from governance.model.documents import Document
from governance.model.resolution import Model
from governance.words.plurals import COPY

_HELP = Text("correct the number or the list", "ret tallet eller listen")


def find(model: Model) -> Iterator[Finding]:
    """Counts of `states` against the members, seats or copies of the model on the day, or of the same statement.

    What one file says of one thing in several places is one finding.
    """
    together: dict[tuple[str, int, int, bool], list[Claim]] = {}
    lists: dict[int, Counted | None] = {}
    for claim in claims(model):
        number, thing = claim.count, claim.thing
        if number is None or thing is None:
            continue
        named = claim.actors("members")
        if named.said:
            own = members(named, claim.at("members"))
            if not own.fits(number, capped=claim.capped):
                yield _finding([claim], number, own)
                continue
        if id(thing) not in lists:
            lists[id(thing)] = counted(thing)
        found = lists[id(thing)]
        if found is not None and not found.fits(number, capped=claim.capped):
            together.setdefault((claim.file.id, id(thing), number, claim.capped), []).append(claim)
    for (_, thing_id, number, _), same in together.items():
        found = lists[thing_id]
        if found is not None:
            yield _finding(same, number, found)


def find_written(model: Model) -> Iterator[Finding]:
    """`copies` of documents against `copies_to`: a group may have as many members as on any day."""
    for document in model.documents:
        number = document.copies
        listed = copies(document) if number is not None and document.sound else None
        if number is not None and listed is not None and not listed.fits(number) and not _once(document, number):
            yield _copies(document, number, listed)


def _once(document: Document, number: int) -> bool:
    """Whether its list came to the number on some day."""
    there = (one.thing(document.record) for one in document.model.timeline.models())
    return any(isinstance(one, Document) and (listed := copies(one)) is not None and listed.fits(number) for one in there)


def _finding(same: list[Claim], number: int, found: Counted) -> Finding:
    first = same[0]
    thing = subject(first)
    clauses = [clause for one in same for clause in one.sources]
    who = clause_list(clauses)
    upto = Text("at most ", "højst ") if first.capped else Text("", "")
    if who.en:
        said = Text(
            f"according to {who.en} the number of {thing.en} is {upto.en}{number}",
            f"ifølge {who.da} er antallet for {thing.da} {upto.da}{number}",
        )
    else:
        said = Text(
            f"the number of {thing.en} is said to be {upto.en}{number}",
            f"antallet for {thing.da} siges at være {upto.da}{number}",
        )
    return Finding(
        at=first.at("count"),
        message=Text(f"{said.en}, but {found.words.en}", f"{said.da}, men {found.words.da}"),
        help=_HELP,
        related=(
            *((Text("said here too", "sagt her også"), one.at("count")) for one in same[1:6]),
            (Text("what is counted", "det, der tælles"), found.at),
        ),
        clause=", ".join(dict.fromkeys(clauses)),
    )


def _copies(document: Document, number: int, listed: Counted) -> Finding:
    words, made = called(document), COPY.counted(number)
    return Finding(
        at=document.at("copies"),
        message=Text(
            f"{words.en} is made out in {made.en}, but {listed.words.en}",
            f"{words.da} udfærdiges i {made.da}, men {listed.words.da}",
        ),
        help=_HELP,
        related=((Text("who gets one", "hvem der får et"), listed.at),),
    )


CHECK = Check(
    code="GOV112",
    severity=Severity.WARNING,
    title=Text("Number and list disagree", "Antal og liste stemmer ikke"),
    finds=Text(
        "A stated number of members, seats or copies that the list of them does not come to, with the observers or without.",
        "Et angivet antal medlemmer, pladser eller eksemplarer, som listen over dem ikke giver, hverken med eller uden observatører.",
    ),
    why=Text(
        "Either somebody is missing from the list, or somebody is in it who should not be.",
        "Enten mangler der nogen på listen, eller også står der nogen, som ikke skulle stå der.",
    ),
    remedy=Text("Read the text again, and correct the number or the list.", "Læs teksten igen, og ret tallet eller listen."),
    example="""\
parties:
  towns: {name: The towns, members: [upper, lower]}
  upper: {name: Upper Town}
  lower: {name: Lower Town}
states:
  - {of: towns, count: 3}
""",
    find=find,
    find_written=find_written,
)
