"""A query run for a page: its first rows, or what is wrong with it and where."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

import pyoxigraph as ox

from dgov_kg.diagnosis.vocabulary import diagnose
from dgov_kg.exceptions import DgovError
from dgov_kg.language import Bilingual
from dgov_kg.result import Table
from dgov_kg.solutions import value
from dgov_kg.web.evaluation import evaluated
from dgov_kg.web.exchange import Request
from dgov_kg.web.refusal import too_many_rows
from dgov_kg.web.settings import Limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.diagnosis.marks import Mark
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value
    from dgov_kg.solutions import Naming, Outcome
    from dgov_kg.web.ready import Ready

#: Rows that the page shows; the others are in the downloads.
FIRST_ROWS = 200
#: Rows that a picture is drawn of.
_DRAWN = 1_000
TITLE = Bilingual("查询的结果", "The answer of a query")
#: What an answer can be downloaded as, by the names that `/sparql` knows.
TABLES, GRAPHS = ("csv", "tsv", "json", "xml"), ("turtle", "ntriples", "json-ld", "rdf+xml")


class Ran(NamedTuple):
    """What came of a query: rows, and how many there are in all; or an error."""

    table: Table = Table([], [])
    total: int = 0
    forms: tuple[str, ...] = ()
    error: Bilingual | None = None


class Place(NamedTuple):
    """The line of a query that a mark stands in, in three parts, of which the middle is meant."""

    number: int
    before: str
    meant: str
    after: str
    mark: Mark


def ran(ready: Ready, request: Request, language: str) -> Ran:
    """Return what comes of the query of a request.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> ran(Ready.of(load()), Request("/query", (("query", "SELEKT"),)), "en").error.en
    'The query does not parse: error at 1:1: SELEKT is no word of SPARQL; did you mean SELECT?'
    """
    kg = ready.kg
    try:
        with evaluated(getattr(kg, "union", kg.store), request) as outcome:
            return _read(outcome, kg.node, language)
    except DgovError as error:
        return Ran(error=Bilingual(error.zh, error.en))


def first_rows(kg: KnowledgeGraph, sparql: str) -> Table:
    """Return the first rows of the answer to a query, for drawing.  Raises BadQuery.

    >>> from dgov_kg.graph import load
    >>> len(first_rows(load(), "SELECT ?s { GRAPH src:p13s3 { ?stake dgov:isStakeIn ?s } }"))
    4
    """
    with evaluated(getattr(kg, "union", kg.store), Request("", (("query", sparql),))) as outcome:
        return _read(outcome, kg.node, kg.language, shown=_DRAWN).table


def whole(kg: KnowledgeGraph, sparql: str) -> Table:
    """Return the answer to a query with all its rows.  Raises BadQuery, and Refused for too many.

    >>> from dgov_kg.graph import load
    >>> whole(load(), "ASK {}")[0]
    {'answer': True}
    """
    with evaluated(getattr(kg, "union", kg.store), Request("", (("query", sparql),))) as outcome:
        return _read(outcome, kg.node, kg.language, shown=Limits().rows).table


def places(ready: Ready, sparql: str) -> list[Place]:
    """Return where something is to be said of a query, line by line."""
    return [_place(mark, sparql) for mark in diagnose(ready.kg, sparql)]


def _place(mark: Mark, sparql: str) -> Place:
    line, column = mark.place(sparql)
    text = sparql.split("\n")[line - 1]
    end = column - 1 + mark.end - mark.start
    return Place(line, text[: column - 1], text[column - 1 : end], text[end:], mark)


def _read(outcome: Outcome, naming: Naming, language: str, shown: int = FIRST_ROWS) -> Ran:
    """Read an outcome as far as an answer may be long, and keep what the page shows."""
    if isinstance(outcome, ox.QueryBoolean):
        return Ran(Table(["answer"], [(bool(outcome),)], language=language), 1, ("json", "xml"))
    most = Limits().rows
    forms, columns = GRAPHS, ["subject", "predicate", "object"]
    found: Iterable[Iterable[object]] = outcome
    if isinstance(outcome, ox.QuerySolutions):
        forms, columns = TABLES, [variable.value for variable in outcome.variables]
    else:
        found = dict.fromkeys(islice(outcome, most + 1))
    rows: list[tuple[Value, ...]] = []
    total = 0
    for solution in islice(found, most + 1):
        total += 1
        if total <= shown:
            rows.append(tuple(value(term, naming) for term in solution))
    if total > most:
        raise too_many_rows(Limits())
    return Ran(Table(columns, rows, title=TITLE, language=language), total, forms)
