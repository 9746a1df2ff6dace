"""What the engine gives back as what a person reads: solutions as a table, terms as values."""

from __future__ import annotations

from itertools import chain

import pyoxigraph as ox

from dgov_kg.namespaces import PREFIXES
from dgov_kg.result import Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dgov_kg.endpoint.answers import Solutions, Triples
    from dgov_kg.order import Sorted
    from dgov_kg.question import Question
    from dgov_kg.result import Value

    Outcome = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
    #: What comes of a query, wherever it was answered.
    Found = Outcome | Solutions | Triples
    #: The same, or solutions that were sorted here.
    Answered = Found | Sorted
    Naming = Callable[[str], Node]
    NamingMany = Callable[[Iterable[str]], Mapping[str, Node]]

_INTEGER = PREFIXES["xsd"] + "integer"
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_FLOATS = {PREFIXES["xsd"] + name for name in ("decimal", "double", "float")}


def tabled(
    outcome: Answered, naming: NamingMany, question: Question | None = None, *, language: str
) -> Table:
    """Return the outcome of a query as a table, under the headings of its question if any.

    The names of all things in it are asked for at once.
    """
    if isinstance(outcome, ox.QueryBoolean):
        return Table(["answer"], [(bool(outcome),)], language=language)
    variables = columns_of(outcome)
    columns = ["subject", "predicate", "object"] if variables is None else variables
    found = list(map(tuple, outcome))
    terms = set(chain.from_iterable(found))
    named = naming(term.value for term in terms if isinstance(term, ox.NamedNode))
    known = {term: value(term, named.__getitem__) for term in terms}
    rows = [tuple(map(known.__getitem__, solution)) for solution in found]
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


def columns_of(outcome: Answered) -> list[str] | None:
    """Return the names of the columns of solutions; None for triples, which have none."""
    variables = getattr(outcome, "variables", None)
    return None if variables is None else [variable.value for variable in variables]


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
