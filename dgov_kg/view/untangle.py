"""A drawing of a few nodes made easier to read: no name on another, no line through a name."""

from __future__ import annotations

import math
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    Point = list[float]
    Places = dict[int, Point]
    Rectangle = tuple[float, float, float, float]

#: Moves that are tried, and how much weighing they may cost together.
_TURNS, _WORK = 1000, 300_000


class Box(NamedTuple):
    """How far a node with its name reaches from the middle of its shape."""

    half: float
    up: float
    down: float


class Tie(NamedTuple):
    """An edge and the room its name takes."""

    tail: int
    head: int
    width: float = 0.0
    height: float = 0.0


class Improvement:
    """Moving one node at a time, and keeping what makes the picture easier to read."""

    def __init__(
        self, points: Places, boxes: Mapping[int, Box], ties: Sequence[Tie], shape: float
    ) -> None:
        self.points = points
        self.stretch = math.sqrt(shape)
        self.boxes = {node: _rectangle(points[node], boxes[node]) for node in points}
        self.reach = boxes
        self.names = {tie: _label(tie, points) for tie in ties}
        self.own = {node: [tie for tie in self.names if node in tie[:2]] for node in points}
        count = len(points)
        self.middle = [sum(point[axis] for point in points.values()) / count for axis in (0, 1)]

    def run(self, random: Random) -> None:
        """Try so many moves, far ones first, and take back what makes it worse."""
        nodes = sorted(self.points)
        # Weighing one node looks at every box, and for each of its edges at every other edge.
        count, ties = len(nodes), len(self.names)
        work = count + ties + 2 * ties / count * (count + 2 * ties)
        turns = round(min(max(_TURNS, 100 * count), _WORK / work))
        for turn in range(turns):
            heat = 1 - turn / turns
            node = nodes[random.randrange(len(nodes))]
            before = self.cost(node)
            x, y = self.points[node]
            far = 8 + 120 * heat**2
            self.move(
                node,
                x + random.gauss(0, far * self.stretch),
                y + random.gauss(0, far / self.stretch),
            )
            if self.cost(node) > before + 30 * heat * random.random():
                self.move(node, x, y)

    def tighten(self) -> None:
        """Bring the nodes closer together, across and down, until something would be covered."""
        clashes = self.clashes()
        for across, down in ((0.94, 1), (1, 0.94)) * 12:
            before = {node: tuple(point) for node, point in self.points.items()}
            for node, (x, y) in before.items():
                self.move(node, x * across, y * down)
            if self.clashes() > clashes:
                for node, (x, y) in before.items():
                    self.move(node, x, y)

    def clashes(self) -> int:
        """Return how many names lie on each other, or a line on a name."""
        boxes, names = list(self.boxes.items()), list(self.names.items())
        found = sum(
            _clash(box, there, 8) > 0 for i, (_, box) in enumerate(boxes) for _, there in boxes[:i]
        )
        for i, (tie, name) in enumerate(names):
            ends = self.points[tie.tail], self.points[tie.head]
            found += sum(_clash(name, box, 2) > 0 for _, box in boxes)
            found += sum(_clash(name, there, 2) > 0 for _, there in names[:i])
            found += sum(_crosses(*ends, box) for node, box in boxes if node not in tie[:2])
        return found

    def move(self, node: int, x: float, y: float) -> None:
        """Set a node and the names of its edges elsewhere."""
        self.points[node][:] = [x, y]
        self.boxes[node] = _rectangle(self.points[node], self.reach[node])
        for tie in self.own[node]:
            self.names[tie] = _label(tie, self.points)

    def cost(self, node: int) -> float:
        """Return how hard a node and its edges make the picture to read."""
        x, y = self.points[node]
        mine = self.boxes[node]
        total: float = 0.7 * abs(x - self.middle[0]) / self.stretch
        total += 0.7 * abs(y - self.middle[1]) * self.stretch
        left, top, right, low = zip(*self.boxes.values(), strict=True)
        total += (max(right) - min(left)) / self.stretch + (max(low) - min(top)) * self.stretch
        total += sum(_clash(mine, box, 10) for one, box in self.boxes.items() if one != node)
        for tie, name in self.names.items():
            if node not in tie[:2]:
                total += _clash(mine, name, 2)
                total += 250 * _crosses(self.points[tie.tail], self.points[tie.head], mine)
        return total + sum(self.strain(tie) for tie in self.own[node])

    def strain(self, tie: Tie) -> float:
        """Return how hard an edge and its name make the picture to read."""
        a, b = self.points[tie.tail], self.points[tie.head]
        name, ends = self.names[tie], tie[:2]
        total = 0.5 * math.hypot(a[0] - b[0], a[1] - b[1])
        for one, box in self.boxes.items():
            total += _clash(name, box, 6)
            if one not in ends:
                total += 250 * _crosses(a, b, box)
        for other, there in self.names.items():
            if other is not tie:
                total += _clash(name, there, 3)
                c, d = self.points[other.tail], self.points[other.head]
                if not set(ends) & set(other[:2]):
                    total += 200 * _cut(a, b, c, d)
        return total


def _rectangle(point: Point, box: Box) -> Rectangle:
    return point[0] - box.half, point[1] - box.up, point[0] + box.half, point[1] + box.down


def _label(tie: Tie, places: Places) -> Rectangle:
    (a, b), (c, d) = places[tie.tail], places[tie.head]
    x, y, wide, high = (a + c) / 2, (b + d) / 2, tie.width / 2, tie.height / 2
    return x - wide, y - high, x + wide, y + high


def _clash(one: Rectangle, two: Rectangle, room: float) -> float:
    across = min(one[2], two[2]) - max(one[0], two[0]) + room
    down = min(one[3], two[3]) - max(one[1], two[1]) + room
    return 150 + 8 * min(across, down) if across > 0 and down > 0 else 0.0


def _crosses(a: Point, b: Point, box: Rectangle) -> bool:
    """Say whether a line runs through a box (Liang and Barsky 1984)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, a[0] - box[0]),
        (dx, box[2] - a[0]),
        (-dy, a[1] - box[1]),
        (dy, box[3] - a[1]),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first < last


def _cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Say whether two lines cross."""

    def side(p: Point, q: Point, r: Point) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)
