"""The blank nodes that Turtle writes without a label: list cells, and what nothing points to."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pyoxigraph as ox

from dgov_kg.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dgov_kg.export.content import Subject, Term

FIRST = ox.NamedNode(PREFIXES["rdf"] + "first")
REST = ox.NamedNode(PREFIXES["rdf"] + "rest")
NIL = ox.NamedNode(PREFIXES["rdf"] + "nil")


class Lists:
    """The lists among triples: the members by the first cell, and all cells.

    A cell that another graph shares, or to which two triples point, keeps its label.

    >>> cell, name = ox.BlankNode(), ox.NamedNode("urn:name")
    >>> parts = ((name, name, cell), (cell, FIRST, name), (cell, REST, NIL))
    >>> triples = [ox.Triple(*part) for part in parts]
    >>> Lists(triples).members[cell]
    [<NamedNode value=urn:name>]
    """

    def __init__(self, triples: Sequence[ox.Triple], shared: Iterable[Term] = ()) -> None:
        self.members: dict[Term, list[Term]] = {}
        self.cells: set[Term] = set()
        self._shared = set(shared)
        self._pointed_to: Counter[Term] = Counter(triple.object for triple in triples)
        cells = self._well_formed(triples)
        for triple in triples:
            if triple.predicate != REST and triple.object in cells:
                self._collect(triple.object, cells)

    def needs_label(self, subject: Subject) -> bool:
        """Say whether a subject is a blank node that something else may point to."""
        return self._pointed_to[subject] > 0 or subject in self._shared

    def _well_formed(self, triples: Iterable[ox.Triple]) -> dict[Term, tuple[Term, Term]]:
        cells: dict[Term, tuple[Term, Term]] = {}
        for subject, group in groupby(triples, key=lambda triple: triple.subject):
            if not isinstance(subject, ox.BlankNode) or subject in self._shared:
                continue
            said = [(triple.predicate, triple.object) for triple in group]
            parts = dict(said)
            if len(said) == len(parts) == 2 and parts.keys() == {FIRST, REST}:  # noqa: PLR2004
                cells[subject] = parts[FIRST], parts[REST]
        return cells

    def _collect(self, head: Term, cells: dict[Term, tuple[Term, Term]]) -> None:
        members, walked, cell = [], [], head
        while cell in cells and self._pointed_to[cell] == 1:
            member, rest = cells[cell]
            members.append(member)
            walked.append(cell)
            cell = rest
        if cell == NIL:
            self.members[head] = members
            self.cells.update(walked)


def shared_between_graphs(quads: Iterable[ox.Quad]) -> set[Term]:
    """Return the blank nodes that stand in more than one graph.

    >>> one, g, h = ox.BlankNode(), ox.NamedNode("urn:g"), ox.NamedNode("urn:h")
    >>> shared_between_graphs(ox.Quad(one, graph, graph, graph) for graph in (g, h)) == {one}
    True
    """
    graphs: dict[Term, set[object]] = {}
    for quad in quads:
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.BlankNode):
                graphs.setdefault(term, set()).add(quad.graph_name)
        if isinstance(quad.graph_name, ox.BlankNode):
            graphs.setdefault(quad.graph_name, set()).update((quad.graph_name, None))
    return {term for term, places in graphs.items() if len(places) > 1}
