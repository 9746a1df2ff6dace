"""The catalogue and the pages of its questions."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from dgov_kg.graph import load


def test_every_question_has_a_page(server):
    """Each is answered as a page with its title, in both languages."""

    for question in load().questions():
        for language in ("zh", "en"):
            answer = server.client.get(
                f"/run/{question.name}", params={"lang": language}, headers={"Accept": "text/html"}
            )
            assert answer.status_code == 200, question.name
            assert "<table" in answer.text or 'class="notice"' in answer.text, question.name


def test_the_form_asks_at_once_and_the_address_keeps_it(visit):
    """A choice changes the answer, the address and the way back."""

    page = visit("/run/co-owners?lang=en")
    everywhere = page.locator("tbody tr").count()
    page.locator("select[name=province]").select_option("zhejiang")
    expect(page.locator("tbody tr")).to_have_count(4)
    assert "province=zhejiang" in page.url
    page.go_back()
    expect(page.locator("tbody tr")).to_have_count(everywhere)


def test_without_script_the_form_has_a_button(visit):
    """A choice and the button give the same."""

    page = visit("/run/co-owners?lang=en", java_script_enabled=False)
    page.locator("select[name=province]").select_option("guizhou")
    page.locator("main").get_by_role("button", name="Ask").click()
    expect(page.locator("tbody tr")).to_have_count(5)


def test_an_empty_answer_says_why_and_where_there_is_one(visit):
    """Nothing about Beijing's owners: it says so, and names provinces that have some."""

    page = visit("/run/co-owners?province=beijing&lang=en")
    notice = page.locator(".notice")
    expect(notice).to_contain_text("names no investor or founder")
    notice.get_by_role("link", name="Zhejiang Province").click()
    expect(page.locator("tbody tr")).to_have_count(4)


def test_a_long_answer_is_cut_and_says_so(visit):
    """The page has so many rows of how many, and all of them when asked."""

    total = len(load().run("passages"))
    page = visit("/run/passages?lang=en")
    expect(page.locator("tbody tr")).to_have_count(200)
    expect(page.get_by_text(f"200 of {total} rows")).to_be_visible()
    page.get_by_role("link", name="show all").click()
    expect(page.locator("tbody tr")).to_have_count(total)


def test_each_cell_leads_to_its_thing_and_each_row_to_its_sentence(visit):
    """By two clicks from an answer one is at the firm, or at the sentence."""

    page = visit("/run/co-owners?province=guangdong&lang=en")
    row = page.get_by_role("row").filter(has_text="Tencent")
    row.get_by_role("link", name="p13s3").click()
    expect(page).to_have_url(re.compile(r"/doc/source/ning-tan/p13s3\b"))
    page.go_back()
    row.get_by_role("link", name="Tencent").click()
    expect(page).to_have_url(re.compile(r"/doc/id/tencent\b"))


def test_rows_are_sorted_and_filtered(visit):
    """By a heading, and by words of any column; the keyboard does as the mouse."""

    page = visit("/run/co-owners?lang=en")
    page.get_by_role("button", name="party").press("Enter")
    parties = page.locator("tbody tr td:nth-child(3)").all_inner_texts()
    assert parties == sorted(parties, key=str.lower)
    page.get_by_label("Filter the rows").fill("mobile guangdong")
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    expect(page.get_by_text("1 of 13 rows")).to_be_visible()


def test_the_calls_can_be_copied_and_give_the_same(visit, server):
    """The snippets are there one click away; the one for curl is answered with the same rows."""

    page = visit(
        "/run/co-owners?province=guangdong&lang=en",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.get_by_text("Get this answer another way").click()
    figure = page.locator("figure.code", has_text="curl")
    figure.get_by_role("button", name="Copy").click()
    expect(figure.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    address = copied.removeprefix("curl '").removesuffix("'")
    rows = list(csv.DictReader(io.StringIO(server.client.get(address).text)))
    assert len(rows) == page.locator("tbody tr").count()
    assert (
        "SELECT DISTINCT ?province" in page.locator("figure.code", has_text="SPARQL").inner_text()
    )


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>"])
def test_what_is_typed_stays_text(visit, words):
    """Words of an address come out as words, in the box and in the heading."""

    from urllib.parse import quote

    page = visit(f"/ask?words={quote(words)}&lang=en")
    expect(page.locator("main [name=words]")).to_have_value(words)
    assert page.locator("main img, main script").count() == 0


def test_a_no_says_which_and_leads_on(visit):
    """What the article does not say is told so, with the nearest that it does say as links."""

    page = visit("/ask?words=Who+is+the+CEO+of+Tencent%3F&lang=en")
    expect(page.locator(".reply")).to_contain_text("does not say")
    nearest = page.locator(".nearest a")
    assert nearest.count() > 0
    assert all(link.get_attribute("href").startswith("/") for link in nearest.all())


def test_a_no_of_one_of_two_is_told_before_the_yes_of_the_other(visit):
    page = visit(
        "/ask?words=Were+Digital+Zhejiang+and+Cloud+Guizhou+both+founded+in+2019%3F&lang=en"
    )
    reply = page.locator(".reply")
    expect(reply).to_contain_text("Cloud Guizhou: The graph does not settle whether this is so")
    expect(reply).to_contain_text("Digital Zhejiang:")
    expect(page.locator(".nearest")).to_have_text(
        "Yes. 2019 (the date of “founding of Digital Zhejiang”)."
    )


def test_the_sentences_named_in_an_answer_are_links(visit):
    """The points of an advice lead to the sentences that tell them."""

    page = visit("/ask?words=“跨省通办”落不了地,文章后头拿什么来治?&lang=zh")
    links = page.locator(".reply a")
    assert [link.inner_text() for link in links.all()] == [
        *("p43s2", "p43s3", "p43s4", "p43s5"),
        "p43s1",
    ]
    assert "[" not in page.locator(".reply").inner_text()
    assert "/source/ning-tan/p43s2" in links.first.get_attribute("href")


def test_a_question_may_follow_the_one_before(visit):
    """What was asked is told in full, and may be gone on from again."""

    page = visit("/ask?words=Who+operates+digital+government+in+Guangdong%3F&lang=en")
    page.locator("main [name=words]").fill("And in Zhejiang?")
    page.locator("main form.seek button").click()
    expect(page.locator(".answer .note").first).to_have_text(
        "Asked is: Who operates digital government in Zhejiang?"
    )
    expect(page.locator(".reply")).to_contain_text("Digital Zhejiang")
    page.locator("main [name=words]").fill("When was it founded?")
    page.locator("main form.seek button").click()
    expect(page.locator(".reply")).to_contain_text("2019")
