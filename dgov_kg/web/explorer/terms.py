"""What an editor of queries asks for: all terms with their names, and what is wrong."""

from __future__ import annotations

import json
import re

import pyoxigraph as ox

from dgov_kg.diagnosis.syntax import WORDS
from dgov_kg.diagnosis.vocabulary import diagnose
from dgov_kg.exceptions import BadParameter
from dgov_kg.namespaces import PREFIXES, compress
from dgov_kg.terms import literals
from dgov_kg.web.replies import reply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.diagnosis.marks import Mark
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

#: A name with a prefix that needs no escape (SPARQL 1.1, 19.8, PNAME_LN).
_PLAIN = re.compile(r"[a-z]+:\w(?:[\w.-]*[\w-])?")
_OTHER = ox.NamedNode(PREFIXES["skos"] + "altLabel")
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def terms(ready: Ready, request: Request) -> Response:
    """Return all terms that have a name, and those that statements are made with.

    ``terms`` has a row for each: how it is written in a query, its Chinese and its English name,
    the number of its kind in ``kinds``, which begin in the same way, and what else it is called.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> told = json.loads(terms(Ready.of(load()), Request("/terms.json")).body)
    >>> next(row[:3] for row in told["terms"] if row[0] == "dg:tencent")
    ['dg:tencent', '腾讯', 'Tencent']
    """
    request.refuse_others(())
    kinds: dict[str, int] = {}
    others: dict[str, list[str]] = {}
    for term, name in literals(ready.kg.store, None, _OTHER):
        others.setdefault(term.value, []).append(name.value)
    rows = []
    for iri, kind in _kinds(ready.kg).items():
        node = ready.kg.node(iri)
        number = kinds.setdefault(kind, len(kinds))
        rows.append([_written(iri), node.zh, node.en, number, *others.get(iri, ())])
    told = {
        "prefixes": PREFIXES,
        "words": list(WORDS),
        "kinds": [_named(ready.kg, kind) for kind in kinds],
        "terms": rows,
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return reply(text, "application/json")


def check(ready: Ready, request: Request) -> Response:
    """Return what is to be said of a query: each mark with its place, sentences and repairs.

    ``from`` and ``to`` count UTF-16 code units, as JavaScript does.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = Request("/check", (("query", "ASK { ?s dgv:a '𠀀' }"),))
    >>> json.loads(check(Ready.of(load()), asked).body)["marks"][0]["to"]
    14
    """
    request.refuse_others(("query",))
    sparql = request.given("query")
    if not sparql.strip():
        raise BadParameter(zh="/check 需要参数 query。", en="/check needs the parameter query.")
    marks = [_told(mark, sparql) for mark in diagnose(ready.kg, sparql)]
    return reply(json.dumps({"marks": marks}, ensure_ascii=False), "application/json")


def _named(kg: KnowledgeGraph, kind: str) -> list[str]:
    """Return a kind as it is written, with its names; what is of no kind has an empty one."""
    if not kind:
        return ["", "", ""]
    node = kg.node(kind)
    return [_written(kind), node.zh, node.en]


def _told(mark: Mark, sparql: str) -> dict[str, object]:
    line, column = mark.place(sparql)
    return {
        "severity": "error" if mark.is_error else "warning",
        "from": _units(sparql[: mark.start]),
        "to": _units(sparql[: mark.end]),
        "line": line,
        "column": column,
        "zh": mark.said.zh,
        "en": mark.said.en,
        "instead": list(mark.instead),
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _kinds(kg: KnowledgeGraph) -> dict[str, str]:
    """Return the terms with their kinds, those of no name last; of several the first by name."""
    found = dict(kg.names.kinds())
    for iri, kind in _used(kg):
        found.setdefault(iri, kind)
    return found


def _used(kg: KnowledgeGraph) -> Iterator[tuple[str, str]]:
    """Yield the predicates and classes of the statements: those of other vocabularies."""
    predicates, classes = set(), set()
    for quad in kg.quads():
        predicates.add(quad.predicate.value)
        if quad.predicate == _TYPE and isinstance(quad.object, ox.NamedNode):
            classes.add(quad.object.value)
    for kind, iris in (("Property", predicates), ("Class", classes)):
        space = PREFIXES["rdf" if kind == "Property" else "rdfs"]
        yield from ((iri, space + kind) for iri in sorted(iris))


def _written(iri: str) -> str:
    """Return a term as it is written in a query.

    >>> _written("https://w3id.org/dgov-kg/id/tencent"), _written("urn:a")
    ('dg:tencent', '<urn:a>')
    """
    name = compress(iri)
    return name if name != iri and _PLAIN.fullmatch(name) else f"<{iri}>"
