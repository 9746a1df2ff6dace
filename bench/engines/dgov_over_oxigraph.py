"""The project over an endpoint: the same tables, of what `oxigraph serve` answers."""

from __future__ import annotations

from engines import oxigraph_server
from engines.dgov import answered, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.result import Table
    from engines import Asked, Row


class Engine(oxigraph_server.Engine):
    """A knowledge graph with `--store` before the same server."""

    def start(self) -> None:
        from dgov_kg.graph import KnowledgeGraph
        from dgov_kg.store import opened

        super().start()
        self._kg = KnowledgeGraph(opened(self.address), language="en", has_own=True)

    def ask(self, asked: Asked) -> Table:  # type: ignore[override]
        from dgov_kg.exceptions import BadStore

        try:
            return answered(self._kg, asked)
        except BadStore as error:  # The alarm of the worker, on its way through the connection.
            raise TimeoutError from error

    def rows(self, table: Table) -> list[Row]:  # type: ignore[override]
        return words(table)
