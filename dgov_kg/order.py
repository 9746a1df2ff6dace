"""Solutions in the order a query wants, sorted here where that is sooner.

Oxigraph looks both names up anew in each comparison, which takes as long as the rest of many a
query.  Names are sorted by code point (SPARQL 1.1, 15.1), as Python sorts text.
"""

from __future__ import annotations

from itertools import islice

import pyoxigraph as ox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.solutions import Outcome


class Sorted:
    """Solutions that are in order already: the variables, and a tuple of terms for each row."""

    def __init__(self, variables: list[ox.Variable], rows: list[tuple[object, ...]]) -> None:
        self.variables = variables
        self._rows = rows

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        return iter(self._rows)


def ordered(
    store: ox.Store, sparql: str, prefixes: dict[str, str] | None = None
) -> Outcome | Sorted:
    """Answer a query over the union of all graphs.  Raises SyntaxError where it does not parse.

    >>> store = ox.Store()
    >>> store.load("<urn:b> <urn:p> 1 . <urn:a> <urn:p> 2 .", format=ox.RdfFormat.TURTLE)
    >>> [row[0].value for row in ordered(store, "SELECT ?s { ?s ?p ?o } ORDER BY ?s")]
    ['urn:a', 'urn:b']
    """

    def ask(text: str) -> Outcome:
        return store.query(text, prefixes=prefixes, use_default_graph_as_union=True)

    unsorted, keys = parted(sparql)
    outcome = ask(unsorted)
    if not keys:
        return outcome
    if not isinstance(outcome, ox.QuerySolutions):
        return ask(sparql)
    variables = list(outcome.variables)
    names = [variable.value for variable in variables]
    if not set(keys) <= set(names):
        return ask(sparql)
    places = [names.index(key) for key in keys]
    solutions = map(tuple, outcome)
    first = list(islice(solutions, 1))
    if not all(_names([row[place] for row in first]) for place in places if first):
        return ask(sparql)  # Literals and blank nodes are the engine's to compare.
    rows = [*first, *solutions]
    columns = [_names([row[place] for row in rows]) for place in places]
    if rows and not all(columns):
        return ask(sparql)
    order = sorted(range(len(rows)), key=list(zip(*columns, strict=True)).__getitem__)
    return Sorted(variables, [rows[place] for place in order])


def parted(sparql: str) -> tuple[str, list[str]]:
    """Return a query without the order at its end, and the variables of that order.

    They are none, and the query is whole, where it is sorted by anything but variables.

    >>> parted("SELECT ?s { ?s ?p ?o } ORDER BY ?s ?p")
    ('SELECT ?s { ?s ?p ?o } ', ['s', 'p'])
    >>> parted("SELECT ?s { ?s ?p ?o } ORDER BY DESC(?s)")[1]
    []
    """
    before, _, order = sparql.rpartition("ORDER BY")
    keys = order.split()
    grouped = before.rpartition("}")[2].split()
    is_plain = grouped[:2] in ([], ["GROUP", "BY"]) and before[-1:] in {"}", " ", "\n"}
    last = before.rfind("\n", 0, before.rfind("}")) + 1
    if "#" in before[last:]:  # It may be a comment.
        return sparql, []
    if not keys or not is_plain or not all(map(_is_variable, keys + grouped[2:])):
        return sparql, []
    return before, [key[1:] for key in keys]


def _is_variable(word: str) -> bool:
    return word[:1] in {"?", "$"} and word[1:].isidentifier()


def _names(terms: list[object]) -> list[str]:
    """Return what terms are sorted by: nothing comes first, then names; empty with any other."""
    found = []
    for term in terms:
        if isinstance(term, ox.NamedNode):
            found.append(term.value)
        elif term is None:
            found.append("")
        else:
            return []
    return found
