"""GOV103: a reference to something of the wrong kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import unresolved
from governance.model.resolution import Model
from governance.model.unresolved import Instead, Unresolved, instead
from governance.model.written import File
from governance.words.lists import code_list, listed
from governance.words.thing_kinds import THINGS, ThingKind


def find(model: Model) -> Iterator[Finding]:
    """One finding for each id of a file that is used where another kind of thing is wanted, at the first place."""
    groups: dict[tuple[File, str, tuple[str, ...]], list[Unresolved]] = {}
    for item in unresolved(model):
        if item.why == "wrong_kind":
            groups.setdefault((item.model, item.text, item.kinds), []).append(item)
    for (_, text, kinds), items in groups.items():
        found = instead(items[0])
        if found is None:
            continue
        is_, wanted = THINGS[found.kind].a, listed((THINGS[cast(ThingKind, kind)].a for kind in kinds), "or")
        yield Finding(
            at=items[0].at,
            message=Text(
                f"`{text}` is {is_.en}, but {wanted.en} is wanted here",
                f"`{text}` er {is_.da}, men her skal stå {wanted.da}",
            ),
            help=_meant(text, found, kinds),
            related=(
                *((Text("used so here too", "brugt sådan her også"), item.at) for item in items[1:6]),
                (Text("it is defined here", "den er defineret her"), found.defined),
            ),
        )


def _meant(text: str, found: Instead, kinds: tuple[str, ...]) -> Text | None:
    """What may have been meant."""
    if "seat" in kinds and found.seats:
        seats = code_list((f"{text}.{part}" for part in found.seats), limit=8)
        return Text(f"name one of its seats: {seats.en}", f"nævn en af dens pladser: {seats.da}")
    if found.kind == "seat" and "body" in kinds:
        whole = text.rpartition(".")[0]
        if whole:
            return Text(f"the body that it is in: `{whole}`", f"organet, den er i: `{whole}`")
    if found.post_in is not None and "office" not in kinds and found.post_kind in kinds:
        prefix = text.rpartition(".")[0] + "." if "." in text else ""
        return Text(
            f"it is a post in `{prefix}{found.post_in}`: write that, where that is meant",
            f"det er en post i `{prefix}{found.post_in}`: skriv det, hvis det er det, der menes",
        )
    if found.kind == "party" and kinds == ("body",):
        return Text(
            "what has seats and decides is written under `bodies`",
            "det, der har pladser og træffer beslutninger, skrives under `bodies`",
        )
    if found.kind in ("party", "body") and kinds == ("office",):
        return Text(
            "write the post that acts for it, and define it under `offices`",
            "skriv den post, der handler for den, og definér posten under `offices`",
        )
    return None


CHECK = Check(
    code="GOV103",
    severity=Severity.ERROR,
    title=Text("Wrong kind of id", "Forkert slags id"),
    finds=Text(
        "A reference to something that exists but is of another kind than this place takes.",
        "En henvisning til noget, der findes, men er af en anden slags, end stedet tager.",
    ),
    why=Text(
        "A document has no vote, and a party has no chair: what is said here cannot be so.",
        "Et dokument har ingen stemme, og en part har ingen formand: det, der siges her, kan ikke passe.",
    ),
    remedy=Text(
        "Name a thing of the kind that is wanted, or define this one as what it is.",
        "Nævn en ting af den ønskede slags, eller definér denne som det, den er.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    chair: {chair_of: town}
""",
    find_written=find,
    looks_at_words=True,
)
