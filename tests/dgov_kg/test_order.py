"""Solutions come in the order that the engine itself gives them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.order import Sorted, ordered, parted
from dgov_kg.question import find
from dgov_kg.store import load

TURTLE = """
<urn:b> <urn:p> <urn:y>, <urn:x> .
<urn:a> <urn:p> <urn:z> ; <urn:q> 10, 9, "text", "语"@zh .
<urn:乙> <urn:p> <urn:😀> .
<urn:c> <urn:p> [] .
"""


@pytest.fixture(scope="module")
def store():
    store = ox.Store()
    store.load(TURTLE, format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def own():
    return load()


def rows(outcome):
    return [tuple(solution) for solution in outcome]


def engine(store, sparql):
    return rows(store.query(sparql, use_default_graph_as_union=True))


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s ?p { ?s ?p ?o FILTER ISIRI(?o) } ORDER BY ?s ?p ?o",
        "SELECT * { ?s <urn:p> ?o } ORDER BY ?s ?o",
        "SELECT * { ?s <urn:q> ?o } ORDER BY ?s ?o",
        "SELECT * { ?s <urn:q> ?o } ORDER BY ?o",
        "SELECT * { ?s ?p ?o FILTER ISIRI(?o) } ORDER BY ?o ?s ?p",
        "SELECT * { ?s ?p ?o FILTER ISIRI(?o) } ORDER BY DESC(?o)",
        "SELECT * { ?s ?p ?o FILTER ISIRI(?o) } ORDER BY ?o LIMIT 2",
        "SELECT * { ?s ?p ?x OPTIONAL { ?s <urn:p> ?o FILTER ISIRI(?o) } } order by ?o ?s ?p ?x",
        "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?s",
        "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?n ?s",
        "SELECT (STR(?a) AS ?b) { ?a <urn:p> ?o } ORDER BY ?a",
    ],
)
def test_the_order_is_the_engines(store, sparql):
    """Names by code point, what is unbound first, all else as the engine compares it."""

    assert rows(ordered(store, sparql)) == engine(store, sparql)


def test_names_are_sorted_here(store):
    """Where only names are compared, the engine is spared the sorting."""

    assert isinstance(ordered(store, "SELECT ?s { ?s <urn:p> ?o } ORDER BY ?s"), Sorted)


@pytest.mark.parametrize("path", files.listed(files.QUERIES, ".rq"))
def test_the_catalogue_keeps_its_order(own, path):
    """Every row of every question stands where the engine puts it."""

    sparql = find(path.rpartition("/")[2].removesuffix(".rq")).bind({})

    assert rows(ordered(own, sparql)) == engine(own, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s { ?s ORDER BY ?s",
        "SELECT ?s { ?s ?p ?o } ORDER BY ?s ORDER BY ?p",
        "ORDER BY ?s",
        "SELECT ?s { ?s ?p ?o } ORDER BY ",
    ],
)
def test_what_does_not_parse_is_refused(store, sparql):
    """As the engine refuses it."""

    with pytest.raises(SyntaxError):
        ordered(store, sparql)


def test_other_forms_are_left_alone(store):
    """ASK and CONSTRUCT are answered as they are."""

    assert ordered(store, "ASK { ?s ?p ?o }")
    assert len(list(ordered(store, "CONSTRUCT WHERE { ?s <urn:p> ?o }"))) == 5


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s { ?s <urn:p> ?o } ORDER BY DESC(?o)\n#SELECT ?s { ?s <urn:p> ?o } ORDER BY ?s",
        "SELECT ?s { ?s <urn:p> ?o } ORDER BY DESC(?o) LIMIT 2 #}\nORDER BY ?s",
    ],
)
def test_an_order_in_or_after_a_comment_is_left_to_the_engine(sparql):
    """What stands in a comment orders nothing."""

    assert parted(sparql) == (sparql, [])
