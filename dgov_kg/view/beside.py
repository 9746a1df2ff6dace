"""Where more nodes stand in a picture that is there already: beside what they were asked for."""

from __future__ import annotations

import math

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Rectangle = tuple[float, float, float, float]
    Box = tuple[float, float, float]
    Place = tuple[int, int]

_CELL = 200.0
_GAP = 14.0
_TURN = 2.399963  # the golden angle: no two points of the spiral lie in one direction


def beside(
    places: Mapping[str, Place],
    boxes: Mapping[str, Box],
    anchor: str | None,
    fresh: Iterable[str],
) -> dict[str, Place]:
    """Return the places of fresh nodes, each as near to the anchor as there is room.

    A box says how far a node with its name reaches to either side, up, and down from its place.
    Nothing that stands is moved, so that the picture stays the one the reader knows.

    >>> boxes = {"a": (20, 10, 10), "b": (20, 10, 10), "c": (20, 10, 10)}
    >>> beside({"a": (0, 0)}, boxes, "a", ["b", "c"])
    {'b': (7, -43), 'c': (57, 42)}
    """
    taken = _Taken()
    for node, place in places.items():
        taken.add(_reach(place, boxes[node]))
    found: dict[str, Place] = {}
    middle = places[anchor] if anchor is not None else _below(places, boxes)
    step = 0
    for node in fresh:
        half, up, down = boxes[node]
        while True:
            step += 1
            far = 34 * math.sqrt(step)
            # Names are wider than high, and so is a window.
            x = round(middle[0] + 1.6 * far * math.cos(step * _TURN))
            y = round(middle[1] + 0.9 * far * math.sin(step * _TURN))
            reach = _reach((x, y), (half + _GAP, up + _GAP, down + _GAP))
            if not taken.meets(reach):
                break
        taken.add(_reach((x, y), boxes[node]))
        found[node] = (x, y)
    return found


def _reach(place: Place, box: Box) -> Rectangle:
    (x, y), (half, up, down) = place, box
    return x - half, y - up, x + half, y + down


def _below(places: Mapping[str, Place], boxes: Mapping[str, Box]) -> Place:
    """Return a place under all that stands."""
    if not places:
        return 0, 0
    low = max(y + boxes[node][2] for node, (_, y) in places.items())
    across = [x for x, _ in places.values()]
    return (min(across) + max(across)) // 2, round(low + 120)


class _Taken:
    """The room that is taken, in cells of a grid, so that few boxes need be looked at."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Rectangle]] = {}

    def add(self, one: Rectangle) -> None:
        for cell in _cells(one):
            self._cells.setdefault(cell, []).append(one)

    def meets(self, one: Rectangle) -> bool:
        left, top, right, low = one
        return any(
            left < there[2] and there[0] < right and top < there[3] and there[1] < low
            for cell in _cells(one)
            for there in self._cells.get(cell, ())
        )


def _cells(one: Rectangle) -> list[tuple[int, int]]:
    left, top, right, low = (math.floor(side / _CELL) for side in one)
    return [(x, y) for x in range(left, right + 1) for y in range(top, low + 1)]
