"""The clients that people use, for real: SPARQLWrapper, rdflib, Comunica, curl, YASGUI."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import (
    CSV,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TURTLE,
    XML,
    SPARQLWrapper,
)

PREFIXES = (
    "PREFIX dg: <https://w3id.org/dgov-kg/id/> PREFIX dgov: <https://w3id.org/dgov-kg/ontology#> "
)
SELECT = PREFIXES + "SELECT ?firm { dg:tencent dgov:holdsStakeIn ?firm }"
ASK = PREFIXES + "ASK { dg:tencent dgov:holdsStakeIn dg:digital-guangdong }"
CONSTRUCT = PREFIXES + "CONSTRUCT WHERE { dg:tencent dgov:holdsStakeIn ?firm }"
FIRM = "https://w3id.org/dgov-kg/id/digital-guangdong"
COMUNICA = os.environ.get(
    "COMUNICA", os.path.join(sys.prefix, "comunica", "node_modules", ".bin", "comunica-sparql")
)


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("how", [None, POSTDIRECTLY])
def test_sparqlwrapper_reads_tables(server, method, how):
    """SPARQLWrapper asks by GET, by form and directly, and reads JSON."""

    wrapper = SPARQLWrapper(server.sparql)
    wrapper.setMethod(POST if how else method)
    if how:
        wrapper.setRequestMethod(how)
    wrapper.setQuery(SELECT)
    wrapper.setReturnFormat(JSON)
    (row,) = wrapper.queryAndConvert()["results"]["bindings"]

    assert row["firm"]["value"] == FIRM


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_sparqlwrapper_reads_every_form(server):
    """It asks for XML, CSV, Turtle, RDF/XML, N3 and JSON-LD in its own words, and understands."""

    def read(query, form):
        wrapper = SPARQLWrapper(server.sparql)
        wrapper.setQuery(query)
        wrapper.setReturnFormat(form)
        return wrapper.queryAndConvert()

    assert FIRM in read(SELECT, XML).toxml()
    assert FIRM in read(SELECT, CSV).decode()
    assert "<boolean>true</boolean>" in read(ASK, XML).toxml()
    assert read(ASK, JSON)["boolean"] is True
    assert FIRM in {str(o) for o in read(CONSTRUCT, RDFXML).objects()}
    assert FIRM in {str(o) for o in read(CONSTRUCT, JSONLD).objects()}
    for form in (TURTLE, N3):
        read_back = rdflib.Graph().parse(data=read(CONSTRUCT, form), format="turtle")
        assert FIRM in {str(o) for o in read_back.objects()}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_s_store_reads(server, method):
    """A Graph over the endpoint answers queries and patterns as if it were here."""

    graph = rdflib.Graph(SPARQLStore(server.sparql, method=method))
    tencent = rdflib.URIRef("https://w3id.org/dgov-kg/id/tencent")
    holds = rdflib.URIRef("https://w3id.org/dgov-kg/ontology#holdsStakeIn")

    assert [str(row.firm) for row in graph.query(SELECT)] == [FIRM]
    assert bool(graph.query(ASK)) is True
    assert list(graph.objects(tencent, holds)) == [rdflib.URIRef(FIRM)]


@pytest.mark.skipif(
    not os.path.exists(COMUNICA), reason="no Comunica: make test installs it by npm"
)
def test_comunica_reads(server):
    """Comunica takes the endpoint as a source, finds out what it is, and joins over it."""

    query = (
        PREFIXES + "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?firm ?name { dg:tencent dgov:holdsStakeIn ?firm . ?firm skos:prefLabel ?name }"
    )
    run = subprocess.run(
        [COMUNICA, f"sparql@{server.sparql}", "-q", query, "-t", "application/json"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = {row["firm"] for row in json.loads(run.stdout)}

    assert found == {FIRM}


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl: apt-get install curl")
@pytest.mark.parametrize(
    "words",
    [
        ["--data-urlencode", f"query={SELECT}"],
        ["--get", "--data-urlencode", f"query={SELECT}"],
        ["--data-binary", SELECT, "-H", "Content-Type: application/sparql-query"],
    ],
)
def test_curl_reads(server, words):
    """Three lines of shell, one answer."""

    run = subprocess.run(
        ["curl", "--silent", "--fail", "-H", "Accept: text/csv", *words, server.sparql],
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.split() == ["firm", FIRM]


def test_yasgui_s_requests_are_answered(serve):
    """A page that may read asks first, then posts a form as YASGUI does, and is let in."""

    origin = "https://yasgui.org"
    running = serve("--allow-origin", origin)
    asked_first = running.client.options(
        "/sparql",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    answer = running.client.post(
        "/sparql",
        data={"query": SELECT},
        headers={
            "Origin": origin,
            "Accept": "application/sparql-results+json,*/*;q=0.9",
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        },
    )

    assert asked_first.status_code == 204
    assert asked_first.headers["access-control-allow-origin"] == origin
    assert "content-type" in asked_first.headers["access-control-allow-headers"].lower()
    assert answer.headers["access-control-allow-origin"] == origin
    assert answer.json()["results"]["bindings"][0]["firm"]["value"] == FIRM
