"""Oxigraph as its Python package gives it, without the project."""

from __future__ import annotations

import pyoxigraph as ox

from engines.base import Local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked, Row


class Engine(Local):
    """A store in memory; asking goes through all solutions."""

    def load(self, path: str) -> None:
        self._store = ox.Store()
        self._store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)

    def ask(self, asked: Asked) -> list[tuple[object, ...]]:
        found = self._store.query(asked.sparql, use_default_graph_as_union=True)
        return [tuple(solution) for solution in found]

    def rows(self, found: list[tuple[object, ...]]) -> list[Row]:
        return [tuple("" if term is None else term.value for term in row) for row in found]
