"""GOV116: a document that the model leans on and that nobody has read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from governance.checks._said import called
from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.actors import Actor
from governance.model.citations import Cited, Citing, citing
from governance.model.documents import Document
from governance.model.resolution import Model
from governance.model.statements import Link
from governance.model.things import Thing
from governance.words.lists import few

_Signed = tuple[Actor, Link[Document]]


def find(model: Model) -> Iterator[Finding]:
    """Documents with `at_hand: false`: who signs them, what cites them, what belongs to them."""
    absent = [document for document in model.documents if not document.at_hand]
    if not absent:
        return
    signed: dict[Document, list[_Signed]] = {}
    for party in model.parties:
        for link in party.signs:
            signed.setdefault(link.to, []).append((party, link))
    wanted: dict[Cited, Document] = {(id(one.record), clause): one for one in absent for clause in ("", *one.clauses)}
    cited: dict[Document, list[Citing]] = {}
    for key, places in citing(model.files, frozenset(wanted), model.holds).items():
        cited.setdefault(wanted[key], []).extend(one for one in places if one.about is not None)
    for document in absent:
        yield _finding(model, document, signed.get(document, []), cited.get(document, []))


def _finding(model: Model, document: Document, signed: list[_Signed], cited: list[Citing]) -> Finding:
    title = name(document)
    if document.status == "planned":
        en, da = [f"{title.en} is only planned, and not at hand"], [f"{title.da} er kun planlagt og foreligger ikke"]
    else:
        en, da = [f"{title.en} is not at hand"], [f"{title.da} foreligger ikke"]
    if document.part_of:
        main = few(map(name, document.part_of.things))
        en.append(f"it is an annex to {main.en}")
        da.append(f"dokumentet er bilag til {main.da}")
    if signed:
        who = _names(party for party, _ in signed)
        en.append(f"it is to be signed by {who.en}")
        da.append(f"dokumentet underskrives af {who.da}")
    if cited:
        what = _names(thing for one in cited if one.about is not None and (thing := model.thing(one.about)) is not None)
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
            *((Text("signed here", "underskrives her"), link.where) for _, link in signed[:5]),
            *((Text("cited here", "citeret her"), one.where) for one in cited[:5]),
        ),
    )


def _names(things: Iterable[Thing[object]]) -> Text:
    return few(map(called, dict.fromkeys(things)))


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
    find_written=find,
)
