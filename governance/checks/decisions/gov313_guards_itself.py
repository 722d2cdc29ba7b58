"""GOV313: a body whose rule can be changed only by that rule."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin, resolve
from governance.checks._votes import rules
from governance.checks.base import Check, Finding, name
from governance.decisions.kinds import requirement
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.words.lists import few


def find(models: Models) -> Iterator[Finding]:
    """Bodies that are themselves, alone or in a circle, who can change their rule (`changed_by`); one finding for each circle."""
    kin = Kin(models)
    seen: set[int] = set()
    for body in models.all("body"):
        for path, rule in rules(body):
            if not rule.changed_by or id(body.same) in seen:
                continue
            circle = _circle(kin, body.same, body.same, [])
            if circle is None:
                continue
            seen.update(map(id, circle))
            called, says = name(body), requirement(rule)
            others = few(name(other) for other in circle[1:])
            through = Text(f" through {others.en}", f" gennem {others.da}") if len(circle) > 1 else Text("", "")
            yield Finding(
                at=body.at(*path, "changed_by"),
                message=Text(
                    f"{called.en}: its rule of decision cannot be changed without a decision by that rule{through.en}: {says.en}",
                    f"{called.da}: beslutningsreglen kan ikke ændres uden en beslutning efter reglen selv{through.da}: {says.da}",
                ),
                help=Text(
                    "let the parties who agreed on it change it, or another body",
                    "lad parterne, der har aftalt den, ændre den, eller et andet organ",
                ),
            )


def _circle(kin: Kin, start: Entity, at: Entity, way: list[Entity]) -> list[Entity] | None:
    """The bodies through which a body changes its own rule, itself first; None where there is a way out at each of them."""
    changers = [
        changer
        for entity in kin.bodies(at)
        for _, rule in rules(entity)
        for text in rule.changed_by or ()
        if (changer := resolve(entity.model, text)) is not None
    ]
    for changer in changers:
        if changer.same is start:
            return [*way, at]
        circle = None if changer in way or changer is at else _circle(kin, start, changer, [*way, at])
        if circle is not None:
            return circle
    return None


CHECK = Check(
    code="GOV313",
    severity=Severity.WARNING,
    title=Text("A rule that guards itself", "En regel, der vogter sig selv"),
    finds=Text(
        "A body whose rule of decision cannot be changed without that body, by the same rule; or bodies that each change the next one's, "
        "in a circle.",
        "Et organ, hvis beslutningsregel ikke kan ændres uden organet selv, efter samme regel; eller organer, der hver især ændrer den "
        "næstes, i ring.",
    ),
    why=Text(
        "Once the rule has stopped the body, it also stops every way to mend the rule.",
        "Når reglen først har standset organet, standser den også enhver vej til at ændre den.",
    ),
    remedy=Text(
        "Let somebody else change it, or let another rule count for that; or accept it, with the reason.",
        "Lad andre ændre den, eller lad en anden regel gælde for det; eller acceptér det med en begrundelse.",
    ),
    example="""\
parties:
  town: {name: The town}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 5}
    decides: {rule: unanimity, of: seats, changed_by: board}
""",
    legacy=find,
)
