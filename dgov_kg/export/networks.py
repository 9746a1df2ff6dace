"""GraphML and GEXF, written by networkx from the graph's network.

Both know numbers and text only, so a list becomes text: sentences with spaces between them, other
values with " | ".  Ids are IRIs and e0, e1 …; the label of a node holds both its names.
"""

from __future__ import annotations

import io
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from networkx import MultiDiGraph

    from dgov_kg.export.content import Content

# What XML 1.0 cannot hold, not even escaped.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(content: Content) -> bytes:
    """Return the network as GraphML.

    >>> import pyoxigraph as ox
    >>> from dgov_kg.export.content import Content
    >>> from networkx import parse_graphml
    >>> name = ox.NamedNode("urn:name")
    >>> list(parse_graphml(graphml(Content([ox.Quad(name, name, name)])).decode()).nodes)
    ['urn:name']
    """
    return graphml_of(content.network)


def graphml_of(graph: MultiDiGraph) -> bytes:
    """Return a network, or what a picture shows of one, as GraphML."""
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(_flat(graph))
    file = io.BytesIO()
    writer.dump(file)
    return file.getvalue() + b"\n"


def gexf(content: Content) -> bytes:
    """Return the network as GEXF 1.2, without the date that would change its bytes.

    >>> from dgov_kg.export.content import Content
    >>> b"lastmodifieddate" in gexf(Content([]))
    False
    """
    return gexf_of(content.network)


def gexf_of(graph: MultiDiGraph) -> bytes:
    """Return a network, or what a picture shows of one, as GEXF."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph(_flat(graph))
    for element in writer.xml:
        element.attrib.pop("lastmodifieddate", None)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue() + b"\n"


def single_valued(attributes: Iterable[Mapping[str, object]]) -> dict[str, bool]:
    """Return for each attribute that is a list whether it never has two values.

    >>> single_valued([{"n": [1], "a": ["x", "y"]}, {"n": [2], "a": ["z"], "zh": "腾讯"}])
    {'n': True, 'a': False}
    """
    single: dict[str, bool] = {}
    for one in attributes:
        for name, value in one.items():
            if isinstance(value, list):
                single[name] = single.get(name, True) and len(value) == 1
    return single


def _flat(graph: MultiDiGraph) -> MultiDiGraph:
    from networkx import MultiDiGraph

    flat = MultiDiGraph()
    numbers = _numbers([data for _, data in graph.nodes(data=True)])
    for node, data in graph.nodes(data=True):
        values = {name: _plain(name, value, numbers) for name, value in data.items()}
        flat.add_node(node, label=_label(values), **values)
    for number, (tail, head, data) in enumerate(graph.edges(data=True)):
        values = {name: _plain(name, value, set()) for name, value in data.items()}
        # A key must be unique in the whole file: GraphML writes it as the id of the edge.
        flat.add_edge(tail, head, key=f"e{number}", label=_label(values), **values)
    return flat


def _numbers(attributes: list[dict[str, object]]) -> set[str]:
    """Return the attributes that are one whole number wherever they stand."""
    single = {name for name, one in single_valued(attributes).items() if one}
    for data in attributes:
        single -= {
            name for name in single & data.keys() if not isinstance(data[name], list)
            or not all(isinstance(value, int) for value in data[name])  # type: ignore[attr-defined]
        }  # fmt: skip
    return single


def _plain(name: str, value: object, numbers: set[str]) -> str | int:
    if isinstance(value, list):
        if name in numbers:
            return int(value[0])
        value = (" " if name == "evidence" else " | ").join(_told(one) for one in value)
    return _ILLEGAL.sub("", str(value))


def _told(value: object) -> str:
    """Return one of a list: what a picture tells beside an edge, in words."""
    if isinstance(value, dict):  # Another edge between the same two.
        return _label(value)
    if isinstance(value, tuple):  # A property and what it says in both languages.
        predicate, *both = value
        return f"{predicate} {' '.join(dict.fromkeys(map(str, both)))}"
    return str(value)


def _label(values: Mapping[str, str | int]) -> str:
    zh, en = str(values.get("zh", "")), str(values.get("en", ""))
    return zh if zh == en else f"{zh} {en}".strip()
