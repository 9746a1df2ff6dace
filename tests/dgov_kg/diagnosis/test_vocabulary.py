"""A term that the graph does not have is told, with the nearest that it has."""

from __future__ import annotations

import pytest

from dgov_kg import files
from dgov_kg.diagnosis.vocabulary import diagnose
from dgov_kg.graph import load


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="en")


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("dgov:holdStakeIn", "dgov:holdsStakeIn"),
        ("dgov:Fouding", "dgov:Founding"),
        ("dg:holdsStakeIn", "dgov:holdsStakeIn"),
        ("dg:digital-guangdon", "dg:digital-guangdong"),
        ("dg:腾讯", "dg:tencent"),
        ("dg:數字廣東", "dg:digital-guangdong"),
        ("<https://w3id.org/dgov-kg/id/tencnet>", "dg:tencent"),
    ],
)
def test_the_nearest_term_is_named(kg, written, nearest):
    """A misspelling, another prefix and a Chinese name lead to the term; the query still runs."""

    sparql = f"ASK {{ {written} ?p ?o }}"
    (mark,) = diagnose(kg, sparql)

    assert sparql[mark.start : mark.end] == written
    assert mark.instead[0] == nearest
    assert nearest in mark.said.zh
    assert nearest in mark.said.en
    assert not mark.is_error


@pytest.mark.parametrize("name", ["腾讯", "tencent", "騰訊"])
def test_a_name_in_place_of_a_term_leads_to_it(kg, name):
    """A bare name is an error; its mark names the term."""

    (mark,) = diagnose(kg, f"ASK {{ {name} ?p ?o }}")

    assert mark.is_error
    assert mark.instead[0] == "dg:tencent"


def test_a_fault_and_an_unknown_term_are_both_told(kg):
    """Each has its mark, in the order of the text."""

    marks = diagnose(kg, "ASK { ?s dgov:holdStakeIn ?o FILTR(?o) }")

    assert [mark.is_error for mark in marks] == [False, True]


def test_a_sentence_that_is_not_there_is_told(kg):
    """A graph of the first source that has no such number is unknown."""

    (mark,) = diagnose(kg, "ASK { GRAPH src:p99s9 { ?s ?p ?o } }")

    assert mark.instead == ()
    assert "src:p99s9" in mark.said.en


@pytest.mark.parametrize(
    "sparql",
    [
        'ASK { ?s ?p ?o FILTER(xsd:integer("1") = 1 && ?o = "2019"^^xsd:gYear) }',
        "PREFIX x: <urn:x> CONSTRUCT { ?s x:a <urn:b> } WHERE { ?s dgov:holdsStakeIn ?o }",
        "PREFIX d: <https://w3id.org/dgov-kg/ontology#> ASK { GRAPH src:p13s3 { ?s a d:Founding }}",
        "ASK { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), STR(src:))) }",
        "# dgov:nothing\nASK { ?s rdfs:label 'dg:nothing <urn:nothing>' }",
    ],
)  # fmt: skip
def test_what_is_no_term_of_the_graph_is_not_asked_for(kg, sparql):
    """Datatypes, casts, what a template makes, prefixes, comments and strings are let be."""

    assert diagnose(kg, sparql) == []


def test_the_catalogue_has_no_unknown_term(kg):
    """No question of the catalogue uses a term that the graph does not have."""

    told = {path: diagnose(kg, files.read(path)) for path in files.listed(files.QUERIES, ".rq")}

    assert {path: marks for path, marks in told.items() if marks} == {}
