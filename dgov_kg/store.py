"""The store in memory: every file of the project in its graph, and what the rules derive.

Loading runs in Rust without Python's lock, so the command line starts it on a second core
(`load_soon`) and imports what it needs meanwhile: that keeps the cold start short.
"""

from __future__ import annotations

import os

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.exceptions import BadFile
from dgov_kg.namespaces import CONCEPTS, ONTOLOGY, SOURCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}


def load(paths: Sequence[str] = ()) -> ox.Store:
    """Return a store that holds the project's files and the user's own, with derived edges.

    A file without named graphs goes into a graph named by its own address.  Raises BadFile with
    line and column where a file is not the RDF its name says.
    """
    from dgov_kg.derivation import derive

    store = ox.Store()
    for path, graph in _project_files():
        _load_file(store, path, graph)
    for path in paths:
        _load_file(store, path, None)
    derive(store)
    return store


def load_soon() -> Callable[[], ox.Store]:
    """Start loading the project's files and return a function that waits for the store."""
    import _thread

    outcome: list[ox.Store | BaseException] = []
    done = _thread.allocate_lock()
    done.acquire()

    def work() -> None:
        try:
            outcome.append(load())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            outcome.append(error)
        finally:
            done.release()

    _thread.start_new_thread(work, ())

    def wait() -> ox.Store:
        with done:
            (result,) = outcome
        if isinstance(result, BaseException):
            raise result
        return result

    return wait


def _project_files() -> Iterator[tuple[str, str | None]]:
    """Yield each file of the project with the graph it goes to, None where it names its own."""
    yield os.path.join(files.ONTOLOGY, "dgov.ttl"), ONTOLOGY
    yield os.path.join(files.ONTOLOGY, "schemes.ttl"), CONCEPTS
    yield os.path.join(files.GRAPH, "background.trig"), None
    for folder in files.sources():
        yield os.path.join(folder, "source.ttl"), SOURCES + os.path.basename(folder)
        for path in files.paragraphs(folder):
            yield path, None


def _load_file(store: ox.Store, path: str, graph: str | None) -> None:
    ending = os.path.splitext(path)[1].lower()
    if ending not in _FORMATS:
        known = ", ".join(sorted(_FORMATS))
        raise BadFile(
            zh=f"{path}：不认识的文件种类；可用的扩展名：{known}",
            en=f"{path}: unknown kind of file; it should end in {known}",
        )
    try:
        target = ox.NamedNode(graph) if graph else None
        store.load(path=path, format=_FORMATS[ending], to_graph=target)
    except SyntaxError as error:
        raise BadFile(zh=f"{path}：不合语法：{error}", en=f"{path}: not well-formed: {error}") from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise BadFile(zh=f"{path}：读不了：{reason}", en=f"{path}: cannot be read: {reason}") from None


def is_sentence(graph: str) -> bool:
    """Say whether a graph name is a sentence's.

    >>> is_sentence("https://w3id.org/dgov-kg/source/ning-tan/p13s3")
    True
    >>> is_sentence("https://w3id.org/dgov-kg/source/ning-tan")
    False
    """
    return graph.startswith(SOURCES) and "/" in graph[len(SOURCES) :]

