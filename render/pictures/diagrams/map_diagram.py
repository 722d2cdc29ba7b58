"""Everything: each thing and each relation of the models, for whoever knows what to look for. Larger than a page."""

from __future__ import annotations

from governance.diagnostics import Text
from governance.model.written import File
from governance.words.relations import RELATIONS
from render.pictures.diagrams.labels import ROLES, TITLES
from render.pictures.diagrams.view import View
from render.pictures.picture import Arrow, Box, Entry, Group, Picture, Told, lines, named
from render.pictures.theme import STROKES

WIDE = 104.0
COLUMNS = 6
"""Over so many."""
_FLAT = ("cites", "elaborates", "coordinates_with")
"""Relations that do not say what comes after what."""
_LOOKS = {
    "cites": "cites",
    "appoints": "sends",
    "holds": "sends",
    "sits_in": "tie",
    "member_of": "tie",
    "is_part_of": "tie",
    "post_in": "tie",
    "prepares": "prepares",
    "decides": "leads",
    "approves": "leads",
    "earmarked_for": "is_for",
}
_OTHER = Text("other relations, each with its name at the pointer", "andre relationer, hver med sit navn ved markøren")


def draw(view: View, file: File) -> Picture:
    """The picture of one file: its own things, and those of others that they are related to."""
    title = f"{view.say(TITLES['map'])}: {view.title(file)}"
    picture = Picture(f"map-{file.id}", view.lang, title, view.heading(file), direction="LR")
    own = {node.id for node in view.nodes.values() if node.model == file.id}
    own |= {id_ for id_, thing in view.things.items() if view.is_own(thing)}
    edges = [edge for edge in view.edges if edge.source in own or edge.target in own]
    shown = dict.fromkeys([id_ for id_ in view.nodes if id_ in own])
    shown.update(dict.fromkeys(end for edge in edges for end in (edge.source, edge.target)))
    clauses = {edge.source: edge for edge in edges if edge.kind == "part_of" and view.nodes[edge.source].kind == "clause"}
    whole: dict[str, list[Told]] = {}
    for edge in clauses.values():
        whole.setdefault(edge.target, []).append(view.relation(edge))
    for id_ in shown:
        if id_ in whole:
            text = [line._replace(told=tuple(whole[id_])) for line in named(view.name(id_), 400)]
            picture.groups.append(Group(id_, view.told(id_), text, apart=True))
            continue
        group = clauses[id_].target if id_ in clauses else ""
        text = [*named(view.name(id_), WIDE), *(lines(id_, WIDE, ink="muted") if group else [])]
        picture.boxes.append(Box(id_, view.told(id_), view.role(id_), text, group=group))
    for edge in edges:
        if edge.source not in clauses or edge.kind != "part_of":
            role = _LOOKS.get(edge.kind, edge.kind if edge.kind in STROKES else "other")
            told = (view.relation(edge),)
            picture.arrows.append(Arrow(edge.source, edge.target, role, told, ranks=edge.kind not in _FLAT, straight=edge.kind == "cites"))
    _stagger(picture.arrows)
    for role in dict.fromkeys(box.role for box in picture.boxes):
        picture.legend.append(Entry("box", role, view.say(ROLES[role])))
    kinds: dict[str, list[str]] = {}
    for edge in edges:
        role = _LOOKS.get(edge.kind, edge.kind if edge.kind in STROKES else "other")
        if role != "other" and (said := view.say(RELATIONS[edge.kind].active)) not in kinds.setdefault(role, []):
            kinds[role].append(said)
    picture.legend += [Entry("arrow", role, ", ".join(said)) for role, said in kinds.items()]
    if any(arrow.role == "other" for arrow in picture.arrows):
        picture.legend.append(Entry("arrow", "other", view.say(_OTHER)))
    return picture


def _stagger(arrows: list[Arrow]) -> None:
    """Things that hang on one other thing alone would make one endless column: they are spread over several."""
    ties: dict[str, int] = {}
    for arrow in arrows:
        for end in (arrow.source, arrow.target) if arrow.ranks else ():
            ties[end] = ties.get(end, 0) + 1
    hung: dict[tuple[str, bool], int] = {}
    for arrow in arrows:
        for leaf, other in ((arrow.source, arrow.target), (arrow.target, arrow.source)):
            if arrow.ranks and ties[leaf] == 1 < ties[other]:
                side = (other, leaf == arrow.source)
                arrow.length = 1 + hung.get(side, 0) % COLUMNS
                hung[side] = hung.get(side, 0) + 1
