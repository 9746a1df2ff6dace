"""JSON-LD with its context inside: the same named graphs, nothing to fetch."""

from __future__ import annotations

import json
import re
from itertools import groupby

import pyoxigraph as ox

from dgov_kg.export.content import INTEGER, TYPE, curie
from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.export.content import Content, Term

# JSON numbers are doubles to most readers: fifteen digits are exact everywhere.
_EXACT_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def jsonld(content: Content) -> bytes:
    """Return every statement in its graph as JSON-LD 1.1, which readers of 1.0 take too.

    >>> from dgov_kg.export.content import Content
    >>> name, sentence = (ox.NamedNode(PREFIXES[prefix] + "p1s1") for prefix in ("dg", "src"))
    >>> json.loads(jsonld(Content([ox.Quad(name, TYPE, name, sentence)])))["@graph"]
    [{'@id': 'src:p1s1', '@graph': [{'@id': 'dg:p1s1', '@type': ['dg:p1s1']}]}]
    """
    names = _Names()
    graphs: list[object] = []
    for graph, quads in groupby(content.quads, key=lambda quad: quad.graph_name):
        nodes = [
            _node(names, subject, group)
            for subject, group in groupby(quads, key=lambda q: q.subject)
        ]
        if isinstance(graph, ox.DefaultGraph):
            graphs += nodes
        else:
            graphs.append({"@id": names(graph), "@graph": nodes})
    context = {prefix: PREFIXES[prefix] for prefix in sorted(names.used)}
    document = {"@context": context, "@graph": graphs}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


class _Names:
    """Writes IRIs, with a prefix where one fits, and remembers the prefixes it used."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def __call__(self, term: Term) -> str:
        if not isinstance(term, ox.NamedNode):
            return str(term)
        return curie(term.value, self.used) or term.value


def _node(names: _Names, subject: Term, quads: Iterable[ox.Quad]) -> dict[str, object]:
    node: dict[str, object] = {"@id": names(subject)}
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate):
        values = [quad.object for quad in group]
        if predicate == TYPE and not any(isinstance(value, ox.Literal) for value in values):
            node["@type"] = [names(value) for value in values]
        else:
            node[names(predicate)] = [_value(names, value) for value in values]
    return node


def _value(names: _Names, term: Term) -> object:
    if not isinstance(term, ox.Literal):
        return {"@id": names(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype == INTEGER and _EXACT_INTEGER.fullmatch(term.value):
        return int(term.value)
    if term.datatype.value == PREFIXES["xsd"] + "string":
        return term.value
    return {"@value": term.value, "@type": names(term.datatype)}
