"""The names of the graph as addresses at this server, wherever it is reached.

`https://w3id.org/dgov-kg/…` is not registered yet, and a copy of the server may run anywhere.  So a
page links to the same path under the server's own address, while RDF keeps the true names.  A thing
is not a page: `/id/tencent` is the firm, and the document about it is `/doc/id/tencent`, to which
the server sends on with 303 (W3C, Cool URIs for the Semantic Web, 4.2: one generic document, whose
forms have addresses of their own).  `/ontology` is a page, and its terms are places in it (4.1).
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from dgov_kg.namespaces import BASE

#: The document about the thing at PATH has the address `/doc` + PATH.
DOCUMENT = "/doc"
#: The documents that are what their names say: they answer at once, and terms are places in them.
PAGES = ("ontology", "concept")
#: What an IRI holds beside letters and digits; whatever else it holds is escaped in a header.
IRI_SIGNS = "/:@!$&'()*+,;=~-._%#?[]"
_PLAIN = "/:@!$&'()*+,;=~-._"


def escaped(path: str) -> str:
    """Return a path as it stands in an address.

    >>> escaped("/id/腾讯?")
    '/id/%E8%85%BE%E8%AE%AF%3F'
    """
    return quote(path, safe=_PLAIN)


def iris(path: str, names: str = BASE) -> list[str]:
    """Return the IRIs that a decoded path may stand for, the likeliest first.

    >>> iris("/id/tencent")
    ['https://w3id.org/dgov-kg/id/tencent']
    """
    return list(dict.fromkeys((names + path[1:], names + escaped(path[1:]))))


def document(iri: str, names: str = BASE) -> str | None:
    """Return the path of the document about a thing, or None where it is not ours to describe.

    >>> document("https://w3id.org/dgov-kg/id/tencent")
    '/doc/id/tencent'
    >>> document("https://w3id.org/dgov-kg/ontology#Founding")
    '/ontology#Founding'
    >>> document("https://example.org/")
    """
    name = iri.removeprefix(names)
    if name in {"", iri}:
        return None
    page, sharp, term = name.partition("#")
    if page in PAGES:
        return f"/{page}{sharp}{escaped(term)}"
    return f"{DOCUMENT}/{escaped(name)}"


def prefix(address: str) -> str:
    """Return what stands before every path where the server is mounted below a root.

    >>> prefix("https://example.org/dgov-kg")
    '/dgov-kg'
    """
    return urlsplit(address).path.rstrip("/")


def outside(iri: str) -> bool:
    """Say whether an IRI can be followed by a browser without running anything.

    >>> outside("https://schema.org/author"), outside("javascript:alert(1)")
    (True, False)
    """
    return iri.startswith(("https://", "http://"))
