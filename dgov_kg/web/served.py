"""The graph as a worker holds it: with its catalogue read, and with all graphs as one beside it."""

from __future__ import annotations

import os
import shutil
from functools import cached_property

import pyoxigraph as ox

from dgov_kg import kept
from dgov_kg.graph import KnowledgeGraph
from dgov_kg.web.process import CAN_FORK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.kept import Content
    from dgov_kg.question import Question

_GRAPHS, _UNION = "graphs", "union"
_FILE = ".nq"
_DIGEST = "digest"
#: A store of more statements than this stays on disk: held twice, with its union, it needs about a
#: kilobyte a statement.
MOST = 2_000_000


class Served(KnowledgeGraph):
    """A graph that needs no file any more.

    ``place`` is the folder that it was opened at.  ``union`` is the store for SPARQL: its default
    graph holds each triple of any graph, once.  The engine can read all graphs as one by itself,
    but then forgets FROM, and gives a triple that two sentences say twice.
    """

    def __init__(
        self, store: ox.Store, union: ox.Store, *, language: str, has_own: bool = False
    ) -> None:
        super().__init__(store, language=language, has_own=has_own)
        self.union = union
        self.place = ""
        self._catalogue = {question.name: question for question in super().questions()}

    @classmethod
    def opened(cls, place: str, *, language: str, has_own: bool = False) -> Served:
        """Open what is kept at a place."""
        stores = (_opened(os.path.join(place, name)) for name in (_GRAPHS, _UNION))
        served = cls(*stores, language=language, has_own=has_own)
        served.place = place
        return served

    def made(self, kind: str, make: Callable[[], Content]) -> Content:
        """Return what `make` lays out of the graph; if not in the user's cache, it is kept here."""
        if not self.has_own:
            return super().made(kind, make)
        return kept.at(os.path.join(self.place, kind), make)

    @cached_property
    def digest(self) -> str:
        """The digest of all statements; empty where to work it out would take too long."""
        return str(self.made(_DIGEST, self._digest)["digest"])

    def _digest(self) -> Content:
        return {"digest": "" if self.has_own and CAN_FORK else super().digest}

    def questions(self) -> list[Question]:
        """Return the catalogue, by name."""
        return list(self._catalogue.values())

    def question(self, name: str) -> Question:
        """Return the question of this name, or raise UnknownName with the nearest one."""
        if name not in self._catalogue:
            from dgov_kg.lookup import unknown_question

            raise unknown_question(name, list(self._catalogue))
        return self._catalogue[name]


def keep(store: ox.Store, place: str) -> None:
    """Keep a store at a place, for workers to open.

    What they share is opened in memory, where the engine answers several times sooner, and so is a
    file.  What would be in memory once a worker, or is large, stays on disk.
    """
    if CAN_FORK and len(store) <= MOST:
        _write(store, place)
        return
    for name in (_GRAPHS, _UNION):
        made = ox.Store(os.path.join(place, name))
        made.bulk_extend(store)
        if name == _UNION:
            made.bulk_extend(ox.Quad(*quad.triple) for quad in store)
        made.flush()
        made.optimize()


def keep_digest(digest: str, place: str) -> None:
    """Keep the digest of a store at its place."""
    kept.at(os.path.join(place, _DIGEST), lambda: {"digest": digest})


def _write(store: ox.Store, place: str) -> None:
    graphs, union = (os.path.join(place, name + _FILE) for name in (_GRAPHS, _UNION))
    store.dump(graphs, format=ox.RdfFormat.N_QUADS)
    shutil.copyfile(graphs, union)
    with open(union, "ab") as file:
        triples = (quad.triple for quad in store)
        ox.serialize(triples, file, format=ox.RdfFormat.N_TRIPLES)


def _opened(path: str) -> ox.Store:
    if os.path.isdir(path):
        return ox.Store.read_only(path)
    store = ox.Store()
    # The engine wrote it itself, so that nothing is to be checked again.
    store.bulk_load(path=path + _FILE, format=ox.RdfFormat.N_QUADS, lenient=True)
    return store
