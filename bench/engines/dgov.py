"""The project itself: a question of the catalogue by `run`, any other by `query`, as tables."""

from __future__ import annotations

from time import process_time

from engines.process import peak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.result import Table
    from engines import Asked, Row


class Engine:
    """A knowledge graph in memory."""

    def __init__(self, _folder: str) -> None:
        import dgov_kg.graph

        self._module = dgov_kg.graph

    def load(self, path: str) -> None:
        from dgov_kg.store import load

        store = load([path], project=False)
        self._kg = self._module.KnowledgeGraph(store, language="en", has_own=True)

    def ask(self, asked: Asked) -> Table:
        if asked.question:
            return self._kg.run(asked.question, **asked.parameters)
        return self._kg.query(asked.sparql)

    def rows(self, table: Table) -> list[Row]:
        return [tuple(_word(value) for value in row) for row in table.rows]

    def memory(self) -> int:
        return peak()

    def busy(self) -> float:
        return process_time()

    def close(self) -> None:
        pass


def _word(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(getattr(value, "iri", value))
