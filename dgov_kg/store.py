"""What holds the statements: memory, a folder, or a SPARQL 1.1 endpoint, all asked alike.

In memory it is every file of the project in its graph, and what the rules derive.
"""

from __future__ import annotations

import os

import pyoxigraph as ox

from dgov_kg import files, foreign
from dgov_kg.exceptions import BadStore
from dgov_kg.namespaces import CONCEPTS, ONTOLOGY, SOURCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, Protocol

    from dgov_kg.disk.record import Record
    from dgov_kg.disk.telling import Telling
    from dgov_kg.solutions import Found

    class Store(Protocol):
        """What a graph asks of its store; pyoxigraph's own does all of it."""

        def query(  # noqa: PLR0913 - as pyoxigraph has it
            self,
            query: str,
            *,
            base_iri: str | None = None,
            prefixes: dict[str, str] | None = None,
            use_default_graph_as_union: bool = False,
            default_graph: Any = None,
            named_graphs: Any = None,
        ) -> Found:
            """Answer a query.  Raises SyntaxError where it does not parse."""

        def quads_for_pattern(
            self,
            subject: Any,
            predicate: Any,
            object: Any,  # noqa: A002 - the name it has in pyoxigraph
            graph_name: Any = None,
        ) -> Iterator[ox.Quad]:
            """Yield the statements that have these parts; None stands for any."""

        def contains_named_graph(self, graph_name: ox.NamedNode) -> bool:
            """Say whether there is a graph of this name."""

        def __iter__(self) -> Iterator[ox.Quad]:
            """Yield every statement."""

        def __len__(self) -> int:
            """Return how many statements there are."""


def opened(where: str, telling: Telling | None = None) -> Store:
    """Return the store of an address: a folder, or the URL of a SPARQL 1.1 endpoint.

    Raises BadStore where there is none.
    """
    if is_remote(where):
        from dgov_kg.endpoint.store import EndpointStore

        return EndpointStore(where)
    from dgov_kg.disk.opening import open_store
    from dgov_kg.disk.telling import NOBODY

    return open_store(where, telling or NOBODY)


def copied(store: Store) -> ox.Store:
    """Return a store as it is where it is at hand, and a copy in memory where it is far away."""
    if isinstance(store, ox.Store):
        return store
    copy = ox.Store()
    copy.bulk_extend(store)
    return copy


def load_into(
    where: str,
    paths: Sequence[str],
    *,
    with_project: bool | None = None,
    telling: Telling | None = None,
    replace: bool = False,
) -> Record:
    """Load files into the store of an address, and return what it holds then.

    To replace is to put them in the place of all files there, once the new store is whole.  Raises
    BadFile, and BadStore for an endpoint: that is filled by its own means.
    """
    if is_remote(where):
        raise BadStore(
            zh=f"{where}：端点只用来查询；装载请用它自己的工具，见 docs/stores.md。",
            en=f"{where}: an endpoint is only asked; it is filled by its own means, "
            "see docs/stores.md.",
        )
    from dgov_kg.disk import loading
    from dgov_kg.disk.telling import NOBODY

    act = loading.replace if replace else loading.load
    return act(where, paths, with_project=with_project, telling=telling or NOBODY)


def files_of(where: str) -> list[str]:
    """Return where the files lie that a store on disk keeps.  Raises BadStore for an endpoint."""
    if is_remote(where):
        raise BadStore(
            zh=f"{where}：端点没有文件可查；先用 dgov-kg export --store 写成文件。",
            en=f"{where}: an endpoint keeps no files to check; write one with "
            "dgov-kg export --store first.",
        )
    from dgov_kg.disk.record import read

    record = read(where)
    return [record.path(where, kept) for kept in record.files]


def is_remote(where: str) -> bool:
    """Say whether the address of a store is that of an endpoint.

    >>> is_remote("https://example.org/sparql"), is_remote("my-store")
    (True, False)
    """
    return where.partition("://")[0].lower() in {"http", "https"}


def load(paths: Sequence[str] = (), *, project: bool = True) -> ox.Store:
    """Return a store in memory with the project's files, the user's own, and derived edges.

    Without the project it is the user's files as they stand.

    A file without named graphs goes into the default graph.  Raises BadFile with line and column
    where a file is not the RDF its name says.
    """
    from dgov_kg.derivation import derive

    store = ox.Store()
    if project:
        load_project(store)
    for path in paths:
        try:
            foreign.load(store, path)
        except OSError as error:
            raise foreign.unreadable(path, error) from None
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


def load_project(store: ox.Store) -> ox.Store:
    """Load the project's own files, which are known to be sound, and return the store."""
    for path, graph in project_files():
        kind = foreign.FORMATS[os.path.splitext(path)[1]]
        try:
            store.load(path=path, format=kind, to_graph=ox.NamedNode(graph) if graph else None)
        except SyntaxError as error:
            raise foreign.malformed(path, error) from None
    return store
