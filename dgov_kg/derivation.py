"""What follows from what is said: the rules of `ontology/rules`, and the bounds of dates.

Everything derived stands in the graph `dg:derived` and nowhere else.
"""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.dates import bounds
from dgov_kg.namespaces import DERIVED, PREFIXES

_XSD_DATE = ox.NamedNode(PREFIXES["xsd"] + "date")
_EXPRESSION = ox.NamedNode(PREFIXES["dgov"] + "dateExpression")
_EARLIEST = ox.NamedNode(PREFIXES["dgov"] + "earliestDate")
_LATEST = ox.NamedNode(PREFIXES["dgov"] + "latestDate")


def derive(store: ox.Store) -> None:
    """Add to a store what its statements imply."""
    graph = ox.NamedNode(DERIVED)
    derived = []
    for path in files.listed(files.RULES, ".rq"):
        with open(path, encoding="utf-8") as file:
            triples = store.query(file.read(), use_default_graph_as_union=True)
        derived += [ox.Quad(*triple, graph) for triple in triples]
    for quad in store.quads_for_pattern(None, _EXPRESSION, None, None):
        for predicate, day in zip((_EARLIEST, _LATEST), bounds(quad.object.value), strict=True):
            if day is not None:
                literal = ox.Literal(day, datatype=_XSD_DATE)
                derived.append(ox.Quad(quad.subject, predicate, literal, graph))
    store.extend(derived)
