"""Things, terms and sentences over HTTP: redirects, forms, tags, true names, words, traversal."""

from __future__ import annotations

import html
import re

import httpx
import psutil
import pyoxigraph as ox
import pytest

from dgov_kg.graph import load
from dgov_kg.namespaces import BASE, PREFIXES
from dgov_kg.web.documents import FORMS, statements

RDF = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "rdf": ox.RdfFormat.RDF_XML,
}
THINGS = (
    "/id/tencent",
    "/concept/level-province",
    "/source/ning-tan/p13s3",
    "/source/ning-tan",
    "/id/derived",
)
TENCENT = PREFIXES["dg"] + "tencent"
#: A script of a page of ours: a file of the server's own, or data that no browser runs.
OURS = (
    r'<script (type="module"|defer) src="/assets/[\w.-]+\?v=\w+">'
    r'|<script type="application/json" id="[\w-]+">'
)
HOSTILE = """@prefix dg: <https://w3id.org/dgov-kg/id/> .
@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
dg:evil a dgov:Jurisdiction ;
    skos:prefLabel "<script>alert(1)</script>"@zh ;
    skos:prefLabel "\\"><img src=x onerror=alert(2)>"@en ;
    skos:definition "</title><svg onload=alert(3)>" ;
    dgov:isPartOf <javascript:alert(4)> ;
    skos:notation "{{ 7 * 7 }}" .
dg:evil.ttl a dgov:Jurisdiction ; skos:prefLabel "有点的名称"@zh .
<https://w3id.org/dgov-kg/id/腾讯云> a dgov:Enterprise ; skos:prefLabel "腾讯云"@zh .
"""


def get(server, path, accept="*/*", **headers):
    return server.client.get(path, headers={"Accept": accept, **headers})


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


@pytest.mark.parametrize("path", THINGS)
def test_a_thing_is_no_page(server, path):
    """The name of a thing answers 303 and leads to a document, the query string kept."""

    answer = get(server, f"{path}?lang=zh", "text/html")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/doc{path}?lang=zh")
    assert get(server, answer.headers["location"], "text/html").status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_a_document_in_each_form(server, form):
    """Accept and the ending give the same bytes; each form says its own type and address."""

    by_accept = get(server, "/doc/id/tencent", FORMS[form])
    by_ending = get(server, f"/doc/id/tencent.{form}")

    assert by_accept.headers["content-type"].partition(";")[0] == FORMS[form]
    assert by_accept.headers["content-location"] == f"/doc/id/tencent.{form}"
    assert by_accept.headers["etag"] == by_ending.headers["etag"] or form == "html"
    assert {"Accept", "Accept-Language"} <= set(by_accept.headers["vary"].split(", "))


@pytest.mark.parametrize("form", RDF)
def test_rdf_keeps_the_true_names(server, kg, form):
    """What a document says is what the graph holds, its names unchanged; Link says of what."""

    answer = get(server, f"/doc/id/tencent.{form}")
    said = {quad.triple for quad in ox.parse(answer.content, format=RDF[form])}
    held = {quad.triple for quad in statements(kg, TENCENT)}
    stated = {triple for triple in said if triple.predicate.value.endswith("#statedIn")}

    assert said - stated == held
    assert f'<{TENCENT}>; rel="describes"' in answer.headers["link"]


def test_pages_link_to_the_server_itself(server):
    """No link of a page leads to the names that do not resolve."""

    page = get(server, "/doc/id/tencent", "text/html").text

    assert 'href="/doc/id/china-mobile"' in page
    assert f'href="{BASE}' not in page


