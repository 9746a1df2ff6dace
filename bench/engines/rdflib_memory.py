"""rdflib, its store and its evaluator in Python."""

from __future__ import annotations

import warnings
from time import process_time

from rdflib import Dataset

from engines.process import peak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked, Row


class Engine:
    """A dataset in memory whose default graph is the union."""

    form = "nquads"

    def __init__(self, _folder: str) -> None:
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's against itself
        self._dataset = self.empty()

    def empty(self) -> Dataset:
        return Dataset(default_union=True)

    def load(self, path: str) -> None:
        self._dataset.parse(path, format=self.form)

    def ask(self, asked: Asked) -> list[tuple[object, ...]]:
        return list(self._dataset.query(asked.sparql))

    def rows(self, found: list[tuple[object, ...]]) -> list[Row]:
        return [tuple("" if term is None else str(term) for term in row) for row in found]

    def memory(self) -> int:
        return peak()

    def busy(self) -> float:
        return process_time()

    def close(self) -> None:
        pass
