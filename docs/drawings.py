"""The pictures beside docs/pictures.md, as `govcheck render` draws them. They are laid out without Graphviz, so that they are the
same bytes on every machine, and `python -m docs.build --check` says whether one is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from governance.diagnostics import Lang
from governance.model.loaded import load
from render.pictures.choosing import pictures
from render.pictures.diagrams.cut import Cut
from render.pictures.drawing.picture_formats import write

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"


class Shown(NamedTuple):
    """A picture of the documentation: of which model, what is asked for, in which language."""

    model: str
    names: tuple[str, ...]
    lang: Lang = "da"


SHOWN = (
    Shown("nordjylland", ("structure",)),
    Shown("national", ("structure",)),
    Shown("national", ("structure",), "en"),
    Shown("national", ("membership",)),
    Shown("nordjylland", ("membership",)),
    Shown("national", ("body", "forretningsudvalg")),
    Shown("national", ("route", "klimaudviklingsspor")),
    Shown("national", ("funding",)),
)


def drawings() -> dict[Path, str]:
    """Each file, and what is to be in it."""
    found = {}
    for shown in SHOWN:
        timeline = load([ROOT / "models" / f"klimaalliance_{shown.model}.yaml"]).timeline
        (picture,) = pictures(timeline, shown.names, None, shown.lang, Cut())
        name = f"{picture.name}{'' if shown.lang == 'da' else '-' + shown.lang}.svg"
        found[FOLDER / name] = write(picture, "svg").data.decode("utf-8")
    return found
