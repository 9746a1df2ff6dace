"""Which data an answer is from: the version that the ontology bears, and a digest of all of it."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox

from dgov_kg.namespaces import ONTOLOGY, PREFIXES
from dgov_kg.terms import literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.graph import KnowledgeGraph

_VERSION = ox.NamedNode(PREFIXES["owl"] + "versionInfo")


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
    found = hashlib.sha256()
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    for line in sorted(map(str, dataset)):
        found.update(line.encode() + b"\n")
    return f"sha256:{found.hexdigest()}"
