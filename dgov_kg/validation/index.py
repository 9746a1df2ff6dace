"""Statements laid out to look up: what a thing has by a property, what has a thing by one.

Graphs are left out, and what several of them say is held once.
"""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    Links = dict[Term, dict[Term, None]]

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_SUBCLASS = ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")
_FIRST = ox.NamedNode(PREFIXES["rdf"] + "first")
_REST = ox.NamedNode(PREFIXES["rdf"] + "rest")


class Index:
    """Statements by property and subject, and by property and object.

    >>> one, other, tie = (ox.NamedNode(f"urn:{name}") for name in ("one", "other", "tie"))
    >>> Index([ox.Quad(one, tie, other)]).subjects(tie, other)
    [<NamedNode value=urn:one>]
    """

    def __init__(self, statements: Iterable[ox.Quad | ox.Triple]) -> None:
        self._forth: dict[ox.NamedNode, Links] = defaultdict(dict)
        self._back: dict[ox.NamedNode, Links] = {}
        for statement in statements:
            links = self._forth[statement.predicate]
            links.setdefault(statement.subject, {})[statement.object] = None
        self._classes: dict[Term, frozenset[Term]] = {}

    def objects(self, subject: Term, predicate: ox.NamedNode) -> list[Term]:
        """Return what a thing has by a property, in the order of the statements."""
        links = self._forth.get(predicate)
        return list(links.get(subject, ())) if links else []

    def predicates(self, subject: Term) -> list[ox.NamedNode]:
        """Return the properties that a thing has."""
        return [predicate for predicate, links in self._forth.items() if subject in links]

    def value(self, subject: Term, predicate: ox.NamedNode) -> Term | None:
        """Return the first that a thing has by a property, or None."""
        return next(iter(self.objects(subject, predicate)), None)

    def subjects(self, predicate: ox.NamedNode, value: Term) -> list[Term]:
        """Return what has a thing by a property."""
        return list(self.backward(predicate).get(value, ()))

    def forward(self, predicate: ox.NamedNode) -> Links:
        """Return the links of a property by their subjects."""
        return self._forth.get(predicate, {})

    def backward(self, predicate: ox.NamedNode) -> Links:
        """Return the links of a property by their objects; made when first needed."""
        if predicate not in self._back:
            links: Links = {}
            for subject, values in self.forward(predicate).items():
                for value in values:
                    links.setdefault(value, {})[subject] = None
            self._back[predicate] = links
        return self._back[predicate]

    def is_a(self, thing: Term, kind: Term) -> bool:
        """Say whether a thing is of a class, or of one below it (SHACL, 1.1)."""
        below = self.below(kind)
        types = self.forward(_TYPE).get(thing, ())
        return any(each in below for each in types)

    def instances(self, kind: Term) -> Iterator[Term]:
        """Yield what is of a class or of one below it; once for each type it has."""
        for each in self.below(kind):
            yield from self.backward(_TYPE).get(each, ())

    def below(self, kind: Term) -> frozenset[Term]:
        """Return a class and all below it."""
        if kind not in self._classes:
            found, left = {kind}, [kind]
            while left:
                for other in self.backward(_SUBCLASS).get(left.pop(), ()):
                    if other not in found:
                        found.add(other)
                        left.append(other)
            self._classes[kind] = frozenset(found)
        return self._classes[kind]

    def listed(self, head: Term | None) -> Iterator[Term]:
        """Yield the members of a list (RDF Schema 1.1, 5.2)."""
        while head is not None:
            member = self.value(head, _FIRST)
            if member is None:
                return
            yield member
            head = self.value(head, _REST)
