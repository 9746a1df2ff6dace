"""The graph as a networkx graph: all of it, the part a picture shows, and parts of that part.

`network` keeps every statement.  `projection` draws an event or a tie that has a node of its own
(a founding, a stake, a role) as edges between its parties, since that is how people read it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dgov_kg import namespaces
from dgov_kg.exceptions import UnknownName
from dgov_kg.namespaces import compress
from dgov_kg.passage import is_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from networkx import MultiDiGraph
    from pyoxigraph import Literal, Quad

    from dgov_kg.graph import KnowledgeGraph

_RDF_TYPE = namespaces.PREFIXES["rdf"] + "type"
_SUBCLASS = namespaces.PREFIXES["rdfs"] + "subClassOf"
_LABELS = (namespaces.PREFIXES["rdfs"] + "label", namespaces.PREFIXES["skos"] + "prefLabel")
_INTEGER = namespaces.PREFIXES["xsd"] + "integer"
_DGOV = namespaces.PREFIXES["dgov"]


class Detail(NamedTuple):
    """What is said of a node or an edge beside its parties: a property and its values as text.

    >>> Detail("dgov:hasManner", "共同出资", "joint investment").en
    'joint investment'
    """

    predicate: str
    zh: str
    en: str


def to_networkx(kg: KnowledgeGraph) -> MultiDiGraph:
    """Return all that a knowledge graph says, as `network` returns it."""
    return network(kg.quads())


def network(quads: Iterable[Quad]) -> MultiDiGraph:
    """Return what the quads say: IRIs as nodes, statements as edges keyed by their predicate.

    A node has ``curie``, ``zh``, ``en``, ``kind`` (the local name of its most specific class),
    ``class`` (its CURIE), ``evidence`` (the sentences that speak of it), and a list for each
    literal property, named by its CURIE, with ``@zh`` or ``@en`` where the text has a language.
    An edge has ``predicate``, ``zh``, ``en``, ``evidence`` and ``origin``: "stated", "background"
    or "derived".  ``graph.graph`` holds the ``labels`` of terms and sentences, the
    addresses of the ``sentences``, and the ``superclasses`` of classes.

    The ontology, the schemes and the index of the source name and sort things; their own
    statements are not edges.

    >>> from pyoxigraph import NamedNode, Quad
    >>> tencent, china = NamedNode("https://w3id.org/dgov-kg/id/tencent"), NamedNode("urn:china")
    >>> sentence = NamedNode("https://w3id.org/dgov-kg/source/ning-tan/p13s3")
    >>> located = NamedNode("https://w3id.org/dgov-kg/ontology#hasJurisdiction")
    >>> graph = network([Quad(tencent, located, china, sentence)])
    >>> graph.edges[tencent.value, china.value, "dgov:hasJurisdiction"]["evidence"]
    ['p13s3']
    """
    from networkx import MultiDiGraph

    collected = _Collected()
    for quad in quads:
        collected.add(quad)
    graph = MultiDiGraph()
    collected.fill(graph)
    return graph


def projection(
    graph: MultiDiGraph, *, full: bool = False, kept: Collection[str] = ()
) -> MultiDiGraph:
    """Return the graph as a picture shows it; with ``full``, every node and edge is kept.

    An event or tie with parties at both ends becomes an edge from each at the tail to each at the
    head, with ``event`` (its IRI), ``event_zh``, ``event_en`` and ``details`` (date, manner,
    completeness …).  One that lacks an end stays a node, so that nothing is lost.  Values from
    the schemes become details of what they sort, and derived edges give way to what they come
    from.  Statements about an event are drawn at its outcome, and name it in ``event``.  What is
    ``kept`` stays a node in any case.
    """
    from dgov_kg.projection import Projection

    return Projection(graph, full=full, kept=kept).drawn()


def neighbourhood(graph: MultiDiGraph, node: str, *, hops: int = 1) -> MultiDiGraph:
    """Return the part of the graph within so many steps of a node, whichever way the edges point.

    The node is an IRI; an event drawn as an edge stands for its parties.
    """
    reached = _present(graph, [node])
    if not reached:
        shown = compress(node)
        raise UnknownName(zh=f"图中没有 {shown}。", en=f"There is no {shown} in the graph.")
    border = set(reached)
    for _ in range(hops):
        beyond = {
            near for one in border for near in (*graph.successors(one), *graph.predecessors(one))
        }
        border = beyond - reached
        reached |= border
    return graph.subgraph(sorted(reached)).copy()


def of_nodes(graph: MultiDiGraph, nodes: Iterable[str]) -> MultiDiGraph:
    """Return the named nodes and the edges among them: the picture of a query's result.

    An event that the graph draws as an edge brings its parties; names not in the graph are
    passed over.
    """
    return graph.subgraph(sorted(_present(graph, nodes))).copy()


def sentence_order(sentence: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts sentence names as the text runs.

    >>> sorted(["p13s3", "p2s10", "p2s9"], key=sentence_order)
    ['p2s9', 'p2s10', 'p13s3']
    """
    parts = re.findall(r"\d+|\D+", sentence)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def _present(graph: MultiDiGraph, nodes: Iterable[str]) -> set[str]:
    wanted = set(nodes)
    found = {node for node in wanted if node in graph}
    for tail, head, key in graph.edges(keys=True):
        if key in wanted:  # An event drawn as an edge is that edge's key.
            found |= {tail, head}
    return found


