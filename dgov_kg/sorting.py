"""Which edges tell of a connection, and which only sort: two firms of one country are no pair.

A thing is connected with its place, its stage, its topic; two things are not connected because
they share one.  So an edge that only sorts may end a path at what it sorts by, never lead past it.
"""

from __future__ import annotations

from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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


def connecting(
    drawn: MultiDiGraph, whole: MultiDiGraph, ends: frozenset[str], through: frozenset[str]
) -> MultiDiGraph:
    """Return the part of a projection that may connect two things, those in ``ends``.

    ``through`` names what it may lead past all the same, of `SHARED`.  Themes are no nodes of a
    projection; they are taken from the whole graph where they are asked for.

    >>> from dgov_kg.network import network
    >>> empty = network([])
    >>> connecting(empty, empty, frozenset(), frozenset()).number_of_edges()
    0
    """
    part = drawn.copy()
    if "theme" in through:
        _add_themes(part, whole)
    nations = set(_nations(whole))
    for tail, head, key, data in list(part.edges(keys=True, data=True)):
        hubs = _hubs(part, (tail, head), data["predicate"], nations)
        if any(name not in through and hub not in ends for name, hub in hubs):
            part.remove_edge(tail, head, key)
    return part


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


def _add_themes(part: MultiDiGraph, whole: MultiDiGraph) -> None:
    for tail, head, data in whole.edges(data=True):
        if data["predicate"] == "dgov:hasTheme" and tail in part:
            part.add_node(head, **whole.nodes[head], details=[])
            part.add_edge(tail, head, key="dgov:hasTheme", **data, details=[])