def test_ontology_is_a_page_and_its_terms_are_places_in_it(server):
    """/ontology answers at once: Turtle for a program, a page with a place a term for a browser."""

    turtle, page = get(server, "/ontology"), get(server, "/ontology", "text/html,*/*;q=0.8")

    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "dgov:Founding a owl:Class" in turtle.text
    assert '<dt id="Founding">' in page.text


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/html;q=0.5, application/ld+json;q=0.9", "application/ld+json"),
        ("text/*;q=0.3, text/turtle;q=0, application/trig;q=0.1", "text/html"),
        ("application/*", "application/ld+json"),
        ("nonsense", "application/json"),
        ("", "text/turtle"),
    ],
)
def test_weights_decide(server, accept, media):
    """The form with the most weight is sent; zero forbids; where nothing fits, it is 406."""

    answer = get(server, "/doc/id/tencent", accept)

    assert answer.headers["content-type"].partition(";")[0] == media
    assert answer.status_code == (406 if accept == "nonsense" else 200)


def test_language_of_a_page(server):
    """?lang goes before Accept-Language, and the page says which it is."""

    chosen = get(server, "/doc/id/tencent?lang=zh", "text/html", **{"Accept-Language": "en"})
    preferred = get(
        server, "/doc/id/tencent", "text/html", **{"Accept-Language": "fr, zh-CN;q=0.5"}
    )

    assert chosen.headers["content-language"] == preferred.headers["content-language"] == "zh"
    assert "<h1>腾讯</h1>" in chosen.text


def test_what_is_the_same_is_not_sent_again(server):
    """A client with the same bytes hears 304; HEAD has the headers of GET and no body."""

    first = get(server, "/doc/id/tencent")
    same = get(server, "/doc/id/tencent", **{"If-None-Match": f'"x", W/{first.headers["etag"]}'})
    dated = get(server, "/doc/id/tencent", **{"If-Modified-Since": first.headers["last-modified"]})
    changed = get(server, "/doc/id/tencent", **{"If-None-Match": '"x"'})
    head = server.client.head("/doc/id/tencent")

    assert [a.status_code for a in (same, dated, changed)] == [304, 304, 200]
    assert (same.content, same.headers["etag"]) == (b"", first.headers["etag"])
    assert (head.content, head.headers["etag"]) == (b"", first.headers["etag"])
    assert head.headers["content-length"] == str(len(first.content))


def test_nothing_there(server):
    """An address of nothing is 404, with the nearest name, in JSON or as a page."""

    program, person = get(server, "/id/tencnet"), get(server, "/id/tencnet?lang=zh", "text/html")

    assert (program.status_code, person.status_code) == (404, 404)
    assert "Tencent (tencent)" in program.json()["error"]
    assert "腾讯（tencent）" in person.text


@pytest.mark.parametrize(
    "first", ["id", "doc/id", "source", "concept", "run", "download", "ontology"]
)
@pytest.mark.parametrize(
    "rest",
    [
        "../../../../etc/passwd",
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/pyproject.toml",
        "..\\..\\pyproject.toml",
        "/etc/passwd",
        "file:///etc/passwd",
        "co-owners.rq%00",
        "%ff%fe",
        "../queries/co-owners",
    ],
)
def test_no_path_leads_to_a_file(server, first, rest):
    """Whatever a path says, it is looked up in the graph, and nothing is read from disk."""

    import http.client

    host, _, port = server.address.removeprefix("http://").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=30)
    connection.putrequest("GET", f"/{first}/{rest}", skip_accept_encoding=True)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()

    assert answer.status == 404, body
    assert b"root:" not in body
    assert b"SELECT" not in body


def foreign_scripts(page):
    return [one for one in re.findall(r"<script[^>]*>", page) if not re.fullmatch(OURS, one)]


def test_labels_are_escaped_everywhere(serve, tmp_path):
    """No label, value or address of a reader's own file becomes markup, script or template."""

    (tmp_path / "mine.ttl").write_text(HOSTILE, encoding="utf-8")
    server = serve(str(tmp_path / "mine.ttl"))
    paths = (
        "/doc/id/evil",
        "/search?words=alert",
        "/run/co-owners",
        "/run/mentions?thing=evil",
        "/coverage",
        "/void",
    )
    for path in paths:
        for language in ("zh", "en"):
            page = get(server, path, "text/html", **{"Accept-Language": language}).text
            assert foreign_scripts(page) == [], path
            assert "<img" not in page, path
            assert "<svg" not in page, path
            assert 'href="javascript' not in page, path
            assert "49" not in page or path != "/doc/id/evil"
    page = get(server, "/doc/id/evil", "text/html").text
    assert html.escape("{{ 7 * 7 }}") in page


