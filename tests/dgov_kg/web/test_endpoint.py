"""`/sparql` keeps the SPARQL 1.1 Protocol: requests, forms of answers, graphs, descriptions."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

ASK = "ASK { dg:tencent dgov:holdsStakeIn dg:digital-guangdong }"
SELECT = "SELECT ?firm { dg:tencent dgov:holdsStakeIn ?firm }"
CONSTRUCT = "CONSTRUCT WHERE { dg:tencent dgov:holdsStakeIn ?firm }"
FIRM = "https://w3id.org/dgov-kg/id/digital-guangdong"
SENTENCE = "https://w3id.org/dgov-kg/source/ning-tan/p13s3"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}

TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
}
STATEMENTS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


def refused(answer, status, *words):
    """Check that an answer is a refusal, in JSON, with a sentence that holds these words."""
    assert answer.status_code == status, answer.text
    told = answer.json()
    assert told["status"] == status
    assert told["zh"]
    assert told["en"]
    assert all(word in told["error"] for word in words), told["error"]


def count(server, query="SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", **more):
    answer = server.client.get("/sparql", params={"query": query, **more})
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("way", ["get", "form", "direct", "direct with charset", "slash"])
def test_a_query_comes_in_three_ways(server, way):
    """By GET, as a form and as it is, the same query has the same answer."""

    ways = {
        "get": lambda: server.client.get("/sparql", params={"query": ASK}),
        "slash": lambda: server.client.get("/sparql/", params={"query": ASK}),
        "form": lambda: server.client.post("/sparql", data={"query": ASK}),
        "direct": lambda: server.client.post("/sparql", content=ASK, headers=DIRECT),
        "direct with charset": lambda: server.client.post(
            "/sparql",
            content=f"{ASK} # 腾讯".encode(),
            headers={"Content-Type": "application/sparql-query; charset=UTF-8"},
        ),
    }
    answer = ways[way]()

    assert answer.status_code == 200
    assert answer.json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize("media", TABLES)
def test_a_table_comes_in_the_form_that_is_asked_for(server, media):
    """SELECT gives JSON, XML and TSV that read back to the same term."""

    answer = server.ask(SELECT, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    (row,) = ox.parse_query_results(answer.content, format=TABLES[media])

    assert row["firm"] == ox.NamedNode(FIRM)


def test_a_table_comes_as_csv(server):
    """CSV is as RFC 4180 has it."""

    answer = server.ask(SELECT, headers={"Accept": "text/csv"})

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert list(csv.reader(io.StringIO(answer.text))) == [["firm"], [FIRM]]


def test_csv_for_a_spreadsheet_is_marked_and_harmless(server):
    """With the mark of UTF-8 a formula is text, a number a number; without it, all is as it is."""

    asked = {
        "query": "SELECT ?x ?n { VALUES (?x ?n) { ('=1+1' -1) ('腾讯, @' 2.5) } }",
        "format": "csv",
    }
    plain = server.client.get("/sparql", params=asked)
    marked = server.client.get("/sparql", params=asked | {"bom": "true"})

    assert plain.content.decode() == 'x,n\r\n=1+1,-1\r\n"腾讯, @",2.5\r\n'
    assert marked.content.decode() == '\ufeffx,n\r\n\'=1+1,-1\r\n"腾讯, @",2.5\r\n'


@pytest.mark.parametrize("media", STATEMENTS)
def test_statements_come_in_the_form_that_is_asked_for(server, media):
    """CONSTRUCT gives Turtle, N-Triples, RDF/XML and JSON-LD that read back to the same triple."""

    answer = server.ask(CONSTRUCT, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    (quad,) = ox.parse(answer.content, format=STATEMENTS[media])

    assert quad.object == ox.NamedNode(FIRM)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/csv;q=0, text/*", "text/tab-separated-values"),
        ("application/sparql-results+json;q=0.1, */*;q=0", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("application/sparql-results+json,*/*;q=0.9", "application/sparql-results+json"),
    ],
)
def test_the_best_of_what_is_accepted_is_sent(server, accept, media):
    """Weights and ranges decide, and the answer says on what it depends."""

    answer = server.ask(SELECT, headers={"Accept": accept})

    assert answer.headers["content-type"].partition(";")[0] == media
    assert "Accept" in answer.headers["vary"]


def test_what_cannot_be_sent_is_said(server):
    """An Accept that no form fits is answered with 406, and with what there is."""

    refused(server.ask(SELECT, headers={"Accept": "image/png"}), 406, "text/csv")


def test_the_default_graph_is_all_of_them(server):
    """A query without a dataset reads every graph, each triple once."""

    each = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"

    assert count(server) == count(server, each)


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", {"default-graph-uri": SENTENCE}),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", {"named-graph-uri": SENTENCE}),
        ("SELECT (COUNT(*) AS ?n) FROM src:p13s3 { ?s ?p ?o }", {}),
        (f"SELECT (COUNT(*) AS ?n) FROM<{SENTENCE}>{{ ?s ?p ?o }}", {}),
        ("SELECT (COUNT(*) AS ?n) FROM NAMED src:p13s3 { GRAPH ?g { ?s ?p ?o } }", {}),
        (
            (
                f"PREFIX fromx: <{SENTENCE[:-5]}> "
                "SELECT (COUNT(*) AS ?n) FROM fromx:p13s3 { ?s ?p ?o }"
            ),
            {},
        ),
        # The protocol has the last word.
        ("SELECT (COUNT(*) AS ?n) FROM src:p13s4 { ?s ?p ?o }", {"default-graph-uri": SENTENCE}),
    ],
)
def test_a_dataset_can_be_chosen(server, query, more):
    """By the protocol or by FROM, a query reads the graphs that it names and no other."""

    alone = "SELECT (COUNT(*) AS ?n) { GRAPH src:p13s3 { ?s ?p ?o } }"

    assert count(server, query, **more) == count(server, alone)


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", {"default-graph-uri": SENTENCE}),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", {"named-graph-uri": SENTENCE}),
        ("SELECT (COUNT(*) AS ?n) FROM NAMED src:p13s3 { ?s ?p ?o }", {}),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", {"default-graph-uri": "http://example.org/none"}),
    ],
)
def test_a_dataset_holds_nothing_else(server, query, more):
    """Where only named or only default graphs are named, the other half is empty."""

    assert count(server, query, **more) == 0


def test_a_word_that_begins_with_from_is_no_clause(server):
    """A prefix, a variable and a text with these letters choose no graph."""

    query = (
        "PREFIX from: <https://w3id.org/dgov-kg/id/> "
        "SELECT (COUNT(*) AS ?n) (SAMPLE('FROM <urn:x>') AS ?from) # FROM <urn:y>\n"
        "{ from:tencent dgov:holdsStakeIn ?firm }"
    )

    assert count(server, query) == 1


@pytest.mark.parametrize(
    ("request_of", "status", "words"),
    [
        (lambda c: c.get("/sparql?query=ASK{}&query=ASK{}"), 400, ("one query",)),
        (lambda c: c.post("/sparql?query=ASK{}", content="ASK{}", headers=DIRECT), 400, ("one",)),
        (
            lambda c: c.post("/sparql", content=b"", headers=FORM),
            400,
            ("no parameter named query",),
        ),
        (lambda c: c.get("/sparql?default-graph-uri=urn:x"), 400, ("no parameter named query",)),
        (lambda c: c.get("/sparql?query=SELEKT"), 400, ("does not parse",)),
        (lambda c: c.get("/sparql?query=%FF%FE"), 400, ("UTF-8",)),
        (lambda c: c.post("/sparql", content=ASK), 415, ("application/sparql-query",)),
        (lambda c: c.put("/sparql", content=ASK), 405, ("method",)),
        (lambda c: c.get("/sparql?update=CLEAR ALL"), 403, ("read-only",)),
        (lambda c: c.post("/sparql", data={"update": "CLEAR ALL"}), 403, ("read-only",)),
        (
            lambda c: c.post(
                "/sparql",
                content="CLEAR ALL",
                headers={"Content-Type": "application/sparql-update"},
            ),
            403,
            ("read-only",),
        ),
        (lambda c: c.get("/sparql?query=CLEAR ALL"), 400, ("CLEAR is not allowed",)),
        (lambda c: c.get("/sparql?query=ASK{}&default-graph-uri=data.ttl"), 400, ("data.ttl",)),
    ],
)
def test_what_is_not_of_the_protocol_is_refused(server, request_of, status, words):
    """Each wrong request has its status and a sentence."""

    refused(request_of(server.client), status, *words)


@pytest.mark.parametrize(
    ("languages", "words"), [("zh-CN,zh;q=0.9", "不合语法"), ("de, en", "does not parse")]
)
def test_a_refusal_speaks_the_reader_s_language(server, languages, words):
    """Accept-Language decides; both languages are there."""

    answer = server.ask("SELEKT", headers={"Accept-Language": languages})

    assert words in answer.json()["error"]


@pytest.mark.parametrize("media", STATEMENTS)
def test_the_service_describes_itself(server, media):
    """Without a query, the endpoint says what it is, in the form that is asked for."""

    answer = server.client.get("/sparql", headers={"Accept": media})
    facts = {
        (q.predicate.value, q.object.value)
        for q in ox.parse(answer.content, format=STATEMENTS[media])
    }
    terms = "http://www.w3.org/ns/sparql-service-description#"

    assert (terms + "endpoint", server.sparql) in facts
    assert (terms + "supportedLanguage", terms + "SPARQL11Query") in facts
    assert (terms + "feature", terms + "UnionDefaultGraph") in facts


def test_head_is_get_without_a_body(server):
    """HEAD has the status and the headers of GET."""

    answer = server.client.head("/sparql", params={"query": ASK})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.content == b""


def test_a_browser_s_own_page_may_ask(server):
    """A page of this machine is told that it may read, when it asks first and when it asks."""

    page = {"Origin": "http://localhost:3000"}
    before = server.client.options("/sparql", headers=page)
    answer = server.ask(ASK, headers=page)

    assert before.status_code == 204
    assert "POST" in before.headers["access-control-allow-methods"]
    assert before.headers["access-control-allow-origin"] == page["Origin"]
    assert answer.headers["access-control-allow-origin"] == page["Origin"]
    assert "Origin" in answer.headers["vary"]


def test_json_is_json(server):
    """Names in Chinese arrive as they are."""

    answer = server.ask(
        "SELECT ?name { dg:tencent skos:prefLabel ?name FILTER(LANG(?name) = 'zh') }"
    )

    assert json.loads(answer.content)["results"]["bindings"][0]["name"]["value"] == "腾讯"
