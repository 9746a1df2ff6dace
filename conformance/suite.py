"""The W3C test suite as it lies in a folder: evaluation and syntax tests, read from manifests."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from rdflib import RDF, Namespace
from rdflib.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The address under which the suite is published: what its relative IRIs mean.
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")

QUERY = (
    *("aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping"),
    *("negation", "project-expression", "property-path", "subquery", "syntax-query"),
)
RESULTS = ("csv-tsv-res", "json-res")

_RDF = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
_TABLES = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class Test:
    """One test: its query, the files it reads, and what should come out.

    ``result`` is the path of the expected answer; a syntax test has none, and ``parses`` instead.
    """

    name: str
    category: str
    query: str
    base: str
    data: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    result: str = ""
    parses: bool = True


def tests(folder: str, category: str) -> Iterator[Test]:
    """Yield the tests of one manifest, in its order."""
    graph = manifest(folder, category)
    (listed,) = graph.objects(None, MF.entries)
    for test in Collection(graph, listed):
        action = graph.value(test, MF.action)
        query = graph.value(action, QT.query) or action
        path = local(folder, str(query))
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        result = graph.value(test, MF.result)
        yield Test(
            name=f"{category}/{str(test).rpartition('#')[2]}",
            category=category,
            query=text,
            base=str(query),
            data=tuple(sorted(map(str, graph.objects(action, QT.data)))),
            named=tuple(sorted(map(str, graph.objects(action, QT.graphData)))),
            result=local(folder, str(result)) if result else "",
            parses=graph.value(test, RDF.type) != MF.NegativeSyntaxTest11,
        )


def manifest(folder: str, category: str) -> rdflib.Graph:
    """Return the manifest of a category."""
    base = f"{BASE}{category}/manifest.ttl"
    return rdflib.Graph().parse(local(folder, base), publicID=base, format="turtle")


def local(folder: str, iri: str) -> str:
    """Return the path of a file of the suite."""
    return os.path.join(folder, *iri.removeprefix(BASE).partition("#")[0].split("/"))


def quads(folder: str, iri: str, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
    """Return what a file of data says, in one graph; its blank nodes are its own."""
    path = local(folder, iri)
    form = _RDF[os.path.splitext(path)[1]]
    with open(path, "rb") as file:
        parsed = ox.parse(file.read(), format=form, base_iri=iri, rename_blank_nodes=True)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed]


def expected(test: Test) -> object:
    """Return the expected answer, as `answer` gives it."""
    ending = os.path.splitext(test.result)[1]
    with open(test.result, "rb") as file:
        content = file.read()
    if ending in _TABLES:
        return table(ox.parse_query_results(content, format=_TABLES[ending]))
    if ending == ".csv":
        return comma_separated(content)
    return statements(ox.parse(content, format=_RDF[ending], base_iri=test.base))


def table(results: ox.QuerySolutions | ox.QueryBoolean) -> object:
    """Return a table so that two are equal where they mean the same: the order is free."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    found = ox.Dataset()
    for row in results:
        mark = ox.BlankNode()
        found.add(ox.Quad(mark, ox.NamedNode("urn:row"), ox.Literal("")))
        for name in names:
            if row[name] is not None:
                found.add(ox.Quad(mark, ox.NamedNode(f"urn:{name}"), row[name]))
    return sorted(names), _canonical(found)


def statements(triples: object) -> object:
    """Return statements so that two are equal where they mean the same."""
    found = ox.Dataset(
        ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples
    )
    return _canonical(found)


def comma_separated(content: bytes) -> object:
    """Return CSV so that two are equal where they hold the same rows, in whatever order."""
    head, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return sorted(head), sorted(sorted(zip(head, map(_written, row), strict=True)) for row in rows)


def _written(cell: str) -> str:
    """Return a cell with every blank node called alike, and a number in one way of writing it."""
    if cell.startswith("_:"):
        return "_:"
    try:
        return repr(float(cell))
    except ValueError:
        return cell


def _canonical(found: ox.Dataset) -> set[str]:
    """Return quads with blank nodes named by their place, and values as the engine writes them."""
    store = ox.Store()
    store.extend(found)
    kept = ox.Dataset(store)
    kept.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in kept}
