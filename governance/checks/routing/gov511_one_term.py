"""GOV511: a word that two cases claim."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.cases import Case
from governance.model.resolution import Model
from governance.model.written import Locus
from governance.routing.facets import apart, kept_apart
from governance.routing.folding import fold
from governance.words.lists import few
from governance.words.quoting import quoted

_LANGS = ("da", "en")
_Steps = tuple[str | int, ...]
"""Where a term stands in its case."""
_LOOK = 3
"""With how many others that claim a term one is compared: where all of these are told apart by facets, a program wrote them."""


def find(model: Model) -> Iterator[Finding]:
    """One finding for each case that claims terms of an earlier one, or the name of any, at the first of them, with the others.

    A term is the same whatever its capitals and whether æøå are written out. Not two that facets tell apart, that continue one
    another, or whose KLE numbers have none in common.
    """
    first: dict[str, list[tuple[Case, _Steps]]] = {}
    for case in model.cases:
        for text in dict.fromkeys(map(_plain, case.named or ())):
            first.setdefault(text, []).append((case, ("name",)))
    for case in model.cases:
        claimed: dict[Case, list[tuple[str, Locus, Locus]]] = {}
        own: dict[str, tuple[str, _Steps]] = {}
        for lang, terms in zip(_LANGS, case.terms, strict=True):
            for number, text in enumerate(terms):
                own.setdefault(_plain(text), (text, ("terms", lang, number)))
        known: dict[Case, bool] = {}
        for word, (text, at) in own.items():
            there = first.setdefault(word, [])
            for other, place in there[:_LOOK]:
                if other not in known:
                    known[other] = other is not case and not apart(other, case) and not kept_apart(other, case)
                if known[other]:
                    claimed.setdefault(other, []).append((text, case.at(*at), other.at(*place)))
                    break
            there.append((case, at))
        for other, words in claimed.items():
            yield _finding(case, other, words)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _finding(case: Case, other: Case, words: list[tuple[str, Locus, Locus]]) -> Finding:
    what, earlier = quoted(name(case)), quoted(name(other))
    said = few(quoted(Text(text, text)) for text, _, _ in words)
    return Finding(
        at=words[0][1],
        message=Text(
            f"{said.en}: claimed by both {what.en} and {earlier.en}, so a question with it leads to both",
            f"{said.da}: søgeord for både {what.da} og {earlier.da}, så et spørgsmål med det fører til begge",
        ),
        help=Text(
            "give it to the one that people mean by it, or accept that they are to be shown both",
            "giv det til den, folk mener med det, eller acceptér, at de vises begge",
        ),
        related=((Text("claimed here too", "står også her"), words[0][2]),),
        about=(other,),
    )


CHECK = Check(
    code="GOV511",
    severity=Severity.WARNING,
    title=Text("One term, two cases", "Ét søgeord, to sager"),
    finds=Text(
        "A term that two cases both list under `terms`, or that one lists and another has for its name.",
        "Et søgeord, som to sager begge har under `terms`, eller som den ene har dér og den anden som navn.",
    ),
    why=Text(
        "Whoever asks with this word is shown two routes and must know which is meant.",
        "Den, der spørger med ordet, får vist to veje og skal selv vide, hvilken der menes.",
    ),
    remedy=Text(
        "Leave it to one of them, or make it more exact in both.",
        "Lad den ene beholde det, eller gør det mere præcist i begge.",
    ),
    example="""\
parties:
  town: {name: The town}
cases:
  works: {name: Works, terms: {en: [permit]}, route: [{step: decide, by: town}]}
  feast: {name: Feast, terms: {en: [Permit]}, route: [{step: approve, by: town}]}
""",
    find=find,
)
