"""Each form of an answer over HTTP: what it is, and that it says what the others say."""

from __future__ import annotations

import io
import json
import re

import httpx
import networkx as nx
import openpyxl
import pyoxigraph as ox
import pytest

from dgov_kg.export import export
from dgov_kg.forms import HEAVY, MEDIA, of_table
from dgov_kg.graph import load
from dgov_kg.result import Node, Table
from dgov_kg.web import documents, verbs
from dgov_kg.web.delivery import downloads
from dgov_kg.web.exchange import Request
from dgov_kg.web.explorer import matrix

RUN = "/run/co-owners?province=guangdong"
XLSX = MEDIA["xlsx"]


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


@pytest.fixture(scope="module", autouse=True)
def late(server):
    """Start the workers that write what is large, as they are when first wanted."""
    server.client.get("/ask?words=Tencent", timeout=120).raise_for_status()


def get(server, path, **headers):
    answer = server.client.get(path, headers=headers)
    answer.raise_for_status()
    return answer


def rows(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_a_workbook_says_what_json_says(server):
    """The same parties, ties and sentences, and what was asked."""

    told = get(server, f"{RUN}&format=json&lang=zh").json()["rows"]
    answer = get(server, f"{RUN}&format=xlsx&lang=zh")
    head, *body = rows(answer.content)
    written = [dict(zip(head, row, strict=True)) for row in body]

    assert answer.headers["content-type"] == XLSX
    assert answer.headers["content-disposition"] == 'attachment; filename="co-owners.xlsx"'
    assert [(row["参与方"], row["方式"], row["出处"]) for row in written] == [
        (row["party"]["zh"], row["tie"]["zh"], row["evidence"]["iri"].rpartition("/")[2])
        for row in told
    ]
    about = openpyxl.load_workbook(io.BytesIO(answer.content))["说明"]
    assert ["province", "guangdong"] in [[cell.value for cell in row] for row in about]


def test_a_name_in_a_workbook_leads_to_this_server(server):
    """To the document about it, in full."""

    content = get(server, f"{RUN}&format=xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]

    link = sheet["A2"].hyperlink.target
    assert link == f"{server.address}/doc/id/guangdong"
    assert httpx.get(link, trust_env=False).status_code == 200


def test_jsonld_is_the_turtle_with_its_graphs(server):
    """The same triples, each in the graph of a sentence."""

    triples = {
        quad.triple
        for quad in ox.parse(get(server, f"{RUN}&format=turtle").content, ox.RdfFormat.TURTLE)
    }
    quads = list(ox.parse(get(server, f"{RUN}&format=jsonld").content, ox.RdfFormat.JSON_LD))

    assert {quad.triple for quad in quads} == triples
    assert any(quad.graph_name.value.endswith("/p13s3") for quad in quads)


def test_graphml_is_the_network_of_the_answer(server):
    """Who invests points at the firm, with the sentence."""

    graph = nx.parse_graphml(get(server, f"{RUN}&format=graphml").text)

    names = dict(graph.nodes(data="curie"))
    edges = {
        (names[tail], names[head], data["evidence"])
        for tail, head, data in graph.edges(data=True)
        if data["predicate"] != "dgov:hasJurisdiction"
    }
    assert ("dg:tencent", "dg:digital-guangdong", "p13s3") in edges
    assert {tail for tail, _, _ in edges} == {
        "dg:tencent", "dg:china-mobile", "dg:china-telecom", "dg:china-unicom"
    }  # fmt: skip


@pytest.mark.parametrize("form", MEDIA)
@pytest.mark.parametrize("path", ["/run/co-owners", "/describe", "/search", "/matrix"])
def test_each_form_is_had_by_name_and_by_header(server, path, form):
    """`?format=` and `Accept` give the same bytes of the same type."""

    asked = {
        "/describe": "entity=tencent",
        "/search": "words=Tencent",
        "/matrix": "province=guizhou",
    }
    address = f"{path}?{asked.get(path, 'province=zhejiang')}"
    named = get(server, f"{address}&format={form}")
    wanted = get(server, address, Accept=MEDIA[form])

    assert named.headers["content-type"].partition(";")[0] == MEDIA[form]
    assert named.content == wanted.content
    assert named.content


@pytest.mark.parametrize(
    "name", ["id/tencent", "source/ning-tan/p13s3", "id/founding-of-digital-guangdong"]
)
def test_a_document_has_them_as_endings(server, name):
    """CSV, a workbook and a network of a thing, of a sentence, and of an event."""

    table = get(server, f"/doc/{name}.csv").text
    assert table.startswith("subject,subject_id,predicate,predicate_id,object,object_id,evidence\n")
    assert len(rows(get(server, f"/doc/{name}.xlsx").content)) == len(table.splitlines())
    graph = nx.parse_graphml(get(server, f"/doc/{name}.graphml").text)
    assert "dg:digital-guangdong" in dict(graph.nodes(data="curie")).values()
    assert get(server, f"/doc/{name}", Accept=XLSX).headers["content-type"] == XLSX


def test_a_network_of_what_is_in_none_is_refused(server):
    """The vocabulary is no node."""

    assert server.client.get("/ontology.graphml").status_code == 404


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_whole_is_a_network_too(server, form):
    """As `dgov-kg export` writes it."""

    answer = get(server, f"/download/dgov-kg.{form}")

    assert answer.content == export(load(), form)


def test_csv_for_a_spreadsheet_runs_nothing():
    """With the mark, what would run as a formula is quoted; without, a label is as it is."""

    table = Table(["label", "n"], [(Node("urn:x", "=1+1", "=1+1"), -1), ("＝1", 2), ("a=b", 3)])

    assert of_table(table, "csv") == "label,label_id,n\n=1+1,urn:x,-1\n＝1,,2\na=b,,3\n".encode()
    guarded = of_table(table, "csv", guarded=True).decode()
    assert guarded == "label,label_id,n\n'=1+1,urn:x,-1\n'＝1,,2\na=b,,3\n"


def test_a_page_offers_what_its_address_gives(server):
    """Every download of every kind of page is there, and has a name as a file."""

    pages = ("/run/co-owners?province=zhejiang&lang=zh", "/matrix?dimension=owner", "/questions")
    for path in (*pages, "/doc/id/tencent", "/doc/source/ning-tan/p13s3", "/ontology", "/coverage"):
        page = get(server, path, Accept="text/html").text
        links = re.findall(r'<a href="([^"]+)" download="([^"]+)"', page)
        assert len(links) >= 6, path
        for link, name in links:
            answer = get(server, link.replace("&amp;", "&"))
            assert not answer.headers["content-type"].startswith("text/html"), link
            assert re.fullmatch(r"[A-Za-z0-9.-]+\.[a-z]+", name), name
            told = answer.headers.get("content-disposition", name)
            assert name in told


def test_an_answer_in_words_has_them_as_well(server):
    """Its table as a workbook and as a network; as JSON it is the whole answer."""

    path = "/ask?words=谁投资成立了数字广东？"
    told = get(server, f"{path}&format=json").json()
    page = get(server, path, Accept="text/html").text
    content = get(server, f"{path}&format=xlsx").content

    assert 'download="ask.xlsx"' in page
    assert len(rows(content)) - 1 == len(told["answer"]["rows"])
    graph = nx.parse_graphml(get(server, f"{path}&format=graphml").text)
    assert "dg:tencent" in dict(graph.nodes(data="curie")).values()


def test_the_likeliest_come_first():
    """A person wants a workbook first; every form of each page is offered."""

    for forms in (verbs.FORMS, documents.FORMS, matrix.FORMS):
        offered = downloads(Request("/x"), forms)
        assert [one.label for one in offered[:3]] == ["Excel", "CSV", "JSON"]
        assert len(offered) == len(forms) - 1


def test_the_light_workers_write_nothing_heavy():
    """What takes a large library goes to workers that come late."""

    assert set(HEAVY) & set(MEDIA) == {"xlsx", "graphml"}


def test_a_matrix_over_http_is_that_of_python(server, kg):
    """JSON and CSV are the same; parameters may be repeated."""

    path = "/matrix?province=guizhou&province=&province=浙江省&dimension=owner&dimension=operator"
    made = kg.matrix(["guizhou", "zhejiang"], dimensions=["owner", "operator"])

    assert get(server, f"{path}&lang=en").json() == json.loads(made.to_json())
    assert get(server, f"{path}&format=csv&lang=en").text == made.to_csv()


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("province=narnia", 400, "no jurisdiction is called narnia"),
        ("dimension=weather", 404, "No dimension weather"),
        ("by=day", 400, "by is one of province, dimension"),
        ("bom=yes", 400, "bom is true or false"),
        ("colour=red", 400, "takes no parameter colour"),
        ("format=docx", 400, "No format docx"),
    ],
)
def test_a_wrong_wish_is_told(server, query, status, said):
    """With a sentence."""

    answer = server.client.get(f"/matrix?{query}")

    assert answer.status_code == status
    assert said in answer.json()["error"]
