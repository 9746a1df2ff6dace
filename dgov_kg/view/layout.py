"""Where the nodes stand: computed once, from a seed, so that a page opens at rest.

Each component is laid out by stochastic gradient descent on stress (Zheng, Pawar, Goodman 2018),
on all pairs where it is small and on pivots where it is large; then boxes that overlap are pushed
apart, and the components are set side by side.  It is written in plain Python because networkx's
own layouts need numpy and scipy, which nothing else here does.
"""

from __future__ import annotations

import math
from heapq import heappop, heappush
from random import Random

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Point = list[float]
    Spring = tuple[int, int, float]

_SMALL = 220  # nodes up to which every pair pulls
_PIVOTS = 24
_ROUNDS = 30
_GAP = 70


def positions(
    boxes: Mapping[int, tuple[float, float]],
    edges: Iterable[tuple[int, int]],
    *,
    seed: int = 13,
    pivots: int = _PIVOTS,
    rounds: int = _ROUNDS,
) -> dict[int, tuple[int, int]]:
    """Return a place for the centre of each box, so that none overlaps another.

    With fewer ``pivots`` and ``rounds`` a large graph is laid out sooner, and less evenly.

    >>> places = positions({0: (80, 40), 1: (80, 40), 2: (80, 40)}, [(0, 1)])
    >>> places == positions({0: (80, 40), 1: (80, 40), 2: (80, 40)}, [(0, 1)])
    True
    """
    near: dict[int, set[int]] = {node: set() for node in boxes}
    for tail, head in edges:
        if tail != head:
            near[tail].add(head)
            near[head].add(tail)
    placed = []
    for component in _components(near):
        random = Random(seed)  # noqa: S311 (no secret)
        points = _component(component, near, boxes, random, pivots, rounds)
        _separate(points, boxes)
        placed.append(points)
    return _packed(placed, boxes)


def _components(near: Mapping[int, set[int]]) -> list[list[int]]:
    """Return the connected components, largest first."""
    seen: set[int] = set()
    found = []
    for start in sorted(near):
        if start not in seen:
            component = [start]
            seen.add(start)
            for node in component:
                fresh = sorted(near[node] - seen)
                seen.update(fresh)
                component += fresh
            found.append(sorted(component))
    return sorted(found, key=lambda one: (-len(one), one))


def _component(  # noqa: PLR0913, PLR0917 - nodes and how much care
    nodes: Sequence[int],
    near: Mapping[int, set[int]],
    boxes: Mapping[int, tuple[float, float]],
    random: Random,
    pivots: int,
    rounds: int,
) -> dict[int, Point]:
    spread = math.sqrt(len(nodes))
    points = {node: [random.uniform(0, spread), random.uniform(0, spread)] for node in nodes}
    springs = _springs(nodes, near, pivots)
    if springs:
        _relax(points, springs, random, rounds)
    _lie_flat(points)
    roomy = 1.0 if len(nodes) > _SMALL else 1.5  # only a small one shows names on edges
    across = 0.8 * roomy * sum(boxes[node][0] for node in nodes) / len(nodes)
    down = roomy * sum(boxes[node][1] for node in nodes) / len(nodes)
    for point in points.values():
        point[0] *= across
        point[1] *= down
    return points


def _lie_flat(points: Mapping[int, Point]) -> None:
    """Turn the points so that their longest direction lies across."""
    count = len(points)
    middle = [sum(point[axis] for point in points.values()) / count for axis in (0, 1)]
    offsets = {node: (x - middle[0], y - middle[1]) for node, (x, y) in points.items()}
    spread = sum(x * x - y * y for x, y in offsets.values())
    angle = math.atan2(2 * sum(x * y for x, y in offsets.values()), spread) / 2
    cosine, sine = math.cos(angle), math.sin(angle)
    for node, (x, y) in offsets.items():
        points[node][:] = [x * cosine + y * sine, y * cosine - x * sine]


def _springs(nodes: Sequence[int], near: Mapping[int, set[int]], pivots: int) -> list[Spring]:
    """Return pairs of nodes with the distance they want."""
    if len(nodes) <= _SMALL:
        pulls = {node: _distances(node, near) for node in nodes}
        return [(one, two, pulls[one][two]) for one in nodes for two in nodes if one < two]
    wanted: dict[tuple[int, int], float] = {}
    for node in nodes:
        for one in near[node]:
            wanted[min(node, one), max(node, one)] = _length(node, one, near)
        # Siblings keep apart, each from a few of the others.
        siblings = sorted(near[node])
        for step in (1, 2, 3, 5, 8, 13):
            for one, two in zip(siblings, siblings[step:], strict=False):
                apart = _length(node, one, near) + _length(node, two, near)
                wanted.setdefault((one, two), 0.8 * apart)
    farthest = dict.fromkeys(nodes, math.inf)
    pivot = max(nodes, key=lambda node: (len(near[node]), -node))
    for _ in range(pivots):
        for node, distance in _distances(pivot, near).items():
            farthest[node] = min(farthest[node], distance)
            if node != pivot:
                wanted.setdefault((min(pivot, node), max(pivot, node)), distance)
        pivot = max(nodes, key=lambda node: (farthest[node], -node))
    return [(one, two, distance) for (one, two), distance in sorted(wanted.items())]


