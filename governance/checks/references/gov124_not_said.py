"""GOV124: what every case and contribution must have, and no file says."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.cases import Case
from governance.model.contributions import Contribution
from governance.model.resolution import Model


def find(model: Model) -> Iterator[Finding]:
    """Cases without a name, contributions without payers or an amount, by all files that speak of them."""
    things: tuple[Case | Contribution, ...] = (*model.cases, *model.contributions)
    for thing in things:
        if not thing.sound or thing.astray:
            continue
        for key in thing.lacks:
            yield Finding(
                at=thing.key(),
                message=Text(f"`{key}` is missing in `{thing.label}`", f"`{key}` mangler i `{thing.label}`"),
                help=Text(
                    "say it here, or in a file that elaborates this",
                    "angiv det her eller i en fil, der uddyber dette",
                ),
            )


CHECK = Check(
    code="GOV124",
    severity=Severity.ERROR,
    title=Text("Not said in any file", "Ikke sagt i nogen fil"),
    finds=Text(
        "A case without a name, or a contribution without payers or an amount, though several files may say them together.",
        "En sag uden navn eller et bidrag uden betalere eller beløb, selv om flere filer kan sige det tilsammen.",
    ),
    why=Text(
        "Nobody can ask for a matter that is called nothing, or count a sum that is not there.",
        "Ingen kan spørge til en sag, der ikke hedder noget, eller regne med et beløb, der ikke er der.",
    ),
    remedy=Text(
        "Say it, in the file that defines the thing or in one that elaborates it.",
        "Angiv det i den fil, der definerer tingen, eller i en, der uddyber den.",
    ),
    example="""\
parties:
  miller: {name: The miller}
funding:
  contributions:
    flour: {payers: miller}
""",
    find=find,
)
