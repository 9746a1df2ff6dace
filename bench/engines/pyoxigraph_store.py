"""Oxigraph as its Python package gives it, without the project."""

from __future__ import annotations

from time import process_time

import pyoxigraph as ox

from engines.process import peak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked, Row


class Engine:
    """A store in memory; asking goes through all solutions."""

    def __init__(self, _folder: str) -> None:
        self._store = ox.Store()

    def load(self, path: str) -> None:
        self._store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)

    def ask(self, asked: Asked) -> list[tuple[object, ...]]:
        found = self._store.query(asked.sparql, use_default_graph_as_union=True)
        return [tuple(solution) for solution in found]

    def rows(self, found: list[tuple[object, ...]]) -> list[Row]:
        return [tuple("" if term is None else term.value for term in row) for row in found]

    def memory(self) -> int:
        return peak()

    def busy(self) -> float:
        return process_time()

    def close(self) -> None:
        pass
