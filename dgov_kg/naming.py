"""What things are called, in both languages, as the store has it."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence, place
from dgov_kg.result import Node
from dgov_kg.terms import literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.store import Store

#: Where both are given, the last one counts.
LABELS = (
    ox.NamedNode(PREFIXES["skos"] + "prefLabel"),
    ox.NamedNode(PREFIXES["rdfs"] + "label"),
)


#: How many things' names are kept at most; that many take about 40 MB.
MOST = 100_000


class Naming:
    """The names in a store, kept once looked up: a store is not changed while it is asked.

    From one that is far away they come many at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, Node] = {}

    def node(self, iri: str) -> Node:
        """Return the thing of this address with its names; empty where it has none."""
        if is_sentence(iri):
            return Node(iri, *place(iri))
        node = self._kept.get(iri)
        if node is None:
            node = self._sought(iri)
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[iri] = node
        return node

    def _sought(self, iri: str) -> Node:
        names = {"zh": "", "en": ""}
        term = ox.NamedNode(iri)
        for predicate in LABELS:
            for _, label in literals(self._store, term, predicate):
                if label.language in names:
                    names[label.language] = label.value
        return Node(iri, names["zh"], names["en"])

    def nodes(self, iris: Iterable[str]) -> dict[str, Node]:
        """Return things with their names, by address."""
        wanted = dict.fromkeys(iris)
        if hasattr(self._store, "quads_about"):
            if len(self._kept) + len(wanted) > MOST:
                self._kept.clear()
            self._fetch([i for i in wanted if i not in self._kept and not is_sentence(i)])
        kept = self._kept
        return {iri: kept.get(iri) or self.node(iri) for iri in wanted}

    def _fetch(self, iris: list[str]) -> None:
        found: dict[ox.NamedNode, dict[str, dict[str, str]]] = {label: {} for label in LABELS}
        for quad in self._store.quads_about(map(ox.NamedNode, iris), LABELS):  # type: ignore[attr-defined]
            if isinstance(quad.object, ox.Literal) and quad.object.language:
                names = found[quad.predicate].setdefault(quad.subject.value, {})
                names[quad.object.language] = quad.object.value
        for iri in iris:
            names = {k: v for label in LABELS for k, v in found[label].get(iri, {}).items()}
            self._kept[iri] = Node(iri, names.get("zh", ""), names.get("en", ""))
