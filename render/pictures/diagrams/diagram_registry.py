"""Every diagram there is: its name, its file, and what it is drawn of."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from governance.diagnostics import Lang, Text
from governance.model.bodies import Body
from governance.model.cases import Case
from governance.model.resolution import Model
from governance.model.written import File
from render.pictures.diagrams.view import View
from render.pictures.picture import Picture

Of = File | Body | Sequence[Case]
"""What a picture is drawn of."""


class Diagram(NamedTuple):
    """`of` tells what its `draw` takes after the view: a file, a body, or cases."""

    name: str
    module: str
    of: Literal["file", "body", "cases"]
    shows: Text


DIAGRAMS: tuple[Diagram, ...] = (
    Diagram(
        "structure",
        "render.pictures.diagrams.structure_diagram",
        "file",
        Text(
            "bodies by level; who supports, serves, leads and reports to whom",
            "organer efter niveau; hvem der støtter, betjener og leder hvem",
        ),
    ),
    Diagram(
        "membership",
        "render.pictures.diagrams.membership_diagram",
        "file",
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
        "funding", "render.pictures.diagrams.funding_diagram", "file", Text("who pays what for what", "hvem der betaler hvad til hvad")
    ),
    Diagram("map", "render.pictures.diagrams.map_diagram", "file", Text("every thing and every relation", "alle ting og alle relationer")),
)
"""In the order in which they are told of."""


def by_name(name: str) -> Diagram | None:
    """The diagram of this name."""
    return next((diagram for diagram in DIAGRAMS if diagram.name == name), None)


def draw(diagram: Diagram, model: Model, of: Of, lang: Lang, day: date | None = None) -> Picture:
    """The picture, of the days of the model; `day` is the one that was asked for, which the picture then names."""
    module: Any = importlib.import_module(diagram.module)
    picture: Picture = module.draw(View(model, lang, of if isinstance(of, File) else None, day), of)
    return picture
