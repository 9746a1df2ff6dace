"""The page of a thing, as people use it, and the pages of the vocabulary."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from playwright.sync_api import expect

from dgov_kg.about.edition import read
from dgov_kg.citation.work import FORMS
from dgov_kg.graph import load
from dgov_kg.language import LANGUAGES
from dgov_kg.lookup import options
from dgov_kg.namespaces import PREFIXES
from dgov_kg.web import reading
from dgov_kg.web.documents import FORMS as DOCUMENTS
from dgov_kg.web.exchange import Request
from dgov_kg.web.explorer.citing import FORMS as MEDIA
from dgov_kg.web.settings import Settings

from .conftest import PHONE

UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"
HOSTILE = """@prefix dg: <https://w3id.org/dgov-kg/id/> .
@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
dg:evil a dgov:Enterprise ;
    skos:prefLabel "<script>alert(1)</script>{{ 7 * 7 }}"@zh ;
    skos:prefLabel "\\"><img src=x onerror=alert(2)>"@en ;
    skos:altLabel "</title><svg onload=alert(3)>", "%@{}\\\\ \\u202E"@en ;
    dgov:hasKind <javascript:alert(4)> ;
    dgov:dateExpression "1999~" ;
    dgov:unit "<b>next year</b>" .
dg:evil-founding a dgov:Founding ;
    skos:prefLabel "'onmouseover='alert(5)'"@en ;
    dgov:hasOutcome dg:evil ;
    dgov:hasActor [ a dgov:Enterprise ] , dg:evil .
"""


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


def test_a_thing_of_each_class_has_a_page(kg):
    """Whatever a thing is, its page is whole in both languages and names it."""

    for row in kg.query(
        "SELECT ?kind (SAMPLE(?one) AS ?thing) { ?one a ?kind "
        "FILTER (STRSTARTS(STR(?one), STR(dg:)) || STRSTARTS(STR(?one), STR(dgc:))) } "
        "GROUP BY ?kind"
    ):
        node = row["thing"]
        path = "/doc/" + node.iri.removeprefix("https://w3id.org/dgov-kg/")
        for language in LANGUAGES:
            asked = Request(path, (("lang", language),), accept="text/html")
            answer = reading.answer(kg, asked, Settings())
            assert answer.status == 200, path
            assert f"<h1>{node.label(language)}</h1>".encode() in answer.body.replace(
                b"&#39;", b"'"
            ), path


def test_paper_has_the_whole_list_and_no_picture_that_was_not_drawn(visit):
    """What is folded away is printed too; a picture nobody scrolled to leaves no empty room."""

    page = visit("/doc/id/guangdong?lang=en")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    rests = page.locator("details.more")
    assert rests.count() > 1
    assert all(rests.evaluate_all("all => all.map(one => one.open)"))
    assert not page.locator("details.more > summary:visible").count()
    assert not page.locator(".view[data-from]:not([data-ready]):visible").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not any(rests.evaluate_all("all => all.map(one => one.open)"))


def test_it_says_what_a_thing_is(visit):
    """Both names, other names, its class, its kind and place, each with its sentence."""

    page = visit("/doc/id/digital-guangdong?lang=en")
    main = page.locator("main")

    expect(main.get_by_role("heading", level=1)).to_have_text(
        "Digital Guangdong Network Construction Co., Ltd."
    )
    expect(main.locator(".other").first).to_have_text("数字广东网络建设有限公司")
    expect(main.get_by_text("Also: ")).to_contain_text("数字广东")
    brief = main.locator(".brief")
    expect(brief).to_contain_text("operating company p13s3")
    expect(brief.get_by_role("link", name="Guangdong Province")).to_have_attribute(
        "href", "/doc/id/guangdong?lang=en"
    )


def test_an_event_is_told_with_its_parties(visit):
    """The founding stands under its relation with actors and manner, and leads to its sentence."""

    page = visit("/doc/id/digital-guangdong?lang=en")
    row = (
        page.locator("#stated li")
        .filter(has_text="founding of Digital Guangdong")
        .filter(has_text="has actor")
    )

    expect(row).to_contain_text("China Mobile, China Telecom, China Unicom, Tencent")
    expect(row).to_contain_text("joint investment")
    row.get_by_role("link", name="p13s3").click()
    expect(page).to_have_url(re.compile("/doc/source/ning-tan/p13s3"))
    expect(page.get_by_role("heading", level=1)).to_have_text("paragraph 13, sentence 3")


def test_what_is_derived_names_its_rule_and_its_node(visit):
    """Derived statements stand apart from what the article says, each with its ground."""

    page = visit("/doc/id/tencent?lang=en")
    derived = page.locator("#derived")
    row = derived.locator("li").filter(has_text="founding of Digital Guangdong").first

    expect(derived).to_contain_text("Rule: From a founding, who took part")
    expect(row).to_contain_text("from founding of Digital Guangdong p13s3")
    expect(page.locator("#stated")).not_to_contain_text("is founder of")


def test_background_is_said_to_be_the_editors(visit):
    """The code of a province is not passed off as the article's."""

    page = visit("/doc/id/guangdong?lang=zh")

    expect(page.locator("#background")).to_contain_text("440000")
    expect(page.locator("#background")).to_contain_text("编者")
    expect(page.locator("#stated")).not_to_contain_text("440000")


