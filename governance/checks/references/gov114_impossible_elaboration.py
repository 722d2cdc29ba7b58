"""GOV114: an elaboration that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Locus, Model, Models
from governance.words.thing_kinds import THINGS

_ACTORS = ("party", "office", "body")
_MAY = {("party", "party"), ("body", "body"), ("office", "office"), ("body", "party")}
"""(what elaborates, what it elaborates): a body may say more of what another file knows as a party."""


def find(models: Models) -> Iterator[Finding]:
    """Things that elaborate themselves, something of their own file, something of another kind, or what another one here elaborates."""
    for model in models:
        first: dict[int, Entity] = {}
        for kind in ("party", "office", "body"):
            for entity in model.all(kind):
                if not entity.spec.elaborates:
                    continue
                base = model.find(entity.spec.elaborates)
                if base is None or base.kind not in _ACTORS:
                    continue
                found = _wrong(model, entity, base) or _twice(entity, first)
                if found is not None:
                    yield found


def _wrong(model: Model, entity: Entity, base: Entity) -> Finding | None:
    text, at = entity.spec.elaborates, entity.at("elaborates")
    if base.model is model:
        elsewhere = [f"{alias}.{text}" for alias, other in model.imports.items() if other and text in other.names]
        help_ = Text(
            "write all that this file says of a thing in one place; `elaborates` names a thing of an imported file",
            "skriv alt, hvad denne fil siger om en ting, ét sted; `elaborates` nævner en ting i en importeret fil",
        )
        if elsewhere:
            help_ = Text(
                f"write `{elsewhere[0]}` for the one in the imported file", f"skriv `{elsewhere[0]}` for den i den importerede fil"
            )
        if base is entity:
            return Finding(at=at, message=Text(f"`{entity.id}` elaborates itself", f"`{entity.id}` uddyber sig selv"), help=help_)
        return Finding(
            at=at,
            message=Text(
                f"`{entity.id}` elaborates `{text}`, which stands in the same file",
                f"`{entity.id}` uddyber `{text}`, som står i samme fil",
            ),
            help=help_,
            related=((Text("it stands here", "den står her"), Locus(base.model, base.path, base, "key")),),
        )
    if (entity.kind, base.kind) in _MAY or (entity.kind, base.same.kind) in _MAY:
        return None
    this, that = THINGS[entity.kind].a, THINGS[base.kind].a
    return Finding(
        at=at,
        message=Text(
            f"`{entity.id}` is {this.en} here, but `{text}` is {that.en}",
            f"`{entity.id}` er {this.da} her, men `{text}` er {that.da}",
        ),
        help=Text(
            f"write it as {that.en} here too, or refer to `{text}` instead of elaborating it",
            f"skriv det også her som {that.da}, eller henvis til `{text}` i stedet for at uddybe",
        ),
        related=((Text("it is defined here", "defineret her"), Locus(base.model, base.path, base, "key")),),
    )


def _twice(entity: Entity, first: dict[int, Entity]) -> Finding | None:
    other = first.setdefault(id(entity.same), entity)
    if other is entity:
        return None
    text = entity.spec.elaborates
    return Finding(
        at=entity.at("elaborates"),
        message=Text(
            f"`{entity.id}` and `{other.id}` both elaborate `{text}`",
            f"`{entity.id}` og `{other.id}` uddyber begge `{text}`",
        ),
        help=Text(
            "write all that this file says of it in one place",
            "skriv alt, hvad denne fil siger om det, ét sted",
        ),
        related=((Text("elaborated here already", "allerede uddybet her"), other.at("elaborates")),),
    )


CHECK = Check(
    code="GOV114",
    severity=Severity.ERROR,
    title=Text("Impossible elaboration", "Umulig uddybning"),
    finds=Text(
        "An `elaborates` that names the thing itself, something of the same file, something of another kind, or what another thing "
        "of the file elaborates already. A body may elaborate a party.",
        "En `elaborates`, der nævner tingen selv, noget i samme fil, noget af en anden slags, eller det, som noget andet i filen "
        "allerede uddyber. Et organ må uddybe en part.",
    ),
    why=Text(
        "To elaborate is to say more of one thing that another file defines; this would make two things one, or one thing two.",
        "At uddybe er at sige mere om en ting, som en anden fil definerer; her ville to ting blive én, eller én ting to.",
    ),
    remedy=Text(
        "Name the thing of the imported file with its short name before it (`national.kl`), once in each file.",
        "Nævn tingen i den importerede fil med det korte navn foran (`national.kl`), én gang i hver fil.",
    ),
    example="""\
parties:
  town: {name: The town}
  council: {name: The town council, elaborates: town}
""",
    legacy=find,
    looks_at_words=True,
)
