"""GOV104: a statement that cites nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from governance.checks._said import called
from governance.checks._walk import period_of
from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Kind, Locus, Model, Models

_KINDS: tuple[Kind, ...] = ("party", "office", "body", "facet", "case", "subject")
_HELP = Text(
    "cite the clause behind it (`source`), or say why it is taken to be so (`assumed`)",
    "anfør det punkt, det bygger på (`source`), eller skriv, hvorfor det antages (`assumed`)",
)


def find(models: Models) -> Iterator[Finding]:
    """Things with neither `source` nor `assumed`; one finding alone for a model that has no document to cite."""
    for model in models:
        if model.spec.documents or any(other and other.spec.documents for other in model.imports.values()):
            yield from _unsourced(model)
        elif _sure(model) and _speaks(model):
            yield Finding(
                at=Locus(model, ("id",)),
                message=Text(
                    f"the model `{model.id}` has no documents, so nothing in it cites anything",
                    f"modellen `{model.id}` har ingen dokumenter, så intet i den har en kilde",
                ),
                help=Text(
                    "list the texts that it comes from under `documents`, and cite their clauses with `source`",
                    "opfør de tekster, den bygger på, under `documents`, og henvis til deres punkter med `source`",
                ),
            )


def _sure(model: Model) -> bool:
    """Whether no document can have been lost: in a part that could not be read, or left out at the date asked for."""
    if model.gone or any(path[0] == "documents" for path in model.broken if path):
        return False
    return all(other is not None and _sure(other) for other in model.imports.values())


def _speaks(model: Model) -> bool:
    return bool(model.by_kind) or bool(model.spec.states) or model.spec.period is not None


def _unsourced(model: Model) -> Iterator[Finding]:
    period = model.spec.period
    if period is not None and not _based(period):
        yield _finding(Locus(model, ("period",), period_of(model)), Text("the term", "perioden"))
    for kind in _KINDS:
        for entity in model.all(kind):
            spec = entity.spec
            if spec.source or spec.assumed is not None or getattr(spec, "elaborates", None):
                continue
            if kind == "case" and isinstance(spec.route, list) and spec.route and all(_based(step) for step in spec.route):
                continue
            yield _finding(Locus(model, entity.path, entity, "key"), called(entity))
    for funding in model.all("funding"):
        yield from _money(funding)
    for number, state in enumerate(model.spec.states or ()):
        if _based(state):
            continue
        thing = model.thing(state.of)
        words = called(thing) if thing else Text(f"`{state.of}`", f"`{state.of}`")
        yield Finding(
            at=Locus(model, ("states", number), thing),
            message=Text(
                f"no text is named that says this of {words.en}",
                f"der er ikke nævnt nogen tekst, som siger dette om {words.da}",
            ),
            help=_HELP,
            clause="",
        )


def _money(funding: Entity) -> Iterator[Finding]:
    """The budget counts as sourced where all that is in it is; what it cites itself counts for its contributions."""
    spec = funding.spec
    if _based(spec):
        return
    bare = [one for one in funding.parts.values() if not _based(one.spec) and not _based(one.spec.amount)]
    if (spec.total is not None and not _based(spec.total)) or len(bare) == len(funding.parts):
        yield _finding(funding.at(), called(funding))
        return
    for contribution in bare:
        yield _finding(contribution.at(), called(contribution))


def _based(spec: Any) -> bool:
    return bool(spec.source) or spec.assumed is not None


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
    legacy=find,
    needs_whole=True,
)
