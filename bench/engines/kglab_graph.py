"""kglab, which hands a query to rdflib over one graph: it has no named graphs."""

from __future__ import annotations

import os
from time import process_time

import kglab

from engines import Unable
from engines.process import peak, without_graphs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked, Row


class Engine:
    """A graph of all statements."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._graph = kglab.KnowledgeGraph()

    def load(self, path: str) -> None:
        triples = os.path.join(self._folder, "union.nt")
        without_graphs(path, triples)
        self._graph.load_rdf(triples, format="ntriples")

    def ask(self, asked: Asked) -> list[tuple[object, ...]]:
        if "GRAPH" in asked.sparql:
            raise Unable("no named graphs")
        return list(self._graph.query(asked.sparql))

    def rows(self, found: list[tuple[object, ...]]) -> list[Row]:
        return [tuple("" if term is None else str(term) for term in row) for row in found]

    def memory(self) -> int:
        return peak()

    def busy(self) -> float:
        return process_time()

    def close(self) -> None:
        pass
