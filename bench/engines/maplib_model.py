"""maplib: triples as tables of Polars.  This version reads no format that has named graphs."""

from __future__ import annotations

import os
from time import process_time

import maplib

from engines import Unable
from engines.process import peak, without_graphs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from polars import DataFrame

    from engines import Asked, Row


class Engine:
    """A model of all triples."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._model = maplib.Model()

    def load(self, path: str) -> None:
        triples = os.path.join(self._folder, "union.nt")
        without_graphs(path, triples)
        self._model.read(triples)

    def ask(self, asked: Asked) -> DataFrame:
        if "GRAPH" in asked.sparql:
            raise Unable("no named graphs")
        if "CONSTRUCT" in asked.sparql:
            raise Unable("CONSTRUCT gives a table for each property")
        try:
            return self._model.query(asked.sparql)
        except BaseException as error:  # noqa: BLE001 - a panic of Rust is no Exception
            raise Unable(str(error).splitlines()[0][:60]) from None

    def rows(self, found: DataFrame) -> list[Row]:
        return [tuple(_word(value) for value in row) for row in found.rows()]

    def memory(self) -> int:
        return peak()

    def busy(self) -> float:
        return process_time()

    def close(self) -> None:
        pass


def _word(value: object) -> str:
    """Return the words of a cell: an IRI comes in brackets, a literal with its language."""
    if value is None:
        return ""
    word = str(value)
    if word.startswith("<") and word.endswith(">"):
        return word[1:-1]
    if word.startswith('"'):
        return word[1 : word.rindex('"')]
    return word
