"""The first page, and the one box on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dgov_kg.graph import load
from dgov_kg.topics import examples, topics


def test_the_box_answers_in_the_first_minute(visit):
    """From the home page: a question typed, its answer, and its sentence, by two clicks."""

    page = visit("/?lang=en")
    page.locator("main [name=words]").fill("Who put up the money for Digital Guangdong?")
    page.get_by_role("button", name="Ask").click()

    answer = page.locator(".reply")
    expect(answer).to_contain_text("China Mobile, China Telecom, China Unicom")
    answer.get_by_role("link", name="p13s3").click()
    assert page.url.endswith("/source/ning-tan/p13s3?lang=en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_cards_have_a_taste_of_their_answers(visit, language):
    """A card leads to its question, and what it shows stands in the answer."""

    page = visit(f"/?lang={language}")
    cards = page.locator("li.card")
    assert cards.count() == len(topics())
    title = load().question("co-owners").title.in_language(language)
    line = cards.first.locator("ul li").first.inner_text()
    cards.first.get_by_role("link", name=title).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    table = page.locator("table").inner_text()
    for word in line.split(" · "):
        assert word in table


def test_the_language_follows_the_reader(visit):
    """A Chinese browser is met in Chinese; the switch changes it, and the choice is kept."""

    page = visit("/", locale="zh-CN")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Questions", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_names_are_offered_while_one_types(visit):
    """The box completes what the graph knows by name, in either language."""

    page = visit("/?lang=zh")
    box = page.locator("main [name=words]")
    box.press_sequentially("shuzi guang")
    expect(page.locator("datalist option").first).to_have_attribute(
        "value", "数字广东网络建设有限公司"
    )


def test_without_script_it_works_the_same(visit):
    """The box, the cards and the switch need no script."""

    page = visit("/?lang=en", java_script_enabled=False)
    page.locator("main [name=words]").fill("腾讯")
    page.get_by_role("button", name="Ask").click()

    named = page.locator(".named")
    expect(named.get_by_role("link", name="Tencent", exact=True)).to_be_visible()


def test_the_examples_are_answered():
    """What the home page suggests has an answer with evidence, in both languages."""

    kg = load()
    for example in examples():
        for words in example:
            answer = kg.ask(words)
            assert answer, words
            assert answer.evidence, words


def test_every_question_has_one_topic():
    """No question of the catalogue is left out, and none stands twice."""

    listed = [name for topic in topics() for name in topic.questions]
    assert sorted(listed) == sorted(question.name for question in load().questions())


@pytest.mark.parametrize("path", ["/", "/questions", "/ask?words=Tencent", "/run/co-owners"])
@pytest.mark.parametrize("settings", [{}, {"color_scheme": "dark"}], ids=["light", "dark"])
def test_everyone_can_use_it(visit, axe, path, settings):
    """No serious fault of accessibility, in light and dark."""

    assert axe(visit(path, **settings)) == {}


@pytest.mark.parametrize("path", ["/", "/questions", "/ask?words=腾讯", "/run/co-owners"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_shows_it(visit, overflow, path, language):
    """Nothing is wider than a phone but tables, which scroll in their own box."""

    page = visit(path, locale=language, viewport={"width": 360, "height": 740})
    assert overflow(page) <= 0
