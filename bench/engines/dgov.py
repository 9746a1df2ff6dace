"""The project itself: a question of the catalogue by `run`, any other by `query`, as tables."""

from __future__ import annotations

from engines.base import Local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table
    from engines import Asked, Row


class Engine(Local):
    """A knowledge graph in memory."""

    kg: KnowledgeGraph

    def load(self, path: str) -> None:
        from dgov_kg.graph import KnowledgeGraph
        from dgov_kg.store import load

        store = load([path], project=False)
        self.kg = KnowledgeGraph(store, language="en", has_own=True)

    def ask(self, asked: Asked) -> Table:
        return answered(self.kg, asked)

    def rows(self, table: Table) -> list[Row]:
        return words(table)


def answered(kg: KnowledgeGraph, asked: Asked) -> Table:
    """Answer a question as a person has it answered."""
    if asked.question:
        return kg.run(asked.question, **asked.parameters)
    return kg.query(asked.sparql)


def words(table: Table) -> list[Row]:
    """Return the rows of a table in the words that other engines give."""
    return [tuple(_word(value) for value in row) for row in table.rows]


def _word(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(getattr(value, "iri", value))
