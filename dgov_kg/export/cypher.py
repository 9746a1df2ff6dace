"""A Cypher script that Neo4j, Memgraph and FalkorDB read: one statement a line, safe to run twice.

A node bears its class and the classes above it as labels, `Resource` with them; a property or
a relationship bears the local name of its term, after the prefix where the term is not ours.
"""

from __future__ import annotations

import re

from dgov_kg.export.networks import single_valued

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.export.content import Content

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": ""}


def cypher(content: Content) -> bytes:
    """Return a script that makes the network anew, or adds to it what is missing.

    >>> import pyoxigraph as ox
    >>> from dgov_kg.export.content import Content
    >>> name = ox.NamedNode("urn:x")
    >>> for line in cypher(Content([ox.Quad(name, name, name)])).decode().splitlines()[1:]:
    ...     print(line.partition(" SET ")[0])
    MERGE (n:Resource {iri: 'urn:x'})
    MATCH (a:Resource {iri: 'urn:x'}) MATCH (b:Resource {iri: 'urn:x'}) MERGE (a)-[r:urn_x]->(b)
    """
    graph = content.network
    superclasses = graph.graph["superclasses"]
    single = single_valued(data for _, data in graph.nodes(data=True)) | {"evidence": False}
    lines = ["// dgov_kg: https://w3id.org/dgov-kg/  zh, en: 名称 names; evidence: 出处 sentences"]
    for node, data in graph.nodes(data=True):
        labels = [f"n:{_identifier(one)}" for one in superclasses.get(data["class"], [])]
        properties = [
            f"n.{_identifier(name)} = {_value(value, single=single.get(name, True))}"
            for name, value in data.items()
            if name not in {"kind", "class"} and value != []
        ]
        lines.append(
            f"MERGE (n:Resource {{iri: {_string(node)}}}) SET {', '.join(labels + properties)};"
        )
    for tail, head, data in graph.edges(data=True):
        properties = [
            f"r.{_identifier(name)} = {_value(value, single=False)}"
            for name, value in data.items()
            if name != "predicate"
        ]
        lines.append(
            f"MATCH (a:Resource {{iri: {_string(tail)}}})"
            f" MATCH (b:Resource {{iri: {_string(head)}}})"
            f" MERGE (a)-[r:{_identifier(data['predicate'])}]->(b) SET {', '.join(properties)};"
        )
    return "".join(f"{line}\n" for line in lines).encode()


def _identifier(name: str) -> str:
    """Return a CURIE as an identifier; the prefix `dgov` is left out.

    >>> _identifier("skos:altLabel@zh"), _identifier("urn:x y`z")
    ('skos_altLabel_zh', '`urn_x y``z`')
    """
    plain = name.removeprefix("dgov:").replace(":", "_").replace("@", "_")
    return plain if _PLAIN.fullmatch(plain) else "`{}`".format(plain.replace("`", "``"))


def _value(value: object, *, single: bool) -> str:
    """Return a literal; a property that somewhere has two values is a list everywhere."""
    if isinstance(value, list):
        mixed = not all(isinstance(one, int) for one in value)
        shown = [_string(str(one)) if mixed else str(one) for one in value]
        return shown[0] if single else f"[{', '.join(shown)}]"
    return str(value) if isinstance(value, int) else _string(str(value))


def _string(text: str) -> str:
    r"""Return a string literal.

    Neo4j reads `\u0027` before it reads strings, even after a backslash: the two are kept apart.

    >>> print(_string("it's"), _string("\\u0027"))
    'it\'s' '\\' + 'u0027'
    """
    escaped = "".join(_ESCAPES.get(character, character) for character in text)
    return "'{}'".format(re.sub(r"\\\\(?=[uU])", r"\\\\' + '", escaped))
