"""A query as any engine takes it: its prefixes declared, and no parameter left undefined."""

from __future__ import annotations

import re

from dgov_kg.guard import tokens
from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: A parameter that is not given.  It binds nothing, but an engine may join UNDEF as a null.
_UNBOUND = re.compile(r"^[ \t]*VALUES \?\w+ \{ UNDEF \}[ \t]*$\n?", re.MULTILINE)
_HEADER = re.compile(r"\A(?:\s*#.*\n)*")
_PREFIX = re.compile(r"(?<![\w.:-])([A-Za-z][\w.-]*|):\d+")
_DECLARED = re.compile(r"(?<![\w.:-])PREFIX\s*([\w.-]*):\d+", re.IGNORECASE)
_FORM = re.compile(r"(?<![\w.:?-])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!\s*:)", re.IGNORECASE)
_DISTINCT = re.compile(r"\s+(?:DISTINCT|REDUCED)\b", re.IGNORECASE)


def portable(
    sparql: str, *, prefixes: Mapping[str, str] = PREFIXES, base_iri: str | None = None
) -> str:
    """Return a query that needs nothing from outside.

    >>> print(portable("SELECT * { VALUES ?a { dg:x } ?a dgov:b ?c }"))
    PREFIX dg: <https://w3id.org/dgov-kg/id/>
    PREFIX dgov: <https://w3id.org/dgov-kg/ontology#>
    SELECT * { VALUES ?a { dg:x } ?a dgov:b ?c }
    """
    text = _UNBOUND.sub("", _HEADER.sub("", sparql))
    bare, _ = tokens(text)
    missing = dict.fromkeys(_PREFIX.findall(bare))
    for name in _DECLARED.findall(bare):
        missing.pop(name, None)
    head = [f"BASE <{base_iri}>"] if base_iri else []
    head += [f"PREFIX {name}: <{prefixes[name]}>" for name in missing if name in prefixes]
    return "\n".join([*head, text])


def form(sparql: str) -> str:
    """Return what a query asks for: SELECT, ASK, CONSTRUCT or DESCRIBE; SELECT where unclear.

    >>> form("PREFIX ask: <urn:select> DESCRIBE ask:it")
    'DESCRIBE'
    """
    found = _FORM.search(tokens(sparql)[0])
    return found[1].upper() if found else "SELECT"


def is_distinct(sparql: str) -> bool:
    """Say whether no two solutions of a query can be alike.

    >>> is_distinct("SELECT DISTINCT * { ?s ?p ?o }"), is_distinct("SELECT * { ?s ?p 'DISTINCT' }")
    (True, False)
    """
    bare = tokens(sparql)[0]
    found = _FORM.search(bare)
    return bool(found and _DISTINCT.match(bare, found.end()))
