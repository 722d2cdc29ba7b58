"""Everything: each thing and each relation of the models, for whoever knows what to look for. Larger than a page."""

from __future__ import annotations

from governance.diagnostics import Lang, Text
from governance.graph import KINDS
from governance.linked import Model, Models
from render.diagrams.view import Things, View
from render.diagrams.words import ROLES, TITLES
from render.picture import Arrow, Box, Entry, Picture, lines, named
from render.theme import STROKES

WIDE = 104.0
_FLAT = ("cites", "elaborates", "coordinates_with")
"""Relations that do not say what comes after what."""
_LOOKS = {
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


def draw(models: Models, model: Model, lang: Lang, known: Things | None = None) -> Picture:
    """The picture of one model: its own things, and those of others that they are related to."""
    view = View(models, lang, known)
    title = f"{view.say(TITLES['map'])}: {view.title(model)}"
    picture = Picture(f"map-{model.id}", lang, title, view.heading(model), direction="LR")
    own = {node.id for node in view.nodes.values() if node.model == model.id}
    own |= {id_ for id_, entities in view.entities.items() if any(entity.model is model for entity in entities)}
    edges = [edge for edge in view.edges if edge.source in own or edge.target in own]
    shown = dict.fromkeys([id_ for id_ in view.nodes if id_ in own])
    shown.update(dict.fromkeys(end for edge in edges for end in (edge.source, edge.target)))
    for id_ in shown:
        text = [*named(view.name(id_), WIDE), *(lines(id_, WIDE, ink="muted") if view.nodes[id_].kind == "clause" else [])]
        picture.boxes.append(Box(id_, view.told(id_), view.role(id_), text))
    for edge in edges:
        role = _LOOKS.get(edge.kind, edge.kind if edge.kind in STROKES else "other")
        picture.arrows.append(Arrow(edge.source, edge.target, role, (view.relation(edge),), ranks=edge.kind not in _FLAT))
    for role in dict.fromkeys(box.role for box in picture.boxes):
        picture.legend.append(Entry("box", role, view.say(ROLES[role])))
    kinds: dict[str, list[str]] = {}
    for edge in edges:
        role = _LOOKS.get(edge.kind, edge.kind if edge.kind in STROKES else "other")
        if role != "other" and (said := view.say(KINDS[edge.kind])) not in kinds.setdefault(role, []):
            kinds[role].append(said)
    picture.legend += [Entry("arrow", role, ", ".join(said)) for role, said in kinds.items()]
    if any(arrow.role == "other" for arrow in picture.arrows):
        picture.legend.append(Entry("arrow", "other", view.say(_OTHER)))
    return picture
