"""The store in memory: every file of the project in its graph, and what the rules derive."""

from __future__ import annotations

import os

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.exceptions import BadFile
from dgov_kg.namespaces import CONCEPTS, ONTOLOGY, SOURCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}


def load(paths: Sequence[str] = (), *, project: bool = True) -> ox.Store:
    """Return a store that holds the project's files and the user's own, with derived edges.

    Without the project it is the user's files as they stand.

    A file without named graphs goes into the default graph.  Raises BadFile with line and column
    where a file is not the RDF its name says.
    """
    from dgov_kg.derivation import derive

    store = ox.Store()
    for path, graph in project_files() if project else ():
        _load_file(store, path, graph)
    for path in paths:
        _load_own(store, path)
    if project:
        derive(store)
    return store


def project_files() -> list[tuple[str, str]]:
    """Return each file of the project with the graph it goes to, "" where it names its own.

    >>> os.path.basename(project_files()[0][0])
    'dgov.ttl'
    """
    found = [
        (os.path.join(files.ONTOLOGY, "dgov.ttl"), ONTOLOGY),
        (os.path.join(files.ONTOLOGY, "schemes.ttl"), CONCEPTS),
        (os.path.join(files.GRAPH, "background.trig"), ""),
    ]
    for folder in files.sources():
        graph = SOURCES + os.path.basename(folder)
        found += [(path, graph) for path in files.listed(folder, ".ttl")]
        found += [(path, "") for path in files.paragraphs(folder)]
    return found


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