def test_what_is_left_open_is_said(visit):
    """A list that counts more than it names is marked, with what that means and where."""

    page = visit("/doc/id/digital-zhejiang?lang=en")
    way = page.locator("#open")

    expect(way.locator("dt")).to_contain_text(["counted"])
    expect(way.get_by_role("link", name="founding of Digital Zhejiang").first).to_be_visible()
    expect(way.get_by_role("link", name="p16s4").first).to_be_visible()


def test_a_long_relation_folds(visit):
    """Of a province's things eight are shown; the others come by a key."""

    page = visit("/doc/id/guangdong?lang=en")
    group = page.locator("#stated .relation").first
    total = int(group.locator("h3 .count").inner_text())
    more = group.locator("summary")

    assert total > 40
    expect(group.locator("li:visible")).to_have_count(8)
    expect(more).to_have_text(f"Show the other {total - 8}")
    more.focus()
    page.keyboard.press("Enter")
    expect(group.locator("li:visible")).to_have_count(total)


def test_where_it_is_mentioned(visit, kg):
    """Sentences stand in the order of the text; the strip lights the same ones."""

    page = visit("/doc/id/guangdong?lang=en")
    spoken = [node.slug for node in kg.describe("guangdong").evidence]

    assert page.locator("#mentions .sentences .evidence a").all_inner_texts() == spoken
    assert page.locator("#mentions .strip .lit").count() == len(spoken)
    cells = page.locator("#mentions .strip").locator("a, i")
    assert cells.count() == len(read(kg, "ning-tan").lines)


def test_the_timeline_is_the_question_s(visit, kg):
    """What happened when is what `timeline` answers, dates in words."""

    page = visit("/doc/id/guizhou?lang=zh")

    expect(page.locator(".dates li")).to_have_count(len(kg.timeline("guizhou")))
    expect(page.locator(".dates time").first).to_have_text("2016年")


def test_questions_have_the_thing_filled_in(visit):
    """A link asks the question about this very thing, and gives as many rows as it says."""

    page = visit("/doc/id/guangdong?lang=en")
    item = page.locator(".asked li").filter(has_text="Which platforms")
    rows = int(re.search(r"(\d+) rows?$", item.inner_text())[1])
    item.get_by_role("link").click()

    expect(page).to_have_url(re.compile("/run/platforms.*province=guangdong"))
    expect(page.locator("tbody tr")).to_have_count(rows)


def test_the_way_to_another_thing(visit):
    """The form names this thing and asks for the other."""

    page = visit("/doc/id/tencent?lang=en", java_script_enabled=False)
    form = page.locator("form.link")

    assert form.get_attribute("action") == "/path"
    assert form.locator("[name=one]").input_value() == "dg:tencent"
    expect(form.get_by_label("The path to something else")).to_be_editable()


