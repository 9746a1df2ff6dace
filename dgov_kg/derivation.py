"""What follows from what is said: the rules of `ontology/rules`, and the bounds of dates.

Everything derived stands in the graph `dg:derived` and nowhere else.
"""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.dates import bounds
from dgov_kg.exceptions import BadFile
from dgov_kg.namespaces import DERIVED, PREFIXES, compress
from dgov_kg.terms import literals

_XSD_DATE = ox.NamedNode(PREFIXES["xsd"] + "date")
_EXPRESSION = ox.NamedNode(PREFIXES["dgov"] + "dateExpression")
_EARLIEST = ox.NamedNode(PREFIXES["dgov"] + "earliestDate")
_LATEST = ox.NamedNode(PREFIXES["dgov"] + "latestDate")


def derive(store: ox.Store) -> None:
    """Add to a store what its statements imply.  Raises BadFile for what is not a date."""
    graph = ox.NamedNode(DERIVED)
    derived = []
    for path in files.listed(files.RULES, ".rq"):
        with open(path, encoding="utf-8") as file:
            triples = store.query(file.read(), use_default_graph_as_union=True)
        if isinstance(triples, ox.QueryTriples):
            derived += [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
    for subject, expression in literals(store, None, _EXPRESSION):
        for predicate, day in zip((_EARLIEST, _LATEST), _bounds(subject, expression), strict=True):
            if day is not None:
                literal = ox.Literal(day, datatype=_XSD_DATE)
                derived.append(ox.Quad(subject, predicate, literal, graph))
    store.extend(derived)


def _bounds(subject: ox.NamedNode, expression: ox.Literal) -> tuple[str | None, str | None]:
    try:
        return bounds(expression.value)
    except ValueError:
        name = compress(subject.value)
        raise BadFile(
            zh=f"{name} 的 dgov:dateExpression “{expression.value}” 不是 EDTF 日期。",
            en=f"{name} has the dgov:dateExpression {expression.value}, which is no EDTF date.",
        ) from None