def test_names_of_ones_own(serve, tmp_path):
    """A name with an ending in it, and one in Chinese, lead where they say."""

    (tmp_path / "mine.ttl").write_text(HOSTILE, encoding="utf-8")
    server = serve(str(tmp_path / "mine.ttl"))

    assert "有点的名称" in get(server, "/doc/id/evil.ttl").text
    assert "alert(1)" in get(server, "/doc/id/evil.nt").text
    answer = get(server, "/id/腾讯云")
    assert answer.headers["location"] == "/doc/id/%E8%85%BE%E8%AE%AF%E4%BA%91"
    assert "腾讯云" in get(server, answer.headers["location"]).text


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'onx='"]
)
@pytest.mark.parametrize(
    "path",
    [
        "/run/co-owners?province=",
        "/run/co-owners?lang=",
        "/run/co-owners?format=",
        "/run/co-owners?bom=",
        "/run/mentions?thing=",
        "/describe?entity=",
        "/search?words=",
        "/search?words=a&limit=",
        "/doc/id/tencent?lang=",
        "/doc/id/tencent?",
        "/id/",
        "/run/",
        "/doc/id/tencent.",
    ],
)
def test_parameters_are_escaped_everywhere(server, path, value):
    """What a request says comes back, if at all, as text."""

    from urllib.parse import quote

    page = get(server, path + quote(value, safe=""), "text/html")

    assert page.status_code in {200, 400, 404}
    assert page.headers["content-type"].startswith("text/html")
    assert value not in page.text
    assert foreign_scripts(page.text) == []


def test_words_only_from_a_copy_that_agrees(serve, tmp_path, article):
    """Words stand in a page where the server has a copy with them, and else nowhere."""

    from dgov_kg.source.copies import words

    whole, spoilt = tmp_path / "article.txt", tmp_path / "spoilt.txt"
    whole.write_text(article, encoding="utf-8")
    wanted = words(str(whole), ["p13s3"])["p13s3"]
    spoilt.write_text(article.replace(wanted, "另一句话。"), encoding="utf-8")
    path = "/doc/source/ning-tan/p13s3"

    with_copy = serve("--text", str(whole))
    assert html.escape(wanted) in get(with_copy, path, "text/html").text
    assert html.escape(wanted) in get(with_copy, "/run/co-owners", "text/html").text
    for form in RDF:
        assert wanted not in get(with_copy, f"{path}.{form}").text
    assert "<blockquote" not in get(serve("--text", str(spoilt)), path, "text/html").text


def test_no_words_without_a_copy(server):
    """A server that was given no copy shows places and digests."""

    page = get(server, "/doc/source/ning-tan/p13s3", "text/html").text

    assert "<blockquote" not in page
    assert "sha256:" in page


def test_any_address(serve):
    """Below another root, links and redirects stay below it, and descriptions name it."""

    server = serve("--public", "https://kg.example.org/dgov")
    (listening,) = psutil.Process(server.process.pid).net_connections(kind="tcp")[:1]
    server.client = httpx.Client(base_url=f"http://127.0.0.1:{listening.laddr.port}")

    assert get(server, "/id/tencent").headers["location"] == "/dgov/doc/id/tencent"
    assert 'href="/dgov/doc/id/' in get(server, "/doc/id/tencent", "text/html").text
    assert "<https://kg.example.org/dgov/sparql>" in get(server, "/void").text
    assert TENCENT in get(server, "/doc/id/tencent.nt").text


def test_pages_run_no_script(server, browser):
    """A page shows in a browser on a phone, without a complaint and without a scroll sideways."""

    complaints = []
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in ("/", "/doc/id/tencent", "/ontology", "/run/co-owners?province=guangdong"):
        page.goto(server.address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()

    assert complaints == []
