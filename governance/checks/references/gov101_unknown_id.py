"""GOV101: a reference to an id that nothing has."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.base import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.written import Locus, Model, Models, Unresolved
from governance.reading.conforming import choose, did_you_mean, nearest


def find(models: Models) -> Iterator[Finding]:
    """One finding for each unknown id of a file, at the first place that refers to it, with the others beside it."""
    groups: dict[tuple[str, str], list[Unresolved]] = {}
    for item in models.unresolved:
        if item.why == "unknown":
            groups.setdefault((item.model.id, _missing(item)), []).append(item)
    for (_, text), items in groups.items():
        first = items[0]
        yield Finding(
            at=Locus(first.model, first.path, first.owner),
            message=Text(f"nothing here has the id `{text}`", f"intet her har id'et `{text}`"),
            help=_near(first.model, text, first.kinds),
            related=tuple(
                (Text("referred to here too", "henvist til her også"), Locus(item.model, item.path, item.owner)) for item in items[1:6]
            ),
        )


def _missing(item: Unresolved) -> str:
    """What of a reference is not there: of `body.seat`, the body where that is unknown already."""
    steps = item.text.split(".")
    known = 1 if steps[0] in item.model.imports else 0
    while known < len(steps) and item.model.find(".".join(steps[: known + 1])):
        known += 1
    return ".".join(steps[: known + 1])


def _near(model: Model, text: str, kinds: tuple[str, ...]) -> Text | None:
    known = {name: entity.kind for name, entity in model.names.items()}
    for alias, other in model.imports.items():
        known |= {f"{alias}.{name}": entity.kind for name, entity in (other.names if other else {}).items()}
    for alias in model.imports:
        if f"{alias}.{text}" in known:
            return Text(f"write `{alias}.{text}`: it is in the imported file", f"skriv `{alias}.{text}`: det står i den importerede fil")
    if "." in text and (body := model.find(text.rpartition(".")[0])):
        return choose(text, [f"{text.rpartition('.')[0]}.{part}" for part in body.parts])
    fitting = [name for name, kind in known.items() if kinds == ("anything",) or kind in kinds]
    # A list of everything there is would help nobody: only a near miss is shown.
    near = nearest(text, fitting)
    return did_you_mean(near) if near else None


CHECK = Check(
    code="GOV101",
    severity=Severity.ERROR,
    title=Text("Unknown id", "Ukendt id"),
    finds=Text(
        "A reference to an id that neither this file nor a file it imports defines.",
        "En henvisning til et id, som hverken filen selv eller en fil, den importerer, definerer.",
    ),
    why=Text(
        "Whatever leans on the reference (a seat, a vote, a payment) has nothing to stand on.",
        "Det, der bygger på henvisningen (en plads, en stemme, en betaling), har intet at stå på.",
    ),
    remedy=Text(
        "Correct the spelling, define the thing, or write the import's short name before it (`national.kl`).",
        "Ret stavningen, definér tingen, eller skriv importens korte navn foran (`national.kl`).",
    ),
    example="""\
parties:
  kl: {name: KL}
bodies:
  board:
    level: political
    seats:
      kl: {appointed_by: lk}
""",
    legacy=find,
    looks_at_words=True,
)
