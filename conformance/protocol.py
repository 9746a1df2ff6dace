"""The tests of the SPARQL 1.1 Protocol: requests to send, and what their answers must be.

A server that only reads cannot do as the tests of updates ask.  It does as it promises: it refuses
each update and says so; such a test counts as refused, and never as passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Namespace
from rdflib.collection import Collection
from suite import MF, manifest, quads

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx
    import rdflib
    from rdflib.term import Node

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
CATEGORY = "protocol"

#: The graphs that the tests speak of, and the files of the suite that hold them.
GRAPHS = {f"http://kasei.us/2009/09/sparql/data/data{n}.rdf": f"data{n}.nt" for n in (1, 2, 3)}
_FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"},
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of a test, with what is expected of its answer."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statuses: frozenset[str]
    boolean: bool | None
    form: str


def data(folder: str) -> Iterator[ox.Quad]:
    """Yield what the graphs of the tests hold."""
    from suite import BASE

    for graph, name in GRAPHS.items():
        yield from quads(folder, f"{BASE}{CATEGORY}/{name}", ox.NamedNode(graph))


def tests(folder: str) -> Iterator[tuple[str, list[Exchange]]]:
    """Yield each test by name with its requests."""
    graph = manifest(folder, CATEGORY)
    (listed,) = graph.objects(None, MF.entries)
    for test in Collection(graph, listed):
        requests = Collection(graph, graph.value(graph.value(test, MF.action), HT.requests))
        yield str(test).rpartition("#")[2], [_exchange(graph, request) for request in requests]


def outcome(client: httpx.Client, name: str, exchanges: list[Exchange]) -> str:
    """Return "passed", "refused" where an update is refused as promised, or what went wrong."""
    for exchange in exchanges:
        answer = client.request(
            exchange.method,
            exchange.path,
            headers=dict(exchange.headers),
            content=exchange.body,
            follow_redirects=True,
        )
        if name.startswith("update_") and answer.status_code == 403:  # noqa: PLR2004
            return "refused" if "read-only" in answer.text else answer.text
        if f"{answer.status_code // 100}xx" not in exchange.statuses:
            return f"status {answer.status_code}"
        media = answer.headers.get("content-type", "").partition(";")[0]
        if exchange.form and media not in _FORMATS[exchange.form]:
            return f"type {media}"
        if exchange.boolean is not None and answer.json()["boolean"] is not exchange.boolean:
            return f"answer {answer.text}"
    return "passed"


def _exchange(graph: rdflib.Graph, request: Node) -> Exchange:
    response = graph.value(request, HT.resp)
    headers = graph.value(request, HT.headers)
    boolean = graph.value(response, MF.expectedBoolean)
    return Exchange(
        method=str(graph.value(request, HT.methodName)),
        path=str(graph.value(request, HT.absolutePath)),
        headers=tuple(
            (str(graph.value(header, HT.fieldName)), str(graph.value(header, HT.fieldValue)))
            for header in (Collection(graph, headers) if headers else ())
        ),
        body=_body(graph, graph.value(request, HT.body)),
        statuses=frozenset(
            str(status)[-3:] for status in graph.objects(response, MF.expectedStatus)
        ),
        boolean=None if boolean is None else bool(boolean.toPython()),
        form=str(graph.value(response, MF.expectedFormat) or ""),
    )


def _body(graph: rdflib.Graph, body: Node | None) -> bytes:
    """Return the bytes of a body, in the encoding the manifest names."""
    if body is None:
        return b""
    encoding = str(graph.value(body, CNT.characterEncoding) or "utf-8")
    return str(graph.value(body, CNT.chars)).encode(encoding)
