"""GOV511: a word that two cases claim."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.base import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Models, label_of
from governance.routing.facets import apart, kept_apart
from governance.routing.stems import fold
from governance.words.lists import few
from governance.words.quoting import quoted

_LANGS = ("da", "en")
_LOOK = 3
"""With how many others that claim a term one is compared: where all of these are told apart by facets, a program wrote them."""


def find(models: Models) -> Iterator[Finding]:
    """One finding for each case that claims terms of an earlier one, or the name of any, at the first of them, with the others.

    A term is the same whatever its capitals and whether æøå are written out. Not two that facets tell apart, that continue one
    another, or whose KLE numbers have none in common.
    """
    first: dict[str, list[tuple[Entity, Locus]]] = {}
    for case in models.all("case"):
        for text in dict.fromkeys(map(_plain, label_of(case.spec.name) or ())):
            first.setdefault(text, []).append((case, case.at("name")))
    for case in models.all("case"):
        claimed: dict[int, tuple[Entity, list[tuple[str, Locus, Locus]]]] = {}
        own: dict[str, Locus] = {}
        for text, at in _terms(case):
            own.setdefault(_plain(text), at)
        for word, at in own.items():
            there = first.setdefault(word, [])
            for other, place in there[:_LOOK]:
                if other is not case and not apart(other, case) and not kept_apart(other, case):
                    claimed.setdefault(id(other), (other, []))[1].append((_written(at), at, place))
                    break
            there.append((case, at))
        for other_case, words in claimed.values():
            yield _finding(case, other_case, words)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _terms(case: Entity) -> Iterator[tuple[str, Locus]]:
    terms = case.spec.terms
    for lang in _LANGS if terms else ():
        for number, text in enumerate(getattr(terms, lang) or ()):
            yield text, case.at("terms", lang, number)


def _written(at: Locus) -> str:
    assert at.entity is not None
    _, lang, number = at.path[-3:]
    return str(getattr(at.entity.spec.terms, str(lang))[number])


def _finding(case: Entity, other: Entity, words: list[tuple[str, Locus, Locus]]) -> Finding:
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
    legacy=find,
)
