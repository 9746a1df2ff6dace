"""The vocabulary and the graph, read once."""

from __future__ import annotations

import os

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.interchange import to_graph

TYPE_CHECKING = False
if TYPE_CHECKING:
    import rdflib


def _union(paths: list[str]) -> rdflib.Graph:
    return to_graph(quad for path in paths for quad in ox.parse(path=path))


def _said() -> list[str]:
    folders = [files.GRAPH, *files.sources()]
    return [p for f in folders for e in (".trig", ".ttl") for p in files.listed(f, e)]


@pytest.fixture(scope="session")
def vocabulary() -> rdflib.Graph:
    """Return the ontology and its schemes."""
    return _union([os.path.join(files.ONTOLOGY, name) for name in ("dgov.ttl", "schemes.ttl")])


@pytest.fixture(scope="session")
def alignments() -> rdflib.Graph:
    return _union([os.path.join(files.ONTOLOGY, "alignments.ttl")])


@pytest.fixture(scope="session")
def store() -> ox.Store:
    """Return all that is said, in its named graphs."""
    store = ox.Store()
    for path in _said():
        store.bulk_extend(ox.parse(path=path))
    return store


@pytest.fixture(scope="session")
def statements() -> rdflib.Graph:
    """Return all that is said: sentences, index of the source, background."""
    return _union(_said())