def _length(one: int, two: int, near: Mapping[int, set[int]]) -> float:
    """Return the length an edge wants: longer where many meet, so that all find room."""
    return 0.44 + 0.28 * (math.sqrt(len(near[one])) + math.sqrt(len(near[two])))


def _distances(start: int, near: Mapping[int, set[int]]) -> dict[int, float]:
    found: dict[int, float] = {}
    border = [(0.0, start)]
    while border:
        distance, node = heappop(border)
        if node not in found:
            found[node] = distance
            for one in near[node]:
                if one not in found:
                    heappush(border, (distance + _length(node, one, near), one))
    return found


def _relax(points: Mapping[int, Point], springs: list[Spring], random: Random, rounds: int) -> None:
    """Pull every pair towards its distance, in steps that grow smaller."""
    longest = max(distance for *_, distance in springs)
    first, last = longest**2, 0.05
    for turn in range(rounds):
        rate = first * (last / first) ** (turn / (rounds - 1))
        random.shuffle(springs)
        for one, two, distance in springs:
            a, b = points[one], points[two]
            x, y = a[0] - b[0], a[1] - b[1]
            length = math.sqrt(x * x + y * y) or 1e-6
            push = min(rate / (distance * distance), 1.0) * (distance - length) / (2 * length)
            a[0] += push * x
            a[1] += push * y
            b[0] -= push * x
            b[1] -= push * y


def _separate(
    points: Mapping[int, Point], boxes: Mapping[int, tuple[float, float]], rounds: int = 200
) -> None:
    """Push overlapping boxes apart, each pair the shorter way, until none overlaps."""
    # Where most boxes overlap, all of it grows: pushing alone would tear neighbours apart.
    while sum(_overlap(*pair, points, boxes) is not None for pair in _close(points, boxes)) > len(
        points
    ):
        for point in points.values():
            point[0] *= 1.12
            point[1] *= 1.12
    moved = set(points)
    for _ in range(rounds):
        pairs = [pair for pair in _close(points, boxes) if not moved.isdisjoint(pair)]
        moved = {node for pair in pairs if _part(*pair, points, boxes) for node in pair}
        if not moved:
            return


def _close(
    points: Mapping[int, Point], boxes: Mapping[int, tuple[float, float]]
) -> list[tuple[int, int]]:
    """Return the pairs near enough that they might overlap, by way of a grid."""
    across = max(boxes[node][0] for node in points)
    down = max(boxes[node][1] for node in points)
    cells: dict[tuple[int, int], list[int]] = {}
    for node, (x, y) in points.items():
        cells.setdefault((int(x // across), int(y // down)), []).append(node)
    return [
        (one, two)
        for (column, line), here in cells.items()
        for step in ((0, 0), (1, -1), (1, 0), (1, 1), (0, 1))
        for there in (cells.get((column + step[0], line + step[1]), ()),)
        for place, one in enumerate(here)
        for two in (here[place + 1 :] if step == (0, 0) else there)
    ]


def _overlap(
    one: int, two: int, points: Mapping[int, Point], boxes: Mapping[int, tuple[float, float]]
) -> tuple[float, float] | None:
    """Return how far two boxes overlap across and down, or None."""
    x = (boxes[one][0] + boxes[two][0]) / 2 - abs(points[two][0] - points[one][0])
    if x <= 0:
        return None
    y = (boxes[one][1] + boxes[two][1]) / 2 - abs(points[two][1] - points[one][1])
    return (x, y) if y > 0 else None


def _part(
    one: int, two: int, points: Mapping[int, Point], boxes: Mapping[int, tuple[float, float]]
) -> bool:
    """Push two boxes apart where they overlap, and return whether they did."""
    overlap = _overlap(one, two, points, boxes)
    if overlap is None:
        return False
    axis = 0 if overlap[0] < overlap[1] else 1
    a, b = points[one], points[two]
    step = math.copysign(0.55 * overlap[axis] + 1, b[axis] - a[axis])
    a[axis] -= step
    b[axis] += step
    return True


def _packed(
    placed: Sequence[Mapping[int, Point]], boxes: Mapping[int, tuple[float, float]]
) -> dict[int, tuple[int, int]]:
    """Set the components in rows, left to right, the whole about 1.6 times as wide as high."""
    framed = [(*_frame(points, boxes), points) for points in placed]
    area = sum((right - left + _GAP) * (low - top + _GAP) for left, top, right, low, _ in framed)
    widest = max((right - left for left, _, right, *_ in framed), default=0.0)
    limit = max(widest, math.sqrt(1.6 * area))
    framed.sort(key=lambda one: one[1] - one[3])
    found: dict[int, tuple[int, int]] = {}
    x = y = row = 0.0
    for left, top, right, low, points in framed:
        if x and x + right - left > limit:
            x, y, row = 0.0, y + row + _GAP, 0.0
        for node, (across, down) in points.items():
            found[node] = (round(across - left + x), round(down - top + y))
        x += right - left + _GAP
        row = max(row, low - top)
    return found


def _frame(
    points: Mapping[int, Point], boxes: Mapping[int, tuple[float, float]]
) -> tuple[float, float, float, float]:
    return (
        min(x - boxes[node][0] / 2 for node, (x, _) in points.items()),
        min(y - boxes[node][1] / 2 for node, (_, y) in points.items()),
        max(x + boxes[node][0] / 2 for node, (x, _) in points.items()),
        max(y + boxes[node][1] / 2 for node, (_, y) in points.items()),
    )
