"""Documents, clauses, keys, and what files say of themselves, in words."""

from __future__ import annotations

from collections.abc import Iterator

from governance.description.fact import Fact, meta, names, own, period, stated
from governance.diagnostics import Text
from governance.model.claims import CLAIMED, Claim, ClaimedActors
from governance.model.documents import Clause, Document
from governance.model.headings import Acceptance, Heading, Term
from governance.model.keys import Key
from governance.words.dates import length_text, moment_text
from governance.words.lists import enumerated
from governance.words.marks import NO, NOTHING, same
from governance.words.numbers import figure, number_text
from governance.words.statuses import STATUSES

_STATUS = Text("status", "status")
_NOT_MODELLED = Text("not modelled", "ikke modelleret")
_PARTLY = Text("partly", "delvis")
_ASSERTED: dict[ClaimedActors, Text] = {
    "members": Text("members", "medlemmer"),
    "appointed_by": Text("appointed by", "udpeges af"),
    "chaired_by": Text("chaired by", "har som formand"),
    "served_by": Text("served by", "betjenes af"),
    "led_by": Text("led by", "ledes af"),
    "reports_to": Text("reports to", "refererer til"),
    "handled_by": Text("handled by", "behandles af"),
    "decided_by": Text("decided by", "besluttes af"),
    "carried_out_by": Text("carried out by", "udføres af"),
}


def document_facts(document: Document) -> Iterator[Fact]:
    """What is said of a document, and its clauses."""
    if document.date is not None:
        yield Fact("date", Text("date", "dato"), same(document.date))
    if document.status is not None:
        yield Fact("status", _STATUS, STATUSES[document.status])
    if not document.at_hand:
        yield Fact("at_hand", Text("at hand", "foreligger"), NO)
    if document.copies is not None or document.copies_to:
        to = names(document.copies_to)
        count = same(document.copies) if document.copies is not None else NOTHING
        said = Text(f"{count.en} ({to.en})".strip(), f"{count.da} ({to.da})".strip()) if document.copies_to else count
        yield Fact("copies", Text("copies", "eksemplarer"), said)
    for clause in document.clauses.values():
        title = clause.title or NOTHING
        why = clause.not_modelled or clause.partly
        mark = _NOT_MODELLED if clause.not_modelled is not None else _PARTLY
        said = Text(f"{title.en} [{mark.en}: {why.en}]", f"{title.da} [{mark.da}: {why.da}]") if why is not None else title
        yield Fact("clauses", same(clause.number), said, where=clause.where)
    yield from own(document)


def clause_facts(clause: Clause) -> Iterator[Fact]:
    """What of a clause is not in the model, and why."""
    if clause.not_modelled is not None:
        yield Fact("not_modelled", _NOT_MODELLED, clause.not_modelled)
    if clause.partly is not None:
        yield Fact("partly", _PARTLY, clause.partly)


def claim_fact(claim: Claim) -> Fact:
    """What a text asserts, all that one entry says of one thing."""
    said: list[Text] = []
    for label, value in (
        (Text("length", "varighed"), length_text(claim.length.written) if claim.length is not None else None),
        (Text("starts", "begynder"), moment_text(claim.starts.written) if claim.starts is not None else None),
        (Text("ends", "slutter"), moment_text(claim.ends.written) if claim.ends is not None else None),
        (Text("how many", "antal"), same(claim.count) if claim.count is not None else None),
        (Text("amount", "beløb"), figure(claim.amount) if claim.amount is not None else None),
        (Text("name", "navn"), same(claim.name) if claim.name is not None else None),
    ):
        if value is not None:
            said.append(enumerated([label, value], " "))
    for field in CLAIMED:
        links = claim.actors(field)
        if links.things or links.unknown:
            said.append(enumerated([_ASSERTED[field], names(links)], " "))
    return stated("states", NOTHING, enumerated(said, "; "), claim)


def acceptance_fact(accepted: Acceptance) -> Fact:
    """A finding that is accepted, and why."""
    return stated("accepted", same(accepted.code), accepted.because, accepted)


def key_facts(key: Key) -> Iterator[Fact]:
    """The numbers of a key."""
    numbers = [Fact("values", same(id_), number_text(number)) for id_, number in key.values.items()]
    if key.in_turn is not None:
        yield stated("values", Text("numbers", "tal"), NOTHING, key.in_turn, numbers)
    else:
        yield from numbers
    yield from own(key)


def term_facts(term: Term) -> Iterator[Fact]:
    """The period of a file."""
    yield period("period", Text("in force", "gælder"), term.period)


def heading_facts(heading: Heading) -> Iterator[Fact]:
    """What a file says of itself."""
    if heading.status is not None:
        yield Fact("status", _STATUS, STATUSES[heading.status])
    if heading.period is not None:
        yield period("period", Text("in force", "gælder"), heading.period)
    for name, path in heading.imports.items():
        yield Fact("imports", Text("builds on", "bygger på"), enumerated([name, path], ": "))
    for claim in heading.model.claims:
        if claim.file is heading.file and claim.thing is None:
            yield claim_fact(claim)._replace(label=same(claim.of))
    for accepted in heading.acceptances:
        yield acceptance_fact(accepted)._replace(label=same(f"{accepted.code} {accepted.of}"))
    if heading.note is not None:
        yield Fact("note", Text("note", "note"), heading.note)
    yield from meta(heading.meta)
