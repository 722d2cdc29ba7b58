"""GOV116: a document that the model leans on and that nobody has read."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import called
from governance.checks._sources import citing
from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Documents with `at_hand: false`: who signs them, what cites them, what belongs to them."""
    absent = {id(document): document for document in models.all("document") if not document.spec.at_hand}
    if not absent:
        return
    signed: dict[int, list[tuple[Entity, Locus]]] = {}
    for party in models.all("party"):
        for number, link in enumerate(party.spec.signs or ()):
            document = party.model.find(link.id)
            if document is not None and id(document) in absent:
                signed.setdefault(id(document), []).append((party.same, party.at("signs", number)))
    cited: dict[int, list[tuple[Entity, Locus]]] = {}
    for citation, owner, at in citing(models, lambda citation: id(citation.document) in absent):
        if owner is not None:
            cited.setdefault(id(citation.document), []).append((owner.same, at))
    for key, document in absent.items():
        yield _finding(document, signed.get(key, []), cited.get(key, []))


def _finding(document: Entity, signed: list[tuple[Entity, Locus]], cited: list[tuple[Entity, Locus]]) -> Finding:
    title = name(document)
    if document.spec.status == "planned":
        en, da = [f"{title.en} is only planned, and not at hand"], [f"{title.da} er kun planlagt og foreligger ikke"]
    else:
        en, da = [f"{title.en} is not at hand"], [f"{title.da} foreligger ikke"]
    wholes = [name(whole) for text in document.spec.part_of or () if (whole := document.model.find(text))]
    if wholes:
        main = few(wholes)
        en.append(f"it is an annex to {main.en}")
        da.append(f"dokumentet er bilag til {main.da}")
    if signed:
        who = _names(signed)
        en.append(f"it is to be signed by {who.en}")
        da.append(f"dokumentet underskrives af {who.da}")
    if cited:
        what = _names(cited)
        en.append(f"it is the source of {what.en}")
        da.append(f"dokumentet er kilde til {what.da}")
    return Finding(
        at=document.at("at_hand"),
        message=Text("; ".join(en), "; ".join(da)),
        help=Text(
            "what it says is unknown here: get it, model it, and delete `at_hand: false`",
            "dets indhold er ukendt her: skaf det, modellér det, og fjern `at_hand: false`",
        ),
        related=(
            *((Text("signed here", "underskrives her"), at) for _, at in signed[:5]),
            *((Text("cited here", "citeret her"), at) for _, at in cited[:5]),
        ),
    )


def _names(found: list[tuple[Entity, Locus]]) -> Text:
    return few(called(one) for one in {id(entity): entity for entity, _ in found}.values())


CHECK = Check(
    code="GOV116",
    severity=Severity.NOTE,
    title=Text("Document not at hand", "Dokument foreligger ikke"),
    finds=Text(
        "A document with `at_hand: false`, with who signs it and what cites it.",
        "Et dokument med `at_hand: false` og med, hvem der underskriver det, og hvad der citerer det.",
    ),
    why=Text(
        "Whatever it says may change what the model answers.",
        "Det, der står i det, kan ændre modellens svar.",
    ),
    remedy=Text("Get it and model it, or keep the note in mind.", "Skaf og modellér det, eller hav bemærkningen i tankerne."),
    example="""\
documents:
  pa: {title: The agreement}
  annex: {title: Annex 1, part_of: pa, at_hand: false}
""",
    legacy=find,
)
