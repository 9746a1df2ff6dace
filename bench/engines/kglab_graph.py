"""kglab, which hands a query to rdflib over one graph: it has no named graphs."""

from __future__ import annotations

import kglab

from engines.base import OneGraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked


class Engine(OneGraph):
    """A graph of all statements."""

    def read(self, path: str) -> None:
        self._graph = kglab.KnowledgeGraph()
        self._graph.load_rdf(path, format="ntriples")

    def ask(self, asked: Asked) -> list[tuple[object, ...]]:
        self.refuse(asked)
        return list(self._graph.query(asked.sparql))
