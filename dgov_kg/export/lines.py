"""N-Triples and N-Quads: one statement a line, sorted."""

from __future__ import annotations

import pyoxigraph as ox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.export.content import Content


def ntriples(content: Content) -> bytes:
    r"""Return the union of all graphs, and `dgov:statedIn`, as canonical N-Triples.

    >>> from dgov_kg.export.content import Content
    >>> name = ox.NamedNode("urn:name")
    >>> ntriples(Content([ox.Quad(name, name, ox.Literal("腾讯", language="zh"))])).decode()
    '<urn:name> <urn:name> "腾讯"@zh .\n'
    """
    return ox.serialize(content.triples, format=ox.RdfFormat.N_TRIPLES) or b""


def nquads(content: Content) -> bytes:
    r"""Return every statement with its graph, as canonical N-Quads.

    >>> from dgov_kg.export.content import Content
    >>> name = ox.NamedNode("urn:name")
    >>> nquads(Content([ox.Quad(name, name, name, name)])).decode()
    '<urn:name> <urn:name> <urn:name> <urn:name> .\n'
    """
    return ox.serialize(content.quads, format=ox.RdfFormat.N_QUADS) or b""
