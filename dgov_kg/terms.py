"""What the engine gives back, narrowed to what has a name: a reader's own file may hold more."""

from __future__ import annotations

from collections import namedtuple

import pyoxigraph as ox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dgov_kg.store import Store


#: A statement between named things, or of a named thing and a value: addresses and text.
Named = namedtuple("Named", "subject predicate value is_literal graph")


def named(quads: Iterable[ox.Quad]) -> Iterator[Named]:
    """Yield the statements whose subject has a name and whose object has one or is a literal."""
    for quad in quads:
        value = quad.object
        if isinstance(quad.subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
            is_literal = isinstance(value, ox.Literal)
            place = graph_iri(quad)
            yield Named(quad.subject.value, quad.predicate.value, value.value, is_literal, place)


def subjects(store: Store, predicate: ox.NamedNode, value: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """Yield the named things that stand so to another, blank nodes left out."""
    for quad in store.quads_for_pattern(None, predicate, value, None):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def objects(store: Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """Yield the named things to which another stands so."""
    for quad in store.quads_for_pattern(subject, predicate, None, None):
        if isinstance(quad.object, ox.NamedNode):
            yield quad.object


def literals(
    store: Store, subject: ox.NamedNode | None, predicate: ox.NamedNode
) -> Iterator[tuple[ox.NamedNode, ox.Literal]]:
    """Yield the literals of one thing, or of every named thing, each with the thing."""
    for quad in store.quads_for_pattern(subject, predicate, None, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            yield quad.subject, quad.object


def graph_iri(quad: ox.Quad) -> str:
    """Return the address of the graph a statement stands in; empty for the default graph."""
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
