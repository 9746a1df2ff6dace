"""One graph as one page: pyvis holds the nodes, edges and options, our template makes the page."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from dgov_kg.view import page
from dgov_kg.view.drawing import SMALL, hold, label
from dgov_kg.view.kinds import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from dgov_kg.language import Bilingual

_ORIGINS = {
    "stated": ("文中", "the article"),
    "background": ("背景资料，非文中所述", "background, not said in the article"),
    "derived": ("由规则推导", "derived by rule"),
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
    >>> "Nothing</title>" in html
    True
    """
    from pyvis.network import Network

    held = Network(directed=True)
    held.options = {**_OPTIONS}
    stage = hold(held, graph)
    sentences = _sentences(graph)
    held.templateEnv = page.environment(
        ["network.css", "network.js", "stage.js", "panel.js"],
        title=title,
        language=language,
        libraries=[page.vis()],
        stage=stage,
        sentences=sentences,
        origins=_ORIGINS,
        data={
            "title": title._asdict(),
            "nodes": held.nodes,
            "edges": held.edges,
            "kinds": _kinds(graph),
            "sentences": sentences,
            "origins": _ORIGINS,
            "options": held.options,
            "motion": _MOTION,
            "small": len(graph) <= SMALL,
        },
    )
    held.path = "network.html"
    return str(held.generate_html()) + "\n"


def _kinds(graph: MultiDiGraph) -> dict[str, dict[str, Any]]:
    """Return the kinds in the graph, the most frequent first, with look, name and number."""
    counts = Counter(kind for _, kind in graph.nodes(data="kind"))
    classes = {data["kind"]: data["class"] for _, data in graph.nodes(data=True)}
    found = {}
    for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        zh, en = label(graph, classes[kind] or kind)
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
    return label(graph, name)
