"""Where the nodes of a small picture stand, so that every name and every edge's name can be read.

Each component starts from the layout by stress and is then improved step by step: names keep off
each other and off the edges, edges off each other.  What belongs together is packed into its frame
and the frames into the shape of the stage, which the whole then fills.
"""

from __future__ import annotations

import math
from itertools import product
from random import Random

from dgov_kg.view.layout import positions
from dgov_kg.view.untangle import Box, Improvement, Tie

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.view.untangle import Places

_GAP = 26.0
_TITLE = 48.0  # the room of a frame's title
_PADDING = 20.0
_SHAPES = (0.6, 1.0, 1.8)  # width to height of components, of which the best is taken
_MIXED = 5  # frames up to which each may have a shape of its own
_FEW = 24


class Area:
    """A part of the picture that is placed as one; it can be stretched, and then fills its room."""

    width: float
    height: float
    clashes: int

    def places(self, width: float, height: float) -> Places:
        """Return where its nodes stand in a room at least as large as itself."""
        raise NotImplementedError

    def misfit(self, ratio: float) -> float:
        """Return the height of the smallest stage of that shape which holds it."""
        return max(self.width / ratio, self.height)


class Component(Area):
    """Nodes that edges hold together."""

    def __init__(self, points: Places, boxes: Mapping[int, Box], clashes: int = 0) -> None:
        self.clashes = clashes
        self.boxes = {node: boxes[node] for node in points}
        left = min(x - boxes[node].half for node, (x, _) in points.items())
        top = min(y - boxes[node].up for node, (_, y) in points.items())
        self.points = {node: (x - left, y - top) for node, (x, y) in points.items()}
        self.width = max(x + boxes[node].half for node, (x, _) in self.points.items())
        self.height = max(y + boxes[node].down for node, (_, y) in self.points.items())

    def places(self, width: float, height: float) -> Places:
        """Return the points, what touches a side touching it still."""
        found = {}
        for node, (x, y) in self.points.items():
            half, up, down = self.boxes[node]
            found[node] = [
                _between(x, (half, half), self.width, width),
                _between(y, (up, down), self.height, height),
            ]
        return found


def _between(at: float, reach: tuple[float, float], size: float, room: float) -> float:
    """Return where a point at some share of the way through a size stands in a larger room.

    >>> _between(25, (5, 5), 30, 60)
    55.0
    """
    before, after = reach
    free = size - before - after
    share = (at - before) / free if free > 0 else 0.5
    return before + share * (room - before - after)


class Framed(Area):
    """An area with a frame around it and the frame's title in its upper left corner."""

    def __init__(self, inner: Area, head: int, box: Box) -> None:
        self.inner, self.head, self.box = inner, head, box
        self.clashes = inner.clashes
        self.width = max(inner.width, 2 * box.half) + 2 * _PADDING
        self.height = inner.height + _TITLE + _PADDING

    def places(self, width: float, height: float) -> Places:
        """Return the places of what is inside, and that of the title."""
        inside = self.inner.places(width - 2 * _PADDING, height - _TITLE - _PADDING)
        found = {node: [x + _PADDING, y + _TITLE] for node, (x, y) in inside.items()}
        return {**found, self.head: [self.box.half + 12, self.box.up + 12]}


