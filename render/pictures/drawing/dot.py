"""A picture in DOT: what Graphviz lays out, and what who asks for DOT gets. PyPI's `graphviz` writes it.

Ids are ids and labels are labels: an id is never shown, a label never names. Keys are made of ids (`a-z0-9_`), spaces, dots and
commas, and name what is drawn as they are; texts are escaped. Every box has the size that its text takes in the shipped font, so
that the layout is the same whatever fonts a machine has.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from graphviz import Digraph

from render.pictures.measure import plain
from render.pictures.picture import Arrow, Box, Group, Line, Picture, linked
from render.pictures.theme import FONT, INKS, LOOKS, NAME, STROKES, TEXT, TITLE, Head, Shape

# The names of patterns of lines (theme.Dash) are those of Graphviz.
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
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n"))


def dot(picture: Picture, link: str = "") -> str:
    """The picture in DOT. `link` is an address with {id}, or empty."""
    graph = Digraph(picture.name, graph_attr=_heading(picture), node_attr=_NODE, edge_attr=_EDGE)
    _put_members(graph, picture, "", link)
    if picture.layout == "rows":
        _put_rows(graph, picture)
    inside = _representatives(picture)
    for index, arrow in enumerate(picture.arrows):
        _put_arrow(graph, picture, arrow, index, inside)
    return str(graph.source)


def cluster(key: str) -> str:
    """What the cluster of a group is called in the file."""
    return f"cluster {key}"


def label(lines: Iterable[Line | str], justify: str = "n") -> str:
    """A label: its text as it is, whatever is in it. The escapes are those of https://graphviz.org/docs/attr-types/escString/."""
    shown = []
    for line in lines:
        text = plain(line if isinstance(line, str) else line.text).replace("\\", "\\\\")
        for letter, escape in _ESCAPES:
            text = text.replace(letter, escape)
        shown.append(text)
    return f"\\{justify}".join(shown) + (f"\\{justify}" if justify != "n" else "")


def number(value: float) -> str:
    """A number as DOT has it."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


_LIGHT = INKS["light"]
_NODE = {"fontname": FONT, "fontsize": number(TEXT), "fixedsize": "true", "margin": "0"}
_EDGE = {"fontname": FONT, "fontsize": number(TEXT), "fontcolor": _LIGHT["muted"].text, "arrowsize": "0.75"}


def _heading(picture: Picture) -> dict[str, str]:
    legend = "; ".join(entry.text for entry in picture.legend)
    return {
        "rankdir": picture.direction,
        "compound": "true",
        "newrank": "true",
        "nodesep": "0.25",
        "ranksep": "0.5",
        "splines": "true",
        "bgcolor": _LIGHT["page"].fill,
        "fontname": FONT,
        "fontsize": number(TITLE),
        "labelloc": "t",
        "label": label([text for text in (picture.title, picture.subtitle, legend) if text]),
    }


def _put_members(graph: Digraph, picture: Picture, parent: str, link: str) -> None:
    """The boxes and groups in a group, or those in none."""
    for box in picture.boxes:
        if box.group == parent:
            graph.node(box.key, **_box(box, link))
    for group in picture.groups:
        if group.parent == parent:
            with graph.subgraph(name=cluster(group.key), graph_attr=_frame(group)) as inner:
                _put_members(inner, picture, group.key, link)


def _frame(group: Group) -> dict[str, str]:
    ink = _LIGHT[group.role]
    return {
        "label": label(group.lines),
        "labelloc": "t",
        "style": "filled,rounded",
        "fillcolor": ink.fill,
        "color": ink.line,
        "fontcolor": ink.text,
        "fontsize": number(NAME if any(line.bold for line in group.lines) else TEXT),
        "margin": "8",
        "tooltip": label([group.told.says]),
    }


def _box(box: Box, link: str) -> dict[str, str]:
    ink, look = _LIGHT.get(box.role, _LIGHT["muted"]), LOOKS[box.look or box.role]
    shape, style = _SHAPES[look.shape]
    return {
        "label": label(box.lines, "n" if box.align == "middle" else "l"),
        "shape": shape,
        "style": f"{style},{look.dash}".strip(","),
        "width": number(box.wide / 72),
        "height": number(box.high / 72),
        "fillcolor": ink.fill,
        "color": ink.line,
        "fontcolor": ink.text,
        "penwidth": number(look.width),
        "tooltip": label([box.told.says]),
        **({"URL": label([linked(link, box.told)])} if link else {}),
    }


def _put_rows(graph: Digraph, picture: Picture) -> None:
    """Boxes of a row stand beside each other in this order, rows below each other."""
    above = ""
    for row in (row for lane in picture.lanes for row in lane.rows):
        with graph.subgraph() as rank:
            rank.attr(rank="same")
            for key in row:
                rank.node(key)
        for left, right in pairwise(row):
            graph.edge(left, right, style="invis")
        if above:
            graph.edge(above, row[0], style="invis", weight="0")
        above = row[0]


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


def _put_arrow(graph: Digraph, picture: Picture, arrow: Arrow, index: int, inside: dict[str, str]) -> None:
    stroke = STROKES[arrow.role]
    values = {
        "id": f"a{index}",
        "color": _LIGHT[stroke.ink].line,
        "penwidth": number(stroke.width),
        "style": stroke.dash,
        "arrowhead": _HEADS[stroke.head],
        "tooltip": label([" / ".join(told.says for told in arrow.told)]),
    }
    if arrow.lines:
        values["label"] = label([f" {line.text} " for line in arrow.lines])
    if arrow.source in inside:
        values["ltail"] = cluster(arrow.source)
    if arrow.target in inside:
        values["lhead"] = cluster(arrow.target)
    if picture.layout == "rows" or not arrow.ranks:
        values["constraint"] = "false"
    elif arrow.length > 1:
        values["minlen"] = str(arrow.length)
    graph.edge(inside.get(arrow.source, arrow.source), inside.get(arrow.target, arrow.target), **values)
