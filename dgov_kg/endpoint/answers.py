"""What an endpoint gives back, read as it comes: solutions, a yes or a no, triples."""

from __future__ import annotations

from typing import cast

import pyoxigraph as ox

from dgov_kg.endpoint.virtuoso import Mended, speaks
from dgov_kg.exceptions import BadStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from dgov_kg.endpoint.connection import Answer

#: What is asked for, the best first, and how each is read.
RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
STATEMENTS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/ntriples": ox.RdfFormat.N_TRIPLES,
    "application/x-turtle": ox.RdfFormat.TURTLE,
}
#: How an engine says that it gives no more rows than so many (Virtuoso, ResultSetMaxRows), and that
#: it stopped before the end (Virtuoso, MaxQueryExecutionTime).
_MOST = "X-SPARQL-MaxRows"
_CUT = "X-SQL-State"


class Solutions:
    """The solutions of a query, which can be gone through once.

    Where they are to be distinct, one that an engine gives twice is dropped.  Raises BadStore at
    the end where the endpoint has cut them off: a part is never taken for the whole.
    """

    def __init__(self, answer: Answer, found: ox.QuerySolutions, *, are_distinct: bool) -> None:
        self.variables = found.variables
        self._answer = answer
        self._found = found
        self._are_distinct = are_distinct

    def __iter__(self) -> Iterator[ox.QuerySolution]:
        seen = set()
        count = 0
        for solution in self._read():
            count += 1
            if self._are_distinct:
                key = tuple(solution)
                if key in seen:
                    continue
                seen.add(key)
            yield solution
        refuse_parts(self._answer, count)
        drain(self._answer)

    def _read(self) -> Iterator[ox.QuerySolution]:
        try:
            yield from self._found
        except SyntaxError as error:
            raise _garbled(error) from None

    def serialize(self, output: IO[bytes], format: ox.QueryResultsFormat) -> None:  # noqa: A002
        """Write the solutions as the endpoint gives them."""
        self._found.serialize(output, format=format)
        drain(self._answer)


class Triples:
    """The triples of a query, which can be gone through once."""

    def __init__(self, answer: Answer, found: Iterator[ox.Quad]) -> None:
        self._answer = answer
        self._found = found

    def __iter__(self) -> Iterator[ox.Triple]:
        try:
            for quad in self._found:
                yield quad.triple
        except SyntaxError as error:
            raise _garbled(error) from None
        drain(self._answer)


def outcome(
    answer: Answer, form: str, *, are_distinct: bool
) -> Solutions | Triples | ox.QueryBoolean:
    """Return what an answer of status 200 says.  Raises BadStore where it says nothing known."""
    media = (answer.header("Content-Type") or "").partition(";")[0].strip().lower()
    known = RESULTS if form in {"SELECT", "ASK"} else STATEMENTS
    if media not in known:
        answer.close()
        raise BadStore(
            zh=f"回答是 {media or '无名类型'}，不是 SPARQL 结果；这是 SPARQL 端点的地址吗？",
            en=f"It answers with {media or 'no known type'} and not with SPARQL results; "
            "is this the address of a SPARQL endpoint?",
        )
    if answer.header(_CUT):
        refuse_parts(answer, -1)
    try:
        if known is STATEMENTS:
            return Triples(answer, ox.parse(cast("IO[bytes]", answer), format=STATEMENTS[media]))
        source = Mended(answer) if speaks(answer) else answer
        found = ox.parse_query_results(cast("IO[bytes]", source), format=RESULTS[media])
    except (SyntaxError, ValueError) as error:
        raise _garbled(error) from None
    if isinstance(found, ox.QueryBoolean):
        drain(answer)
        return found
    return Solutions(answer, found, are_distinct=are_distinct)


def refuse_parts(answer: Answer, count: int) -> None:
    """Raise BadStore where an answer of so many rows is only a part."""
    most = answer.header(_MOST)
    if count < 0 or (most and most.isdecimal() and count >= int(most) > 0):
        answer.close()
        why = f"{most} 行为限" if count >= 0 else "时间为限"
        what = f"after {most} rows" if count >= 0 else "when its time was up"
        raise BadStore(
            zh=f"端点只给了一部分答案（{why}）；请在端点放宽，或缩小查询。",
            en=f"The endpoint broke its answer off {what}; raise its limit, or ask for less.",
        )


def drain(answer: Answer) -> None:
    """Read what is left behind the last row, so that the connection can be used again."""
    while answer.read(65_536):
        pass


def _garbled(error: Exception) -> BadStore:
    return BadStore(
        zh=f"端点的回答读不懂或没有传完：{error}",
        en=f"The endpoint's answer cannot be read, or is not whole: {error}",
    )
