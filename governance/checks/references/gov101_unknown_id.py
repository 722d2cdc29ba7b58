"""GOV101: a reference to an id that nothing has."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.as_written import unresolved
from governance.model.resolution import Model
from governance.model.unresolved import Unresolved, beside, in_import, names_of
from governance.model.written import File
from governance.reading.conforming import Spellings, choose, did_you_mean


def find(model: Model) -> Iterator[Finding]:
    """One finding for each unknown id of a file, at the first place that refers to it, with the others beside it."""
    groups: dict[tuple[File, str], list[Unresolved]] = {}
    for item in unresolved(model):
        if item.why == "unknown":
            groups.setdefault((item.model, item.missing), []).append(item)
    near = _Near()
    for (_, text), items in groups.items():
        yield Finding(
            at=items[0].at,
            message=Text(f"nothing here has the id `{text}`", f"intet her har id'et `{text}`"),
            help=near.to(items[0]),
            related=tuple((Text("referred to here too", "henvist til her også"), item.at) for item in items[1:6]),
        )


class _Near:
    """What may have been meant by unknown ids."""

    def __init__(self) -> None:
        self.spellings: dict[tuple[File, tuple[str, ...]], Spellings] = {}

    def to(self, item: Unresolved) -> Text | None:
        """The remedy, where there is a near miss: a list of everything there is would help nobody."""
        imported = in_import(item)
        if imported is not None:
            return Text(f"write `{imported}`: it is in the imported file", f"skriv `{imported}`: det står i den importerede fil")
        seats = beside(item)
        if seats is not None:
            return choose(item.missing, seats)
        key = (item.model, item.kinds)
        if key not in self.spellings:
            self.spellings[key] = Spellings(names_of(*key))
        near = self.spellings[key].nearest(item.missing)
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
    find_written=find,
    looks_at_words=True,
)
