"""What an answer rests on: the statements behind its rows, as RDF."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.formats import turtle
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table


def grounds(kg: KnowledgeGraph, table: Table) -> str:
    """Return, as Turtle, the statements that the rows of a table rest on.

    A row with a sentence rests on what that sentence says of the things in the row; a row without
    one, such as a count, on what is said between the things in it.

    >>> from dgov_kg.graph import load
    >>> kg = load()
    >>> rows = grounds(kg, kg.run("co-owners", province="guangdong")).splitlines()
    >>> next(row for row in rows if row.startswith("dg:stake-of-tencent"))
    'dg:stake-of-tencent-in-digital-guangdong a dgov:Stake ;'
    """
    return turtle(quad.triple for quad in statements(kg, table))


def statements(kg: KnowledgeGraph, table: Table) -> list[ox.Quad]:
    """Return the same statements, each with the graph that it stands in."""
    rows = [[cell.iri for cell in row if isinstance(cell, Node) and cell.iri] for row in table.rows]
    sentences = {node.iri for node in table.evidence}
    return list(dict.fromkeys(quad for row in rows for quad in _touching(kg, row, sentences)))


def _touching(kg: KnowledgeGraph, row: list[str], evidence: set[str]) -> Iterator[ox.Quad]:
    sentences = evidence & set(row)
    things = [ox.NamedNode(iri) for iri in row if iri not in sentences]
    for sentence in sentences:
        said = list(kg.store.quads_for_pattern(None, None, None, ox.NamedNode(sentence)))
        tied = {quad.subject for quad in said if quad.object in things}
        yield from (quad for quad in said if quad.subject in things or quad.subject in tied)
    if not sentences:
        for one in things:
            for other in things:
                yield from kg.store.quads_for_pattern(one, None, other, None)
