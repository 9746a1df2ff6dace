"""What the engine gives back as what a person reads: solutions as a table, terms as values."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.namespaces import PREFIXES
from dgov_kg.result import Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.question import Question
    from dgov_kg.result import Value

    Outcome = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
    Naming = Callable[[str], Node]

_INTEGER = PREFIXES["xsd"] + "integer"
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_FLOATS = {PREFIXES["xsd"] + name for name in ("decimal", "double", "float")}


def tabled(
    outcome: Outcome, naming: Naming, question: Question | None = None, *, language: str
) -> Table:
    """Return the outcome of a query as a table, under the headings of its question if any."""
    if isinstance(outcome, ox.QueryBoolean):
        return Table(["answer"], [(bool(outcome),)], language=language)
    if isinstance(outcome, ox.QueryTriples):
        columns = ["subject", "predicate", "object"]
    else:
        columns = [variable.value for variable in outcome.variables]
    known: dict[str, Node] = {}

    def node(iri: str) -> Node:
        if iri not in known:
            known[iri] = naming(iri)
        return known[iri]

    rows = [tuple(value(term, node) for term in solution) for solution in outcome]
    if question is None:
        return Table(columns, rows, language=language)
    return Table(
        columns,
        rows,
        name=question.name,
        title=question.title,
        note=question.note if rows else question.empty,
        headings=question.columns,
        language=language,
    )


def value(term: object, naming: Naming) -> Value:
    """Return a term as a value: a node for a name, a number or text for a literal.

    >>> value(ox.Literal(4), lambda iri: Node(iri, "", ""))
    4
    """
    if isinstance(term, ox.NamedNode):
        return naming(term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        if datatype == _INTEGER:
            return int(term.value)
        if datatype == _BOOLEAN:
            return term.value in {"true", "1"}
        return float(term.value) if datatype in _FLOATS else term.value
    return None if term is None else str(term)
