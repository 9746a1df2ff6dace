"""A store that is asked over HTTP as pyoxigraph's is asked in memory (SPARQL 1.1 Protocol)."""

from __future__ import annotations

import os
import re
from typing import cast
from urllib.parse import urlencode

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.endpoint.address import Address
from dgov_kg.endpoint.answers import RESULTS, STATEMENTS, outcome
from dgov_kg.endpoint.connection import Connection
from dgov_kg.endpoint.dialect import form, is_distinct, portable
from dgov_kg.endpoint.virtuoso import OWN_GRAPHS, speaks
from dgov_kg.exceptions import BadQuery, BadStore
from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from dgov_kg.endpoint.address import Credentials
    from dgov_kg.endpoint.connection import Answer
    from dgov_kg.solutions import Found

    Term = ox.NamedNode | ox.BlankNode | ox.Literal

#: Bytes of an address up to which a query goes into it, where a cache on the way may answer.
_SHORT = 2_000
#: How many things are asked about at once.
_MANY = 300
_GRAPHS = {"default_graph": "default-graph-uri", "named_graphs": "named-graph-uri"}


class EndpointStore:
    """An endpoint whose default graph is the union of its named graphs.

    A statement is one of a named graph; what an engine keeps outside of all is in the answers of
    queries, but not among the statements.
    """

    def __init__(self, url: str, *, credentials: Credentials | None = None) -> None:
        self._connection = Connection(Address.parse(url), credentials)
        self._is_known = False
        self._is_virtuoso = False

    def query(  # noqa: PLR0913 - as pyoxigraph has it
        self,
        query: str,
        *,
        base_iri: str | None = None,
        prefixes: Mapping[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Any = None,
        named_graphs: Any = None,
    ) -> Found:
        """Answer a query.  Raises BadQuery where the endpoint refuses it, and BadStore."""
        del use_default_graph_as_union  # It is one.
        self._know()
        text = portable(query, prefixes=prefixes or PREFIXES, base_iri=base_iri)
        graphs = [
            (_GRAPHS[name], graph.value)
            for name, given in (("default_graph", default_graph), ("named_graphs", named_graphs))
            for graph in given or ()
        ]
        return self._asked(text, graphs)

    def quads_for_pattern(
        self,
        subject: Term | None,
        predicate: ox.NamedNode | None,
        object: Term | None,  # noqa: A002 - the name it has in pyoxigraph
        graph_name: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the statements that have these parts; None stands for any."""
        parts = {
            "subject": subject,
            "predicate": predicate,
            "object": object,
            "graph": graph_name,
        }
        if any(isinstance(part, ox.BlankNode | ox.DefaultGraph) for part in parts.values()):
            return  # A blank node has no name outside the answer it came in.
        yield from self._statements({name: [part] for name, part in parts.items() if part})

    def quads_about(
        self, subjects: Iterable[ox.NamedNode], predicates: Sequence[ox.NamedNode]
    ) -> Iterator[ox.Quad]:
        """Yield what is said of many things by some predicates, in few requests."""
        wanted = list(subjects)
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            pairs = " ".join(f"({subject} {each})" for subject in some for each in predicates)
            yield from self._quads(_text("about", {}).replace("( UNDEF UNDEF )", pairs))

    def contains_named_graph(self, graph_name: ox.NamedNode) -> bool:
        """Say whether there is a graph of this name with anything in it."""
        return self._says("named", {"graph": [graph_name]})

    def __iter__(self) -> Iterator[ox.Quad]:
        return self._statements({})

    def __len__(self) -> int:
        (row,) = cast("Any", self._asked(_text("size", {})))
        return int(row[0].value)

    def _statements(self, parts: Mapping[str, Sequence[Term]]) -> Iterator[ox.Quad]:
        yield from self._quads(_text("statements", parts))

    def _quads(self, sparql: str) -> Iterator[ox.Quad]:
        self._know()
        for row in cast("Any", self._asked(sparql)):
            if self._is_virtuoso and row["graph"].value in OWN_GRAPHS:
                continue
            yield ox.Quad(row["subject"], row["predicate"], row["object"], row["graph"])

    def _says(self, name: str, parts: Mapping[str, Sequence[Term]]) -> bool:
        return bool(self._asked(_text(name, parts)))

    def _know(self) -> None:
        """Make sure, once, that the endpoint answers, and over the union of its graphs."""
        if self._is_known:
            return
        if not self._says("union", {}) and self._says("named", {}):
            address = self._connection.address
            raise BadStore(
                zh=f"{address} 的缺省图不是各图的并集，查不到具名图里的陈述。多数引擎有此设置"
                "（Oxigraph：地址末尾加 ?union-default-graph），见 docs/stores.md。",
                en=f"The default graph of {address} is not the union of its named graphs, so that "
                "a query would find nothing. Most engines have a setting for it (Oxigraph: "
                "?union-default-graph at the end of the address), see docs/stores.md.",
            )
        self._is_known = True

    def _asked(self, sparql: str, graphs: Sequence[tuple[str, str]] = ()) -> Found:
        wanted = form(sparql)
        kinds = RESULTS if wanted in {"SELECT", "ASK"} else STATEMENTS
        accept = ", ".join(f"{kind};q={1 - n / 10:g}" for n, kind in enumerate(kinds))
        headers = {"Accept": accept, "User-Agent": "dgov-kg"}
        said = urlencode([("query", sparql), *graphs])
        path = self._connection.address.path
        full = f"{path}{'&' if '?' in path else '?'}{said}"
        if len(full) <= _SHORT:
            answer = self._connection.request("GET", full, headers, b"")
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            answer = self._connection.request("POST", path, headers, said.encode())
        self._is_virtuoso = speaks(answer)
        if answer.status != 200:  # noqa: PLR2004
            raise self._refused(answer)
        return outcome(answer, wanted, are_distinct=is_distinct(sparql))

    def _refused(self, answer: Answer) -> BadQuery | BadStore:
        address, status = self._connection.address, answer.status
        said = _first_line(answer.read(4_000))
        answer.close()
        if status in {401, 403}:
            return BadStore(
                zh=f"{address} 不让进（{status}）；请设环境变量 DGOV_STORE_USER 与 "
                "DGOV_STORE_PASSWORD，或 DGOV_STORE_TOKEN。",
                en=f"{address} does not let us in ({status}); set DGOV_STORE_USER and "
                "DGOV_STORE_PASSWORD, or DGOV_STORE_TOKEN, in the environment.",
            )
        if status == 400:  # noqa: PLR2004
            return BadQuery(zh=f"端点不接受此查询：{said}", en=f"The endpoint refuses it: {said}")
        return BadStore(
            zh=f"{address} 没有回答（{status}）：{said}",
            en=f"{address} does not answer ({status}): {said}",
        )


def _text(name: str, parts: Mapping[str, Sequence[Term]]) -> str:
    """Return a query of `queries/store` with terms in place of its defaults."""
    text = files.read(os.path.join(files.QUERIES, "store", f"{name}.rq"))
    for part, terms in parts.items():
        given = " ".join(map(str, terms))
        text = text.replace(f"VALUES ?{part} {{ UNDEF }}", f"VALUES ?{part} {{ {given} }}")
    return portable(text)


def _first_line(body: bytes) -> str:
    """Return what an endpoint says, without what could act on a terminal."""
    text = re.sub(r"<[^<>]*>", " ", body.decode(errors="replace"))
    line = next((line for line in map(str.strip, text.splitlines()) if line), "")
    return "".join(letter for letter in line if letter.isprintable())[:300]
