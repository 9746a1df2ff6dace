"""Events and ties drawn as edges between their parties; `dgov_kg.network.projection` calls this."""

from __future__ import annotations

from itertools import product
from typing import Any, NamedTuple

from dgov_kg.network import Detail, sentence_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from networkx import MultiDiGraph

_CONCEPT = "Concept"


class Ends(NamedTuple):
    """How a class of events or ties is drawn: from the one property's values to the other's.

    Statements about the event itself are drawn at its ``hinge``.  The values of ``named_by``,
    where there are any, name the edge in place of the class.
    """

    tail: str
    head: str
    hinge: str
    named_by: str | None = None


#: A class is drawn as its nearest ancestor in this table says.
DRAWN = {
    "dgov:Event": Ends("dgov:hasActor", "dgov:hasOutcome", "dgov:hasOutcome"),
    "dgov:Stake": Ends(
        "dgov:hasStakeholder", "dgov:isStakeIn", "dgov:isStakeIn", "dgov:hasInterestType"
    ),
    "dgov:RoleAssignment": Ends(
        "dgov:hasRoleBearer", "dgov:isInRespectOf", "dgov:hasRoleBearer", "dgov:hasRole"
    ),
}


class Projection:
    """One graph on its way to being drawn; with ``full`` no node becomes an edge.

    >>> from dgov_kg.network import network
    >>> Projection(network([]), full=False).drawn().number_of_nodes()
    0
    """

    def __init__(self, graph: MultiDiGraph, *, full: bool, kept: Collection[str] = ()) -> None:
        self.graph = graph
        self.full = full
        found = () if full else self._drawn_as_edges()
        self.ends = {event: ends for event, ends in found if event not in kept}

    def drawn(self) -> MultiDiGraph:
        """Return the picture's graph; nodes and edges carry ``details``."""
        picture = self.graph.__class__(**self.graph.graph)
        for node, data in self.graph.nodes(data=True):
            if node not in self.ends and (self.full or not self._is_concept(node)):
                picture.add_node(node, **data, details=self._details(node))
        for event in self.ends:
            self._draw_event(picture, event)
        for tail, head, data in self.graph.edges(data=True):
            self._draw_statement(picture, tail, head, data)
        return picture

    def _drawn_as_edges(self) -> Iterable[tuple[str, Ends]]:
        """Yield the nodes that have parties at both ends, none of which is itself such a node."""
        superclasses = self.graph.graph.get("superclasses", {})
        candidates = {}
        for node, cls in self.graph.nodes(data="class"):
            ends = next((DRAWN[one] for one in superclasses.get(cls, ()) if one in DRAWN), None)
            if ends and self._values(node, ends.tail) and self._values(node, ends.head):
                candidates[node] = ends
        for node, ends in candidates.items():
            parties = {*self._values(node, ends.tail), *self._values(node, ends.head)}
            if not parties & candidates.keys():
                yield node, ends

    def _values(self, node: str, predicate: str) -> list[str]:
        return [
            head
            for _, head, data in self.graph.out_edges(node, data=True)
            if data["predicate"] == predicate
        ]

    def _is_concept(self, node: str) -> bool:
        return self.graph.nodes[node]["kind"] == _CONCEPT and not self.graph.out_degree(node)

    def _draw_event(self, picture: MultiDiGraph, event: str) -> None:
        ends, data = self.ends[event], self.graph.nodes[event]
        zh, en = self._name(event, ends)
        tails, heads = self._values(event, ends.tail), self._values(event, ends.head)
        for tail, head in product(tails, heads):
            said = {
                sentence
                for party, predicate in ((tail, ends.tail), (head, ends.head))
                for sentence in self.graph.edges[event, party, predicate]["evidence"]
            }
            picture.add_edge(
                tail,
                head,
                key=event,
                predicate=data["class"],
                zh=zh,
                en=en,
                evidence=sorted(said, key=sentence_order),
                origin=self.graph.edges[event, head, ends.head]["origin"],
                event=event,
                event_zh=data["zh"],
                event_en=data["en"],
                details=self._details(event),
            )

    def _name(self, event: str, ends: Ends) -> tuple[str, str]:
        names = self._joined(self._values(event, ends.named_by)) if ends.named_by else None
        cls = self.graph.nodes[event]["class"]
        return names or self.graph.graph["labels"][cls]

    def _draw_statement(
        self, picture: MultiDiGraph, tail: str, head: str, data: Mapping[str, Any]
    ) -> None:
        if not self.full and (data["origin"] == "derived" or self._is_concept(head)):
            return
        if tail in self.ends and data["predicate"] in self.ends[tail][:2]:
            return
        if tail in self.ends and head in self.ends:
            return  # Told among the details of the event at the tail.
        events = {
            f"{name}{ending}": value
            for one in (tail, head)
            if one in self.ends
            for name, ending, value in (
                ("event", "", one),
                ("event", "_zh", self.graph.nodes[one]["zh"]),
                ("event", "_en", self.graph.nodes[one]["en"]),
            )
        }
        key = " ".join([data["predicate"], *([events["event"]] if events else [])])
        for start, end in product(self._hinges(tail), self._hinges(head)):
            if start in picture and end in picture:
                picture.add_edge(start, end, key=key, **data, **events, details=[])

    def _hinges(self, node: str) -> list[str]:
        return self._values(node, self.ends[node].hinge) if node in self.ends else [node]

    def _details(self, node: str) -> list[Detail]:
        """Return a node's literals, its values from the schemes, and its ties to other events."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        for name, values in self.graph.nodes[node].items():
            predicate, _, language = name.partition("@")
            if ":" in predicate:
                zh, en = found.setdefault(predicate, ([], []))
                shown = [str(value) for value in values]
                zh += shown if language != "en" else []
                en += shown if language != "zh" else []
        details = [
            Detail(name, "、".join(zh or en), ", ".join(en or zh))
            for name, (zh, en) in found.items()
        ]
        related: dict[str, list[str]] = {}
        for _, head, data in self.graph.out_edges(node, data=True):
            told = self._is_concept(head) or (node in self.ends and head in self.ends)
            if told and data["origin"] != "derived":
                related.setdefault(data["predicate"], []).append(head)
        for predicate, heads in related.items():
            details.append(Detail(predicate, *(self._joined(heads) or ("", ""))))
        return sorted(details)

    def _joined(self, nodes: list[str]) -> tuple[str, str] | None:
        named = [self.graph.nodes[node] for node in nodes]
        if not named:
            return None
        return "、".join(one["zh"] for one in named), ", ".join(one["en"] for one in named)
