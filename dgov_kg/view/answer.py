"""The part of a graph that an answer speaks of, drawn as a reader of the answer wants it.

Only what ties the things of one row is drawn; where nothing does, the row itself is the edge.  All
that ties the same two is one edge.  Where every thing has its own province, the province becomes a
frame around what belongs to it.
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.network import of_nodes, sentence_order
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from networkx import MultiDiGraph

    from dgov_kg.result import Table, Value

    Tie = tuple[str, str, str]

_BELONGS = "dgov:hasJurisdiction"
#: Ties that change how an answer reads, even if no row holds both ends.
_ALWAYS = {"dgov:hasMember"}
#: What qualifies an event without saying what it is.
_QUALIFIERS = {"dgov:hasListCompleteness", "dgov:hasAssertionMode"}


def answer(graph: MultiDiGraph, table: Table) -> MultiDiGraph:
    """Return what the rows of a table say, as a part of a graph that `projection` made.

    Edges may be ``folded``: told in words, not drawn.  A node may have a ``frame``: the province
    around it.

    >>> from dgov_kg.network import network
    >>> from dgov_kg.result import Table
    >>> answer(network([]), Table(["place"], [])).number_of_nodes()
    0
    """
    found: dict[Tie, set[str]] = {}
    untied = []
    for row in table.rows:
        ties = dict(_row(graph, [cell for cell in row if isinstance(cell, Node)]))
        for tie, names in ties.items():
            found.setdefault(tie, set()).update(names)
        if not ties:
            untied.append(row)
    part = of_nodes(graph, [c.iri for row in table.rows for c in row if isinstance(c, Node)])
    tied = {(tail, head) for tail, head, key in found if key != _BELONGS}
    for tail, head, key, data in list(part.edges(keys=True, data=True)):
        beside = "event" in data and (tail, head) in tied
        always = data["predicate"] in _ALWAYS
        if found and not (beside or always or (tail, head, key) in found):
            part.remove_edge(tail, head, key)
    for row in untied:
        _tie(part, table, row)
    drawn = merged(part, {tie: names for tie, names in found.items() if names})
    _frame(drawn, table)
    return drawn


def merged(graph: MultiDiGraph, names: dict[Tie, set[str]] | None = None) -> MultiDiGraph:
    """Return the graph with one edge where several run from one node to another.

    It has the data of the first, the sentences of all, and the others in ``beside``.  ``names``
    holds the details that name an edge, where an answer has such.
    """
    from networkx import MultiDiGraph

    made = MultiDiGraph(**graph.graph)
    made.add_nodes_from(graph.nodes(data=True))
    for tail, head in dict.fromkeys(graph.edges()):
        ties = {key: dict(data) for key, data in sorted(graph[tail][head].items())}
        belongs = [key for key, data in ties.items() if data["predicate"] == _BELONGS]
        for key in belongs:
            made.add_edge(tail, head, key=key, **ties.pop(key))
        if not ties:
            continue
        wanted = {key: (names or {}).get((tail, head, key), set()) for key in ties}
        order = sorted(ties, key=lambda key: (not wanted[key], key))
        first, *others = (ties[key] for key in order)
        named = [ties[key] for key in order if wanted[key]] or [first, *others]
        labels = {
            language: list(
                dict.fromkeys(
                    one
                    for key in order
                    if ties[key] in named
                    for one in _named(ties[key], wanted[key], language)
                )
            )
            for language in ("zh", "en")
        }
        said = sorted({one for each in ties.values() for one in each["evidence"]})
        made.add_edge(
            tail,
            head,
            key=order[0],
            **{
                **first,
                "zh": "、".join(labels["zh"]),
                "en": ", ".join(labels["en"]),
                "evidence": sorted(said, key=sentence_order),
                "beside": others,
            },
        )
    return made


def _named(data: dict[str, Any], wanted: set[str], language: str) -> Iterator[str]:
    """Yield what an edge is called: the details an answer names, or its own name."""
    found = False
    for detail in data.get("details", ()):
        pairs = zip(detail.zh.split("、"), detail.en.split(", "), strict=False)
        for zh, en in pairs if detail.predicate not in _QUALIFIERS else ():
            if zh in wanted:
                found = True
                yield zh if language == "zh" else en
    if not found:
        yield from data[language].split("、" if language == "zh" else ", ")


def _row(graph: MultiDiGraph, cells: list[Node]) -> Iterator[tuple[Tie, set[str]]]:
    """Yield the ties among the things of a row, each with the details of it that the row names."""
    things = list(dict.fromkeys(cell.iri for cell in cells if cell.iri in graph))
    concepts = {cell.zh for cell in cells if cell.iri.startswith(PREFIXES["dgc"])}
    others = {cell.iri for cell in cells} - set(things)
    events: list[tuple[Tie, set[str]]] = []
    for tail, head in permutations(things, 2):
        for key, data in (graph.get_edge_data(tail, head) or {}).items():
            if "event" in data and key not in others:
                events.append(((tail, head, key), concepts & _values(data)))
            else:
                yield (tail, head, key), set()
    yield from [one for one in events if one[1]] or events
    for one in things:
        ties = (*graph.out_edges(one, keys=True), *graph.in_edges(one, keys=True))
        yield from ((tie, set()) for tie in ties if tie[2] in others)


def _tie(part: MultiDiGraph, table: Table, row: Sequence[Value]) -> None:
    """Draw a row whose things no edge ties: from its first thing to its last, as the row says."""
    cells = [cell for cell in row if isinstance(cell, Node)]
    things = [cell for cell in cells if cell.iri in part]
    if len(things) < 2 or things[0] == things[-1]:  # noqa: PLR2004
        return
    tail, head = things[0].iri, things[-1].iri
    said = [cell.slug for cell in cells if cell.is_sentence]
    relations = [cell for cell in cells if cell not in things and not cell.is_sentence]
    name = table.columns[row.index(things[-1])]
    heading = table.headings.get(name, Bilingual(name, name))
    label = Bilingual(relations[0].label("zh"), relations[0].label("en")) if relations else heading
    if any(data["zh"] == label.zh for data in (part.get_edge_data(head, tail) or {}).values()):
        return  # The row the other way round.
    part.add_edge(
        tail,
        head,
        key=f"row {label.zh}",
        predicate=relations[0].curie if relations else name,
        zh=label.zh,
        en=label.en,
        evidence=said,
        origin="stated" if said else "derived",
        details=[],
    )


def _values(data: dict[str, Any]) -> set[str]:
    return {
        value
        for detail in data.get("details", ())
        if detail.predicate not in _QUALIFIERS
        for value in detail.zh.split("、")
    }


def _frame(graph: MultiDiGraph, table: Table) -> None:
    """Put everything in the frame of its province, where each thing has one and no tie crosses."""
    provinces = {node for node, kind in graph.nodes(data="kind") if kind == "Jurisdiction"}
    inside: dict[str, set[str]] = {}
    for row in table.rows:
        cells = {cell.iri for cell in row if isinstance(cell, Node) and cell.iri in graph}
        for cell in cells - provinces:
            inside.setdefault(cell, set()).update(cells & provinces)
    frames: dict[str, str] = {}
    for component in _components(graph, set(graph) - provinces):
        around = {place for node in component for place in inside.get(node, ())}
        if len(around) != 1:
            return
        frames.update(dict.fromkeys(component, *around))
    for node, place in frames.items():
        graph.nodes[node]["frame"] = place
    for tail, head, data in graph.edges(data=True):
        data["folded"] = data["predicate"] == _BELONGS and frames.get(tail) == head


def _components(graph: MultiDiGraph, nodes: Iterable[str]) -> Iterator[set[str]]:
    from networkx import connected_components

    yield from connected_components(graph.subgraph(nodes).to_undirected(as_view=True))
