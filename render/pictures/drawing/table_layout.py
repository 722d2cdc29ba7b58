"""Places a picture that is a table: a column for each group, headed by it, and a row for each lane, headed by its first box."""

from __future__ import annotations

from render.pictures.picture import Box, Picture, heights

GAP, ROW, STACK = 9.0, 4.0, 4.0
"""Between columns, around rows, and between boxes in one cell."""


def lay(picture: Picture) -> None:
    """Place everything; boxes that are in no row stand below the table."""
    boxes = {box.key: box for box in picture.boxes}
    rows = [[boxes[key] for row in lane.rows for key in row] for lane in picture.lanes]
    first = max((row[0].wide for row in rows if row), default=0.0)
    left, high = first + GAP, max((heights(group.lines) + 12 for group in picture.groups), default=0.0)
    for group in picture.groups:
        own = [box.wide for box in picture.boxes if box.group == group.key]
        group.x, group.y, group.high = left, 0.0, high
        group.wide = max([*own, *(line.wide + 12 for line in group.lines)])
        left += group.wide + GAP
    y = high + 2 * ROW
    for row in rows:
        if row:
            y = _row(picture, row, first, y)
    inside = {box.key for row in rows for box in row}
    for box in picture.boxes:
        if box.key not in inside:
            box.x, box.y = box.wide / 2, y + box.high / 2
            y += box.high + STACK


def _row(picture: Picture, row: list[Box], first: float, y: float) -> float:
    head, *cells = row
    stacks = [[cell for cell in cells if cell.group == group.key] for group in picture.groups]
    highs = [sum(cell.high for cell in stack) + STACK * max(len(stack) - 1, 0) for stack in stacks]
    high = max([head.high, *highs])
    head.wide = first
    head.x, head.y = first / 2, y + high / 2
    for group, stack, own in zip(picture.groups, stacks, highs, strict=True):
        top = y + (high - own) / 2
        for cell in stack:
            cell.wide = group.wide
            cell.x, cell.y = group.x + group.wide / 2, top + cell.high / 2
            top += cell.high + STACK
    return y + high + 2 * ROW + 6
