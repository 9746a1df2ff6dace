"""maplib: triples as tables of Polars.  This version reads no format that has named graphs."""

from __future__ import annotations

import maplib

from engines import Unable
from engines.base import OneGraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from polars import DataFrame

    from engines import Asked, Row


class Engine(OneGraph):
    """A model of all triples."""

    def read(self, path: str) -> None:
        self._model = maplib.Model()
        self._model.read(path)

    def ask(self, asked: Asked) -> DataFrame:
        self.refuse(asked)
        if "CONSTRUCT" in asked.sparql:
            raise Unable("CONSTRUCT gives a table for each property")
        try:
            return self._model.query(asked.sparql)
        except TimeoutError:
            raise
        except BaseException as error:  # noqa: BLE001 - a panic of Rust is no Exception
            raise Unable(str(error).splitlines()[0][:60]) from None

    def rows(self, found: DataFrame) -> list[Row]:
        return [tuple(_word(value) for value in row) for row in found.rows()]


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
