"""A picture in D2 (https://d2lang.com/tour/intro), for those who go on drawing there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from render.pictures.measure import plain
from render.pictures.picture import Box, Line, Picture, linked
from render.pictures.theme import INKS, LOOKS, STROKES, Shape

_SHAPES: dict[Shape, str] = {
    "box": "rectangle",
    "stack": "rectangle",
    "round": "rectangle",
    "pill": "rectangle",
    "cut": "hexagon",
    "note": "page",
    "plain": "text",
}
_RADIUS: dict[Shape, int] = {"round": 8, "pill": 20}
_DASHES = {"solid": 0, "dashed": 5, "dotted": 2}
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("$", "\\$"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n"))


def d2(picture: Picture, link: str = "") -> str:
    """The picture in D2."""
    return "\n".join(_lines(picture, link)) + "\n"


def text(lines: Iterable[Line | str]) -> str:
    """A string of D2: its text as it is, whatever is in it."""
    shown = "\n".join(plain(line if isinstance(line, str) else line.text) for line in lines)
    for letter, escape in _ESCAPES:
        shown = shown.replace(letter, escape)
    return f'"{shown}"'


def _lines(picture: Picture, link: str) -> Iterator[str]:
    names: dict[str, str] = {}
    yield f"direction: {'right' if picture.direction == 'LR' else 'down'}"
    yield f"heading: {text([picture.title, picture.subtitle])} {{shape: text; near: top-center; style.font-size: 24}}"
    yield from _members(picture, "", "", names, link, "")
    for arrow in picture.arrows:
        stroke = STROKES[arrow.role]
        said = next((entry.text for entry in picture.legend if entry.sample == "arrow" and entry.role == arrow.role), "")
        looks = f"style.stroke: {text([INKS['light'][stroke.ink].line])}; style.stroke-dash: {_DASHES[stroke.dash]}"
        yield f"{names[arrow.source]} -> {names[arrow.target]}: {text([said])} {{{looks}}}"


def _members(picture: Picture, parent: str, before: str, names: dict[str, str], link: str, indent: str) -> Iterator[str]:
    for number, box in enumerate(picture.boxes):
        if box.group == parent:
            names[box.key] = f"{before}n{number}"
            yield f"{indent}n{number}: {text(box.lines)} {{{_looks(box, link)}}}"
    for number, group in enumerate(picture.groups):
        if group.parent == parent:
            names[group.key] = f"{before}g{number}"
            yield f"{indent}g{number}: {text(group.lines)} {{"
            yield from _members(picture, group.key, f"{before}g{number}.", names, link, indent + "  ")
            yield f"{indent}}}"


def _looks(box: Box, link: str) -> str:
    look = LOOKS[box.look or box.role]
    ink = INKS["light"].get(box.role, INKS["light"]["muted"])
    parts = [f"shape: {_SHAPES[look.shape]}"]
    if look.shape != "plain":
        parts += [f"style.fill: {text([ink.fill])}", f"style.stroke: {text([ink.line])}", f"style.stroke-dash: {_DASHES[look.dash]}"]
        parts += [f"style.border-radius: {_RADIUS[look.shape]}"] if look.shape in _RADIUS else []
        parts += ["style.multiple: true"] if look.shape == "stack" else []
    parts.append(f"style.font-color: {text([ink.text])}")  # and no tooltip: D2 would read it as Markdown
    if link:
        address = linked(link, box.told)
        parts.append(f"link: {text([address])}")
    return "; ".join(parts)
