"""All that is said of one thing, gathered from the statements it stands in."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.gist import GIST, gist
from dgov_kg.namespaces import PREFIXES
from dgov_kg.naming import LABELS
from dgov_kg.passage import is_sentence
from dgov_kg.result import Entity, Statement
from dgov_kg.solutions import value
from dgov_kg.terms import graph_iri, objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.graph import KnowledgeGraph

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def entity(kg: KnowledgeGraph, term: ox.NamedNode, quads: Iterable[ox.Quad]) -> Entity:
    """Return what these statements say of a thing; the names in them are asked for at once."""
    graphs: dict[ox.Triple, list[str]] = {}
    for quad in quads:
        graphs.setdefault(quad.triple, []).append(graph_iri(quad))
    terms = {part for triple in graphs for part in triple if isinstance(part, ox.NamedNode)}
    naming = kg.nodes({term.value, *(part.value for part in terms)}).__getitem__
    statements = [
        Statement(
            value(triple.subject, naming),
            value(triple.predicate, naming),
            value(triple.object, naming),
            tuple(kg.node(graph) for graph in sorted(filter(is_sentence, found))),
            tuple(sorted(graph for graph in found if not is_sentence(graph))),
        )
        for triple, found in graphs.items()
        if triple.predicate not in (*LABELS, _TYPE, GIST)
    ]
    node = naming(term.value)
    statements.sort(
        key=lambda s: (s.subject != node, s.predicate.iri, str(s.object), str(s.subject))
    )
    classes = dict.fromkeys(kg.node(c.value) for c in objects(kg.store, term, _TYPE))
    triples = tuple(sorted(graphs, key=str))
    return Entity(
        node, tuple(classes), tuple(statements), triples, kg.language, gist(kg, term.value)
    )
