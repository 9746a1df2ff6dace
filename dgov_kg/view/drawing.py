"""The nodes and edges of a graph as the drawing holds them: names, looks, places and words."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from dgov_kg.view.kinds import look
from dgov_kg.view.labels import width, wrap
from dgov_kg.view.layout import positions
from dgov_kg.view.small import arranged
from dgov_kg.view.untangle import Box, Tie

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from networkx import MultiDiGraph

    from dgov_kg.network import Detail

    Network = Any
    Link = Callable[[str], str]
    Places = Mapping[str, tuple[int, int]]

#: Up to so many nodes every name is shown from the first.
SMALL = 60
_LETTERS = 16.0  # a little more than is drawn at full size, for pictures that open smaller
_SHAPE = 1.5  # of the stage in a window of common size
_MANY = 6  # lines from which a name that they share is said once, above the picture
_FULL = 420_000  # a picture whose names take more room than this gets a higher stage
#: Terms of other vocabularies, which the ontology does not label.
_BORROWED = {
    "skos:altLabel": ("又称", "also called"),
    "skos:notation": ("代码", "code"),
    "rdfs:seeAlso": ("参见", "see also"),
    "Other": ("其他", "other"),
}


class Stage(NamedTuple):
    """What a drawing wants of the page: a higher stage, and to say what its one relation is."""

    tall: bool
    relation: tuple[str, str] | None


def hold(
    held: Network,
    graph: MultiDiGraph,
    *,
    link: Link | None = None,
    places: Places | None = None,
) -> Stage:
    """Put the nodes and edges of the graph into a pyvis network, in an order of their own.

    In a part of something larger a node has its ``number`` there, and an edge is named by its ends,
    so that what is drawn twice is known again.  ``link`` tells where the page of an IRI is;
    ``places`` where the nodes stand.
    """
    order = numbers(graph)
    is_part = any("number" in data for _, data in graph.nodes(data=True))
    ties = sorted(graph.edges(keys=True), key=lambda tie: (order[tie[0]], order[tie[1]], tie[2]))
    frames = {order[node]: order[head] for node, head in graph.nodes(data="frame") if head}
    drawn = {order[node]: _drawn(graph, node) for node in order}
    for number in set(frames.values()):
        names = {one: drawn[number][one] for one in ("zh", "en")}
        wide, high = _room(names, _LETTERS)
        half, above = round(wide / 2 + 14), round(high / 2 + 8)
        # The title begins where the frame does, in either language.
        shift = {one: round((_room({one: name}, 14)[0] - wide) / 2) for one, name in names.items()}
        drawn[number].update(shift=shift, shape="box", lines=names, box=[half, above, above])
    edges = [
        {
            "from": order[tail],
            "to": order[head],
            "id": f"{order[tail]} {order[head]} {key}" if is_part else number,
            **_tied(graph, graph.edges[tail, head, key], link),
        }
        for number, (tail, head, key) in enumerate(ties)
    ]
    only = _said_once(edges)
    small = len(graph) <= SMALL
    if places is not None:
        stand, tall = {order[node]: places[node] for node in order}, False
    else:
        stand, tall = _few(drawn, edges, frames) if small else (_many(drawn, edges), False)
    for node, number in order.items():
        if link:
            drawn[number].update(iri=node, link=link(node))
        x, y = stand[number]
        held.add_node(number, x=x, y=y, **drawn[number], frame=frames.get(number))
    shown = [edge for edge in edges if not edge["folded"]]
    bends = iter(_bends((edge["from"], edge["to"]) for edge in shown))
    for edge in edges:
        bend = False if edge["folded"] else next(bends)
        held.add_edge(edge.pop("from"), edge.pop("to"), smooth=bend, **edge)
    return Stage(tall, only)


def stands(graph: MultiDiGraph) -> dict[str, tuple[int, int]]:
    """Return where the nodes of a graph stand in a picture of it."""
    from pyvis.network import Network as Held

    held = Held(directed=True)
    hold(held, graph)
    nodes = {number: node for node, number in numbers(graph).items()}
    return {nodes[node["id"]]: (node["x"], node["y"]) for node in held.nodes}


def numbers(graph: MultiDiGraph) -> dict[str, int]:
    """Return the numbers by which the drawing knows the nodes."""
    order = enumerate(sorted(graph))
    return {node: graph.nodes[node].get("number", number) for number, node in order}


def boxes(graph: MultiDiGraph, nodes: Iterable[str]) -> dict[str, tuple[float, float, float]]:
    """Return how far nodes of a graph with their names reach: to either side, up, and down."""
    return {node: tuple(_drawn(graph, node)["box"]) for node in nodes}


def _said_once(edges: Sequence[dict[str, Any]]) -> tuple[str, str] | None:
    """Return what the lines without a name are called: all of them, or those to a province."""
    names = {(edge["zh"], edge["en"], *edge["lines"].values()) for edge in edges}
    plain = [
        edge for edge in edges if len(names) == 1 or edge["predicate"] == "dgov:hasJurisdiction"
    ]
    drawn = [edge for edge in plain if not edge["folded"]]
    if len(drawn) < _MANY:
        return None
    for edge in drawn:
        edge["lines"] = {"zh": " ", "en": " "}
    return drawn[0]["zh"], drawn[0]["en"]


def _few(
    drawn: Mapping[int, Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
    frames: Mapping[int, int],
) -> tuple[dict[int, tuple[int, int]], bool]:
    """Return the places in a small picture, and whether it wants a higher stage."""
    boxes = {number: Box(*node["box"]) for number, node in drawn.items()}
    ties = [
        Tie(edge["from"], edge["to"], *_room(edge["lines"], 13))
        for edge in edges
        if not edge["folded"]
    ]
    room = sum(2 * box.half * (box.up + box.down) for box in boxes.values())
    tall = room + sum(tie.width * tie.height for tie in ties) > _FULL
    return arranged(boxes, ties, frames, ratio=_SHAPE / 1.6 if tall else _SHAPE), tall


def _many(
    drawn: Mapping[int, Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
) -> dict[int, tuple[int, int]]:
    """Return the places in a large picture, which is read by zooming in."""
    boxes = {
        number: (2 * half + 14, up + down + 12)
        for number, node in drawn.items()
        for half, up, down in (node["box"],)
    }
    found = positions(boxes, [(edge["from"], edge["to"]) for edge in edges])
    # The box has the shape above the label; vis wants the middle of the shape.
    above = {n: round(boxes[n][1] / 2 - node["size"] - 6) for n, node in drawn.items()}
    return {number: (x, y - above[number]) for number, (x, y) in found.items()}


def _drawn(graph: MultiDiGraph, node: str) -> dict[str, Any]:
    data = graph.nodes[node]
    degree = data.get("degree", graph.degree(node))
    small = len(graph) <= SMALL
    size = round(10 + min(3.2 * degree**0.5, 12 if small else 22))
    letters = 14 if small else round(14 + min(1.6 * max(degree - 3, 0) ** 0.5, 14))
    ems = (10, 12) if small else (12, 13)
    lines = {one: wrap(data[one], ems=room) for one, room in zip(("zh", "en"), ems, strict=True)}
    wide, high = _room(lines, _LETTERS if small else letters)
    return {
        "label": data["zh"],
        "shape": look(data["kind"]).shape,
        "size": size,
        "font": {"size": letters},
        "zh": data["zh"],
        "en": data["en"],
        "lines": lines,
        "box": [round(max(wide / 2, size) + 6), size + 4, round(size + high + 6)],
        "kind": data["kind"],
        "group": data["kind"],
        "curie": data["curie"],
        "evidence": data["evidence"],
        "origin": "stated" if data["evidence"] else "background",
        "details": _details(graph, data.get("details", [])),
        **({"near": data["near"]} if "near" in data else {}),
    }


def _room(lines: Mapping[str, str], letters: float) -> tuple[float, float]:
    """Return the room that the larger of two labels takes."""
    rows = [text.split("\n") for text in lines.values()]
    ems = max(width(row) for text in rows for row in text)
    return ems * letters, max(map(len, rows)) * letters * 1.2


def _tied(graph: MultiDiGraph, data: Mapping[str, Any], link: Link | None) -> dict[str, Any]:
    parts = [data, *data.get("beside", ())]
    dates = (one for part in parts for one in part.get("details", ()))
    date = next((one.zh for one in dates if one.predicate == "dgov:dateExpression"), "")
    tied = {
        "lines": {
            "zh": "\n".join(filter(None, [wrap(data["zh"], ems=8, lines=2), date])),
            "en": "\n".join(filter(None, [wrap(data["en"], ems=8, lines=2), date])),
        },
        "folded": data.get("folded", False),
        "dashes": data["origin"] != "stated",
        **_said(graph, data, link),
    }
    if data.get("beside"):
        tied["beside"] = [_said(graph, part, link) for part in data["beside"]]
    return tied


def _said(graph: MultiDiGraph, data: Mapping[str, Any], link: Link | None) -> dict[str, Any]:
    """Return what an edge says in words."""
    said = {key: data[key] for key in ("zh", "en", "predicate", "evidence", "origin")}
    said["details"] = _details(graph, data.get("details", []))
    if "event" in data:
        address = [link(data["event"])] if link else []
        said["event"] = [data["event_zh"], data["event_en"], *address]
    return said


def _details(graph: MultiDiGraph, details: Iterable[Detail]) -> list[list[str]]:
    return [[*label(graph, one.predicate), one.zh, one.en] for one in details]


def label(graph: MultiDiGraph, term: str) -> tuple[str, str]:
    """Return what a term is called in both languages."""
    labels = graph.graph.get("labels", {})
    return _BORROWED.get(term) or labels.get(term) or (term, term)


def _bends(pairs: Iterable[tuple[int, int]]) -> list[Any]:
    """Return for each edge how it curves: straight alone, fanned out beside others.

    A curve bends to the right of its own direction, so edges to and fro keep apart by themselves.
    """
    pairs = list(pairs)
    between = Counter(frozenset(pair) for pair in pairs)
    seen: Counter[frozenset[int]] = Counter()
    bends: list[Any] = []
    for tail, head in pairs:
        together = frozenset((tail, head))
        turn, count = seen[together], between[together]
        seen[together] += 1
        roundness = (turn - (count - 1) / 2) * 0.3 * (1 if tail < head else -1)
        if count == 1 or not roundness:
            bends.append(False)
        else:
            side = "curvedCW" if roundness > 0 else "curvedCCW"
            bends.append({"enabled": True, "type": side, "roundness": round(abs(roundness), 2)})
    return bends
