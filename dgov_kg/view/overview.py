"""Where the nodes of a large graph stand when all of it is seen at once: by who belongs together.

Communities (Blondel et al. 2008) are laid out each by itself and then set beside those that they
are tied to most; all at once, a few hubs would draw everything into one heap.
"""

from __future__ import annotations

from dgov_kg.view.layout import positions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The room of a node, and what stays free around a community.
_DOT, _MARGIN = 26.0, 24.0
#: Nodes from which less care is taken with each community.
_MANY = 20_000


def overview(
    nodes: Sequence[int], edges: Iterable[tuple[int, int]], *, seed: int = 13
) -> dict[int, tuple[int, int]]:
    """Return a place for each node, the same for the same graph.

    >>> overview([0, 1, 2], [(0, 1)]) == overview([0, 1, 2], [(0, 1)])
    True
    """
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities

    graph = Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted((min(edge), max(edge)) for edge in edges))
    found = louvain_communities(graph, seed=seed, resolution=1.2)
    communities = sorted((sorted(one) for one in found), key=lambda one: (-len(one), one))
    rounds = 12 if len(nodes) < _MANY else 6
    inner: list[dict[int, tuple[float, float]]] = []
    boxes: dict[int, tuple[float, float]] = {}
    home: dict[int, int] = {}
    for number, members in enumerate(communities):
        home |= dict.fromkeys(members, number)
        own = list(graph.subgraph(members).edges())
        points = positions(dict.fromkeys(members, (_DOT, _DOT)), own, pivots=8, rounds=rounds)
        xs, ys = zip(*points.values(), strict=True)
        middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        inner.append({node: (x - middle[0], y - middle[1]) for node, (x, y) in points.items()})
        boxes[number] = (max(xs) - min(xs) + _MARGIN, max(ys) - min(ys) + _MARGIN)
    between = {(home[one], home[other]) for one, other in graph.edges() if home[one] != home[other]}
    places = positions(boxes, sorted(between))
    return {
        node: (round(places[number][0] + x), round(places[number][1] + y))
        for number, points in enumerate(inner)
        for node, (x, y) in points.items()
    }
