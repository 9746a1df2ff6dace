"""The graph as a worker holds it: with its catalogue read, and with all graphs as one beside it."""

from __future__ import annotations

import os
from functools import cached_property

import pyoxigraph as ox

from dgov_kg.graph import KnowledgeGraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.question import Question

_GRAPHS, _UNION = "graphs", "union"


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
        stores = (ox.Store.read_only(os.path.join(place, name)) for name in (_GRAPHS, _UNION))
        served = cls(*stores, language=language, has_own=has_own)
        served.place = place
        return served

    @cached_property
    def digest(self) -> str:
        """The digest of all statements, reckoned once: nothing changes what is served."""
        return str(self.made("digest", lambda: {"digest": super(Served, self).digest})["digest"])

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
    """Keep a store at a place, for workers to open."""
    for name in (_GRAPHS, _UNION):
        kept = ox.Store(os.path.join(place, name))
        kept.bulk_extend(store)
        if name == _UNION:
            kept.bulk_extend(ox.Quad(*quad.triple) for quad in store)
        kept.flush()
        kept.optimize()
