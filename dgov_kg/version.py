"""Which data an answer is from: the version that the ontology bears, and a digest of all of it."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox

from dgov_kg.namespaces import ONTOLOGY, PREFIXES
from dgov_kg.terms import literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dgov_kg.graph import KnowledgeGraph

_VERSION = ox.NamedNode(PREFIXES["owl"] + "versionInfo")
#: Terms that are called the same wherever they stand.
_NAMED = (ox.NamedNode, ox.Literal, ox.DefaultGraph)


def version(kg: KnowledgeGraph) -> dict[str, str]:
    """Return the version of the ontology, and the digest of all statements.

    >>> from dgov_kg.graph import load
    >>> version(load()) == version(load())
    True
    """
    said = [text.value for _, text in literals(kg.store, ox.NamedNode(ONTOLOGY), _VERSION)]
    return {"version": min(said, default=""), "digest": kg.digest}


def digest(store: Iterable[ox.Quad]) -> str:
    """Return the SHA-256 digest of all statements of a store in RDFC-1.0.

    >>> digest(ox.Store())[:14]
    'sha256:e3b0c44'
    """
    plain: list[ox.Quad] = []
    knotted = ox.Dataset()  # Canonical names depend on nothing but the statements that hold them.
    for quad in store:
        if all(isinstance(term, _NAMED) for term in (quad.subject, quad.object, quad.graph_name)):
            plain.append(quad)
        else:
            knotted.add(quad)
    knotted.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = [*_lines(plain), *_lines(knotted)]
    lines.sort()
    found = hashlib.sha256()
    for line in lines:
        found.update(line + b"\n")
    return f"sha256:{found.hexdigest()}"


def _lines(quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return (line.removesuffix(b" .") for line in written.splitlines())
