"""GOV112: a number that the list it counts does not come to."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._counts import Counted, copies, counted, members
from governance.checks._membership import Voices, sound
from governance.checks._said import Stated, called, clause_list, stated
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.plurals import COPY

_HELP = Text("correct the number or the list", "ret tallet eller listen")


def find(models: Models) -> Iterator[Finding]:
    """Counts of `states` against the members, seats or copies of the model or of the same statement; `copies` against `copies_to`.

    What one file says of one thing in several places is one finding.
    """
    said = [one for one in stated(models) if one.spec.count is not None]
    documents = [document for document in models.all("document") if document.spec.copies is not None]
    if not said and not documents:
        return
    voices = Voices(models)
    for document in documents:
        yield from _document(document, voices)
    lists: dict[int, Counted | None] = {}
    together: dict[tuple[str, int, int, bool], list[Stated]] = {}
    for one in said:
        thing = one.thing
        if one.spec.members:
            own = members(
                Entity(one.model_at.model, thing.kind, thing.id, one.spec, one.model_at.path), one.spec.members, "members", voices
            )
            if not own.fits(one.spec.count, capped=one.capped):
                yield _finding([one], own._replace(at=one.at("members")))
                continue
        if id(thing) not in lists:
            lists[id(thing)] = counted(thing, voices)
        found = lists[id(thing)]
        if found is not None and not found.fits(one.spec.count, capped=one.capped):
            together.setdefault((one.model_at.model.id, id(thing), one.spec.count, one.capped), []).append(one)
    for same in together.values():
        found = lists[id(same[0].thing)]
        if found is not None:
            yield _finding(same, found)


def _finding(same: list[Stated], found: Counted) -> Finding:
    first = same[0]
    number, thing = first.spec.count, called(first.thing)
    who = clause_list(clause for one in same for clause in one.clauses)
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
        clause=", ".join(dict.fromkeys(clause for one in same for clause in one.clauses)),
    )


def _document(document: Entity, voices: Voices) -> Iterator[Finding]:
    listed = copies(document, voices)
    number = document.spec.copies
    if listed is None or listed.fits(number) or not sound([document]):
        return
    words, made = called(document), COPY.counted(number)
    yield Finding(
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
    legacy=find,
)
