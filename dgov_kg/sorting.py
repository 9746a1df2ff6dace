"""Which edges tell of a connection, and which only sort: two firms of one country are no pair.

A thing is connected with its place, its stage, its topic; two things are not connected because
they share one.  So an edge that only sorts may end a path at what it sorts by, never lead past it.
"""

from __future__ import annotations

from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from networkx import MultiDiGraph

#: What paths lead past only when asked to, and what sharing it means.
SHARED = {
    "place": Bilingual("同属一地", "both belong to one place"),
    "country": Bilingual("同属全国", "both belong to the whole country"),
    "stage": Bilingual("同在一个阶段", "both fall into one stage"),
    "field": Bilingual("同属一个领域", "both lie in one field"),
    "theme": Bilingual("同属一个主题", "both have one theme"),
    "form": Bilingual("同为一项举措在各地的形式", "both are local forms of one initiative"),
    "list": Bilingual("同列于一份清单", "both stand in one list"),
    "claim": Bilingual("同为一个论断所论及", "one claim or finding speaks of both"),
    "source": Bilingual("同出一份文献", "both go back to one cited work"),
    "absence": Bilingual("同缺一物，或一有一缺", "one thing is lacking in both, or in one"),
}

_TAIL, _HEAD = 0, 1
#: The statements that only sort, by what they sort, and the end at which that stands.
_PREDICATES = {
    "dgov:hasJurisdiction": ("place", _HEAD),
    "dgov:isInStage": ("stage", _HEAD),
    "dgov:hasField": ("field", _HEAD),
    "dgov:hasTheme": ("theme", _HEAD),
    "dgov:isLocalFormOf": ("form", _HEAD),
    "dgov:concerns": ("claim", _TAIL),
    "dgov:isExemplifiedBy": ("claim", _TAIL),
    "dgov:ranksAmongFirst": ("claim", _TAIL),
    "dgov:citesWork": ("source", _HEAD),
    "dgov:isAttributedTo": ("source", _HEAD),
    "dgov:lacks": ("absence", _HEAD),
    "dgov:isSilentOn": ("absence", _HEAD),
}
#: The things that only sort, whatever is said of them but what leads to what.
_KINDS = {"Group": "list", "Claim": "claim", "Characteristic": "claim", "Definition": "claim"}
_LEVEL, _NATION = "dgov:hasAdministrativeLevel", "dgc:level-national"


def with_themes(drawn: MultiDiGraph, whole: MultiDiGraph) -> MultiDiGraph:
    """Return a projection with the themes of things as nodes, which a picture leaves out."""
    made = drawn.copy()
    for tail, head, data in whole.edges(data=True):
        if data["predicate"] == "dgov:hasTheme" and tail in made:
            made.add_node(head, **whole.nodes[head], details=[])
            made.add_edge(tail, head, key="dgov:hasTheme", **data, details=[])
    return made


def barriers(
    graph: MultiDiGraph, whole: MultiDiGraph, ends: Collection[str]
) -> dict[tuple[str, str, str], frozenset[str]]:
    """Return for each edge what a path between these ends would lead past in following it.

    The names are of `SHARED`; an edge without any tells of a connection.

    >>> from dgov_kg.network import network
    >>> barriers(network([]), network([]), [])
    {}
    """
    nations = set(_nations(whole))
    return {
        (tail, head, key): frozenset(
            name
            for name, hub in _hubs(graph, (tail, head), data["predicate"], nations)
            if hub not in ends
        )
        for tail, head, key, data in graph.edges(keys=True, data=True)
    }


def _hubs(
    graph: MultiDiGraph, edge: tuple[str, str], predicate: str, nations: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield what an edge sorts by: the sort, and the node at which all that it sorts would meet."""
    kinds = [graph.nodes[node]["kind"] for node in edge]
    nation = edge[_HEAD] in nations
    for node, kind in zip(edge, kinds, strict=True):
        if node in nations:
            yield "country", node
        elif kind in _KINDS and predicate != "dgov:leadsTo":
            yield _KINDS[kind], node
    if predicate in _PREDICATES:
        name, end = _PREDICATES[predicate]
        if not (name == "place" and nation):
            yield name, edge[end]
    elif predicate == "dgov:isPartOf" and kinds[_HEAD] == "Jurisdiction" and not nation:
        yield "place", edge[_HEAD]


def _nations(whole: MultiDiGraph) -> Iterator[str]:
    for tail, head, predicate in whole.edges(data="predicate"):
        nation = predicate == _LEVEL and whole.nodes[head]["curie"] == _NATION
        if nation and whole.nodes[tail]["kind"] == "Jurisdiction":
            yield tail
