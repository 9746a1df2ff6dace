"""How the article says a thing: what it leaves open, hedges, counts roughly, or only aims at."""

from __future__ import annotations

from collections import namedtuple

import pyoxigraph as ox

from dgov_kg.lookup import is_a
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence, order
from dgov_kg.terms import graph_iri, objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node

_DGOV, _DGC = PREFIXES["dgov"], PREFIXES["dgc"]
#: The relations that say how the article says it.
MARKED = {
    _DGOV + name
    for name in (
        *("hasListCompleteness", "hasAssertionMode", "hasModality", "hasQuantifier"),
        *("hasQualifier",),
    )
}
#: Their values that leave nothing open.
_CLOSED = {_DGC + "list-as-listed", _DGC + "quantity-exact"}
#: The classes whose members are not, or not all, there.
_OPEN = ("Goal", "UnnamedParty")
_GROUP = ox.NamedNode(_DGOV + "ActorGroup")
_MEMBER = ox.NamedNode(_DGOV + "hasMember")
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")

#: A way of saying, of the thing that is said so, and the sentences that show it.
Mark = namedtuple("Mark", "thing how evidence")


def marks(kg: KnowledgeGraph, node: Node) -> list[Mark]:
    """Return how the article says a thing where it does not say it outright and in full.

    >>> from dgov_kg.graph import load
    >>> kg = load(language="en")
    >>> [mark.how.en for mark in marks(kg, kg.node_of("dg:founding-of-digital-zhejiang"))]
    ['resolved', 'counted']
    """
    term = ox.NamedNode(node.iri)
    found: dict[str, set[str]] = {}
    for relation in sorted(MARKED):
        for quad in kg.store.quads_for_pattern(term, ox.NamedNode(relation), None, None):
            if isinstance(quad.object, ox.NamedNode) and quad.object.value not in _CLOSED:
                found.setdefault(quad.object.value, set()).add(graph_iri(quad))
    for name in _OPEN:
        kind = ox.NamedNode(_DGOV + name)
        if is_a(kg, term, kind):
            found.setdefault(kind.value, set()).update(_born(kg, term, kind))
    if is_a(kg, term, _GROUP) and not next(objects(kg.store, term, _MEMBER), None):
        found.setdefault(_GROUP.value, set()).update(_born(kg, term, _GROUP))
    return [Mark(node, kg.node(how), tuple(_sentences(kg, said))) for how, said in found.items()]


def left_open(kg: KnowledgeGraph, node: Node, told: Iterable[Mark]) -> list[Mark]:
    """Return the marks of a thing, then those of the events and ties that it is in, each once."""
    every = dict.fromkeys([*marks(kg, node), *told])
    return sorted(every, key=lambda mark: mark.thing != node)


def _born(kg: KnowledgeGraph, term: ox.NamedNode, kind: ox.NamedNode) -> Iterator[str]:
    for quad in kg.store.quads_for_pattern(term, _TYPE, kind, None):
        yield graph_iri(quad)


def _sentences(kg: KnowledgeGraph, graphs: Iterable[str]) -> Iterator[Node]:
    return (kg.node(graph) for graph in sorted(filter(is_sentence, graphs), key=order))
