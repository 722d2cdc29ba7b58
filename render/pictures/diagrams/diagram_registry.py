"""Every diagram there is: its name, its file, and what it is drawn of."""

from __future__ import annotations

import importlib
from typing import Any, Literal, NamedTuple

from governance.diagnostics import Lang, Text
from governance.model.written import Entity, Model, Models
from render.pictures.diagrams.view import Things
from render.pictures.picture import Picture


class Diagram(NamedTuple):
    """`of` tells what its `draw` takes after the models: a model, a body, or cases."""

    name: str
    module: str
    of: Literal["model", "body", "cases"]
    shows: Text


DIAGRAMS: tuple[Diagram, ...] = (
    Diagram(
        "structure",
        "render.pictures.diagrams.structure_diagram",
        "model",
        Text(
            "bodies by level; who supports, serves, leads and reports to whom",
            "organer efter niveau; hvem der støtter, betjener og leder hvem",
        ),
    ),
    Diagram(
        "membership",
        "render.pictures.diagrams.membership_diagram",
        "model",
        Text("who appoints which seats in which body", "hvem der udpeger hvilke pladser i hvilket organ"),
    ),
    Diagram(
        "body",
        "render.pictures.diagrams.body_diagram",
        "body",
        Text("one body as a card: seats, chair, rule, meetings, cases", "et organ som kort: pladser, formand, regel, møder, sager"),
    ),
    Diagram(
        "route", "render.pictures.diagrams.route_diagram", "cases", Text("the way of a case, step by step", "en sags gang, trin for trin")
    ),
    Diagram(
        "funding", "render.pictures.diagrams.funding_diagram", "model", Text("who pays what for what", "hvem der betaler hvad til hvad")
    ),
    Diagram("map", "render.pictures.diagrams.map_diagram", "model", Text("every thing and every relation", "alle ting og alle relationer")),
)
"""In the order in which they are told of."""


def by_name(name: str) -> Diagram | None:
    """The diagram of this name."""
    return next((diagram for diagram in DIAGRAMS if diagram.name == name), None)


def draw(diagram: Diagram, models: Models, of: Model | Entity | list[Entity], lang: Lang, known: Things | None = None) -> Picture:
    """The picture. `known` is what was read of the models before; a picture of one model asks that and its imports alone."""
    if isinstance(of, Model):
        models, known = scope(models, of), None
    module: Any = importlib.import_module(diagram.module)
    picture: Picture = module.draw(models, of, lang, known)
    return picture


def scope(models: Models, model: Model) -> Models:
    """A model and what it imports: what others say of its things is no part of its picture."""
    found = [model]
    for one in found:
        found += [other for other in one.imports.values() if other is not None and other not in found]
    return Models([one for one in models if one in found], models.as_of, models.unresolved, models.used, models.short)
