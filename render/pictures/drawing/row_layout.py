"""Places a picture whose boxes stand in rows, and leads its lines at right angles between them, as such pictures are drawn.

Every line leaves a box above or below (or at the side, to its neighbour), runs along the channel between two rows, and passes
other rows between their boxes. So no line runs through a box, whatever the picture.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from itertools import pairwise

from render.pictures.drawing.channels import APART, Run, Tracks, tracks
from render.pictures.drawing.order import arranged
from render.pictures.drawing.spread import Point, apart, crossings, rising
from render.pictures.picture import Box, Group, Picture, heights
from render.pictures.theme import LOOKS

GAP, INSIDE, PAD = 24.0, 14.0, 9.0
"""Between units, between the boxes of a group, between a group's frame and its boxes."""
MOST = 30
MANY = 200
"""With more arrows than these, each goes through the nearest gaps; and less is tried to make lines straight."""
CORNER, CLEAR = 8.0, 12.0
"""Lines keep this far from the corners of the boxes that they meet, and from the sides of boxes that they pass."""


@dataclass(slots=True)
class Unit:
    """A box, or a group with the boxes in it: what stands in a row."""

    key: str
    boxes: list[Box]
    group: Group | None
    wide: float
    high: float
    x: float = 0.0
    """Its middle."""


@dataclass(slots=True)
class End:
    """Where an arrow meets a box or group: `x` along its upper or lower side, which it would like to be near `toward`."""

    arrow: int
    key: str
    x: float
    toward: float = 0.0


@dataclass(slots=True)
class Way:
    """How an arrow goes: from the lower row to the upper, through `gaps` (row -> x) on its way; or within one row."""

    arrow: int
    low: End
    high: End
    rows: tuple[int, int]
    """The upper and the lower row."""
    beside: bool = False
    gaps: dict[int, float] = field(default_factory=dict)
    chosen: dict[int, int] = field(default_factory=dict)
    """Which gap of a row it goes through, where that is not the nearest."""


def lay(picture: Picture) -> None:
    """Place everything. The order of the boxes in the lanes' rows is chosen here."""
    if picture.boxes:
        _Rows(picture).lay()


