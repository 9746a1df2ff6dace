"""The store in memory: every file of the project in its graph, and what the rules derive.

Loading runs in Rust without Python's lock, so the command line starts it on a second core
(`Opening`) and imports what it needs meanwhile: that keeps the cold start short.
"""

from __future__ import annotations

import os

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.exceptions import BadFile
from dgov_kg.namespaces import CONCEPTS, ONTOLOGY, SOURCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _thread
    from collections.abc import Sequence

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}


def load(paths: Sequence[str] = ()) -> ox.Store:
    """Return a store that holds the project's files and the user's own, with derived edges.

    A file without named graphs goes into the default graph.  Raises BadFile with line and column
    where a file is not the RDF its name says.
    """
    store = ox.Store()
    _load_statements(store)
    for path in paths:
        _load_own(store, path)
    _complete(store)
    return store


class Opening:
    """A store on its way: first its statements are there, then the index and what is derived.

    A question that reads statements alone need not wait for the rest.

    >>> store = Opening().complete()
    >>> len(store) == len(load())
    True
    """

    def __init__(self) -> None:
        import _thread

        self._store = ox.Store()
        self._errors: list[BaseException] = []
        self._stated, self._completed = _thread.allocate_lock(), _thread.allocate_lock()
        self._stated.acquire()
        self._completed.acquire()
        _thread.start_new_thread(self._work, ())

    def statements(self) -> ox.Store:
        """Wait until all that is said, the terms and the background are there."""
        return self._when(self._stated)

    def complete(self) -> ox.Store:
        """Wait until everything is there."""
        return self._when(self._completed)

    def _when(self, lock: _thread.LockType) -> ox.Store:
        with lock:
            if self._errors:
                raise self._errors[0]
        return self._store

    def _work(self) -> None:
        try:
            _load_statements(self._store)
            self._stated.release()
            _complete(self._store)
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            self._errors.append(error)
        finally:
            if self._stated.locked():
                self._stated.release()
            self._completed.release()


def _load_statements(store: ox.Store) -> None:
    """Load the terms, the background and the sentences."""
    _load_file(store, os.path.join(files.ONTOLOGY, "dgov.ttl"), ONTOLOGY)
    _load_file(store, os.path.join(files.ONTOLOGY, "schemes.ttl"), CONCEPTS)
    _load_file(store, os.path.join(files.GRAPH, "background.trig"), "")
    for folder in files.sources():
        for path in files.paragraphs(folder):
            _load_file(store, path, "")


def _complete(store: ox.Store) -> None:
    """Load the index of the sources and derive."""
    from dgov_kg.derivation import derive

    for folder in files.sources():
        for name in ("source.ttl", "omissions.ttl"):
            _load_file(store, os.path.join(folder, name), SOURCES + os.path.basename(folder))
    derive(store)


def _load_file(store: ox.Store, path: str, graph: str) -> None:
    """Load a file of the project, which is known to be sound."""
    target = ox.NamedNode(graph) if graph else None
    try:
        store.load(path=path, format=_FORMATS[os.path.splitext(path)[1]], to_graph=target)
    except (OSError, SyntaxError) as error:
        raise _bad(path, error) from None


def _load_own(store: ox.Store, path: str) -> None:
    """Load a file of the reader's own: it may be of any kind, in any encoding, and hostile."""
    from dgov_kg.guard import DEEPEST, nesting

    ending = os.path.splitext(path)[1].lower()
    if ending not in _FORMATS:
        known = ", ".join(sorted(_FORMATS))
        raise BadFile(
            zh=f"{path}：不认识的文件种类；可用的扩展名：{known}",
            en=f"{path}: unknown kind of file; it should end in {known}",
        )
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")  # The engine refuses the mark that Windows sets.
        if nesting(text) > DEEPEST:
            raise BadFile(
                zh=f"{path}：括号嵌套超过 {DEEPEST} 层。",
                en=f"{path}: brackets are nested more than {DEEPEST} deep.",
            )
        store.load(text, format=_FORMATS[ending])
    except UnicodeDecodeError as error:
        raise BadFile(
            zh=f"{path}：第 {error.start} 字节起不是 UTF-8。",
            en=f"{path}: not UTF-8 from byte {error.start} on.",
        ) from None
    except (OSError, SyntaxError) as error:
        raise _bad(path, error) from None


def _bad(path: str, error: OSError | SyntaxError) -> BadFile:
    if isinstance(error, SyntaxError):
        return BadFile(zh=f"{path}：不合语法：{error}", en=f"{path}: not well-formed: {error}")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return BadFile(zh=f"{path}：读不了：{reason}", en=f"{path}: cannot be read: {reason}")
