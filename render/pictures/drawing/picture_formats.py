"""Formats of pictures: by the ending of a file, or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from render.pictures.drawing.graphviz_engine import TIMEOUT, Engine, choose
from render.pictures.drawing.layout import place
from render.pictures.picture import Picture
from render.pictures.theme import Scheme

if TYPE_CHECKING:
    from render.pictures.drawing.page import Page

FORMATS: dict[str, tuple[str, ...]] = {
    "svg": (".svg",),
    "png": (".png",),
    "pdf": (".pdf",),
    "html": (".html", ".htm"),
    "dot": (".dot", ".gv"),
    "mermaid": (".mmd", ".mermaid"),
    "d2": (".d2",),
}
"""Name -> endings, the usual one first."""
ENGINELESS = ("dot", "mermaid", "d2")


class Options(NamedTuple):
    """How a picture is written. `engine` is a name of an engine, or None for whichever is there."""

    scheme: Scheme | None = None
    link: str = ""
    engine: str | None = None
    timeout: float = TIMEOUT


class Drawn(NamedTuple):
    """A picture in its format, the paper that it needs ("A4"; empty: none is large enough), and its scale on it."""

    data: bytes
    paper: str = "A4"
    scale: float = 1.0


def format_of(name: str) -> str | None:
    """The format that a file's ending stands for."""
    ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
    return next((form for form, endings in FORMATS.items() if ending in endings), None)


def write(picture: Picture, form: str, options: Options | None = None) -> Drawn:
    """The picture in a format. Raises EngineFailed where the layout engine is needed and fails."""
    options = options or Options()
    if form in ENGINELESS:
        return Drawn(_text(picture, form, options).encode("utf-8"))
    from render.pictures.drawing.page import compose

    engine: Engine | None = None
    if form in ("png", "pdf") or picture.layout == "engine":
        engine = choose(options.engine)
    page = compose(picture, place(picture, engine, options.timeout))
    scale, paper, _ = page.paper
    return Drawn(_drawn(page, form, options, engine), paper, scale)


def _text(picture: Picture, form: str, options: Options) -> str:
    if form == "dot":
        from render.pictures.drawing.dot import dot

        if picture.layout == "rows":
            place(picture, None, 0)  # which puts the boxes of each row in a good order
        return dot(picture, options.link)
    if form == "d2":
        from render.pictures.drawing.d2 import d2

        return d2(picture, options.link)
    from render.pictures.drawing.mermaid import mermaid

    return mermaid(picture, options.link)


def _drawn(page: Page, form: str, options: Options, engine: Engine | None) -> bytes:
    if form == "html":
        from render.pictures.drawing.html import html

        return html(page, scheme=options.scheme, link=options.link).encode("utf-8")
    if form == "svg":
        from render.pictures.drawing.svg import svg

        return svg(page, scheme=options.scheme, link=options.link).encode("utf-8")
    from render.pictures.drawing.paint import paint

    assert engine is not None
    raster: Literal["png", "pdf"] = "png" if form == "png" else "pdf"
    return paint(page, raster, engine, options.timeout, options.scheme or "light")
