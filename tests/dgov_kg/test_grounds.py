"""The Turtle of an answer is what its rows rest on, no more and no less."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from dgov_kg.graph import load
from dgov_kg.grounds import grounds
from dgov_kg.namespaces import PREFIXES


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


def triples(turtle: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize("name", ["co-owners", "table-1", "remedies", "census", "partners"])
def test_every_statement_is_one_of_the_graph(kg, name):
    """Nothing is made up on the way."""

    held = {quad.triple for quad in kg.quads()}

    assert triples(grounds(kg, kg.run(name))) <= held


def test_each_party_is_tied_to_its_company(kg):
    """What the table shows can be asked again of its Turtle alone."""

    table = kg.run("co-owners", province="guangdong")
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples(grounds(kg, table)))
    asked = "SELECT ?party { ?stake dgov:hasStakeholder ?party ; dgov:isStakeIn ?firm }"
    found = {solution["party"].value for solution in store.query(asked, prefixes=PREFIXES)}

    assert {row["party"].iri for row in table} == found


def test_other_sentences_stay_out(kg):
    """A row rests on its own sentence, not on what others say of the same things."""

    turtle = grounds(kg, kg.run("co-owners", province="guangdong"))

    assert "dg:digital-guangdong a dgov:Enterprise" in turtle
    assert "dgov:hasRoleBearer" in turtle
    assert "dg:guangdong a dgov:Jurisdiction" not in turtle
