"""A store on its way, so that the command line answers before one notices.

The engine works without Python's lock: it opens or loads on a second core while Python imports what
the answer needs.
"""

from __future__ import annotations

import _thread

from dgov_kg import snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.disk.telling import Telling
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.store import Store


class Opening:
    """A store being opened: that of an address, or the project's own.

    Of that, it is the one kept by an earlier command if it is current, else it is loaded.

    >>> from dgov_kg.store import load
    >>> len(Opening().store()) == len(load())
    True
    """

    def __init__(self, where: str = "", telling: Telling | None = None) -> None:
        self._where = where
        self._telling = telling
        self._found: list[Store | BaseException] = []
        self._is_new = False
        self._done = _thread.allocate_lock()
        self._done.acquire()
        _thread.start_new_thread(self._work, ())

    def graph(self, language: str) -> KnowledgeGraph:
        """Wait for the store, and return the graph of it."""
        from dgov_kg.graph import KnowledgeGraph

        return KnowledgeGraph(self.store(), language=language, has_own=bool(self._where))

    def store(self) -> Store:
        """Wait for the store; raise here what went wrong on the way."""
        with self._done:
            (found,) = self._found
        if isinstance(found, BaseException):
            raise found
        return found

    def keep(self) -> None:
        """Keep the store for the next command, where it had to be loaded."""
        if self._is_new:
            snapshot.keep(self.store())  # type: ignore[arg-type]

    def _work(self) -> None:
        try:
            self._found.append(self._elsewhere() if self._where else self._own())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            self._found.append(error)
        finally:
            self._done.release()

    def _own(self) -> Store:
        store = snapshot.opened()
        if store is None:
            from dgov_kg.store import load

            store = load()
            self._is_new = True
        return store

    def _elsewhere(self) -> Store:
        from dgov_kg.store import opened

        return opened(self._where, self._telling)
