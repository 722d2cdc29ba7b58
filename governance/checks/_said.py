"""What texts say of things (`states`), and how things, places and clauses are called in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from governance.checks.check import name
from governance.diagnostics import Text
from governance.model.actors import Actor
from governance.model.cases import Case
from governance.model.claims import Claim
from governance.model.contributions import Contribution, Funding, Part
from governance.model.headings import Term
from governance.model.resolution import Model
from governance.model.statements import Period
from governance.model.things import Subject, Thing
from governance.model.written import Locus
from governance.schema.values import Length
from governance.words.lists import few
from governance.words.marks import same
from governance.words.quoting import cut_name


def claims(model: Model) -> list[Claim]:
    """What texts say of things that are known, in imported files first: the later of two is the one to look at.

    What a text only allows contradicts nothing, and is left out.
    """
    told = [claim for claim in model.claims if claim.about is not None and claim.force not in ("may", "as_needed")]
    return sorted(told, key=lambda claim: claim.file.requested)


def subject(claim: Claim) -> Text:
    """What the thing is called that a text speaks of, be it there on the day or not; an id that names nothing stands for itself."""
    thing = claim.thing or (claim.model.timeline.undated.thing(claim.about) if claim.about is not None else None)
    return called(thing) if thing is not None else same(f"`{claim.of}`")


def called(thing: Thing[object]) -> Text:
    """What a thing is called in a sentence, the model's period and budget too."""
    if isinstance(thing, Term):
        return Text("the term", "perioden")
    if isinstance(thing, Funding):
        return Text("the budget", "budgettet")
    return thing.called if isinstance(thing, Contribution | Part) else name(thing)


def clause_list(clauses: Iterable[str]) -> Text:
    """`pa 2.1, pa 7.1 and po N4`, each once."""
    return few(dict.fromkeys(clauses))


def lasts(thing: Thing[object]) -> Period | None:
    """When a thing lasts by the model itself: the term, the period of some money, or the life of a subject."""
    if isinstance(thing, Term | Funding | Contribution | Part):
        return thing.period
    return thing.valid if isinstance(thing, Subject) else None


def lengths_differ(one: Length, other: Length) -> bool:
    """Whether two lengths are different for certain: a month has 28 to 31 days."""
    low, high = one.months * 28 + one.days, one.months * 31 + one.days
    start, end = other.months * 28 + other.days, other.months * 31 + other.days
    if one.days == other.days == 0 or one.months == other.months == 0:
        return one[:2] != other[:2]
    return high < start or end < low


_OF: dict[str, tuple[str, str]] = {
    "chair": ("the chair of {}", "formanden for {}"),
    "decides": ("the rule of decision of {}", "beslutningsreglen for {}"),
    "quorum": ("the quorum of {}", "beslutningsdygtigheden i {}"),
    "rules": ("the rule of decision of {}", "beslutningsreglen for {}"),
    "meets": ("the meetings of {}", "møderne i {}"),
    "staff": ("the staff of {}", "medarbejderne i {}"),
    "valid": ("the validity of {}", "gyldigheden af {}"),
    "period": ("the period of {}", "perioden for {}"),
    "amount": ("the amount of {}", "beløbet for {}"),
    "total": ("the total of {}", "den samlede sum for {}"),
    "part_of": ("the relation `part_of` of {}", "relationen `part_of` for {}"),
    "supports": ("the relation `supports` of {}", "relationen `supports` for {}"),
    "serves": ("the relation `serves` of {}", "relationen `serves` for {}"),
    "leads": ("the relation `leads` of {}", "relationen `leads` for {}"),
    "reports_to": ("the relation `reports_to` of {}", "relationen `reports_to` for {}"),
    "coordinates_with": ("the relation `coordinates_with` of {}", "relationen `coordinates_with` for {}"),
    "appoints": ("the relation `appoints` of {}", "relationen `appoints` for {}"),
    "signs": ("the signature of {}", "underskriften fra {}"),
    "supported_by": ("the relation `supported_by` of {}", "relationen `supported_by` for {}"),
    "served_by": ("the relation `served_by` of {}", "relationen `served_by` for {}"),
    "led_by": ("the relation `led_by` of {}", "relationen `led_by` for {}"),
    "attended_by": ("the relation `attended_by` of {}", "relationen `attended_by` for {}"),
    "members": ("the membership of {}", "medlemskabet af {}"),
    "values": ("the numbers of {}", "tallene i {}"),
}
_NAMED: dict[str, tuple[str, str]] = {
    "tasks": ('the task "{}" of {}', 'opgaven "{}" hos {}'),
    "conditions": ('the condition "{}" of {}', 'betingelsen "{}" for {}'),
}


def where(model: Model, at: Locus) -> Text:
    """What a place inside a thing is about: `the chair of The board`, `step 2 of The case`."""
    owner = model.thing(at.entity) if at.entity is not None else None
    path = at.path
    if path[0] == "accepted":
        return Text("an accepted finding", "et accepteret fund")
    if path[0] == "keys":
        return _key(model, at)
    if owner is None or at.entity is None:
        return Text("the term", "perioden") if path[0] == "period" else Text("the model", "modellen")
    words = called(owner)
    if path[0] == "states":
        return Text(f"the statement on {words.en}", f"udsagnet om {words.da}")
    rest = path[len(at.entity.path) :]
    if isinstance(owner, Term) or not rest:
        return words
    field = str(rest[0])
    if field in _NAMED and len(rest) > 1:
        (en, da), title = _NAMED[field], _title(owner, field, str(rest[1]))
        return Text(en.format(title.en, words.en), da.format(title.da, words.da))
    if field == "route" and len(rest) > 1:
        number = int(rest[1]) + 1
        return Text(f"step {number} of {words.en}", f"trin {number} i {words.da}")
    known = next((_OF[str(step)] for step in reversed(rest) if str(step) in _OF), None)
    return Text(known[0].format(words.en), known[1].format(words.da)) if known else words


def _key(model: Model, at: Locus) -> Text:
    found = next((key for key in model.keys if key.file is at.model and key.id == at.path[1]), None)
    title = cut_name(found.name) if found is not None else same(at.path[1])
    return Text(f"the key {title.en}", f"nøglen {title.da}")


def _title(owner: Thing[object], field: str, id_: str) -> Text:
    if field == "tasks" and isinstance(owner, Actor) and id_ in owner.tasks:
        return owner.tasks[id_].name
    if isinstance(owner, Case | Funding) and id_ in owner.conditions:
        return owner.conditions[id_].name
    return same(id_)