class _Rows:
    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.boxes = {box.key: box for box in picture.boxes}
        self.groups = {group.key: group for group in picture.groups}
        self.rows: list[list[Unit]] = []
        self.lane: list[str] = []
        for lane in picture.lanes:
            for row in lane.rows:
                names = dict.fromkeys(self.boxes[key].group or key for key in row)
                self.rows.append([self.unit(name, row) for name in names])
                self.lane.append(lane.key)
        self.ties: dict[str, list[Unit]] = {}
        """What lines tie each unit to, in other rows."""
        self.neighbours: dict[frozenset[str], list[Way]] = {}
        """The lines between two units that stand beside each other."""
        self.passing: list[list[Way]] = [[] for _ in self.rows]
        """The lines that pass each row."""
        self.row_of: dict[str, int] = {}
        self.unit_of: dict[str, Unit] = {}
        for number, units in enumerate(self.rows):
            for unit in units:
                for key in (unit.key, *(box.key for box in unit.boxes)):
                    self.row_of[key], self.unit_of[key] = number, unit

    def unit(self, name: str, row: list[str]) -> Unit:
        """A box of a row, or a group and those of its boxes that are in the row."""
        group = self.groups.get(name)
        if group is None:
            box = self.boxes[name]
            return Unit(name, [box], None, box.wide, box.high)
        boxes = [self.boxes[key] for key in row if self.boxes[key].group == name]
        inner = sum(box.wide for box in boxes) + INSIDE * (len(boxes) - 1)
        head = heights(group.lines)
        wide = max([inner, *(line.wide for line in group.lines)]) + 2 * PAD
        return Unit(name, boxes, group, wide, head + max(box.high for box in boxes) + 2 * PAD + 5)

    def lay(self) -> None:
        self.order()
        ways = self.ways()
        best = self.led(ways)
        long = [way for way in ways if way.rows[1] - way.rows[0] > 1]
        if len(ways) <= MOST:
            for way in long:
                best = self.better(way, ways, best)
            self.led(ways)

    def better(self, way: Way, ways: list[Way], best: tuple[int, float]) -> tuple[int, float]:
        """Send an arrow through another gap if lines then cross less."""
        for number in range(way.rows[0] + 1, way.rows[1]):
            before = dict(way.chosen)
            for gap in range(len(self.rows[number]) + 1):
                tried = dict(way.chosen)
                way.chosen = {**before, number: gap}
                cost = self.led(ways)
                if cost < best:
                    best, before = cost, way.chosen
                else:
                    way.chosen = tried
            way.chosen = before
        return best

    def led(self, ways: list[Way]) -> tuple[int, float]:
        """Place everything and lead the arrows; how often they cross, and how long they are."""
        for _ in range(3 if len(ways) <= MANY else 2):
            self.across(ways)
            self.through(ways)
        self.ports(ways)
        if len(ways) <= MANY:
            self.straighten(ways)
            self.ports(ways)
        channels = self.channels(ways)
        tops = self.down(channels)
        for way in ways:
            self.picture.arrows[way.arrow].path = self.beside(way) if way.beside else self.path(way, channels, tops)
        return crossings([arrow.path for arrow in self.picture.arrows]) if len(ways) <= MOST else (0, 0.0)

    def order(self) -> None:
        """Put the units of each row in a good order, in the picture's lanes as well."""
        wide = {unit.key: unit.wide for row in self.rows for unit in row}
        named = [[[unit.key] for unit in row] for row in self.rows]
        lines = [(self.unit_of[a.source].key, self.unit_of[a.target].key) for a in self.picture.arrows]
        units = {unit.key: unit for row in self.rows for unit in row}
        self.rows = [[units[key] for [key] in row] for row in arranged(named, lines, wide)]
        for lane in self.picture.lanes:
            lane.rows = [
                [box.key for unit in row for box in unit.boxes] for row, key in zip(self.rows, self.lane, strict=True) if key == lane.key
            ]

    def ways(self) -> list[Way]:
        """Which way each arrow goes."""
        found = []
        for number, arrow in enumerate(self.picture.arrows):
            low, high = arrow.source, arrow.target
            if self.row_of[low] < self.row_of[high]:
                low, high = high, low
            rows = (self.row_of[high], self.row_of[low])
            beside = False
            if rows[0] == rows[1]:
                row = self.rows[rows[0]]
                beside = abs(row.index(self.unit_of[low]) - row.index(self.unit_of[high])) == 1
            way = Way(number, End(number, low, 0), End(number, high, 0), rows, beside)
            found.append(way)
            units = self.unit_of[low], self.unit_of[high]
            if beside:
                self.neighbours.setdefault(frozenset(unit.key for unit in units), []).append(way)
            else:
                for one, other in (units, units[::-1]):
                    self.ties.setdefault(one.key, []).append(other)
            for row_ in range(rows[0] + 1, rows[1]):
                self.passing[row_].append(way)
        return found

    def across(self, ways: list[Way]) -> None:
        """Each unit as near as may be above and below what it is tied to; a row is never wider than the widest has to be."""
        gaps = [self.gaps(number) for number in range(len(self.rows))]
        wides = [sum(unit.wide for unit in row) + sum(gap) for row, gap in zip(self.rows, gaps, strict=True)]
        widest = max(wides)
        for row, gap, wide in zip(self.rows, gaps, wides, strict=True):
            x = -wide / 2
            for unit, after in zip(row, [*gap, 0.0], strict=True):
                unit.x = x + unit.wide / 2
                x += unit.wide + after
        for _ in range(8 if len(ways) <= MANY else 2):
            for number, row in enumerate(self.rows):
                wanted = []
                for unit in row:
                    tied = [other.x for other in self.ties.get(unit.key, ())]
                    wanted.append(sum(tied) / len(tied) if tied else unit.x)
                _settle(row, wanted, gaps[number], widest)
        for unit in (unit for row in self.rows for unit in row):
            x = unit.x - (sum(box.wide for box in unit.boxes) + INSIDE * (len(unit.boxes) - 1)) / 2
            for box in unit.boxes:
                box.x = x + box.wide / 2
                x += box.wide + INSIDE

    def gaps(self, number: int) -> list[float]:
        """How far apart the units of a row have to stand: room for lines that pass, and for texts on lines between them."""
        row = self.rows[number]
        passing = [way.gaps[number] for way in self.passing[number] if number in way.gaps]
        found = []
        for left, right in pairwise(row):
            alike = self.neighbours.get(frozenset((left.key, right.key)), ())
            texts = [line.wide for way in alike for line in self.picture.arrows[way.arrow].lines]
            need = max([GAP, *([34.0] if alike else ()), *(30 + wide for wide in texts)])
            through = sum(left.x < x < right.x for x in passing)
            found.append(max(need, through * APART + 18))
        return found

    def middle(self, key: str) -> float:
        """The middle of a box or group."""
        box = self.boxes.get(key)
        return box.x if box is not None and box.x is not None else self.unit_of[key].x

    def half(self, key: str) -> float:
        """Half the width of a box or group."""
        return self.boxes[key].wide / 2 if key in self.boxes else self.unit_of[key].wide / 2

    def corner(self, key: str) -> float:
        """How far from the corners of a box or group arrows meet it."""
        box = self.boxes.get(key)
        shape = LOOKS[box.look or box.role].shape if box is not None else "box"
        return {"cut": CORNER + 6, "pill": CORNER + 5, "note": CORNER + 4}.get(shape, CORNER)

    def free(self, number: int) -> list[tuple[float, float]]:
        """Where lines may pass a row: between its units, and outside of them."""
        row = self.rows[number]
        sides = [(unit.x - unit.wide / 2 - CLEAR, unit.x + unit.wide / 2 + CLEAR) for unit in row]
        between = [(left[1], right[0]) if left[1] <= right[0] else ((left[1] + right[0]) / 2,) * 2 for left, right in pairwise(sides)]
        return [(sides[0][0] - 400, sides[0][0]), *between, (sides[-1][1], sides[-1][1] + 400)]

    def through(self, ways: list[Way]) -> None:
        """For each row that an arrow passes, the gap through which it goes: those in one gap beside each other."""
        used: dict[tuple[int, int], list[Way]] = {}
        free = [self.free(number) for number in range(len(self.rows))]
        for way in ways:
            a, b = self.middle(way.low.key), self.middle(way.high.key)
            for number in range(way.rows[0] + 1, way.rows[1]):
                gaps = free[number]
                best = way.chosen.get(number, -1)
                if best < 0:
                    best = _nearest(gaps, a, b)
                way.gaps[number] = min(max(b, gaps[best][0]), gaps[best][1])
                used.setdefault((number, best), []).append(way)
        for (number, gap), here in used.items():
            here.sort(key=lambda way: (way.gaps[number], self.middle(way.low.key) + self.middle(way.high.key), way.arrow))
            low, high = free[number][gap]
            for way, x in zip(here, apart([way.gaps[number] for way in here], low, high, APART), strict=True):
                way.gaps[number] = x

    def straighten(self, ways: list[Way]) -> None:
        """Where a line passes a row it keeps to the place it comes from or goes to, if nothing is there."""
        for way in ways:
            for number in way.gaps:
                others = [other.gaps[number] for other in self.passing[number] if other is not way]
                low, high = next((gap for gap in self.free(number) if gap[0] - 0.1 <= way.gaps[number] <= gap[1] + 0.1), (0.0, -1.0))
                for x in (way.high.x, way.low.x):
                    if low <= x <= high and all(abs(x - other) >= APART for other in others):
                        way.gaps[number] = x
                        break

    def ports(self, ways: list[Way]) -> None:
        """Where arrows meet the upper and lower sides of boxes: as straight as may be, in an order without crossings."""
        sides: dict[tuple[str, str], list[End]] = {}
        toward: dict[int, End | float] = {}
        for way in ways:
            if way.beside:
                continue
            same = way.rows[0] == way.rows[1]
            sides.setdefault((way.low.key, "top"), []).append(way.low)
            sides.setdefault((way.high.key, "top" if same else "low"), []).append(way.high)
            toward[id(way.low)] = way.gaps.get(way.rows[1] - 1, way.high)
            toward[id(way.high)] = way.gaps.get(way.rows[0] + 1, way.low)
            way.low.x, way.high.x = self.middle(way.low.key), self.middle(way.high.key)
        for _ in range(3):
            for (key, _), ends in sides.items():
                for end in ends:
                    goal = toward[id(end)]
                    end.toward = goal.x if isinstance(goal, End) else goal
                ends.sort(key=lambda end: (round(end.toward, 1), end.arrow))
                _spread(ends, self.middle(key), self.half(key) - self.corner(key))

    def channels(self, ways: list[Way]) -> list[Tracks]:
        """The tracks of each channel: the one above row n is number n."""
        runs: list[list[Run]] = [[] for _ in self.rows]
        for way in ways:
            text = self.picture.arrows[way.arrow].lines
            room = heights(text) + 4 if text else APART
            if way.beside:
                continue
            if way.rows[0] == way.rows[1]:
                runs[way.rows[0]].append(Run(way.arrow, way.low.x, way.high.x, turns=True, room=room))
                continue
            x = way.low.x
            for number in range(way.rows[1], way.rows[0], -1):
                after = way.gaps.get(number - 1, way.high.x)
                runs[number].append(Run(way.arrow, x, after, room=room if number == way.rows[1] else APART))
                x = x if runs[number][-1].straight else after
        return [tracks(here) for here in runs]

    def down(self, channels: list[Tracks]) -> list[float]:
        """Where each row begins, and with it every box."""
        y, tops = 0.0, []
        for number, (row, channel) in enumerate(zip(self.rows, channels, strict=True)):
            new = number and self.lane[number] != self.lane[number - 1]
            y += max(channel.high, 26.0 if new else 18.0 if number else 0.0)
            tops.append(y)
            high = max(unit.high for unit in row)
            for unit in row:
                self.put(unit, y + (high - unit.high) / 2)
            y += high
        return tops

    def put(self, unit: Unit, y: float) -> None:
        if unit.group is None:
            unit.boxes[0].y = y + unit.high / 2
            return
        group = unit.group
        group.x, group.y, group.wide, group.high = unit.x - unit.wide / 2, y, unit.wide, unit.high
        top = y + heights(group.lines) + PAD + 5
        high = max(box.high for box in unit.boxes)
        for box in unit.boxes:
            box.y = top + high / 2

    def edge(self, key: str, *, top: bool) -> float:
        """The upper or lower side of a box or group."""
        if key in self.boxes:
            box = self.boxes[key]
            assert box.y is not None
            return box.y - box.high / 2 if top else box.y + box.high / 2
        group = self.groups[key]
        return group.y if top else group.y + group.high

    def path(self, way: Way, channels: list[Tracks], tops: list[float]) -> list[Point]:
        """The corners of an arrow, from its tail."""
        same = way.rows[0] == way.rows[1]
        corners = [(way.low.x, self.edge(way.low.key, top=True))]
        x = way.low.x
        for number in [way.rows[0]] if same else range(way.rows[1], way.rows[0], -1):
            after = way.high.x if same else way.gaps.get(number - 1, way.high.x)
            if way.arrow in channels[number].at:
                y = tops[number] - channels[number].high + channels[number].at[way.arrow]
                corners += [(x, y), (after, y)]
                x = after
        corners.append((x, self.edge(way.high.key, top=same)))
        arrow = self.picture.arrows[way.arrow]
        return corners if arrow.source == way.low.key else corners[::-1]

    def beside(self, way: Way) -> list[Point]:
        """From one side to the other, between neighbours."""
        arrow = self.picture.arrows[way.arrow]
        pair = {way.low.key, way.high.key}
        units = frozenset(self.unit_of[key].key for key in pair)
        alike = [other.arrow for other in self.neighbours[units] if {other.low.key, other.high.key} == pair]
        a, b = arrow.source, arrow.target
        top = max(self.edge(a, top=True), self.edge(b, top=True))
        low = min(self.edge(a, top=False), self.edge(b, top=False))
        y = top + (low - top) * (alike.index(way.arrow) + 1) / (len(alike) + 1)
        right = self.middle(b) > self.middle(a)
        ends = [self.middle(a) + (self.half(a) if right else -self.half(a)), self.middle(b) - (self.half(b) if right else -self.half(b))]
        return [(ends[0], y), (ends[1], y)]