@pytest.mark.parametrize("zone", ["Etc/GMT-14", "Etc/GMT+12"])
def test_a_citation_names_the_reader_s_own_day(visit, zone):
    """Wherever the server stands, the day of access is the reader's; that of the data stays."""

    page = visit("/doc/id/tencent?lang=en", timezone_id=zone)
    hours = -int(zone.removeprefix("Etc/GMT"))
    day = datetime.now(timezone(timedelta(hours=hours))).date()
    texts = {
        figure.get_attribute("data-form"): figure.locator("code").text_content()
        for figure in page.locator("#cite figure").all()
    }

    assert list(texts) == list(FORMS)
    assert f"(2026-11-23)[{day.isoformat()}]" in texts["gbt7714"]
    assert f"urldate      = {{{day.isoformat()}}}" in texts["bibtex"]
    (item, _) = json.loads(texts["csl-json"])
    assert item["accessed"] == {"date-parts": [[day.year, day.month, day.day]]}
    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}


def test_a_citation_without_script_is_the_shell_s(visit, kg):
    """Without script the forms are those of `dgov-kg cite`, on the server's day."""

    page = visit("/doc/id/tencent?lang=en", java_script_enabled=False)
    citation = kg.cite("tencent")

    assert datetime.now(UTC).year <= int(citation.accessed[:4]) + 1
    for name, write in FORMS.items():
        text = page.locator(f"#cite [data-form={name}] code").text_content()
        assert text.split() == write(citation).split()


@pytest.mark.parametrize("name", FORMS)
def test_citations_over_http_are_the_shell_s(server, kg, name):
    """`/cite` says what `dgov-kg cite` says, of a thing, a sentence, an answer and the data."""

    for asked, citation in (
        ({"name": "tencent"}, kg.cite("tencent")),
        ({"name": "p16s4"}, kg.cite("p16s4")),
        (
            {"name": "co-owners", "province": "guangdong"},
            kg.cite("co-owners", province="guangdong"),
        ),
        ({}, kg.cite()),
    ):
        answer = server.client.get("/cite", params={**asked, "format": name, "lang": "en"})
        assert answer.text == FORMS[name](citation)
        assert answer.headers["content-type"].partition(";")[0] == MEDIA[name]
    assert server.client.get("/cite?name=tencent&province=guangdong").status_code == 400
    assert server.client.get("/cite?name=").status_code == 400
    assert "Tencent" in server.client.get("/cite?name=tencnet").json()["error"]


def test_an_answer_can_be_cited(visit):
    """The page of a question cites its answer, parameters and all."""

    page = visit("/run/co-owners?province=guangdong&lang=zh")
    page.get_by_text("怎样引用这个答案").click()

    expect(page.locator("[data-form=gbt7714] code")).to_contain_text("（省份：广东省）[DB/OL]//")