class Rows(Area):
    """Areas set in rows."""

    def __init__(self, rows: Sequence[Sequence[Area]]) -> None:
        self.rows = rows
        self.clashes = sum(one.clashes for row in rows for one in row)
        self.width = max(sum(one.width for one in row) + _GAP * (len(row) - 1) for row in rows)
        self.height = sum(max(one.height for one in row) for row in rows)
        self.height += _GAP * (len(rows) - 1)

    @classmethod
    def packed(cls, areas: Sequence[Area], ratio: float) -> Rows:
        """Return the areas in the rows that come nearest to a shape."""
        ordered = sorted(areas, key=lambda one: -one.height)
        made = []
        for count in range(1, len(ordered) + 1):
            limit = sum(one.width + _GAP for one in ordered[:count])
            rows: list[list[Area]] = [[]]
            for one in ordered:
                if rows[-1] and sum(each.width + _GAP for each in rows[-1]) + one.width > limit:
                    rows.append([])
                rows[-1].append(one)
            made.append(cls(rows))
        return min(made, key=lambda one: one.misfit(ratio))

    def places(self, width: float, height: float) -> Places:
        """Return the places, each area stretched to fill its row, and the rows the height."""
        found: Places = {}
        top = 0.0
        taller = (height - self.height) / len(self.rows)
        for row in self.rows:
            high = max(one.height for one in row) + taller
            wider = (width - sum(one.width for one in row) - _GAP * (len(row) - 1)) / len(row)
            left = 0.0
            for area in row:
                inside = area.places(area.width + wider, high)
                found |= {node: [x + left, y + top] for node, (x, y) in inside.items()}
                left += area.width + wider + _GAP
            top += high + _GAP
        return found


def arranged(
    boxes: Mapping[int, Box],
    ties: Sequence[Tie],
    frames: Mapping[int, int],
    *,
    ratio: float,
    seed: int = 13,
) -> dict[int, tuple[int, int]]:
    """Return a place for each node; ``frames`` maps a node to the one that heads its frame.

    >>> arranged({0: Box(30, 9, 20)}, [], {}, ratio=2)
    {0: (30, 10)}
    """
    if not boxes:
        return {}
    heads = set(frames.values())
    near: dict[int, set[int]] = {node: set() for node in boxes if node not in heads}
    for tie in ties:
        if tie.tail in near and tie.head in near and tie.tail != tie.head:
            near[tie.tail].add(tie.head)
            near[tie.head].add(tie.tail)
    parts: dict[int | None, list[list[int]]] = {}
    for nodes in _components(near):
        parts.setdefault(frames.get(nodes[0]), []).append(nodes)
    largest = max(len(nodes) for components in parts.values() for nodes in components)
    shapes = _SHAPES if largest <= _FEW else (ratio,)
    variants: list[list[Area]] = []
    for head, components in parts.items():
        variants.append([])
        for shape in shapes:
            drawn = [
                _component(nodes, boxes, ties, shape, Random(seed))  # noqa: S311 (no secret)
                for nodes in components
            ]
            inner = Rows.packed(drawn, ratio if len(parts) == 1 else shape)
            variants[-1].append(inner if head is None else Framed(inner, head, boxes[head]))
    mixed = product(*variants) if len(variants) <= _MIXED else zip(*variants, strict=True)
    tried = [Rows.packed(areas, ratio) for areas in mixed]
    whole = min(tried, key=lambda one: one.misfit(ratio) * (1 + 0.08 * one.clashes))
    high = whole.misfit(ratio)
    places = whole.places(high * ratio, high)
    return {node: (round(x), round(y)) for node, (x, y) in sorted(places.items())}


def _components(near: Mapping[int, set[int]]) -> list[list[int]]:
    seen: set[int] = set()
    found = []
    for start in sorted(near):
        if start not in seen:
            seen.add(start)
            component = [start]
            for node in component:
                component += sorted(near[node] - seen)
                seen |= near[node]
            found.append(sorted(component))
    return found


def _component(
    nodes: Sequence[int],
    boxes: Mapping[int, Box],
    ties: Sequence[Tie],
    shape: float,
    random: Random,
) -> Component:
    inside = set(nodes)
    own = [tie for tie in ties if {tie.tail, tie.head} <= inside and tie.tail != tie.head]
    rough = {node: (2 * boxes[node].half, boxes[node].up + boxes[node].down) for node in nodes}
    start = positions(rough, [(tie.tail, tie.head) for tie in own])
    stretch = math.sqrt(shape)
    points = {node: [x * stretch * 0.9, y / stretch * 1.3] for node, (x, y) in start.items()}
    improvement = Improvement(points, boxes, own, shape)
    if len(nodes) > 1:
        improvement.run(random)
        improvement.tighten()
    return Component(points, boxes, improvement.clashes())