def _nearest(gaps: list[tuple[float, float]], a: float, b: float) -> int:
    """The gap through which it is the least way from a to b: one of the two beside b, for the gaps stand in order."""
    after = bisect(gaps, (b, b))
    return min(
        range(max(after - 1, 0), min(after + 1, len(gaps))),
        key=lambda n: (round(abs((x := min(max(b, gaps[n][0]), gaps[n][1])) - a) + abs(x - b), 3), n),
    )


def _settle(row: list[Unit], wanted: list[float], gaps: list[float], widest: float) -> None:
    """Put the units of a row, in their order and apart, as near as may be to where each is wanted (least squares)."""
    offsets = [0.0]
    for one, other, gap in zip(row, row[1:], gaps, strict=False):
        offsets.append(offsets[-1] + one.wide / 2 + gap + other.wide / 2)
    firsts = rising([want - offset for want, offset in zip(wanted, offsets, strict=True)])
    left = -widest / 2 + row[0].wide / 2
    right = widest / 2 - row[-1].wide / 2 - offsets[-1]
    for unit, first, offset in zip(row, firsts, offsets, strict=True):
        unit.x = min(max(first, left), max(right, left)) + offset


def _spread(ends: list[End], middle: float, room: float) -> None:
    """Ports in their order along a side, apart, as near as may be to where each leads."""
    room = max(room, 0.0)
    step = min(APART + 1, 2 * room / max(len(ends) - 1, 1))
    for end, x in zip(ends, apart([end.toward for end in ends], middle - room, middle + room, step), strict=True):
        end.x = x
