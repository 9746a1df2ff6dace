"""Which graphs a query reads: those of the protocol, else of its own text, else all as one.

Nothing is ever fetched: the engine reads FROM as a graph of the store, and one that is not there as
empty.  Whoever writes it expects more, and is told.
"""

from __future__ import annotations

import re
from functools import reduce
from urllib.parse import urljoin

import pyoxigraph as ox

from dgov_kg.exceptions import BadQuery
from dgov_kg.guard import tokens
from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from dgov_kg.store import Store
    from dgov_kg.web.exchange import Request

_FROM = re.compile(
    r"(?<![\w.-])(?P<word>FROM(?P<space>\s*)(?:NAMED\s*)?(?:<(?P<address>\d+)>|(?P<prefix>[\w.-]*):(?P<local>\d+)))",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?<![\w.-])PREFIX\s*([\w.-]*):\d+\s*<(\d+)>", re.IGNORECASE)
_BASE = re.compile(r"(?<![\w.-])BASE\s*<(\d+)>", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*")


def dataset(sparql: str, request: Request, store: Store) -> dict[str, Any]:
    """Return what the engine is told of the graphs.  Raises BadQuery for a graph outside.

    >>> from dgov_kg.web.exchange import Request
    >>> dataset("SELECT * FROM <http://g/> { }", Request("/"), ox.Store())
    Traceback (most recent call last):
        ...
    dgov_kg.exceptions.BadQuery: FROM <http://g/>: there is no such graph, and none is fetched.
    >>> dataset("SELECT ?from { }", Request("/"), ox.Store())
    {}
    """
    default, named = (
        [_graph(value) for key, value in request.parameters if key == name]
        for name in ("default-graph-uri", "named-graph-uri")
    )
    if default or named:
        return {"default_graph": default, "named_graphs": named}
    for iri in _clauses(sparql, base(request)):
        if not _ABSOLUTE.fullmatch(iri) or not store.contains_named_graph(ox.NamedNode(iri)):
            raise BadQuery(
                zh=f"FROM <{iri}>：没有这个图，也不会去取。",
                en=f"FROM <{iri}>: there is no such graph, and none is fetched.",
            )
    return {}


def base(request: Request) -> str:
    """Return what a relative address in a query is relative to."""
    return f"{request.address}/sparql"


def _clauses(sparql: str, here: str) -> list[str]:
    """Return the IRIs behind FROM and FROM NAMED; an engine may read the word without a space."""
    text, kept = tokens(sparql)
    bases = [kept[int(number)][1:-1] for number in _BASE.findall(text)]
    nearest = reduce(urljoin, bases, here)
    declared = {name: kept[int(number)][1:-1] for name, number in _PREFIX.findall(text)}
    found = []
    for clause in _FROM.finditer(text):
        if clause["address"]:
            iri = kept[int(clause["address"])][1:-1]
        elif not clause["space"] and clause["word"].rpartition(":")[0] in declared:
            continue  # A prefix that begins with the same letters.
        else:
            namespace = (PREFIXES | declared).get(clause["prefix"], "")
            iri = namespace + kept[int(clause["local"])][1:]
        found.append(iri if _ABSOLUTE.fullmatch(iri) else urljoin(nearest, iri))
    return found


def _graph(iri: str) -> ox.NamedNode:
    """Return the graph that a parameter names, or raise BadQuery where it names none."""
    if not _ABSOLUTE.fullmatch(iri) or iri.startswith("file:"):
        raise BadQuery(
            zh=f"{iri}：不是这里的图的地址，也不会去取。",
            en=f"{iri}: not the address of a graph here, and none is fetched.",
        )
    return ox.NamedNode(iri)
