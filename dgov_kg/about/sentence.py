"""What one sentence says, thing by thing, and where else the same is said."""

from __future__ import annotations

from collections import namedtuple

import pyoxigraph as ox

from dgov_kg.about.grouping import called, rank, spoken
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence, order
from dgov_kg.result import Node
from dgov_kg.solutions import value
from dgov_kg.terms import graph_iri, objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_ALIAS = PREFIXES["skos"] + "altLabel"
_LABELS = {PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label"}

#: A thing of which a sentence speaks: its classes, whether the sentence is the first to name it,
#: and what it says of it: pairs of a relation and the ends it has.
Topic = namedtuple("Topic", "node kinds is_new facts")
#: One end of a relation, and the other sentences that say the same.
End = namedtuple("End", "value also")


def topics(kg: KnowledgeGraph, sentence: Node, language: str) -> list[Topic]:
    """Return what a sentence says, by the thing that it says it of; the fullest first.

    Of texts in both languages those in the reader's are given.

    >>> from dgov_kg.graph import load
    >>> kg = load(language="en")
    >>> found = topics(kg, kg.node_of("src:p16s4"), "en")
    >>> "founding of Digital Zhejiang" in [topic.node.en for topic in found]
    True
    """
    graph = ox.NamedNode(sentence.iri)
    told: dict[Node, dict[str, list[ox.Quad]]] = {}
    new: set[Node] = set()
    for quad in kg.store.quads_for_pattern(None, None, None, graph):
        subject = value(quad.subject, kg.node)
        if not isinstance(subject, Node):
            continue
        facts = told.setdefault(subject, {})
        if quad.predicate.value in _LABELS:
            new.add(subject)
        elif quad.predicate != _TYPE:
            facts.setdefault(quad.predicate.value, []).append(quad)
    sizes = {node: sum(map(len, facts.values())) for node, facts in told.items()}
    return [
        Topic(node, _kinds(kg, node), node in new, _sorted(kg, told[node], language))
        for node in sorted(told, key=lambda node: (-sizes[node], str(node), node.iri))
    ]


def _also(kg: KnowledgeGraph, quad: ox.Quad) -> tuple[Node, ...]:
    """Return the other sentences that say a statement."""
    said = kg.store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    graphs = {graph_iri(one) for one in said} - {graph_iri(quad)}
    return tuple(kg.node(graph) for graph in sorted(filter(is_sentence, graphs), key=order))


def _kinds(kg: KnowledgeGraph, node: Node) -> tuple[Node, ...]:
    kinds = {kind.value for kind in objects(kg.store, ox.NamedNode(node.iri), _TYPE)}
    return tuple(called(kg, kind) for kind in sorted(kinds))


def _sorted(
    kg: KnowledgeGraph, facts: dict[str, list[ox.Quad]], language: str
) -> list[tuple[Node, tuple[End, ...]]]:
    found = []
    for iri in sorted(facts, key=lambda iri: (iri == _ALIAS, rank(iri), iri)):
        kept = spoken([quad.object for quad in facts[iri]], language)
        ends = [
            End(value(quad.object, kg.node), _also(kg, quad))
            for quad in facts[iri]
            if quad.object in kept
        ]
        found.append((called(kg, iri), tuple(sorted(ends, key=lambda end: str(end.value)))))
    return found
