"""What is said of things, relation by relation, gathered for comparison."""

from __future__ import annotations

from dgov_kg.comparison import Aspect, Entry
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from networkx import MultiDiGraph

    from dgov_kg.graph import KnowledgeGraph

_TYPE = PREFIXES["rdf"] + "type"
_DATE = "dgov:dateExpression"
_CONCEPT = "Concept"


def relations(kg: KnowledgeGraph, things: Sequence[Node]) -> list[Aspect]:
    """Return the kinds of things and their relations, those that most of the things have first.

    Events and ties are told as in a picture: by who is at their other end.  A relation that points
    at the thing has a key in `-of` and an arrow in its name.

    >>> from dgov_kg.graph import load
    >>> kg = load()
    >>> aspects = relations(kg, [kg.describe("tencent").node, kg.describe("alibaba").node])
    >>> "stake" in [aspect.key for aspect in aspects]
    True
    """
    from dgov_kg.network import projection, to_networkx

    whole = to_networkx(kg)
    drawn = projection(whole, kept={thing.iri for thing in things})
    found: dict[str, tuple[Bilingual, dict[str, list[Entry]]]] = {}
    for thing in things:
        for key, name, entry in (*_kinds(kg, thing), *_told(kg, drawn, whole, thing)):
            _, cells = found.setdefault(key, (name, {}))
            _put(cells.setdefault(thing.iri, []), entry)
    order = sorted(found, key=lambda key: (key != "kind", -len(found[key][1]), key))
    return [Aspect(key, *found[key]) for key in order]


def _put(entries: list[Entry], entry: Entry) -> None:
    """Add what is said, or what more is said of the same."""
    for place, other in enumerate(entries):
        if other.value == entry.value:
            entries[place] = Entry(
                entry.value,
                tuple(dict.fromkeys([*other.detail, *entry.detail])),
                other.date or entry.date,
                tuple(dict.fromkeys([*other.said, *entry.said])),
            )
            return
    entries.append(entry)


def _kinds(kg: KnowledgeGraph, thing: Node) -> Iterator[tuple[str, Bilingual, Entry]]:
    import pyoxigraph as ox

    said: dict[str, set[str]] = {}
    for quad in kg.store.quads_for_pattern(
        ox.NamedNode(thing.iri), ox.NamedNode(_TYPE), None, None
    ):
        if isinstance(quad.object, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            said.setdefault(quad.object.value, set()).add(quad.graph_name.value)
    for kind, graphs in sorted(said.items()):
        sentences = tuple(kg.node(graph) for graph in sorted(graphs) if is_sentence(graph))
        yield "kind", Bilingual("类型", "kind"), Entry(kg.node(kind), (), None, sentences)


def _told(
    kg: KnowledgeGraph, drawn: MultiDiGraph, whole: MultiDiGraph, thing: Node
) -> Iterator[tuple[str, Bilingual, Entry]]:
    """Yield the relations of a thing, either way, and the controlled values it has."""
    if thing.iri in drawn:
        for _, other, data in sorted(drawn.out_edges(thing.iri, data=True), key=_order):
            yield _key(data), _name(drawn, data), _entry(kg, drawn, other, data)
        for other, _, data in sorted(drawn.in_edges(thing.iri, data=True), key=_order):
            name = _name(drawn, data)
            there = Bilingual(f"← {name.zh}", f"← {name.en}")
            yield f"{_key(data)}-of", there, _entry(kg, drawn, other, data)
    if thing.iri in whole:
        for _, other, data in sorted(whole.out_edges(thing.iri, data=True), key=_order):
            if whole.nodes[other]["kind"] == _CONCEPT and other not in drawn:
                yield _key(data), _name(whole, data), _entry(kg, whole, other, data)


def _order(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str, str]:
    tail, head, data = edge
    return tail, head, data["predicate"]


def _key(data: Mapping[str, Any]) -> str:
    """Return the name of a relation as it is typed: its local name, hyphenated.

    >>> _key({"predicate": "dgov:hasJurisdiction"})
    'has-jurisdiction'
    """
    local = data["predicate"].rpartition(":")[2]
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in local).lstrip("-")


def _name(graph: MultiDiGraph, data: Mapping[str, Any]) -> Bilingual:
    """Return what the sort of a relation is called: a role is one, whatever the role."""
    return Bilingual(*graph.graph["labels"].get(data["predicate"], (data["zh"], data["en"])))


def _entry(kg: KnowledgeGraph, graph: MultiDiGraph, other: str, data: Mapping[str, Any]) -> Entry:
    own = Bilingual(data["zh"], data["en"])
    detail = () if own == _name(graph, data) else _parts(own)
    dates = [one.en for one in data.get("details", ()) if one.predicate == _DATE]
    sentences = graph.graph["sentences"]
    said = tuple(kg.node(sentences[name]) for name in data["evidence"])
    return Entry(kg.node(other), detail, min(dates, default=None), said)


def _parts(names: Bilingual) -> tuple[Node, ...]:
    """Return the names that stand joined in one, such as those of several roles.

    >>> [part.en for part in _parts(Bilingual("建设、运营", "construction, operation"))]
    ['construction', 'operation']
    """
    zh, en = names.zh.split("、"), names.en.split(", ")
    if len(zh) != len(en):
        return (Node("", *names),)
    return tuple(Node("", *pair) for pair in zip(zh, en, strict=True))
