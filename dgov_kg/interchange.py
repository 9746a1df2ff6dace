"""Statements in the field's common coin: an rdflib Dataset, an rdflib Graph."""

from __future__ import annotations

import io

import pyoxigraph as ox
import rdflib

from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.store import Store


def dataset(store: Store) -> rdflib.Dataset:
    """Return an rdflib Dataset of the same named graphs, the default graph their union.

    >>> store = ox.Store()
    >>> store.load("<urn:a> <urn:b> <urn:c> <urn:g> .", format=ox.RdfFormat.N_QUADS)
    >>> [str(graph.identifier) for graph in dataset(store).graphs() if len(graph)]
    ['urn:g']
    """
    made = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    buffer = io.BytesIO()
    ox.serialize(store, buffer, format=ox.RdfFormat.N_QUADS)
    return made.parse(data=buffer.getvalue(), format="nquads")


def to_graph(quads: Iterable[ox.Quad | ox.Triple]) -> rdflib.Graph:
    """Return statements as one rdflib graph; ten times quicker than its own parser."""
    known: dict[str, rdflib.URIRef] = {}

    def term(node: object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
        if isinstance(node, ox.NamedNode):
            iri = node.value
            return known.get(iri) or known.setdefault(iri, rdflib.URIRef(iri))
        if isinstance(node, ox.BlankNode):
            return rdflib.BNode(node.value)
        assert isinstance(node, ox.Literal)
        datatype = None if node.language else rdflib.URIRef(node.datatype.value)
        if datatype == rdflib.URIRef("http://www.w3.org/2001/XMLSchema#string"):
            datatype = None
        return rdflib.Literal(node.value, lang=node.language, datatype=datatype, normalize=False)

    graph = rdflib.Graph()
    for quad in quads:
        if not isinstance(quad.object, ox.Triple):  # RDF 1.2, which rdflib does not hold
            graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph
