"""rdflib with Oxigraph as its store, by oxrdflib, which hands whole queries to Oxigraph."""

from __future__ import annotations

import oxrdflib
from rdflib import Dataset

from engines import rdflib_memory


class Engine(rdflib_memory.Engine):
    """A dataset over an Oxigraph store."""

    form = "ox-nquads"

    def empty(self) -> Dataset:
        return Dataset(store=oxrdflib.OxigraphStore(), default_union=True)
