"""The graph page: the foremost of the graph or any part of it, as a picture and as a table."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from dgov_kg.forms import MEDIA
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import expand
from dgov_kg.result import Node, Table
from dgov_kg.view.drawing import numbers
from dgov_kg.view.part import part
from dgov_kg.view.picture import network_content, network_data
from dgov_kg.web.explorer.drawing import LIMIT, drawer, link_of
from dgov_kg.web.explorer.whole import whole
from dgov_kg.web.explorer.wishes import wishes
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.pages import Words, page
from dgov_kg.web.replies import reply
from dgov_kg.web.verbs import tabled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.explorer.drawing import Sketch
    from dgov_kg.web.explorer.wishes import Wishes
    from dgov_kg.web.ready import Ready

#: The page, what a picture is drawn of as JSON, and what is drawn as an answer in its other forms.
FORMS = {"html": "text/html"} | MEDIA
_JSON = "/graph.json"
_HEADINGS = {
    "subject": Bilingual("主体", "subject"),
    "relation": Bilingual("关系", "relation"),
    "object": Bilingual("客体", "object"),
}


def graph(ready: Ready, request: Request) -> Response:
    """Answer with a picture of the graph, or of the part that the address names.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> answer = graph(Ready.of(load()), Request("/graph.json", [("of", "tencent")]))
    >>> b"dg:digital-guangdong" in answer.body
    True
    """
    kg = ready.kg
    wish = wishes(kg, request)
    language = preferred(request, kg.language)
    is_data = request.path == _JSON
    form = "json" if is_data else negotiated(request, FORMS)
    at = Words(request, language)
    if wish.everything and form in {"html", "json"}:
        return whole(drawer(kg).atlas, request, wish, at, form)
    drawn = drawer(kg).everything() if wish.everything else drawer(kg).sketch(wish)
    vary = "Accept, Accept-Language"
    if form == "json":
        return reply(_json(drawn, at), FORMS[form], Vary=vary, Content_Language=language)
    if form != "html":
        return tabled(ready, request, drawn_table(kg, drawn), FORMS)
    body = _page(drawn, wish, request, at)
    return reply(body, FORMS[form], Vary=vary, Content_Language=language)


def drawn_table(kg: KnowledgeGraph, drawn: Sketch) -> Table:
    """Return the relations that are drawn, one a row for each sentence that says it."""
    rows: list[tuple[Value, ...]] = []
    sentences = drawn.graph.graph["sentences"]
    for tail, head, data in sorted(drawn.graph.edges(data=True), key=lambda tie: tie[:2]):
        relation = Node(str(expand(data["predicate"]) or data["predicate"]), data["zh"], data["en"])
        ends = kg.node(tail), relation, kg.node(head)
        rows += [(*ends, kg.node(sentences[said])) for said in data["evidence"]] or [(*ends, None)]
    columns = ["subject", "relation", "object", "evidence"]
    return Table(columns, rows, title=drawn.title, headings=_HEADINGS)


def _json(drawn: Sketch, at: Words) -> bytes:
    data = network_data(drawn.graph, title=drawn.title, link=link_of(at), places=drawn.places)
    stage = data.pop("stage")
    data |= told(drawn, at) | {"tall": stage.tall}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def told(drawn: Sketch, at: Words) -> dict[str, Any]:
    """Return what the script of a picture of the site is told beside the picture."""
    number = numbers(drawn.graph)
    steps = {frozenset(step) for step in drawn.steps}
    lit = [
        f"{number[tail]} {number[head]} {key}"
        for tail, head, key in drawn.graph.edges(keys=True)
        if frozenset((tail, head)) in steps
    ]
    return {
        "about": about(drawn)._asdict(),
        "lit": {"nodes": sorted(number[node] for node in drawn.lit), "edges": lit},
        "source": at.prefix + _JSON,
        "search": at.prefix + "/search",
        "name": "dgov-kg",
    }


def about(drawn: Sketch) -> Bilingual:
    """Return how much is drawn, and how much stays away."""
    nodes, edges = drawn.graph.number_of_nodes(), drawn.graph.number_of_edges()
    zh, en = f"画出 {nodes} 个节点、{edges} 条关系", f"{nodes} nodes and {edges} relations drawn"
    if drawn.away:
        zh += f"；另有 {drawn.away} 个节点未画"
        en += f"; {drawn.away} nodes more are not"
    if nodes >= LIMIT:
        zh += f"（一次至多画 {LIMIT} 个）"
        en += f" (at most {LIMIT} at once)"
    return Bilingual(zh, en)


def _page(drawn: Sketch, wish: Wishes, request: Request, at: Words) -> bytes:
    content = network_content(
        drawn.graph,
        title=drawn.title,
        language=at.language,
        link=link_of(at),
        places=drawn.places,
        more=told(drawn, at),
    )
    data = content.data
    assert isinstance(data, dict)
    shown = {n["id"] for n in data["nodes"] if n["kind"] not in wish.hidden}
    rows = [
        edge
        for edge in data["edges"]
        if {edge["from"], edge["to"]} <= shown and edge["predicate"] not in wish.muted
    ]
    asked = urlencode([pair for pair in request.parameters if pair[0] != "format"])
    content = content._replace(
        told={**content.told, "edges": rows, "in_address": True, "wish": asked}
    )
    made = part(content, at.link)
    return page(
        "graph",
        request,
        at.language,
        made=made,
        title=drawn.title,
        about=about(drawn),
        wish=wish,
        forms=[form for form in MEDIA if form != "json"],
        kinds=data["kinds"],
        relations=data["relations"],
        kept=[pair for pair in request.parameters if pair[0] not in {"hide", "without", "lang"}],
    )
