"""SPARQL in a worker: what may run is run, and its answer written out whole, or not at all."""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from typing import cast

import pyoxigraph as ox

from dgov_kg.diagnosis.syntax import bad_query
from dgov_kg.exceptions import BadQuery, DgovError
from dgov_kg.formats import FORMULA
from dgov_kg.guard import refuse
from dgov_kg.namespaces import PREFIXES
from dgov_kg.web.dataset import base, dataset
from dgov_kg.web.exchange import Request, Response
from dgov_kg.web.negotiation import form
from dgov_kg.web.refusal import too_long, too_many_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dgov_kg.solutions import Outcome
    from dgov_kg.store import Store
    from dgov_kg.web.served import Served
    from dgov_kg.web.settings import Limits, Settings

#: What a table or a yes may be written as; a client that asks for no kind gets the first.
RESULTS = {
    "json": ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    "xml": ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    "csv": ("text/csv", ox.QueryResultsFormat.CSV),
    "tsv": ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    "plain-json": ("application/json", ox.QueryResultsFormat.JSON),
    "plain-xml": ("application/xml", ox.QueryResultsFormat.XML),
    "text-xml": ("text/xml", ox.QueryResultsFormat.XML),
}
#: What statements may be written as.
STATEMENTS = {
    "turtle": ("text/turtle", ox.RdfFormat.TURTLE),
    "ntriples": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdf+xml": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    "json-ld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "xml": ("application/xml", ox.RdfFormat.RDF_XML),
    "plain-json": ("application/json", ox.RdfFormat.JSON_LD),
    "n3": ("text/n3", ox.RdfFormat.TURTLE),
    "text": ("text/plain", ox.RdfFormat.N_TRIPLES),
}

#: The mark by which a spreadsheet knows UTF-8, written for ``bom=true``.
_MARK = "\ufeff"
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
#: How the rows of an answer are told from the text in them, by kind.
_JSON_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_JSON_ROW = re.compile(rb"[\[,]\{")
_CSV_STRING = re.compile(rb'"[^"]*"')


class _Full(OSError):
    """Raised when an answer grows beyond its limit."""


class _Bounded(io.BytesIO):
    """A file in memory that takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, chunk: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(chunk) > self._most:
            raise _Full
        return super().write(chunk)


def answer(kg: Served, request: Request, settings: Settings) -> Response:
    """Return the answer to a query.  Raises BadQuery, NotAcceptable and Refused."""
    with evaluated(kg.union, request) as outcome:
        if isinstance(outcome, ox.QueryTriples):
            return _statements(outcome, request, settings.limits)
        return _results(outcome, request, settings.limits)


@contextmanager
def evaluated(store: Store, request: Request) -> Iterator[Outcome]:
    """Give the outcome of a query, which is found as it is read.  Raises BadQuery."""
    sparql = request.given("query")
    refuse(sparql)
    graphs = dataset(sparql, request, store)
    try:
        found = store.query(sparql, base_iri=base(request), prefixes=PREFIXES, **graphs)
        yield cast("Outcome", found)  # What is served is kept here.
    except SyntaxError as error:
        raise bad_query(sparql, error) from None
    except DgovError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        raise BadQuery(zh=f"查询未能完成：{error}", en=f"The query failed: {error}") from None


def _results(
    outcome: ox.QuerySolutions | ox.QueryBoolean, request: Request, limits: Limits
) -> Response:
    media, kind = RESULTS[_form(request, {name: m for name, (m, _) in RESULTS.items()})]
    file = _Bounded(limits.answer)
    try:
        outcome.serialize(file, format=kind)
    except _Full:
        raise too_long(limits) from None
    body = file.getvalue()
    if isinstance(outcome, ox.QuerySolutions) and rows(body, kind) > limits.rows:
        raise too_many_rows(limits)
    marked = ("bom", "true") in request.parameters and kind == ox.QueryResultsFormat.CSV
    return _response(media, for_spreadsheet(body) if marked else body)


def for_spreadsheet(body: bytes) -> bytes:
    r"""Return CSV with the mark of UTF-8, in which nothing runs as a formula; numbers stay.

    >>> for_spreadsheet(b"x,n\r\n=1+1,-1\r\n").decode()
    "\ufeffx,n\r\n'=1+1,-1\r\n"
    """
    written = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(body.decode(), newline=""))
    csv.writer(written).writerows([_shown(cell) for cell in row] for row in rows)
    return (_MARK + written.getvalue()).encode()


def _shown(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _statements(outcome: ox.QueryTriples, request: Request, limits: Limits) -> Response:
    triples: dict[ox.Triple, None] = {}
    size = 0
    for triple in outcome:
        if triple not in triples:
            size += len(str(triple))
            triples[triple] = None
        if len(triples) > limits.rows:
            raise too_many_rows(limits)
        if size > limits.answer:
            raise too_long(limits)
    return written(triples, request, limits)


def written(triples: Iterable[ox.Triple], request: Request, limits: Limits) -> Response:
    """Return statements in the form that a client wants.  Raises NotAcceptable and Refused."""
    media, kind = STATEMENTS[_form(request, {name: m for name, (m, _) in STATEMENTS.items()})]
    file = _Bounded(limits.answer)
    try:
        ox.serialize(triples, file, format=kind, prefixes=PREFIXES)
    except _Full:
        raise too_long(limits) from None
    return _response(media, file.getvalue())


def rows(body: bytes, kind: ox.QueryResultsFormat) -> int:
    r"""Return how many solutions an answer of the engine holds.

    >>> table = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"value":"[{"}},{}]}}'
    >>> rows(table, ox.QueryResultsFormat.JSON)
    2
    >>> rows(b'x\r\n"a\r\n""b"\r\nc\r\n', ox.QueryResultsFormat.CSV)
    2
    """
    if kind == ox.QueryResultsFormat.XML:
        return body.count(b"<result>")
    if kind == ox.QueryResultsFormat.TSV:
        return body.count(b"\n") - 1
    if kind == ox.QueryResultsFormat.CSV:
        return _CSV_STRING.sub(b"", body).count(b"\n") - 1
    return sum(1 for _ in _JSON_ROW.finditer(_JSON_STRING.sub(b"", body)))


def _form(request: Request, forms: dict[str, str]) -> str:
    """Return the form: that of `?format=` where it is one, since clients send their own names."""
    named = [value for name, value in request.parameters if name == "format" and value in forms]
    bare = Request(request.path, accept=request.accept)
    return named[0] if named else form(bare, forms)


def _response(media: str, body: bytes) -> Response:
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return Response(200, media + charset, body, (("Vary", "Accept"),))