class _Collected:
    """Quads sorted into names, sorts and statements on their way into a network."""

    def __init__(self) -> None:
        self.names: dict[str, dict[str, str]] = {}
        self.types: dict[str, set[str]] = {}
        self.superclasses: dict[str, set[str]] = {}
        self.statements: dict[tuple[str, str, str], set[str]] = {}
        self.literals: dict[tuple[str, str], set[int | str]] = {}
        self.said: dict[str, set[str]] = {}

    def add(self, quad: Quad) -> None:
        from pyoxigraph import DefaultGraph, Literal, NamedNode

        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode):
            return
        where = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
        content = where not in {namespaces.ONTOLOGY, namespaces.CONCEPTS} and not _is_index(where)
        if content:
            self.said.setdefault(subject.value, set()).add(where)
        if isinstance(value, Literal):
            if predicate in _LABELS:
                self._name(subject.value, predicate, value)
            elif content:
                key = (subject.value, compress(predicate) + _tag(value))
                self.literals.setdefault(key, set()).add(_plain(value))
        elif isinstance(value, NamedNode):
            if predicate == _RDF_TYPE:
                self.types.setdefault(subject.value, set()).add(value.value)
            elif predicate == _SUBCLASS:
                self.superclasses.setdefault(subject.value, set()).add(value.value)
            elif content:
                self.said.setdefault(value.value, set()).add(where)
                triple = (subject.value, predicate, value.value)
                self.statements.setdefault(triple, set()).add(where)

    def _name(self, iri: str, predicate: str, value: Literal) -> None:
        names = self.names.setdefault(iri, {})
        rank = _LABELS.index(predicate)
        language = value.language or "en"
        # A preferred label stands before a plain one, and of two the same always wins.
        key = f"{language}{rank}"
        names[key] = min(names.get(key, value.value), value.value)

    def label(self, iri: str) -> tuple[str, str]:
        names = self.names.get(iri, {})
        zh, en = (names.get(f"{one}1") or names.get(f"{one}0") for one in ("zh", "en"))
        return zh or en or compress(iri), en or zh or compress(iri)

    def ancestors(self, cls: str) -> list[str]:
        """Return the class and what it falls under, nearest first."""
        found = [cls]
        for one in found:
            found += sorted(self.superclasses.get(one, set()) - set(found))
        return found

    def sort(self, iri: str) -> str:
        """Return the most specific class of a node."""
        types = self.types.get(iri, set())
        above = {over for one in types for over in self.ancestors(one)[1:]}
        ours_first = sorted(
            types - above or types, key=lambda one: (not one.startswith(_DGOV), one)
        )
        return ours_first[0] if ours_first else ""

    def sentences(self) -> dict[str, str]:
        """Return the name of each sentence graph; of several sources, each name has its source."""
        graphs = {where for wheres in self.said.values() for where in wheres}
        named = {one: one[len(namespaces.SOURCES) :] for one in graphs if is_sentence(one)}
        if len({name.partition("/")[0] for name in named.values()}) == 1:
            named = {one: name.partition("/")[2] for one, name in named.items()}
        return named

    def fill(self, graph: MultiDiGraph) -> None:
        sentences = self.sentences()
        labels = {name: self.label(iri) for iri, name in sorted(sentences.items())}
        superclasses: dict[str, list[str]] = {}
        for iri in sorted(self.said):
            zh, en = self.label(iri)
            cls = self.sort(iri)
            graph.add_node(
                iri,
                curie=compress(iri),
                zh=zh,
                en=en,
                kind=re.split(r"[#/]", cls)[-1] or "Other",
                **{"class": compress(cls)},
                evidence=_evidence(self.said[iri], sentences),
            )
            if cls:
                labels[compress(cls)] = self.label(cls)
                superclasses[compress(cls)] = [compress(one) for one in self.ancestors(cls)]
        for (iri, name), values in sorted(self.literals.items()):
            graph.nodes[iri][name] = sorted(values, key=lambda one: (isinstance(one, str), one))
            predicate = name.partition("@")[0]
            labels[predicate] = self.label(namespaces.expand(predicate) or predicate)
        for (subject, predicate, value), wheres in sorted(self.statements.items()):
            zh, en = labels[compress(predicate)] = self.label(predicate)
            graph.add_edge(
                subject,
                value,
                key=compress(predicate),
                predicate=compress(predicate),
                zh=zh,
                en=en,
                evidence=_evidence(wheres, sentences),
                origin=min((_ORIGINS.get(one, "stated") for one in wheres), key=_RANK.index),
            )
        graph.graph["labels"] = labels
        graph.graph["sentences"] = {name: iri for iri, name in sorted(sentences.items())}
        graph.graph["superclasses"] = superclasses


_ORIGINS = {namespaces.DERIVED: "derived", namespaces.BACKGROUND: "background"}
_RANK = ("stated", "background", "derived")


def _plain(value: Literal) -> int | str:
    return int(value.value) if value.datatype.value == _INTEGER else str(value.value)


def _tag(value: Literal) -> str:
    return f"@{value.language}" if value.language else ""


def _is_index(where: str) -> bool:
    return where.startswith(namespaces.SOURCES) and not is_sentence(where)


def _evidence(wheres: Iterable[str], sentences: Mapping[str, str]) -> list[str]:
    return sorted((sentences[one] for one in wheres if one in sentences), key=sentence_order)
