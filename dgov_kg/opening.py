"""A store on its way, so that the command line answers before one notices.

The engine works without Python's lock: it opens or loads on a second core while Python imports what
the answer needs.
"""

from __future__ import annotations

import _thread

from dgov_kg import snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph as ox


class Opening:
    """A store being opened: the one kept by an earlier command if it is current, else loaded.

    >>> from dgov_kg.store import load
    >>> len(Opening().store()) == len(load())
    True
    """

    def __init__(self) -> None:
        self._found: list[ox.Store | BaseException] = []
        self._is_new = False
        self._done = _thread.allocate_lock()
        self._done.acquire()
        _thread.start_new_thread(self._work, ())

    def store(self) -> ox.Store:
        """Wait for the store; raise here what went wrong on the way."""
        with self._done:
            (found,) = self._found
        if isinstance(found, BaseException):
            raise found
        return found

    def keep(self) -> None:
        """Keep the store for the next command, where it had to be loaded."""
        if self._is_new:
            snapshot.keep(self.store())

    def _work(self) -> None:
        try:
            store = snapshot.opened()
            if store is None:
                from dgov_kg.store import load

                store = load()
                self._is_new = True
            self._found.append(store)
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            self._found.append(error)
        finally:
            self._done.release()
