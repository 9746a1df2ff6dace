"""What is exported, in a fixed order: the quads, their union with `dgov:statedIn`, the network."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

import pyoxigraph as ox

from dgov_kg.namespaces import BACKGROUND, CONCEPTS, DERIVED, ONTOLOGY, PREFIXES, SOURCES
from dgov_kg.passage import is_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from networkx import MultiDiGraph

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    Subject = ox.NamedNode | ox.BlankNode | ox.Triple

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
STATED_IN = ox.NamedNode(PREFIXES["dgov"] + "statedIn")
LABELS = (
    ox.NamedNode(PREFIXES["skos"] + "prefLabel"),
    ox.NamedNode(PREFIXES["rdfs"] + "label"),
)
INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
_FIRST = {
    TYPE: 0,
    LABELS[0]: 1,
    LABELS[1]: 1,
    ox.NamedNode(PREFIXES["skos"] + "altLabel"): 2,
    ox.NamedNode(PREFIXES["skos"] + "definition"): 3,
    STATED_IN: 9,
}
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*", re.ASCII)
_LANGUAGES = {"zh": 0, "en": 1, None: 3}
_GRAPHS = {ONTOLOGY: 0, CONCEPTS: 1, BACKGROUND: 3, DERIVED: 4}

_Natural = tuple[tuple[int, str], ...]
_Order = tuple[int, str, int, _Natural, str]


class Content:
    """The statements of a graph, sorted the way a reader would look for them.

    >>> tencent, name = ox.NamedNode(PREFIXES["dg"] + "tencent"), LABELS[0]
    >>> sentence = ox.NamedNode(PREFIXES["src"] + "p13s3")
    >>> content = Content([ox.Quad(tencent, name, ox.Literal("腾讯", language="zh"), sentence)])
    >>> len(content.quads), len(content.triples)
    (1, 2)
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.quads = sorted(_blank_nodes_numbered(quads), key=_quad_order)

    @cached_property
    def triples(self) -> list[ox.Triple]:
        """The union of all graphs and `dgov:statedIn`, by subject, each triple once."""
        union = {quad.triple: None for quad in self.quads}
        for quad in self.quads:
            if is_sentence(graph_iri(quad)):
                union[ox.Triple(quad.subject, STATED_IN, quad.graph_name)] = None  # type: ignore[arg-type]
        return sorted(union, key=triple_order)

    @cached_property
    def network(self) -> MultiDiGraph:
        """The same as a networkx graph."""
        from dgov_kg.network import network

        return network(self.quads)

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """IRI to its label in each language; a preferred label stands before a plain one."""
        names: dict[str, dict[str, str]] = {}
        for label in LABELS:
            for quad in self.quads:
                value = quad.object
                if quad.predicate == label and isinstance(value, ox.Literal) and value.language:
                    of_subject = names.setdefault(str(getattr(quad.subject, "value", "")), {})
                    of_subject.setdefault(value.language, value.value)
        return names

    @cached_property
    def graphs(self) -> dict[ox.Triple, list[str]]:
        """Triple to the graphs it stands in, in their order."""
        graphs: dict[ox.Triple, list[str]] = {}
        for quad in self.quads:
            graphs.setdefault(quad.triple, []).append(graph_iri(quad))
        return graphs


def graph_iri(quad: ox.Quad) -> str:
    """Return the name of the graph that a quad stands in; empty for the default graph."""
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value


def curie(iri: str, used: set[str]) -> str | None:
    """Return an IRI with a prefix where one fits without escapes, and note the prefix as used.

    >>> curie("https://w3id.org/dgov-kg/id/tencent", set())
    'dg:tencent'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            used.add(prefix)
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def is_index(graph: str) -> bool:
    """Say whether a graph is the index of a source.

    >>> is_index("https://w3id.org/dgov-kg/source/ning-tan")
    True
    """
    return graph.startswith(SOURCES) and not is_sentence(graph)


@lru_cache(maxsize=100_000)
def natural(text: str) -> _Natural:
    """Return a key that sorts names as people count.

    >>> sorted(["p2s10", "p2s9"], key=natural)
    ['p2s9', 'p2s10']
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    return tuple((int(part), part) if part.isdecimal() else (-1, part) for part in parts)


def triple_order(triple: ox.Triple) -> tuple[_Natural, _Order]:
    """Return a key that sorts triples by subject; type first, labels next, `statedIn` last."""
    return natural(str(triple.subject)), _order(triple.predicate, triple.object)


@lru_cache(maxsize=100_000)
def _order(predicate: ox.NamedNode, value: Term) -> _Order:
    is_literal = isinstance(value, ox.Literal)
    rank = _FIRST.get(predicate, 4 if is_literal else 5)
    language = _LANGUAGES.get(value.language, 2) if isinstance(value, ox.Literal) else 0
    text = value.value if isinstance(value, ox.Literal) else str(value)
    return rank, predicate.value, language, natural(text), str(value)


def _quad_order(quad: ox.Quad) -> tuple[int, _Natural, tuple[_Natural, _Order]]:
    graph = graph_iri(quad)
    known = 2 if graph.startswith(SOURCES) else 5 if graph else 6
    return _GRAPHS.get(graph, known), natural(graph), triple_order(quad.triple)


def _blank_nodes_numbered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the quads; blank nodes, which a user's file may have, get lasting names (RDFC-1.0)."""
    found = list(quads)
    terms = (term for quad in found for term in (quad.subject, quad.object, quad.graph_name))
    if not any(isinstance(term, ox.BlankNode) for term in terms):
        return found
    dataset = ox.Dataset(found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)
