"""GOV314: votes are weighed, and the weight of some seat is not there."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.decisions.condition import Uncountable
from governance.decisions.seating import chamber_of, weighable
from governance.decisions.weighted import weights_of
from governance.diagnostics import Severity, Text
from governance.model.resolution import Model
from governance.model.rules import Weighted, within
from governance.reading.conforming import choose


def find(model: Model) -> Iterator[Finding]:
    """Weighted rules whose `key` is none of the model's, or whose key or weights leave out a seat with a vote."""
    for body in model.bodies:
        for rule in within(body.rule) if body.rule is not None else ():
            if not isinstance(rule, Weighted) or (rule.key is None and rule.weights is None):
                continue
            found = chamber_of(body, rule)
            if isinstance(found, Text):
                continue
            if not set(rule.weights or ()) <= weighable(body):
                continue  # a weight of a seat that is not there (GOV304) is most likely the one that is missing
            try:
                weights_of(rule, found)
            except Uncountable as error:
                called = name(body)
                near = None
                if rule.weights is None and rule.key is not None and rule.key not in found.keys:
                    near = choose(rule.key, [key.id for key in model.keys if key.file in body.files])
                yield Finding(
                    at=rule.at("key" if rule.weights is None else "weights"),
                    message=Text(f"{called.en}: {error.text.en}", f"{called.da}: {error.text.da}"),
                    help=near or Text("write the weight of every seat", "skriv hver plads' vægt"),
                )


CHECK = Check(
    code="GOV314",
    severity=Severity.ERROR,
    title=Text("Weight not known", "Ukendt vægt"),
    finds=Text(
        "A weighted rule that names a key the model does not have, or in which a seat with a vote has no weight.",
        "En vægtet regel, der nævner en nøgle, som modellen ikke har, eller hvor en plads med stemme mangler en vægt.",
    ),
    why=Text("The votes cannot be counted.", "Stemmerne kan ikke tælles."),
    remedy=Text(
        "Write the key, or the weight of every seat; 0 for one that does not count.",
        "Skriv nøglen eller hver plads' vægt; 0 for en, der ikke tæller.",
    ),
    example="""\
parties:
  town: {name: The town}
  village: {name: The village}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town}
      village: {appointed_by: village}
    decides: {rule: weighted, threshold: 2/3, key: inhabitants, of: seats}
""",
    find=find,
)
