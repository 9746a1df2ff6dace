"""The article as places, and the page of a sentence, with and without a copy of the words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dgov_kg.about.edition import KINDS, read
from dgov_kg.graph import load
from dgov_kg.language import LANGUAGES
from dgov_kg.source.copies import words as words_of

from .conftest import PHONE

READER = "/doc/source/ning-tan"
#: Bytes of a page that a slow line has in a second, and of a part of it.
LARGEST, LARGEST_PART = 400_000, 100_000


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


@pytest.fixture(scope="module")
def edition(kg):
    return read(kg, "ning-tan")


@pytest.fixture(scope="module")
def copy(tmp_path_factory, article):
    """Return the path of a copy of the article."""
    path = tmp_path_factory.mktemp("copy") / "article.txt"
    path.write_text(article, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def with_copy(server_of, copy):
    """Return a server that was given the copy."""
    with server_of("--text", copy) as running:
        yield running


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_a_place(visit, edition, language):
    """All sentences in order with the number of their statements, and the coverage on top."""

    page = visit(f"{READER}?lang={language}")
    lines = page.locator(".lines > li")

    assert lines.count() == edition.total
    assert [int(text) for text in page.locator(".lines .mark").all_inner_texts()] == [
        line.statements for line in edition.lines
    ]
    assert page.locator(".strip").first.locator("a").count() == edition.total
    expect(page.locator(".cover")).to_contain_text(str(edition.covered))


def test_a_sentence_without_statements_says_why(visit):
    """It is in sight, and its reason beside it."""

    page = visit(f"{READER}?lang=zh")

    expect(page.locator("#p09r0")).to_contain_text("没有陈述：表头只列栏目名称")


def test_a_sentence_is_chosen_and_its_statements_shown(visit):
    """A click shows them beside the text; the address keeps it, and the way back works."""

    page = visit(f"{READER}?lang=en")
    pane = page.locator("#pane")
    expect(pane).to_contain_text("Choose a sentence")
    page.locator("#p16s4 a.code").click()

    expect(pane).to_contain_text("founding of Digital Zhejiang")
    expect(page).to_have_url(re.compile(r"sentence=p16s4#p16s4$"))
    expect(page.locator("#p16s4")).to_have_class("chosen")
    pane.get_by_role("link", name="next").click()
    expect(pane.get_by_role("heading", level=2)).to_contain_text("p16s5")
    page.go_back()
    expect(pane.get_by_role("heading", level=2)).to_contain_text("p16s4")
    page.go_back()
    expect(pane).to_contain_text("Choose a sentence")


def test_without_script_a_link_does_the_same(visit):
    """The same sentence, chosen by following its link, shows the same statements."""

    page = visit(f"{READER}?lang=en")
    page.locator("#p13s3 a.code").click()
    expect(page.locator("#pane .topics")).to_be_visible()
    with_script = page.locator("#pane .topics").inner_text()
    plain = visit(f"{READER}?lang=en", java_script_enabled=False)
    plain.locator("#p13s3 a.code").click()

    assert plain.locator("#pane .topics").inner_text() == with_script
    expect(plain.locator("#p13s3")).to_have_class("chosen")


def test_a_statement_leads_to_its_thing_and_the_thing_back(visit):
    """From a statement to the page of what it speaks of, and on to the sentences about that."""

    page = visit(f"{READER}?lang=en&sentence=p13s3")
    page.locator("#pane").get_by_role("link", name="Tencent", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tencent")
    page.get_by_role("link", name="Read these sentences in the article").click()

    expect(page.locator(".lines > li")).to_have_count(1)
    expect(page.locator("#p13s3")).to_be_visible()


def test_a_statement_says_where_else_it_is_said(visit, kg):
    """A statement of two sentences names the other one."""

    (row, *_) = kg.query(
        "SELECT ?one ?other { GRAPH ?one { ?s ?p ?o } GRAPH ?other { ?s ?p ?o } "
        "?one a dgov:Sentence . ?other a dgov:Sentence . "
        "FILTER (STR(?one) < STR(?other)) } ORDER BY ?one ?other LIMIT 1"
    )
    page = visit(f"{READER}/{row['one'].slug}?lang=en")

    expect(page.locator(".also").first).to_contain_text(row["other"].slug)


@pytest.mark.parametrize("kind", [*KINDS, "none"])
def test_sentences_of_a_kind(server, edition, kind):
    """The filter leaves the sentences of that kind and says how many."""

    page = server.client.get(
        READER, params={"kind": kind, "lang": "en"}, headers={"Accept": "text/html"}
    ).text
    wanted = [
        line.sentence.slug
        for line in edition.lines
        if kind in line.kinds or (kind == "none" and not line.statements)
    ]

    assert re.findall(r'<li id="(\w+)"', page) == wanted
    assert f"{len(wanted)} of {edition.total} sentences" in page


def test_a_filter_is_chosen_by_hand(visit, edition):
    """A choice filters at once, stays in the address, and a sentence chosen under it stays too."""

    page = visit(f"{READER}?lang=en")
    page.get_by_label("Sentences with").select_option("recommendations")
    wanted = [line for line in edition.lines if "recommendations" in line.kinds]
    expect(page.locator(".lines > li")).to_have_count(len(wanted))
    page.locator(".lines a.code").first.click()
    expect(page.locator("#pane .topics")).to_be_visible()
    assert "kind=recommendations" in page.url
    assert f"sentence={wanted[0].sentence.slug}" in page.url
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".lines > li")).to_have_count(edition.total)


def test_sentences_about_a_thing(visit, kg):
    """A name typed leaves the sentences that speak of it."""

    page = visit(f"{READER}?lang=zh")
    page.get_by_label("说到谁").fill("浙江省")
    page.get_by_role("button", name="筛选").click()

    expect(page.locator(".lines > li")).to_have_count(len(kg.describe("zhejiang").evidence))


def test_the_keys_are_enough(visit):
    """From the strip by arrows to a sentence, Enter chooses it."""

    page = visit(f"{READER}?lang=en")
    page.locator(".strip a[tabindex='0']").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    chosen = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")

    expect(page.locator("#pane h2")).to_contain_text(chosen)
    expect(page.locator(f"#{chosen}")).to_have_class("chosen")


def test_what_is_not_there_is_told(server):
    """A sentence, kind, part or thing that does not exist is named, with what would do."""

    for query, status, said in (
        ("sentence=p99s9", 400, "no sentence p99s9"),
        ("kind=verbs", 400, "recommendations"),
        ("part=all&sentence=p16s4", 400, "part is statements"),
        ("part=statements", 400, "sentence chooses one"),
        ("entity=tencnet", 404, "Tencent"),
        ("colour=red", 400, "takes no parameter colour"),
    ):
        answer = server.client.get(f"{READER}?lang=en&{query}", headers={"Accept": "text/html"})
        assert answer.status_code == status, query
        assert said in answer.text, query
    assert server.client.get("/doc/id/tencent?sentence=p16s4").status_code == 400


def test_no_words_without_a_copy(server, copy, edition):
    """Without a copy no sentence stands on any page of it; the page says how to give one."""

    told = words_of(copy, [line.sentence.slug for line in edition.lines])
    page = server.client.get(READER, headers={"Accept": "text/html"}).text

    assert "dgov-kg serve --text COPY" in page
    assert [name for name, words in told.items() if len(words) > 12 and words in page] == []
    assert "<blockquote" not in page


def test_words_of_the_copy_in_their_place(visit, with_copy, copy, edition):
    """With a copy each sentence has its words: in the text, beside it, on its page, by a thing."""

    told = words_of(copy, [line.sentence.slug for line in edition.lines])
    page = visit(f"{READER}?lang=zh", at=with_copy.address)

    assert len(told) == edition.total
    for name in ("p01s1", "p16s4", "p53s5"):
        expect(page.locator(f"#{name} .said")).to_have_text(told[name])
    assert "--text COPY" not in page.content()
    page.locator("#p16s4 a.code").click()
    expect(page.locator("#pane blockquote")).to_have_text(told["p16s4"])
    page.goto(f"{with_copy.address}{READER}/p16s4?lang=en")
    expect(page.locator("blockquote")).to_have_text(told["p16s4"])
    page.goto(f"{with_copy.address}/doc/id/digital-zhejiang?lang=en")
    expect(page.locator("#mentions .sentences li").first).to_contain_text(told["p16s4"])


def test_a_statement_lights_its_name_in_the_words(visit, with_copy):
    """Where a name stands in the words as printed, pointing at its statements marks it."""

    page = visit(f"{READER}?lang=zh&sentence=p13s3", at=with_copy.address)
    page.locator("#pane .topics > li").filter(has_text="数字广东网络建设有限公司").filter(
        has_text="运营公司"
    ).first.hover()

    expect(page.locator("#pane blockquote mark")).to_have_text("数字广东网络建设有限公司")
    expect(page.locator("#p13s3 .said mark")).to_have_text("数字广东网络建设有限公司")
    page.locator("h1").hover()
    expect(page.locator("mark")).to_have_count(0)


def test_words_stay_on_this_machine(with_copy):
    """No form for programs has the words, and no page is to be kept by a cache on the way."""

    for ending in ("ttl", "json", "jsonld", "nq"):
        assert "共同出资成立了" not in with_copy.client.get(f"{READER}/p16s4.{ending}").text
    answer = with_copy.client.get(READER, headers={"Accept": "text/html"})
    assert answer.headers["cache-control"] == "no-cache"


def test_pages_are_small(with_copy, edition):
    """The whole text with its places, and the statements of its fullest sentence, come quickly."""

    whole = with_copy.client.get(READER, headers={"Accept": "text/html"})
    fullest = max(edition.lines, key=lambda line: line.statements).sentence.slug
    part = with_copy.client.get(
        READER, params={"sentence": fullest, "part": "statements"}, headers={"Accept": "text/html"}
    )

    assert len(whole.content) < LARGEST
    assert len(part.content) < LARGEST_PART


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_sentence(visit, language):
    """What it says, before and after, its place, how to cite it, and the way into the text."""

    page = visit(f"{READER}/p16s4?lang={language}")

    expect(page.locator(".topics > li").first).to_contain_text("2019")
    expect(page.locator("#cite code").first).to_contain_text("source/ning-tan/p16s4")
    expect(page.locator(".where")).to_contain_text("132")
    page.locator(".turn a[rel=next]").click()
    expect(page).to_have_url(re.compile("/p16s5"))
    page.locator(".turn a[rel=prev]").click()
    page.locator(".turn a:not([rel])").click()
    expect(page.locator("#p16s4")).to_have_class("chosen")
    expect(page.locator("#p16s4")).to_be_in_viewport()


def test_the_ends_of_the_text(visit, edition):
    """The first sentence has nothing before it, the last nothing after."""

    first, last = edition.lines[0].sentence.slug, edition.lines[-1].sentence.slug
    assert visit(f"{READER}/{first}").locator(".turn a[rel=prev]").count() == 0
    assert visit(f"{READER}/{last}").locator(".turn a[rel=next]").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_used_by_everyone(visit, axe, with_copy, language, scheme):
    """No serious fault of accessibility, with the words, light and dark, in either language."""

    for path in (f"{READER}?sentence=p16s4&", f"{READER}/p13s3?"):
        page = visit(f"{path}lang={language}", at=with_copy.address, color_scheme=scheme)
        assert axe(page) == {}, path


def test_it_fits_a_phone(visit, overflow, with_copy):
    """On a phone the statements stand above the text, and nothing is wider than the screen."""

    page = visit(f"{READER}?lang=en&sentence=p12s5", at=with_copy.address, viewport=PHONE)

    assert overflow(page) <= 0
    pane, text = (page.locator(name).bounding_box() for name in ("#pane", "#text"))
    assert pane["y"] < text["y"]
    assert pane["width"] <= PHONE["width"]
    page.goto(f"{with_copy.address}{READER}/p06s4?lang=zh")
    assert overflow(page) <= 0


def test_on_a_wide_screen_the_panes_stand_side_by_side(visit):
    """Text and statements are in sight together."""

    page = visit(f"{READER}?lang=en&sentence=p01s1")
    pane, text = (page.locator(name).bounding_box() for name in ("#pane", "#text"))

    assert pane["x"] > text["x"] + text["width"] - 1
