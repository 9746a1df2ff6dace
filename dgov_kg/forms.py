"""The forms that an answer can be had in, the same in the shell and over HTTP.

Those of RDF, and the network, are of the statements that the answer rests on.
"""

from __future__ import annotations

from dgov_kg.exceptions import BadParameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pyoxigraph as ox
    from networkx import MultiDiGraph

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.matrix import Matrix
    from dgov_kg.result import Entity, Table
    from dgov_kg.spreadsheet import Link

    #: Gives the network of a graph, and what a picture shows of it, where they are at hand.
    Networks = Callable[[KnowledgeGraph], tuple[MultiDiGraph, MultiDiGraph]]

#: Form to its media type.
MEDIA = {
    "json": "application/json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "markdown": "text/markdown",
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "table": "text/plain",
}
#: The ending of a file in each.
ENDINGS = {
    **{form: form for form in MEDIA},
    "markdown": "md",
    "turtle": "ttl",
    "table": "txt",
}
#: Those that rest on the statements of a graph.
OF_STATEMENTS = ("turtle", "jsonld", "graphml")
#: Those that are not text.
BINARY = ("xlsx",)
#: Those that take a large library to write; GEXF is of a whole graph only.
HEAVY = ("graphml", "gexf", "xlsx")


def of_table(  # noqa: PLR0913 - all but what is written has a default
    table: Table,
    form: str,
    *,
    kg: KnowledgeGraph | None = None,
    parameters: Mapping[str, str] | None = None,
    link: Link | None = None,
    guarded: bool = False,
    networks: Networks | None = None,
) -> bytes:
    r"""Return a table in a form of `MEDIA`.

    ``kg`` is what it was asked of, ``parameters`` what was asked for and ``link`` where things lead
    in a workbook; with ``guarded``, text that a spreadsheet would run is quoted in CSV and TSV.
    ``networks`` gives the network of the graph to one who has it at hand.
    Raises BadParameter for a form of statements where no graph is given, and MissingPackage.

    >>> from dgov_kg.result import Table
    >>> of_table(Table(["count"], [(4,)]), "csv")
    b'count\n4\n'
    """
    if form in OF_STATEMENTS:
        return _of_statements(table, form, kg, networks or networks_of)
    if form == "xlsx":
        from dgov_kg.spreadsheet import nowhere, workbook

        return workbook(table, parameters=parameters, link=link or nowhere)
    if form in {"csv", "tsv"}:
        from dgov_kg.formats import separated

        return _text(separated(table, "," if form == "csv" else "\t", guarded=guarded))
    return _text(str(table) if form == "table" else getattr(table, f"to_{form}")())


def of_matrix(  # noqa: PLR0913 - all but what is written has a default
    matrix: Matrix,
    form: str,
    *,
    kg: KnowledgeGraph,
    link: Link | None = None,
    guarded: bool = False,
    networks: Networks | None = None,
) -> bytes:
    """Return a matrix in a form of `MEDIA`: as a grid for a reader, in long form for a program."""
    if form == "xlsx":
        from dgov_kg.spreadsheet import matrix_workbook, nowhere

        return matrix_workbook(matrix, link=link or nowhere)
    if form in {"json", "markdown"}:
        return _text(getattr(matrix, f"to_{form}")())
    return of_table(matrix.to_table(), form, kg=kg, guarded=guarded, networks=networks)


def of_entity(
    entity: Entity,
    form: str,
    *,
    kg: KnowledgeGraph,
    link: Link | None = None,
    networks: Networks | None = None,
) -> bytes:
    """Return all that is said of a thing in a form of `MEDIA`; its network is what it touches."""
    if form == "graphml":
        return _graphml(_around(*(networks or networks_of)(kg), entity.node.iri))
    if form == "jsonld":
        return _jsonld(_about(kg, entity.node.iri))
    if form in {"json", "turtle"}:
        return _text(getattr(entity, f"to_{form}")())
    if form == "table":
        return _text(str(entity))
    return of_table(entity.to_table(), form, link=link)


def _of_statements(table: Table, form: str, kg: KnowledgeGraph | None, networks: Networks) -> bytes:
    if kg is None:
        raise BadParameter(
            zh=f"这里没有可写成 {form} 的陈述。", en=f"There is nothing here to write as {form}."
        )
    if form == "graphml":
        from dgov_kg.view.answer import answer

        return _graphml(answer(networks(kg)[1], table))
    from dgov_kg.grounds import grounds, statements

    return _text(grounds(kg, table)) if form == "turtle" else _jsonld(statements(kg, table))


def networks_of(kg: KnowledgeGraph) -> tuple[MultiDiGraph, MultiDiGraph]:
    """Return the network of all that a graph says, and what a picture shows of it."""
    from dgov_kg.network import projection, to_networkx

    said = to_networkx(kg)
    return said, projection(said)


def _around(said: MultiDiGraph, drawn: MultiDiGraph, iri: str) -> MultiDiGraph:
    """Return the network around a thing, or that of what a sentence says.  Raises UnknownName."""
    from dgov_kg.network import neighbourhood, projection

    names = {address: name for name, address in said.graph["sentences"].items()}
    if iri not in names:
        if iri not in drawn and iri in said:  # An event that a picture shows as an edge.
            drawn = projection(said, kept=[iri])
        return neighbourhood(drawn, iri)
    part = drawn.edge_subgraph(
        (tail, head, key)
        for tail, head, key, sentences in drawn.edges(keys=True, data="evidence")
        if names[iri] in sentences
    ).copy()
    born = ((n, data) for n, data in drawn.nodes(data=True) if names[iri] in data["evidence"])
    part.add_nodes_from(born)
    return part


def _graphml(part: MultiDiGraph) -> bytes:
    """Return a part of a network as GraphML; the same part has the same bytes."""
    from networkx import MultiDiGraph

    from dgov_kg.export.networks import graphml_of

    ordered = MultiDiGraph()
    ordered.add_nodes_from((node, _sorted(part.nodes[node])) for node in sorted(part))
    for tail, head, key in sorted(part.edges(keys=True)):
        ordered.add_edge(tail, head, key, **_sorted(part.edges[tail, head, key]))
    return graphml_of(ordered)


def _sorted(data: Mapping[str, object]) -> dict[str, object]:
    return dict(sorted(data.items()))


def _about(kg: KnowledgeGraph, iri: str) -> list[ox.Quad]:
    import pyoxigraph as ox

    term = ox.NamedNode(iri)
    found = dict.fromkeys(kg.store.quads_for_pattern(term, None, None, None))
    return list(found | dict.fromkeys(kg.store.quads_for_pattern(None, None, term, None)))


def _jsonld(quads: list[ox.Quad]) -> bytes:
    from dgov_kg.export.content import Content
    from dgov_kg.export.jsonld import jsonld

    return jsonld(Content(quads))


def _text(words: str) -> bytes:
    return (words if words.endswith("\n") else f"{words}\n").encode(errors="replace")
