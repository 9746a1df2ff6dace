"""What a document about a thing says: all that has it as subject, object or graph, as RDF."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.forms import MEDIA
from dgov_kg.namespaces import BASE
from dgov_kg.web.addresses import iris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.graph import KnowledgeGraph

#: The forms of a document by the ending of its address, the one for whoever says nothing first.
FORMS = {
    "ttl": "text/turtle",
    "html": "text/html",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "rdf": "application/rdf+xml",
    **{form: MEDIA[form] for form in ("json", "csv", "xlsx", "graphml")},
}

#: Those that the exporter writes: the module and the function in it.
_WRITERS = {
    "ttl": ("turtle", "turtle"),
    "trig": ("turtle", "trig"),
    "nt": ("lines", "ntriples"),
    "nq": ("lines", "nquads"),
    "jsonld": ("jsonld", "jsonld"),
}


def statements(kg: KnowledgeGraph, iri: str) -> list[ox.Quad]:
    """Return what has a thing as subject or object, or stands in the graph that it names.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.namespaces import PREFIXES
    >>> found = statements(load(), PREFIXES["dg"] + "alibaba")
    >>> any(quad.object.value == PREFIXES["dg"] + "alibaba" for quad in found)
    True
    """
    try:
        term = ox.NamedNode(iri)
    except ValueError:
        return []
    store = kg.store
    found = dict.fromkeys(store.quads_for_pattern(term, None, None, None))
    found |= dict.fromkeys(store.quads_for_pattern(None, None, term, None))
    found |= dict.fromkeys(store.quads_for_pattern(None, None, None, term))
    return list(found)


def named(kg: KnowledgeGraph, path: str, names: str = BASE) -> tuple[str, str]:
    """Return the IRI that a path stands for and the form that its ending names, or empty.

    A name with a dot in it, of the reader's own, goes before an ending.

    >>> from dgov_kg.graph import load
    >>> named(load(), "/id/tencent.ttl")
    ('https://w3id.org/dgov-kg/id/tencent', 'ttl')
    """
    stem, dot, ending = path.rpartition(".")
    readings = [(path, "")]
    if dot and ending in FORMS:
        readings.append((stem, ending))
    for read, form in readings:
        for iri in iris(read, names):
            if statements(kg, iri):
                return iri, form
    return "", ""


def written(quads: Iterable[ox.Quad], form: str) -> bytes:
    """Return statements in a form of RDF; those without graphs have `dgov:statedIn` in their place.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.namespaces import PREFIXES
    >>> text = written(statements(load(), PREFIXES["dg"] + "tencent"), "ttl").decode()
    >>> "dg:tencent a dgov:Enterprise ;" in text
    True
    """
    from importlib import import_module

    from dgov_kg.export.content import Content
    from dgov_kg.namespaces import PREFIXES

    content = Content(quads)
    if form == "rdf":
        xml = ox.RdfFormat.RDF_XML
        return ox.serialize(content.triples, format=xml, prefixes=PREFIXES) or b""
    module, function = _WRITERS[form]
    writer = getattr(import_module(f"dgov_kg.export.{module}"), function)
    return bytes(writer(content))
