"""GOV313: a body whose rule can be changed only by that rule."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.decisions.kinds import requirement
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.rules import within
from governance.words.lists import few


def find(model: Model) -> Iterator[Finding]:
    """Bodies that are themselves, alone or in a circle, who can change their rule (`changed_by`); one finding for each circle."""
    changers = _changers(model)
    seen: set[Body] = set()
    for body in changers:
        circle = _circle(changers, body) if body not in seen else ()
        rule = next((rule for rule in within(body.rule) if rule.changed_by), None) if body.rule is not None else None
        if not circle or rule is None:
            continue
        seen.update(circle)
        called, says = name(body), requirement(rule)
        others = few(name(other) for other in circle[1:])
        through = Text(f" through {others.en}", f" gennem {others.da}") if len(circle) > 1 else Text("", "")
        yield Finding(
            at=rule.at("changed_by"),
            message=Text(
                f"{called.en}: its rule of decision cannot be changed without a decision by that rule{through.en}: {says.en}",
                f"{called.da}: beslutningsreglen kan ikke ændres uden en beslutning efter reglen selv{through.da}: {says.da}",
            ),
            help=Text(
                "let the parties who agreed on it change it, or another body",
                "lad parterne, der har aftalt den, ændre den, eller et andet organ",
            ),
        )


def _changers(model: Model) -> dict[Body, tuple[Body, ...]]:
    """Of each body that says who changes its rule: the bodies among these."""
    said = {body: [id_ for rule in within(body.rule) for id_ in rule.changed_by] for body in model.bodies if body.rule is not None}
    by_id = {body.label: body for body in model.bodies} if any(said.values()) else {}
    return {body: tuple(by_id[id_] for id_ in ids if id_ in by_id) for body, ids in said.items() if ids}


def _circle(changers: dict[Body, tuple[Body, ...]], start: Body) -> tuple[Body, ...]:
    """The bodies through which a body changes its own rule, itself first; empty where it does not."""
    ways: list[tuple[Body, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop()
        for changer in changers.get(way[-1], ()):
            if changer is start:
                return way
            if changer not in seen:
                seen.add(changer)
                ways.append((*way, changer))
    return ()


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
    find=find,
)
