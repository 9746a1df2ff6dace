"""The engines that answer the same questions over the same file, one module each.

A module has a class `Engine`.  `Engine(folder)` makes it ready, `load(path)` takes in a file of
N-Quads, `ask(asked)` is what is timed, `rows(outcome)` makes plain rows of what it gave, `memory()`
tells the most bytes that it held so far, `busy()` the processor time that it has used, `recover()`
makes it ready after a question that took too long.  An engine whose package is missing raises
ImportError or FileNotFoundError.  What engines have in common is in `base`.
"""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: What the table calls an engine, and its module.
MODULES = {
    "dgov-kg": "dgov",
    "pyoxigraph": "pyoxigraph_store",
    "dgov-kg serve": "dgov_server",
    "oxigraph serve": "oxigraph_server",
    "dgov-kg over oxigraph serve": "dgov_over_oxigraph",
    "Virtuoso 7": "virtuoso",
    "Jena TDB2": "jena",
    "maplib": "maplib_model",
    "oxrdflib": "oxrdflib_store",
    "rdflib": "rdflib_memory",
    "kglab": "kglab_graph",
}

#: Where to read which version of an engine is there: a Python package, or a command that
#: prints it.
VERSIONS: dict[str, str | tuple[str, ...]] = {
    "dgov-kg": "dgov_kg",
    "pyoxigraph": "pyoxigraph",
    "dgov-kg serve": "dgov_kg",
    "oxigraph serve": "oxigraph",
    "dgov-kg over oxigraph serve": "oxigraph",
    "Virtuoso 7": ("dpkg-query", "-W", "-f=${Version}", "virtuoso-opensource-7-bin"),
    "Jena TDB2": ("dpkg-query", "-W", "-f=${Version}", "libapache-jena-java"),
    "maplib": "maplib",
    "oxrdflib": "oxrdflib",
    "rdflib": "rdflib",
    "kglab": "kglab",
}

#: Engines known to answer some questions otherwise; the table marks where.
LOOSE = ("Virtuoso 7", "maplib")


class Asked(NamedTuple):
    """A question: its SPARQL, and how the catalogue asks it where it does."""

    name: str
    sparql: str
    question: str = ""
    parameters: Mapping[str, str] = {}


Row = tuple[str, ...]


class Unable(Exception):
    """Raised when an engine cannot answer a question at all, with its reason."""
