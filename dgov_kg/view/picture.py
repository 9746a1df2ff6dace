"""One graph as a picture: pyvis holds the nodes, edges and options, our template shows them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from dgov_kg.view.content import Content
from dgov_kg.view.drawing import SMALL, hold, label
from dgov_kg.view.kinds import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from networkx import MultiDiGraph

    from dgov_kg.language import Bilingual

    Network = Any
    Link = Callable[[str], str]
    Places = Mapping[str, tuple[int, int]]

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
        # It would take the focus under the mouse, and with it scroll the page.
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
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

    from dgov_kg.view.page import environment

    held = Network(directed=True)
    held.templateEnv = environment(
        network_content(graph, title=title, language=language, held=held)
    )
    held.path = "network.html"
    return str(held.generate_html()) + "\n"


def network_content(  # noqa: PLR0913 - a graph, and how it is to be shown
    graph: MultiDiGraph,
    *,
    title: Bilingual,
    language: str,
    held: Network | None = None,
    link: Link | None = None,
    places: Places | None = None,
    slim: bool = False,
    more: Mapping[str, Any] | None = None,
) -> Content:
    """Return a graph as a picture and as a table.

    ``link`` tells where the page of an IRI is; ``places`` where its nodes stand, if that is known.
    A ``slim`` picture stands among other things; ``more`` is told to the script besides.
    """
    told = network_data(graph, title=title, held=held, link=link, places=places)
    stage = told.pop("stage")
    told |= more or {}
    return Content(
        "network",
        title,
        language,
        {
            "stage": stage,
            "slim": slim,
            "nodes": told["nodes"],
            "edges": told["edges"],
            "ends": {node["id"]: node for node in told["nodes"]},
            "sentences": told["sentences"],
            "origins": _ORIGINS,
        },
        told,
    )


def network_data(
    graph: MultiDiGraph,
    *,
    title: Bilingual,
    held: Network | None = None,
    link: Link | None = None,
    places: Places | None = None,
) -> dict[str, Any]:
    """Return what the script of a picture is told, and in ``stage`` what its page is told."""
    from pyvis.network import Network

    held = held or Network(directed=True)
    held.options = {**_OPTIONS}
    stage = hold(held, graph, link=link, places=places)
    return {
        "title": title._asdict(),
        "nodes": held.nodes,
        "edges": held.edges,
        "kinds": _kinds(graph),
        "sentences": _sentences(graph, link),
        "origins": _ORIGINS,
        "relations": {
            predicate: label(graph, predicate)
            for predicate in sorted({data["predicate"] for *_, data in graph.edges(data=True)})
        },
        "options": held.options,
        "motion": _MOTION,
        "small": len(graph) <= SMALL,
        "stage": stage,
    }


def _kinds(graph: MultiDiGraph) -> dict[str, dict[str, Any]]:
    """Return the kinds in the graph, the most frequent first, with look, name and number."""
    counts = Counter(kind for _, kind in graph.nodes(data="kind"))
    classes = {data["kind"]: data["class"] for _, data in graph.nodes(data=True)}
    found = {}
    for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        zh, en = label(graph, classes[kind] or kind)
        found[kind] = {**look(kind)._asdict(), "zh": zh, "en": en, "count": count}
    return found


def _sentences(graph: MultiDiGraph, link: Link | None) -> dict[str, tuple[str, ...]]:
    """Return the name of each sentence that the graph cites, in both languages, and its page."""
    cited = {one for _, said in graph.nodes(data="evidence") for one in said}
    cited |= {one for *_, said in graph.edges(data="evidence") for one in said}
    found: dict[str, tuple[str, ...]] = {}
    addresses = graph.graph.get("sentences", {})
    for one in sorted(cited):
        place = _sentence(graph, one)
        found[one] = (*place, link(addresses[one])) if link and one in addresses else place
    return found


def _sentence(graph: MultiDiGraph, name: str) -> tuple[str, str]:
    place = re.fullmatch(r"(.*?)p0*(\d+)s0*(\d+)", name)
    if place:
        source, paragraph, sentence = place.groups()
        where = f"{source.rstrip('/')} " if source else ""
        zh = f"{where}第{paragraph}段第{sentence}句"
        return zh, f"{where}paragraph {paragraph}, sentence {sentence}"
    return label(graph, name)
