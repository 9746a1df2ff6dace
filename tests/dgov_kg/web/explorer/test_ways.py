"""The pages of paths, of times, of comparisons, and of answers in a view."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dgov_kg.graph import load

PHONE = {"width": 360, "height": 740}
PAGES = [
    "/path?",
    "/path?one=tencent&other=china-mobile&",
    "/timeline?entity=guangdong&",
    "/compare?",
    "/compare?name=tencent&name=alibaba&",
    "/view/co-owners?",
    "/view/policies?as=timeline&",
    "/view/parts?province=beijing&",
    "/view/census?",
    "/view/remedies?",
    "/view/founders?as=table&",
]


@pytest.fixture(scope="module", autouse=True)
def fixture_awake(server):
    """Let the workers that draw start."""
    heads = {"Accept": "text/html"}
    assert server.client.get("/path", headers=heads, timeout=240).status_code == 200


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_each_page_speaks_one_language_and_fits_a_phone(visit, overflow, path, language):
    """A page draws in the reader's language, and nothing of it is wider than a phone."""
    page = visit(f"{path}lang={language}", viewport=PHONE)
    page.wait_for_load_state("networkidle")

    assert overflow(page) <= 0
    heading = page.get_by_role("heading", level=1).inner_text()
    assert bool(re.search(r"[\u4e00-\u9fff]", heading)) == (language == "zh")
    assert page.locator("main main").count() == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_in_the_way(visit, axe, path):
    """An accessibility engine finds nothing serious."""
    page = visit(f"{path}lang=en")
    page.wait_for_load_state("networkidle")

    assert axe(page) == {}


def test_a_path_is_read_step_by_step(visit):
    """Each step names its relation, which way it is said, and its sentence; a picture shows it."""
    page = visit("/path?lang=en")
    page.fill("[name=one]", "Tencent")
    page.fill("[name=other]", "China Mobile")
    page.get_by_role("button", name="Find paths").click()

    first = page.locator(".paths > li").first
    expect(first.locator(".line")).to_contain_text("Digital Guangdong")
    expect(first.locator(".steps")).to_contain_text("capital contribution")
    page.wait_for_function("() => window.dgov?.data.nodes.length === 3")
    first.get_by_role("link", name="p13s3").first.click()
    assert "/source/ning-tan/p13s3" in page.url


def test_no_path_says_what_would_lead_to_one(visit):
    """Where nothing connects, the nearest wish that has an answer is one click away."""
    found = load().path("tencent", "alibaba")
    assert not found
    page = visit("/path?one=tencent&other=alibaba&lang=en")
    notice = page.locator(".notice")
    expect(notice).to_contain_text("No path of at most 4 steps")
    notice.get_by_role("link").click()

    assert page.locator(".paths > li").count() > 0


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("one=tencent&other=tencent", 400),
        ("one=tencent&other=nobody-at-all", 404),
        ("one=tencent&other=alibaba&longest=99", 400),
        ("one=tencent&other=alibaba&through=magic", 400),
        ("format=json", 400),
    ],
)
def test_a_path_that_makes_no_sense_is_refused(server, query, status):
    """What is wrong is said."""
    answer = server.client.get(f"/path?{query}", headers={"Accept": "application/json"})

    assert answer.status_code == status
    assert answer.json()["en"]


def test_the_paths_are_those_of_the_shell(server):
    """The page's CSV is what the library gives."""
    wanted = load(language="en").path("tencent", "china-mobile")
    answer = server.client.get("/path?one=tencent&other=china-mobile&format=csv&lang=en")

    assert answer.text.strip() == wanted.to_csv().strip()


def test_without_script_a_path_is_told(visit):
    """Form, steps and table need no script."""
    page = visit("/path?lang=en", java_script_enabled=False)
    page.fill("[name=one]", "tencent")
    page.fill("[name=other]", "china-mobile")
    page.get_by_role("button", name="Find paths").click()

    expect(page.locator(".steps").first).to_contain_text("capital contribution")
    page.locator("#network-table summary").click()
    expect(page.locator("#network-table")).to_contain_text("Digital Guangdong")


def test_a_picture_grows_where_it_stands(visit):
    """In a page of other things a picture is expanded in place; the address stays."""
    page = visit("/view/co-owners?province=guangdong&lang=en")
    page.wait_for_function("() => window.dgov?.network")
    before, address = page.evaluate("dgov.data.nodes.length"), page.url
    page.fill("#network-words", "Tencent")
    page.keyboard.press("Enter")
    expand = page.locator("button.expand")
    if not expand.count():
        page.fill("#network-words", "Digital Guangdong")
        page.keyboard.press("Enter")
    expand.click()
    page.wait_for_function("(before) => dgov.data.nodes.length > before", arg=before)

    assert page.url == address


def test_an_answer_is_kept_as_a_file(server):
    """The file is the page that `dgov-kg view` writes; it names no outside address."""
    for view in ("table", "tree", "timeline"):
        answer = server.client.get(f"/view/policies?as={view}&format=file&lang=zh")
        assert answer.status_code == 200, view
    picture = server.client.get("/view/co-owners?format=file")

    assert picture.text.count("<tr><td>") > 10
    assert answer.headers["content-disposition"] == 'attachment; filename="policies.html"'
    assert 'class="track"' in answer.text
    assert set(re.findall(r"https?://[\w./-]+", answer.text)) <= {"http://www.w3.org/2000/svg"}


def test_a_view_that_does_not_suit_is_refused(visit):
    """A timeline of what has no dates is refused, with what there is."""
    page = visit("/view/co-owners?as=timeline&lang=en", complain=False)

    expect(page.locator("main")).to_contain_text("it has table, tree, network")


def test_names_and_sentences_of_a_view_lead_on(visit):
    """In the site a name leads to its page and a sentence to its place."""
    page = visit("/view/policies?as=timeline&lang=en")
    assert page.locator(".view a.thing").count() > 10
    page.locator(".view a.place").first.click()

    assert "/source/ning-tan/p" in page.url


def test_a_comparison_takes_more_than_two(visit):
    """Things are added one by one; each is a column."""
    page = visit("/compare?name=guangdong&name=zhejiang&lang=en")
    page.locator("[name=name]").nth(2).fill("beijing")
    page.get_by_role("button", name="Compare").click()

    assert page.locator("thead th").count() == 3


def test_a_timeline_is_of_a_period_where_years_are_given(visit):
    """The form keeps them, and what is dated otherwise is not drawn."""

    page = visit("/timeline?entity=shanghai&lang=en")
    page.locator("[name=since]").fill("2019")
    page.locator("main form.fields button").click()
    expect(page.locator("[name=since]")).to_have_value("2019")
    expect(page.locator("main")).to_contain_text("2020")
    assert "2002" not in page.locator("main").inner_text()
