"""A picture in Mermaid (https://mermaid.js.org/syntax/flowchart.html), for pages that draw it themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from render.pictures.measure import plain
from render.pictures.picture import Arrow, Box, Line, Picture, linked
from render.pictures.theme import INKS, LOOKS, STROKES, Shape

_SHAPES: dict[Shape, tuple[str, str]] = {
    "box": ("[", "]"),
    "stack": ("[[", "]]"),
    "round": ("(", ")"),
    "pill": ("([", "])"),
    "cut": ("{{", "}}"),
    "note": ("[/", "/]"),
    "plain": ("[", "]"),
}
_LINES = {"solid": "-->", "dashed": "-.->", "dotted": "-.->"}
_PLAIN = " .,:()+-'!?"
"""What stands in a text as it is, beside letters and digits. All else is written by its number."""


def mermaid(picture: Picture, link: str = "") -> str:
    """The picture in Mermaid."""
    return "\n".join(_lines(picture, link)) + "\n"


def text(lines: Iterable[Line | str]) -> str:
    """A label: whatever it says is text, no markup and no end of the label."""
    shown = []
    for line in lines:
        letters = plain(line if isinstance(line, str) else line.text)
        shown.append("".join(letter if letter.isalnum() or letter in _PLAIN else f"#{ord(letter)};" for letter in letters))
    return '"' + "<br/>".join(shown or [" "]) + '"'


def _lines(picture: Picture, link: str) -> Iterator[str]:
    names = {key: f"n{number}" for number, key in enumerate([box.key for box in picture.boxes])}
    groups = {group.key: f"g{number}" for number, group in enumerate(picture.groups)}
    title = f"{picture.title}: {picture.subtitle}" if picture.subtitle else picture.title
    yield f"---\ntitle: {json.dumps(plain(title), ensure_ascii=False)}\n---"
    yield f"flowchart {picture.direction}"
    yield from _members(picture, "", names, groups, "  ")
    for arrow in picture.arrows:
        ends = [names.get(key) or groups[key] for key in (arrow.source, arrow.target)]
        yield f"  {ends[0]} {_LINES[STROKES[arrow.role].dash]}{_label(picture, arrow)} {ends[1]}"
    for role in dict.fromkeys(box.role for box in picture.boxes):
        ink, look = INKS["light"].get(role, INKS["light"]["muted"]), LOOKS[role]
        yield f"  classDef {role} fill:{ink.fill},stroke:{ink.line},color:{ink.text},stroke-width:{look.width:g}px"
    for box in picture.boxes:
        if link:
            address = linked(link, box.told)
            yield f'  click {names[box.key]} href "{address}"'


def _label(picture: Picture, arrow: Arrow) -> str:
    said = next((entry.text for entry in picture.legend if entry.sample == "arrow" and entry.role == arrow.role), "")
    return f"|{text([said])}|" if said and arrow.role not in ("tie", "next") else ""


def _members(picture: Picture, parent: str, names: dict[str, str], groups: dict[str, str], indent: str) -> Iterator[str]:
    for box in picture.boxes:
        if box.group == parent:
            yield indent + _box(box, names[box.key])
    for group in picture.groups:
        if group.parent == parent:
            yield f"{indent}subgraph {groups[group.key]}[{text(group.lines)}]"
            yield from _members(picture, group.key, names, groups, indent + "  ")
            yield f"{indent}end"


def _box(box: Box, name: str) -> str:
    start, end = _SHAPES[LOOKS[box.look or box.role].shape]
    return f"{name}{start}{text(box.lines)}{end}:::{box.role}"
