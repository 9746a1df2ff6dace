"""One graph as one page: pyvis holds the nodes, edges and options, our template makes the page."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from dgov_kg.view import page
from dgov_kg.view.kinds import look
from dgov_kg.view.labels import width, wrap
from dgov_kg.view.layout import positions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from networkx import MultiDiGraph

    from dgov_kg.language import Bilingual
    from dgov_kg.network import Detail

    Network = Any

_ORIGINS = {
    "stated": ("文中", "the article"),
    "background": ("背景资料，非文中所述", "background, not said in the article"),
    "derived": ("由规则推导", "derived by rule"),
}
#: Terms of other vocabularies, which the ontology does not label.
_BORROWED = {
    "skos:altLabel": ("又称", "also called"),
    "skos:notation": ("代码", "code"),
    "rdfs:seeAlso": ("参见", "see also"),
    "Other": ("其他", "other"),
}
_OPTIONS = {
    "autoResize": True,
    "nodes": {"scaling": {"label": {"enabled": True, "min": 8, "max": 60, "drawThreshold": 6}}},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "arrowStrikethrough": False,
        "scaling": {"label": {"enabled": True, "min": 8, "max": 60, "drawThreshold": 8}},
        "selfReference": {"size": 22, "renderBehindTheNode": False},
        "hoverWidth": 1,
        "selectionWidth": 1,
    },
    "interaction": {
        "hover": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "layout": {"improvedLayout": False},
    "physics": {"enabled": False},
}
_MOTION = {
    "enabled": True,
    "solver": "forceAtlas2Based",
    "forceAtlas2Based": {"springLength": 160, "gravitationalConstant": -90, "avoidOverlap": 0.6},
    "stabilization": False,
    "minVelocity": 1.5,
}


def picture(graph: MultiDiGraph, *, title: Bilingual, language: str = "zh") -> str:
    """Return the page that shows a graph, best one that `dgov_kg.network.projection` made.

    The page fetches nothing, and the same graph gives the same bytes.

    >>> from dgov_kg.language import Bilingual
    >>> from dgov_kg.network import network
    >>> html = picture(network([]), title=Bilingual("空", "Nothing"), language="en")
    >>> "<title>Nothing</title>" in html
    True
    """
    from jinja2 import Environment, FileSystemLoader
    from pyvis.network import Network

    held = Network(directed=True)
    held.options = {**_OPTIONS}
    _hold(held, graph)
    style, script, vis = page.style(), page.script(), page.vis()
    environment = Environment(
        loader=FileSystemLoader(page.FOLDER), autoescape=True, trim_blocks=True
    )
    environment.globals.update(
        title=title,
        language=language,
        sentences=_sentences(graph),
        origins=_ORIGINS,
        style=style,
        script=script,
        vis=vis,
        policy=page.policy(style, vis, script),
        data=page.embedded(
            {
                "title": title._asdict(),
                "nodes": held.nodes,
                "edges": held.edges,
                "kinds": _kinds(graph),
                "sentences": _sentences(graph),
                "origins": _ORIGINS,
                "options": held.options,
                "motion": _MOTION,
            }
        ),
    )
    held.templateEnv = environment
    held.path = "page.html"
    return str(held.generate_html()) + "\n"


def _hold(held: Network, graph: MultiDiGraph) -> None:
    """Put the nodes and edges of the graph into a pyvis network, in an order of their own."""
    order = {node: number for number, node in enumerate(sorted(graph))}
    ties = sorted(graph.edges(keys=True), key=lambda tie: (order[tie[0]], order[tie[1]], tie[2]))
    drawn = {order[node]: _drawn(graph, node) for node in order}
    boxes = {number: _box(node) for number, node in drawn.items()}
    places = positions(boxes, [(order[tail], order[head]) for tail, head, _ in ties])
    for number, node in drawn.items():
        x, y = places[number]
        # The box has the shape above the label; vis wants the middle of the shape.
        above = round(boxes[number][1] / 2 - node["size"] - 6)
        held.add_node(number, x=x, y=y - above, **node)
    bends = _bends((order[tail], order[head]) for tail, head, _ in ties)
    for number, (tie, bend) in enumerate(zip(ties, bends, strict=True)):
        tail, head, _ = tie
        edge = _tied(graph, graph.edges[tie])
        held.add_edge(order[tail], order[head], id=number, smooth=bend, **edge)


def _drawn(graph: MultiDiGraph, node: str) -> dict[str, Any]:
    data = graph.nodes[node]
    degree = graph.degree(node)
    return {
        "label": data["zh"],
        "shape": look(data["kind"]).shape,
        "size": round(10 + min(3.2 * degree**0.5, 22)),
        "font": {"size": round(14 + min(1.6 * max(degree - 3, 0) ** 0.5, 14))},
        "zh": data["zh"],
        "en": data["en"],
        "lines": {"zh": wrap(data["zh"]), "en": wrap(data["en"], ems=13)},
        "kind": data["kind"],
        "group": data["kind"],
        "curie": data["curie"],
        "evidence": data["evidence"],
        "origin": "stated" if data["evidence"] else "background",
        "details": _details(graph, data.get("details", [])),
    }


def _box(node: Mapping[str, Any]) -> tuple[float, float]:
    """Return the room of a node with the larger of its two labels."""
    rows = [lines.split("\n") for lines in node["lines"].values()]
    ems = max(width(row) for lines in rows for row in lines)
    size = node["font"]["size"]
    high = max(len(lines) for lines in rows) * size * 1.2
    return max(ems * size, 2 * node["size"]) + 26, 2 * node["size"] + high + 22


def _tied(graph: MultiDiGraph, data: Mapping[str, Any]) -> dict[str, Any]:
    details = data.get("details", [])
    date = next((one.zh for one in details if one.predicate == "dgov:dateExpression"), "")
    tied = {
        "zh": data["zh"],
        "en": data["en"],
        "lines": {
            "zh": "\n".join(filter(None, [wrap(data["zh"], ems=10, lines=2), date])),
            "en": "\n".join(filter(None, [wrap(data["en"], ems=12, lines=2), date])),
        },
        "predicate": data["predicate"],
        "evidence": data["evidence"],
        "origin": data["origin"],
        "dashes": data["origin"] != "stated",
        "details": _details(graph, details),
    }
    if "event" in data:
        tied["event"] = [data["event_zh"], data["event_en"]]
    return tied


def _details(graph: MultiDiGraph, details: Iterable[Detail]) -> list[list[str]]:
    return [[*_label(graph, one.predicate), one.zh, one.en] for one in details]


def _label(graph: MultiDiGraph, term: str) -> tuple[str, str]:
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


def _kinds(graph: MultiDiGraph) -> dict[str, dict[str, Any]]:
    """Return the kinds in the graph, the most frequent first, with look, name and number."""
    counts = Counter(kind for _, kind in graph.nodes(data="kind"))
    classes = {data["kind"]: data["class"] for _, data in graph.nodes(data=True)}
    found = {}
    for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        zh, en = _label(graph, classes[kind] or kind)
        found[kind] = {**look(kind)._asdict(), "zh": zh, "en": en, "count": count}
    return found


def _sentences(graph: MultiDiGraph) -> dict[str, tuple[str, str]]:
    """Return the name of each sentence that the graph cites, in both languages."""
    cited = {one for _, said in graph.nodes(data="evidence") for one in said}
    cited |= {one for *_, said in graph.edges(data="evidence") for one in said}
    return {one: _sentence(graph, one) for one in sorted(cited)}


def _sentence(graph: MultiDiGraph, name: str) -> tuple[str, str]:
    place = re.fullmatch(r"(.*?)p0*(\d+)s0*(\d+)", name)
    if place:
        source, paragraph, sentence = place.groups()
        where = f"{source.rstrip('/')} " if source else ""
        zh = f"{where}第{paragraph}段第{sentence}句"
        return zh, f"{where}paragraph {paragraph}, sentence {sentence}"
    return _label(graph, name)