def test_a_citation_is_copied(visit):
    """The button puts the reference on the clipboard."""

    page = visit("/doc/id/tencent?lang=en", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#cite [data-form=gbt7714]").get_by_role("button", name="Copy").click()

    expect(page.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("dgov_kg contributors. Tencent[DB/OL]//")


def test_every_form_of_rdf_is_offered(visit, server):
    """Each link for a download gives what its name says."""

    page = visit("/doc/id/tencent?lang=en")
    offered = [link.get_attribute("href") for link in page.locator(".forms a").all()]

    for form in DOCUMENTS:
        if form != "html":
            (address,) = [link for link in offered if link.partition("?")[0].endswith(f".{form}")]
            answer = server.client.get(address)
            assert answer.headers["content-type"].partition(";")[0] == DOCUMENTS[form]


def test_hostile_labels_stay_text(serve, visit, tmp_path):
    """Names that are markup, templates or addresses of scripts are read, and do nothing."""

    (tmp_path / "mine.ttl").write_text(HOSTILE, encoding="utf-8")
    server = serve(str(tmp_path / "mine.ttl"))

    page = visit("/doc/id/evil?lang=zh", at=server.address)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "<script>alert(1)</script>{{ 7 * 7 }}"
    )
    expect(page.locator("main")).to_contain_text("<b>next year</b>")
    expect(page.locator("main")).to_contain_text("约1999年")
    expect(page.locator("main")).to_contain_text("'onmouseover='alert(5)'")
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.locator("main img, main svg").count() == 0
    page.goto(f"{server.address}/doc/id/evil-founding?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("'onmouseover='alert(5)'")
    page.goto(f"{server.address}/doc/source/ning-tan?lang=en&entity=evil")
    expect(page.get_by_role("status").first).to_contain_text("0 of 230 sentences")
    page.goto(f"{server.address}/ontology?lang=en")
    expect(page.locator("#Founding")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["/doc/id/guangdong", "/doc/id/founding-of-digital-zhejiang", "/concept", "/ontology"],
)
def test_it_can_be_used_by_everyone(visit, axe, path, language, scheme):
    """No serious fault of accessibility, light and dark, in either language."""

    page = visit(f"{path}?lang={language}", color_scheme=scheme)
    if scheme == "light":
        page.evaluate(UNFOLD)

    assert axe(page) == {}


@pytest.mark.parametrize("path", ["/doc/id/guangdong", "/doc/id/digital-zhejiang", "/concept"])
def test_it_fits_a_phone(visit, overflow, path):
    """On a phone nothing is wider than the screen, folded or not."""

    page = visit(f"{path}?lang=en", viewport=PHONE)
    page.evaluate(UNFOLD)

    assert overflow(page) <= 0


def test_the_strip_is_one_stop_for_keys(visit):
    """Tab reaches the strip once; the arrows go from sentence to sentence, Enter opens one."""

    page = visit("/doc/id/guangdong?lang=en")
    strip = page.locator("#mentions .strip")

    assert strip.locator("a[tabindex='0']").count() == 1
    strip.locator("a[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    second = strip.locator("a").nth(1)
    expect(second).to_be_focused()
    slug = second.inner_text()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(slug))


def test_a_paragraph_leads_into_the_text(visit):
    """From its page to its place in the article."""

    page = visit("/doc/source/ning-tan/p16?lang=en")
    page.get_by_role("link", name="Read it in its place").click()

    expect(page).to_have_url(re.compile("/doc/source/ning-tan.*#p16$"))
    expect(page.locator("#p16")).to_be_in_viewport()


def test_a_controlled_value_has_a_page(visit):
    """Its definition comes first, then where it is used."""

    page = visit("/doc/concept/role-operation?lang=en")

    expect(page.locator(".crumbs")).to_have_text("controlled value")
    expect(page.locator(".lead")).to_contain_text(re.compile("[a-z]"))
    expect(page.locator("#stated")).to_contain_text("has role")


@pytest.mark.parametrize("path", ["/ontology", "/concept"])
def test_the_vocabulary_is_filtered_as_one_types(visit, path):
    """What is typed leaves the terms that hold it, in text and index."""

    page = visit(f"{path}?lang=en")
    total = page.locator(".term").count()
    field = page.get_by_label("Filter the terms")
    field.fill("found" if path == "/ontology" else "joint")

    shown = page.locator(".term:visible").count()
    assert 0 < shown < total
    expect(page.locator(".toc li:visible")).to_have_count(shown)
    expect(page.locator(".entries output")).to_have_text(f"{shown} / {total}")
    field.fill("no such thing")
    expect(page.locator(".entries output")).to_have_text("There is no such term.")
    field.fill("")
    expect(page.locator(".term:visible")).to_have_count(total)


def test_the_index_of_the_vocabulary_leads_to_its_terms(visit, kg):
    """Each class has a place on the page, named by its slug, and its uses are counted."""

    page = visit("/ontology?lang=en", java_script_enabled=False)
    page.locator(".toc").get_by_role("link", name="founding", exact=True).click()
    target = page.locator("dt:target")

    expect(target).to_contain_text("dgov:Founding")
    uses = kg.query("SELECT DISTINCT ?one { ?one a dgov:Founding }")
    expect(target.locator(".uses")).to_have_text(f"{len(uses)} uses")
    for slug in options(kg, "owl:Class"):
        if f"{PREFIXES['dgov']}{slug}" in kg.node_of(f"dgov:{slug}").iri:
            assert page.locator(f"dt[id='{slug}']").count() == 1, slug
