"""What happened when: all of it, in a place, or to one thing."""

from __future__ import annotations

import pytest

from dgov_kg.dates import bounds
from dgov_kg.exceptions import UnknownName
from dgov_kg.graph import load
from dgov_kg.view import table_view


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="en")


def test_without_a_name_it_is_the_question(kg):
    """There is one timeline, asked by two names."""

    assert kg.timeline() == kg.run("timeline")


def test_of_a_place_it_is_the_question_of_that_place(kg):
    """With a heading of its own."""

    table = kg.timeline("浙江")

    assert table.rows == kg.run("timeline", province="zhejiang").rows
    assert len(table) > 0
    assert table.title.en == "Zhejiang Province: what happened when?"


def test_of_a_thing_it_is_what_it_had_part_in(kg):
    """Alibaba comes in by the group that founded the firm; the firm by being founded."""

    for name in ("alibaba", "digital-zhejiang", "founding-of-digital-zhejiang"):
        assert [(row["date"], row["evidence"].slug) for row in kg.timeline(name)] == [
            ("2019", "p16s4")
        ]


@pytest.mark.parametrize("name", [None, "china", "guizhou", "state-council"])
def test_the_dates_are_the_articles_and_in_order(kg, name):
    """No date is made finer than it is said, and none comes before an earlier one."""

    dates = [row["date"] for row in kg.timeline(name)]
    first = [bounds(date)[0] or "" for date in dates]

    assert first == sorted(first)
    assert all(row["evidence"].is_sentence for row in kg.timeline(name))


def test_a_thing_without_dates_says_so(kg):
    """The article does not date what Tencent did."""

    table = kg.timeline("tencent")

    assert len(table) == 0
    assert table.note.en == "The article dates nothing that is about Tencent."
    assert "腾讯" in table.note.zh


def test_an_unknown_name_is_told(kg):
    """As everywhere."""

    with pytest.raises(UnknownName):
        kg.timeline("narnia")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_browser_shows_it(show, kg, language):
    """Each event once, with its date in words."""

    table = kg.timeline("guizhou").in_language(language)
    page = show(table_view(table, "timeline"))

    assert page.inner_text("h1") == table.title.in_language(language)
    assert page.locator(".item").count() == len({row["event"] for row in table})
    assert {"zh": "2016年", "en": "2016"}[language] in page.inner_text(".item >> nth=0")
