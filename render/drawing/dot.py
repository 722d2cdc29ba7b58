"""A picture in DOT: what Graphviz lays out, and what who asks for DOT gets.

Ids are ids and labels are labels: an id is never shown, a label never names. Every box has the size that its text takes in the
shipped font, so that the layout is the same whatever fonts a machine has. The escapes are those of
https://graphviz.org/doc/info/lang.html (strings) and .../attrs.html#k:escString (labels).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from render.measure import plain
from render.picture import Arrow, Box, Group, Line, Picture, linked
from render.theme import DASHES, FONT, INKS, LOOKS, NAME, STROKES, TEXT, TITLE, Dash, Head, Shape

_SHAPES: dict[Shape, tuple[str, str]] = {
    "box": ("box", "filled"),
    "stack": ("box", "filled"),
    "round": ("box", "filled,rounded"),
    "pill": ("box", "filled,rounded"),
    "cut": ("octagon", "filled"),
    "note": ("note", "filled"),
    "plain": ("plaintext", ""),
}
_HEADS: dict[Head, str] = {"filled": "normal", "open": "vee", "empty": "empty", "dot": "dot", "none": "none"}
_LINE: dict[Dash, str] = {"solid": "solid", "dashed": "dashed", "dotted": "dotted"}
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n"))
assert _LINE.keys() == DASHES.keys()


def dot(picture: Picture, link: str = "", *, whole: bool = True) -> str:
    """The picture in DOT. `link` is an address with {id}, or empty; not `whole`: without what needs no layout."""
    return "\n".join(_lines(picture if whole else needing(picture), link)) + "\n"


def needing(picture: Picture) -> Picture:
    """What of a picture needs to be laid out: neither groups that stand apart, nor arrows that just go straight."""
    apart = {group.key for group in picture.groups if group.apart}
    left = apart | {box.key for box in picture.boxes if box.group in apart}
    return replace(
        picture,
        boxes=[box for box in picture.boxes if box.key not in left],
        groups=[group for group in picture.groups if not group.apart],
        arrows=[arrow for arrow in picture.arrows if not (arrow.straight or {arrow.source, arrow.target} & left)],
    )


def name(key: str) -> str:
    """What a node is called in the file: its key, without what Graphviz would take for an escape."""
    return key.replace("\\", "\\\\")


def cluster(key: str) -> str:
    """What the cluster of a group is called in the file."""
    return f"cluster {name(key)}"


def quoted(text: str) -> str:
    """A string of DOT."""
    return '"' + text.replace('"', '\\"') + '"'


def label(lines: Iterable[Line | str], justify: str = "n") -> str:
    """A label of DOT: its text as it is, whatever is in it."""
    shown = []
    for line in lines:
        text = plain(line if isinstance(line, str) else line.text).replace("\\", "\\\\")
        for letter, escape in _ESCAPES:
            text = text.replace(letter, escape)
        shown.append(text)
    return quoted(f"\\{justify}".join(shown) + (f"\\{justify}" if justify != "n" else ""))


def _attributes(**values: str | float) -> str:
    shown = []
    for key, value in values.items():
        text = f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
        shown.append(f"{key}={text}")
    return ", ".join(shown)


def _lines(picture: Picture, link: str) -> Iterator[str]:
    page, muted = INKS["light"]["page"], INKS["light"]["muted"]
    legend = "; ".join(entry.text for entry in picture.legend)
    yield f"digraph {quoted(name(picture.name))} {{"
    top = label([text for text in (picture.title, picture.subtitle, legend) if text])
    yield (
        "  graph ["
        + _attributes(
            rankdir=picture.direction,
            compound="true",
            newrank="true",
            nodesep=0.25,
            ranksep=0.5,
            splines="true",
            bgcolor=quoted(page.fill),
            fontname=quoted(FONT),
            fontsize=TITLE,
            labelloc="t",
            label=top,
        )
        + "]"
    )
    yield f"  node [{_attributes(fontname=quoted(FONT), fontsize=TEXT, fixedsize='true', margin='0')}]"
    yield f"  edge [{_attributes(fontname=quoted(FONT), fontsize=TEXT, fontcolor=quoted(muted.text), arrowsize=0.75)}]"
    yield from _members(picture, "", "  ", link)
    yield from _lanes(picture)
    inside = _representatives(picture)
    for number, arrow in enumerate(picture.arrows):
        yield _arrow(picture, arrow, number, inside)
    yield "}"


def _members(picture: Picture, parent: str, indent: str, link: str) -> Iterator[str]:
    """The boxes and groups in a group, or those in none."""
    for box in picture.boxes:
        if box.group == parent:
            yield indent + _box(box, link)
    for group in picture.groups:
        if group.parent == parent:
            yield f"{indent}subgraph {quoted(cluster(group.key))} {{"
            yield f"{indent}  graph [{_frame(group)}]"
            yield from _members(picture, group.key, indent + "  ", link)
            yield f"{indent}}}"


def _frame(group: Group) -> str:
    ink = INKS["light"][group.role]
    return _attributes(
        label=label(group.lines),
        labelloc="t",
        style=quoted("filled,rounded"),
        fillcolor=quoted(ink.fill),
        color=quoted(ink.line),
        fontcolor=quoted(ink.text),
        fontsize=NAME if any(line.bold for line in group.lines) else TEXT,
        margin=8.0,
        tooltip=label([group.told.says]),
    )


def _box(box: Box, link: str) -> str:
    ink, look = INKS["light"].get(box.role, INKS["light"]["muted"]), LOOKS[box.look or box.role]
    shape, style = _SHAPES[look.shape]
    return (
        f"{quoted(name(box.key))} ["
        + _attributes(
            label=label(box.lines, "n" if box.align == "middle" else "l"),
            shape=shape,
            style=quoted(f"{style},{_LINE[look.dash]}".strip(",")),
            width=box.wide / 72,
            height=box.high / 72,
            fillcolor=quoted(ink.fill),
            color=quoted(ink.line),
            fontcolor=quoted(ink.text),
            penwidth=look.width,
            tooltip=label([box.told.says]),
            **({"URL": label([linked(link, box.told)])} if link else {}),
        )
        + "]"
    )


def _lanes(picture: Picture) -> Iterator[str]:
    """Boxes of a row stand beside each other in this order, rows below each other."""
    before = ""
    for lane in picture.lanes if picture.layout == "rows" else ():
        for row in lane.rows:
            yield f"  {{ rank=same; {'; '.join(quoted(name(key)) for key in row)} }}"
            if len(row) > 1:
                yield f"  {' -> '.join(quoted(name(key)) for key in row)} [style=invis]"
            if before:
                yield f"  {quoted(name(before))} -> {quoted(name(row[0]))} [style=invis, weight=0]"
            before = row[0]


def _representatives(picture: Picture) -> dict[str, str]:
    """For each group the box in its middle: Graphviz draws an arrow to a group as one to a box in it, cut off at the frame."""
    found: dict[str, list[str]] = {}
    parents = {group.key: group.parent for group in picture.groups}
    for box in picture.boxes:
        group = box.group
        while group:
            found.setdefault(group, []).append(box.key)
            group = parents.get(group, "")
    return {group: boxes[len(boxes) // 2] for group, boxes in found.items()}


def _arrow(picture: Picture, arrow: Arrow, number: int, inside: dict[str, str]) -> str:
    stroke = STROKES[arrow.role]
    values: dict[str, str | float] = {
        "id": quoted(f"a{number}"),
        "color": quoted(INKS["light"][stroke.ink].line),
        "penwidth": stroke.width,
        "style": _LINE[stroke.dash],
        "arrowhead": _HEADS[stroke.head],
        "tooltip": label([" / ".join(told.says for told in arrow.told)]),
    }
    if arrow.lines:
        values["label"] = label([f" {line.text} " for line in arrow.lines])
    if arrow.source in inside:
        values["ltail"] = quoted(cluster(arrow.source))
    if arrow.target in inside:
        values["lhead"] = quoted(cluster(arrow.target))
    if picture.layout == "rows" or not arrow.ranks:
        values["constraint"] = "false"
    elif arrow.length > 1:
        values["minlen"] = str(arrow.length)
    ends = [quoted(name(inside.get(key, key))) for key in (arrow.source, arrow.target)]
    return f"  {ends[0]} -> {ends[1]} [{_attributes(**values)}]"
