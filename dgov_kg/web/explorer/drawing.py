"""The part of the graph that a reader wishes to see, and where its nodes stand."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from dgov_kg.exceptions import BadParameter, DgovError, UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.lookup import resolve
from dgov_kg.namespaces import compress
from dgov_kg.network import neighbourhood
from dgov_kg.paths import find_paths
from dgov_kg.result import Node
from dgov_kg.view.answer import answer, merged
from dgov_kg.view.atlas import MOST, atlas
from dgov_kg.view.beside import beside
from dgov_kg.view.drawing import boxes, stands
from dgov_kg.web.explorer.running import first_rows
from dgov_kg.web.held import networks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from networkx import MultiDiGraph

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.view.atlas import Atlas
    from dgov_kg.web.explorer.wishes import Wishes
    from dgov_kg.web.pages import Words

    Places = dict[str, tuple[int, int]]

#: Nodes that are drawn at once, at most; neighbours that come at once, and paths.
LIMIT, AT_ONCE, PATHS = 400, 40, 3
_REMEMBERED = 64
_TITLE = Bilingual("图谱", "The graph")


class TooLarge(DgovError, ValueError):
    """Raised where a graph is too large to be drawn."""


class Sketch(NamedTuple):
    """What is drawn: a part of the graph, its title, the places, what is lit, what stays away."""

    graph: MultiDiGraph
    title: Bilingual
    places: Places
    lit: frozenset[str] = frozenset()
    steps: frozenset[tuple[str, str]] = frozenset()
    away: int = 0


class Drawer:
    """Draws parts of one graph, and remembers those it has drawn lately."""

    def __init__(self, kg: KnowledgeGraph) -> None:

        self._kg = kg
        self._is_small = len(kg.store) <= MOST
        self._atlas = atlas(kg, networks(kg)) if self._is_small else None
        self._bases: dict[tuple[object, ...], Sketch] = {}

    @property
    def atlas(self) -> Atlas:
        """The whole graph, laid out.  Raises TooLarge."""
        if self._atlas is None:
            raise TooLarge(
                zh="图谱太大，画不了；可用 SPARQL 查询其中的一部分。",
                en="The graph is too large to be drawn; a SPARQL query gives a part of it.",
            )
        return self._atlas

    def sketch(self, wishes: Wishes) -> Sketch:
        """Return what is wished for.  Raises UnknownName, BadParameter or TooLarge."""
        base = self._bases.get(wishes.base)
        if base is None:
            base = self._base(wishes)
            if len(self._bases) >= _REMEMBERED:
                self._bases.pop(next(iter(self._bases)))
            self._bases[wishes.base] = base
        drawn = _Growing(self.atlas, base)
        for name in wishes.more:
            drawn.expand(self._known(name))
        if wishes.ends:
            found = find_paths(
                self._kg, *wishes.ends, longest=12, most=PATHS, shortest=True, whole=self.atlas.said
            )
            drawn.lead(found.to_networkx(), found.paths, [end.iri for end in found.ends])
            return drawn.sketch()._replace(title=found.headline)
        return drawn.sketch()

    def everything(self) -> Sketch:
        """Return all of the graph, without places: for who reads it.  Raises TooLarge."""
        return Sketch(self.atlas.merged, _TITLE, {})

    def _known(self, name: str) -> str:

        return resolve(self._kg, name).value

    def _base(self, wishes: Wishes) -> Sketch:

        whole = self.atlas
        away = 0
        if wishes.question or wishes.query:
            table = (
                self._kg.run(wishes.question, **wishes.given)
                if wishes.question
                else first_rows(self._kg, wishes.query)
            )
            graph, title = answer(whole.drawn, table), table.title
            if len(graph) > LIMIT:
                kept = sorted(graph, key=lambda one: (-graph.degree(one), one))[:LIMIT]
                away = len(graph) - LIMIT
                graph = graph.subgraph(kept).copy()
        elif wishes.of:
            node = self._kg.node(self._known(wishes.of))
            try:
                graph, away = _around(whole, node.iri, wishes.hops, wishes.most)
            except UnknownName:  # It is there, but the article does not tell of it.
                graph = whole.merged.subgraph(()).copy()
            title = Bilingual(node.label("zh"), node.label("en"))
        else:
            first = whole.merged.subgraph(whole.first).copy()
            return Sketch(first, _TITLE, whole.first, away=len(whole.merged) - len(first))
        return Sketch(graph, title, stands(graph), away=away)


_drawers: list[tuple[KnowledgeGraph, Drawer]] = []


def drawer(kg: KnowledgeGraph) -> Drawer:
    """Return what draws a graph, made when first wanted."""
    if not _drawers or _drawers[0][0] is not kg:
        _drawers[:] = [(kg, Drawer(kg))]
    return _drawers[0][1]


def link_of(at: Words) -> Callable[[str], str]:
    """Return the function that tells where the page of an IRI is."""
    return lambda iri: at.link(Node(iri, "", ""))


def _around(at: Atlas, node: str, hops: int, most: int) -> tuple[MultiDiGraph, int]:
    """Return what is within so many steps of a node, nearest and most connected first."""
    from networkx import single_source_shortest_path_length

    near = neighbourhood(at.merged if node in at.merged else at.drawn, node, hops=hops)
    whole = at.merged.subgraph(near)
    if len(near) <= most:
        return whole.copy(), 0
    far = (
        single_source_shortest_path_length(whole.to_undirected(as_view=True), node)
        if node in whole
        else {}
    )
    order = sorted(near, key=lambda one: (far.get(one, hops), -whole.degree(one), one))
    return whole.subgraph(order[:most]).copy(), len(near) - most


class _Growing:
    """A picture to which more is added; nothing that stands in it moves."""

    def __init__(self, at: Atlas, base: Sketch) -> None:

        self._whole = at.merged
        self._base = base
        self._graph = base.graph.copy()
        self._places = dict(base.places)
        self._boxes = boxes(self._graph, self._graph)
        self._lit: set[str] = set()
        self._steps: set[tuple[str, str]] = set()

    def sketch(self) -> Sketch:
        """Return what is drawn by now."""
        lit, steps = frozenset(self._lit), frozenset(self._steps)
        added = len(self._graph) - len(self._base.graph)
        return self._base._replace(
            graph=self._graph,
            places=self._places,
            lit=lit,
            steps=steps,
            away=max(self._base.away - added, 0),
        )

    def expand(self, node: str) -> None:
        """Draw the neighbours of a node, those tied to most others first, and the node itself."""

        try:
            near = neighbourhood(self._whole, node)
        except UnknownName:
            name = compress(node)
            raise BadParameter(
                zh=f"{name} 不在图中：它是取值，不是文中所说的事物。",
                en=f"{name} is not drawn: it is a value, no thing that the article tells of.",
            ) from None
        if node in self._whole:
            self._add(self._whole, None if node in self._graph else self._tied(node), [node])
        order = sorted(set(near) - {node}, key=lambda one: (-self._whole.degree(one), one))
        fresh = [one for one in order if one not in self._graph][:AT_ONCE]
        self._add(self._whole, node if node in self._graph else None, fresh)

    def lead(self, part: MultiDiGraph, paths: tuple[tuple[str, ...], ...], ends: list[str]) -> None:
        """Draw paths, or where there is none their ends, and light them."""

        part = merged(part)
        for number, node in enumerate(sorted(part)):
            known = self._whole.nodes.get(node, {})
            part.nodes[node].update(
                number=known.get("number", len(self._whole) + number),
                degree=known.get("degree", part.degree(node)),
                near=known.get("near", 0),
            )
        for path in paths or ((end,) for end in ends):
            before = None
            for node in path:
                self._add(part, before or self._tied(node), [node], bounded=False)
                before = node
            self._lit.update(path)
            self._steps.update(pairwise(path))
        for tail, head, key, data in part.edges(keys=True, data=True):
            if not self._graph.has_edge(tail, head):
                self._graph.add_edge(tail, head, key=key, **data)

    def _tied(self, node: str) -> str | None:
        """Return a node of the picture that is tied to one outside it."""
        if node not in self._whole:
            return None
        near = {*self._whole.successors(node), *self._whole.predecessors(node)}
        return min(near & set(self._graph), default=None)

    def _add(
        self, source: MultiDiGraph, anchor: str | None, nodes: list[str], *, bounded: bool = True
    ) -> None:

        room = LIMIT - len(self._graph) if bounded else len(nodes)
        fresh = [node for node in nodes if node not in self._graph][: max(room, 0)]
        for node in fresh:
            self._graph.add_node(node, **source.nodes[node])
        self._boxes |= boxes(self._graph, fresh)
        self._places |= beside(self._places, self._boxes, anchor, fresh)
        kept = set(self._graph)
        for node in fresh:
            if node not in self._whole:
                continue
            for view in (self._whole.out_edges, self._whole.in_edges):
                for tail, head, key, data in view(node, keys=True, data=True):
                    if tail in kept and head in kept and not self._graph.has_edge(tail, head, key):
                        self._graph.add_edge(tail, head, key=key, **data)
