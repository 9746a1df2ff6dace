"""What is laid out of a graph once, so that names and questions are looked up and not sought."""

from __future__ import annotations

from functools import cached_property

import pyoxigraph as ox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.kept import Content
    from dgov_kg.names.searching import Search
    from dgov_kg.store import Store


class LaidOut:
    """The part of a graph that is made when first needed; of the project's own graph it is kept.

    >>> from dgov_kg.graph import load
    >>> kg = load()
    >>> kg.names is kg.names
    True
    """

    store: Store
    has_own: bool
    language: str

    @cached_property
    def at_hand(self) -> KnowledgeGraph:
        """The graph for going through as a whole: itself, or a copy of one that is far away."""
        from dgov_kg.graph import KnowledgeGraph

        if isinstance(self, KnowledgeGraph) and isinstance(self.store, ox.Store):
            return self
        from dgov_kg.store import copied

        return KnowledgeGraph(copied(self.store), language=self.language, has_own=True)

    @cached_property
    def memory(self) -> Memory:
        """What can be asked about, laid out for looking up; made when first needed."""
        from dgov_kg.ask.know.memory import Memory
        from dgov_kg.ask.laying import lay_out

        return Memory(self.made("memory", lambda: lay_out(self.at_hand)))

    @cached_property
    def names(self) -> Search:
        """All that has a name, laid out for searching; made when first needed."""
        from dgov_kg.names.searching import Search, lay_out

        return Search(self.made("names", lambda: lay_out(self.at_hand)))

    def made(self, kind: str, make: Callable[[], Content]) -> Content:
        """Return what `make` lays out of the graph; of the project's own graph it is kept."""
        if self.has_own:
            return make()
        from dgov_kg.kept import made

        return made(kind, make)
