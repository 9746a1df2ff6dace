"""rdflib, its store and its evaluator in Python."""

from __future__ import annotations

import warnings

from rdflib import Dataset

from engines.base import Local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked


class Engine(Local):
    """A dataset in memory whose default graph is the union."""

    form = "nquads"

    def load(self, path: str) -> None:
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's against itself
        self._dataset = self.empty()
        self._dataset.parse(path, format=self.form)

    def empty(self) -> Dataset:
        return Dataset(default_union=True)

    def ask(self, asked: Asked) -> list[tuple[object, ...]]:
        return list(self._dataset.query(asked.sparql))
