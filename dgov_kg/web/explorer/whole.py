"""The whole graph at once: places and names for a renderer that draws thousands of nodes."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NamedTuple
from urllib.parse import urlencode

from dgov_kg.forms import MEDIA
from dgov_kg.language import Bilingual
from dgov_kg.view.drawing import label
from dgov_kg.view.kinds import look
from dgov_kg.web import pages
from dgov_kg.web.explorer.drawing import link_of
from dgov_kg.web.replies import reply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.view.atlas import Atlas
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.explorer.wishes import Wishes

#: Rows of the table on one page of it.
ROWS = 200
TITLE = Bilingual("整个图谱", "The whole graph")
_ORIGINS = {
    "background": Bilingual("背景资料", "background"),
    "derived": Bilingual("由规则推导", "derived by rule"),
    "stated": Bilingual("文中", "the article"),
}


class Row(NamedTuple):
    """One relation as the table says it: its ends and sentences with their pages."""

    one: tuple[str, str]
    relation: str
    other: tuple[str, str]
    said: list[tuple[str, str]]
    origin: Bilingual


def whole(atlas: Atlas, request: Request, wish: Wishes, at: pages.Words, form: str) -> Response:
    """Return the page of the whole graph, or what its script draws."""
    vary = "Accept, Accept-Language"
    if form == "json":
        written = json.dumps(drawn(atlas, at), ensure_ascii=False, separators=(",", ":"))
        return reply(
            written.encode(errors="replace"),
            "application/json",
            Vary=vary,
            Content_Language=at.language,
        )
    rows = list(_ties(atlas, wish))
    last = max(-(-len(rows) // ROWS), 1)
    here = min(wish.page, last)
    listed = [_row(atlas, tie, at) for tie in rows[(here - 1) * ROWS : here * ROWS]]
    nodes, edges = atlas.merged.number_of_nodes(), atlas.merged.number_of_edges()
    body = pages.page(
        "whole",
        request,
        at.language,
        title=TITLE,
        forms=[form for form in MEDIA if form != "json"],
        about=Bilingual(f"{nodes} 个节点、{edges} 条关系", f"{nodes} nodes and {edges} relations"),
        wish=wish,
        kinds=_kinds(atlas),
        relations=_relations(atlas),
        rows=listed,
        total=len(rows),
        here=here,
        last=last,
        turn={
            step: f"{at.prefix}/graph?{urlencode(_at_page(request, here + step))}"
            for step in (-1, 1)
            if 1 <= here + step <= last
        },
        kept=[("show", "all")],
    )
    return reply(body, "text/html", Vary=vary, Content_Language=at.language)


def drawn(atlas: Atlas, at: pages.Words) -> dict[str, Any]:
    """Return what is drawn: nodes and edges as rows, and what their numbers mean.

    A node: number, place across and down, kind, both names, CURIE, page, number of relations.  An
    edge: the numbers of its ends and of its relation.
    """
    kinds, relations = _kinds(atlas), _relations(atlas)
    kind_at = {name: place for place, name in enumerate(kinds)}
    relation_at = {name: place for place, name in enumerate(relations)}
    link = link_of(at)
    number = {node: data["number"] for node, data in atlas.merged.nodes(data=True)}
    return {
        "kinds": [{"name": name, **told} for name, told in kinds.items()],
        "relations": [{"predicate": name, **told} for name, told in relations.items()],
        "nodes": [
            [
                data["number"],
                *atlas.whole[node],
                kind_at[data["kind"]],
                data["zh"],
                data["en"],
                data["curie"],
                link(node),
                data["degree"],
            ]
            for node, data in atlas.merged.nodes(data=True)
        ],
        "edges": [
            [number[tail], number[head], relation_at[data["predicate"]]]
            for tail, head, data in atlas.merged.edges(data=True)
        ],
    }


def _kinds(atlas: Atlas) -> dict[str, dict[str, Any]]:
    counts = Counter(kind for _, kind in atlas.merged.nodes(data="kind"))
    classes = {data["kind"]: data["class"] for _, data in atlas.merged.nodes(data=True)}
    found = {}
    for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        zh, en = label(atlas.merged, classes[kind] or kind)
        found[kind] = {"zh": zh, "en": en, "count": count, "colour": look(kind).colour}
    return found


def _relations(atlas: Atlas) -> dict[str, dict[str, Any]]:
    counts = Counter(predicate for *_, predicate in atlas.merged.edges(data="predicate"))
    found = {}
    for predicate, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        zh, en = label(atlas.merged, predicate)
        found[predicate] = {"zh": zh, "en": en, "count": count}
    return found


def _ties(atlas: Atlas, wish: Wishes) -> Iterator[tuple[str, str, str]]:
    """Yield the relations that the wish does not leave out, in the order of the names."""
    for tail, head, key in sorted(atlas.merged.edges(keys=True)):
        kinds = {atlas.merged.nodes[node]["kind"] for node in (tail, head)}
        predicate = atlas.merged.edges[tail, head, key]["predicate"]
        if kinds.isdisjoint(wish.hidden) and predicate not in wish.muted:
            yield tail, head, key


def _row(atlas: Atlas, tie: tuple[str, str, str], at: pages.Words) -> Row:
    link, graph = link_of(at), atlas.merged
    tail, head, _ = tie
    data = graph.edges[tie]
    one, other = (graph.nodes[node][at.language] for node in (tail, head))
    said = [(name, link(graph.graph["sentences"][name])) for name in data["evidence"]]
    origin = _ORIGINS[data["origin"]]
    return Row((one, link(tail)), data[at.language], (other, link(head)), said, origin)


def _at_page(request: Request, number: int) -> list[tuple[str, str]]:
    kept = [pair for pair in request.parameters if pair[0] not in {"page", "format"}]
    return [*kept, ("page", str(number))]
