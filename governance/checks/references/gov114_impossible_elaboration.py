"""GOV114: an elaboration that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import Elaboration, elaborations
from governance.model.resolution import Model
from governance.words.thing_kinds import THINGS

_ACTORS = ("party", "office", "body")
_MAY = {("party", "party"), ("body", "body"), ("office", "office"), ("body", "party"), ("case", "case"), ("contribution", "contribution")}
"""(what elaborates, what it elaborates): a body may say more of what another file knows as a party."""


def find(model: Model) -> Iterator[Finding]:
    """Things that elaborate themselves, something of their own file, something of another kind, or what another one here elaborates."""
    for file in model.files:
        first: dict[int, Elaboration] = {}
        for one in elaborations(file):
            if one.base.kind not in (_ACTORS if one.kind in _ACTORS else (one.kind,)):
                continue  # a wrong kind of name (GOV103)
            found = _wrong(one) or _twice(one, first.setdefault(id(one.thing.same), one))
            if found is not None:
                yield found


def _wrong(one: Elaboration) -> Finding | None:
    if one.within_file:
        help_ = Text(
            "write all that this file says of a thing in one place; `elaborates` names a thing of an imported file",
            "skriv alt, hvad denne fil siger om en ting, ét sted; `elaborates` nævner en ting i en importeret fil",
        )
        if one.elsewhere is not None:
            help_ = Text(
                f"write `{one.elsewhere}` for the one in the imported file", f"skriv `{one.elsewhere}` for den i den importerede fil"
            )
        if one.is_of_itself:
            return Finding(at=one.at, message=Text(f"`{one.id}` elaborates itself", f"`{one.id}` uddyber sig selv"), help=help_)
        return Finding(
            at=one.at,
            message=Text(
                f"`{one.id}` elaborates `{one.text}`, which stands in the same file",
                f"`{one.id}` uddyber `{one.text}`, som står i samme fil",
            ),
            help=help_,
            related=((Text("it stands here", "den står her"), one.base_at),),
        )
    if any((one.kind, kind) in _MAY for kind in one.base_kinds) or one.base.kind not in _ACTORS:
        return None
    this, that = THINGS[one.kind].a, THINGS[one.base.kind].a
    return Finding(
        at=one.at,
        message=Text(
            f"`{one.id}` is {this.en} here, but `{one.text}` is {that.en}",
            f"`{one.id}` er {this.da} her, men `{one.text}` er {that.da}",
        ),
        help=Text(
            f"write it as {that.en} here too, or refer to `{one.text}` instead of elaborating it",
            f"skriv det også her som {that.da}, eller henvis til `{one.text}` i stedet for at uddybe",
        ),
        related=((Text("it is defined here", "defineret her"), one.base_at),),
    )


def _twice(one: Elaboration, other: Elaboration) -> Finding | None:
    if other.thing is one.thing:
        return None
    return Finding(
        at=one.at,
        message=Text(
            f"`{one.id}` and `{other.id}` both elaborate `{one.text}`",
            f"`{one.id}` og `{other.id}` uddyber begge `{one.text}`",
        ),
        help=Text(
            "write all that this file says of it in one place",
            "skriv alt, hvad denne fil siger om det, ét sted",
        ),
        related=((Text("elaborated here already", "allerede uddybet her"), other.at),),
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
    find_written=find,
    looks_at_words=True,
)
