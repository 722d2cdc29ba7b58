"""Cutting a picture down to what somebody wants to see of it. A picture that is cut says so under its title."""

from __future__ import annotations

from typing import NamedTuple

from governance.diagnostics import Text
from render.pictures.picture import Picture
from render.pictures.theme import LARGE

_AROUND = Text("around", "omkring")
_DEPTH = Text("depth", "dybde")
_ONLY = Text("only", "kun")
_CUT = Text("Part", "Udsnit")


class Cut(NamedTuple):
    """What to keep: so many steps (`depth`) around a thing; without one, so many levels from the top; and only some kinds."""

    around: str = ""
    depth: int | None = None
    only: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.around or self.depth is not None or self.only)


def apply(picture: Picture, cut: Cut) -> None:
    """Keep of the picture what the cut keeps."""
    keep = {box.key for box in picture.boxes}
    if cut.around:
        keep &= _near(picture, cut.around, 1 if cut.depth is None else cut.depth)
    elif cut.depth is not None:
        keep &= _upper(picture, cut.depth)
    if cut.only:
        keep &= {box.key for box in picture.boxes if box.told.kind in cut.only or box.role in cut.only}
    _keep(picture, keep)
    said = [f"{_AROUND.to(picture.lang)} {cut.around}"] if cut.around else []
    said += [f"{_DEPTH.to(picture.lang)} {cut.depth}"] if cut.depth is not None else []
    said += [f"{_ONLY.to(picture.lang)} {', '.join(cut.only)}"] if cut.only else []
    picture.subtitle = f"{picture.subtitle} · {_CUT.to(picture.lang)}: {', '.join(said)}"


def too_large(picture: Picture) -> Text | None:
    """Why the picture should be cut, and how; None where it can be read."""
    if len(picture.boxes) <= LARGE:
        return None
    tied: dict[str, int] = {}
    for arrow in picture.arrows:
        for end in (arrow.source, arrow.target):
            tied[end] = tied.get(end, 0) + 1
    ids = {box.key: box.told.id for box in picture.boxes}
    middle = max((key for key in tied if key in ids), key=lambda key: (tied[key], key), default=picture.boxes[0].key)
    kind = max((kinds := [box.told.kind for box in picture.boxes]), key=lambda one: (-kinds.count(one), one))
    return Text(
        f"{picture.name} would have {len(picture.boxes)} boxes, more than anybody reads. Cut it: --around {ids[middle]} --depth 2,"
        f" or --only {kind}; or draw it all the same with --all",
        f"{picture.name} ville få {len(picture.boxes)} kasser, flere end nogen læser. Skær ned: --around {ids[middle]} --depth 2,"
        f" eller --only {kind}; eller tegn det alligevel med --all",
    )


def _ties(picture: Picture) -> dict[str, set[str]]:
    """What hangs together in the picture: by an arrow, or as a box and its group."""
    found: dict[str, set[str]] = {}
    pairs = [(arrow.source, arrow.target) for arrow in picture.arrows]
    pairs += [(box.key, box.group) for box in picture.boxes if box.group]
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _near(picture: Picture, around: str, depth: int) -> set[str]:
    told = {box.key: box.told.id for box in picture.boxes} | {group.key: group.told.id for group in picture.groups}
    ties = _ties(picture)
    here = {key for key, id_ in told.items() if id_ == around}
    found = set(here)
    for _ in range(depth):
        here = {other for key in here for other in ties.get(key, ())} - found
        found |= here
    return found


def _upper(picture: Picture, depth: int) -> set[str]:
    if picture.layout == "rows":
        return {key for lane in picture.lanes[:depth] for row in lane.rows for key in row}
    led = {arrow.target for arrow in picture.arrows}
    here = {box.key for box in picture.boxes if box.key not in led} or {box.key for box in picture.boxes[:1]}
    found = set(here)
    after: dict[str, set[str]] = {}
    for arrow in picture.arrows:
        after.setdefault(arrow.source, set()).add(arrow.target)
    for _ in range(depth - 1):
        here = {other for key in here for other in after.get(key, ())} - found
        found |= here
    return found


def _keep(picture: Picture, keep: set[str]) -> None:
    picture.boxes = [box for box in picture.boxes if box.key in keep]
    parents = {group.key: group.parent for group in picture.groups}
    groups: set[str] = set()
    for box in picture.boxes:
        group = box.group
        while group and group not in groups:
            groups.add(group)
            group = parents.get(group, "")
    picture.groups = [group for group in picture.groups if group.key in groups]
    ends = keep | groups
    picture.arrows = [arrow for arrow in picture.arrows if arrow.source in ends and arrow.target in ends]
    for lane in picture.lanes:
        lane.rows = [row for keys in lane.rows if (row := [key for key in keys if key in keep])]
    picture.lanes = [lane for lane in picture.lanes if lane.rows]
    roles = {box.role for box in picture.boxes} | {box.look for box in picture.boxes} | {arrow.role for arrow in picture.arrows}
    picture.legend = [entry for entry in picture.legend if entry.sample == "text" or entry.role in roles]
