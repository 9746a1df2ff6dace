"""The patterns of composed queries: two engines, one answer."""

from __future__ import annotations

import os

import pytest

import dgov_kg
from dgov_kg import files
from dgov_kg.ask.say.composing import named_pattern, query_text, term

_FEW = ["dg:regional-handling-services", "dg:point-to-point-handling-services"]
_TWO_DATED = ["dg:founding-of-digital-zhejiang", "dg:launch-of-beijing-app"]

EXAMPLES = {
    "both": {"thing": ["dg:tencent", "dg:china-mobile"], "kind": ["dgov:Enterprise"]},
    "counted": {"thing": ["dg:ranking-of-digitalisation"], "relation": ["dgov:ranksAmongFirst"]},
    "magnitude": {
        "thing": _FEW,
        "other": _FEW,
    },
    "named": {"thing": ["dg:founding-of-digital-zhejiang"], "relation": ["dgov:hasActor"]},
    "numbers": {"thing": ["dg:cross-province-services-of-national-platform"]},
    "order": {"thing": _TWO_DATED, "other": _TWO_DATED},
    "places": {"thing": ["dg:tencent", "dg:one-network-handling", "dg:digital-guangdong"]},
    "subjects": {"thing": ["dg:tencent"], "relation": ["dgov:hasActor"]},
    "things": {"thing": ["dg:tencent", "dg:alibaba"]},
    "values": {"thing": ["dg:founding-of-digital-guangdong"], "relation": ["dgov:hasActor"]},
}


def test_every_pattern_has_an_example():
    """The folder and the examples hold the same names."""

    paths = files.listed(files.COMPOSED, ".rq")

    assert [os.path.basename(path).removesuffix(".rq") for path in paths] == sorted(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_two_engines_give_one_answer(name):
    """A pattern with its terms bound has rows, and the same on Oxigraph and on rdflib."""

    kg = dgov_kg.load(language="en")
    terms = {key: [term(one) for one in curies] for key, curies in EXAMPLES[name].items()}
    sparql = named_pattern(name).bind(terms)

    ours = kg.query(sparql)
    theirs = kg.to_rdflib().query(sparql)

    def address(cell):
        return getattr(cell, "iri", None if cell is None else str(cell))

    rows = sorted(tuple(map(address, row)) for row in ours.rows)
    assert rows == sorted(tuple(None if v is None else str(v) for v in row) for row in theirs)
    assert rows


def test_what_is_shown_is_the_query_with_prefixes():
    """The text that a person reads gives the same rows as what was run."""

    kg = dgov_kg.load(language="en")
    terms = {key: [term(one) for one in curies] for key, curies in EXAMPLES["values"].items()}
    sparql = named_pattern("values").bind(terms)

    assert kg.query(query_text(sparql)).rows == kg.query(sparql).rows
