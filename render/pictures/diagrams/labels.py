"""What pictures say of themselves, titles and legends; and where and after which words they tell a relation."""

from __future__ import annotations

from governance.diagnostics import Text
from governance.model import actors
from governance.words.levels import LEVELS
from governance.words.marks import NOT_STATED
from governance.words.relations import HEADS, RELATIONS, Relation

TITLES = {
    "structure": Text("Organisation", "Organisation"),
    "membership": Text("Who appoints whom", "Hvem udpeger hvem"),
    "body": Text("Body", "Organ"),
    "route": Text("The way of a case", "Sagens gang"),
    "funding": Text("Funding", "Finansiering"),
    "map": Text("Map", "Kort"),
}
ROLES: dict[str, Text] = {
    **{level: words.body for level, words in LEVELS.items()},
    "party": Text("organisation", "organisation"),
    "office": Text("post", "post"),
    "seat": Text("seat", "plads"),
    "deputy": Text("seat with a deputy", "plads med suppleant"),
    "observer": Text("observer, no vote", "observatør uden stemme"),
    "case": Text("case", "sag"),
    "money": Text("contribution, part of one", "bidrag, del af bidrag"),
    "document": Text("document, clause, subject", "dokument, punkt, emne"),
    "unknown": NOT_STATED,
    "group": Text("group", "gruppe"),
}
LEGEND = {
    "supports": RELATIONS["supports"].active,
    "serves": Text("serves as secretariat", "sekretariatsbetjener"),
    "leads": RELATIONS["leads"].active,
    "reports_to": RELATIONS["reports_to"].active,
    "sends": Text("has members in", "har medlemmer i"),
    "appoints": Text("appoints to", "udpeger til"),
    "prepares": Text("prepares cases for", "forbereder sager til"),
}
"""What the arrows between bodies mean."""

_ORDER: tuple[Relation, ...] = (*actors.RELATIONS, "attends")
Side = tuple[Relation, bool]
"""A relation, and whether it is told at the thing that does it."""


def head(side: Side) -> Text:
    """What a list of the others begins with."""
    kind, active = side
    return HEADS[kind].active if active else HEADS[kind].passive


def place(side: Side) -> int:
    """Where in a box a relation is told, whichever file says it first: what the thing does, and then what is done to it."""
    kind, active = side
    return _ORDER.index(kind) + (0 if active else len(_ORDER))
