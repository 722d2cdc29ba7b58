"""What the tests of pictures share: every picture of every model, and what an SVG says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from governance.diagnostics import LANGS, Lang
from governance.model.loaded import load
from governance.model.resolution import Model
from governance.model.timeline import Timeline
from governance.model.written import File
from render.pictures.choosing import pictures
from render.pictures.diagrams.cut import Cut
from render.pictures.diagrams.diagram_registry import DIAGRAMS
from render.pictures.drawing.graphviz_engine import choose
from render.pictures.drawing.layout import Placed, place
from render.pictures.drawing.page import Page, compose
from render.pictures.drawing.svg import svg
from render.pictures.picture import Picture
from tests.conftest import EVERY_MODEL, MODELS, PORT

SVG = "{http://www.w3.org/2000/svg}"
REAL = tuple(path for path in EVERY_MODEL if path.parent == MODELS)


class Ask(NamedTuple):
    """One picture: a model file, a diagram, an id where it is drawn of one, a language."""

    path: Path
    diagram: str
    id: str
    lang: Lang

    def __str__(self) -> str:
        return "-".join(part for part in (self.path.stem, self.diagram, self.id, self.lang) if part)

    @property
    def day(self) -> date | None:
        """The day that has to be named: the quay board of the harbour gets a spare seat in June 2020."""
        differs = self.path == PORT and (self.diagram in ("membership", "map") or self.id == "quay_board")
        return date(2021, 1, 1) if differs else None


@cache
def timeline(path: Path) -> Timeline:
    """A model file, with what it imports."""
    return load([path]).timeline


def file_of(path: Path) -> File:
    """The file itself."""
    return timeline(path).files[0]


def meant(path: Path) -> Model:
    """What is meant after the last change."""
    return list(timeline(path).models())[-1]


def own(path: Path) -> list[str]:
    """The ids of the bodies and cases that a file itself describes, each with its diagram before it."""
    model, file = meant(path), file_of(path)
    found = [f"body {body.label}" for body in model.bodies if file in body.files]
    return found + [f"route {case.label}" for case in model.cases if file in case.files]


def asks(paths: tuple[Path, ...] = EVERY_MODEL, langs: tuple[Lang, ...] = LANGS) -> Iterator[Ask]:
    """Every picture there is of the models."""
    for path in paths:
        for lang in langs:
            for diagram in DIAGRAMS:
                if diagram.of == "file" and (diagram.name != "funding" or any(one.file is file_of(path) for one in meant(path).fundings)):
                    yield Ask(path, diagram.name, "", lang)
            for thing in own(path):
                diagram_, _, id_ = thing.partition(" ")
                yield Ask(path, diagram_, id_, lang)


def picture(ask: Ask, cut: Cut | None = None, *, whole: bool = False) -> Picture:
    """The picture that is asked for."""
    names = (ask.id,) if ask.id else ()
    (found,) = pictures(timeline(ask.path), names, ask.diagram, ask.lang, cut or Cut(), day=ask.day, whole=whole)
    return found


class Laid(NamedTuple):
    """A picture, its layout, its page, and the page as XML."""

    picture: Picture
    placed: Placed
    page: Page
    root: ElementTree.Element


@cache
def laid(ask: Ask) -> Laid:
    """The picture, drawn."""
    found = picture(ask)
    placed = place(found, choose() if found.layout == "engine" else None, 60)
    page = compose(found, placed)
    return Laid(found, placed, page, ElementTree.fromstring(svg(page)))


def ids(root: ElementTree.Element, *kinds: str) -> list[str]:
    """The ids that the picture's boxes and groups carry, of these kinds or of all."""
    found = [g for g in root.iter(f"{SVG}g") if g.get("class") in ("node", "group")]
    return [g.attrib["data-id"] for g in found if not kinds or g.attrib["data-kind"] in kinds]


def relations(root: ElementTree.Element) -> set[str]:
    """Every relation that the picture tells of, by a line or in a text."""
    return {one for thing in root.iter() for one in (thing.get("data-relations") or "").split("; ") if one}
