"""The whole graph ready to be drawn: what is drawn first, and what stands where."""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from networkx import MultiDiGraph

    from dgov_kg.graph import KnowledgeGraph

    Places = dict[str, tuple[int, int]]

#: How many nodes are drawn at first, at most.
FIRST = 200
#: A part of fewer nodes that is tied to nothing else drawn is an island.
_ISLAND = 5
#: A graph of more statements than this is not held ready: it is looked at part by part in a query.
MOST = 150_000


class Atlas(NamedTuple):
    """A graph as it is said, as it is drawn, and the places of its nodes.

    ``said`` is what `dgov_kg.network.network` returns; ``drawn`` its projection, ``merged`` that
    with one edge each way between two nodes.  Their nodes have a ``number``, a ``degree``, and in
    ``near`` the number of their neighbours.
    """

    said: MultiDiGraph
    drawn: MultiDiGraph
    merged: MultiDiGraph
    first: Places
    whole: Places


def atlas(kg: KnowledgeGraph, networks: tuple[MultiDiGraph, MultiDiGraph] | None = None) -> Atlas:
    """Return the atlas of a graph; that of the project is kept between two servers.

    ``networks`` is what the graph says and what a picture shows of it, where they are at hand.

    >>> from dgov_kg.graph import load
    >>> made = atlas(load())
    >>> len(made.first) <= FIRST < len(made.whole) == len(made.merged)
    True
    """
    from dgov_kg.network import projection, to_networkx
    from dgov_kg.view.answer import merged

    said = networks[0] if networks else to_networkx(kg)
    drawn = networks[1].copy() if networks else projection(said)
    whole = merged(drawn)
    for number, node in enumerate(sorted(drawn)):
        near = {*whole.successors(node), *whole.predecessors(node)} - {node}
        for graph in (drawn, whole):
            graph.nodes[node].update(number=number, degree=drawn.degree(node), near=len(near))
    content = kg.made("places", lambda: _laid_out(whole))
    if content["whole"].keys() != {*range(len(whole))}:  # Kept by an earlier version.
        content = _laid_out(whole)
    return Atlas(
        said, drawn, whole, _named(whole, content["first"]), _named(whole, content["whole"])
    )


def _named(graph: MultiDiGraph, content: Mapping[int, tuple[int, int]]) -> Places:
    order = sorted(graph)
    return {order[number]: place for number, place in content.items()}


def _laid_out(graph: MultiDiGraph) -> dict[str, Any]:
    """Return the places of what is drawn first and of all, by the nodes' numbers."""
    from dgov_kg.view.drawing import stands
    from dgov_kg.view.overview import overview

    numbers = {node: data["number"] for node, data in graph.nodes(data=True)}
    first = stands(graph.subgraph(foremost(graph, FIRST)).copy())
    ties = ((numbers[tail], numbers[head]) for tail, head in graph.edges())
    whole = overview(list(numbers.values()), ties)
    return {"first": {numbers[node]: place for node, place in first.items()}, "whole": whole}


def foremost(graph: MultiDiGraph, most: int) -> list[str]:
    """Return the nodes to be drawn first: those tied to most others, and then of each kind some.

    A third is taken whatever its kind.  Then a kind has room by the square root of its number, so
    that a rare one is not crowded out.  Little islands stay away, where there is more than those.

    >>> from networkx import MultiDiGraph
    >>> graph = MultiDiGraph([("a", "b"), ("a", "c")])
    >>> for node in graph: graph.nodes[node]["kind"] = "Person"
    >>> foremost(graph, 2)
    ['a', 'b']
    """
    from networkx import weakly_connected_components

    order = sorted(graph, key=lambda node: (-graph.degree(node), node))
    counts = Counter(kind for _, kind in graph.nodes(data="kind"))
    share = most / sum(math.sqrt(count) for count in counts.values()) if counts else 0
    room = {kind: math.ceil(share * math.sqrt(count)) for kind, count in counts.items()}
    found = order[: most // 3]
    room = Counter(room) - Counter(graph.nodes[node]["kind"] for node in found)
    for node in order[most // 3 :]:
        kind = graph.nodes[node]["kind"]
        if room[kind] and len(found) < most:
            room[kind] -= 1
            found.append(node)
    parts = list(weakly_connected_components(graph.subgraph(found)))
    large = [part for part in parts if len(part) >= _ISLAND]
    return sorted(node for part in large or parts for node in part)
