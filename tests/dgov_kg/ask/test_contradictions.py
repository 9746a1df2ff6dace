"""Questions that compare, offer alternatives, or take for granted what the article does not say."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Did the Qingdao website go online before the government online project began?", "yes"),
        ("Was Guangdong's digital government launched after 2018?", "no"),
        ("上海门户网站是在2005年之前开通的吗？", "yes"),
        ("广东的跨境通办事项比省内通办事项多吗？", "no"),
        ("Is the share of county portals above 95 per cent?", "no"),
        ("Is Guizhou among the ten foremost provinces?", "no"),
        ("Are systems of vertical departments few?", "no"),
        ("Was the pilot of digital government building started in 2016?", "no"),
    ],
)
def test_dates_numbers_and_lists_settle_whether_it_is_so(kg, words, verdict):
    """What is set against each other is computed; the sentences come with it."""

    answer = kg.ask(words)

    assert answer.verdict == verdict
    assert answer.evidence


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Which came first, Shanghai's portal or its service hall?", {"shanghai-portal"}),
        ("数字广东是腾讯出资还是阿里巴巴出资的？", {"tencent"}),
        ("首个大数据综合试验区在浙江还是贵州？", {"guizhou"}),
    ],
)
def test_of_alternatives_those_are_given_that_are_so(kg, words, wanted):
    """A yes or a no does not answer; the other alternative is left out."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert not answer.verdict
    assert {node.slug for node in answer.values} == wanted


@pytest.mark.parametrize(
    "words",
    [
        "What colour is the logo of Digital Guangdong?",
        "What programming language is used by the national government service platform?",
        "On which day of June 2022 were the guiding opinions issued?",
        "数字广东网络建设有限公司的成立花了多长时间？",
        "How many platforms in total has Guangdong put up?",
        "Which consultancy wrote Guangdong's overall plan?",
    ],
)
def test_a_noun_that_nothing_fits_gets_no_answer(kg, words):
    """The right sentence is no answer where it says nothing of what is asked for."""

    answer = kg.ask(words)

    assert not answer
    assert answer.outcome in {"not-said", "not-covered"}


@pytest.mark.parametrize(
    "words",
    [
        "为什么北京的数字政府建设起步晚、速度慢?",
        "Since Guizhou has the strongest industrial base, why did it pick state firms?",
        "既然各地的开放标准已经完全统一,企业怎么利用这些数据?",
        "作者把“数字”当成目的、把“治理”当成手段,理由何在?",
        "Why did counties have a higher share of portals than prefectures?",
    ],
)
def test_the_opposite_of_what_is_said_is_put_right(kg, words):
    """Opposite words, roles that are swapped, a comparison turned round."""

    answer = kg.ask(words)

    assert answer.outcome == "corrected"
    assert answer.evidence


def test_a_premise_that_the_article_bears_out_stands(kg):
    """What lacks may be asked for by its lack."""

    for words in ("为什么说数据壁垒越来越突出?", "大数据管理局为什么会“小马拉大车”?"):
        assert kg.ask(words).outcome == "answered", words


def test_what_is_listed_in_full_is_counted(kg):
    """The number comes out of the query."""

    answer = kg.ask("How many policy documents make up Table 1?")

    assert answer.values == (5,)
    assert answer.sentence.startswith("5: ")
