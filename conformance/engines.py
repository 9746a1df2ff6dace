"""The two that are compared: the bare engine in this process, and a server over HTTP."""

from __future__ import annotations

import re

import httpx
import pyoxigraph as ox
from suite import Test, comma_separated, expected, quads, statements, table

#: A query that names its own graphs is not given others.
_FROM = re.compile(r"\bFROM\b")
#: A graph that is nowhere: what a test without data reads.
_NOTHING = "urn:nothing"
_CSV = "text/csv"
_TSV = "text/tab-separated-values"
_JSON = "application/sparql-results+json"
_XML = "application/sparql-results+xml"
_TABLES = {
    _JSON: ox.QueryResultsFormat.JSON,
    _XML: ox.QueryResultsFormat.XML,
    _TSV: ox.QueryResultsFormat.TSV,
}


def bare(folder: str, test: Test) -> bool:  # noqa: PLR0911 - one way out a kind of test
    """Say whether the engine alone passes a test."""
    store = ox.Store()
    for iri in test.data:
        store.extend(quads(folder, iri, ox.DefaultGraph()))
    for iri in test.named:
        store.extend(quads(folder, iri, ox.NamedNode(iri)))
    try:
        outcome = store.query(test.query, base_iri=test.base)
    except SyntaxError:
        return not test.parses
    except RuntimeError:  # It parses, and then lacks a function.
        return test.parses and not test.result
    if not test.result:
        return test.parses
    try:
        if isinstance(outcome, ox.QueryTriples):
            return statements(outcome) == expected(test)
        if test.result.endswith(".csv"):
            content = outcome.serialize(format=ox.QueryResultsFormat.CSV)
            return comma_separated(content or b"") == expected(test)
        content = outcome.serialize(format=ox.QueryResultsFormat.XML)
        return table(ox.parse_query_results(content, format=_TABLES[_XML])) == expected(test)
    except (OSError, RuntimeError, ValueError):
        return False


def served(client: httpx.Client, test: Test) -> bool:
    """Say whether a server passes a test; the graphs of all tests are loaded by their names."""
    accept = {"csv": _CSV, "tsv": _TSV, "srj": _JSON, "srx": _XML}.get(test.result[-3:], "*/*")
    graphs = {"default-graph-uri": test.data or (_NOTHING,), "named-graph-uri": test.named}
    answer = client.post(
        "/sparql",
        data={
            "query": f"BASE <{test.base}>\n{test.query}",
            **({} if _FROM.search(test.query) else graphs),
        },
        headers={"Accept": accept},
    )
    if not test.result:
        return ("does not parse" in answer.text) is not test.parses
    if answer.status_code != httpx.codes.OK:
        return False
    media = answer.headers["content-type"].partition(";")[0]
    if media == _CSV:
        return comma_separated(answer.content) == expected(test)
    if media in _TABLES:
        found = ox.parse_query_results(answer.content, format=_TABLES[media])
        return table(found) == expected(test)
    return statements(ox.parse(answer.content, format=ox.RdfFormat.TURTLE)) == expected(test)
